"""Kills at random points: a child works on a real desk, the parent kills it and looks at what is left."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from backchannel.ledger import migrations
from backchannel.ledger.ledger import Ledger
from backchannel.model.errors import BackchannelError, DeskIsUntidy
from tests.ledger.worlds import a_desk

from . import shim, work
from .work import DESK, KINDS, Operation

LIFE = 40
"""Operations of one desk; then the next desk begins with the next seed."""
AHEAD = 6
"""So many operations ahead the next kill is at most."""
KILLS = (shim.Fault.KILL_BEFORE, shim.Fault.KILL_HALF, shim.Fault.KILL_AFTER)
IN_RECOVERY = 0.25
"""The share of kills after which the next opening is killed as well."""


class Told(Struct):
    """What was seen of many kills."""

    kills: Counter[str] = msgspec.field(default_factory=Counter)
    by_delay: int = 0
    in_recovery: int = 0
    acknowledged: int = 0
    lost: list[str] = []
    half: list[str] = []
    corrupt: list[str] = []

    def wrong(self) -> list[str]:
        return [*self.lost, *self.half, *self.corrupt]

    def lines(self) -> Iterator[str]:
        """What was counted, to read."""
        yield f"{self.kills.total()} kills, {self.by_delay} by the clock and the others at a chosen write,"
        yield f"and {self.in_recovery} more while the desk was opened again:"
        yield ", ".join(f"{kind} {count}" for kind, count in sorted(self.kills.items()))
        yield f"{self.acknowledged} changes acknowledged: {len(self.lost)} lost, {len(self.corrupt)} corrupt,"
        yield f"{len(self.half)} half-applied"
        yield from self.wrong()[:5]

    def with_(self, other: Told) -> Told:
        """Both together."""
        fields = [(getattr(self, name), getattr(other, name)) for name in self.__struct_fields__]
        return Told(*(one + another for one, another in fields))


class Life:
    """One desk from its seed: how far it came, and what each state should be."""

    def __init__(self, folder: Path, seed: int, *, kinds: tuple[str, ...]) -> None:
        self.folder, self.seed = folder, seed
        self.made = work.operations(seed, length=LIFE, kinds=kinds)
        self.states, self.halfway = work.states(self.made)
        self.done = 0
        folder.mkdir(parents=True)
        a_desk(work.clock_at(0), str(folder / DESK)).close()
        versions = random.Random(seed)
        for operation in self.made:
            if operation.kind == "migrate":
                version = versions.randint(1, work.published_steps())
                work.older_desk(folder / operation.file, templates=folder.parent, version=version)

    @property
    def over(self) -> bool:
        return self.done > LIFE - AHEAD


class Loop:
    """Kills one child after the other; `act` is what a child does with an operation."""

    def __init__(self, folder: Path, *, seed: int, kinds: tuple[str, ...] = KINDS) -> None:
        self.folder, self.kinds = folder, kinds
        self.draw, self.told = random.Random(seed), Told()
        self.calls: dict[str, int] = {}
        self.seconds: dict[str, float] = {}
        self.tables = work.tables_by_version(folder)
        self.seed = self.first_seed = seed * 1000
        self.life = self._next_life()

    def run(self, kills: int, *, until_wrong: bool = False) -> Told:
        """So many kills; or fewer, when the first thing that is wrong is enough."""
        while self.told.kills.total() < kills:
            if self.life.over:
                self.life = self._next_life()
            self._one()
            if self.told.wrong() and until_wrong:
                break
        return self.told

    def _next_life(self) -> Life:
        self.seed += 1
        shutil.rmtree(self.folder / str(self.seed - 1), ignore_errors=True)
        return Life(self.folder / str(self.seed), self.seed, kinds=self.kinds)

    def _one(self) -> None:
        """Fork a child that goes on with the desk, kill it in one of its next operations, and look."""
        target = self._target()
        kind = self.life.made[target - 1].kind
        by_delay = not shim.loaded() or self.draw.random() < 0.4
        nth = 0 if by_delay else self.draw.randint(1, max(2, self.calls.get(kind, 8)))
        fault = self.draw.choice(KILLS)
        delay = self.draw.uniform(0.0, 1.2) * self.seconds.get(kind, 0.005)
        out, in_ = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(out)
            _work(self.life, in_, target=target, nth=nth, fault=fault)
        os.close(in_)
        with os.fdopen(out) as lines:
            started, acknowledged = self._followed(
                lines, child, target=target, delay=delay if by_delay else None
            )
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        if not killed and os.WEXITSTATUS(status):
            raise SystemExit(f"the child failed by itself: seed {self.life.seed}, operation {started}")
        where = self.life.made[started - 1].kind if started > acknowledged else "between"
        self.told.acknowledged += acknowledged - self.life.done
        if killed:
            self.told.kills[where] += 1
            self.told.by_delay += by_delay
            self._maybe_kill_recovery()
        self._look(acknowledged, started, where)

    def _target(self) -> int:
        """One of the next operations, of a kind that was killed least so far."""
        ahead = range(self.life.done + 1, self.life.done + AHEAD)
        return min(ahead, key=lambda n: (self.told.kills[self.life.made[n - 1].kind], self.draw.random()))

    def _followed(
        self, lines: Iterator[str], child: int, *, target: int, delay: float | None
    ) -> tuple[int, int]:
        """The last operation that was begun and the last that was acknowledged, when the child is gone."""
        started = acknowledged = self.life.done
        began = time.perf_counter()
        for line in lines:
            word, number, calls = line.split()
            if word == "begun":
                started, began = int(number), time.perf_counter()
                if delay is not None and started == target:
                    time.sleep(delay)
                    os.kill(child, signal.SIGKILL)
            else:
                acknowledged = int(number)
                kind = self.life.made[acknowledged - 1].kind
                self.seconds[kind] = 0.8 * self.seconds.get(kind, 0.005) + 0.2 * (time.perf_counter() - began)
                self.calls[kind] = max(self.calls.get(kind, 0), int(calls))
        return started, acknowledged

    def _maybe_kill_recovery(self) -> None:
        if not shim.loaded() or self.draw.random() > IN_RECOVERY:
            return
        nth, fault = self.draw.randint(1, 6), self.draw.choice(KILLS)
        child = os.fork()
        if child == 0:
            shim.arm(self.life.folder, nth=nth, fault=fault)
            Ledger.open(self.life.folder / DESK).close()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        self.told.in_recovery += os.WIFSIGNALED(status)

    def _look(self, acknowledged: int, started: int, where: str) -> None:
        """Compare the desk with the states that it may be in, and go on from there."""
        place = f"seed {self.life.seed}, operation {started} ({where})"
        try:
            before, after = states_of(self.life.folder / DESK)
        except (BackchannelError, sqlite3.DatabaseError, Damaged) as error:
            self._wrong(self.told.corrupt, f"{place}: {error}")
            return
        reached = self._reached(before, acknowledged, started)
        if reached is None or before != after:
            lost = before in self.life.states[:acknowledged]
            self._wrong(self.told.lost if lost else self.told.half, place)
            return
        for number in range(self.life.done + 1, started + 1):
            if (operation := self.life.made[number - 1]).file:
                self._look_at_file(operation, number, acknowledged)
        self.life.done = reached

    def _reached(self, state: str, acknowledged: int, started: int) -> int | None:
        """How many operations are done: those acknowledged, and perhaps the one that was begun."""
        if state == self.life.halfway.get(acknowledged + 1):
            return acknowledged
        if state != self.life.states[acknowledged]:
            return started if state == self.life.states[started] else None
        begun = self.life.made[started - 1] if started > acknowledged else None
        if begun is None or not begun.file:
            return acknowledged
        whole = (self.life.folder / begun.file).exists() and begun.kind != "migrate"
        return started if whole else acknowledged

    def _look_at_file(self, operation: Operation, number: int, acknowledged: int) -> None:
        path = self.life.folder / operation.file
        place = f"seed {self.life.seed}, operation {number} ({operation.kind})"
        if operation.kind == "migrate":
            self._look_at_version(path, place, done=number <= acknowledged)
        elif not path.exists():
            if number <= acknowledged:
                self._wrong(self.told.lost, place)
        else:
            try:
                state, _ = states_of(path)
            except (BackchannelError, sqlite3.DatabaseError, Damaged) as error:
                self._wrong(self.told.corrupt, f"{place}: {error}")
                return
            of = number if operation.kind == "backup" else self._copied(number)
            if state != self.life.states[of]:
                self._wrong(self.told.half, place)

    def _copied(self, number: int) -> int:
        """The operation that made the backup which the one of that number restores."""
        return max(n for n, each in enumerate(self.life.made[:number], start=1) if each.kind == "backup")

    def _look_at_version(self, path: Path, place: str, *, done: bool) -> None:
        try:
            with closing(sqlite3.connect(path)) as connection:
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                whole = list(work.made_of(connection)) == self.tables[version]
        except sqlite3.DatabaseError as error:
            self._wrong(self.told.corrupt, f"{place}: {error}")
            return
        if done and version != len(migrations.STEPS):
            self._wrong(self.told.lost, place)
        elif not whole:
            self._wrong(self.told.half, place)

    def _wrong(self, kind: list[str], place: str) -> None:
        """Keep it, and begin another desk: this one can teach nothing more."""
        kind.append(place)
        self.life.done = LIFE


class Damaged(Exception):
    """`verify` found something."""


def _work(life: Life, pipe: int, *, target: int, nth: int, fault: shim.Fault) -> None:
    """The child: go on with the desk and say what is begun and done; never returns."""
    status = 1
    try:
        with Ledger.open(life.folder / DESK, clock=work.clock_at(life.done)) as desk:
            for number in range(life.done + 1, min(len(life.made), target + 3) + 1):
                if shim.loaded() and (nth == 0 or number <= target):
                    shim.arm(life.folder, nth=nth if number == target else 0, fault=fault)
                desk._clock = work.clock_at(number)
                os.write(pipe, b"begun %d 0\n" % number)
                act(life.made[number - 1], desk, life.folder, partial(_acknowledge, pipe, number))
        status = 0
    finally:
        os._exit(status)


def act(operation: Operation, desk: Ledger, folder: Path, done: Callable[[], None]) -> None:
    """Do it, and only then say that it is done."""
    operation.act(desk, folder)
    done()


def _acknowledge(pipe: int, number: int) -> None:
    calls = shim._library().faults_seen() if shim.loaded() else 0
    os.write(pipe, b"done %d %d\n" % (number, calls))


def states_of(path: Path) -> tuple[str, str]:
    """What a reader is shown at once, and after a writer has recovered the desk. Raises: Damaged."""
    before = _shown(path)
    with Ledger.open(path) as desk:
        found = [f for f in desk.verify() if f.code != "BC413" and not f.what.startswith("in quarantine")]
        if found:
            raise Damaged(str(found[0]))
        after = work.state_of(desk)
        return before or after, after


def _shown(path: Path) -> str | None:
    """None where the reader is told that a writer has to tidy up first."""
    try:
        with Ledger.open(path, readonly=True) as desk:
            return work.state_of(desk)
    except DeskIsUntidy:
        return None
