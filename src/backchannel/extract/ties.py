"""Standing relations of two: kin, staff, closeness, ear and influence, rivalry, work together.

Three sources: nouns of relation and staff posts with their possessor (the cast's holdings), and idioms over
the tree (`tie_idioms`). Method: patterns with word lists (`words/relations.toml`), one per idiom, each with
its own score.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from ..model.claims import Draft
from ..model.facts import Tie, TieKind
from .bearings import bearings_of
from .clauses import modality_of
from .holding import Holding
from .idioms import Idiom
from .principals import principal_of
from .tie_idioms import idioms
from .word_lists import word_list

if TYPE_CHECKING:
    from .parsed import Parsed

NAME = "ties.v1"


@cache
def _staff() -> frozenset[str]:
    return frozenset(word_list("relations")["staff"]["heads"])


def ties(parsed: Parsed) -> Iterator[Draft]:
    """Ties in the order: from posts and relation nouns, then from idioms; one draft for the same tie in the
    same words.
    """
    for holding in parsed.cast.holdings.holdings:
        draft = _from_holding(parsed, holding)
        if draft is not None:
            yield draft
    for sentence in parsed.sentences:
        for idiom in idioms(parsed, sentence):
            yield from _from_idiom(parsed, idiom)


def _from_holding(parsed: Parsed, holding: Holding) -> Draft | None:
    """ "X's son-in-law Y": kin; "Y, chief of staff to X": works_for. None where the words name no
    principal.
    """
    post = holding.post
    kind = cast(TieKind | None, post.relation or ("works_for" if post.head in _staff() else None))
    principal = principal_of(parsed, holding) if kind else None
    if kind is None or principal is None or principal is holding.holder:
        return None
    if kind != "works_for" and principal.kind != "person":
        return None
    start = min(holding.start, post.start, post.possessor[0] if post.possessor else holding.start)
    end = max(holding.end, post.proof_end)
    tokens = parsed.tokens
    return Draft(
        fact=Tie(
            a=parsed.cast.ref_of(holding.holder),
            b=parsed.cast.ref_of(principal),
            tie=kind,
            directed=kind == "works_for",
            detail=post.head,
        ),
        evidence=(parsed.evidence(tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1])),),
        made_by=NAME,
        score=min(0.95, holding.score)
        * (0.7 if post.standing == "former" else 1.0)
        * (0.7 if parsed.in_quote(tokens[post.head_start]) else 1),
    )


def _from_idiom(parsed: Parsed, idiom: Idiom) -> Iterator[Draft]:
    tokens = parsed.tokens
    start, end = idiom.words
    evidence = parsed.evidence(tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1]))
    modality = idiom.modality or modality_of(idiom.verb)
    around = bearings_of(parsed, idiom.verb)
    valid, words = parsed.period_for(idiom.verb)
    for a in idiom.a:
        for b in idiom.b:
            if a == b:
                continue
            yield Draft(
                fact=Tie(
                    a=a,
                    b=b,
                    tie=idiom.tie,
                    directed=idiom.tie in ("influence_over", "works_for", "represents", "member_of"),
                    detail=idiom.detail,
                    origin=around.origin,
                    channel=around.channel,
                    frequency=around.frequency,
                ),
                evidence=(evidence,),
                made_by=NAME,
                score=idiom.score * (0.7 if parsed.in_quote(idiom.verb) else 1),
                modality=modality,
                basis=around.basis,
                cited=around.cited,
                valid=valid,
                valid_words=words,
            )
