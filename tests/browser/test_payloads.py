"""Nothing that stands in a document or is typed into a form ever runs, or loads anything from elsewhere."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from backchannel.desk import Desk
from tests.browser.chromium import Watched, executed, refused
from tests.browser.conftest import Opened
from tests.browser.payloads import ELSEWHERE, JINJA_SUM, RUNS, payloads
from tests.browser.poisoned import ISSUE, poison
from tests.browser.served import serving
from tests.browser.typing import fields_of, submit_everywhere

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

MANY = int(os.environ.get("PAYLOADS", "3000"))
FEW = 6
JOINED = 150
"""So many payloads stand in one field at once: what one hides of another would show as a changed page."""
QUIET_MILLISECONDS = 50
THIRD = 3
"""Of every third document a claim and a person are looked at by themselves."""
NOBODY = "http://127.0.0.1:1"
ASKED = {"/find": "#words", "/issue": "#about"}
"""Where words are asked for, and the field they go into."""
TABS = ("/positions", "/flows", "/people")
FORMS_ON = (
    "/today",
    "/find",
    "/dossier",
    "/routes",
    "/issue",
    "/board/new",
    "/board/lines",
    "/briefs",
    "/vault",
)


class Harm:
    """What payloads did, on all pages together."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self.pages = 0
        self.ran: list[str] = []
        self.refused: list[str] = []

    def look(self, page: Page) -> None:
        """At the page that is open: fields and links are touched, as a reader would."""
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        self.pages += 1
        self.ran += [f"{page.url}: {what}" for what in executed(page)]
        self.refused += [f"{page.url}: {what}" for what in refused(page)]
        assert page.evaluate("document.readyState") in ("interactive", "complete")

    def none(self) -> None:
        """Fails with what was done."""
        print(f"{self.pages} pages: {len(self.ran)} ran, {len(self._watched.remote)} loaded from elsewhere")
        print("refused by the content policy:", *sorted(set(self.refused))[:20], sep="\n  ")
        assert self.ran == []
        assert self._watched.remote == []
        assert self.refused == []


@pytest.fixture
def poisoned(
    request: pytest.FixtureRequest, browser: Browser, tmp_path: Path
) -> Iterator[tuple[Opened, list[str]]]:
    path = tmp_path / "poisoned.db"
    documents = poison(path, payloads(request.param))
    with ExitStack() as stack:
        served = stack.enter_context(serving(path))
        watched = Watched(stack.enter_context(browser.new_context()), served.origin)
        watched.page().goto(served.address)
        yield (served, watched), documents


def test_payloads_are_many_different_and_numbered() -> None:
    made = payloads(3000)
    assert len(set(made)) == 3000
    assert payloads(10) == made[:10]
    assert sum(ELSEWHERE in text for text in made) > 500
    assert all(run.split("{")[0] in "".join(made) for run in RUNS)


@pytest.mark.whole
def test_the_alarm_rings_where_payloads_are_not_escaped(browser: Browser) -> None:
    from playwright.sync_api import Error as Gone

    with browser.new_context() as context:
        watched = Watched(context, NOBODY)
        page = watched.page()
        ran, asked = set[int](), set[int]()
        every = payloads(len(RUNS))

        def as_it_is(route: Route) -> None:
            number = route.request.url.removeprefix(f"{NOBODY}/")
            body = every[int(number)] if number.isdecimal() else ""
            route.fulfill(body=f"<!doctype html><meta charset=utf-8><p>{body}", content_type="text/html")

        page.route("**/*", as_it_is)
        for number in range(len(every)):
            page.goto(f"{NOBODY}/{number}", wait_until="commit")
            page.wait_for_timeout(QUIET_MILLISECONDS)
            with suppress(Gone):
                if executed(page):
                    ran.add(number)
            if watched.remote:
                asked.add(number)
                watched.remote.clear()
        print(f"without escapes, {len(ran)} of {len(RUNS)} ways run and {len(asked)} load from elsewhere")
        assert len(ran) >= 20
        assert len(asked) >= 10


@pytest.mark.parametrize("poisoned", [FEW, pytest.param(MANY, marks=pytest.mark.whole)], indirect=True)
def test_nothing_stored_runs_on_any_page(poisoned: tuple[Opened, list[str]]) -> None:
    (served, watched), documents = poisoned
    page, harm = watched.page(), Harm(watched)
    for path in _paths(documents, served.desk):
        page.goto(served.origin + path)
        if path in ASKED:
            page.fill(ASKED[path], ISSUE)
            with page.expect_navigation():
                page.press(ASKED[path], "Enter")
        for address in (page.url, *(page.url + tab for tab in TABS if path == "/issue")):
            page.goto(address)
            harm.look(page)
            assert str(JINJA_SUM) not in page.inner_text("body"), address
    page.wait_for_timeout(QUIET_MILLISECONDS)
    harm.none()
    assert [error for error in watched.errors if "404" not in error] == []


def _paths(documents: Sequence[str], desk: Path) -> Iterator[str]:
    yield from FORMS_ON
    yield from (f"/read?from={first}" for first in range(0, len(documents), 50))
    with Desk.open(desk, readonly=True) as opened:
        view = opened.view()
        for number, document in enumerate(documents):
            yield f"/read/{document}"
            claims = view.claims_in(document)
            if number % THIRD == 0:
                yield from (f"/evidence/{claim.id}" for claim in claims[number % 9 :: 9])
                yield from (f"/edit/{claim.id}?back=/today" for claim in claims[number % 9 :: 9])
        for being in islice(view.named("Second"), len(documents) // THIRD):
            yield f"/dossier/{quote(being.id, safe='')}"


@pytest.mark.parametrize("count", [len(RUNS), pytest.param(MANY, marks=pytest.mark.whole)])
def test_nothing_typed_into_a_form_runs(opened: Opened, count: int) -> None:
    served, watched = opened
    page, harm = watched.page(), Harm(watched)
    every = payloads(count)
    size = JOINED if count > len(RUNS) else len(RUNS)
    values = [" ".join(every[first : first + size]) for first in range(0, count, size)]
    tried: set[str] = set()
    for path in FORMS_ON:
        page.goto(served.origin + path)
        tried |= {f"{path} {field}" for field in fields_of(page)}
        for value in values:
            for _ in submit_everywhere(page, served.origin + path, value):
                harm.look(page)
    print(f"{count} payloads in each of {len(tried)} fields:", *sorted(tried), sep="\n  ")
    page.wait_for_timeout(QUIET_MILLISECONDS)
    harm.none()


def test_what_the_scripts_write_into_the_page_is_text(opened: Opened) -> None:
    served, watched = opened
    page, harm = watched.page(), Harm(watched)
    page.goto(served.origin + "/today")
    page.keyboard.press("Control+k")
    for value in payloads(len(RUNS)):
        page.fill("#palette-words", re.sub(r"\s", " ", value))
    page.wait_for_timeout(QUIET_MILLISECONDS)
    harm.look(page)
    harm.none()
