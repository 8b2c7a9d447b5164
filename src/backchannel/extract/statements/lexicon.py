"""The words of saying, thinking and wanting: which forms the content of each may take (`words/`)."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from ..syntax.verbs import forms_of
from ..word_lists import word_list


class Lexeme(Struct, frozen=True):
    """A verb or noun that introduces a content."""

    lemma: str
    spoken: frozenset[str] = frozenset()
    """The forms in which it tells that something was said (see `words/speech.toml`)."""
    senses: dict[str, str] = {}
    """The forms in which it tells of an attitude, each with its rule (see `words/attitudes.toml`)."""

    @property
    def forms(self) -> frozenset[str]:
        return self.spoken | self.senses.keys()


@cache
def verbs() -> dict[str, Lexeme]:
    """Every form of every verb, lower case; the first verb keeps a form that two share."""
    index: dict[str, Lexeme] = {}
    irregular: dict[str, str] = {**word_list("attitudes")["irregular"], **word_list("speech")["irregular"]}
    for lexeme in _lexemes("verbs").values():
        lemma = lexeme.lemma
        words = {lemma, *irregular[lemma].split()} if lemma in irregular else forms_of(lemma)
        for word in sorted(words):
            index.setdefault(word, lexeme)
    return index


@cache
def nouns() -> dict[str, Lexeme]:
    """Every noun that stands for what somebody said or thinks, by its word."""
    return _lexemes("nouns")


def _lexemes(part: str) -> dict[str, Lexeme]:
    """Lemma → lexeme; a form that tells of speech tells of no attitude."""
    spoken: dict[str, set[str]] = {}
    senses: dict[str, dict[str, str]] = {}
    for group in word_list("speech")[part]:
        for lemma in group["lemmas"]:
            spoken.setdefault(lemma, set()).update(group["forms"])
    for group in word_list("attitudes")[part]:
        for lemma in group["lemmas"]:
            for form in group["forms"]:
                if form not in spoken.get(lemma, ()):
                    senses.setdefault(lemma, {}).setdefault(form, group["sense"])
    return {
        lemma: Lexeme(lemma, frozenset(spoken.get(lemma, ())), senses.get(lemma, {}))
        for lemma in [*spoken, *(s for s in senses if s not in spoken)]
    }


@cache
def cue_words() -> frozenset[str]:
    """Every form of every verb of saying that takes a clause."""
    return frozenset(word for word, lexeme in verbs().items() if "clause" in lexeme.spoken)


@cache
def speech_words(part: str, key: str) -> frozenset[str]:
    """One list of a part of `speech.toml`."""
    return frozenset(word_list("speech")[part][key])
