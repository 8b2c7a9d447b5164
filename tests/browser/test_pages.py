"""Every page and state is accessible, says no error, and asks for nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.axe import violations
from tests.browser.chromium import Watched, executed, refused
from tests.browser.screenshots import SIZES
from tests.browser.served import serving
from tests.browser.walk import Walk

if TYPE_CHECKING:
    from playwright.sync_api import Browser

LOOKS: Mapping[str, Mapping[str, Any]] = {
    **SIZES,
    "forced colours": {"forced_colors": "active"},
    "less motion": {"reduced_motion": "reduce"},
    "french": {"locale": "fr-CA"},
}
MISSING = ("no-such-page", "dossier-nobody", "routes-nobody", "issue-nothing", "brief-refused")
"""The states of the walk in which nothing is found."""


@pytest.mark.parametrize(
    "look", ["wide", *(pytest.param(look, marks=pytest.mark.whole) for look in LOOKS if look != "wide")]
)
def test_every_page_is_accessible_and_quiet(browser: Browser, demo_copy: Path, look: str) -> None:
    found: dict[str, list[str]] = {}
    with ExitStack() as stack:
        served = stack.enter_context(serving(demo_copy))
        watched = Watched(stack.enter_context(browser.new_context(**LOOKS[look])), served.origin)
        page = watched.page()
        page.goto(served.address)
        states = 0
        for state in Walk(page, served.origin).states():
            states += 1
            failed = [] if state in MISSING else watched.failed
            wrong = [*violations(page), *refused(page), *executed(page), *failed]
            watched.failed.clear()
            if wrong:
                found[state] = wrong
    print(f"{look}: {states} pages and states, {sum(map(len, found.values()))} violations")
    assert found == {}
    assert watched.remote == []
    assert [error for error in watched.errors if "status of 4" not in error] == []
