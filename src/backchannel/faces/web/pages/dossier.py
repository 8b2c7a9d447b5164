"""Dossier: who somebody is as of a day; posts, ties, contacts, statements, each with its words."""

from __future__ import annotations

from urllib.parse import quote

from backchannel.answer.parts import one_of
from backchannel.answer.who import who
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit
from backchannel.model.errors import Ambiguous


def empty(visit: Visit) -> Page:
    """The box for a name or a post."""
    return Page(template="dossier_ask.html", title="Dossier", data={"words": "", "choices": ()})


def ask(visit: Visit) -> Redirect:
    """Leads to whom a name or a post stands for. Raises: NothingFound, Ambiguous."""
    words = visit.needed("who", remedy="type a name, or a post")
    try:
        id_ = one_of(visit.view, words).id
    except Ambiguous:
        raise
    except Exception:
        id_ = who(visit.view, words).id
    return Redirect(to=f"/dossier/{quote(id_, safe='')}{visit.at}")


def dossier(visit: Visit) -> Page:
    """Raises: NothingFound."""
    found = who(visit.view, visit.path["id"])
    return Page(template="dossier.html", title=found.name, data={"who": found})


PAGES = (PageAt("/dossier", empty, tab="dossier"), PageAt("/dossier/{id:path}", dossier, tab="dossier"))
ACTIONS = (ActionAt("/dossier", ask, writes=False),)
