"""A person's verdict on who is one, as rows: written once, taken back whole.

A verdict on two is one on all their refs, so each ref of one is judged against some of the other. The rows
that a reader may see are those that would be there if what they may not see had never been added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from backchannel.answer.parts import document_of
from backchannel.answer.readback import said_of_both
from backchannel.answer.reading import Being, Reading
from backchannel.model.entities import Judgement, Ref, Verdict
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.model.identity import by_a_person, pair_of

MOST_PAIRS = 4096
"""Two that differ are told apart ref by ref, up to so many pairs; beyond it by the first few of each."""
HUBS = 8

Pair = tuple[Ref, Ref]


class Act(Struct, frozen=True):
    """All that one person judged at one instant."""

    by: str
    at: datetime
    verdicts: tuple[Verdict, ...]
    why: tuple[str, ...]
    pairs: tuple[Pair, ...]


def rows_of(verdict: Verdict, between: Iterable[Pair], *, by: str, why: str = "") -> list[Judgement]:
    """One judgement a pair. Raises: BadQuestion for a name that only a part of the program bears."""
    reasons = (why,) if why.strip() else ()
    made = [
        Judgement(left=a, right=b, verdict=verdict, score=1.0, reasons=reasons, by=by) for a, b in between
    ]
    if not by.strip() or not all(by_a_person(j) for j in made):
        raise BadQuestion(f"{by!r} is no person's name", remedy="say who judges with --by NAME")
    return made


def pairs_of(
    view: Reading, verdict: Verdict, left: Being, right: Being, *, given: tuple[str, str]
) -> tuple[Pair, ...]:
    """Which refs are judged against which; `given` are the words by which the two were meant.

    Two that are one now are told apart by refs: the one given against all others, or against the other one
    given. Raises: BadQuestion where neither is a ref.
    """
    if left.id != right.id:
        return _between(view, verdict, left, right)
    refs = [word if word in left.refs else None for word in given]
    named = [ref for ref in refs if ref is not None]
    if len(set(named)) == 2:
        return ((named[0], named[1]),)
    if len(named) == 1:
        return tuple((named[0], ref) for ref in left.refs if ref != named[0])
    raise BadQuestion(
        f"both are {left.caption}, and one already",
        remedy=f"give one of its refs: `backchannel identity {left.id}` lists them",
    )


def last_act(view: Reading, one: Being, other: Being | None = None) -> Act:
    """The newest act of a person on somebody, or on two. Raises: NothingFound."""
    held = view.judgements(one.id) if other is None or other.id == one.id else said_of_both(view, one, other)
    persons = [j for j in held if by_a_person(j) and j.known is not None]
    if not persons:
        raise NothingFound(
            f"no person's verdict on {one.caption}", remedy=f"see `backchannel identity {one.id}`"
        )
    newest = max(persons, key=lambda j: (j.known, j.by))
    rows = [j for j in persons if (j.known, j.by) == (newest.known, newest.by)]
    assert newest.known is not None
    return Act(
        newest.by,
        newest.known,
        tuple(dict.fromkeys(j.verdict for j in rows)),
        tuple(dict.fromkeys(reason for j in rows for reason in j.reasons)),
        tuple(pair_of(j) for j in rows),
    )


def _between(view: Reading, verdict: Verdict, left: Being, right: Being) -> tuple[Pair, ...]:
    if verdict == "different" and len(left.refs) * len(right.refs) <= MOST_PAIRS:
        return tuple((a, b) for a in left.refs for b in right.refs)
    hubs = 1 if verdict != "different" else HUBS
    pairs = dict.fromkeys(_starred(_hubs(view, left, hubs), _hubs(view, right, hubs), left.refs, right.refs))
    said = {pair_of(j): None for j in said_of_both(view, left, right)}
    if verdict == "unsure":
        first = next(iter(pairs))
        return tuple({_sorted(*first): None, **said})
    return tuple({_sorted(*p): None for p in pairs} | said)


def _sorted(a: Ref, b: Ref) -> Pair:
    return min(a, b), max(a, b)


def _starred(
    hubs: Sequence[Ref], others: Sequence[Ref], left: Sequence[Ref], right: Sequence[Ref]
) -> Iterator[Pair]:
    """Each of the first few of one with all of the other: so they hang together by this verdict alone."""
    for hub in hubs:
        yield from ((hub, ref) for ref in right)
    for hub in others:
        yield from ((ref, hub) for ref in left)


def _hubs(view: Reading, being: Being, count: int) -> list[Ref]:
    """The first few refs, those first that most readers may read."""
    return sorted(being.refs, key=lambda ref: (_secrecy(view, ref), being.refs.index(ref)))[:count]


def _secrecy(view: Reading, ref: Ref) -> tuple[int, int]:
    label = view.document(document_of(ref)).label
    return label.level, len(label.compartments)
