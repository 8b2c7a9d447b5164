"""Coverage: a universe is named, and who of it was reached is counted."""

from __future__ import annotations

from starlette.testclient import TestClient

from .browsing import send

TABLE = (
    "name,post,country,level,party,place\n"
    "Piet Hagen,senator,Netherlands,federal,Blue,Oslo\n"
    "Sara Duin,senator,Netherlands,federal,Red,Delft\n"
)


def test_without_a_universe_the_page_asks_for_one(browser: TestClient) -> None:
    assert "Nobody is named yet" in browser.get("/board/coverage").text


def test_who_was_reached_is_counted_and_who_was_not_is_named(browser: TestClient) -> None:
    sent = {"table": ("senate.csv", TABLE.encode(), "text/csv")}
    send(browser, "/board/universe", files=sent, published="2031-01-01")
    assert "Sara Duin" in browser.get("/board/coverage?as-of=2031-05-10").text
    found = browser.get("/board/coverage.json?as-of=2031-05-10").json()["coverage"]
    assert {one["name"]: bool(one["touches"]) for one in found["people"]}["Sara Duin"] is False
    assert sum(cell["of"] for cell in found["cells"]) == 2
