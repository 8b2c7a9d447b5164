"""The board: cards are opened, moved, read back, told of, and taken back."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.testclient import TestClient

from backchannel.desk import Desk

from .browsing import answered, send

ASK = {
    "target": "Piet Hagen",
    "messenger": "Orla Vane",
    "request": "Lift the timber quota.",
    "issue": "timber quota",
    "due": "2031-06-01",
}
DAY = "?as-of=2031-05-10"


def opened(browser: TestClient) -> str:
    """The id of a card that was just opened."""
    found = re.search(r'name="ask" value="(a:\w+)"', send(browser, f"/board/ask{DAY}", **ASK))
    assert found is not None
    return found[1]


def state(browser: TestClient, card: str) -> str:
    told: str = browser.get(f"/board/card/{card}.json{DAY}").json()["ask"]["card"]["state"]
    return told


def test_a_card_stands_in_the_column_of_its_state(browser: TestClient) -> None:
    card = opened(browser)
    columns = browser.get(f"/board.json{DAY}").json()["board"]["columns"]
    assert [c["id"] for c in columns[0]["cards"]] == [card]
    send(browser, "/board/move", ask=card, state="agreed")
    assert state(browser, card) == "agreed"


def test_nobody_is_contacted_who_was_not_read_back(browser: TestClient) -> None:
    card = opened(browser)
    shown = send(browser, "/board/move", ask=card, state="contacted")
    assert state(browser, card) == "proposed"
    assert "Was it this one who was contacted?" in shown
    whom = re.search(r'name="whom" value="([^"]+)"', shown)
    assert whom is not None
    send(browser, "/board/move", ask=card, state="contacted", whom=whom[1], day="2031-05-09")
    assert state(browser, card) == "contacted"


def test_what_was_changed_by_another_since_is_not_overwritten(browser: TestClient) -> None:
    card = opened(browser)
    seen = browser.get(f"/board/card/{card}.json{DAY}").json()["ask"]["card"]["last"]
    send(browser, "/board/edit", ask=card, seen=seen, request="Lift it soon.", **{"was-request": "x"})
    late = answered(browser, "/board/edit", ask=card, seen=seen, request="Keep it.", **{"was-request": "x"})
    assert late.status_code == 409
    assert "Lift it soon." in browser.get(f"/board/card/{card}").text


def test_a_readout_is_a_document_and_its_facts_wait_beside_it(browser: TestClient, path: Path) -> None:
    card = opened(browser)
    shown = send(browser, "/board/readout", ask=card, summary="Hagen will think about it.", mode="call")
    assert "Orla Vane" in shown
    assert state(browser, card) == "replied"
    with Desk.open(path, readonly=True) as desk:
        assert len(desk.view().documents()) == 2


def test_undo_takes_back_what_was_done_last(browser: TestClient) -> None:
    card = opened(browser)
    send(browser, "/board/move", ask=card, state="agreed")
    send(browser, "/board/undo", ask=card)
    assert state(browser, card) == "proposed"


def test_a_strip_fills_the_form_of_a_new_card(browser: TestClient) -> None:
    shown = send(browser, "/board/assign", target="Piet Hagen", messenger="Orla Vane", way="2")
    assert 'value="Piet Hagen"' in shown
    assert 'name="way" value="2"' in shown


def test_a_line_keeps_its_versions(browser: TestClient) -> None:
    send(browser, "/board/line", words="The quota hurts both sides.", issue="timber quota")
    line = browser.get("/board/lines.json").json()["agreed"]["agreed"][0]["id"]
    shown = send(browser, "/board/line", line=line, words="The quota hurts builders on both sides.")
    assert "The quota hurts both sides." in shown
    assert "version 2 of 2" in shown


def test_the_board_is_a_table_for_a_spreadsheet(browser: TestClient) -> None:
    opened(browser)
    rows = browser.get(f"/board/board.csv{DAY}").text.splitlines()
    assert len(rows) == 2
    assert "Lift the timber quota." in rows[1]
