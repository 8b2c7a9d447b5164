"""Cues: the verbs and phrases by which a text says that somebody said something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ..syntax.verbs import forms_of
from .lexicon import Lexeme, nouns, verbs

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
_AS_TOLD = Lexeme(ACCORDING, frozenset([ACCORDING, "quote"]))
_PUT_IT = Lexeme("put", frozenset(["quote"]))
_MADE_CLEAR = Lexeme(CLEAR, frozenset([CLEAR]))


class Cue(Struct, frozen=True):
    """One cue word, and the forms its content may take."""

    token: Token
    lexeme: Lexeme
    quoted: bool
    """It stands between quotation marks: part of what somebody said."""
    is_noun: bool = False

    @property
    def lemma(self) -> str:
        return self.lexeme.lemma

    @property
    def spoken(self) -> frozenset[str]:
        """The forms in which it tells that something was said."""
        return self.lexeme.spoken

    @property
    def i(self) -> int:
        return int(self.token.i)


def cues(parsed: Parsed) -> list[Cue]:
    """Every cue verb, and "according to", in reading order; furniture is left out."""
    known = verbs().keys() | nouns().keys() | SPECIAL
    found: list[Cue] = []
    for i, word in enumerate(parsed.lower):
        if word not in known:
            continue
        token = parsed.tokens[i]
        cue = _phrase(parsed, token) if word in SPECIAL else _word(parsed, token)
        if cue is not None and not parsed.in_furniture(token.idx):
            found.append(cue)
    return found


def _word(parsed: Parsed, token: Token) -> Cue | None:
    """A verb of saying, or a noun that stands for what was said."""
    verb, noun = verbs().get(token.lower_), nouns().get(token.lower_)
    if verb is not None and (is_verb(token) or _is_before_mark(parsed, token)):
        return Cue(token, verb, parsed.in_quote(token))
    return None if noun is None else Cue(token, noun, parsed.in_quote(token), is_noun=True)


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
        return Cue(token, _AS_TOLD, parsed.in_quote(token))
    if word in ("put", "puts") and i + 1 < len(lower) and lower[i + 1] == "it":
        return Cue(token, _PUT_IT, parsed.in_quote(token))
    if word == "clear" and i > 1:
        verb = parsed.tokens[i - 1 - (lower[i - 1] == "it")]
        if verb.lower_ in forms_of("make") and is_verb(verb):
            return Cue(verb, _MADE_CLEAR, parsed.in_quote(token))
    return None


def is_verb(token: Token) -> bool:
    """Whether a word that can be noun or verb is a verb here: by its label, and no article or owner."""
    if token.dep_ not in VERB_DEPS or any(c.dep_ in DETERMINED for c in token.lefts):
        return False
    return not (token.i and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_)
