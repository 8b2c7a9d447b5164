"""What a route leaves open, in words: its weakest link, what is not known, what to ask."""

from __future__ import annotations

from .factors import odds
from .hop import Hop, Piece

CONTACTS = ("often_in_touch", "talks", "in_touch", "point_of_contact", "reached_out", "gathering")
APART = ("same_body", "gathering", "of_that_level")
"""Evidence that reports no talk of the two."""
DAILY = ("near_kin", "works_directly")
"""Ties that make the day of the last contact no question."""


def weakest(hops: tuple[Hop, ...]) -> Hop:
    """The hop with the lowest odds, of equals the first."""
    return min(hops, key=lambda hop: hop.value)


def weakest_words(hop: Hop) -> str:
    """The weakest hop and what weakens it, in the order of the damage."""
    reasons = _reasons(hop)
    return f"{hop.a_name} → {hop.b_name}: {'; '.join(reasons) if reasons else hop.words}"


def _reasons(hop: Hop) -> list[str]:
    best = hop.pieces[0]
    reasons = []
    if hop.rivalry:
        reasons.append("reported as rivals")
    if best.kind == "reached_out":
        reasons.append("no answer is reported")
    if best.kind in APART:
        reasons.append("no contact of the two is reported")
    reasons += best.standing_words
    if best.age < odds().standing.moved:
        reasons.append(f"last reported {best.reported.isoformat()}" if best.reported else "undated")
    return [*reasons, *_how_it_is_said(hop)]


def _how_it_is_said(hop: Hop) -> list[str]:
    """Only what weakens every piece of the hop."""
    quotes = hop.citations
    reasons = []
    if all(c.modality == "hedged" for c in quotes):
        reasons.append("hedged")
    if all(c.basis == "anonymous" for c in quotes):
        reasons.append("anonymous source only")
    elif all(c.basis == "outlet" for c in quotes) and not all(c.accepted for c in quotes):
        reasons.append("unattributed")
    if hop.pieces[0].kind == "of_that_level":
        reasons.append("concluded from contacts with others")
    elif hop.pieces[0].from_posts:
        reasons.append("concluded from their posts")
    elif hop.origins == 1:
        reasons.append("one origin")
    return reasons


def unknown(
    hops: tuple[Hop, ...], *, about: str | None, messenger: str, carries: bool, decides: bool
) -> list[str]:
    """What the documents do not tell about a route, most useful first."""
    found = []
    for hop in hops:
        if hop.pieces[0].kind == "of_that_level":
            found.append(f"whether {hop.a_name} and {hop.b_name} have ever been in touch")
        elif hop.pieces[0].kind not in DAILY and not any(_is_dated_contact(piece) for piece in hop.pieces):
            found.append(f"when {hop.a_name} and {hop.b_name} were last in touch")
    if about and not carries:
        found.append(f'whether {messenger} has taken up "{about}"')
    if about and not decides:
        found.append(f'whether {hops[-1].b_name} decides on "{about}"')
    return found


def _is_dated_contact(piece: Piece) -> bool:
    return piece.kind in CONTACTS and piece.happened is not None


def question(hop: Hop) -> str:
    """The question about the weakest hop that would settle most."""
    best = hop.pieces[0]
    a, b = hop.a_name, hop.b_name
    if best.kind == "reached_out":
        return f"has {b} answered {a}?"
    if best.kind in APART:
        return f"do {a} and {b} speak with each other?"
    if hop.rivalry:
        return f"do {a} and {b} still speak?"
    since = f" since {best.reported.isoformat()}" if best.reported else ""
    if best.standing < 1:
        return f"are {a} and {b} still in touch?"
    return f"has {a} been in touch with {b}{since}?"
