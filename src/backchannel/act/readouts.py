"""Our own account of a contact, written in the form of a memorandum of conversation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from backchannel.model.errors import BadQuestion
from backchannel.model.facts import ContactMode

VERBS: dict[ContactMode, str] = {
    "met": "met",
    "call": "spoke by phone with",
    "letter": "wrote to",
    "text": "exchanged messages with",
    "visit": "visited",
    "talks": "held talks with",
    "spoke": "spoke with",
    "other": "was in contact with",
}


class Readout(Struct, frozen=True, kw_only=True):
    """What is told of a contact; who is not named took no part."""

    summary: str
    participants: tuple[str, ...] = ()
    """The first is who acted; the messenger and the target where nobody is named."""
    mode: ContactMode = "met"
    place: str | None = None
    day: date | None = None
    """Of the contact; None: today."""
    topics: tuple[tuple[str, str], ...] = ()
    """Each with what was said about it."""
    follow_ups: tuple[str, ...] = ()


def memcon(told: Readout, *, day: date) -> str:
    """The text: one sentence of who met whom, where and when, then summary, topics and follow-ups.

    Raises: BadQuestion for fewer than two participants or no summary.
    """
    people = [" ".join(name.split()) for name in told.participants if name.strip()]
    if len(people) < 2:
        raise BadQuestion("a contact is of two or more", remedy="name who took part")
    if not told.summary.strip():
        raise BadQuestion("the summary is empty", remedy="say in a sentence what came of it")
    when = f"{day.day} {day:%B} {day.year}"
    place = f" in {told.place.strip()}" if told.place and told.place.strip() else ""
    first = f"{people[0]} {VERBS[told.mode]} {_listed(people[1:])}{place} on {when}."
    parts = [f"Memorandum of conversation, {when}", first, *_paragraphs(told)]
    return "\n\n".join(parts) + "\n"


def _paragraphs(told: Readout) -> Iterable[str]:
    yield "Summary"
    yield told.summary.strip()
    for topic, words in told.topics:
        if words.strip():
            yield topic.strip() or "Other"
            yield words.strip()
    follow_ups = [each.strip() for each in told.follow_ups if each.strip()]
    if follow_ups:
        yield "Follow-ups"
        yield "\n".join(f"- {each}" for each in follow_ups)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
