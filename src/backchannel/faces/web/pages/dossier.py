"""Dossier: who somebody is as of a day: a card of four lines, then all that is told, each with its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any, Literal, cast
from urllib.parse import quote

from backchannel.answer.cards import Card
from backchannel.answer.details import details
from backchannel.answer.holders import holders
from backchannel.answer.identity import Identity, identity
from backchannel.answer.parts import one_of, part_of
from backchannel.answer.post_lines import PostLines, post_lines
from backchannel.answer.profile import Profile, profile
from backchannel.answer.reading import Calendar
from backchannel.answer.who import AT_MOST, SECTIONS, Dossier, who
from backchannel.faces.answers import shown_dossier
from backchannel.faces.web.bars import bars_of, stint_words
from backchannel.faces.web.citing import citation, csv_file
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit, Written
from backchannel.model.errors import Ambiguous, BadQuestion, NothingFound

PAGE = "dossier"
EVERYTHING = 500
CHOICES = 20
JUDGED = ("person", "organisation", "place")
"""The kinds that may have namesakes worth a judgement."""

AT_ONCE = 5_000
"""On a desk of more documents, what takes every report of somebody is shown when it is asked for."""
WHOLE = {"whole", "all"}


def empty(visit: Visit) -> Page:
    """The box for a name or a post; the last ones that were shown."""
    return _asking(visit, "", ())


def ask(visit: Visit) -> Redirect:
    """Leads to whom a name or a post stands for, or to the choice among several. Raises: NothingFound."""
    words = visit.needed("who", remedy="type a name, or a post")
    found = _meant(visit, words)
    if len(found) == 1:
        return Redirect(to=f"/dossier/{quote(found[0], safe='')}{visit.at}")
    id_ = visit.asked.keep(PAGE, {"who": words})
    return Redirect(to=f"/which/{id_}{visit.at}")


def which(visit: Visit) -> Page:
    """Everybody of a name, with what tells them apart. Raises: NothingFound."""
    words = visit.asked.fields(PAGE, visit.path["id"])["who"]
    found = _meant(visit, words)
    parts = [part_of(visit.view, visit.view.entity(id_)) for id_ in found[:CHOICES]]
    return _asking(visit, words, parts, more=max(0, len(found) - CHOICES))


def dossier(visit: Visit) -> Page:
    """Raises: NothingFound."""
    at_most = EVERYTHING if "all" in visit.query else AT_MOST
    found = who(visit.view, visit.path["id"], at_most=at_most)
    is_whole = bool(WHOLE & set(visit.query)) or visit.view.how_many() <= AT_ONCE
    lines, about = _post_lines(visit, found) if is_whole else None, _last_issue(visit)
    return Page(
        template="dossier.html",
        title=found.name,
        data={
            "who": found,
            "about": about,
            "is_whole": is_whole,
            "profile": _profile(visit, found, about) if is_whole else None,
            "lines": lines,
            "bars": bars_of(lines) if lines else None,
            "stint_words": {
                f"{post}-{place}": stint_words(stint)
                for post, line in enumerate(lines.lines_of_posts if lines else (), 1)
                for place, stint in enumerate(line.stints, 1)
            },
            "identity": _identity(visit, found) if is_whole else None,
            "asks": _asks(visit, found.id),
            "marked": visit.view.marks().get(found.id, ""),
            "first_day": _first_day(found),
            "last_day": visit.view.last_published(),
            "sections": tuple(SECTIONS),
            "citation": citation(f"{found.name} ({found.kind})", _proofs(found), visit.view),
        },
    )


def as_csv(visit: Visit) -> Written:
    """Posts, ties, contacts, statements and acts as a table. Raises: NothingFound."""
    found = who(visit.view, visit.path["id"], at_most=EVERYTHING)
    return csv_file(shown_dossier(found), name="dossier.csv")


def confirm(visit: Visit) -> Redirect:
    """Says yes to the contact details, after they were read back. Raises: NothingFound."""
    id_ = visit.needed("who", remedy="choose somebody")
    now = details(visit.view, one_of(visit.view, id_), Calendar(visit.view))
    if visit.all_words("seen") != [detail.claim for detail in now]:
        raise BadQuestion(
            "the contact details have changed since they were read back", remedy="read them again"
        )
    visit.desk.confirm(id_)
    return Redirect(to=f"/dossier/{quote(id_, safe='')}#details", said="Confirmed: these are theirs.")


def mark(visit: Visit) -> Redirect:
    """Says whose side somebody is on, or takes that back. Raises: NothingFound, BadQuestion."""
    id_, side = visit.needed("who", remedy="choose somebody"), visit.words("side") or None
    if side not in (None, "ours", "theirs"):
        raise BadQuestion(f"{side!r} is no side", remedy="say ours, theirs, or nothing")
    before = visit.view.marks().get(visit.view.canonical(id_), "")
    visit.desk.mark(id_, cast(Literal["ours", "theirs"] | None, side))
    undo = (("action", "/mark"), ("who", id_), ("side", before))
    return Redirect(to=f"/dossier/{quote(id_, safe='')}", said="Kept: whose side they are on.", undo=undo)


def _asking(visit: Visit, words: str, choices: Sequence[Any], *, more: int = 0) -> Page:
    return Page(
        template="dossier_ask.html",
        title="Dossier",
        data={"words": words, "choices": choices, "more": more},
    )


def _meant(visit: Visit, words: str) -> list[str]:
    """The ids of all whom the words may mean: by name, else by the post they hold. Raises: NothingFound."""
    try:
        return [one_of(visit.view, words).id]
    except Ambiguous:
        wanted = words.casefold()
        named = visit.view.named(words)
        exact = [b for b in named if wanted in {n.casefold() for n in (b.caption, *b.names)}]
        found = list(exact or named)
        # Posts of one wording have one page: its lines tell them apart by country.
        alike = {(one.kind, one.caption) for one in found}
        return [one.id for one in (found[:1] if alike == {("post", found[0].caption)} else found)]
    except NothingFound:
        held = list(dict.fromkeys(holder.id for holder in holders(visit.view, words).held_by))
        if not held:
            raise
        return held


def _post_lines(visit: Visit, found: Dossier) -> PostLines | None:
    with suppress(NothingFound, Ambiguous):
        if found.kind == "post":
            return post_lines(visit.view, found.name)
        return post_lines(visit.view, who=found.id)
    return None


def _last_issue(visit: Visit) -> str | None:
    """The issue that was asked about last, on Issue or on Routes."""
    for page in ("issue", "routes"):
        last = visit.asked.last(page)
        if last and (about := visit.asked.fields(page, last).get("about")):
            return about
    return None


def _profile(visit: Visit, found: Dossier, about: str | None) -> Profile | None:
    """None for what nobody reaches, and on a desk without a side."""
    if found.kind not in ("person", "organisation"):
        return None
    with suppress(BadQuestion):
        return profile(visit.view, found.id, about=about)
    return None


def _identity(visit: Visit, found: Dossier) -> Identity | None:
    return identity(visit.view, found.id) if found.kind in JUDGED else None


def _asks(visit: Visit, id_: str) -> list[Card]:
    board = visit.desk.board(as_of=visit.view.valid_at, known=visit.view.known_at)
    return [c for c in board.cards if id_ in (c.target.id, c.messenger.id if c.messenger else None)]


def _first_day(found: Dossier) -> object:
    lines = (line for name in SECTIONS for line in getattr(found, name))
    days = [*(post.reported for post in found.posts), *(line.reported for line in lines)]
    return min((day for day in days if day is not None), default=None)


def _proofs(found: Dossier) -> Iterator[tuple[str, str, str]]:
    for post in found.posts:
        for first in post.citations[:1]:
            yield post.post, first.quote, f"{first.source}, {first.document}"
    for name in SECTIONS:
        for line in getattr(found, name):
            first = line.citations[0]
            yield line.words, first.quote, f"{first.source}, {first.document}"


PAGES = (
    PageAt("/dossier", empty, tab="dossier"),
    PageAt("/which/{id}", which, tab="dossier"),
    PageAt("/dossier/{id:path}.csv", as_csv),
    PageAt("/dossier/{id:path}", dossier, tab="dossier"),
)
ACTIONS = (ActionAt("/dossier", ask, writes=False), ActionAt("/confirm", confirm), ActionAt("/mark", mark))
