"""Contacts asked for and told through a channel: "invited her to visit", "told him by letter"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.entities import Ref
from ...model.facts import ContactMode
from ..syntax.clauses import clause_range, modality_of, prepositions, subject_of
from ..syntax.negation import is_negated
from ..syntax.verbs import forms_of
from ..word_lists import word_list
from .carriers import noun_modes
from .meeting import Meeting
from .participants import actors, place_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

COMING = frozenset(["visit", "attend", "meet", "join", "come", "take", "participate", "travel", "dine"])
INVITE = forms_of("invite")
INVITATIONS = frozenset(["invitation", "invitations"])
BY = frozenset(["by", "via", "over", "through"])
CHANNELS: dict[str, ContactMode] = {
    "phone": "call",
    "telephone": "call",
    "videoconference": "call",
    "letter": "letter",
    "email": "letter",
    "e-mail": "letter",
    "text": "text",
}


def triggers() -> frozenset[str]:
    """Words that may tell of an invitation or a channel."""
    return INVITE | INVITATIONS | frozenset(CHANNELS)


def invitation(parsed: Parsed, word: Token) -> Meeting | None:
    """ "invited her to the meeting", "accepted an invitation from X": planned, or denied if refused."""
    if word.lower_ in INVITE and word.dep_ not in ("amod", "compound"):
        return _invited(parsed, word)
    if word.lower_ in INVITATIONS and word.dep_ in ("dobj", "nsubjpass"):
        return _answered(parsed, word)
    return None


def _invited(parsed: Parsed, verb: Token) -> Meeting | None:
    ones = actors(parsed, subject_of(verb))
    others = [r for c in verb.children if c.dep_ == "dobj" for r in actors(parsed, c)]
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        ones, others = [r for p, o in prepositions(verb) if p == "by" for r in actors(parsed, o)], ones
    mode = _occasion(verb)
    if mode is None or not ones or not others:
        return None
    return _asked(parsed, [*ones, *others], verb, mode, refused=is_negated(verb))


def _answered(parsed: Parsed, noun: Token) -> Meeting | None:
    verb = noun.head
    givers = [r for p, o in prepositions(noun) if p in ("from", "by") for r in actors(parsed, o)]
    givers += [r for c in noun.children if c.dep_ == "poss" for r in actors(parsed, c)]
    takers = [
        r for p, o in [*prepositions(noun), *prepositions(verb)] if p == "to" for r in actors(parsed, o)
    ]
    subject = actors(parsed, subject_of(verb))
    people = [*givers, *subject] if givers else [*subject, *takers]
    refused = verb.lower_ in _refusing() or any(c.lower_ == "down" for c in verb.children)
    if len(set(people)) < 2 or (not givers and not takers):
        return None
    mode = _occasion(noun) or "visit"
    return _asked(parsed, people, verb, mode, refused=refused or is_negated(verb))


@cache
def _refusing() -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in word_list("contacts")["plans"]["denied"]))


def _occasion(word: Token) -> ContactMode | None:
    """To what somebody is invited: a meeting or a visit; None where it is neither."""
    for child in word.children:
        is_infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
        if is_infinitive and child.lower_ in COMING:
            names_meeting = any(noun_modes().get(t.lower_) == "met" for t in child.subtree)
            return "met" if names_meeting or child.lower_ in ("meet", "dine") else "visit"
    for preposition, other in prepositions(word):
        if preposition in ("to", "for"):
            mode = noun_modes().get(other.lower_)
            if mode is not None:
                return mode
            if other.ent_type_ in ("GPE", "FAC"):
                return "visit"
    return None


def _asked(parsed: Parsed, people: list[Ref], verb: Token, mode: ContactMode, *, refused: bool) -> Meeting:
    return Meeting(
        people=people,
        mode=mode,
        verb=verb,
        words=clause_range(verb),
        modality="denied" if refused else "planned",
        score=0.75,
        rule="invitation",
        place=place_of(parsed, verb),
    )


def by_channel(parsed: Parsed, noun: Token) -> Meeting | None:
    """ "informed the ambassador by letter", "told her over the phone": who told whom, through what."""
    mode = CHANNELS.get(noun.lower_)
    if mode is None or noun.dep_ != "pobj" or noun.head.lower_ not in BY:
        return None
    verb = noun.head.head
    while verb.dep_ in ("pobj", "prep", "dobj"):
        verb = verb.head
    if verb.lower_ not in _informing():
        return None
    ones = actors(parsed, subject_of(verb))
    others = [r for c in verb.children if c.dep_ in ("dobj", "dative") for r in actors(parsed, c)]
    if not ones or not others:
        return None
    return Meeting(
        people=[*ones, *others],
        mode=mode,
        verb=verb,
        words=clause_range(verb),
        modality=modality_of(verb),
        score=0.8,
        rule="channel",
        one_way=mode in ("letter", "text"),
    )


@cache
def _informing() -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in word_list("contacts")["carriers"]["informing"]))
