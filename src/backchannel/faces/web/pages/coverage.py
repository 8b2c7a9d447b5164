"""Coverage: who of those to be reached was reached, by whom and when; gaps and double contacts."""

from __future__ import annotations

from starlette.datastructures import UploadFile

from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.questions import as_day


def coverage(visit: Visit) -> Page:
    """Level × party × place; without a universe, the form that names one."""
    since = visit.query.get("since") or None
    try:
        found = visit.desk.coverage(since=since, as_of=visit.view.valid_at, known=visit.view.known_at)
    except NothingFound:
        found = None
    return Page(template="coverage.html", title="Coverage", data={"coverage": found, "since": since or ""})


def name_universe(visit: Visit) -> Redirect:
    """A table of those who are to be reached; a wrong row keeps all of it out. Raises: BadTable."""
    sent = visit.form.get("table")
    if not isinstance(sent, UploadFile) or not sent.filename:
        raise BadQuestion("no table was chosen", remedy="choose a CSV file of those who are to be reached")
    table = (sent.filename, sent.file.read())
    visit.desk.import_universe_table(table, published=as_day(visit.words("published") or None))
    return Redirect(to="/board/coverage", said="The table is read: these are to be reached.")


PAGES = (PageAt("/board/coverage", coverage, tab="board"),)
ACTIONS = (ActionAt("/board/universe", name_universe),)
