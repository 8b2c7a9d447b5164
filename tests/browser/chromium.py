"""Where Chromium is, how it is started, and what is watched while it runs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
VARIABLE = "BACKCHANNEL_CHROMIUM"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CANARY = "executed"
"""The global that every payload sets if it runs."""
NOTICED = f"""
window.{CANARY} = [];
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${{event.effectiveDirective}} ${{event.blockedURI}} ${{event.sample}}`));
"""


def chromium_path() -> str | None:
    """The machine's Chromium, or None."""
    named = os.environ.get(VARIABLE)
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium, closed at the end."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class Watched:
    """One browser session: what its pages asked for, and what went wrong in them."""

    def __init__(self, context: BrowserContext, origin: str) -> None:
        self.context, self.origin = context, origin
        self.remote: list[str] = []
        """Addresses outside the desk that were asked for."""
        self.errors: list[str] = []
        """Errors of scripts, and what the console calls an error."""
        self.failed: list[str] = []
        """Pages and parts of them that the server answered with a failure."""
        context.add_init_script(NOTICED)
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("page", self._opened)

    def page(self) -> Page:
        """A new tab."""
        return self.context.new_page()

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin + "/", "data:", "blob:", "about:")):
            self.remote.append(request.url)

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400:
            self.failed.append(f"{answer.status} {answer.url}")

    def _opened(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda said: self.errors.append(f"{page.url}: {said.text}") if said.type == "error" else None,
        )


def executed(page: Page) -> list[str]:
    """What payloads ran in the page that is open."""
    found: list[str] = page.evaluate(f"window.{CANARY}")
    return found


def refused(page: Page) -> list[str]:
    """What the content policy refused in the page that is open."""
    found: list[str] = page.evaluate("window.refused")
    return found
