"""Which blocks of a text are no part of the report: newsletter boxes, comment rules, tweets, author boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from backchannel.model.sources import Span

from .pullquotes import pull_quotes
from .words import word_list

SHORT_BLOCK_CHARACTERS = 300
INVITATION_WORDS = 14
TAIL_BLOCKS = 6
"""How many blocks from the end an author's biography may stand."""
URL_LINE = re.compile(r"(?:\S{0,40}:\s*)?(?:(?:https?://|www\.)\S+[\s,|·–-]*)+", re.IGNORECASE)


@lru_cache(maxsize=4)
def _any_of(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in word_list("furniture", key)), re.IGNORECASE)


@lru_cache(maxsize=1)
def _biography() -> re.Pattern[str]:
    trades = "|".join(word_list("furniture", "biography"))
    name = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
    return re.compile(
        rf"{name} (?:is|was|works as|writes|covers|reports)\b.{{0,80}}\b(?:{trades})s?\b.{{0,300}}$"
    )


def furniture(text: str, blocks: Sequence[Span]) -> list[bool]:
    """For each block, whether it is furniture."""
    words = [text[block.start : block.end] for block in blocks]
    marks = [is_furniture(block) for block in words]
    _mark_biographies(words, marks)
    _mark_invitations(words, marks)
    for number in pull_quotes(words, [not mark for mark in marks]):
        marks[number] = True
    return marks


def is_furniture(block: str) -> bool:
    """Whether the words of a block alone tell that it is furniture."""
    if _any_of("certain").match(block) or _any_of("embedded").search(block) or URL_LINE.fullmatch(block):
        return True
    return len(block) <= SHORT_BLOCK_CHARACTERS and _any_of("short").match(block) is not None


def _mark_biographies(words: Sequence[str], marks: list[bool]) -> None:
    for number in range(max(1, len(words) - TAIL_BLOCKS), len(words)):
        marks[number] = marks[number] or _biography().match(words[number]) is not None


def _mark_invitations(words: Sequence[str], marks: list[bool]) -> None:
    """A short invitation that touches furniture belongs to the same box; from the last block backwards."""
    invitations = tuple(f"{word} " for word in word_list("furniture", "invitations"))
    for number in reversed(range(len(words))):
        touches = any(0 <= n < len(words) and marks[n] for n in (number - 1, number + 1))
        plain = words[number].casefold()
        if touches and plain.startswith(invitations) and len(plain.split()) <= INVITATION_WORDS:
            marks[number] = True
