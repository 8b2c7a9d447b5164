"""Photo credits and captions inside a block of prose.

A credit in parentheses is furniture. A caption that stands as a block of its own, as a full sentence, stays
readable: it names people and their posts as the report does. A caption glued to the end of another paragraph,
and one that is no sentence, is furniture from where it begins.
"""

from __future__ import annotations

import re
from functools import lru_cache

from backchannel.model.sources import Span

from .sentences import sentences
from .words import word_list

STOPS, CLOSERS = frozenset(".!?…"), frozenset("\"”’')]")
MAX_CREDIT_CHARACTERS = 90


@lru_cache(maxsize=1)
def _credit() -> re.Pattern[str]:
    word = r"[^\W\d_][\w.'’&-]*"
    name, full_name = rf"{word}(?:\s+{word}){{0,5}}", rf"{word}(?:\s+{word}){{1,5}}"
    houses = "|".join(re.escape(house) for house in word_list("captions", "houses"))
    words = "|".join(word_list("captions", "words"))
    return re.compile(
        rf"\((?:{full_name}\s*[/|]\s*{name}|(?:{houses})\s*[/|]\s*{name}|{name}\s*[/|]\s*(?:{houses}))"
        rf"(?:\s*[/|,]\s*{name})*\)"  # (Name/Agency), (Agency/Name/Agency)
        rf"|\((?:{words})\b[^()]{{0,60}}\)"  # (Photo by Name)
        rf"|\({name}\s+(?:via|for)\s+{name}\)"
        rf"|(?P<bare>\((?:{full_name},\s*)?(?:{houses}|[A-Z]{{2,5}})\))"  # (Agency), (Name, Agency)
        rf"|\b(?:REUTERS|AP Photo|AFP|EPA|Getty Images)\s*/\s*{full_name}(?=\s*$)"
    )


def caption_spans(text: str, block: Span) -> list[Span]:
    """The parts of a block that are credits or glued captions, in order."""
    found: list[Span] = []
    begin = block.start
    for match in _credit().finditer(text, block.start, block.end):
        if match.end() - match.start() > MAX_CREDIT_CHARACTERS or not _ends_caption(text, match, block):
            continue
        found.append(Span(_caption_start(text, begin, match.start(), block), match.end()))
        begin = match.end()
    return found


def _ends_caption(text: str, credit: re.Match[str], block: Span) -> bool:
    """Whether a credit ends its block or follows a finished sentence: "(a/b)" inside one is no credit.

    A bare agency in parentheses may also explain a name, so it has to do both.
    """
    finished = _is_finished(text, block.start, credit.start())
    ends_block = not text[credit.end() : block.end].strip(" .\xa0")
    return finished and ends_block if credit["bare"] else finished or ends_block


def _caption_start(text: str, begin: int, credit_start: int, block: Span) -> int:
    """Where the furniture before a credit begins; the credit itself where its caption stays readable."""
    before = list(sentences(text, start=begin, end=credit_start))
    if not before:
        return credit_start
    last = before[-1]
    if len(before) > 1 or begin > block.start:
        return last.start
    return credit_start if _is_finished(text, last.start, last.end) else last.start


def _is_finished(text: str, start: int, end: int) -> bool:
    """Whether the words between two offsets end with a stop, in brackets and quotation marks or not."""
    while end > start and text[end - 1].isspace():
        end -= 1
    while end > start and text[end - 1] in CLOSERS:
        end -= 1
    return end > start and text[end - 1] in STOPS
