"""The evaluation kit beside the checkout, as a library: its sets, their inputs, and its own scoring."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from gold.dev_sets import judged

KIT = Path(__file__).resolve().parents[2] / "shared" / "eval"
Row = dict[str, Any]


def _tasks() -> dict[str, Any]:
    if str(KIT) not in sys.path:
        sys.path.insert(0, str(KIT))
    import score  # type: ignore[import-not-found]

    return dict(score.TASKS)


class KitSet:
    """One set: its rows, and the kit's counts for what is said of them."""

    def __init__(self, name: str, *, most: int | None = None) -> None:
        self.name = name
        self._task = _tasks()[name]
        from kit.files import rows_of  # type: ignore[import-not-found]

        self.rows: list[Row] = rows_of(self._task, None)[:most]

    def inputs(self) -> Iterator[Row]:
        """One line of input a document."""
        yield from self._task.inputs(self.rows)

    def counts(self, lines: Iterable[Row]) -> dict[str, Counter[str]]:
        """The kit's counts by document (or group of documents that hang together)."""
        from kit.stats import Report  # type: ignore[import-not-found]

        report = Report()
        said = {"judged": judged()} if self.name == "news" else {}
        self._task.score(self.rows, {str(line["id"]): line for line in lines}, report, **said)
        return {unit: Counter({k: int(v) for k, v in each.items()}) for unit, each in report.units.items()}

    def metrics(self, lines: Iterable[Row]) -> dict[str, tuple[float, int]]:
        """The kit's own metrics by name: value, and of how many; those that are counts are left out."""
        from kit.stats import Report

        report = Report()
        said = {"judged": judged()} if self.name == "news" else {}
        self._task.score(self.rows, {str(line["id"]): line for line in lines}, report, **said)
        return {m.name: (m.value, m.n) for m in report.metrics() if m.value is not None and not m.is_count}
