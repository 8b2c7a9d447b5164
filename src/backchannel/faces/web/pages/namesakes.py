"""Namesakes: who may be one, judged by a person after both were read back; verdicts can be taken back."""

from __future__ import annotations

from typing import cast, get_args
from urllib.parse import quote

from backchannel.answer.details import details
from backchannel.answer.parts import one_of, source_of
from backchannel.answer.reading import Calendar
from backchannel.answer.twins import twins
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit
from backchannel.model.entities import Verdict
from backchannel.model.errors import BadQuestion

PAGE = "namesakes"


def pairs(visit: Visit) -> Page:
    """What a person should judge, what would join most first."""
    return Page(template="namesakes.html", title="Namesakes", data={"twins": twins(visit.view)})


def choose(visit: Visit) -> Redirect:
    """To the reading back of a verdict on two. Raises: BadQuestion."""
    fields = {name: visit.needed(name, remedy="choose two") for name in ("verdict", "one", "other")}
    _verdict(fields["verdict"])
    return Redirect(to=f"/namesakes/{visit.asked.keep(PAGE, {**fields, 'back': visit.words('back')})}")


def read_back(visit: Visit) -> Page:
    """Who the two are, what the verdict would do, and what speaks against it. Raises: NothingFound."""
    fields = visit.asked.fields(PAGE, visit.path["id"])
    told = visit.desk.read_back(_verdict(fields["verdict"]), fields["one"], fields["other"])
    return Page(
        template="readback.html",
        title="Read back",
        data={
            "told": told,
            "asked": {name: fields.get(name, "") for name in ("one", "other", "back")},
            "taken_out": source_of(visit.view, fields["one"]) if told.left.id == told.right.id else None,
        },
    )


def judge(visit: Visit) -> Redirect:
    """Says it; a grave one only with its own tick. Raises: NothingFound, Ambiguous, BadQuestion."""
    verdict = _verdict(visit.words("verdict"))
    one, other = (visit.needed(name, remedy="choose two") for name in ("one", "other"))
    visit.desk.judge(verdict, one, other, why=visit.words("why"), even_so=visit.words("even_so") == "yes")
    undo = (("action", "/namesakes/undo"), ("one", one), ("other", other), ("back", visit.words("back")))
    return Redirect(to=_back(visit), said=f"Said: {verdict}.", undo=undo)


def undo(visit: Visit) -> Redirect:
    """All that held before the last verdict holds again. Raises: NothingFound, Ambiguous."""
    one = visit.needed("one", remedy="choose somebody")
    visit.desk.unjudge(one, visit.words("other") or None)
    return Redirect(to=_back(visit), said="Taken back: all that held before holds again.")


def details_of(visit: Visit) -> Page:
    """The contact details that are about to be confirmed, each with whom its document gives it for.

    Raises: NothingFound, Ambiguous.
    """
    one = one_of(visit.view, visit.path["id"])
    found = details(visit.view, one, Calendar(visit.view))
    return Page(template="confirm.html", title="Read back", data={"one": one, "details": found})


def _verdict(words: str) -> Verdict:
    if words not in get_args(Verdict):
        raise BadQuestion(f"{words!r} is no verdict", remedy=f"say one of {', '.join(get_args(Verdict))}")
    return cast(Verdict, words)


def _back(visit: Visit) -> str:
    back = visit.words("back")
    return f"/dossier/{quote(back, safe='')}" if back else "/namesakes"


PAGES = (
    PageAt("/namesakes", pairs, tab="dossier"),
    PageAt("/namesakes/{id}", read_back, tab="dossier"),
    PageAt("/confirm/{id:path}", details_of, tab="dossier"),
)
ACTIONS = (
    ActionAt("/namesakes", choose, writes=False),
    ActionAt("/namesakes/judge", judge),
    ActionAt("/namesakes/undo", undo),
)
