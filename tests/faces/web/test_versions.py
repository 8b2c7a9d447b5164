"""The versions of a report in the browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backchannel.desk import Desk
from backchannel.model.reports import DocumentRelation

from .browsing import TEXT

LATER = f"{TEXT.replace('would be lifted', 'may be lifted')} <b>Nobody else was asked.</b>"


@pytest.fixture
def documents(path: Path) -> tuple[str, str]:
    """The ids of a report and of its later version."""
    with Desk.open(path) as desk:
        desk.add_text(LATER, name="later.txt", published="2031-05-06")
        first, second = (next(d.id for d in desk.view().documents() if d.name == n) for n in NAMES)
        desk.ledger.relate(
            DocumentRelation(
                left=first, right=second, relation="version", score=1.0, reasons=(), by="test.v1"
            )
        )
    return first, second


NAMES = "talks.txt", "later.txt"


def test_read_leads_to_the_versions_of_a_report(browser: TestClient, documents: tuple[str, str]) -> None:
    shown = browser.get(f"/read/{documents[0]}").text
    assert f'<a href="/read/{documents[0]}/versions">1 other version of this report</a>' in shown


def test_what_was_softened_and_added_is_marked_and_stays_text(
    browser: TestClient, documents: tuple[str, str]
) -> None:
    shown = browser.get(f"/read/{documents[1]}/versions").text
    assert "<del>would</del>  <ins>may</ins>" in shown
    assert "<strong>softened</strong>" in shown
    assert "&lt;b&gt;Nobody else was asked." in shown
    assert "<b>Nobody" not in shown


def test_the_twin_has_the_same_changes(browser: TestClient, documents: tuple[str, str]) -> None:
    told = browser.get(f"/read/{documents[0]}/versions.json").json()["versions"]
    assert [one["name"] for one in told["versions"]] == ["talks.txt", "later.txt"]
    assert [one["kind"] for one in told["steps"][0]["changes"]] == ["softened", "added"]


def test_in_french_the_words_of_the_page_are_french(browser: TestClient, documents: tuple[str, str]) -> None:
    shown = browser.get(f"/read/{documents[0]}/versions", headers={"accept-language": "fr"}).text
    assert "<strong>adouci</strong>" in shown
    assert "Versions d’un même texte" in shown


def test_a_document_alone_says_so_and_read_has_no_link(browser: TestClient, path: Path) -> None:
    with Desk.open(path, readonly=True) as desk:
        document = desk.view().documents()[0].id
    assert "/versions" not in browser.get(f"/read/{document}").text
    assert "No other version" in browser.get(f"/read/{document}/versions").text
    assert browser.get("/read/0000000000000000/versions").status_code == 404
