"""A seeded life of one desk: every kind of change, one after the other, and the states it goes through."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct

from backchannel.ledger import migrations, upkeep
from backchannel.ledger.ledger import Clock, Ledger
from backchannel.ledger.recording import Recorded
from backchannel.ledger.resolving import Resolution
from backchannel.model.claims import Review, claim_id
from backchannel.model.entities import Judgement, Verdict
from backchannel.model.reports import DocumentRelation
from tests.ledger import older_desks
from tests.ledger.worlds import MORNING, meeting

Act = Callable[[Ledger, Path], object]
DESK = "desk.db"
KINDS = (
    "add", "resolve", "merge", "split", "review", "retract", "mark", "purge", "backup", "restore", "migrate",
)  # fmt: skip
NO_STORIES_BELOW = 3
"""So many documents are left by a purge, so that there is always something to judge."""


class Operation(Struct, frozen=True):
    """One change; those that write a file of their own name it, and leave the desk as it is."""

    kind: str
    act: Act
    file: str = ""


class Story(Struct):
    """What later operations may speak of."""

    document: str
    refs: tuple[str, ...]
    claims: list[str]
    waits: bool = True
    """Whether it was not judged yet."""


def operations(seed: int, *, length: int, kinds: tuple[str, ...] = KINDS) -> list[Operation]:
    """The same list for the same seed; each can be done when those before it are done."""
    draw = random.Random(seed)
    stories: list[Story] = []
    backups: list[str] = []
    made: list[Operation] = []
    for number in range(length):
        if "read" in kinds:
            made.append(_read(draw, number, stories, backups))
            continue
        fitting = [k for k in kinds if _can(k, stories, backups)]
        kind = "add" if len(stories) < NO_STORIES_BELOW else draw.choice(fitting)
        made.append(_WRITERS[kind](draw, number, stories, backups))
    return made


def _can(kind: str, stories: list[Story], backups: list[str]) -> bool:
    if kind == "purge":
        return len(stories) > NO_STORIES_BELOW
    if kind in ("review", "retract"):
        return any(story.claims for story in stories)
    if kind == "resolve":
        return any(story.waits for story in stories)
    return kind != "restore" or bool(backups)


def _add(draw: random.Random, number: int, stories: list[Story], _: list[str]) -> Operation:
    one = draw.choice(("Petra Lindqvist", "Ana Duarte", "Kei Amsel"))
    what = meeting(one, f"Omar Benhaddou{number}", day=date(2031, 5, 1) + timedelta(number))
    story = Story(what[0].id, tuple(e.ref for e in what[1]), [claim_id(draft) for draft in what[2]])
    stories.append(story)
    return Operation("add", lambda desk, _: desk.record(*what))


def _resolve(draw: random.Random, number: int, stories: list[Story], _: list[str]) -> Operation:
    left = draw.choice([story for story in stories if story.waits])
    right = draw.choice([story for story in stories if story is not left])
    left.waits = False
    pairs = tuple(
        _verdict(a, b, "same", by=f"names.v{number + 1}") for a, b in zip(left.refs, right.refs, strict=True)
    )
    copied = DocumentRelation(
        left=left.document,
        right=right.document,
        relation="same_story",
        score=0.9,
        reasons=("one day",),
        by="copies.v1",
    )
    resolution = Resolution(
        document=left.document,
        judgements=pairs,
        relations=(copied,),
        by=f"names.v{number + 1}",
        kept=b"k" * 3000,
    )
    return Operation("resolve", lambda desk, _: desk.resolve(resolution))


def _merge(
    draw: random.Random, number: int, stories: list[Story], _: list[str], verdict: Verdict = "same"
) -> Operation:
    left, right = draw.sample(stories, 2)
    pairs = [_verdict(a, b, verdict, by="lena") for a in left.refs for b in right.refs]
    return Operation("merge" if verdict == "same" else "split", lambda desk, _: desk.judge(*pairs))


def _split(draw: random.Random, number: int, stories: list[Story], backups: list[str]) -> Operation:
    return _merge(draw, number, stories, backups, "different")


def _review(draw: random.Random, number: int, stories: list[Story], _: list[str]) -> Operation:
    claim = draw.choice([claim for story in stories for claim in story.claims])
    review = Review(
        claim=claim, verdict=draw.choice(("accepted", "rejected")), by="lena", at=MORNING, note="n" * 200
    )
    return Operation("review", lambda desk, _: desk.review(review))


def _retract(draw: random.Random, number: int, stories: list[Story], _: list[str]) -> Operation:
    story = draw.choice([story for story in stories if story.claims])
    claim = story.claims.pop(draw.randrange(len(story.claims)))
    return Operation("retract", lambda desk, _: desk.retract(claim))


def _mark(draw: random.Random, number: int, stories: list[Story], _: list[str]) -> Operation:
    refs = draw.choice(stories).refs
    return Operation("mark", lambda desk, _: desk.mark(*refs, side="ours", by=f"lena {number}"))


def _purge(draw: random.Random, number: int, stories: list[Story], _: list[str]) -> Operation:
    gone = stories.pop(draw.randrange(len(stories))).document
    return Operation("purge", lambda desk, _: desk.purge(gone, reason="asked"))


def _backup(draw: random.Random, number: int, stories: list[Story], backups: list[str]) -> Operation:
    name = f"backup{number}.db"
    backups.append(name)
    return Operation("backup", lambda desk, folder: desk.backup(folder / name), name)


def _restore(draw: random.Random, number: int, stories: list[Story], backups: list[str]) -> Operation:
    source, name = backups[-1], f"restored{number}.db"
    return Operation(
        "restore", lambda _, folder: upkeep.restore(str(folder / source), str(folder / name)), name
    )


def _migrate(draw: random.Random, number: int, stories: list[Story], _: list[str]) -> Operation:
    name = f"old{number}.db"
    return Operation("migrate", lambda _, folder: Ledger.migrate(folder / name), name)


def _read(draw: random.Random, number: int, stories: list[Story], _: list[str]) -> Operation:
    """The whole of `backchannel add`, by rules alone: read, find, admit, record, judge."""
    from backchannel.desk import Desk

    who = draw.choice(("Mara Quist", "Jo Lindholm", "Pia Amsel"))
    text = f"{who}, the trade minister of Norway, met Omar Benhaddou{number} in Oslo. {draw.choice(SAYINGS)}"
    return Operation("read", lambda desk, _: Desk(desk).add_text(text, name=f"{number}.txt", model="rules"))


SAYINGS = (
    '"We will lift the timber ban before winter," the minister said.',
    "The minister has been a close friend of the ambassador since school.",
    "Norway put a tariff of 10 per cent on timber.",
)

_WRITERS: dict[str, Callable[[random.Random, int, list[Story], list[str]], Operation]] = {
    "add": _add,
    "read": _read,
    "resolve": _resolve,
    "merge": _merge,
    "split": _split,
    "review": _review,
    "retract": _retract,
    "mark": _mark,
    "purge": _purge,
    "backup": _backup,
    "restore": _restore,
    "migrate": _migrate,
}


def _verdict(left: str, right: str, verdict: Verdict, *, by: str) -> Judgement:
    return Judgement(left=left, right=right, verdict=verdict, score=0.9, reasons=("one name",), by=by)


def clock_at(number: int) -> Clock:
    """The instant of the operation of that number, however often it is looked at."""
    return lambda: MORNING + timedelta(seconds=number)


class Watched(Ledger):
    """Remembers what it meant when a document had been recorded, before it was judged."""

    recorded = ""

    def record(self, *args: Any, **options: Any) -> Recorded:
        done = super().record(*args, **options)
        self.recorded = state_of(self)
        return done


def states(made: list[Operation]) -> tuple[list[str], dict[int, str]]:
    """`state_of` before the first operation and after each, when nothing goes wrong.

    Then, by the number of each operation that takes two transactions, the state between them.
    """
    halfway: dict[int, str] = {}
    with Watched.create(":memory:", side="CA", clock=clock_at(0)) as desk:
        found = [state_of(desk)]
        for number, operation in enumerate(made, start=1):
            if not operation.file:
                desk._clock = clock_at(number)
                operation.act(desk, Path())
            if isinstance(desk, Watched) and operation.kind == "read":
                halfway[number] = desk.recorded
            found.append(state_of(desk))
    return found, halfway


def state_of(desk: Ledger) -> str:
    """A digest of all that the ledger means; whether a purge was scrubbed yet is left to `verify`."""
    whole = hashlib.sha256()
    for line in desk.dump():
        whole.update(line.replace('"scrubbed":0', '"scrubbed":1').encode() + b"\n")
    return whole.hexdigest()[:16]


INVENTED = (
    "CREATE TABLE asks (id TEXT); INSERT INTO asks SELECT id FROM documents",
    "CREATE TABLE asked AS SELECT id, 'nobody' AS who FROM asks; ALTER TABLE asks ADD COLUMN due TEXT;"
    "UPDATE asks SET due = (SELECT published FROM documents d WHERE d.id = asks.id);"
    "CREATE INDEX due ON asks (due)",
)
"""Two more steps, so that there is always something to migrate."""


def with_invented_steps() -> None:
    """From now on this process knows two versions more than there are."""
    migrations.STEPS = (*migrations.STEPS, *INVENTED)


def published_steps() -> int:
    return len(migrations.STEPS) - len(INVENTED)


def older_desk(path: Path, *, templates: Path, version: int) -> None:
    """A test desk of that version under `path`."""
    template = templates / f"{version}.db"
    if not template.exists():
        older_desks.laid_down(version, template).close()
    shutil.copy(template, path)


def tables_by_version(folder: Path) -> dict[int, list[str]]:
    """What a whole desk of each version from the first on is made of, rows of the invented steps included."""
    found = {}
    older_desk(folder / "steps.db", templates=folder, version=1)
    with closing(sqlite3.connect(folder / "steps.db", isolation_level=None)) as connection:
        for version in range(1, len(migrations.STEPS) + 1):
            if version > 1:
                connection.executescript(migrations.STEPS[version - 1])
            found[version] = list(made_of(connection))
    return found


def made_of(connection: sqlite3.Connection) -> Iterator[str]:
    """The tables of a desk, and what the invented steps wrote into theirs."""
    yield from older_desks.tables(connection)
    for table in ("asks", "asked"):
        if columns := older_desks.columns_of(connection, table):
            yield from map(str, older_desks.rows_of(connection, table, columns))
