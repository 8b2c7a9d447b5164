"""Which agency a text is credited to: its dateline, its byline, or its closing line."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from .words import word_list


class Dateline(NamedTuple):
    """ "GENEVA (Reuters) - ": where it ends and the agency it names, if any."""

    end: int
    credit: str | None


@lru_cache(maxsize=1)
def _agencies() -> dict[str, str]:
    """Every form of an agency's name → its full name."""
    return {form: forms[0] for forms in word_list("agencies", "agencies") for form in forms}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(re.escape(form) for form in sorted(_agencies(), key=len, reverse=True))
    place = r"[A-Z][A-Z.’'\-/ ]{2,40}(?:,\s+[A-Z][\w.]+(?:\s[A-Z]\w+)?)?"
    day = r"(?:,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,?\s+\d{4})?)?"
    dateline = (
        rf"(?:{place}{day}\s*)?\((?P<source>{names}|[A-Z]{{2,5}})\)\s*(?:[-–—]+\s*)?"
        rf"|{place}{day}(?:\s*[–—]+\s*|\s+-+\s+)"
    )
    closing = (
        rf"^(?:this (?:report|story|article) by (?:the )?(?P<a>{names})\b.*"
        rf"|(?:©|\(c\)|copyright)?\s*(?:\d{{4}}\s+)?[-–—]?\s*(?:the )?(?P<b>{names})\.?)$"
    )
    return re.compile(dateline), re.compile(closing, re.IGNORECASE)


def agency_names() -> tuple[str, ...]:
    """Every form of an agency's name, full names and initials."""
    return tuple(_agencies())


def agency(words: str) -> str | None:
    """The full name of the agency that these words are, or None."""
    plain = words.strip(" .,()—–-")
    return _agencies().get(plain) or _agencies().get(plain.removeprefix("The "))


def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """The dateline at the beginning of a paragraph ("GENEVA —", "(AP)", "RIGA, May 6 (AP) -"), or None."""
    match = _patterns()[0].match(text, start, end)
    if match is None or match.end() >= end:
        return None
    source = match["source"]
    return Dateline(match.end(), agency(source) if source else None)


def closing_credit(block: str) -> str | None:
    """The agency that a closing line names as the one whose report it is."""
    match = _patterns()[1].match(block)
    if match is None:
        return None
    words = match["a"] or match["b"]
    by_case = {form.casefold(): full for form, full in _agencies().items()}
    return by_case.get(words.casefold())
