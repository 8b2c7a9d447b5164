"""Standing relations of two: kin, staff, closeness, ear and influence, rivalry, work together.

Three sources: nouns of relation and staff posts with their possessor (the cast's holdings), and idioms over
the tree (`tie_idioms`). Method: patterns with word lists (`words/relations.toml`), one per idiom, each with
its own score.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, cast

from ...model.claims import Draft
from ...model.entities import Ref
from ...model.facts import Tie, TieKind
from ...model.sources import Evidence
from ...model.times import Period
from ..posts.holding import Holding
from ..posts.posts import Post
from ..syntax.bearings import bearings_of
from ..syntax.clauses import modality_of
from ..syntax.negation import is_denied, is_no_predicate
from ..tenures.principals import principal_of
from ..word_lists import word_list, words_of
from .idioms import Idiom
from .tie_idioms import idioms

if TYPE_CHECKING:
    from ..parsed import Parsed

NAME = "ties.v1"
RULE_OF = {"": "post", "kin": "noun of family"}
"""Tie that a post's head stands for → the rule that saw it."""
BEGINS = frozenset(
    ["joined", "founded", "co-founded", "hired", "appointed", "recruited", "entered", "married", "wed"]
)
ENDS = frozenset(["left", "quit", "resigned", "retired", "fired", "dismissed", "expelled", "divorced"])


@cache
def _staff() -> frozenset[str]:
    return frozenset(word_list("relations")["staff"]["heads"])


def ties(parsed: Parsed) -> Iterator[Draft]:
    """Ties in the order: from posts and relation nouns, then from idioms; what two ways read from the same
    words is told once.
    """
    told: dict[tuple[str, frozenset[Ref]], list[Evidence]] = {}
    for draft in _all(parsed):
        fact, words = cast(Tie, draft.fact), draft.evidence[0]
        before = told.setdefault((fact.tie, frozenset((fact.a, fact.b))), [])
        if not any(w.start < words.end and words.start < w.end for w in before):
            before.append(words)
            yield draft


def _all(parsed: Parsed) -> Iterator[Draft]:
    for holding in parsed.cast.holdings.holdings:
        draft = _from_holding(parsed, holding)
        if draft is not None:
            yield draft
    for sentence in parsed.sentences:
        for idiom in idioms(parsed, sentence):
            yield from _from_idiom(parsed, idiom)


def _serves(parsed: Parsed, post: Post) -> bool:
    """A staff post, or any that is held "for" a person: "legislative director for Senator Ana Souza"."""
    if post.principal is not None and parsed.lower[post.head_end] == "for":
        return post.head.split()[-1] not in words_of("roles", "seekers")
    return post.head in _staff() or post.words.casefold() in _staff()


def _detail(parsed: Parsed, post: Post) -> str:
    """ "adviser", "head of cabinet", "great-grandson"."""
    if post.relation:
        is_great = "great" in parsed.lower[max(0, post.head_start - 2) : post.head_start]
        return f"great-{post.head}" if is_great else post.head
    return post.head if post.head in _staff() else post.words.casefold()


def _from_holding(parsed: Parsed, holding: Holding) -> Draft | None:
    """ "X's son-in-law Y": kin; "Y, chief of staff to X": works_for. None where the words name no
    principal.
    """
    post = holding.post
    kind = cast(TieKind | None, post.relation or ("works_for" if _serves(parsed, post) else None))
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
            detail=_detail(parsed, post),
        ),
        evidence=(parsed.evidence(tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1])),),
        made_by=NAME,
        rule=RULE_OF.get(post.relation or "", "noun of relation"),
        score=min(0.95, holding.score)
        * (0.7 if post.standing == "former" and kind != "kin" else 1.0)
        * (0.7 if parsed.in_quote(tokens[post.head_start]) else 1),
    )


def _from_idiom(parsed: Parsed, idiom: Idiom) -> Iterator[Draft]:
    tokens = parsed.tokens
    if is_no_predicate(idiom.verb) or (idiom.modality == "asserted" and is_denied(idiom.verb)):
        return
    start, end = idiom.words
    evidence = parsed.evidence(tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1]))
    modality = idiom.modality or modality_of(idiom.verb)
    around = bearings_of(parsed, idiom.verb)
    valid, words = _period(parsed, idiom)
    is_person = all(parsed.cast.kind_of(r) == "person" for r in idiom.b)
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
                    origin=around.origin if is_person else None,
                    channel=around.channel,
                    frequency=around.frequency,
                ),
                evidence=(evidence,),
                made_by=NAME,
                rule=idiom.rule,
                score=idiom.score * (0.7 if parsed.in_quote(idiom.verb) else 1),
                modality=modality,
                basis=around.basis,
                cited=around.cited,
                valid=valid,
                valid_words=words,
            )


def _period(parsed: Parsed, idiom: Idiom) -> tuple[Period | None, Evidence | None]:
    """The period of the idiom's clause: what begins in it ("joined in 2001") has no known end, what ends
    ("left in 2003") has no known beginning.
    """
    valid, words = parsed.period_for(idiom.verb)
    if valid is None or "/" in valid.edtf:
        return valid, words
    if idiom.verb.lower_ in BEGINS:
        return Period(f"{valid.edtf}/"), words
    if idiom.verb.lower_ in ENDS:
        return Period(f"/{valid.edtf}"), words
    return valid, words
