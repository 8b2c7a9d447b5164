"""A registry of posts and holders on a desk: each row a passage, its words the evidence of what it says.

Its holders anchor who is who: by the registry's own numbers, by posts and by years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.recording import ReadWith
from backchannel.model.claims import Draft
from backchannel.model.entities import Entity, EntityKind, Judgement, Mention, Ref
from backchannel.model.facts import Attribute, Fact, Standing, Tenure
from backchannel.model.sources import Document, Passage, digest
from backchannel.read.decoding import decode
from backchannel.read.tables import Cell
from backchannel.resolve.names import person_name
from backchannel.resolve.scores import score
from backchannel.resolve.subjects import IDENTIFIER, subjects
from backchannel.resolve.tokens import fold
from backchannel.resolve.weights import GENERATION

from .admit import admit
from .post_rows import PostRow, PostTable, Problem, post_table
from .resolving import Resolver, settle

NAME, READER = "registry.v1", "posts_csv.v1"
Key = tuple[str, ...]
"""What tells one of a table from another: kind, then number or name."""


class Registry(Struct, frozen=True):
    """A table of posts as a document, with who is in it, what it says, and whom it tells apart."""

    document: Document
    entities: tuple[Entity, ...]
    drafts: tuple[Draft, ...]
    apart: tuple[Judgement, ...]
    table: PostTable


class Imported(Struct, frozen=True, kw_only=True):
    """What became of a table of posts."""

    document: str
    rows: int
    holders: int
    posts: int
    facts: int
    namesakes: int
    """Pairs of holders of one name whom the table tells apart."""
    problems: tuple[Problem, ...]
    unread: tuple[str, ...]
    """Headings that name no column of posts: their words can be searched, and say no more."""
    known_already: bool = False
    imported: bool = False


def registry(data: bytes, *, name: str, published: date | None = None, called: str | None = None) -> Registry:
    """A table of posts, read; rows with problems are left out of what it says.

    `called` names the registry whose numbers the column "id" has: the file's name where none is given.
    Raises: BadTable, EmptyFile, BinaryFile, WrongEncoding.
    """
    decoded = decode(data, name=name)
    read = post_table(decoded.text, where=name)
    document = Document(
        id=digest(data, READER, published.isoformat() if published else ""),
        text=decoded.text,
        name=name,
        published=published,
        published_from="given" if published else "unknown",
        media_type="text/csv",
        reader=READER,
        passages=tuple(Passage(row.row.start, row.row.end, "paragraph") for row in read.rows),
        notices=decoded.notices,
    )
    writer = _Writer(document, called or PurePath(name).name)
    for row in read.rows:
        writer.take(row)
    entities, drafts = writer.entities(), tuple(writer.drafts)
    return Registry(document, entities, drafts, tuple(_apart(document, entities, drafts)), read)


def import_registry(ledger: Ledger, made: Registry, *, dry_run: bool = False) -> Imported:
    """Add it whole, or nothing of it where a row has a problem; a dry run adds nothing."""
    standing = ledger.standing(made.document.id)
    held = [d for d in made.drafts if isinstance(d.fact, Tenure)]
    report = Imported(
        document=made.document.id,
        rows=len(made.table.rows) + len({p.line for p in made.table.problems}),
        holders=sum(e.kind == "person" for e in made.entities),
        posts=sum(e.kind == "post" for e in made.entities),
        facts=len(made.drafts),
        namesakes=len(made.apart),
        problems=made.table.problems,
        unread=made.table.unread,
        known_already=standing is not None,
        imported=not (dry_run or made.table.problems or standing is not None) and bool(held),
    )
    if report.imported:
        settle(ledger)
        admitted = admit(made.drafts, document=made.document, entities=made.entities)
        ledger.record(
            made.document,
            made.entities,
            admitted.drafts,
            quarantined=admitted.quarantined,
            read_with=ReadWith((NAME,), "rules only"),
        )
        if made.apart:
            ledger.judge(*made.apart)
        Resolver(ledger).judge(made.document.id)
    return report


class _Writer:
    """Entities and drafts of one document, row after row."""

    def __init__(self, document: Document, registry: str) -> None:
        self._document, self._registry = document, registry
        self._found: dict[Key, Entity] = {}
        self._times: dict[tuple[str, ...], list[list[int]]] = {}
        self.drafts: list[Draft] = []

    def entities(self) -> tuple[Entity, ...]:
        return tuple(self._found.values())

    def take(self, row: PostRow) -> None:
        holder = self._holder(row)
        post = self._entity(("post", fold(row.post.words), row.country or ""), "post", row.post, row.country)
        body = row.organisation
        organisation = self._entity(("body", fold(body.words)), "organisation", body, None) if body else None
        self._draft(
            row,
            Tenure(
                holder=holder,
                post=row.post.words,
                office=post,
                organisation=organisation,
                standing=self._standing(row),
                country=row.country,
            ),
        )
        if row.id is not None:
            number = f"{self._registry}:{row.id.words}"
            self._draft(row, Attribute(subject=holder, name=IDENTIFIER, value=number))
        for name, cell in row.details.items():
            self._draft(row, Attribute(subject=holder, name=name, value=cell.words))

    def _standing(self, row: PostRow) -> Standing:
        """A last day that is still to come as the table is dated is no end yet."""
        end = row.valid.maybe[1] if row.valid is not None else None
        published = self._document.published
        coming = end is not None and published is not None and end > published
        return "former" if row.over and not coming else "current"

    def _holder(self, row: PostRow) -> Ref:
        """By the registry's number where it has one; else all rows of one name, but not of two times."""
        written = row.holder.words
        name = person_name(written)
        assert name is not None
        parts = (*sorted(name.words), name.generation or "")
        key = ("id", row.id.words) if row.id is not None else ("name", *parts, str(self._time_of(parts, row)))
        return self._entity(key, "person", row.holder, None, caption=_in_order(written))

    def _time_of(self, parts: tuple[str, ...], row: PostRow) -> int:
        """0 for the first of a name; a further number for each whose years are too far from those before."""
        first, end = row.valid.maybe if row.valid is not None else (None, None)
        years = [day.year for day in (first, end) if day is not None]
        held = self._times.setdefault(parts, [])
        for number, known in enumerate(held):
            if not years or not known or min(years) - max(known) < GENERATION > min(known) - max(years):
                known += years
                return number
        held.append(years)
        return len(held) - 1

    def _entity(
        self,
        key: Key,
        kind: EntityKind,
        cell: Cell,
        country: str | None,
        *,
        caption: str | None = None,
    ) -> Ref:
        """The ref of one that may have been named before; its mention is the cell."""
        called = caption or cell.words
        mention = Mention(cell.start, cell.end, "name")
        known = self._found.get(key)
        if known is None:
            ref = f"{self._document.id}#e{len(self._found) + 1}"
            known = Entity(ref=ref, kind=kind, caption=called, country=country)
        names = tuple(dict.fromkeys((*known.names, called, cell.words)))
        self._found[key] = replace(known, names=names, mentions=(*known.mentions, mention))
        return known.ref

    def _draft(self, row: PostRow, fact: Fact) -> None:
        is_tenure = isinstance(fact, Tenure)
        self.drafts.append(
            Draft(
                fact=fact,
                evidence=(self._document.evidence(row.row.start, row.row.end),),
                made_by=NAME,
                rule="row",
                score=1.0,
                basis="document",
                cited=row.source,
                valid=row.valid if is_tenure else None,
                valid_words=self._document.evidence(*row.dates) if is_tenure and row.dates else None,
            )
        )


def _in_order(written: str) -> str:
    """The first name first: "Marden, Ilan" is Ilan Marden; what stands behind a name stays there."""
    last, comma, first = written.partition(",")
    name, turned = person_name(written), person_name(f"{first.strip()} {last.strip()}")
    is_turned = comma and turned is not None and name == turned and person_name(last) != name
    return f"{first.strip()} {last.strip()}" if is_turned else written


def _apart(document: Document, entities: Sequence[Entity], drafts: Sequence[Draft]) -> Iterator[Judgement]:
    """Holders of one name that the table tells apart, by its numbers or their years."""
    alike: defaultdict[frozenset[str], list[Entity]] = defaultdict(list)
    for entity in entities:
        name = person_name(entity.caption) if entity.kind == "person" else None
        if name is not None:
            alike[name.words].append(entity)
    namesakes = [entity for listed in alike.values() if len(listed) > 1 for entity in listed]
    facts, periods = [d.fact for d in drafts], [d.valid for d in drafts]
    told = subjects(namesakes, document=document, entities=entities, facts=facts, periods=periods)
    by_ref = {subject.ref: subject for subject in told}
    for listed in alike.values():
        for one, other in combinations(listed, 2):
            scored = score(by_ref[one.ref], by_ref[other.ref])
            against = tuple(reason for reason, weight in scored.features if weight < 0)
            yield Judgement(
                left=one.ref,
                right=other.ref,
                verdict="different",
                score=0.0,
                reasons=against or ("two rows of one table",),
                by=NAME,
            )
