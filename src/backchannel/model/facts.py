"""The nine kinds of fact. A fact has no time, evidence, grade or label: the Claim around it has all of them.

Roles are the fields typed Ref (or a tuple of Refs). A role the words do not give is None, never guessed.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from msgspec import Struct

from .entities import Ref
from .sources import Span

Standing = Literal["current", "former", "incoming", "acting", "candidate"]
TieKind = Literal[
    "kin",
    "works_for",
    "worked_with",
    "close_to",
    "influence_over",
    "ally",
    "rival",
    "dislikes",
    "knows",
    "member_of",
    "represents",
]
ContactMode = Literal["met", "call", "letter", "text", "visit", "talks", "spoke", "other"]
Stage = Literal[
    "requested", "planned", "threatened", "announced", "in_force", "suspended", "lifted", "refused"
]
RemitRole = Literal["decides", "vetoes", "drafts", "advises"]
LinkRelation = Literal["amends", "suspends", "raises", "lowers", "lifts", "extends", "implements", "replaces"]


class Attribute(Struct, frozen=True, kw_only=True, tag="attribute", tag_field="kind"):
    """A plain property of somebody or something."""

    subject: Ref
    name: str
    value: str
    language: str = "en"


class Tenure(Struct, frozen=True, kw_only=True, tag="tenure", tag_field="kind"):
    """Somebody holds, held or will hold a post."""

    holder: Ref
    post: str
    """The post in normal words: "ambassador to the United States"."""
    office: Ref | None = None
    """The post as an entity of the document."""
    organisation: Ref | None = None
    standing: Standing = "current"
    predecessor: Ref | None = None
    country: str | None = None
    """ISO code of the side the post belongs to: "CA", "CA-ON"."""
    country_inferred: bool = False
    """True where the words name no country and the document's setting decided."""


class Remit(Struct, frozen=True, kw_only=True, tag="remit", tag_field="kind"):
    """Who decides, vetoes, drafts or advises on an issue."""

    body: Ref
    issue: str
    role: RemitRole


class Tie(Struct, frozen=True, kw_only=True, tag="tie", tag_field="kind"):
    """A standing relation of two; directed ties say what a is to b."""

    a: Ref
    b: Ref
    tie: TieKind
    directed: bool = False
    detail: str | None = None
    origin: str | None = None
    channel: str | None = None
    frequency: str | None = None


class Contact(Struct, frozen=True, kw_only=True, tag="contact", tag_field="kind"):
    """Two or more came together, called or wrote; the first participant is the one who acts."""

    participants: tuple[Ref, ...]
    mode: ContactMode
    place: str | None = None
    about: str | None = None
    frequency: str | None = None
    one_way: bool = False
    """Reached out or wrote, and no answer is reported."""
    point_of_contact: bool = False


class Statement(Struct, frozen=True, kw_only=True, tag="statement", tag_field="kind"):
    """What somebody said: source, cue, content."""

    speaker: Ref | None
    speaker_words: str | None
    direct: bool
    content: Span
    cue: Span | None = None
    addressee: Ref | None = None


class LegalAct(Struct, frozen=True):
    """A legal act as the words name it: by number, or by title and day where they give no number."""

    name: str
    """With its number where it has one: "Executive Order 12", "SOR/2031-66", "Border Duties Order"."""
    dated: str | None = None
    """The day it is of, as EDTF."""
    title: str | None = None
    is_kind: bool = False
    """The name is no more than its kind; title and day tell which it is."""
    country: str | None = None
    """ISO code of whose act it is, where its own text tells."""


class MeasureLink(Struct, frozen=True):
    """What a measure does to an earlier one."""

    relation: LinkRelation
    to: LegalAct | None
    """None where the words point at an earlier measure and do not name it ("the tariffs")."""
    words: Span
    """Where the text says so."""
    is_part: bool = False
    """The words name a part of it, or some goods: whether that is all of it, they do not tell."""


class Measure(Struct, frozen=True, kw_only=True, tag="measure", tag_field="kind"):
    """An act of policy, at one stage."""

    issuer: Ref | None
    act: str
    instrument: str | None = None
    object: str | None = None
    targets: tuple[Ref, ...] = ()
    rate: str | None = None
    stage: Stage = "announced"
    legal_act: LegalAct | None = None
    """The legal act that does it."""
    under: str | None = None
    """The law that gives the power: "section 12 of the Customs Act"."""
    links: tuple[MeasureLink, ...] = ()


class Flow(Struct, frozen=True, kw_only=True, tag="flow", tag_field="kind"):
    """Who sends what to whom. Joint ends stay joint: "to A and B" is one flow with two receivers."""

    givers: tuple[Ref, ...]
    receivers: tuple[Ref, ...]
    goods: str
    amount: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    qualifier: str | None = None


class Figure(Struct, frozen=True, kw_only=True, tag="figure", tag_field="kind"):
    """A number that the text gives for a property of something."""

    subject: str
    property: str | None
    value: Decimal
    unit: str | None = None
    per: str | None = None
    qualifier: str | None = None


Fact = Attribute | Tenure | Remit | Tie | Contact | Statement | Measure | Flow | Figure
FACT_KINDS: tuple[type[Fact], ...] = (
    Attribute,
    Tenure,
    Remit,
    Tie,
    Contact,
    Statement,
    Measure,
    Flow,
    Figure,
)


def kind_of(fact: Fact) -> str:
    """ "tenure", "tie", …: the word that tags the fact in JSON."""
    return str(fact.__struct_config__.tag)


def refs_of(fact: Fact) -> tuple[Ref, ...]:
    """Every entity that plays a role, in the order of the fields."""
    found: list[Ref] = []
    for field in ROLES[type(fact)]:
        value = getattr(fact, field)
        if isinstance(value, tuple):
            found.extend(value)
        elif value is not None:
            found.append(value)
    return tuple(found)


ROLES: dict[type, tuple[str, ...]] = {
    Attribute: ("subject",),
    Tenure: ("holder", "office", "organisation", "predecessor"),
    Remit: ("body",),
    Tie: ("a", "b"),
    Contact: ("participants",),
    Statement: ("speaker", "addressee"),
    Measure: ("issuer", "targets"),
    Flow: ("givers", "receivers"),
    Figure: (),
}
