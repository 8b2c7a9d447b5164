"""Today: what came in since the last look, and what waits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from starlette.datastructures import UploadFile

from backchannel.answer.today import today as today_of
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit
from backchannel.ingest.pipeline import Report
from backchannel.model.errors import BadQuestion
from backchannel.questions import as_day

LOOKED = "looked"
"""The cookie with the instant of the last look; only this browser knows it."""


def today(visit: Visit) -> Page:
    """What came in since the last look, who is in another post by it, and what waits."""
    since = _look(visit)
    return Page(
        template="today.html",
        title="Today",
        data={"today": today_of(visit.view, since=since)},
    )


def looked(visit: Visit) -> Redirect:
    """Everything on the page counts as seen."""
    return Redirect(to=f"/today{visit.at}", said="Seen.", cookie=(LOOKED, visit.words("until")))


def _look(visit: Visit) -> datetime | None:
    """The instant that the browser kept; what is none counts as no look."""
    try:
        return datetime.fromisoformat(visit.cookies.get(LOOKED, ""))
    except ValueError:
        return None


def add(visit: Visit) -> Redirect:
    """Read a pasted text, or files that were dropped; leads to the first document that is new."""
    published = as_day(visit.words("published") or None)
    text = visit.words("text")
    reports = []
    if text:
        name = visit.words("name") or "pasted text"
        reports.append(visit.desk.add_text(text, name=name, published=published))
    if files := tuple(_files(visit.form.getlist("files"))):
        reports.append(visit.desk.add_files(*files, published=published))
    if not reports:
        raise BadQuestion("there is nothing to read", remedy="paste a text, or drop a file")
    return _told(reports)


def _told(reports: Sequence[Report]) -> Redirect:
    """Raises: the first error, where nothing could be read."""
    failed = [error for report in reports for _, error in report.failed]
    read = [document for report in reports for document in report.documents]
    if failed and not read:
        raise failed[0]
    added, known = sum(r.added for r in reports), sum(r.known_already for r in reports)
    notices = [*(str(error) for error in failed), *(words for r in reports for _, words in r.notices)]
    said = "%(added)s added, %(known)s known already." if known else "%(added)s added."
    return Redirect(
        to=f"/read/{read[0]}" if read else "/today",
        said=f"{said} %(notices)s" if notices else said,
        told={"added": added, "known": known, "notices": "; ".join(notices)},
    )


def _files(sent: Iterable[UploadFile | str]) -> Iterator[tuple[str, bytes]]:
    for file in sent:
        if isinstance(file, UploadFile) and file.filename:
            yield file.filename, file.file.read()


PAGES = (PageAt("/today", today, tab="today"),)
ACTIONS = (ActionAt("/add", add), ActionAt("/looked", looked, writes=False))
