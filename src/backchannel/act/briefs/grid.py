"""A line as a cell of a grid of people by days: who says it, on which day, and the words."""

from __future__ import annotations

import re

from backchannel.answer.reading import Calendar, Reading
from backchannel.model.briefs import Language
from backchannel.model.claims import Claim
from backchannel.model.facts import Statement

from ..brief_words import NOT_YET

NOBODY = "—"
_MODES = "|".join(NOT_YET.values())
LED = re.compile(rf"[^“]*?(?P<said>, as reported)?(?: \((?P<mode>{_MODES})\))?: (?P<words>“.*”) — [^“”]*")
"""A line around a quote: who, how, the quote, and when it was reported."""
IN_FRENCH = {
    "as reported": "propos rapportés",
    "planned": "prévu",
    "expected": "attendu",
    "on a condition": "sous condition",
    "threatened": "menace",
    "denied": "démenti",
    "hedged": "avec réserve",
}


def cell_of(view: Reading, claim: Claim) -> tuple[str, str]:
    """Who says it, and the day: that on which it was said, where one day is told, else that of the report."""
    fact, calendar = claim.fact, Calendar(view)
    who = view.entity(fact.speaker).caption if isinstance(fact, Statement) and fact.speaker else NOBODY
    return who, str(calendar.happened(claim) or NOBODY)


def cell_words(text: str, language: Language = "en") -> str:
    """The words alone, as far as row and column tell the rest.

    >>> cell_words("Ana Bell, minister (Canada), as reported: “it ends” — reported 2031-05-04")
    'as reported: “it ends”'
    """
    led = LED.fullmatch(text)
    if led is None:
        return text
    told = [how for how in ("as reported" if led["said"] else "", led["mode"]) if how]
    how = ", ".join(IN_FRENCH[words] if language == "fr" else words for words in told)
    return f"{how}: {led['words']}" if how else str(led["words"])
