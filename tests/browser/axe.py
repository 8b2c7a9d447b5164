"""What axe-core finds on a page, by the rules of WCAG 2.2 up to level AA."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hatch_build

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / ".browser" / "axe.min.js"
LEVELS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")


@cache
def axe_script() -> str:
    """axe-core, of the version that web/package-lock.json pins; fetched once."""
    if not KEPT.is_file():
        with tempfile.TemporaryDirectory() as scratch:
            modules = hatch_build.fetched(ROOT, Path(scratch), with_checks=True)
            KEPT.parent.mkdir(exist_ok=True)
            shutil.copyfile(modules / "axe-core" / "axe.min.js", KEPT)
    return KEPT.read_text("utf-8")


def violations(page: Page) -> list[str]:
    """A line for each violation, with the elements that have it."""
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(axe_script())
    found: list[dict[str, Any]] = page.evaluate(
        "values => axe.run(document, {runOnly: {type: 'tag', values}}).then(found => found.violations)",
        list(LEVELS),
    )
    return [
        f"{rule['id']}: {rule['help']}: {'; '.join(node['html'][:160] for node in rule['nodes'][:4])}"
        for rule in found
    ]
