"""What was acknowledged stays: two tabs at once, a killed server, the row to which "back" returns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Semaphore

import httpx
import pytest

from backchannel.desk import Desk
from tests.browser.conftest import Opened
from tests.browser.served import PATIENCE_SECONDS, serving
from tests.browser.visitor import Visitor

AT_ONCE = 4
TOLD = 303
"""An answer that acknowledges: the server leads on to the page that shows what was done."""
TEXT = "Rosalind Achterberg, the envoy of Sweden, met Pavel Dvornik in Lund on May {day}, 2031. {number}"


def claims_of(path: Path) -> list[str]:
    with Desk.open(path, readonly=True) as desk:
        return sorted(claim.id for claim in desk.view().claims())


def accepted(path: Path, claims: Sequence[str]) -> set[str]:
    with Desk.open(path, readonly=True) as desk:
        view = desk.view()
        return {claim for claim in claims if view.accepted(claim)}


def test_verdicts_of_several_sessions_at_once_all_stand(demo_copy: Path) -> None:
    claims = claims_of(demo_copy)[:40]
    with serving(demo_copy) as served:
        visitors = [Visitor(served) for _ in range(AT_ONCE)]

        def accept(number: int) -> int:
            visitor = visitors[number % AT_ONCE]
            return visitor.submit("/accept", claim=claims[number], back="/today").status_code

        with ThreadPoolExecutor(AT_ONCE) as threads:
            assert set(threads.map(accept, range(len(claims)))) == {TOLD}
    assert accepted(demo_copy, claims) == set(claims)


def test_texts_pasted_while_verdicts_are_given_are_all_there(demo_copy: Path) -> None:
    claims = claims_of(demo_copy)[:8]
    with serving(demo_copy) as served:
        visitors = [Visitor(served) for _ in range(2)]

        def write(number: int) -> httpx.Response:
            if number % 2:
                return visitors[1].submit("/accept", claim=claims[number // 2], back="/today")
            return visitors[0].submit("/add", text=TEXT.format(day=number + 1, number=number))

        with ThreadPoolExecutor(2) as threads:
            answers = list(threads.map(write, range(2 * len(claims))))
    assert {answer.status_code for answer in answers} == {TOLD}
    read = {answer.headers["location"].removeprefix("/read/") for answer in answers[::2]}
    assert len(read) == len(claims)
    with Desk.open(demo_copy, readonly=True) as desk:
        assert read <= {document.id for document in desk.view().documents()}
        assert desk.verify() == []
    assert accepted(demo_copy, claims) == set(claims)


@pytest.mark.parametrize("rounds", [2, pytest.param(20, marks=pytest.mark.whole)])
def test_a_killed_server_loses_nothing_that_it_acknowledged(demo_copy: Path, rounds: int) -> None:
    claims, told = claims_of(demo_copy), list[str]()
    with serving(demo_copy) as served:
        for turn in range(rounds):
            visitor, acknowledged = Visitor(served), Semaphore(0)
            with ThreadPoolExecutor(1) as thread:
                writing = thread.submit(_accept_until_it_breaks, visitor, claims[turn::rounds], acknowledged)
                for _ in range(1 + turn % 3):
                    assert acknowledged.acquire(timeout=PATIENCE_SECONDS)
                served.kill()
                told += writing.result()
            assert accepted(demo_copy, told) == set(told)
            served.start()
    with Desk.open(demo_copy, readonly=True) as desk:
        assert desk.verify() == []
    print(f"{rounds} kills, {len(told)} verdicts acknowledged, 0 lost")
    assert len(told) >= rounds


def _accept_until_it_breaks(visitor: Visitor, claims: Sequence[str], acknowledged: Semaphore) -> list[str]:
    told = []
    for claim in claims:
        try:
            if visitor.submit("/accept", claim=claim, back="/today").status_code == TOLD:
                told.append(claim)
                acknowledged.release()
        except httpx.TransportError:
            break
    return told


def test_two_tabs_that_judge_the_same_page_lose_no_verdict(opened: Opened) -> None:
    served, watched = opened
    one, other = watched.page(), watched.page()
    one.goto(served.origin + "/read")
    one.locator("main .row a").first.click()
    one.wait_for_url("**/read/**")
    other.goto(one.url)
    pressed = []
    for number in range(3):
        for tab, place in ((one, number), (other, -1 - number)):
            rows = tab.locator(".finding")
            row = rows.nth(place if place >= 0 else rows.count() + place)
            pressed.append(row.get_attribute("data-claim") or "")
            row.focus()
            with tab.expect_navigation():
                tab.keyboard.press("a")
    assert len(set(pressed)) == len(pressed)
    assert accepted(served.desk, pressed) == set(pressed)
    one.reload()
    for claim in pressed:
        assert one.locator(f"[data-claim='{claim}'] .state").inner_text() == "accepted"


def test_back_returns_to_the_same_row(opened: Opened) -> None:
    served, watched = opened
    page = watched.page()
    for path in ("/read", "/today"):
        page.goto(served.origin + path)
        rows = page.locator("main .row:has(a[href^='/read/'])")
        row = rows.nth(rows.count() - 1)
        row.focus()
        wanted = row.get_attribute("id")
        row.locator("a[href^='/read/']").first.press("Enter")
        page.wait_for_url("**/read/**")
        page.go_back()
        page.wait_for_url(re.compile(f"{path}.*#{wanted}$"))
        assert page.evaluate("document.activeElement?.closest('.row')?.id") == wanted, path


def test_a_row_that_was_judged_is_where_the_reader_is_led_back_to(opened: Opened) -> None:
    served, watched = opened
    page = watched.page()
    page.goto(served.origin + "/read")
    page.locator("main .row a").first.press("Enter")
    page.wait_for_url("**/read/**")
    row = page.locator(".finding").nth(2)
    claim = row.get_attribute("data-claim")
    row.focus()
    with page.expect_navigation():
        page.keyboard.press("a")
    assert page.evaluate("document.activeElement?.dataset.claim") == claim
    with page.expect_navigation():
        page.keyboard.press("u")
    assert page.locator(f"[data-claim='{claim}'] .state").inner_text() != "accepted"
