"""Cues: the verbs and phrases by which a text says that somebody said something."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from .verbs import forms_of
from .word_lists import word_list, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed

VERB_DEPS = frozenset(
    ["ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "pcomp", "csubj", "dep", "appos"]
)
"""Labels a verb can have; the same word as a noun ("the claims", "a report") has another one, or an article."""
DETERMINED = frozenset(["det", "poss", "amod", "nummod", "case"])
ACCORDING = "accord"


class Cue(Struct, frozen=True):
    """One cue word: its lemma and the forms its content may take (see `words/speech.toml`)."""

    token: Token  # type: ignore[valid-type]
    lemma: str
    forms: frozenset[str]
    quoted: bool
    """It stands between quotation marks: part of what somebody said."""

    @property
    def i(self) -> int:
        return int(self.token.i)


@cache
def _index() -> dict[str, tuple[str, frozenset[str]]]:
    """Form → (lemma, the forms of its content)."""
    speech = word_list("speech")
    irregular: dict[str, str] = speech["irregular"]
    takes: dict[str, set[str]] = {}
    for group in speech["verbs"]:
        for lemma in group["lemmas"]:
            takes.setdefault(lemma, set()).update(group["forms"])
    index: dict[str, tuple[str, frozenset[str]]] = {}
    for lemma, forms in takes.items():
        words = {lemma, *irregular[lemma].split()} if lemma in irregular else forms_of(lemma)
        for word in sorted(words):
            index.setdefault(word, (lemma, frozenset(forms)))
    return index


def cues(parsed: Parsed) -> list[Cue]:
    """Every cue verb, and "according to", in reading order; furniture is left out."""
    index = _index()
    found: list[Cue] = []
    for i, word in enumerate(parsed.lower):
        known = index.get(word)
        token = parsed.tokens[i]
        if known is not None and is_verb(token) and not parsed.in_furniture(token.idx):
            found.append(Cue(token, known[0], known[1], parsed.in_quote(token)))
        elif word == "according" and i + 1 < len(parsed.lower) and parsed.lower[i + 1] == "to":
            if not parsed.in_furniture(token.idx):
                found.append(Cue(token, ACCORDING, frozenset([ACCORDING, "quote"]), parsed.in_quote(token)))
    return found


def is_verb(token: Token) -> bool:
    """Whether a word that can be noun or verb is a verb here: by its label, and no article or owner before it."""
    return token.dep_ in VERB_DEPS and not any(c.dep_ in DETERMINED for c in token.lefts)


@cache
def speech_words(part: str, key: str) -> frozenset[str]:
    """One list of a part of `speech.toml`."""
    return frozenset(word_list("speech")[part][key])


__all__ = ["ACCORDING", "Cue", "cues", "is_verb", "speech_words", "words_of"]
