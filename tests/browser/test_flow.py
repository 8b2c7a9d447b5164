"""From the news that just broke to agreed calls and a printed brief: by keyboard alone, under a minute."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec import Struct

from backchannel.desk import Desk
from backchannel.faces.commands.keeping import DEMO_DAY, DEMO_ISSUE, DEMO_TARGET
from tests.browser.chromium import Watched, refused
from tests.browser.hands import Hands
from tests.browser.served import Served, serving
from tests.browser.walk import STORY
from tests.test_main_job import FIRST, SECOND

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LIMIT_SECONDS = 60
PATIENCE_MILLISECONDS = 15_000
REFUSED = "status of 409"
"""What the browser says of a brief that was declared final with an uncited line."""
REQUEST = "Let what was ordered before the measure pass."


class Case(Struct, frozen=True):
    """A desk, the news, and what is asked about it."""

    name: str
    news: tuple[str, ...]
    target: str
    issue: str
    day: str
    strips: int


DEMO = Case("the demo desk", (STORY,), DEMO_TARGET, DEMO_ISSUE, DEMO_DAY, 2)
OWN = Case("a new desk", (FIRST, SECOND), "Otto Brandt", "fish quota", "2024-03-05", 2)


class Run:
    """One way through; each step is told with its seconds."""

    def __init__(self, case: Case, served: Served, watched: Watched) -> None:
        self.case, self.served, self.watched = case, served, watched
        self.page = watched.page()
        self.page.set_default_timeout(PATIENCE_MILLISECONDS)
        self.hands = Hands(self.page, served.origin, f"?as-of={case.day}")
        self.page.goto(served.address)
        self.page.goto(f"{served.origin}/today{self.hands.at}")
        self.spent: dict[str, float] = {}

    def all_steps(self) -> None:
        for step in (self.news, self.verdicts, self.issue, self.routes, self.board, self.readout, self.brief):
            began = time.monotonic()
            step()
            self.spent[step.__name__] = time.monotonic() - began
            assert refused(self.page) == []

    def news(self) -> None:
        """Paste the story: its facts stand beside it, each with its passage."""
        for text in self.case.news:
            self.page.goto(f"{self.served.origin}/today{self.hands.at}")
            self.hands.press("n")
            self.page.wait_for_function("document.activeElement?.id === 'text'")
            self.page.keyboard.insert_text(text)
            self.hands.submit("form.drop button.do")
            assert self.page.locator(".finding").count() >= 3
            assert self.page.locator("article mark").count() >= 3

    def verdicts(self) -> None:
        """Accept, accept, correct, reject, take back."""
        hands, states = self.hands, self.page.locator(".finding .state")
        before = states.count()
        hands.press("j")
        hands.turn("a")
        hands.press("j")
        hands.turn("a")
        assert states.all_inner_texts().count("accepted") == 2
        hands.press("j")
        hands.press("Space")
        self.page.wait_for_selector("#panel:not([hidden]) mark")
        hands.press("Escape")
        post = self.page.locator(".finding", has_text="tenure").first.get_attribute("data-claim")
        hands.to(f"[data-claim='{post}']")
        hands.turn("e")
        hands.fill("[name=field-post]", "special envoy")
        hands.submit("form[action='/edit'] button.do")
        assert "special envoy" in self._told()
        hands.press("k")
        hands.turn("x")
        assert states.count() < before
        hands.turn("u")
        assert states.count() >= before - 1

    def _told(self) -> str:
        return " ".join(self.page.locator(".finding .what").all_inner_texts())

    def issue(self) -> None:
        """What was pasted stands on the timeline of its issue."""
        self.hands.go("g", "i")
        self.hands.fill("#about", self.case.issue)
        self.hands.turn("Enter")
        for key in ("2", "3", "4", "1"):
            self.hands.go(key)
        assert self.page.locator("svg.timeline a.event").count() >= 2

    def routes(self) -> None:
        """Strips with quoted steps; the first one is assigned."""
        self.hands.go("r")
        self.hands.fill("#to", self.case.target)
        self.hands.fill("#about", self.case.issue)
        self.hands.turn("Enter")
        strips = self.page.locator("ol.strips > li")
        assert strips.count() >= self.case.strips
        for number in range(strips.count()):
            assert strips.nth(number).locator("blockquote, .quote, q").count() >= 1
        self.found = self.page.url

    def board(self) -> None:
        """Two messengers for one target: the second card warns."""
        for number in (1, 2):
            self.page.goto(self.found)
            self.hands.to(f"#way{number}")
            self.hands.turn("c")
            self.hands.fill("#request", REQUEST)
            self.hands.fill("#due", "")
            self.hands.submit("form[action^='/board/ask'] button.do")
        assert self.page.locator(".clash .warning").count() >= 1
        self.hands.press("m")
        self.hands.press("a")
        self.hands.submit("form[action^='/board/move'] button")
        self.hands.go("g", "b")
        assert self.page.locator("section li.card").count() == 2

    def readout(self) -> None:
        """What came of the call is a document, whose facts are proposed like any other's."""
        self.hands.to("li.card", key="j")
        self.hands.turn("o")
        self.page.wait_for_selector("#summary")
        self.hands.press("o")
        self.hands.type(f"{self.case.issue.capitalize()} will be looked at again next week.")
        self.hands.submit("form[action^='/board/readout'] button.do")
        assert "/read/" in self.page.url

    def brief(self) -> None:
        """Prefilled with sources; an uncited line keeps it from being final; printed as PDF."""
        self.hands.go("b")
        self.hands.fill("#issue", self.case.issue)
        self.hands.fill("#to", self.case.target)
        self.hands.submit("form[action='/briefs/new'] button.do")
        lines = self.page.locator("li.line")
        assert lines.count() >= 2
        assert self.page.locator("li.line.uncited").count() == 0
        self.hands.to(".brief-section > details > summary")
        self.hands.press("Enter")
        self.hands.press("Tab")
        self.page.keyboard.insert_text("We should act before Friday.")
        self.hands.press("Tab", "Tab")
        self.hands.turn("Enter")
        assert self.page.locator("li.line.uncited").count() == 1
        self.hands.submit("form[action='/brief/final'] button")
        assert "BC601" in self.page.locator("main").inner_text()
        self.hands.submit("[data-back]")
        assert self._state() == "draft"
        self.page.evaluate("document.activeElement?.blur()")
        self.hands.to("li.line.uncited", key="j")
        self.hands.submit("li.line.uncited button[formaction='/brief/judge']")
        self.hands.submit("form[action='/brief/final'] button", key="Shift+Tab")
        assert self._state() == "final"
        self.hands.to("button[name=form][value=pdf]")
        with self.page.expect_download() as download:
            self.hands.press("Enter")
        assert download.value.path().read_bytes().startswith(b"%PDF")

    def _state(self) -> str:
        return self.page.locator("h1 + .source strong").inner_text()


@pytest.fixture(
    params=[
        pytest.param(DEMO, id=DEMO.name),
        pytest.param(OWN, id=OWN.name, marks=pytest.mark.whole),
    ]
)
def run(request: pytest.FixtureRequest, browser: Browser, demo_copy: Path, tmp_path: Path) -> Iterator[Run]:
    path = demo_copy
    if request.param is OWN:
        path = tmp_path / "own.db"
        Desk.create(path, side="Sweden").close()
    with ExitStack() as stack:
        served = stack.enter_context(serving(path))
        watched = Watched(stack.enter_context(browser.new_context()), served.origin)
        yield Run(request.param, served, watched)


def test_the_news_becomes_calls_and_a_brief_by_keyboard_alone(run: Run) -> None:
    run.all_steps()
    print(f"{run.case.name}: {sum(run.spent.values()):.1f} s, {run.hands.pressed} keys;", run.spent)
    assert run.hands.pointed() is None
    assert run.watched.remote == []
    assert [error for error in run.watched.errors if REFUSED not in error] == []
    assert sum(run.spent.values()) < LIMIT_SECONDS
