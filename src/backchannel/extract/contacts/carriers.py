"""The verb that carries a noun of contact: "held talks", "are in talks", "took part in a meeting"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.facts import ContactMode
from ..syntax.clauses import BE, prepositions
from ..syntax.verbs import forms_of
from ..word_lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

WITHIN = ("in", "at", "for", "into", "of", "on", "to", "through")
TAKING_PART = ("part", "involved", "engaged", "participants")
TAKING = forms_of("take") | forms_of("make")
CALL_WORDS = frozenset(
    ["phone", "telephone", "video", "conference", "a", "the", "their", "his", "her", "several", "two"]
)


@cache
def noun_modes() -> dict[str, ContactMode]:
    """Last word of a contact noun → mode."""
    found: dict[str, ContactMode] = {}
    for mode, nouns in word_list("contacts")["nouns"].items():
        for noun in nouns:
            found.setdefault(noun.split()[-1], mode)
    return found


@cache
def _carriers() -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in word_list("contacts")["carriers"]["verbs"]))


def carrier(noun: Token) -> tuple[Token, bool]:
    """The word a noun hangs on, and whether it is a verb that carries the noun."""
    token = noun
    if noun.dep_ == "conj" and noun.head.dep_ in ("dobj", "pobj", "attr"):
        token = noun.head
    if token.dep_ in ("dobj", "attr", "nsubjpass", "oprd") and token.head.lower_ in _carriers():
        return token.head, True
    if token.dep_ == "dobj" and any(c.dep_ == "prt" and c.lower_ == "off" for c in token.head.children):
        return token.head, True
    if token.dep_ == "pobj" and token.head.lower_ in WITHIN:
        above = token.head.head
        if above.lower_ == "out":
            return above.head, True
        if above.lower_ in _carriers() | BE or above.lower_ in TAKING_PART:
            verb = above.head if above.lower_ == "part" or above.dep_ in ("acomp", "attr") else above
            return verb, True
    return token.head, False


def is_contact_noun(noun: Token) -> bool:
    """The noun stands for an event between people: no "meeting room", no call for something."""
    word = noun.lower_
    if noun.dep_ in ("compound", "amod", "ROOT") and word not in ("meeting", "talks", "summit"):
        return False
    if word in ("texts", "messages", "touch") and noun.dep_ not in ("dobj", "pobj"):
        return False
    if word in ("note", "notes") and noun.head.lower_ in TAKING:
        return False
    return word not in ("calls", "call") or _is_phone_call(noun)


def _is_phone_call(noun: Token) -> bool:
    children = list(noun.children)
    if any(c.lower_ == "for" for c in children):
        return False
    has_company = any(p == "with" for p, _ in prepositions(noun))
    return has_company or any(c.lower_ in CALL_WORDS for c in children)


def mode_of(noun: Token) -> ContactMode:
    """How a noun says it was: "phone call" is a call, "text messages" a text."""
    words = {c.lower_ for c in noun.children}
    is_left = noun.head.lower_ in forms_of("leave") and any(
        p == "for" for p, _ in (*prepositions(noun), *prepositions(noun.head))
    )
    if words & {"phone", "telephone"} or is_left:
        return "call"
    if words & {"text"}:
        return "text"
    return noun_modes()[noun.lower_]
