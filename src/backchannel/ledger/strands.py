"""Every tie, contact and tenure that holds for a reader, in numbers: read at once, without their words.

What is written is filed by the transaction that writes it (`file`). What a view that reads by need finds
there (`filed_strands`) is what one that has everything works out from its claims; a property test compares.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backchannel.model.claims import Claim
from backchannel.model.entities import Ref
from backchannel.model.errors import NothingFound
from backchannel.model.facts import Contact, Tenure, Tie
from backchannel.model.reports import DocumentRelation
from backchannel.model.sources import Document
from backchannel.model.times import Period

from .derived_tables import CROWDS_OF, STANDS_FOR_OF, STRANDS_OF, TELLINGS_OF
from .naming import Known

Numbers = NDArray[np.int64]
NOBODY = -1
_OPEN_DAYS = (date.min, date.max)


class Told(Struct, frozen=True):
    """How several claims are told alike; the fact has nobody in it."""

    fact: Tie | Contact | Tenure
    modality: str
    basis: str
    made_by: str
    dates: Period | None = None
    """Of a tenure, where the words give two."""


class Strands(NamedTuple):
    """Claims of some kinds, in the order of a view's claims; each column has an entry for each of them."""

    ids: Sequence[str]
    told: tuple[Told, ...]
    telling: Numbers
    """Which of `told`."""
    origins: tuple[str, ...]
    origin: Numbers
    """Which of `origins`; -1 where the claim has to be asked, for its words may have been taken over."""
    garbled: Numbers
    """1 where the document is."""
    reported: Numbers
    """The day of the first document of the origin, as an ordinal; 0: none."""
    begun: Numbers
    """The first day on which it may have held; 0: not known."""
    ended: Numbers
    """The day after the last one; 0: not known."""
    beings: tuple[str, ...]
    """Canonical ids of all who are in any of them, sorted."""
    kinds: tuple[str, ...]
    """Of these."""
    one: Numbers
    """Which of `beings`; -1: nobody. Of a tenure the holder, of a contact who acts."""
    other: Numbers
    """Of a tenure the organisation."""
    crowds: Mapping[int, tuple[int, ...]]
    """By place among the claims: who is in a contact beside these two."""


class StrandsInWhole:
    """The part of a View that gives them, from all of its claims."""

    if TYPE_CHECKING:

        def claims(self, *kinds: str) -> tuple[Claim, ...]: ...
        def canonical(self, ref: Ref) -> str: ...
        def entity(self, id: str) -> Known: ...  # noqa: A002
        def document(self, id: str) -> Document: ...  # noqa: A002
        def origin(self, document_id: str) -> str: ...
        def first_reported(self, document_id: str) -> date | None: ...
        def sharing(self, document_id: str) -> tuple[DocumentRelation, ...]: ...

    def strands(self, *kinds: str) -> Strands:
        """The facts of some of the kinds tie, contact and tenure in numbers, ordered as `claims`."""

        def origin(claim: Claim) -> tuple[str | None, date | None, bool]:
            own = None if self.sharing(claim.document) else self.origin(claim.document)
            garbled = self.document(claim.document).quality.garbled
            return own, self.first_reported(claim.document) or claim.reported, garbled

        def kind(id_: str) -> str:
            try:
                return self.entity(id_).kind
            except NothingFound:
                return ""

        return of_claims(self.claims(*kinds), canonical=self.canonical, kind=kind, origin=origin)


def file(db: sqlite3.Connection, claim: str) -> None:
    """File a claim that has just been written."""
    for statement in (TELLINGS_OF, STRANDS_OF, CROWDS_OF):
        db.execute(f"{statement} AND c.id = ?", (claim,))


def file_anew(db: sqlite3.Connection) -> None:
    """File all claims; who is one is filed with the clusters."""
    for table in ("crowds", "strands", "tellings"):
        db.execute(f"DELETE FROM {table}")
    for statement in (TELLINGS_OF, STRANDS_OF, CROWDS_OF):
        db.execute(statement)


def join(db: sqlite3.Connection, members: str, key: int | str) -> None:
    """File who has become one: the members `m` of which a condition holds."""
    db.execute(f"{STANDS_FOR_OF} AND {members}", (key,))


def part(db: sqlite3.Connection, refs: Iterable[Ref]) -> None:
    """Take refs out, before they are deleted."""
    gone = "DELETE FROM stands_for WHERE entity = (SELECT seq FROM entities WHERE ref = ?)"
    db.executemany(gone, ((ref,) for ref in refs))


def forget(db: sqlite3.Connection) -> None:
    """Take away the words of what is no longer there."""
    db.execute("DELETE FROM tellings WHERE seq NOT IN (SELECT telling FROM strands)")


def of_claims(
    claims: Sequence[Claim],
    *,
    canonical: Callable[[Ref], str],
    kind: Callable[[str], str],
    origin: Callable[[Claim], tuple[str | None, date | None, bool]],
) -> Strands:
    """Of claims in order; `origin` tells the report where it can be told, its first day, what is garbled."""
    ends = [tuple(canonical(ref) if ref else None for ref in _ends(c.fact)) for c in claims]
    beings = sorted({one for row in ends for one in row if one is not None})
    number: dict[str | None, int] = {one: place for place, one in enumerate(beings)}
    number[None] = NOBODY
    of_origin = [origin(claim) for claim in claims]
    origins: dict[str, int] = {}
    told: dict[Told, int] = {}
    columns = [
        (
            told.setdefault(told_of(c), len(told)),
            NOBODY if first is None else origins.setdefault(first, len(origins)),
            int(garbled),
            day.toordinal() if day else 0,
            *(
                0 if edge is None or edge in _OPEN_DAYS else edge.toordinal()
                for edge in (c.valid.maybe if c.valid else (None, None))
            ),
            *(number[one] for one in row[:2]),
        )
        for c, (first, day, garbled), row in zip(claims, of_origin, ends, strict=True)
    ]
    telling, first_told, garbled, reported, begun, ended, one, other = _columns(columns, 8)
    return Strands(
        ids=[c.id for c in claims],
        told=tuple(told),
        telling=telling,
        origins=tuple(origins),
        origin=first_told,
        garbled=garbled,
        reported=reported,
        begun=begun,
        ended=ended,
        beings=tuple(beings),
        kinds=tuple(kind(one) for one in beings),
        one=one,
        other=other,
        crowds={at: tuple(number[one] for one in row[2:]) for at, row in enumerate(ends) if len(row) > 2},
    )


def _ends(fact: Any) -> tuple[Ref | None, ...]:
    """Who is in it: two at least, None for nobody."""
    if isinstance(fact, Tie):
        return fact.a, fact.b
    if isinstance(fact, Tenure):
        return fact.holder, fact.organisation
    participants = fact.participants if isinstance(fact, Contact) else ()
    return (*participants, *(None,) * (2 - len(participants)))


def told_of(claim: Claim) -> Told:
    """How a claim is told; what `telling_of` reads has the same."""
    fact: Any = claim.fact
    if isinstance(fact, Tenure):
        bare: Tie | Contact | Tenure = _tenure(fact.post, fact.country, fact.standing, fact.country_inferred)
    elif isinstance(fact, Tie):
        bare = _tie(fact.tie, fact.directed, fact.detail, fact.origin is not None, fact.frequency)
    else:
        bare = _contact(fact.mode, fact.one_way, fact.point_of_contact, fact.frequency)
    dates = claim.valid if isinstance(fact, Tenure) and claim.valid and "/" in claim.valid.edtf else None
    return Told(bare, claim.modality, claim.basis, claim.made_by, dates)


def telling_of(words: str) -> Told:
    """What was filed of how a claim is told."""
    kind, *said, modality, basis, made_by = msgspec.json.decode(words)
    if kind == "tenure":
        post, country, standing, inferred, dates = said
        tenure = _tenure(post, country, standing, bool(inferred))
        return Told(tenure, modality, basis, made_by, Period(dates) if dates else None)
    if kind == "tie":
        tie, directed, detail, origin, often = said
        return Told(_tie(tie, bool(directed), detail, bool(origin), often), modality, basis, made_by)
    mode, one_way, point, _, often = said
    return Told(_contact(mode, bool(one_way), bool(point), often), modality, basis, made_by)


def _tenure(post: str, country: str | None, standing: Any, inferred: bool) -> Tenure:
    return Tenure(holder="", post=post, country=country, standing=standing, country_inferred=inferred)


def _tie(tie: Any, directed: bool, detail: str | None, has_origin: bool, frequency: str | None) -> Tie:
    origin = "told" if has_origin else None
    return Tie(a="", b="", tie=tie, directed=directed, detail=detail, origin=origin, frequency=frequency)


def _contact(mode: Any, one_way: bool, point_of_contact: bool, frequency: str | None) -> Contact:
    return Contact(
        participants=(), mode=mode, one_way=one_way, point_of_contact=point_of_contact, frequency=frequency
    )


def _columns(rows: Sequence[tuple[int, ...]], width: int) -> Sequence[Numbers]:
    return columns_of(np.fromiter(chain.from_iterable(rows), np.int64, len(rows) * width), width)


def columns_of(numbers: Numbers, width: int) -> Sequence[Numbers]:
    """The columns of rows that stand one after the other."""
    table = numbers.reshape(numbers.size // width, width)
    return [np.ascontiguousarray(table[:, at]) for at in range(width)]
