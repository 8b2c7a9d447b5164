"""Routes in the browser: three boxes, strips that are lists, and what is not known."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backchannel.answer.routes import routes
from backchannel.desk import Desk
from backchannel.faces.web.app import application

from .browsing import BASE, KEY, PORT, answered, send

ON = "as-of=2020-04-06"
HIDE = re.compile(r'name="asked" value="([\w-]+)"><button name="way" value="([^"]+)"')
PRESIDENT = "president of the United States"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with Desk.sample() as desk:
        desk.ledger.backup(path)
    return path


@pytest.fixture
def reader(demo: Path) -> Iterator[TestClient]:
    with TestClient(application(demo, key=KEY, port=PORT), base_url=BASE) as client:
        client.get(f"/enter?key={KEY}")
        yield client


def test_the_strips_are_those_of_the_answer(reader: TestClient, demo: Path) -> None:
    shown = send(reader, f"/routes?{ON}", to=PRESIDENT, about="masks")
    with Desk.open(demo, readonly=True) as desk:
        known = routes(desk.view(as_of="2020-04-06"), to=PRESIDENT, about="masks", at_most=19).routes
    assert re.findall(r'id="way(\d+)"', shown) == [str(n + 1) for n in range(len(known))]
    for route in known[:7]:
        assert f"{route.via} <span" in shown
        for hop in route.hops:
            assert f"/evidence/{hop.citations[0].claim}?{ON}" in shown
        assert route.weakest in shown.replace("&#39;", "'")


def test_a_strip_is_a_list_whose_people_say_their_side_in_words(reader: TestClient) -> None:
    shown = send(reader, f"/routes?{ON}", to=PRESIDENT)
    begin = shown.index('<ol class="strip hops')
    strip = shown[begin : shown.index("</ol>", begin)]
    assert strip.count("<li") == strip.count("</li>") >= 3
    assert "our side" in strip
    assert "their side" in strip


def test_names_and_issues_stand_in_no_address(reader: TestClient) -> None:
    answer = answered(reader, "/routes", to=PRESIDENT, about="masks")
    assert "masks" not in str(answer.url)
    assert "president" not in str(answer.url)
    assert 'value="masks"' in reader.get("/routes").text
    assert 'value="masks"' not in reader.get("/routes?new").text


def test_the_reader_chooses_the_order_and_is_told_why(reader: TestClient) -> None:
    shown = send(reader, f"/routes?{ON}", to=PRESIDENT, order="directness")
    assert "Fewest steps first" in shown
    steps = [int(n) for n in re.findall(r"· (\d) steps?</span></h2>", shown)]
    assert steps == sorted(steps)
    assert len(steps) > 1


def test_a_strip_goes_to_the_board_by_its_number_among_the_strongest(reader: TestClient, demo: Path) -> None:
    shown = send(reader, f"/routes?{ON}", to=PRESIDENT, about="masks", order="recency")
    vias = re.findall(r'class="place">\d+</span> ([^<]+) <span', shown)
    numbers = [int(n) for n in re.findall(r'name="way" value="(\d+)"', shown)]
    with Desk.open(demo, readonly=True) as desk:
        known = routes(desk.view(as_of="2020-04-06"), to=PRESIDENT, about="masks").routes
    assert numbers != sorted(numbers)
    assert [known[n - 1].via for n in numbers] == vias


def test_a_hidden_way_leaves_the_others_at_their_places_and_comes_back(reader: TestClient) -> None:
    shown = send(reader, f"/routes?{ON}", to=PRESIDENT)
    found = HIDE.search(shown)
    assert found is not None
    after = send(reader, f"/routes/hide?{ON}", asked=found[1], way=found[2].replace("&gt;", ">"))
    assert 'id="way1"' not in after
    assert 'id="way2"' in after
    assert "1 way is hidden." in after
    assert 'id="way1"' in send(reader, f"/routes/show?{ON}", asked=found[1])


def test_every_factor_is_shown_where_it_is_asked_for(reader: TestClient) -> None:
    assert '<table class="factors">' not in send(reader, f"/routes?{ON}", to=PRESIDENT)
    shown = send(reader, f"/routes?{ON}", to=PRESIDENT, explain="yes")
    assert '<table class="factors">' in shown
    assert "messenger’s fit" in shown


def test_no_route_is_always_said_in_the_same_words(browser: TestClient) -> None:
    send(browser, "/add", text="Rosa Pino, the mayor of Lima, sang.", published="2031-05-06")
    assert "No route in what you can see" in send(browser, "/routes", to="Rosa Pino")


def test_why_not_somebody_is_answered_on_the_page(reader: TestClient) -> None:
    shown = send(reader, f"/routes?{ON}", to=PRESIDENT, why_not="Kirsten Hillman")
    assert 'id="why-not"' in shown
    assert "Kirsten Hillman is of ours, and nothing reported leads on to Donald Trump." in shown


def test_whom_a_messenger_can_ask_is_listed(reader: TestClient) -> None:
    shown = send(reader, f"/routes?{ON}", to=PRESIDENT, messenger="Katie Telford")
    assert "Whom Katie Telford can ask for an introduction" in shown


def test_what_cannot_be_asked_leaves_the_words_in_the_boxes(reader: TestClient) -> None:
    answer = answered(reader, "/routes", to="Nobody Known", about="masks")
    assert answer.status_code == 404
    assert 'value="Nobody Known"' in answer.text
    assert "BC501" in answer.text
    assert answered(reader, "/routes", to=PRESIDENT, order="alphabet").status_code == 400


def test_of_several_of_a_name_the_reader_chooses_one(browser: TestClient) -> None:
    for name in ("Ana Vane", "Per Vane"):
        send(browser, "/add", text=f"{name}, a judge in Chile, left on Monday.", published="2031-05-06")
    answer = answered(browser, "/routes", to="Vane")
    assert answer.status_code == 300
    choice = re.search(r'name="to_name" value="Ana Vane"><button name="to_id" value="([^"]+)"', answer.text)
    assert choice is not None
    shown = send(browser, "/routes", to="Ana Vane", to_name="Ana Vane", to_id=choice[1])
    assert "Ways in to Ana Vane" in shown


def test_the_ways_are_a_table_too(reader: TestClient) -> None:
    answer = answered(reader, f"/routes?{ON}", to=PRESIDENT)
    address = re.search(r'href="(/routes/[\w-]+\.csv)\?', answer.text)
    assert address is not None
    rows = list(csv.DictReader(io.StringIO(reader.get(f"{address[1]}?{ON}").text.lstrip("\ufeff"))))
    assert [row["number"] for row in rows] == [str(n + 1) for n in range(len(rows))]
    assert len(rows) >= 3


def test_who_stands_between_has_a_page_of_its_own(reader: TestClient) -> None:
    answer = answered(reader, f"/routes?{ON}", to=PRESIDENT)
    page = reader.get(f"{answer.url.path}/between?{ON}")
    assert page.status_code == 200
    assert "Who stands between ours and the side of Donald Trump" in page.text


def test_the_twin_has_every_route(reader: TestClient) -> None:
    answer = answered(reader, f"/routes?{ON}", to=PRESIDENT)
    twin = reader.get(f"{answer.url.path}.json?{ON}").json()
    assert len(twin["strips"]) + len(twin["others"]) == len(twin["answer"]["routes"])
