"""Who sends what to whom: trade, aid and movement of people, with amount and rate.

A flow needs a verb or noun of flow, its goods, and an end that is named; joint ends stay joint. What is
stopped, asked for or threatened is a measure and no flow. Words: `words/flows.toml`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Draft
from ...model.entities import Ref
from ...model.facts import Flow
from ..amounts.amounts import Amount, amounts_of
from ..amounts.goods import goods_words, is_goods, material
from ..amounts.numbers import Rate, rate_in
from ..syntax.bearings import bearings_of
from ..syntax.clauses import modality_of
from ..word_lists import word_list
from .ends import Ends, ends_of_noun, ends_of_verb, flow_words
from .parties import parties

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

NAME = "flows.v1"
BESIDE = frozenset(["advcl", "conj", "cc", "parataxis", "punct", "mark", "intj", "ccomp", "prt"])
"""Relations of what stands beside a clause and proves nothing of it."""
BOTH_ENDS, ONE_END, WEAK = 0.85, 0.7, 0.55


class FoundFlow(Struct, frozen=True):
    """A flow with the words it stands in, before its parties are asked for."""

    word: Token
    """The verb or noun that tells it."""
    ends: Ends
    goods: Token
    amount: Amount | None
    rate: Rate | None
    clause: tuple[int, int]
    """Offsets of the words that prove it, in the parsed text."""


def flows(parsed: Parsed) -> Iterator[Draft]:
    """Flows in reading order, each goods of a clause once."""
    yield from (draft for _, draft in told_flows(parsed))


@lru_cache(maxsize=1)
def told_flows(parsed: Parsed) -> tuple[tuple[FoundFlow, Draft], ...]:
    """Each flow with the words it was found in; the finder of figures asks for them again."""
    found = ((one, _draft(parsed, one)) for one in _found_flows(parsed, amounts_of(parsed)))
    return tuple((one, draft) for one, draft in found if draft is not None)


def _found_flows(parsed: Parsed, amounts: tuple[Amount, ...]) -> Iterator[FoundFlow]:
    """Where the words tell of a flow; whether its ends are anybody is not asked yet."""
    for sentence in parsed.sentences:
        first, last = (
            bisect_left(amounts, at, key=lambda a: a.sentence) for at in (sentence.start, sentence.end)
        )
        mine = list(amounts[first:last])
        taken: set[int] = set()
        for position in range(sentence.start, sentence.end):
            if parsed.lower[position] not in flow_words():
                continue
            token = parsed.tokens[position]
            ends = ends_of_verb(token) or ends_of_noun(token)
            found = _found(parsed, token, ends, mine) if ends is not None else None
            if found is not None and found.goods.i not in taken:
                taken.add(found.goods.i)
                yield found


def _found(parsed: Parsed, word: Token, ends: Ends, amounts: list[Amount]) -> FoundFlow | None:
    amount = _amount_of(ends.goods, amounts) or _amount_of(material(ends.goods), amounts)
    goods = material(amount.thing if amount is not None and amount.thing is not None else ends.goods)
    start, end = _clause(word, ends)
    rate = rate_in(parsed.text, start, max(end, word.right_edge.idx))
    end = max(end, rate.end) if rate is not None else end
    found = FoundFlow(word, ends, goods, amount, rate, (start, end))
    return found if _is_flow(found) else None


def _clause(word: Token, ends: Ends) -> tuple[int, int]:
    """Offsets of a clause without the clauses beside it ("as he said", "and prices fell")."""
    own = [c for c in word.children if c.dep_ not in BESIDE]
    named = [ends.goods, *ends.givers, *ends.receivers]
    joined = [t for n in named for t in (n, *n.conjuncts) if t.sent.start == word.sent.start]
    regions = [c for t in joined for c in t.rights if c.dep_ == "appos"]
    start = min(t.left_edge.idx for t in (*own, *joined, word) if t.i != word.i or not own)
    last = max((word, *(c.right_edge for c in own), *joined, *regions), key=lambda t: t.i)
    return start, last.idx + len(last)


def _amount_of(goods: Token, amounts: list[Amount]) -> Amount | None:
    """The amount that counts or prices the goods."""
    mine = [a for a in amounts if goods.i in (a.head.i, a.thing.i if a.thing is not None else -1)]
    return mine[0] if mine else None


@cache
def _sure() -> frozenset[str]:
    return frozenset(word_list("flows")["sure"]["verbs"])


def _is_flow(found: FoundFlow) -> bool:
    """Whether goods and ends make a flow and not a gift of words or a single traveller."""
    ends, known = found.ends, is_goods(found.goods) or found.amount is not None
    if ends.kind == "move":
        is_told = found.amount is not None or found.rate is not None
        is_crowd = is_goods(found.goods) and (is_told or _is_plural(found.goods))
        return is_crowd and (
            bool(ends.givers and ends.receivers) or (is_told and bool(ends.givers or ends.receivers))
        )
    if ends.kind == "come":
        return bool(known and ends.givers)
    return bool((ends.givers or ends.receivers) and (known or ends.lemma in _sure()))


def _stands_alone(found: FoundFlow) -> bool:
    """Whether a flow is told with one end only: it has an amount or a rate, or its verb is one of trade."""
    if found.ends.is_noun:
        return False
    if found.amount is not None or found.rate is not None:
        return True
    is_infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in found.word.children)
    return found.ends.lemma in _sure() and found.word.dep_ not in ("acl", "relcl") and not is_infinitive


def _is_plural(noun: Token) -> bool:
    return noun.lower_.endswith("s") or noun.lower_ in (
        "people",
        "men",
        "women",
        "children",
        "staff",
        "police",
    )


def _draft(parsed: Parsed, found: FoundFlow) -> Draft | None:
    moves = found.ends.kind in ("move", "come")
    givers = parties(parsed, found.ends.givers, places=moves)
    receivers = tuple(r for r in parties(parsed, found.ends.receivers, places=moves) if r not in givers)
    if not (givers or receivers) or not ((givers and receivers) or _stands_alone(found)):
        parsed.near("flow", found.word, lacks="a receiver" if givers else "a giver")
        return None
    around = bearings_of(parsed, found.word)
    valid, words = parsed.period_for(found.word)
    return Draft(
        fact=_flow(parsed, found, givers, receivers),
        evidence=(parsed.evidence(*found.clause),),
        made_by=NAME,
        score=_score(parsed, found, givers, receivers),
        rule="noun" if found.ends.is_noun else found.ends.kind,
        modality=modality_of(found.word),
        basis=around.basis,
        cited=around.cited,
        valid=valid,
        valid_words=words,
    )


def _flow(parsed: Parsed, found: FoundFlow, givers: tuple[Ref, ...], receivers: tuple[Ref, ...]) -> Flow:
    quantity = found.amount.quantity if found.amount else None
    after = goods_start(parsed, found.amount, found.goods)
    is_sum = quantity is not None and quantity.start <= found.goods.idx < quantity.end
    goods = "money" if is_sum else goods_words(parsed, found.goods, after=after, before=found.ends.limit)
    unit = quantity.unit or (found.goods.lower_ if quantity.kind == "count" else None) if quantity else None
    qualifier = (quantity.qualifier if quantity else None) or (found.rate.qualifier if found.rate else None)
    return Flow(
        givers=givers,
        receivers=receivers,
        goods=goods,
        amount=quantity.value if quantity else None,
        unit=unit,
        per=found.rate.per if found.rate else None,
        qualifier=qualifier or (quantity.number if quantity and quantity.value is None else None),
    )


def goods_start(parsed: Parsed, amount: Amount | None, goods: Token) -> int:
    """The token position after the number that stands before the goods."""
    if amount is None or amount.quantity.end > goods.idx:
        return 0
    return next(i for i in range(goods.i, -1, -1) if parsed.tokens[i].idx < amount.quantity.end) + 1


def _score(parsed: Parsed, found: FoundFlow, givers: tuple[Ref, ...], receivers: tuple[Ref, ...]) -> float:
    score = BOTH_ENDS if givers and receivers else ONE_END
    if not (is_goods(found.goods) or found.amount):
        score = min(score, ONE_END) if givers and receivers else WEAK
    return score * (0.8 if parsed.in_quote(found.word) else 1.0)
