"""Power cuts: the writes of a run are recorded, and files laid down as a cut at a random point leaves them.

What was synchronised stays. Of the writes after it a cut keeps none, the first ones, or any sectors in any
order, as disks do; names stay as at the last synchronisation of the folder, or as at the cut.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from backchannel.ledger.ledger import Ledger
from backchannel.model.errors import BackchannelError
from tests.ledger.worlds import a_desk

from . import shim, work
from .kills import Damaged, states_of
from .work import DESK, Operation

KINDS = tuple(kind for kind in work.KINDS if kind not in ("restore", "migrate"))
LIFE, CUTS_A_LIFE = 40, 100
SECTOR = 512


class Event(Struct, frozen=True):
    """One recorded call, or the acknowledgement of a change."""

    kind: str
    offset: int
    path: str
    data: bytes = b""


class Told(Struct):
    """What was seen of many cuts."""

    cuts: int = 0
    unsynchronised: int = 0
    """Writes that a cut found not synchronised yet, of all cuts together."""
    lost: list[str] = []
    bad: list[str] = []

    def wrong(self) -> list[str]:
        return [*self.lost, *self.bad]

    def lines(self) -> Iterator[str]:
        """What was counted, to read."""
        yield f"{self.cuts} cut points with {self.unsynchronised} writes not synchronised yet:"
        yield f"{len(self.lost)} with an acknowledged change lost, {len(self.bad)} damaged or half-applied"
        yield from self.wrong()[:5]


class File(Struct):
    """What of one file is on the disk, and what is on its way."""

    safe: bytes = b""
    pending: list[Event] = []


class Disk(Struct):
    """All files by a number, and two lists of names: as the folder was last synchronised, and now."""

    files: dict[int, File]
    safe_names: dict[str, int]
    names: dict[str, int]

    def take(self, event: Event, before: Event) -> None:
        """What one call changes; the event before a "to" says what was renamed."""
        name, renamed = Path(event.path).name, Path(before.path).name
        match event.kind:
            case "create":
                self._new(name)
            case "unlink":
                self.names.pop(name, None)
            case "to" if renamed in self.names:
                self.names[name] = self.names.pop(renamed)
            case "write" | "size":
                self._file(name).pending.append(event)
            case "sync" if name in self.names:
                file = self._file(name)
                file.safe, file.pending = _applied(file.safe, file.pending), []
            case "sync":
                self.safe_names = dict(self.names)

    def _file(self, name: str) -> File:
        if name not in self.names:
            self._new(name)
        return self.files[self.names[name]]

    def _new(self, name: str) -> None:
        self.names[name] = len(self.files)
        self.files[len(self.files)] = File()


def cut(folder: Path, count: int, *, seed: int, until_wrong: bool = False) -> Told:
    """So many cuts, a hundred in each of as many lives as it takes."""
    told = Told()
    for life in range(seed * 1000, seed * 1000 + -(-count // CUTS_A_LIFE)):
        below = folder / str(life)
        below.mkdir()
        made = work.operations(life, length=LIFE, kinds=KINDS)
        states, _ = work.states(made)
        events = _recorded(below, made)
        draw = random.Random(life)
        points = min(CUTS_A_LIFE, count - told.cuts, len(events))
        disk, before = Disk({}, {}, {}), 0
        for point in sorted(draw.sample(range(len(events)), points)):
            for number in range(before, point):
                disk.take(events[number], events[number - 1])
            before = point
            _cut_at(below, disk, draw, told)
            _look(below / "cut", events[:point], made, states, f"seed {life}, call {point}", told)
            if until_wrong and told.wrong():
                return told
        shutil.rmtree(below)
    return told


def _recorded(folder: Path, made: list[Operation]) -> list[Event]:
    """Every call of a whole life, in a child of its own."""
    log, live = folder / "log", folder / "live"
    live.mkdir()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            file = os.open(log, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
            shim.arm(live, nth=0, fault=shim.Fault.NONE)
            with shim.logging_to(file):
                desk = a_desk(work.clock_at(0), str(live / DESK))
                os.write(file, b"done 0 0 -\n")
                for number, operation in enumerate(made, start=1):
                    desk._clock = work.clock_at(number)
                    os.write(file, b"begun %d 0 -\n" % number)
                    operation.act(desk, live)
                    os.write(file, b"done %d 0 -\n" % number)
            status = 0
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit("the recorded life failed by itself")
    return list(_events(log.read_bytes()))


def _events(log: bytes) -> Iterator[Event]:
    at = 0
    while at < len(log):
        end = log.index(b"\n", at)
        kind, offset, length, path = log[at:end].decode().split(" ", 3)
        at = end + 1
        data = log[at : at + int(length)] if kind == "write" else b""
        at += len(data)
        if not path.endswith(("-shm", "(deleted)")):  # shared memory is made anew after a cut
            yield Event(kind, int(offset), path, data)


def _cut_at(folder: Path, disk: Disk, draw: random.Random, told: Told) -> None:
    """Lay the files down as the disk holds them after the power went."""
    shutil.rmtree(folder / "cut", ignore_errors=True)
    (folder / "cut").mkdir()
    manner = draw.choice(("none", "first", "any"))
    names = draw.choice((disk.safe_names, disk.names))
    for name, number in names.items():
        file = disk.files[number]
        told.unsynchronised += len(file.pending)
        (folder / "cut" / name).write_bytes(_applied(file.safe, _kept(file.pending, manner, draw)))
    told.cuts += 1


def _kept(pending: list[Event], manner: str, draw: random.Random) -> list[Event]:
    if manner == "none":
        return []
    if manner == "first":
        return pending[: draw.randint(0, len(pending))]
    pieces = [piece for event in pending for piece in _sectors(event) if draw.random() < 0.5]
    draw.shuffle(pieces)
    return pieces


def _sectors(event: Event) -> Iterator[Event]:
    if event.kind == "size":
        yield event
    for start in range(0, len(event.data), SECTOR):
        yield Event("write", event.offset + start, event.path, event.data[start : start + SECTOR])


def _applied(safe: bytes, changes: list[Event]) -> bytes:
    content = bytearray(safe)
    for event in changes:
        end = event.offset + len(event.data)
        if event.kind == "size":
            del content[event.offset :]
        content.extend(bytes(max(0, end - len(content))))
        content[event.offset : end] = event.data
    return bytes(content)


def _look(
    folder: Path, events: list[Event], made: list[Operation], states: list[str], place: str, told: Told
) -> None:
    done = max((e.offset for e in events if e.kind == "done"), default=None)
    begun = max((e.offset for e in events if e.kind == "begun"), default=0)
    if done is None:  # the desk was not acknowledged: there may be none, but not half of one
        if not (folder / DESK).exists():
            return
        done = 0
    try:
        if not (folder / DESK).exists():
            told.lost.append(f"{place}: there is no desk")
            return
        _, state = states_of(folder / DESK)
        if state not in states[done : begun + 1]:
            (told.lost if state in states[:done] else told.bad).append(f"{place}: operation {begun}")
        _look_at_backups(folder, made, states, done, place, told)
    except (BackchannelError, sqlite3.DatabaseError, Damaged) as error:
        told.bad.append(f"{place}: {error}")


def _look_at_backups(
    folder: Path, made: list[Operation], states: list[str], done: int, place: str, told: Told
) -> None:
    """An acknowledged backup is there, and each that has its name is whole."""
    for number, operation in enumerate(made, start=1):
        path = folder / (operation.file or DESK)
        if not operation.file:
            continue
        if not path.exists():
            if number <= done:
                told.lost.append(f"{place}: backup {number}")
            continue
        with Ledger.open(path, readonly=True) as desk:
            if work.state_of(desk) != states[number]:
                told.bad.append(f"{place}: backup {number}")
