"""Find: one box over people, facts and passages; and names as they are typed."""

from __future__ import annotations

from itertools import islice

import msgspec

from backchannel.answer.search import find
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit, Written

PAGE = "find"
NAMES_AT_ONCE = 8


def empty(visit: Visit) -> Page:
    """The box, and nothing found yet."""
    return Page(template="find.html", title="Find", data={"words": "", "found": None})


def ask(visit: Visit) -> Redirect:
    """Words go into no address: they are kept under an id."""
    words = visit.words("words")
    if not words:
        return Redirect(to=f"/find{visit.at}")
    return Redirect(to=f"/find/{visit.asked.keep(PAGE, {'words': words})}{visit.at}")


def found(visit: Visit) -> Page:
    """What holds the words. Raises: NothingFound, BadQuestion."""
    words = visit.asked.fields(PAGE, visit.path["id"])["words"]
    return Page(template="find.html", title="Find", data={"words": words, "found": find(visit.view, words)})


def names(visit: Visit) -> Written:
    """Who is so named, as it is typed; JSON, best first."""
    words = visit.words("words")
    shown = [
        {"id": being.id, "name": being.caption, "kind": being.kind}
        for being in islice(visit.view.named(words), NAMES_AT_ONCE)
    ]
    return Written(content=msgspec.json.encode({"names": shown}), media_type="application/json")


PAGES = (PageAt("/find", empty, tab="find"), PageAt("/find/{id}", found, tab="find"))
ACTIONS = (ActionAt("/find", ask, writes=False), ActionAt("/names", names, writes=False))
