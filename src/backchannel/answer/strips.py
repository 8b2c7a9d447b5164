"""Routes as strips of text: each person with side and post, each step with its evidence and its words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from .cited import Citation, counted
from .factors import in_words
from .hop import Hop, Piece
from .layout import beside, on_one_line, quoted, wrapped
from .route_parts import Beside, Introduction, NoRoute, Person, Refusal, Route

LEGEND = "[ours] (theirs) · independent origins: ○ none, ◐ one, ● two or more"
PERSON, STEP, PROOF, TAIL = " " * 3, " " * 4 + "│ ", " " * 4 + "│   ", " " * 3


class Style(Struct, frozen=True, kw_only=True):
    """How much is shown, and how wide."""

    width: int
    explain: bool
    evidence: bool

    @property
    def in_full(self) -> bool:
        return self.explain or self.evidence


def heading(
    target: Person,
    *,
    messenger: Person | None = None,
    about: str | None,
    day: date | None,
    decides: Iterable[Citation],
    style: Style,
) -> list[str]:
    """What is asked, and the words that show the target deciding on it."""
    when = f"as of {day.isoformat()}" if day else "with no day"
    issue = f' about "{about}"' if about else ""
    start = f" for {messenger.name}" if messenger else ""
    lines = wrapped(f"Ways in{start} to {target.name}, {target.title},{issue} {when}", width=style.width)
    for citation in decides:
        lines += _proof(citation, style, indent="Decides on it: ")
    return lines


def introduction_lines(asked: Iterable[Introduction], width: int) -> list[str]:
    """Whom the messenger can ask to pass it on."""
    names = "; ".join(f"{each.person.framed} ({each.hop.words}; {each.strength})" for each in asked)
    return wrapped(f"To ask for an introduction: {names}", width=width, rest="  ") if names else []


def strip(route: Route, number: int, style: Style) -> list[str]:
    """The chain with its strength, each person with post and side, each step with its proof, what is open."""
    value = f" {route.value:.3f}" if style.explain else ""
    shown = wrapped(f"{_chain(route)} · {route.strength}{value}", width=style.width, first=f"{number}  ")
    for person, hop in zip(route.people, [*route.hops, None], strict=True):
        shown += _person(person, style)
        shown += _hop(hop, style) if hop else []
    if style.explain:
        factors = f"messenger's fit {route.fit:.2f} · bearing of the last hop {route.bearing:.2f}"
        shown.append(f"{TAIL}{factors}")
    for name, words in (
        ("Weakest hop", route.weakest),
        ("Not known", "; ".join(route.unknown)),
        ("Ask", route.ask),
    ):
        shown += wrapped(words, width=style.width, first=f"{TAIL}{name}: ", rest=TAIL * 2) if words else []
    for variant in route.variants:
        shown += _variant(variant, route, style)
    return shown


def _chain(route: Route) -> str:
    return " → ".join(person.framed for person in route.people)


def _person(person: Person, style: Style, *, indent: str = PERSON) -> list[str]:
    mark = " · side set by hand" if person.marked else ""
    first = f"{indent}{person.framed}  "
    return wrapped(f"{person.title}{mark}", width=style.width, first=first, rest=indent + " " * 4)


def _hop(hop: Hop, style: Style, *, to: str = "") -> list[str]:
    """The step in words with how well it is proved, then its strongest words, or all of them."""
    detail = f" ({hop.detail})" if hop.detail else ""
    value = f" = {hop.value:.3f}" if style.explain else ""
    told = f"{counted(hop.documents, 'doc')} · {counted(hop.origins, 'origin')} {hop.glyph}"
    strength = f"{in_words(hop.value)}{value} · {told}"
    shown = beside(f"{to}{hop.words}{detail}", strength, width=style.width, indent=STEP)
    pieces = hop.pieces if style.explain else _once(hop.pieces)
    for piece in pieces if style.in_full else pieces[:1]:
        shown += _piece(piece, style)
    if style.in_full and hop.more:
        shown += wrapped(f"and {counted(hop.more, 'weaker report')} of it", width=style.width, first=PROOF)
    for citation in hop.rivalry if style.in_full else hop.rivalry[:1]:
        shown += _proof(citation, style, indent=f"{PROOF}but: ")
    return shown


def _piece(piece: Piece, style: Style) -> list[str]:
    if not style.in_full:
        return _proof(piece.citations[0], style, indent=PROOF)
    factors = (
        f": {piece.start:.2f} × age {piece.age:.2f} × standing {piece.standing:.2f} × said {piece.said:.2f}"
        f" = {piece.strength:.3f}"
    )
    head = wrapped(f"{piece.words}{factors if style.explain else ''}", width=style.width, first=PROOF)
    return [*head, *_proof(piece.citations[0], style, indent=f"{PROOF}  ")]


def _proof(citation: Citation, style: Style, *, indent: str) -> list[str]:
    rest = STEP.rstrip().ljust(len(indent)) if indent.startswith(STEP) else " " * len(indent)
    if not style.in_full:
        lines = quoted(citation.quote, citation.source, width=style.width, indent=indent)
        return [lines[0], *(rest + line[len(indent) :] for line in lines[1:])]
    words = f"“{on_one_line(citation.quote)}” {citation.source}"
    return wrapped(words, width=style.width, first=indent, rest=rest)


def _once(pieces: Iterable[Piece]) -> list[Piece]:
    """Of one origin the strongest piece of each kind: its copies and repetitions are the same report."""
    return list({(p.origin, p.words): p for p in reversed(tuple(pieces))}.values())[::-1]


def _variant(variant: Route, known: Route, style: Style) -> list[str]:
    """The chain, and of it only the people and steps that its route does not show already."""
    value = f" {variant.value:.3f}" if style.explain else ""
    words = f"{_chain(variant)} · {variant.strength}{value}"
    shown = wrapped(words, width=style.width, first=f"{TAIL}or: ")
    shown_already = {person.id for person in known.people}
    for person in variant.people:
        if person.id not in shown_already:
            shown += _person(person, style, indent=TAIL + "    ")
    for hop in variant.hops:
        if hop not in known.hops:
            shown += _hop(hop, style, to=f"{hop.a_name} → {hop.b_name}: ")
    return shown


def gap_lines(gap: NoRoute, width: int) -> list[str]:
    """That there is no route, who is nearest, and which tie would close the gap."""
    shown = [f"{gap.words}."]
    for title, people in (("us", gap.near_us), ("the target", gap.near_target)):
        for near in people:
            words = f"Nearest to {title}: {near.name} ({near.way}; {near.strength})"
            shown += wrapped(words, width=width, first="  ", rest="    ")
    return [*shown, *wrapped(gap.closing, width=width, first="  ")] if gap.closing else shown


def refusal_lines(refusal: Refusal, style: Style) -> list[str]:
    """Why a report makes no step, with its words."""
    said = wrapped(refusal.words, width=style.width, first=TAIL)
    return [*said, *(_proof(refusal.citations[0], style, indent=TAIL + "  ") if refusal.citations else [])]


def beside_lines(each: Beside, style: Style) -> list[str]:
    """What is no way in, with its words."""
    names = wrapped(f"{each.kind}: {', '.join(each.participants)}", width=style.width, first=TAIL)
    return [*names, *_proof(each.citations[0], style, indent=TAIL + "  ")]
