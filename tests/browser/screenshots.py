"""A picture of every page and state, light, dark and narrow: `python -m tests.browser.screenshots`."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.browser.chromium import chromium
from tests.browser.served import serving
from tests.browser.walk import Walk

SIZES: Mapping[str, Mapping[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 800}},
    "dark": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
    "narrow": {"viewport": {"width": 390, "height": 844}},
}


def main() -> int:
    """Writes NAME.png of each state under each size's folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path("screenshots"))
    parser.add_argument("--sizes", nargs="+", default=list(SIZES), choices=list(SIZES))
    arguments = parser.parse_args()
    for size in arguments.sizes:
        print(f"{take(arguments.folder / size, SIZES[size])} pictures in {arguments.folder / size}")
    return 0


def take(folder: Path, size: Mapping[str, Any]) -> int:
    """How many pictures one walk gave."""
    from backchannel.desk import Desk

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        desk = Path(scratch) / "demo.db"
        with Desk.sample() as sample:
            sample.ledger.backup(desk)
        with serving(desk) as served, chromium() as browser, browser.new_context(**size) as context:
            page = context.new_page()
            page.goto(served.address)
            for number, state in enumerate(Walk(page, served.origin).states(), 1):
                page.screenshot(path=folder / f"{number:02} {state}.png", full_page=state != "evidence-panel")
    return number


if __name__ == "__main__":
    raise SystemExit(main())
