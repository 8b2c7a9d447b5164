"""Acts of policy: tariffs, sanctions, bans, treaties signed and left, orders, retaliation, promises.

A measure needs a word of acting, something it acts on that is policy ("tariffs", "exports", "the treaty"),
and somebody who can act for a state. Rules over the tree with `words/measures.toml`. Opinions, wishes and
questions give nothing; whether it has happened, is planned, threatened or refused is in the stage and the
modality. A clause without a date has no period.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from ...model.claims import Draft
from ...model.facts import Measure
from ...model.times import Period
from ..syntax.bearings import bearings_of
from .acts import Found, Memory, acts_by_verb
from .demands import acts_by_demand, acts_ruled_out
from .enactment import enactment_of
from .in_force import in_force, own_day
from .legal_acts import is_in_act, power_in
from .linked import with_links
from .nouns import acts_by_noun
from .parts import BEFORE
from .rates import rates_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ...model.entities import Ref
    from ...model.sources import Evidence
    from ..parsed import Parsed

NAME = "measures.v1"
POINTING = frozenset(
    ["he", "she", "it", "they", "who", "its", "their", "his", "her", "i", "we", "this", "that"]
)
IN_QUOTE = 0.75
"""A measure told in a quotation is told by an interested party."""


def measures(parsed: Parsed) -> Iterator[Draft]:
    """Measures the text reports, sentence by sentence; two rates in one clause are two measures."""
    memory = Memory(parsed)
    for sentence in parsed.sentences:
        by_verb = list(acts_by_verb(parsed, sentence, memory))
        by_verb += acts_by_demand(parsed, sentence, found=by_verb)
        by_verb += acts_ruled_out(parsed, sentence)
        taken = {position for found in by_verb for position in (found.parts.head, found.head.i)}
        found_all = [*by_verb, *acts_by_noun(parsed, sentence, memory, taken=taken)]
        linked = with_links(parsed, sentence, found_all, memory)
        for found in sorted(linked, key=lambda found: found.head.i):
            yield from _drafts(parsed, found)


def _drafts(parsed: Parsed, found: Found) -> Iterator[Draft]:
    start, end = _clause(found)
    evidence = _evidence(parsed, found, start, end)
    around = bearings_of(parsed, found.stance.top)
    valid, valid_words = _when(parsed, found, start, end)
    under = power_in(parsed, *_offsets(parsed, start, end))
    owners = frozenset([found.head.i, found.parts.head])
    others = [r for r in found.issuer.others if parsed.cast.is_named(r)]
    issuers = [found.issuer.ref] if found.is_joint else [found.issuer.ref, *others]
    aimed_at = [*others, *found.parts.targets] if found.is_joint else found.parts.targets
    rates: list[tuple[str | None, str | None]] = [*rates_of(parsed, start, end, owners=owners)] or [
        (None, None)
    ]
    for issuer, (rate, goods) in product(issuers, rates):
        yield Draft(
            fact=Measure(
                issuer=issuer,
                act=found.act,
                instrument=found.parts.instrument,
                object=goods or found.parts.object,
                targets=tuple(dict.fromkeys(t for t in aimed_at if t not in issuers)),
                rate=rate,
                stage=found.stance.stage,
                legal_act=found.legal_act,
                under=under if under != found.parts.instrument else None,
                links=found.links,
            ),
            evidence=evidence,
            made_by=NAME,
            score=_score(parsed, found),
            rule=found.rule,
            modality=found.stance.modality,
            basis=around.basis,
            cited=around.cited,
            valid=valid,
            valid_words=valid_words,
        )


def _offsets(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    last = parsed.tokens[end - 1]
    return parsed.tokens[start].idx, last.idx + len(last)


def _when(parsed: Parsed, found: Found, start: int, end: int) -> tuple[Period | None, Evidence | None]:
    """From which day it holds, else when it happened; of a legal act's own measures the act's day."""
    first, last = _offsets(parsed, start, end)
    held = in_force(parsed, first, last)
    if held is not None:
        return held
    valid, words = parsed.period_for(found.head)
    if words is not None and _is_in_name(parsed, words):
        valid, words = None, None
    own = enactment_of(parsed)
    if valid is None and own is not None and found.legal_act == own.act:
        return own_day(parsed) or (None, None)
    return valid, words


def _score(parsed: Parsed, found: Found) -> float:
    """How sure: the rule's own figure, lowered for a doer pointed at or without office, and missing parts."""
    score, agent, ref = found.score, found.issuer.token, found.issuer.ref
    if parsed.in_quote(found.head):
        score *= IN_QUOTE
    if agent is None or agent.lower_ in POINTING:
        score *= 0.85
    if ref is not None and parsed.cast.kind_of(ref) == "person" and not _holds_office(parsed, ref):
        score *= 0.85
    if found.parts.instrument is None and found.parts.object is None and not found.parts.targets:
        score *= 0.8
    return round(score, 3)


def _holds_office(parsed: Parsed, ref: Ref) -> bool:
    return any(parsed.cast.ref_of(h.holder) == ref for h in parsed.cast.holdings.holdings)


def _is_in_name(parsed: Parsed, when: Evidence) -> bool:
    """The date of a law or an order is no date of the act: "the 1950 Y Act", "Order 12 of May 4"."""
    date = next((d for d in parsed.dates if parsed.span(d.start, d.end).start == when.start), None)
    span = parsed.doc.char_span(date.start, date.end, alignment_mode="expand") if date is not None else None
    if span is None:
        return False
    root = span.root
    if is_in_act(parsed, root):
        return True
    if root.dep_ in BEFORE:
        return bool(root.head.text[:1].isupper())
    return bool(root.head.lower_ == "of" and root.head.head.text[:1].isupper())


def _evidence(parsed: Parsed, found: Found, start: int, end: int) -> tuple[Evidence, ...]:
    """The words of the clause, and where they do not name who acts, the words that do."""
    own = _words(parsed, start, end)
    agent = found.issuer.token
    if agent is None or start <= agent.i < end:
        return (own,)
    return own, _words(parsed, agent.left_edge.i if agent.i - agent.left_edge.i < 6 else agent.i, agent.i + 1)


def _words(parsed: Parsed, start: int, end: int) -> Evidence:
    last = parsed.tokens[end - 1]
    return parsed.evidence(parsed.tokens[start].idx, last.idx + len(last))


def _clause(found: Found) -> tuple[int, int]:
    """The tokens of the act: from its own or the announcing clause to where the next clause begins."""
    if found.span is not None:
        inside = [t.i for t in found.head.sent if found.span[0] <= t.idx < found.span[1]]
        return inside[0], inside[-1] + 1
    head, top, sentence, tokens = found.head, found.stance.top, found.head.sent, found.head.doc
    noun, agent = tokens[found.parts.head], found.issuer.token
    start = min(t.left_edge.i for t in (head, noun, top) if t.i <= head.i and t.sent.start == sentence.start)
    if agent is not None and 0 < start - agent.i <= 3:
        start = agent.left_edge.i
    start, end = max(start, sentence.start), min(max(_end(head), noun.i + 1), sentence.end)
    while end - 1 > start and _is_edge(tokens[end - 1]) and tokens[end - 1].text not in ")%":
        end -= 1
    while start < end - 1 and (_is_edge(tokens[start]) or tokens[start].dep_ in ("mark", "cc")):
        start += 1
    return start, end


def _is_edge(token: Token) -> bool:
    return bool(token.is_punct or token.is_space)


def _end(head: Token) -> int:
    """Behind the last word of a clause, without the clauses that "and", "but" or a semicolon add."""
    added = [
        c.left_edge.i
        for c in head.children
        if c.i > head.i and c.dep_ in ("conj", "cc", "parataxis") and head.dep_ not in ("dobj", "pobj")
    ]
    return int(min([head.right_edge.i + 1, *added]))
