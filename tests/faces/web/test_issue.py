"""The pages of an issue: four tabs, the same answers as the command line, and its words in no address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backchannel.answer import flows, neighbourhood, positions, timeline
from backchannel.desk import Desk

from .browsing import answered

ISSUE = "timber quota"
REPORT = """date: 2031-05-06
title: The timber quota and what it stops
outlet: The Gull

Norway exports 40,000 tonnes of timber a year to Chile. Norway exports 25,000 tonnes of timber a year to Peru.
In 2030 Canada shipped 900 tonnes of timber to Japan and Korea. Sweden also supplies pulp to Denmark.

Trade Minister Orla Vane of Norway said on May 3 that she would not lift the timber quota. "We will lift the \
timber quota," Vane said on May 5.

Chilean Foreign Minister Rosa Pino met Vane in Oslo in March 2031 about the timber quota. Peru imposed a \
tariff on timber in 2030. Pino spoke with \
Peruvian President Luis Rojas about the timber quota before April 20.
"""
TABS = ("", "/positions", "/flows", "/people")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Desk.create(tmp_path / "desk.db", side="Norway") as desk:
        desk.add_text(REPORT, name="gull.txt")
    return tmp_path / "desk.db"


@pytest.fixture
def issue(browser: TestClient) -> str:
    """The address of the issue's page."""
    return str(answered(browser, "/issue", about=ISSUE).url.path)


def test_the_words_of_an_issue_stand_in_no_address(browser: TestClient) -> None:
    answer = answered(browser, "/issue", about=ISSUE)
    assert f"<h1>{ISSUE}</h1>" in answer.text
    assert "timber" not in str(answer.url)
    assert not re.search(r'(href|action)="[^"]*timber', answer.text)


def test_without_words_it_says_what_would_help(browser: TestClient) -> None:
    answer = answered(browser, "/issue", about=" ")
    assert answer.status_code == 400
    assert "name the issue in plain words" in answer.text


def test_what_was_asked_last_is_one_step_away(browser: TestClient, issue: str) -> None:
    assert f'href="{issue}"' in browser.get("/issue").text


def test_an_id_of_an_earlier_start_is_told_to_be_one(browser: TestClient) -> None:
    answer = browser.get("/issue/AAAAAAAAAAAA")
    assert answer.status_code == 404
    assert "earlier start" in answer.text


@pytest.mark.parametrize("tab", TABS)
def test_each_tab_has_its_address_its_key_and_its_twin(browser: TestClient, issue: str, tab: str) -> None:
    shown = browser.get(issue + tab).text
    links = re.findall(r'<a href="([^"]+)" data-key="(\d)" (aria-current="page")?', shown)
    assert [(address, key) for address, key, _ in links] == [
        (issue + other, str(n)) for n, other in enumerate(TABS, 1)
    ]
    assert [address for address, _, current in links if current] == [issue + tab]
    assert browser.get(f"{issue}{tab}.json").json()["about"] == ISSUE
    assert "<script>" not in shown
    assert "style=" not in shown


@pytest.mark.parametrize("tab", TABS)
def test_the_head_says_who_decides_and_what_can_be_argued(browser: TestClient, issue: str, tab: str) -> None:
    shown = browser.get(issue + tab).text
    assert "Who has the last word: cannot tell." in shown
    assert "Peru imposed a tariff on timber in 2030" in shown[: shown.index('class="tabs"')]


def test_the_twins_are_the_answers_of_the_command_line(browser: TestClient, issue: str, path: Path) -> None:
    with Desk.open(path, readonly=True) as desk:
        view = desk.view()
        asked = {
            ".json": ("timeline", timeline(view, about=ISSUE)),
            "/positions.json": ("positions", positions(view, ISSUE)),
            "/flows.json": ("flows", flows(view, ISSUE)),
            "/people.json": ("neighbourhood", neighbourhood(view, about=ISSUE)),
        }
        for address, (name, answer) in asked.items():
            assert answer.to_json() in browser.get(issue + address).content, name


def test_the_timeline_has_every_event_drawn_and_in_the_table_with_its_words(
    browser: TestClient, issue: str
) -> None:
    shown = browser.get(issue).text
    events = browser.get(f"{issue}.json").json()["timeline"]["events"]
    assert len(events) == 8
    assert shown.count("<foreignObject") == shown.count("<tr id=") == len(events)
    for event in events:
        claim = event["citations"][0]["claim"]
        assert shown.count(f'data-claim="{claim}"') >= 2
    assert shown.count('class="mark bar"') == 1 + 2, "in the legend, and of March 2031 and of 2030"


def test_the_timeline_is_filtered_by_days(browser: TestClient, issue: str) -> None:
    words = [e["words"] for e in browser.get(f"{issue}.json?since=2031-05-04").json()["timeline"]["events"]]
    assert "Orla Vane said: “We will lift the timber quota,”" in words
    assert not any("tariff" in one for one in words)
    assert browser.get(f"{issue}?since=soon").status_code == 400


def test_as_of_a_day_nothing_later_is_on_the_timeline(browser: TestClient, issue: str) -> None:
    found = browser.get(f"{issue}.json?as-of=2031-05-03").json()["timeline"]["events"]
    assert found
    assert all(event["happened"] and not event["happened"].startswith("2031-05-05") for event in found)


def test_who_moved_is_told_above_the_grid_and_in_it(browser: TestClient, issue: str) -> None:
    shown = browser.get(f"{issue}/positions").text
    assert "↻ Orla Vane" in shown
    assert "↻ changed since" in shown[shown.index('<table class="grid"') :]


def test_every_flow_stands_in_a_table_and_no_unit_beside_another(browser: TestClient, issue: str) -> None:
    shown = browser.get(f"{issue}/flows").text
    sheets = shown.split('<section class="paper sheet"')[1:]
    amounts = [re.findall(r'data-amount="(\d+)"', sheet) for sheet in sheets]
    assert amounts == [["40000", "25000"], ["900"]]
    assert 'data-to="Japan + Korea"' in sheets[1]
    assert "Sweden" in shown[shown.index('id="bare-title"') :]
    assert "may not be added" in shown


def test_the_drawings_load_what_they_need_and_only_there(browser: TestClient, issue: str) -> None:
    loaded = {tab: re.findall(r"/static/vendor/(\S+?)\"", browser.get(issue + tab).text) for tab in TABS}
    assert loaded == {
        "": [],
        "/positions": [],
        "/flows": ["d3.min.js", "d3-sankey.min.js"],
        "/people": ["cytoscape.min.js"],
    }
    assert 'id="__________cytoscape_stylesheet"' in browser.get(f"{issue}/people").text


def test_people_are_drawn_from_the_lists_and_one_can_be_gone_around(browser: TestClient, issue: str) -> None:
    shown = browser.get(f"{issue}/people").text
    nodes = dict(re.findall(r'data-node="([^"]+)" data-name="([^"]+)"', shown))
    assert {"Rosa Pino", "Orla Vane", "Luis Rojas"} <= set(nodes.values())
    assert 'data-name="Orla Vane" data-side="ours"' in shown
    rojas = next(id_ for id_, name in nodes.items() if name == "Luis Rojas")
    around = browser.get(f"{issue}/people", params={"around": rojas}).text
    assert set(dict(re.findall(r'data-name="([^"]+)" (data-side)', around))) == {"Luis Rojas", "Rosa Pino"}


def test_of_an_issue_that_nobody_tells_of_each_tab_says_so(browser: TestClient) -> None:
    address = str(answered(browser, "/issue", about="glass marbles").url.path)
    for tab in TABS:
        answer = browser.get(address + tab)
        assert answer.status_code == 200
        assert "in what you can see" in answer.text


def test_the_contact_matrix_has_a_cell_with_its_words_and_the_ways(browser: TestClient, issue: str) -> None:
    shown = browser.get(f"{issue}/people").text
    matrix = shown[shown.index('<table class="grid matrix">') : shown.index('id="around-title"')]
    assert "Orla Vane" in matrix
    assert "Rosa Pino" in matrix
    assert "met" in matrix
    assert 'name="to" value="Rosa Pino"' in matrix
    claim = browser.get(f"{issue}/people.json").json()["matrix"]["cells"][0]["citations"][0]["claim"]
    assert f'data-claim="{claim}"' in matrix


def test_the_matrix_is_filtered_and_another_order_is_refused(browser: TestClient, issue: str) -> None:
    assert "No contact of ours" in browser.get(f"{issue}/people?kind=wrote").text
    assert browser.get(f"{issue}/people?order=colour").status_code == 400
