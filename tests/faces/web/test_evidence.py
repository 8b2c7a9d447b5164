"""The evidence of a claim in the browser: what it is worth, and a person's word on that."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backchannel.desk import Desk

from .browsing import answered, send


@pytest.fixture
def claim(path: Path) -> str:
    with Desk.open(path, readonly=True) as desk:
        return next(f.id for f in desk.facts().facts if f.kind == "contact")


def test_the_evidence_tells_documents_origins_and_who_says_so(browser: TestClient, claim: str) -> None:
    shown = browser.get(f"/evidence/{claim}").text
    assert "1 document, 1 independent origin" in shown
    assert "Credibility: <strong>" in shown


def test_a_grade_is_said_with_its_reason_and_taken_back(browser: TestClient, claim: str) -> None:
    before = browser.get(f"/evidence/{claim}.json").json()["why"]["weight"]
    said = {"kind": "credibility", "subject": claim, "claim": claim}
    shown = send(browser, "/grade", grade="5", why="she was <b>abroad</b>", **said)
    assert "5 improbable: so " in shown
    assert "she was &lt;b&gt;abroad" in shown
    held = browser.get(f"/evidence/{claim}.json").json()["why"]["weight"]
    assert (held["credibility"]["grade"], held["by_rules"]) == (5, before["by_rules"])
    send(browser, "/grade/undo", **said)
    assert browser.get(f"/evidence/{claim}.json").json()["why"]["weight"] == before


def test_a_grade_without_a_reason_is_refused(browser: TestClient, claim: str) -> None:
    refused = answered(browser, "/grade", kind="credibility", subject=claim, grade="5", why="", claim=claim)
    assert refused.status_code == 400
    assert answered(browser, "/grade", kind="beauty", subject=claim, grade="5", why="x").status_code == 400
