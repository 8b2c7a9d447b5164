"""What a document tells of somebody or something, as far as it helps to know them again elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from msgspec import Struct

from backchannel.model.entities import Entity, EntityKind, Ref
from backchannel.model.facts import Attribute, Contact, Fact, Statement, Tenure, Tie
from backchannel.model.labels import OPEN, Label
from backchannel.model.sources import Document
from backchannel.model.times import Period

from .names import person_name

Post = tuple[str, str | None]
"""The words of a post, and the code of the country or province it belongs to."""
COMPANY = 80
"""Of a document with more persons it tells nothing that two of them are in it: a roster, a register."""
IDENTIFIER = "identifier"
"""The attribute that a registry's own number for somebody is kept under, as "registry:number"."""


class Years(Struct, frozen=True):
    """The years in which somebody held posts, or was heard of; both ends belong to it."""

    first: int | None
    """None: a former post, of a time that nobody tells."""
    last: int | None
    """None: a post held from a year on, until nobody tells when."""
    dated: bool = False
    """Whether words give dates of a post; else they are the days of reports."""


class Subject(Struct, frozen=True, kw_only=True, cache_hash=True):
    """One entity of one document, with what is said beside it. JSON and MessagePack hold it as it is."""

    ref: Ref
    kind: EntityKind
    caption: str
    names: tuple[str, ...] = ()
    """Every name form of the document, fullest first."""
    country: str | None = None
    posts: tuple[Post, ...] = ()
    """Posts held, once held or to come."""
    organisations: tuple[str, ...] = ()
    """Captions of the bodies the person works for or is a member of."""
    document: str = ""
    published: date | None = None
    years: Years | None = None
    identifiers: tuple[str, ...] = ()
    """Numbers that registries have for them, each as "registry:number"."""
    co_mentions: tuple[str, ...] = ()
    """Other persons of the document by their full names, folded; sorted."""
    label: Label = OPEN
    """The document's: what a pair is judged by is never from a document with a higher label than the two."""

    @property
    def all_names(self) -> tuple[str, ...]:
        """Caption and names, each once."""
        return tuple(dict.fromkeys((self.caption, *self.names)))


def subject(
    entity: Entity,
    *,
    document: Document,
    entities: Sequence[Entity],
    facts: Iterable[Fact],
    periods: Iterable[Period | None] = (),
) -> Subject:
    """What a document tells of one of its entities: `entities` and `facts` are all of the document."""
    return subjects([entity], document=document, entities=entities, facts=facts, periods=periods)[0]


def subjects(
    wanted: Sequence[Entity],
    *,
    document: Document,
    entities: Sequence[Entity],
    facts: Iterable[Fact],
    periods: Iterable[Period | None] = (),
) -> tuple[Subject, ...]:
    """What a document tells of each of `wanted`, in their order; `periods` are those of the facts."""
    captions = {entity.ref: entity.caption for entity in entities}
    told = _Told()
    for fact, valid in zip_longest(facts, periods):
        told.take(fact, valid, captions)
    reported = [] if document.published is None else [document.published]
    people = {entity.ref: key for entity in entities if (key := _person_key(entity)) is not None}
    return tuple(
        Subject(
            ref=entity.ref,
            kind=entity.kind,
            caption=entity.caption,
            names=entity.names,
            country=entity.country,
            posts=tuple(dict.fromkeys((held.post, held.country) for held, _ in told.held[entity.ref])),
            organisations=tuple(told.bodies[entity.ref]),
            document=document.id,
            published=document.published,
            years=years_of(told.held[entity.ref], reported=reported, acts=entity.ref in told.acting)
            if entity.kind == "person"
            else None,
            identifiers=tuple(told.identifiers[entity.ref]),
            co_mentions=_company(entity.ref, people),
            label=document.label,
        )
        for entity in wanted
    )


def years_of(
    held: Iterable[tuple[Tenure, Period | None]], *, reported: Sequence[date], acts: bool = False
) -> Years | None:
    """When somebody held posts, or was heard of on the days `reported`; None where nothing tells.

    A report counts for who holds a post now, speaks or meets somebody, or has no post. A post that is over
    counts with its dates; without any it may have been held long before.
    """
    begins: list[int | None] = []
    ends: list[int | None] = []
    dated = heard = False
    for tenure, valid in held:
        over = tenure.standing == "former"
        if valid is not None and valid.maybe != (None, None):
            dated = True
            first, end = valid.maybe
            last = end - timedelta(1) if end else None
            begins.append(first.year if first else None)
            ends.append(last.year if last else None if over else first.year if first else None)
        elif over:
            begins.append(None)
        heard |= not over
    if reported and (acts or heard or not (begins or ends)):
        begins.append(min(reported).year)
        ends.append(max(reported).year)
    if not begins and not ends:
        return None
    known = [year for year in begins if year is not None]
    first_year = min(known) if known and None not in begins else None
    last_year = None if None in ends else max((year for year in ends if year is not None), default=None)
    return Years(first_year, last_year, dated)


class _Told:
    """What the facts of a document say of each of its entities."""

    def __init__(self) -> None:
        self.held: defaultdict[Ref, list[tuple[Tenure, Period | None]]] = defaultdict(list)
        self.bodies: defaultdict[Ref, dict[str, None]] = defaultdict(dict)
        self.identifiers: defaultdict[Ref, dict[str, None]] = defaultdict(dict)
        self.acting: set[Ref] = set()

    def take(self, fact: Fact, valid: Period | None, captions: Mapping[Ref, str]) -> None:
        if isinstance(fact, Tenure):
            self.held[fact.holder].append((fact, valid))
            if fact.organisation is not None and fact.organisation in captions:
                self.bodies[fact.holder][captions[fact.organisation]] = None
        elif isinstance(fact, Tie) and fact.tie in ("works_for", "member_of") and fact.b in captions:
            self.bodies[fact.a][captions[fact.b]] = None
        elif isinstance(fact, Attribute) and fact.name == IDENTIFIER:
            self.identifiers[fact.subject][fact.value] = None
        elif isinstance(fact, Statement) and fact.speaker is not None:
            self.acting.add(fact.speaker)
        elif isinstance(fact, Contact):
            self.acting.update(fact.participants)


def _company(ref: Ref, people: Mapping[Ref, str]) -> tuple[str, ...]:
    """Everybody else of the document; nobody where it is a list of everybody."""
    if len(people) > COMPANY:
        return ()
    return tuple(sorted({key for other, key in people.items() if other != ref}))


def _person_key(entity: Entity) -> str | None:
    """First name and surname of a person of whom the document has both."""
    name = person_name(entity.caption) if entity.kind == "person" else None
    return f"{name.given[0]} {name.surname}" if name is not None and not name.bare else None
