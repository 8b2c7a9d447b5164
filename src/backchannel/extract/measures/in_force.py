"""From which day a measure holds: "effective June 4", "on or after 1 July", "comes into force on …"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from ...model.errors import BadPeriod
from ...model.times import Period

if TYPE_CHECKING:
    from ...model.sources import Evidence
    from ..parsed import Parsed

BEGINS = re.compile(
    r"\b(?:effective|with effect|t(?:akes?|ook|aking) effect|(?:comes?|came|coming|enters?|entered|entering)"
    r" into (?:force|effect|operation)|in (?:force|effect)|applicable|appl(?:y|ies)"
    r"|(?:go|goes|went) into effect|on (?:and|or) after)\b",
    re.IGNORECASE,
)
UNTIL = re.compile(
    r",? (?:and )?(?:until|through|to|ending(?: on)?|till|expiring(?: on)?)\b(?: and including)?"
)
BETWEEN = re.compile(r"(?![^;]*\b(?:after the|before|until|prior to)\b)[^;]*")
STOP = re.compile(r"(?<!\b[ap]\.m)\.(?=\s)|[;\n]")
BEHIND = 160
"""Characters behind a clause in which its day may still stand ("…, effective June 4")."""
REACH, UNTIL_REACH = 110, 60
OWN = re.compile(
    r"\bth(?:is|ese) (?:present )?(?:proclamation|order|decree|regulations?|decision|notice|ordinance)\b"
    r"[^.;]{0,80}?\b(?:comes?|enters?|shall (?:come|enter|take|be)|takes?|is|are)\b[^.;]{0,30}?"
    r"\b(?:force|effect|effective|operation)\b",
    re.IGNORECASE,
)
Held = tuple[Period, "Evidence"]


def in_force(parsed: Parsed, start: int, end: int) -> Held | None:
    """The days from which a clause between two offsets holds, with the words of the date.

    They may stand behind it in its sentence, which the hour ("12:01 a.m.") does not end.
    """
    stop = STOP.search(parsed.joined, end)
    end = min(end + BEHIND, stop.start() if stop is not None else len(parsed.joined))
    quoted = parsed.quote_around(start)
    for begins in BEGINS.finditer(parsed.joined, start, end):
        if parsed.quote_around(begins.start()) != quoted:
            continue  # the wording of an amendment has days of its own
        found = _from(parsed, begins.end(), min(end, begins.end() + REACH))
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1)
def own_day(parsed: Parsed) -> Held | None:
    """When the legal act that the text is comes into force, where one sentence of it says so."""
    own = OWN.search(parsed.joined)
    if own is None:
        return None
    stop = parsed.joined.find(". ", own.end())
    end = own.end() + REACH if stop < 0 else min(stop, own.end() + REACH)
    return _from(parsed, own.end(), end)


def _from(parsed: Parsed, start: int, end: int) -> Held | None:
    dates = parsed.dates_between(start, end)
    if not dates or BETWEEN.fullmatch(parsed.joined, start, dates[0].start) is None:
        return None
    first, words_end = dates[0], dates[0].end
    edtf = first.named.edtf
    if "/" in edtf:
        return first.period, parsed.evidence(first.start, first.end)
    close = ".."
    if len(dates) > 1 and UNTIL.match(parsed.joined, first.end) and dates[1].start < first.end + UNTIL_REACH:
        close, words_end = dates[1].named.edtf, dates[1].end
    try:
        return Period(f"{edtf}/{close}"), parsed.evidence(first.start, words_end)
    except BadPeriod:
        return None
