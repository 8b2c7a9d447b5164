"""Briefs: prefilled from facts, mended line by line, final only when every line has its source."""

from __future__ import annotations

import re
from typing import Any

from starlette.testclient import TestClient

from backchannel.faces.web.pages.briefs import AT_ONCE

from .browsing import answered, send, token


def made(browser: TestClient) -> str:
    """The id of a brief that was just prefilled."""
    shown = send(browser, "/briefs/new", template="ca-minister", issue="timber quota")
    found = re.search(r'name="brief" value="(b:\w+)"', shown)
    assert found is not None
    return found[1]


def sheet(browser: TestClient, brief: str) -> dict[str, Any]:
    told: dict[str, Any] = browser.get(f"/brief/{brief}.json").json()["brief"]
    return told


def lines(browser: TestClient, brief: str) -> list[dict[str, Any]]:
    return [line for section in sheet(browser, brief)["sections"] for line in section["lines"]]


def test_a_new_brief_has_cited_lines_only(browser: TestClient) -> None:
    found = lines(browser, made(browser))
    assert found
    assert {line["state"] for line in found} == {"cited"}


def test_many_briefs_are_listed_some_at_once_the_newest_first(browser: TestClient) -> None:
    made_in_order = [made(browser) for _ in range(AT_ONCE + 2)]
    first, rest = (browser.get(f"/briefs.json?from={n}").json() for n in (0, AT_ONCE))
    assert [one["id"] for one in first["briefs"] + rest["briefs"]] == made_in_order[::-1]
    assert (len(first["briefs"]), first["total"]) == (AT_ONCE, AT_ONCE + 2)
    assert f'<a href="/briefs?from={AT_ONCE}">Older</a>' in browser.get("/briefs").text
    assert '<a href="/briefs?from=0">Newer</a>' in browser.get(f"/briefs?from={AT_ONCE}").text
    assert browser.get("/briefs.json?from=99").json()["briefs"] == []


def test_an_uncited_line_blocks_final_and_not_the_draft(browser: TestClient) -> None:
    brief = made(browser)
    send(browser, "/brief/add", brief=brief, section="summary", text="The quota goes in spring.")
    refused = answered(browser, "/brief/final", brief=brief)
    assert refused.status_code == 409
    assert "line 1" in refused.text
    draft = answered(browser, "/brief/write", brief=brief, form="md")
    assert draft.status_code == 200
    assert "attachment" in draft.headers["content-disposition"]


def test_a_line_that_is_cited_or_own_judgement_is_not_in_the_way(browser: TestClient) -> None:
    brief = made(browser)
    send(browser, "/brief/add", brief=brief, section="summary", text="The quota may be lifted.")
    line = next(line["id"] for line in lines(browser, brief) if line["state"] == "uncited")
    shown = browser.get(f"/brief/{brief}/cite/{line}").text
    assert 'name="claim" value="c:' in shown
    send(browser, "/brief/judge", brief=brief, line=str(line))
    send(browser, "/brief/final", brief=brief)
    assert sheet(browser, brief)["state"] == "final"


def test_a_rejected_fact_flags_exactly_its_lines(browser: TestClient) -> None:
    brief = made(browser)
    gone = lines(browser, brief)[0]["claims"][0]
    send(browser, "/reject", claim=gone)
    flagged = [line for line in lines(browser, brief) if line["flags"]]
    assert flagged
    assert all(gone in line["claims"] for line in flagged)
    assert all(line["flags"] for line in lines(browser, brief) if gone in line["claims"])


def test_each_change_of_a_line_is_taken_back_by_undo(browser: TestClient) -> None:
    brief = made(browser)
    before = lines(browser, brief)
    send(browser, "/brief/reword", brief=brief, line=str(before[0]["id"]), text="Other words.")
    send(browser, "/brief/undo", brief=brief)
    assert lines(browser, brief) == before


def test_a_printed_copy_is_logged(browser: TestClient) -> None:
    brief = made(browser)
    sent = browser.post(
        "/brief/write",
        data={"token": token(browser), "brief": brief, "form": "pdf", "paper": "a4"},
        headers={"origin": str(browser.base_url).rstrip("/")},
    )
    assert sent.content.startswith(b"%PDF")
    copies = browser.get("/briefs.json").json()["exports"]["copies"]
    assert [(c["number"], c["form"], c["paper"]) for c in copies] == [(1, "pdf", "a4")]
