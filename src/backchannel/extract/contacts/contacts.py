"""Who met, called, wrote to or talked with whom: verbs and nouns of contact, with mode and modality.

A contact needs a word of contact and two participants. A sentence without a date gives an unknown period:
the day of publication is not the day of the meeting. Modes: PLOVER CONSULT (`words/contacts.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ...model.claims import Draft, Modality
from ...model.entities import Ref
from ...model.facts import Contact, ContactMode
from ...model.sources import Evidence
from ...model.times import Period
from ..syntax.bearings import bearings_of
from .attendance import attendance, attendance_verbs
from .carriers import noun_modes
from .invitations import by_channel, invitation
from .invitations import triggers as triggers_of_invitations
from .meeting import Meeting
from .nouns import noun_contact
from .points import contact_points, point_of_contact
from .stance import is_past
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
OWN_CLAUSE = frozenset(["verb", "two subjects", "the same two", "words beside"])
"""Rules that read a clause of its own: "met her and will see her again" are two contacts of the same two."""
REMEMBERED = 3
"""How many sentences back "the two" may point."""
READERS = (verb_contact, noun_contact, invitation, by_channel, point_of_contact)


def contacts(parsed: Parsed) -> Iterator[Draft]:
    """Contacts the text reports, in reading order; the same people by the same words once."""
    told: set[Ref] = set()
    called: set[frozenset[Ref]] = set()
    last: Meeting | None = None
    last_at = 0
    for number, sentence in enumerate(parsed.sentences):
        seen: set[tuple[frozenset[Ref], Modality | None]] = set()
        for position in range(sentence.start, sentence.end):
            if parsed.lower[position] not in _triggers():
                continue
            near = last if number - last_at <= REMEMBERED else None
            meeting = _read(parsed, parsed.tokens[position], near)
            if meeting is None:
                continue
            people = frozenset(meeting.people)
            if len(people) < 2:
                parsed.near("contact", parsed.tokens[position], lacks="a second participant")
                continue
            key = (people, meeting.modality if meeting.rule in OWN_CLAUSE else None)
            if key in seen or _is_retelling(parsed, meeting, told, is_near=near is not None):
                continue
            if meeting.mode == "spoke" and people in called:
                meeting = replace(meeting, mode="call")
            if meeting.mode == "call":
                called.add(people)
            last, last_at = meeting, number
            seen |= {key, (people, None), (people, meeting.modality)}
            told.update(people)
            yield _draft(parsed, meeting)


def _is_retelling(parsed: Parsed, meeting: Meeting, told: set[Ref], *, is_near: bool) -> bool:
    """ "The two discussed": the contact told before, unless this one is yet to come or has its own day."""
    points = meeting.same_as_before and bool(told)
    if not meeting.is_retelling or not (is_near or points or told.issuperset(meeting.people)):
        return False
    return meeting.modality == "asserted" and not _adds(parsed, meeting)


def _read(parsed: Parsed, token: Token, near: Meeting | None) -> Meeting | None:
    """What a trigger tells: the first reader that sees both sides, else the first that sees one."""
    meeting = _first_read(parsed, token) or attendance(parsed, token, near)
    if meeting is not None and meeting.same_as_before and len(set(meeting.people)) != 2:
        return _of_the_same(parsed, meeting, near)
    return meeting


def _first_read(parsed: Parsed, token: Token) -> Meeting | None:
    first: Meeting | None = None
    for reader in READERS:
        meeting = reader(parsed, token)
        if meeting is not None and len(set(meeting.people)) > 1:
            return meeting
        if meeting is not None and (meeting.people or meeting.same_as_before):
            first = first or meeting
    return first


def _of_the_same(parsed: Parsed, meeting: Meeting, last: Meeting | None) -> Meeting | None:
    """ "the two will meet again on Friday": those of the contact before, if it is not told over again."""
    people = list(dict.fromkeys(last.people)) if last is not None else []
    if len(people) != 2 or any(parsed.cast.kind_of(r) == "group" for r in people):
        return meeting if meeting.people else None
    if meeting.modality == "asserted" and not _adds(parsed, meeting):
        return None
    return replace(meeting, people=people, score=0.6, rule="the same two")


def _adds(parsed: Parsed, meeting: Meeting) -> bool:
    """It has its own day, is told as one more, or says how often: not the contact told before."""
    is_again = any(c.lower_ == "again" for c in meeting.verb.children)
    frequent = bearings_of(parsed, meeting.verb).frequency is not None
    return is_again or frequent or _when(parsed, meeting)[0] is not None


def _when(parsed: Parsed, meeting: Meeting) -> tuple[Period | None, Evidence | None]:
    """When it was: the date of the noun, of its verb, or of the verb above ("flies on Monday to meet")."""
    words = [meeting.noun, meeting.verb] if meeting.noun is not None else [meeting.verb]
    above = meeting.verb.head
    if meeting.verb.dep_ in ("advcl", "xcomp") and any(
        c.dep_ == "aux" and c.lower_ == "to" for c in meeting.verb.children
    ):
        words.append(above)
    for word in words:
        if word is not None and (found := parsed.period_for(word))[0] is not None:
            return found
    return None, None


def _draft(parsed: Parsed, meeting: Meeting) -> Draft:
    tokens, verb = parsed.tokens, meeting.verb
    start, end = meeting.words
    around = bearings_of(parsed, verb)
    valid, words = _when(parsed, meeting)
    modality = meeting.modality
    if modality == "asserted" and valid is not None and not is_past(verb) and _is_yet_to_come(parsed, valid):
        modality = "planned"
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
        rule=meeting.rule,
        modality=modality,
        basis=around.basis,
        cited=around.cited,
        valid=valid,
        valid_words=words,
    )


def _is_yet_to_come(parsed: Parsed, valid: Period) -> bool:
    """The whole period lies after the day the document is of."""
    published = parsed.document.published
    first = valid.maybe[0]
    return published is not None and first is not None and first > published


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
def _triggers() -> frozenset[str]:
    """The words that may tell of a contact: every other word is passed over unread."""
    return frozenset(
        [
            *verb_modes(),
            *noun_modes(),
            *attendance_verbs(),
            *contact_points().first_words(),
            *triggers_of_invitations(),
        ]
    )
