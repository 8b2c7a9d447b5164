"""Documents on their way into a desk: progress, and what became of each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from backchannel.answer.cited import counted
from backchannel.fetch.folder import files
from backchannel.ingest.pipeline import Progress, Report
from backchannel.model.sources import Document

from .backends import made
from .output import Shown, harmless

if TYPE_CHECKING:
    from backchannel.desk import Desk

    from .extraction import How


def added(desk: Desk, paths: Sequence[str], *, name: str, published: date | None, how: How) -> Report:
    """The report of adding files and folders, and of a text from stdin where a path is "-"."""
    given = [path for path in paths if path != "-"]
    report = Report()
    backend = made(how.backend) if how.backend is not None else None
    if given:
        with progress_bar(given) as progress:
            report = desk.add(*given, progress=progress, model=how.model, backend=backend)
    if len(given) < len(paths):
        pasted = desk.add_text(
            sys.stdin.read(), name=name, published=published, model=how.model, backend=backend
        )
        report = _both(report, pasted)
    return report


def _both(left: Report, right: Report) -> Report:
    return Report(
        **{field: getattr(left, field) + getattr(right, field) for field in Report.__struct_fields__}
    )


@contextmanager
def progress_bar(paths: Sequence[str], *, total: int | None = None) -> Iterator[Progress | None]:
    """A bar on stderr where somebody looks; nothing in a pipe. `total` is the number of files if None."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=sum(1 for _ in files(paths)) if total is None else total)

        def advance(number: int, name: str) -> None:
            total = bar.tasks[0].total or 0
            bar.update(
                task, completed=number, total=max(total, number), description=harmless(PurePath(name).name)
            )

        yield advance


def shown_report(report: Report) -> Shown:
    """Numbers, and every failure and notice."""
    numbers = {
        "added": report.added,
        "known_already": report.known_already,
        "failed": len(report.failed),
        "facts": report.claims,
        "proposals": report.proposals,
        "quarantined": report.quarantined,
    }
    failed = [{"name": name, "code": error.code, "message": str(error)} for name, error in report.failed]
    notices = [{"name": name, "notice": notice} for name, notice in report.notices]
    return Shown(
        columns=tuple(numbers),
        rows=(tuple(numbers.values()),),
        data=numbers | {"failures": failed, "notices": notices, "items": report.items},
        lines=(_in_words(report),),
    )


def _in_words(report: Report) -> str:
    """The numbers in a sentence; those that are nought only where they would be missed."""
    told = [f"{counted(report.added, 'document')} added", f"{counted(report.claims, 'fact')} found"]
    for number, words in (
        (report.proposals, "to be reviewed"),
        (report.quarantined, "put in quarantine"),
        (report.known_already, "known already"),
        (len(report.failed), "failed"),
    ):
        told += [f"{number} {words}"] if number else []
    return f"{', '.join(told)}."


def document_of(desk: Desk, words: str) -> Document:
    """The document of that id, path or file name. Raises: NothingFound, Ambiguous."""
    from backchannel.answer.document_names import document_called

    return document_called(desk.view(), words)
