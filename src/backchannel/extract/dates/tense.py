"""Whether a clause speaks of what was or of what is to come, from the words near a place."""

from __future__ import annotations

import re

from .calendar import Aim
from .patterns import WORDS, any_of

BACK, AHEAD = 160, 100
"""How far a verb is looked for, in characters: a clause is seldom longer."""
BETWEEN = r"(?:\s+(?:not|also|be|have|then|likely|it|he|she|they|been))*"
FUTURE = rf"(?:\b|(?='))(?P<future>{any_of(WORDS['future'])})\b{BETWEEN}(?:\s+\w+)?"
"""With the verb that follows: "will be announced" is no "announced"."""
PAST = rf"\b(?P<past>{any_of(WORDS['past'])}|[a-z]{{3,}}ed)\b"
CUE = re.compile(rf"{FUTURE}|{PAST}")
BOUND = re.compile(r"\b(?:by|until|till|through)\s+(?:the\s+)?$")
SENTENCE_END = re.compile(r"(?<![\s.][a-z])(?<!\bmr)(?<!\bmrs)(?<!\bdr)[.!?][\"'\u201d)]*\s|\n\s*\n")


def aim_at(lowered: str, start: int, end: int) -> Aim:
    """Past or future by the nearest verb before the place in its sentence, else by the first one after it.

    Without a verb, and where a word of bound leaves it open ("by May"), the nearest is meant.
    Conditions and plans ("could", "due", "scheduled for") count as future, reports ("said") as past.
    """
    before = lowered[max(0, start - BACK) : start]
    stops = list(SENTENCE_END.finditer(before))
    cues = list(CUE.finditer(before, stops[-1].end() if stops else 0))
    if cues and (cues[-1]["future"] or not BOUND.search(before)):
        return "future" if cues[-1]["future"] else "past"
    if cues:
        return "nearest"
    after = lowered[end : end + AHEAD]
    if stop_after := SENTENCE_END.search(after):
        after = after[: stop_after.start()]
    first = CUE.search(after)
    return "nearest" if first is None else "future" if first["future"] else "past"
