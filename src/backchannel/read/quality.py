"""Whether a text looks like a machine-garbled copy: damaged quotation marks, stray stops, torn sentences.

Each sign alone stands in good texts too. A text is called garbled where signs of two kinds or more come
together often enough. Signs and weights were chosen by hand; the false alarms measured are in
docs/decisions/0007-reading.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from backchannel.model.sources import Passage, Quality

from .sentences import is_abbreviation
from .words import word_list

MIN_KINDS = 2
MIN_WEIGHT = 3.0
MIN_WEIGHT_PER_THOUSAND_WORDS = 3.0
MAX_PLACES = 3
"""How many places of one kind the reasons show."""
CONTEXT_CHARACTERS = 24

DOUBLED_QUOTE = re.compile(r"”[.,]?\s+[.,]?\s*”|“\s*“|“\s*$|”\s*\.?\s*“\s*$", re.MULTILINE)
STRAY_STOP = re.compile(
    r"(?<![.\s])[ \xa0]+\.(?=\s|$)(?![ \xa0]*\.)|(?<!\.)(?<!\.[ \xa0])\.[ \xa0]+\.(?![ \xa0]*\.)"
)
LOWER_START = re.compile(r"(?<=[a-z]{3})\.[”\"’]?[ \xa0]+(?=[a-z]{2,} )")
LAST_WORD = re.compile(r"([A-Za-z]+)\s*$")


def quality_of(text: str, passages: Sequence[Passage]) -> Quality:
    """The quality of a text, judged by its prose alone, with the reasons in the order of weight."""
    prose = [text[p.start : p.end] for p in passages if p.kind in ("paragraph", "heading")]
    word_count = sum(len(paragraph.split()) for paragraph in prose)
    found = {name: sign(prose) for name, (sign, _) in SIGNS.items()}
    weights = {name: SIGNS[name][1] * len(places) for name, places in found.items() if places}
    total = sum(weights.values())
    enough = max(MIN_WEIGHT, MIN_WEIGHT_PER_THOUSAND_WORDS * word_count / 1000)
    if len(weights) < MIN_KINDS or total < enough:
        return Quality()
    reasons = tuple(
        f"{name}: {len(found[name])} ({'; '.join(found[name][:MAX_PLACES])})"
        for name in sorted(weights, key=lambda name: (-weights[name], name))
    )
    return Quality(True, reasons)


def _places(pattern: re.Pattern[str], paragraphs: Sequence[str]) -> list[str]:
    return [
        _context(paragraph, m.start(), m.end())
        for paragraph in paragraphs
        for m in pattern.finditer(paragraph)
    ]


def _context(paragraph: str, start: int, end: int) -> str:
    return " ".join(paragraph[max(0, start - CONTEXT_CHARACTERS) : end + CONTEXT_CHARACTERS].split())


def doubled_quotes(paragraphs: Sequence[str]) -> list[str]:
    """Closing marks that close nothing, and opening marks that open nothing."""
    return _places(DOUBLED_QUOTE, paragraphs)


def stray_stops(paragraphs: Sequence[str]) -> list[str]:
    """Full stops that stand alone; "..." and ". . ." are an ellipsis."""
    return _places(STRAY_STOP, paragraphs)


def lower_starts(paragraphs: Sequence[str]) -> list[str]:
    """Sentences that begin without a capital after a full stop that is no abbreviation's."""
    return [
        _context(paragraph, match.start(), match.end())
        for paragraph in paragraphs
        for match in LOWER_START.finditer(paragraph)
        if not is_abbreviation(paragraph[max(0, match.start() - 30) : match.start()].capitalize())
        and not is_abbreviation(paragraph[max(0, match.start() - 30) : match.start()])
    ]


def torn_ends(paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs of prose that stop after a word nothing ends with ("of", "the", "and")."""
    return [
        _context(paragraph, len(paragraph) - 1, len(paragraph))
        for paragraph in paragraphs
        if len(paragraph.split()) >= 8
        and (last := LAST_WORD.search(paragraph))
        and last[1].islower()
        and last[1] in _never_last()
    ]


@lru_cache(maxsize=1)
def _never_last() -> frozenset[str]:
    return frozenset(word_list("quality", "never_last"))


SIGNS: dict[str, tuple[Callable[[Sequence[str]], list[str]], float]] = {
    "quotation marks that close or open nothing": (doubled_quotes, 1.0),
    "full stops that stand alone": (stray_stops, 1.0),
    "sentences that begin in lower case": (lower_starts, 1.0),
    "paragraphs that break off": (torn_ends, 1.5),
}
"""Each sign with the weight of one place."""
