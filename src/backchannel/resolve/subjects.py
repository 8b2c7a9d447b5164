"""What a document tells of somebody or something, as far as it helps to know them again elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from backchannel.model.entities import Entity, EntityKind, Ref
from backchannel.model.facts import Fact, Tenure, Tie
from backchannel.model.labels import OPEN, Label
from backchannel.model.sources import Document

from .names import person_name

Post = tuple[str, str | None]
"""The words of a post, and the code of the country or province it belongs to."""


class Subject(Struct, frozen=True, kw_only=True):
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
    co_mentions: tuple[str, ...] = ()
    """Other persons of the document by their full names, folded; sorted."""
    label: Label = OPEN
    """The document's: what a pair is judged by is never from a document with a higher label than the two."""

    @property
    def all_names(self) -> tuple[str, ...]:
        """Caption and names, each once."""
        return tuple(dict.fromkeys((self.caption, *self.names)))


def subject(
    entity: Entity, *, document: Document, entities: Sequence[Entity], facts: Iterable[Fact]
) -> Subject:
    """What a document tells of one of its entities: `entities` and `facts` are all of the document."""
    return subjects([entity], document=document, entities=entities, facts=facts)[0]


def subjects(
    wanted: Sequence[Entity], *, document: Document, entities: Sequence[Entity], facts: Iterable[Fact]
) -> tuple[Subject, ...]:
    """What a document tells of each of `wanted`, in their order."""
    captions = {entity.ref: entity.caption for entity in entities}
    posts: defaultdict[Ref, dict[Post, None]] = defaultdict(dict)
    bodies: defaultdict[Ref, dict[str, None]] = defaultdict(dict)
    for fact in facts:
        if isinstance(fact, Tenure):
            posts[fact.holder][(fact.post, fact.country)] = None
            if fact.organisation in captions:
                bodies[fact.holder][captions[fact.organisation]] = None
        elif isinstance(fact, Tie) and fact.tie in ("works_for", "member_of") and fact.b in captions:
            bodies[fact.a][captions[fact.b]] = None
    people = {entity.ref: key for entity in entities if (key := _person_key(entity)) is not None}
    return tuple(
        Subject(
            ref=entity.ref,
            kind=entity.kind,
            caption=entity.caption,
            names=entity.names,
            country=entity.country,
            posts=tuple(posts[entity.ref]),
            organisations=tuple(bodies[entity.ref]),
            document=document.id,
            published=document.published,
            co_mentions=tuple(sorted({key for ref, key in people.items() if ref != entity.ref})),
            label=document.label,
        )
        for entity in wanted
    )


def _person_key(entity: Entity) -> str | None:
    """First name and surname of a person of whom the document has both."""
    name = person_name(entity.caption) if entity.kind == "person" else None
    return f"{name.given[0]} {name.surname}" if name is not None and not name.bare else None
