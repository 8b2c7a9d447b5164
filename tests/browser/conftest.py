"""A real desk, served by the real command, and a real browser; without one, what needs it is left out."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import Watched, chromium, chromium_path
from tests.browser.served import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DeskMaker = Callable[[], Path]
Opened = tuple[Served, Watched]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium_path() is None or importlib.util.find_spec("playwright") is None:
        pytest.skip("needs Chromium and Playwright: `make browser` brings both")
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def demo_desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo desk, read once; tests work on copies."""
    from backchannel.desk import Desk

    path = tmp_path_factory.mktemp("desk") / "demo.db"
    with Desk.sample() as desk:
        desk.ledger.backup(path)
    return path


@pytest.fixture
def demo_copy(demo_desk: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(demo_desk, tmp_path / "demo.db"))


@pytest.fixture
def opened(browser: Browser, demo_copy: Path) -> Iterator[Opened]:
    """The demo desk, served, and a browser session that its address has let in."""
    with ExitStack() as stack:
        served = stack.enter_context(serving(demo_copy))
        context = stack.enter_context(browser.new_context())
        watched = Watched(context, served.origin)
        page = watched.page()
        page.goto(served.address)
        page.close()
        yield served, watched
