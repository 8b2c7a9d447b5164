"""Which language a text is in, by its commonest words. Facts are found in English texts only."""

from __future__ import annotations

import re
from functools import lru_cache

from .words import word_list

LANGUAGES = ("en", "fr", "es", "de", "it", "pt", "nl")
ENGLISH = "en"
SAMPLED_CHARACTERS = 20_000
FEWEST_WORDS = 30
"""Fewer words tell nothing: a list of names is no language."""
LEAST_SHARE = 0.1
"""Of all words, in prose of any of these languages, so many are among its commonest."""
AHEAD = 2
"""So many times more than English's words another language's must be."""
WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def _common() -> dict[str, frozenset[str]]:
    return {language: frozenset(word_list("languages", language)) for language in LANGUAGES}


def language_of(text: str) -> str | None:
    """The two letters of the language; None where the words cannot tell."""
    words = WORD.findall(text[:SAMPLED_CHARACTERS].casefold())
    if len(words) < FEWEST_WORDS:
        return None
    shares = {name: sum(word in common for word in words) / len(words) for name, common in _common().items()}
    best = max(LANGUAGES, key=lambda name: shares[name])
    if shares[best] < LEAST_SHARE or (best != ENGLISH and shares[best] < AHEAD * shares[ENGLISH]):
        return None
    return best


def language_notice(language: str) -> tuple[str, ...]:
    """BC126 for a text in which no facts will be found."""
    if language == ENGLISH:
        return ()
    return (f"BC126: the text is in another language ({language}); facts are found in English only",)
