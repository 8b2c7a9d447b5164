"""Posts named without their holders, and whom they mean: resolved with the reports that prove it, or open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from . import cited
from .cited import Answer, Citation, counted
from .held import STATE_WORDS, State
from .layout import WIDTH, quoted, wrapped
from .reading import Reading
from .references import Reference, references


class Meant(Struct, frozen=True, kw_only=True):
    """One post of one document, and who is meant."""

    ref: str
    words: str
    day: date | None
    id: str | None
    name: str | None
    """Who surely held it that day; None where that is open."""
    candidates: tuple[tuple[str, State], ...]
    contested: str | None
    """Whom a person told it apart from."""
    citations: tuple[Citation, ...]
    """What is told of them."""
    premises: tuple[Citation, ...]
    """The reports that prove who held the post."""


class Unnamed(Answer, frozen=True, kw_only=True):
    """Every post that takes part in something without its holder's name: the resolved first."""

    found: tuple[Meant, ...]

    def lines(self, *, width: int = WIDTH) -> list[str]:
        resolved = [m for m in self.found if m.name is not None]
        rest = [m for m in self.found if m.name is None]
        shown = [
            f"{counted(len(self.found), 'post')} named without a holder, {len(resolved)} of them resolved"
        ]
        for heading, meant in (("Who is meant (inferred)", resolved), ("Open", rest)):
            shown += ["", heading] if meant else []
            shown += [line for one in meant for line in _lines(one, width)]
        return shown


def _lines(one: Meant, width: int) -> Iterator[str]:
    day = one.day.isoformat() if one.day else "undated"
    yield from wrapped(f"“{one.words}”, {day}: {_said(one)}", width=width, first="  ", rest="      ")
    for citation in one.citations[:1]:
        yield from quoted(citation.quote, citation.source, width=width, indent=" " * 6)
    for citation in one.premises:
        yield from quoted(citation.quote, citation.source, width=width, indent=" " * 6 + "proved by ")


def _said(one: Meant) -> str:
    if one.name is not None:
        return one.name
    if one.contested is not None:
        return f"not {one.contested}, as a person said"
    if one.candidates:
        names = " or ".join(f"{name} ({STATE_WORDS[state]})" for name, state in one.candidates)
        return f"cannot tell; perhaps {names}"
    return "cannot tell; nobody is known in it"


def unnamed(view: Reading) -> Unnamed:
    """Whom each post without a name means, as of the day of what is told of it."""
    told = [_meant(view, one) for one in references(view)]
    return Unnamed(found=tuple(sorted(told, key=lambda m: m.name is None)))


def _meant(view: Reading, one: Reference) -> Meant:
    def name(id_: str | None) -> str | None:
        return view.entity(id_).caption if id_ is not None else None

    return Meant(
        ref=one.ref,
        words=one.words,
        day=one.day,
        id=one.person,
        name=name(one.person),
        candidates=tuple((view.entity(id_).caption, state) for id_, state in one.candidates),
        contested=name(one.contested),
        citations=cited.cite_all(view, one.claims),
        premises=cited.cite_all(view, one.premises),
    )
