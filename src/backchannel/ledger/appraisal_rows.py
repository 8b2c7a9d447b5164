"""Grades as rows: added, never changed; a view reads those that its reader may see."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from backchannel.model.appraisals import Appraisal, checked
from backchannel.model.errors import NothingFound
from backchannel.model.labels import OPEN, Label, Reader
from backchannel.model.sources import digest

from . import brief_forgetting, rows
from .naming import folded

COLUMNS = "id, kind, subject, claim, grade, why, by, takes_back, label_level, label_compartments, known"
NAMED = "SELECT DISTINCT label_level, label_compartments, {} FROM documents WHERE {} IS NOT NULL"
FIELDS = ("json_extract(rest, '$.outlet')", "json_extract(rest, '$.credit')")
Execute = Callable[[str, tuple[Any, ...]], Iterable[tuple[Any, ...]]]


class Appraising(ABC):
    """Grades of one desk's file; each call is one transaction."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[sqlite3.Connection]: ...
    @abstractmethod
    def _now(self, *, later: bool = False) -> str: ...

    def appraise(self, appraisal: Appraisal) -> Appraisal:
        """Add a grade, or take one back, known from now on; gives it with its id, instant and label.

        The label is the claim's; of a source that of the most open document that names it as its outlet or
        credit, so that nobody learns of an outlet by its grade. Raises: NothingFound, BadQuestion.
        """
        checked(appraisal)
        with self._writing() as db:
            return _add(db, appraisal, known=self._now())


def load(execute: Execute, *, reader: Reader, until: str) -> tuple[Appraisal, ...]:
    """Those that the reader may see, as they stood at an instant, in the order added."""
    found = execute(f"SELECT {COLUMNS} FROM appraisals WHERE known <= ? ORDER BY seq", (until,))
    every = (appraisal_of(row) for row in found)
    return tuple(one for one in every if one.label.within(reader.clearance))


def appraisal_of(row: tuple[Any, ...]) -> Appraisal:
    id_, kind, subject, _, grade, why, by, takes_back, level, listed, known = row
    return Appraisal(
        id=id_,
        kind=kind,
        subject=subject,
        grade=grade,
        why=why,
        by=by,
        takes_back=takes_back,
        at=datetime.fromisoformat(known),
        label=rows.label_of(level, listed),
    )


def hanging(db: sqlite3.Connection) -> Iterator[str]:
    """Ids of rows that take back what is not there."""
    asked = (
        "SELECT id FROM appraisals a WHERE takes_back IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM appraisals b WHERE b.id = a.takes_back)"
    )
    return (id_ for (id_,) in db.execute(asked))


def forget(db: sqlite3.Connection, text: str, names: set[str], outlets: Iterable[str]) -> None:
    """Take what a purged document leaves: grades of an outlet that no document names, and words typed in.

    To be asked when its own rows are gone; `outlets` are those that it named.
    """
    wanted = {plain_name(outlet) for outlet in outlets}
    gone = wanted - {plain_name(outlet) for _, outlet in _named(db)}
    held = brief_forgetting.holding(db, text, names)
    for id_, kind, subject, why in db.execute("SELECT id, kind, subject, why FROM appraisals").fetchall():
        if kind == "reliability" and (plain_name(subject) in gone or held(subject)):
            db.execute("DELETE FROM appraisals WHERE id = ?", (id_,))
            continue
        if held(why):
            db.execute("UPDATE appraisals SET why = '' WHERE id = ?", (id_,))
        if kind == "reliability" and plain_name(subject) in wanted:  # the open document that named it is gone
            label = _of_source(db, subject)
            relabelled = "UPDATE appraisals SET label_level = ?, label_compartments = ? WHERE id = ?"
            db.execute(relabelled, (label.level, rows.compartments(label), id_))


def outlets_of(db: sqlite3.Connection, document: str) -> set[str]:
    """The outlet and the agency that a document names."""
    asked = f"SELECT {', '.join(FIELDS)} FROM documents WHERE id = ?"
    return {name for row in db.execute(asked, (document,)) for name in row if name}


def plain_name(name: str) -> str:
    """A source's name as it is compared here.

    >>> plain_name("The Halden Post")
    'halden post'
    """
    return folded(name).removeprefix("the ")


def _named(db: sqlite3.Connection) -> Iterator[tuple[Label, str]]:
    for field in FIELDS:
        for level, listed, name in db.execute(NAMED.format(field, field)):
            yield rows.label_of(level, listed), name


def _add(db: sqlite3.Connection, appraisal: Appraisal, *, known: str) -> Appraisal:
    is_claim = appraisal.kind == "credibility"
    label = _of_claim(db, appraisal.subject) if is_claim else _of_source(db, appraisal.subject)
    made = replace(
        appraisal, id=_free_id(db, appraisal, known), label=label, at=datetime.fromisoformat(known)
    )
    row = (
        *(made.id, made.kind, made.subject, made.subject if is_claim else None, made.grade, made.why),
        *(made.by, made.takes_back, label.level, rows.compartments(label), known),
    )
    rows.add(db, "appraisals", columns=COLUMNS, new=[row])
    return made


def _free_id(db: sqlite3.Connection, appraisal: Appraisal, known: str) -> str:
    said = (appraisal.kind, appraisal.subject, appraisal.grade or "", appraisal.why, appraisal.by, known)
    again = 0
    while True:
        id_ = f"r:{digest(*said, *([str(again)] if again else []))}"
        if not db.execute("SELECT 1 FROM appraisals WHERE id = ?", (id_,)).fetchone():
            return id_
        again += 1


def _of_claim(db: sqlite3.Connection, claim: str) -> Label:
    asked = "SELECT label_level, label_compartments FROM claims WHERE id = ?"
    found = db.execute(asked, (claim,)).fetchone()
    if found is None:
        raise NothingFound(f"nothing found for {claim!r}")
    return rows.label_of(*found)


def _of_source(db: sqlite3.Connection, subject: str) -> Label:
    """That of the most open document that names it; a source that none names is open."""
    labels = [label for label, name in _named(db) if plain_name(name) == plain_name(subject)]
    return min(labels, key=lambda one: (one.level, sorted(one.compartments)), default=OPEN)
