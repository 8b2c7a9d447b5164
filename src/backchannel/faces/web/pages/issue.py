"""Issue: what happened, where each stands, what flows, and who is in it; each tab with its own address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from backchannel.answer import decides, facts, flows, matrix, neighbourhood, positions, timeline
from backchannel.answer.facts import KnownFact
from backchannel.answer.flows import Flows
from backchannel.faces.web.matrix_grid import ORDERS, matrix_grid
from backchannel.faces.web.position_grid import grid_of
from backchannel.faces.web.timeline_chart import chart_of
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit
from backchannel.questions import as_day

PAGE = "issue"
VIEWS = ("timeline", "positions", "flows", "people")
"""The tabs, in the order of their keys."""
ARGUED = ("measure", "figure")
ARGUMENTS = 5
"""So many of a kind are shown at the head of the page."""


def empty(visit: Visit) -> Page:
    """The box for the issue, and the one that was last asked for."""
    last = visit.asked.last(PAGE)
    words = visit.asked.fields(PAGE, last)["about"] if last else ""
    return Page(template="issue_ask.html", title="Issue", data={"last": last, "words": words})


def ask(visit: Visit) -> Redirect:
    """The words of an issue go into no address: they are kept under an id. Raises: BadQuestion."""
    about = visit.needed("about", remedy="name the issue in plain words, such as: timber quota")
    return Redirect(to=f"/issue/{visit.asked.keep(PAGE, {'about': about})}{visit.at}")


def told(visit: Visit) -> Page:
    """The timeline as a drawing and as a table. Raises: NothingFound, BadQuestion."""
    about = _about(visit)
    since, until = (as_day(visit.query.get(name) or None) for name in ("since", "until"))
    found = timeline(visit.view, about=about, since=since, until=_not_later(visit, until))
    data = {"timeline": found, "chart": chart_of(found.events), "since": since, "until": until}
    return _page(visit, about, "timeline", data)


def stood(visit: Visit) -> Page:
    """Positions as a grid, and as a list. Raises: NothingFound."""
    about = _about(visit)
    found = positions(visit.view, about)
    return _page(visit, about, "positions", {"positions": found, "grid": grid_of(found)})


def sent(visit: Visit) -> Page:
    """Flows: each sheet a drawing and its table. Raises: NothingFound."""
    about = _about(visit)
    return _page(visit, about, "flows", {}, sent=flows(visit.view, about))


def people(visit: Visit) -> Page:
    """Who of ours was in touch with whom; who is in the issue, or around one. Raises: NothingFound."""
    about = _about(visit)
    centre = visit.query.get("around")
    if centre:
        found = neighbourhood(visit.view, who=visit.view.entity(centre).id)
        centre = visit.view.entity(centre).caption
    else:
        found = neighbourhood(visit.view, about=about)
    whole = visit.query.get("scope") == "all"
    met = matrix(visit.view, about=None if whole else about)
    grid = matrix_grid(met, order=visit.query.get("order", ORDERS[0]), kind=visit.query.get("kind", ""))
    data = {"matrix": met, "grid": grid, "orders": ORDERS, "whole": whole}
    return _page(visit, about, "people", {**data, "neighbourhood": found, "centre": centre})


def _about(visit: Visit) -> str:
    return visit.asked.fields(PAGE, visit.path["id"])["about"]


def _not_later(visit: Visit, until: date | None) -> date | None:
    """Of a desk as of a day nothing later is shown."""
    days = [day for day in (until, visit.view.valid_at) if day is not None]
    return min(days, default=None)


def _page(visit: Visit, about: str, tab: str, data: Mapping[str, Any], *, sent: Flows | None = None) -> Page:
    """The tab under the head that all tabs share: who decides, and the arguments."""
    moved = sent or flows(visit.view, about)
    head = {
        "about": about,
        "id": visit.path["id"],
        "view": tab,
        "views": VIEWS,
        "decides": decides(visit.view, about),
        "arguments": _arguments(visit, about),
        "flows": moved,
    }
    return Page(template=f"issue_{tab}.html", title=about, data={**head, **data})


def _arguments(visit: Visit, about: str) -> tuple[KnownFact, ...]:
    """Measures and figures about the issue, of each kind the best proved."""
    found: list[KnownFact] = []
    for kind in ARGUED:
        found += facts(visit.view, about=about, kind=kind).facts[:ARGUMENTS]
    return tuple(found)


PAGES = (
    PageAt("/issue", empty, tab="issue"),
    PageAt("/issue/{id}", told, tab="issue"),
    PageAt("/issue/{id}/positions", stood, tab="issue"),
    PageAt("/issue/{id}/flows", sent, tab="issue"),
    PageAt("/issue/{id}/people", people, tab="issue"),
)
ACTIONS = (ActionAt("/issue", ask, writes=False),)
