"""Cues: the verbs and phrases by which a text says that somebody said something."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ..syntax.verbs import forms_of
from ..word_lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

VERB_DEPS = frozenset(
    ["ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "xcomp", "pcomp", "csubj", "dep", "appos"]
)
"""Labels a verb can have; the same word as a noun ("a report") has another one, or an article."""
DETERMINED = frozenset(["det", "poss", "amod", "nummod", "case"])
ACCORDING, CLEAR = "accord", "make clear"
SPECIAL = frozenset(["according", "put", "puts", "clear"])


class Cue(Struct, frozen=True):
    """One cue word: its lemma and the forms its content may take (see `words/speech.toml`)."""

    token: Token
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


@cache
def noun_forms() -> dict[str, frozenset[str]]:
    """Noun → the forms of its content: "noun" for a clause, and prepositions."""
    lists = word_list("speech")["nouns"]
    takes: dict[str, set[str]] = {}
    for form in ("that", "of", "for"):
        for word in lists[form]:
            takes.setdefault(word, {"noun"}).add(form)
    return {word: frozenset(forms) for word, forms in takes.items()}


def cues(parsed: Parsed) -> list[Cue]:
    """Every cue verb, and "according to", in reading order; furniture is left out."""
    known, nouns = _index(), noun_forms()
    found: list[Cue] = []
    for i, word in enumerate(parsed.lower):
        if word not in known and word not in nouns and word not in SPECIAL:
            continue
        token = parsed.tokens[i]
        cue = _phrase(parsed, token) if word in SPECIAL else _word(parsed, token)
        if cue is not None and not parsed.in_furniture(token.idx):
            found.append(cue)
    return found


def _word(parsed: Parsed, token: Token) -> Cue | None:
    """A verb of saying, or a noun that stands for what was said."""
    known = _index().get(token.lower_)
    if known is not None and (is_verb(token) or _is_before_mark(parsed, token)):
        return Cue(token, known[0], known[1], parsed.in_quote(token))
    takes = noun_forms().get(token.lower_)
    return None if takes is None else Cue(token, token.lower_, takes, parsed.in_quote(token))


def _is_before_mark(parsed: Parsed, token: Token) -> bool:
    """A participle right before an opening mark is a cue whatever the parse makes of it: `…, writing "…"`."""
    if (
        not token.lower_.endswith("ing")
        or token.i + 2 >= len(parsed.tokens)
        or any(True for _ in token.lefts)
    ):
        return False
    after = parsed.tokens[token.i + 1 + (parsed.lower[token.i + 1] in (",", ":"))]
    return parsed.quote_around(after.idx + len(after)) is not None and not parsed.in_quote(after)


def _phrase(parsed: Parsed, token: Token) -> Cue | None:
    """Cues of several words: "according to", "put it", "made clear"."""
    word, lower, i = token.lower_, parsed.lower, token.i
    if word == "according" and i + 1 < len(lower) and lower[i + 1] == "to":
        return Cue(token, ACCORDING, frozenset([ACCORDING, "quote"]), parsed.in_quote(token))
    if word in ("put", "puts") and i + 1 < len(lower) and lower[i + 1] == "it":
        return Cue(token, "put", frozenset(["quote"]), parsed.in_quote(token))
    if word == "clear" and i > 1:
        verb = parsed.tokens[i - 1 - (lower[i - 1] == "it")]
        if verb.lower_ in forms_of("make") and is_verb(verb):
            return Cue(verb, CLEAR, frozenset([CLEAR]), parsed.in_quote(token))
    return None


def is_verb(token: Token) -> bool:
    """Whether a word that can be noun or verb is a verb here: by its label, and no article or owner."""
    if token.dep_ not in VERB_DEPS or any(c.dep_ in DETERMINED for c in token.lefts):
        return False
    return not (token.i and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_)


@cache
def cue_words() -> frozenset[str]:
    """Every form of every cue verb that takes a clause."""
    return frozenset(word for word, (_, forms) in _index().items() if "clause" in forms)


@cache
def speech_words(part: str, key: str) -> frozenset[str]:
    """One list of a part of `speech.toml`."""
    return frozenset(word_list("speech")[part][key])
