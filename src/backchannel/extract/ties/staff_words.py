"""Words beside a noun for a person: what picks one out of many, tells of a party, names an authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...gazetteer import common_bodies, organisation_of
from .work_words import is_party, party_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed
    from ..people.people import Character


AUTHORITIES = ("government", "legislature", "court", "body", "force", "party")


def is_share(word: Token) -> bool:
    """ "the third of four sons", "one of the founders": the word that picks one out."""
    ranks = (
        "one",
        "eldest",
        "oldest",
        "youngest",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "last",
    )
    return word.lower_ in ranks or (bool(word.like_num) and word.dep_ in ("attr", "appos"))


def is_authority(name: str) -> bool:
    """Whether a name is that of a body that governs, and no company or outlet: "Senate", "White House"."""
    known = organisation_of(name)
    return name in common_bodies() or (known is not None and known.type in AUTHORITIES)


def may_be_a_home(name: str) -> bool:
    """Whether a name tells by nothing that it is no place: "Ana Souza of Millbrook" lives there."""
    is_plain = name.isalpha() and name.istitle()
    return is_plain and organisation_of(name) is None and not is_party(name)


def is_of_party(word: str, link: str) -> bool:
    """ "sat for Labour", "belongs to the Greens": said of a party, it tells of a member."""
    if link in ("for", "as"):
        return word in party_forms("stands")
    return link in ("to", "with", "from") and word in party_forms("comes")


def between(verb: Token, other: Token) -> tuple[int, int]:
    """From the subject of a verb to a word of its clause."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), verb)
    positions = (subject.left_edge.i, verb.i, other.i)
    return min(positions), max(positions) + 1


def person_at(parsed: Parsed, token: Token) -> Character | None:
    known = parsed.cast.at(token.i)
    return known if known is not None and known.kind == "person" else None


def is_nominee(parsed: Parsed, name: Token) -> bool:
    """ "Ana Souza, of Porto, to be Ambassador": the place is where a nominee lives."""
    lower, after = parsed.lower, name.i + 1
    if lower[after : after + 2] != [",", "of"]:
        return False
    closed = next((i for i in range(after + 2, min(after + 12, len(lower))) if lower[i] == ","), None)
    return closed is not None and lower[closed + 1 : closed + 3] == ["to", "be"]
