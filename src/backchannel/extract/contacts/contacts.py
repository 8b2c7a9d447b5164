"""Who met, called, wrote to or talked with whom: verbs and nouns of contact, with mode and modality.

A contact needs a word of contact and two participants. A sentence without a date gives an unknown period:
the day of publication is not the day of the meeting. Modes: PLOVER CONSULT (`words/contacts.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ...model.claims import Draft, Modality
from ...model.entities import Ref
from ...model.facts import Contact, ContactMode
from ..syntax.bearings import bearings_of
from ..syntax.clauses import clause_range, modality_of, prepositions, subject_of
from ..syntax.verbs import forms_of
from ..word_lists import Phrases, word_list
from .nouns import Meeting, noun_contact, noun_modes
from .participants import actors
from .verbs import verb_contact, verb_modes

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

NAME = "contacts.v1"
BACK_POINTERS: dict[str, ContactMode] = {
    "call": "call",
    "phone": "call",
    "telephone": "call",
    "meeting": "met",
}
PEOPLE = frozenset(["person", "group", "organisation", "post"])


def contacts(parsed: Parsed) -> Iterator[Draft]:
    """Contacts the text reports, in reading order; the same people by the same words once."""
    seen: set[tuple[frozenset[Ref], int]] = set()
    told: set[Ref] = set()
    for sentence in parsed.sentences:
        for position in range(sentence.start, sentence.end):
            if parsed.lower[position] not in _triggers():
                continue
            token = parsed.tokens[position]
            meeting = (
                verb_contact(parsed, token) or noun_contact(parsed, token) or _point_of_contact(parsed, token)
            )
            if meeting is None or len(set(meeting.people)) < 2:
                continue
            key = (frozenset(meeting.people), sentence.start)
            if key in seen or (meeting.is_retelling and told.issuperset(meeting.people)):
                continue
            seen.add(key)
            told.update(meeting.people)
            yield _draft(parsed, meeting)


def _draft(parsed: Parsed, meeting: Meeting) -> Draft:
    tokens, verb = parsed.tokens, meeting.verb
    start, end = meeting.words
    around = bearings_of(parsed, verb)
    valid, words = parsed.period_for(meeting.noun or verb)
    if valid is None and meeting.noun is not None:
        valid, words = parsed.period_for(verb)
    people = tuple(dict.fromkeys(meeting.people))
    score = meeting.score * (0.75 if parsed.in_quote(verb) else 1.0)
    if not any(parsed.cast.is_named(p) for p in people):
        score *= 0.85
    return Draft(
        fact=Contact(
            participants=people,
            mode=_mode_told_later(parsed, meeting),
            place=meeting.place,
            about=meeting.about,
            frequency=around.frequency,
            one_way=meeting.one_way,
            point_of_contact=meeting.point_of_contact,
        ),
        evidence=(parsed.evidence(tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1])),),
        made_by=NAME,
        score=score,
        modality=meeting.modality,
        basis=around.basis,
        cited=around.cited,
        valid=valid,
        valid_words=words,
    )


def _mode_told_later(parsed: Parsed, meeting: Meeting) -> ContactMode:
    """ "X spoke with Y." and then "During the call, …": the noun that points back says how."""
    if meeting.mode != "spoke" or meeting.modality != "asserted":
        return meeting.mode
    lower, start = parsed.lower, meeting.verb.sent.start
    for at in range(start, len(lower) - 1):
        if lower[at] in ("the", "this", "their") and (mode := BACK_POINTERS.get(lower[at + 1])):
            return mode
    return meeting.mode


@cache
def _contact_points() -> Phrases:
    return Phrases(tuple(word_list("contacts")["point_of_contact"]["phrases"]))


@cache
def _triggers() -> frozenset[str]:
    """The words that may tell of a contact: every other word is passed over unread."""
    return frozenset([*verb_modes(), *noun_modes(), *_contact_points().first_words()])


def _point_of_contact(parsed: Parsed, token: Token) -> Meeting | None:
    """ "X is a main point of contact with Y, as is Z"."""
    if not _contact_points().at(parsed.lower, token.i):
        return None
    verb = token.head
    if token.dep_ not in ("attr", "oprd", "pobj") or verb.lower_ not in forms_of("be") | forms_of(
        "become"
    ) | {"as"} | forms_of("remain"):
        return None
    verb = verb.head if verb.lower_ == "as" else verb
    subject = subject_of(verb)
    others = [
        r
        for t in (token, *token.subtree, verb)
        for p, o in prepositions(t)
        if p in ("with", "to", "for", "between")
        for r in actors(parsed, o)
    ]
    people = [*actors(parsed, subject), *_as_is(parsed, verb)]
    if not people or not others:
        return None
    modality: Modality = "ongoing" if verb.lower_ in ("is", "are", "remains", "'s") else modality_of(verb)
    return Meeting(
        people=[*people, *others],
        mode="other",
        verb=verb,
        words=clause_range(verb),
        modality=modality,
        score=0.85,
        point_of_contact=True,
    )


def _as_is(parsed: Parsed, verb: Token) -> list[Ref]:
    """ "…, as is Z": Z shares what is said of the subject."""
    sentence = list(verb.sent)
    for i, token in enumerate(sentence[:-2]):
        if (
            token.lower_ == "as"
            and sentence[i + 1].lower_ in ("is", "are", "was", "were", "does", "did")
            and token.i > verb.i
        ):
            people = [
                r
                for t in sentence[i + 2 :]
                if (r := parsed.cast.who(t)) and parsed.cast.kind_of(r) == "person"
            ]
            return list(dict.fromkeys(people))
    return []
