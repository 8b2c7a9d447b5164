"""Merges undone: random verdicts, edits and withdrawals; what is withdrawn must be as if never said."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from backchannel.act.export import export_lines
from backchannel.ledger import connection as connections
from backchannel.ledger.ledger import Ledger
from backchannel.model.claims import Draft, claim_id
from backchannel.model.entities import Verdict
from backchannel.model.labels import Label, Reader
from tests.ledger.worlds import a_desk, meeting, same

from . import work

STORIES = [
    meeting("Petra Lindqvist", "Omar Benhaddou", day=date(2031, 5, 1)),
    meeting("Petra Lindqvist", "Ivo Brandt", day=date(2031, 5, 2)),
    meeting("Ana Duarte", "Omar Benhaddou", day=date(2031, 5, 3), label=Label(2, frozenset())),
    meeting("Ana Duarte", "Kei Amsel", day=date(2031, 5, 4)),
]
REFS = [entity.ref for _, entities, _ in STORIES for entity in entities]
DRAFTS = [draft for _, _, drafts in STORIES for draft in drafts]
READERS = (Reader(), Reader("lena", Label(2, frozenset())))
LONGEST = 14
_FACTS = ("claims", "claim_refs", "entities", "claim_documents", "documents")
"""Tables that no verdict may touch: a merge moves no fact and no contact detail."""

Change = Callable[[Ledger], None]
Row = tuple[object, ...]


class Judged(Struct):
    """A person's verdict of a sequence."""

    number: int
    at: datetime | None = None


class Told(Struct):
    """What was seen of many sequences."""

    sequences: int = 0
    merges: int = 0
    withdrawn: int = 0
    not_restored: list[str] = []
    moved: list[str] = []

    def wrong(self) -> list[str]:
        return [*self.not_restored, *self.moved]

    def lines(self) -> Iterator[str]:
        """What was counted, to read."""
        yield f"{self.sequences} sequences of {self.merges} verdicts and edits, {self.withdrawn} taken back:"
        yield f"{len(self.not_restored)} not restored to the byte, {len(self.moved)} facts moved"
        yield from self.wrong()[:5]


def undone(count: int, *, seed: int, until_wrong: bool = False) -> Told:
    """So many sequences, each on a desk of its own."""
    told = Told()
    with a_desk(work.clock_at(0)) as first:
        for story in STORIES:
            first.record(*story)
        facts = _facts(first)
        for number in range(seed * 100_000, seed * 100_000 + count):
            _sequence(first, facts, random.Random(number), told, name=f"sequence {number}")

            if until_wrong and told.wrong():
                break
    return told


def _sequence(first: Ledger, facts: list[Row], draw: random.Random, told: Told, *, name: str) -> None:
    """The same edits with and without what is withdrawn: both show the same bytes in the end."""
    made = _drawn(draw)
    gone = {n for n, (kind, _) in enumerate(made) if kind == "withdraw"}
    gone |= {of.number for kind, of in made if kind == "withdraw" and isinstance(of, Judged)}
    told.sequences += 1
    told.merges += sum(kind == "judge" for kind, _ in made)
    told.withdrawn += len(gone) // 2
    with _copy_of(first) as whole, _copy_of(first) as without:
        for number, (_, what) in enumerate(made):
            _do(whole, number, what)
            if number not in gone:
                _do(without, number, what)
        if shown(whole) != shown(without):
            told.not_restored.append(name)
        if _facts(whole) != facts:
            told.moved.append(name)


def _drawn(draw: random.Random) -> list[tuple[str, Judged | Change]]:
    """Verdicts, edits, and withdrawals of verdicts that still hold, in any order."""
    made: list[tuple[str, Judged | Change]] = []
    standing: list[Judged] = []
    for number in range(draw.randint(3, LONGEST)):
        kind = draw.choice(("judge", "judge", "judge", "withdraw", "withdraw", "program", "say", "mark"))
        if kind == "withdraw" and standing:
            made.append((kind, standing.pop(draw.randrange(len(standing)))))
        elif kind == "judge":
            standing.append(judged := Judged(number))
            made.append((kind, _judging(draw, judged)))
        else:
            made.append(("edit", _EDITS.get(kind, _mark)(draw)))
    return made


def _do(desk: Ledger, number: int, what: Judged | Change) -> None:
    desk._clock = work.clock_at(number + 1)
    if isinstance(what, Judged):
        assert what.at is not None
        desk.withdraw(what.at, judge="lena", by="omar")
    else:
        what(desk)


def _judging(draw: random.Random, judged: Judged) -> Change:
    verdict: Verdict = draw.choice(("same", "same", "same", "different", "unsure"))
    pairs = [same(*draw.sample(REFS, 2), by="lena", verdict=verdict) for _ in range(draw.randint(1, 3))]

    def judge(desk: Ledger) -> None:
        judged.at = desk.judge(*pairs)

    return judge


def _program(draw: random.Random) -> Change:
    verdict: Verdict = draw.choice(("same", "different"))
    pair = same(*draw.sample(REFS, 2), by="names.v1", verdict=verdict)

    def judge(desk: Ledger) -> None:
        desk.judge(pair)

    return judge


def _say(draw: random.Random) -> Change:
    draft: Draft = draw.choice(DRAFTS)
    verdict: Literal["accepted", "rejected"] = draw.choice(("accepted", "rejected"))
    return lambda desk: desk.say(claim_id(draft), verdict=verdict, by="omar")


def _mark(draw: random.Random) -> Change:
    who = draw.choice(REFS)
    side: Literal["ours", "theirs"] | None = draw.choice(("ours", "theirs", None))
    return lambda desk: desk.mark(who, side=side, by="omar")


_EDITS: dict[str, Callable[[random.Random], Change]] = {"program": _program, "say": _say, "mark": _mark}


def shown(desk: Ledger) -> str:
    """A digest of every byte that two readers are shown of the desk."""
    whole = hashlib.sha256()
    for reader in READERS:
        view = desk.view(reader=reader)
        for line in export_lines(view):
            whole.update(line)
        for known in view.entities():
            held = (known, view.judgements(known.id), [claim.id for claim in view.claims_of(known.id)])
            whole.update(repr(held).encode())
        whole.update(repr(sorted(view.marks().items())).encode())
    return whole.hexdigest()


def _facts(desk: Ledger) -> list[Row]:
    return [row for table in _FACTS for row in desk._connection.execute(f"SELECT * FROM {table}")]


def _copy_of(first: Ledger) -> Ledger:
    copied = connections.connect(connections.MEMORY)
    first._connection.backup(copied)
    return Ledger(copied, path=connections.MEMORY, clock=work.clock_at(0))
