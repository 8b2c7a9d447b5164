"""Dossier: the card, bars that are honest, choices, contact details and namesakes, all with read-back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from backchannel.desk import Desk

from .browsing import answered, send

TABLES = (
    "holder,post,country,phone,e-mail\nRobert Marden,envoy,Norway,+47 555 0100,marden@example.no\n",
    "holder,post,country,phone\nRobert K. Marden,envoy,Norway,+47 555 0199\n",
)


@pytest.fixture
def registered(path: Path, tmp_path: Path) -> str:
    """The id of somebody with contact details in two tables."""
    for number, text in enumerate(TABLES):
        (tmp_path / f"{number}.csv").write_text(text)
        with Desk.open(path) as desk:
            desk.import_posts(tmp_path / f"{number}.csv", published=f"2031-05-0{number + 1}")
    with Desk.open(path) as desk:
        one, other = (desk.view().named(name)[0].id for name in ("Robert Marden", "Robert K. Marden"))
        if one != other:
            desk.judge("same", one, other)
        return desk.view().canonical(one)


def page_of(browser: TestClient, name: str) -> str:
    return send(browser, "/dossier", who=name)


def own(answer: Any) -> str:
    """The address of the dossier that was shown; an id may have a "#"."""
    return quote(answer.url.path, safe="/")


def test_the_card_says_post_issue_who_knows_them_and_last_contact(browser: TestClient) -> None:
    shown = page_of(browser, "Piet Hagen")
    card = shown[shown.index('id="card-title"') : shown.index("</dl>")]
    assert "no issue was asked about yet" in card
    assert "Orla Vane" in card
    assert "met Piet Hagen" in card
    send(browser, "/routes", to="Piet Hagen", about="timber quota")
    assert "timber quota: is reported with it" in page_of(browser, "Piet Hagen")


def test_on_a_large_desk_what_takes_long_is_shown_when_asked_for(
    browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backchannel.faces.web.pages.dossier.AT_ONCE", 0)
    shown = page_of(browser, "Piet Hagen")
    assert 'id="card-title"' not in shown
    found = re.search(r'href="([^"]+whole)"', shown)
    assert found is not None
    assert 'id="card-title"' in browser.get(found[1].replace("&amp;", "&")).text


def test_a_post_names_whoever_holds_it(browser: TestClient) -> None:
    shown = page_of(browser, "trade minister of Norway")
    assert re.search(r"On that day: <strong>.*Orla Vane", shown)
    assert "<h1>Orla Vane</h1>" in page_of(browser, "Norway's minister of trade")


def test_of_several_of_a_name_each_is_listed_with_what_tells_them_apart(browser: TestClient) -> None:
    for name, post in (("Ana Lund", "a judge in Chile"), ("Per Lund", "the mayor of Lima")):
        send(browser, "/add", text=f"{name}, {post}, left on Monday.", published="2031-05-06")
    answer = answered(browser, "/dossier", who="Lund")
    assert "Who is meant?" in answer.text
    assert "Lund" not in str(answer.url)
    links = re.findall(r'href="(/dossier/[^"]+)">(\w+ Lund)</a>', answer.text)
    assert {name for _, name in links} == {"Ana Lund", "Per Lund"}
    assert all(f"<h1>{name}</h1>" in browser.get(link).text for link, name in links)


def test_who_is_not_there_is_told_with_its_code(browser: TestClient) -> None:
    answer = answered(browser, "/dossier", who="Nobody Known")
    assert answer.status_code == 404
    assert "BC501" in answer.text


def test_a_day_before_the_first_report_shows_nothing_of_it(browser: TestClient) -> None:
    answer = answered(browser, "/dossier", who="Piet Hagen")
    earlier = browser.get(f"{own(answer)}?as-of=2031-05-01").text
    assert "left out" in earlier
    assert 'id="contacts1"' in answer.text
    assert 'id="contacts1"' not in earlier


def test_the_slider_goes_from_the_first_report_to_the_last(browser: TestClient) -> None:
    send(browser, "/add", text="Orla Vane, the trade minister of Norway, slept.", published="2031-06-01")
    assert 'data-first="2031-05-05" data-last="2031-06-01"' in page_of(browser, "Orla Vane")


def test_posts_are_bars_with_the_same_in_words(browser: TestClient) -> None:
    shown = page_of(browser, "Orla Vane")
    assert '<rect class="certain"' in shown
    assert '<rect class="open"' in shown
    assert "certain 2031-05-05; since when is not known; until when is not known" in shown


def test_contact_details_are_confirmed_only_as_they_were_read_back(
    browser: TestClient, registered: str, path: Path
) -> None:
    address = f"/dossier/{quote(registered, safe='')}"
    assert browser.get(address).text.count("not confirmed") == 3
    read_back = browser.get(f"/confirm/{quote(registered, safe='')}").text
    seen = re.findall(r'name="seen" value="([^"]+)"', read_back)
    assert len(seen) == 3
    assert "given for" in read_back
    assert answered(browser, "/confirm", who=registered, seen="c:other").status_code == 400
    assert browser.get(address).text.count("not confirmed") == 3
    assert "Confirmed: these are theirs." in send(browser, "/confirm", who=registered, seen=seen)
    assert "not confirmed" not in browser.get(address).text


def test_a_verdict_on_two_is_read_back_said_and_taken_back(browser: TestClient, path: Path) -> None:
    for name, post in (("Ana Lund", "a judge in Chile"), ("Anna Lund", "the mayor of Lima")):
        send(browser, "/add", text=f"{name}, {post}, left on Monday.", published="2031-05-06")
    with Desk.open(path, readonly=True) as desk:
        one, other = (desk.view().named(name)[0].id for name in ("Ana Lund", "Anna Lund"))

    def are_one() -> bool:
        with Desk.open(path, readonly=True) as desk:
            return desk.view().canonical(one) == desk.view().canonical(other)

    told = send(browser, "/namesakes", verdict="same", one=one, other=other, back=one)
    assert "These will be one" in told
    assert "Ana Lund" in told
    assert "Anna Lund" in told
    assert not are_one()
    fields = {"verdict": "same", "one": one, "other": other, "back": one, "why": "one register"}
    shown = send(browser, "/namesakes/judge", **fields)
    assert "Said: same." in shown
    assert are_one()
    send(browser, "/namesakes/undo", one=one, other=other, back=one)
    assert not are_one()


def test_a_verdict_that_is_none_is_refused(browser: TestClient) -> None:
    assert answered(browser, "/namesakes", verdict="maybe", one="a", other="b").status_code == 400


def test_a_side_set_by_hand_is_shown_and_taken_back_by_the_notice(browser: TestClient) -> None:
    answer = answered(browser, "/dossier", who="Piet Hagen")
    id_ = re.search(r'name="to_id" value="([^"]+)"', answer.text)
    assert id_ is not None
    shown = send(browser, "/mark", who=id_[1], side="theirs")
    assert "their side" in shown
    assert '<input type="hidden" name="side" value="">' in shown
    assert "their side" not in send(browser, "/mark", who=id_[1], side="")


def test_the_dossier_is_a_table_too(browser: TestClient) -> None:
    answer = answered(browser, "/dossier", who="Orla Vane")
    sheet = browser.get(f"{own(answer)}.csv")
    assert sheet.text.startswith("\ufeffsection,happened,reported,words")
    assert "post" in sheet.text
