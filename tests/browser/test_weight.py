"""What a page weighs, and how soon it answers to the keys."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Opened

if TYPE_CHECKING:
    from playwright.sync_api import Page, Response

SCRIPT_BYTES = 500_000
TABS = ("today", "read", "find", "dossier", "routes", "issue", "board", "briefs", "vault")
PAINT_MILLISECONDS = 100
KEYS = "presidential masks"
MEASURED = """
window.paints = [];
document.addEventListener("keydown", () => {
  const began = performance.now();
  requestAnimationFrame(() => setTimeout(() => window.paints.push(performance.now() - began), 0));
}, true);
"""


def kept_answers(page: Page) -> list[Response]:
    """Every answer that the tab gets from now on."""
    found: list[Response] = []
    page.on("response", lambda answer: found.append(answer))
    return found


def test_no_page_loads_more_script_than_half_a_megabyte(opened: Opened) -> None:
    served, watched = opened
    weights: dict[str, int] = {}
    for tab in TABS:
        page = watched.page()
        answers = kept_answers(page)
        page.goto(f"{served.origin}/{tab}", wait_until="networkidle")
        weights[tab] = sum(len(each.body()) for each in answers if each.url.endswith(".js"))
        page.close()
    print("bytes of script, as stored:", weights)
    assert max(weights.values()) <= SCRIPT_BYTES


@pytest.mark.parametrize("field", ["/find #words", "/today #text", "palette"])
def test_a_letter_typed_is_painted_at_once(opened: Opened, field: str) -> None:
    served, watched = opened
    page = watched.page()
    page.add_init_script(MEASURED)
    path, _, selector = field.partition(" ")
    page.goto(served.origin + (path if selector else "/today"))
    if selector:
        page.focus(selector)
    else:
        page.keyboard.press("Control+k")
    page.keyboard.type(KEYS, delay=30)
    page.wait_for_function(f"window.paints.length >= {len(KEYS)}")
    paints = sorted(page.evaluate("window.paints"))[: len(KEYS)]
    late = paints[int(0.95 * len(paints))]
    print(f"{field}: median {statistics.median(paints):.0f} ms, p95 {late:.0f} ms from key to paint")
    assert statistics.median(paints) <= PAINT_MILLISECONDS
