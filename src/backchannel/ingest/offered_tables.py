"""Tables of posts, ties and people that are added as any document: each row offers what it says, for review.

A table that an office keeps of its own posts is read by `import-posts` instead, which takes it at its word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from msgspec import Struct
from msgspec.structs import replace

from backchannel.model.claims import Draft
from backchannel.model.entities import Entity, EntityKind, Mention, Ref
from backchannel.model.errors import BadPeriod, BadTable
from backchannel.model.facts import Attribute, Fact, Tenure, Tie, TieKind
from backchannel.model.sources import Document, Passage, digest
from backchannel.model.times import Period
from backchannel.read.tables import Cell, Row, Table, table
from backchannel.resolve.names import person_name
from backchannel.resolve.tokens import fold

from .post_rows import BAD_ROW, FORMULA_STARTS, names_posts, post_table

READER, NAME = "table.v1", "tables.v1"
TABLES = (".csv", ".tsv")
DETAILS = {
    "phone": "phone",
    "email": "e-mail",
    "address": "address",
    "level": "level",
    "party": "party",
    "place": "place",
    "alias": "alias",
    "organisation": "organisation",
}
"""Columns of people, and what each is called as an attribute."""
BODIES = ("member_of", "works_for", "represents")
"""Ties whose other side may be a body."""


class Offered(Struct, frozen=True):
    """Who is in a table, a draft for each thing that a row says, and which rows cannot be read."""

    entities: tuple[Entity, ...]
    drafts: list[Draft]
    notices: list[str]


def as_table(document: Document) -> Document | None:
    """The document with its rows as passages, where it is a table that is understood; else None."""
    if not document.name.lower().endswith(TABLES) or _reading(document.text) is None:
        return None
    with suppress(BadTable):
        rows = table(document.text, {}, where=document.name).rows
        return replace(
            document,
            id=digest(document.text, READER),
            title=None,
            passages=tuple(Passage(row.start, row.end, "paragraph") for row in rows),
            media_type="text/csv",
            reader=READER,
        )
    return None


def offered(document: Document) -> Offered:
    """All that the rows of a table say, in their order. Raises: BadTable."""
    reading = _reading(document.text)
    assert reading is not None
    found = _Found(document)
    reading(document, found)
    return Offered(tuple(found.entities.values()), found.drafts, found.notices)


def _reading(text: str) -> Callable[[Document, _Found], None] | None:
    """How a table with these columns is read."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    if names_posts(text):
        return _posts
    for name, needed, reading in (("ties", {"a", "b", "tie"}, _ties), ("people", {"name"}, _people)):
        with suppress(BadTable):
            columns = table(first, _headings(name), where="").columns.keys()
            if needed <= columns and (name == "ties" or columns & DETAILS.keys()):
                return reading
    return None


class _Found:
    """Entities and drafts of one document, row after row."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.entities: dict[tuple[str, str], Entity] = {}
        self.drafts: list[Draft] = []
        self.notices: list[str] = []

    def entity(self, cell: Cell, kind: EntityKind, country: str | None = None) -> Ref:
        """The ref of who or what a cell names; one name is one in a table."""
        key = (kind, f"{fold(cell.words)} {country or ''}")
        mention = Mention(cell.start, cell.end, "name")
        ref = f"{self.document.id}#e{len(self.entities) + 1}"
        known = self.entities.get(key) or Entity(
            ref=ref, kind=kind, caption=cell.words, names=(cell.words,), country=country
        )
        self.entities[key] = replace(known, mentions=(*known.mentions, mention))
        return known.ref

    def offer(self, row: Row, fact: Fact, *, valid: Period | None = None, source: str | None = None) -> None:
        evidence = (self.document.evidence(row.start, row.end),)
        self.drafts.append(
            Draft(
                fact=fact,
                evidence=evidence,
                made_by=NAME,
                rule="row",
                score=1.0,
                basis="document",
                cited=source,
                valid=valid,
            )
        )

    def refuse(self, row: Row, why: str) -> None:
        self.notices.append(f"{BAD_ROW}: line {row.line}: {why}; the other rows are read")


def _posts(document: Document, found: _Found) -> None:
    read = post_table(document.text, where=document.name)
    for row in read.rows:
        organisation = found.entity(row.organisation, "organisation") if row.organisation else None
        holder = found.entity(row.holder, "person")
        tenure = Tenure(
            holder=holder,
            post=row.post.words,
            office=found.entity(row.post, "post", row.country),
            organisation=organisation,
            standing="former" if row.over else "current",
            country=row.country,
        )
        found.offer(row.row, tenure, valid=row.valid, source=row.source)
        for name, cell in row.details.items():
            found.offer(row.row, Attribute(subject=holder, name=name, value=cell.words), source=row.source)
    found.notices.append(
        "BC135: a table of posts, whose rows wait for review; import-posts takes an office's own at its word"
    )
    found.notices += [f"{p.code}: line {p.line}: {p.what}; the other rows are read" for p in read.problems]


def _ties(document: Document, found: _Found) -> None:
    for read, row in _rows(document, "ties"):
        one, other, said = (read.cell(row, column) for column in ("a", "b", "tie"))
        kind = _kind(said.words) if said is not None else None
        if one is None or other is None or not _is_person(one) or not _is_name(other):
            found.refuse(row, "two names are needed")
            continue
        if said is None or kind is None:
            known = ", ".join(get_args(TieKind))
            found.refuse(row, f"{said.words if said else ''!r} is no tie; write one of {known}")
            continue
        is_body = kind in BODIES and not _is_person(other)
        detail = read.cell(row, "detail")
        words = {name: cell.words for name in ("origin", "channel") if (cell := read.cell(row, name))}
        own = said.words if fold(said.words).replace(" ", "_") not in get_args(TieKind) else None
        tie = Tie(
            a=found.entity(one, "person"),
            b=found.entity(other, "organisation" if is_body else "person"),
            tie=kind,
            directed=kind in (*BODIES, "influence_over"),
            detail=detail.words if detail is not None else own,
            **words,
        )
        found.offer(row, tie, valid=_period(read, row), source=_source(read, row))


def _people(document: Document, found: _Found) -> None:
    for read, row in _rows(document, "people"):
        name = read.cell(row, "name")
        if name is None or not _is_person(name):
            found.refuse(row, "a name is needed")
            continue
        ref = found.entity(name, "person")
        for column, called in DETAILS.items():
            if (cell := read.cell(row, column)) is not None:
                fact = Attribute(subject=ref, name=called, value=cell.words)
                found.offer(row, fact, source=_source(read, row))


def _rows(document: Document, name: str) -> Iterator[tuple[Table, Row]]:
    read = table(document.text, _headings(name), where=document.name)
    return ((read, row) for row in read.rows)


def _is_person(cell: Cell) -> bool:
    return _is_name(cell) and person_name(cell.words) is not None


def _is_name(cell: Cell) -> bool:
    return not cell.words.startswith(FORMULA_STARTS)


def _source(read: Table, row: Row) -> str | None:
    cell = read.cell(row, "source")
    return cell.words if cell is not None else None


def _period(read: Table, row: Row) -> Period | None:
    """The days of a row; None where it gives none that can be read."""
    first, last = read.cell(row, "from"), read.cell(row, "to")
    with suppress(BadPeriod):
        if first is not None or last is not None:
            return Period(f"{first.words if first else ''}/{last.words if last else ''}")
    return None


def _kind(words: str) -> TieKind | None:
    said = fold(words).replace(" ", "_")
    for kind in get_args(TieKind):
        if said == kind or said in str(_lists()["kinds"].get(kind, "")).split():
            return kind  # type: ignore[no-any-return]
    return None


@cache
def _headings(name: str) -> dict[str, str]:
    return {
        heading.replace("_", " "): column
        for column, listed in _lists()[name].items()
        for heading in listed.split()
    }


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words" / "table_columns.toml").read_text(encoding="utf8"))
