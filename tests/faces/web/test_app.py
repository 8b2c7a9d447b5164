"""A served desk: who may ask, what a page shows, and what an action does."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backchannel.desk import Desk
from backchannel.faces.web.pages import PAGES

from .browsing import BASE, FIELD, TEXT, answered, send


def test_without_the_key_of_the_start_nothing_is_shown(stranger: TestClient) -> None:
    assert stranger.get("/today").status_code == 403
    assert stranger.get("/enter?key=wrong").status_code == 403
    assert stranger.get("/today").status_code == 403


def test_a_name_that_resolves_to_this_machine_is_refused(browser: TestClient) -> None:
    assert browser.get("/today", headers={"host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]
)
def test_a_form_of_another_site_changes_nothing(browser: TestClient, headers: dict[str, str]) -> None:
    token = FIELD.search(browser.get("/today").text)
    assert token is not None
    answer = browser.post("/add", data={"token": token[1], "text": "Rain."}, headers=headers)
    assert answer.status_code == 403


def test_a_form_without_the_token_changes_nothing(browser: TestClient) -> None:
    answer = browser.post("/add", data={"text": "Rain fell."}, headers={"origin": BASE})
    assert answer.status_code == 403


@pytest.mark.parametrize("page", [page.path for page in PAGES if "{" not in page.path])
def test_every_page_has_a_json_twin_and_a_strict_policy(browser: TestClient, page: str) -> None:
    shown, twin = browser.get(page), browser.get(f"{page}.json")
    assert shown.status_code == twin.status_code == 200
    policy = shown.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert twin.headers["content-type"] == "application/json"
    assert "<script>" not in shown.text
    assert "style=" not in shown.text


def test_a_pasted_text_is_read_and_its_findings_stand_beside_it(browser: TestClient) -> None:
    text = "Kaja Lund, the ambassador of Norway to Chile, called Rosa Pino on Tuesday about salmon."
    shown = send(browser, "/add", text=text, published="2031-05-06")
    assert "Kaja Lund" in shown
    assert "1 added." in shown
    assert '<mark id="w-c:' in shown


def test_the_same_text_again_is_known_already(browser: TestClient) -> None:
    assert "1 known already." in send(browser, "/add", text=TEXT, name="talks.txt", published="2031-05-05")


def test_a_verdict_is_taken_back_by_the_notice(browser: TestClient, path: Path) -> None:
    with Desk.open(path, readonly=True) as desk:
        claim = desk.view().claims("contact")[0].id
    assert "Rejected." in send(browser, "/reject", claim=claim, back="/today")
    with Desk.open(path, readonly=True) as desk:
        assert claim not in {c.id for c in desk.view().claims()}
    send(browser, "/undo", claim=claim, back="/today")
    with Desk.open(path, readonly=True) as desk:
        assert claim in {c.id for c in desk.view().claims()}


def test_back_never_leads_to_another_site(browser: TestClient, path: Path) -> None:
    with Desk.open(path, readonly=True) as desk:
        claim = desk.view().claims("contact")[0].id
    shown = send(browser, "/accept", claim=claim, back="//evil.example/")
    assert "Today" in shown


def test_words_that_are_looked_for_stand_in_no_address(browser: TestClient) -> None:
    token = FIELD.search(browser.get("/find").text)
    assert token is not None
    answer = browser.post("/find", data={"token": token[1], "words": "timber"}, headers={"origin": BASE})
    assert "timber" in answer.text
    assert "timber" not in str(answer.url)


def test_markup_in_a_document_is_text(browser: TestClient) -> None:
    shown = send(browser, "/add", text="Ada Berg <script>alert(1)</script> met Olav Dahl on Monday.")
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_what_is_not_there_is_told_with_its_code(browser: TestClient) -> None:
    answer = browser.get("/read/0000000000000000")
    assert answer.status_code == 404
    assert "BC501" in answer.text
    assert browser.get("/read/0000000000000000.json").json()["code"] == "BC501"


def test_what_helps_is_told_in_words_of_the_pages(browser: TestClient) -> None:
    shown = answered(browser, "/dossier", who="Nobody Of That Name").text
    assert "look on the page Find" in shown
    assert "backchannel find" not in shown


def test_an_instant_that_is_none_is_told_and_not_swallowed(browser: TestClient) -> None:
    answer = browser.get("/today?known=soon")
    assert answer.status_code == 400
    assert "no instant" in answer.text
