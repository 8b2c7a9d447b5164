"""Whoever had a post before: "X succeeds Y as Z" and "to be Z, vice Y" say that Y held it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ...model.claims import Draft
from ...model.facts import Tenure
from ...model.times import Period
from ..people.name_words import title_words
from ..posts.holding import Holding
from ..syntax.predicates import subject_word
from ..syntax.verbs import forms_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

STILL = re.compile(r",?\s+(?:who\s+is\s+|whose\s+term\s+is\s+)?(?:term\s+)?(?:retir|resign|expir|leav)ing\b")
"""Behind the name of a predecessor who is still there."""


GONE = re.compile(
    r"\W*who\s+(?:has\s+|had\s+|was\s+)?(?:\w+ly\s+)?"
    r"(?:died|resign|retired|left|quit|stepped|fired|sacked|oust|dismiss|remov)"
)
"""Behind the name of a predecessor who left before the successor came."""
TAKES = forms_of("take")
SUCCEEDS = forms_of("succeed") | forms_of("replace") | {"succeeding", "vice"}
RANK = 6
"""Words after a rank in which its name begins."""


def before_it(draft: Draft) -> Iterator[Draft]:
    """The tenure of the predecessor that a tenure names, if it names one."""
    fact = draft.fact
    if not isinstance(fact, Tenure) or fact.predecessor is None:
        return
    begun = draft.valid.edtf.removesuffix("/") if draft.valid and draft.valid.edtf.endswith("/") else None
    yield replace(
        draft,
        fact=replace(fact, holder=fact.predecessor, predecessor=None, standing="former"),
        rule="predecessor",
        score=draft.score * 0.9,
        valid=Period(f"/{begun}") if begun else None,
        valid_words=draft.valid_words if begun else None,
    )


def before_newcomer(parsed: Parsed, draft: Draft, *, name_end: int) -> Iterator[Draft]:
    """The tenure of whom somebody will follow: still there, unless the words behind say otherwise."""
    gone = GONE.match(parsed.joined, name_end)
    for before in before_it(draft):
        if isinstance(before.fact, Tenure):
            fact = before.fact if gone else replace(before.fact, standing="current")
            yield replace(before, fact=fact, valid=None, valid_words=None)


def before_nominees(parsed: Parsed, official: Iterable[Draft]) -> Iterator[Draft]:
    """The tenures of those whom nominees are named to follow; none of a nomination that is withdrawn."""
    for draft in official:
        end, standing = draft.evidence[0].end, getattr(draft.fact, "standing", "incoming")
        if draft.modality == "denied" or standing == "incoming":
            continue  # withdrawn, or announced for a day to come: the predecessor may still be there
        if not STILL.match(parsed.document.text, end):
            yield from before_it(draft)


def predecessor_of(parsed: Parsed, holding: Holding) -> str | None:
    """ "succeeding Ana Souza", "who replaces Ana Souza", "taking over from Ana Souza": whose post it
    was, in the same sentence.
    """
    succeeded = _succeeded(parsed, holding)
    character = parsed.cast.character(succeeded) if succeeded is not None else None
    return parsed.cast.ref_of(character) if character is not None else None


def _succeeded(parsed: Parsed, holding: Holding) -> Token | None:
    """The word for the predecessor."""
    for token in parsed.tokens[holding.start].sent:
        if token.lower_ in SUCCEEDS:
            children = [c for c in token.children if c.dep_ in ("dobj", "pobj", "nsubjpass")]
        elif token.lower_ in TAKES and any(c.lower_ == "over" for c in token.children):
            children = [
                o
                for v in (token, *token.subtree)
                if v.lower_ == "from"
                for o in v.children
                if o.dep_ == "pobj"
            ]
        else:
            continue
        if not _is_of(parsed, token, holding):
            continue
        for child in children:
            named = _past_rank(parsed, child)
            character = parsed.cast.character(named)
            if character is not None and character.kind == "person" and character is not holding.holder:
                return named
    return None


def _past_rank(parsed: Parsed, word: Token) -> Token:
    """The first word of the name behind a rank that a bracket cuts off from it: "Gen (Rtd) Ana Souza"."""
    if not {word.lower_, f"{word.lower_}."} & title_words():
        return word
    after = range(word.i + 1, min(word.i + RANK, len(parsed.tokens)))
    return next((parsed.tokens[i] for i in after if (c := parsed.cast.at(i)) and c.kind == "person"), word)


def succeeded_end(parsed: Parsed, holding: Holding) -> int:
    """Where the predecessor's name ends, as an offset."""
    succeeded = _succeeded(parsed, holding)
    if succeeded is None:
        return 0
    end = succeeded.i + 1
    while end < len(parsed.tokens) and parsed.cast.at(end) is parsed.cast.at(succeeded.i):
        end += 1
    last = parsed.tokens[end - 1]
    return int(last.idx) + len(last)


def _is_of(parsed: Parsed, succeeds: Token, holding: Holding) -> bool:
    """Whether it is this holder who succeeds: by the verb itself, a clause below it, or its subject."""
    if holding.verb is not None and holding.verb in (succeeds.i, succeeds.head.i):
        return True
    subject = subject_word(succeeds, parsed.cast.at)
    return subject is not None and parsed.cast.at(subject.i) is holding.holder
