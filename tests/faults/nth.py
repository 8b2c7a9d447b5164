"""The nth write fails, for every n: each operation is done again and again, with a fault one call later."""

from __future__ import annotations

import errno
import itertools
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
from msgspec import Struct

from backchannel.ledger import migrations
from backchannel.ledger.ledger import Ledger
from backchannel.model.errors import BackchannelError, LedgerError
from tests.ledger.worlds import a_desk

from . import shim, work
from .kills import Damaged, states_of
from .shim import CHANGING, Calls, Fault
from .work import DESK, Operation


class Way(Struct, frozen=True):
    """How the nth call goes wrong."""

    name: str
    fault: Fault
    errno: int
    calls: Calls = CHANGING
    stays: bool = False


WAYS = (
    Way("full once", Fault.FAIL, errno.ENOSPC),
    Way("full from then on", Fault.FAIL, errno.ENOSPC, stays=True),
    Way("short, then full", Fault.SHORT, errno.ENOSPC),
    Way("EIO once", Fault.FAIL, errno.EIO),
    Way("EIO from then on", Fault.FAIL, errno.EIO, stays=True),
    Way("EIO reading", Fault.FAIL, errno.EIO, Calls.READS),
)
KINDS = ("create", *work.KINDS, "answer")


class Trial(Struct):
    """What the child that met the fault says."""

    hits: int
    error: str = ""
    """The code of our error, or the name of one that is not ours; empty if none came."""
    complete: bool = True
    """Whether it says what, where and what would help."""


class Told(Struct):
    """What was seen of many faults."""

    faults: Counter[str] = msgspec.field(default_factory=Counter)
    """By kind of operation."""
    errors: Counter[str] = msgspec.field(default_factory=Counter)
    """By code."""
    came_through: int = 0
    """The operation was done all the same, as a retry or a later tidying makes up for the fault."""
    kept: int = 0
    """An error was told, and the whole change is there: the fault came after it had been written."""
    silent: list[str] = []
    half: list[str] = []
    foreign: list[str] = []
    """Errors that are not ours or leave out what, where or a remedy."""

    def lines(self) -> Iterator[str]:
        """What was counted, to read."""
        yield f"{self.faults.total()} faults ({'; '.join(way.name for way in WAYS)}):"
        yield ", ".join(f"{kind} {count}" for kind, count in self.faults.items())
        yield "told as " + ", ".join(f"{code} {count}" for code, count in sorted(self.errors.items()))
        yield f"{self.came_through} came through all the same, {self.kept} told with the whole change kept"
        yield f"{len(self.silent)} silent, {len(self.half)} half-applied or damaged,"
        yield f"{len(self.foreign)} not told in our words"
        yield from self.wrong()[:5]

    def wrong(self) -> list[str]:
        return [*self.silent, *self.half, *self.foreign]


class Scene(Struct):
    """A desk just before an operation."""

    base: Path
    operation: Operation
    number: int
    before: str
    after: str
    tables: dict[int, list[str]]


def scenes(folder: Path, kinds: tuple[str, ...], *, seed: int) -> Iterator[tuple[str, Scene]]:
    """For each kind a desk that has come to an operation of it."""
    tables = work.tables_by_version(folder)
    made = work.operations(seed, length=60)
    states, _ = work.states(made)
    for kind in kinds:
        base = folder / kind
        base.mkdir()
        if kind == "create":
            operation = Operation(kind, _created, "new.db")
            yield kind, Scene(_worked(base, []), operation, 1, states[0], states[0], tables)
            continue
        if kind == "answer":
            operation = Operation(kind, _answered)
            yield kind, Scene(_worked(base, made[:20]), operation, 21, states[20], states[20], tables)
            continue
        number = next(n for n, each in enumerate(made) if each.kind == kind)
        if kind == "migrate":
            work.older_desk(base / made[number].file, templates=folder, version=1)
        state = states[number], states[number + 1]
        _worked(base, made[:number], with_backups=kind == "restore")
        yield kind, Scene(base, made[number], number + 1, *state, tables)


def _worked(base: Path, done: list[Operation], *, with_backups: bool = False) -> Path:
    with a_desk(work.clock_at(0), str(base / DESK)) as desk:
        for number, operation in enumerate(done, start=1):
            desk._clock = work.clock_at(number)
            if not operation.file or (with_backups and operation.kind == "backup"):
                operation.act(desk, base)
    return base


def _created(_: Ledger, folder: Path) -> None:
    a_desk(work.clock_at(0), str(folder / "new.db")).close()


def _answered(desk: Ledger, _: Path) -> None:
    """Everything a view can be asked; a reading fault must not make an answer shorter."""
    view = desk.view()
    shown = (view.documents(), view.claims(), view.entities(), view.marks(), view.search("envoy"))
    if not all(shown):
        raise AssertionError("an answer was empty")


def every_nth(scene: Scene, kind: str, way: Way, told: Told, *, step: int = 1) -> None:
    """The nth call goes wrong, for n from 1 until the operation runs through untouched."""
    for nth in itertools.count(1, step):
        folder = scene.base.with_name("trial")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(scene.base, folder)
        trial = _tried(scene, folder, way, nth)
        if not trial.hits:
            return
        told.faults[kind] += 1
        place = f"{kind}, {way.name}, call {nth}"
        if trial.error:
            told.errors[trial.error] += 1
        if trial.error and not trial.complete:
            told.foreign.append(f"{place}: {trial.error}")
        _look(scene, folder, trial, place, told)


def _tried(scene: Scene, folder: Path, way: Way, nth: int) -> Trial:
    """A child opens the desk, does the operation, closes it, and is gone without tidying."""
    out, in_ = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            error = _met(scene, folder, way, nth)
            _, hits = shim.disarm()
            trial = Trial(hits)
            if error is not None:
                ours = isinstance(error, LedgerError)
                trial.error = error.code if isinstance(error, BackchannelError) else type(error).__name__
                trial.complete = ours and all((error.what, error.where, error.remedy))  # type: ignore[attr-defined]
            os.write(in_, msgspec.json.encode(trial))
        finally:
            os._exit(0)
    os.close(in_)
    with os.fdopen(out, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return msgspec.json.decode(said, type=Trial)


def _met(scene: Scene, folder: Path, way: Way, nth: int) -> BaseException | None:
    shim.arm(folder, nth=nth, fault=way.fault, calls=way.calls, errno=way.errno, stays=way.stays)
    try:
        with Ledger.open(folder / DESK, clock=work.clock_at(scene.number)) as desk:
            scene.operation.act(desk, folder)
    except Exception as error:
        return error
    return None


def _look(scene: Scene, folder: Path, trial: Trial, place: str, told: Told) -> None:
    """The desk is whole and as before or as after; what was not told as an error is there."""
    try:
        reached = _reached(scene, folder)
    except (BackchannelError, sqlite3.DatabaseError, Damaged) as error:
        told.half.append(f"{place}: {error}")
        return
    if reached is None:
        told.half.append(place)
    elif not trial.error and not reached:
        told.silent.append(place)
    elif trial.error:
        told.kept += reached
    else:
        told.came_through += 1


def _reached(scene: Scene, folder: Path) -> bool | None:
    """Whether the operation was done; None for half of it."""
    seen, again = states_of(folder / DESK)
    operation = scene.operation
    if seen != again or seen not in (scene.before, scene.after):
        return None
    if not operation.file:
        return seen == scene.after
    path = folder / operation.file
    if operation.kind == "migrate":
        with closing(sqlite3.connect(path)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            whole = list(work.made_of(connection)) == scene.tables[version]
        return (version == len(migrations.STEPS)) if whole else None
    if not path.exists():
        return False
    copied, _ = states_of(path)
    return True if operation.kind == "restore" or copied == scene.after else None
