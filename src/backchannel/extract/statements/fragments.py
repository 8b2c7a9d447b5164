"""Quoted words inside a clause without a cue: `Kern compared it to "a bad joke"`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ..syntax.subjects import teller_of
from .contents import Chars, chars
from .cues import is_verb
from .lexicon import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

LEAST = 3
"""Words of a quotation that can be somebody's own; fewer are a term."""
CLIMB = 12


class Fragment(Struct, frozen=True):
    """Quoted words, the verb of their clause and its subject; the content is the verb's whole complement."""

    content: Chars
    verb: Token
    subject: Token


def fragments(parsed: Parsed, covered: list[Chars]) -> Iterator[Fragment]:
    """Quotations in reading order that no content overlaps, in a clause with a subject."""
    at, ordered = 0, sorted(covered)
    for start, end in parsed.quotes:
        while at < len(ordered) and ordered[at][1] <= start:
            at += 1
        taken = at < len(ordered) and ordered[at][0] < end
        if not taken and not parsed.in_furniture(start) and (found := _fragment(parsed, start, end)):
            yield found


def _fragment(parsed: Parsed, start: int, end: int) -> Fragment | None:
    words = parsed.doc.char_span(start, end, alignment_mode="expand")
    if words is None or sum(t.is_alpha for t in words) < LEAST or _is_title(words.text):
        return None
    inner = words.root
    if inner.dep_ in ("compound", "amod", "nmod"):
        return None
    for _ in range(CLIMB):
        verb = inner.head
        if verb.i == inner.i:
            return None
        outside = not parsed.in_quote(verb)
        if outside and is_verb(verb):
            break
        inner = verb
    else:
        return None
    if verb.lower_ in speech_words("speakers", "naming"):
        return None
    subject = teller_of(verb)
    if subject is None or parsed.in_quote(subject) or inner.i < verb.i:
        return None
    return Fragment(chars(parsed, inner.left_edge.i, inner.right_edge.i), verb, subject)


def _is_title(words: str) -> bool:
    """All words of a name or title begin with a capital."""
    long = [w for w in words.split() if len(w) > 3]
    return bool(long) and all(w[0].isupper() or not w[0].isalpha() for w in long)
