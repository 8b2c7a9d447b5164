"""Acts of policy: tariffs, sanctions, bans, treaties signed and left, orders, retaliation and its refusal, promises of states.

A measure needs a word of acting, something it acts on that is policy ("tariffs", "exports", "the treaty"), and somebody who
can act for a state. Rules over the tree with `words/measures.toml`. Opinions, wishes and questions give nothing; whether it
has happened, is planned, threatened or refused is in the stage and the modality. A clause without a date has no period.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.claims import Draft
from ..model.facts import Measure
from .bearings import bearings_of
from .clauses import clause_range
from .measure_acts import Found, found_acts
from .measure_parts import rates_in

if TYPE_CHECKING:
    from .parsed import Parsed

NAME = "measures.v1"


def measures(parsed: Parsed) -> Iterator[Draft]:
    """Measures the text reports, in reading order; two rates in one clause are two measures."""
    for sentence in parsed.sentences:
        taken: set[int] = set()
        for found in found_acts(parsed, sentence):
            if found.noun is not None and found.noun in taken:
                continue
            taken.update(found.covers)
            yield from _drafts(parsed, found)


def _drafts(parsed: Parsed, found: Found) -> Iterator[Draft]:
    start, end = _words(parsed, found)
    evidence = parsed.evidence(
        parsed.tokens[start].idx, parsed.tokens[end - 1].idx + len(parsed.tokens[end - 1])
    )
    around = bearings_of(parsed, found.stance.top)
    valid, valid_words = parsed.period_for(found.head)
    rates: list[str | None] = (
        list(dict.fromkeys(rate for rate, _ in rates_in(evidence.quote))) if found.has_rate else []
    )
    for rate in rates or [None]:
        yield Draft(
            fact=Measure(
                issuer=found.issuer.ref,
                act=found.act,
                instrument=found.parts.instrument,
                object=found.parts.object,
                targets=tuple(
                    t for t in found.parts.targets if t != found.issuer.ref and t not in found.issuer.others
                ),
                rate=rate,
                stage=found.stance.stage,
            ),
            evidence=(evidence,),
            made_by=NAME,
            score=found.score * (0.75 if parsed.in_quote(found.head) else 1.0),
            modality=found.stance.modality,
            basis=around.basis,
            cited=around.cited,
            valid=valid,
            valid_words=valid_words,
        )


def _words(parsed: Parsed, found: Found) -> tuple[int, int]:
    """The tokens that prove it: the clause of the act, from the word that names who acts."""
    agent = found.issuer.token
    is_near = agent is not None and agent.sent.start == found.head.sent.start
    start, end = clause_range(found.stance.top, *([agent] if agent is not None and is_near else []))
    return start, max(end, found.head.i + 1)
