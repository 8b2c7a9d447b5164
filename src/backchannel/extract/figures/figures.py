"""Numbers that the text gives for something: trade, goods, money, jobs, people moving.

Dates, ages, votes, polls and rates of tariffs are left out (a rate belongs to its measure), and so are the
amounts that a flow already tells. Words: `words/flows.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from ...model.claims import Draft
from ...model.facts import Figure
from ...model.sources import Evidence
from ...model.times import Period
from ..amounts.amounts import Amount, amounts_of
from ..amounts.goods import is_goods
from ..amounts.numbers import rate_in
from ..flows.flows import told_flows
from ..syntax.bearings import bearings_of
from ..syntax.clauses import clause_range, modality_of
from ..word_lists import word_list
from .subjects import change_verb, clause_verb, described

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

NAME = "figures.v1"
DATE_LINK = re.compile(
    r"[\s,]*(?:\w+\s+){0,3}?(?:in|on|by|since|during|for|at|of|over|from)?\s*\(?", re.IGNORECASE
)
DATE_REACH, RATE_REACH = 40, 45
LARGE, MANY = 1000, 100
"""Counts of things that are no listed goods: told from MANY on, sure from LARGE on."""
LONG_CLAUSE = 45
"""Tokens: a longer clause proves too much at once."""
NAMED = re.compile(r"[^\W\d_]{3}")
"""A subject is a word, not a leftover of the tree."""
PER_SHARE = re.compile(r"\s+(?:a|per)\s+(?:\w+\s+)?share\b")
LARGE_SUM = 100_000
"""Smaller sums are prices and wages, seldom what a desk keeps."""
MONEY, GOODS, LARGE_COUNT, OTHER, SMALL = 0.85, 0.8, 0.7, 0.55, 0.45


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(word_list("flows")["figures"][key])


def figures(parsed: Parsed) -> Iterator[Draft]:
    """Figures in reading order, each number once."""
    amounts = amounts_of(parsed)
    told = {f.amount.quantity.start for f, _ in told_flows(parsed) if f.amount is not None}
    for i, amount in enumerate(amounts):
        is_again = i > 0 and _repeats(parsed, amounts[i - 1], amount)
        score = 0.0 if is_again or amount.quantity.start in told else _score(parsed, amount)
        if score > 0:
            following = amounts[i + 1].quantity.start if i + 1 < len(amounts) else len(parsed.text)
            draft = _draft(parsed, amount, score, following)
            if draft is not None:
                yield draft


def _score(parsed: Parsed, amount: Amount) -> float:
    """How sure it is that the number is a figure; 0 for what is none."""
    quantity, noun = amount.quantity, amount.thing
    word = noun.lower_ if noun is not None else ""
    if not quantity.value or word in _listed("not_counted") or quantity.unit in _listed("lengths"):
        return 0.0
    if quantity.kind == "percent":
        is_share = noun is not None and noun.i != amount.head.i
        told = is_share or change_verb(amount.head) is not None
        return OTHER if told and not _speaks_of(parsed, amount, "rates", "polls") else 0.0
    if quantity.kind == "money":
        if PER_SHARE.match(parsed.text, quantity.end):
            return 0.0
        return MONEY if quantity.value >= LARGE_SUM else SMALL
    if quantity.kind == "measure":
        return GOODS
    return 0.0 if _speaks_of(parsed, amount, "polls") else _count_score(amount)


def _repeats(parsed: Parsed, before: Amount, amount: Amount) -> bool:
    """The same sum in another currency: "$23bn (£17bn)"."""
    both = before.quantity.kind == amount.quantity.kind == "money"
    return both and parsed.text[before.quantity.end : amount.quantity.start].strip() == "("


def _count_score(amount: Amount) -> float:
    """Counts of goods, people and jobs from MANY on, of other things from LARGE on."""
    value = amount.quantity.value or 0
    if amount.thing is None:
        return GOODS if value >= LARGE and change_verb(amount.head) is not None else 0.0
    if is_goods(amount.thing) or amount.thing.lower_ in _listed("people"):
        return GOODS if value >= MANY else 0.0
    return LARGE_COUNT if value >= LARGE and amount.thing.lower_.endswith("s") else 0.0


def _speaks_of(parsed: Parsed, amount: Amount, *keys: str) -> bool:
    """Whether the sentence of a number speaks of polls or of rates."""
    words = parsed.words_around(amount.head)
    return not all(words.isdisjoint(_listed(key)) for key in keys)


def _draft(parsed: Parsed, amount: Amount, score: float, following: int) -> Draft | None:
    about = described(parsed, amount)
    if about is None or not NAMED.search(about.subject):
        parsed.near("figure", amount.head, lacks="a subject")
        return None
    verb, quantity = clause_verb(amount.head), amount.quantity
    around = bearings_of(parsed, verb)
    valid, words = _when(parsed, amount, verb, following)
    rate = rate_in(parsed.text, quantity.end, min(following, quantity.end + RATE_REACH, verb.sent.end_char))
    return Draft(
        fact=Figure(
            subject=about.subject,
            property=about.property,
            value=quantity.value or Decimal(0),
            unit=quantity.unit or (amount.thing.lower_ if amount.thing is not None else None),
            per=rate.per if rate else None,
            qualifier=quantity.qualifier or (rate.qualifier if rate else None),
        ),
        evidence=(_evidence(parsed, amount, verb),),
        made_by=NAME,
        rule=amount.quantity.kind,
        score=score * (0.8 if parsed.in_quote(amount.head) else 1.0),
        modality=modality_of(verb),
        basis=around.basis,
        cited=around.cited,
        valid=valid,
        valid_words=words,
    )


def _when(
    parsed: Parsed, amount: Amount, verb: Token, following: int
) -> tuple[Period | None, Evidence | None]:
    """The date right after the number ("22 million in January"), else that of its clause."""
    end = min(following, amount.quantity.end + DATE_REACH)
    for found in parsed.dates_between(amount.quantity.end, end):
        if DATE_LINK.fullmatch(parsed.text, amount.quantity.end, found.start):
            return found.period, parsed.evidence(found.start, found.end)
    return parsed.period_for(verb)


def _evidence(parsed: Parsed, amount: Amount, verb: Token) -> Evidence:
    """The clause of the number; its own phrase where the clause is long."""
    start, end = clause_range(verb)
    if end - start > LONG_CLAUSE:
        last = amount.thing if amount.thing is not None else amount.head
        end_char = max(amount.quantity.end, last.idx + len(last))
        return parsed.evidence(amount.quantity.start, end_char)
    tokens = parsed.tokens
    return parsed.evidence(tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1]))
