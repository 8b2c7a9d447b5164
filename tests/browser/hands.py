"""A visitor with a keyboard alone: moves, types and presses; never points."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

POINTED = "pointed"
COUNTED = f"""
for (const kind of ["pointerdown", "pointerup", "mousedown", "touchstart", "wheel"])
  document.addEventListener(kind, () => localStorage.setItem("{POINTED}", kind), true);
"""
FURTHEST = 300
"""Whoever presses a key more often than this does not find it."""


class Hands:
    """On the keyboard of one tab, at an address that opens a desk as of a day."""

    def __init__(self, page: Page, origin: str, at: str) -> None:
        self.page, self.origin, self.at = page, origin, at
        self.pressed = 0
        page.add_init_script(COUNTED)

    def press(self, *keys: str) -> None:
        """Keys one after another, on the page that is open."""
        for key in keys:
            self.pressed += 1
            self.page.keyboard.press(key)

    def turn(self, *keys: str) -> None:
        """Keys of which the last one leads to another page."""
        self.press(*keys[:-1])
        with self.page.expect_navigation():
            self.press(keys[-1])

    def go(self, *keys: str) -> None:
        """To a page by its keys, from wherever the focus is."""
        self.page.evaluate("document.activeElement?.blur()")
        self.turn(*keys)

    def to(self, selector: str, *, key: str = "Tab") -> None:
        """Press the key until the element has the focus. Fails where it cannot be reached."""
        for _ in range(FURTHEST):
            if self.page.evaluate("wanted => document.activeElement?.matches(wanted) ?? false", selector):
                return
            self.press(key)
        raise AssertionError(f"{selector} cannot be reached by {key} on {self.page.url}")

    def type(self, words: str) -> None:
        """As a paste does, in place of what is there."""
        self.press("Control+a")
        self.page.keyboard.insert_text(words)

    def fill(self, selector: str, words: str) -> None:
        self.to(selector)
        self.type(words)

    def submit(self, selector: str, *, key: str = "Tab") -> None:
        """Go to a button and press it."""
        self.to(selector, key=key)
        self.turn("Enter")

    def pointed(self) -> str | None:
        """The last kind of pointing, if there was any."""
        found: str | None = self.page.evaluate(f"localStorage.getItem('{POINTED}')")
        return found
