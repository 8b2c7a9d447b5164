"""Everything a view shows, as JSON Lines: without loss, and the same view gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, Protocol

import msgspec
from msgspec import Struct

from backchannel.answer.reading import Reading
from backchannel.model.claims import Claim
from backchannel.model.entities import Judgement
from backchannel.model.errors import BadInputLine
from backchannel.model.outreach import Event
from backchannel.model.sources import Document

FORMAT = "backchannel.jsonl"
VERSION = 1


class Judged(Reading, Protocol):
    """A view that also tells why refs are one."""

    def judgements(self, id_: str, /) -> Sequence[Judgement]: ...


class Head(Struct, frozen=True, tag="head", tag_field="type"):
    """The first line: what follows, and of which view."""

    format: str
    version: int
    side: str | None
    as_of: date | None
    counts: dict[str, int]


class DocumentLine(Struct, frozen=True, tag="document", tag_field="type"):
    document: Document
    origin: str
    """The id that copies and versions share."""


class EntityLine(Struct, frozen=True, tag="entity", tag_field="type"):
    id: str
    kind: str
    caption: str
    names: tuple[str, ...]
    refs: tuple[str, ...]
    country: str | None
    side: str | None
    """ "ours" or "theirs" where a person said so."""


class ClaimLine(Struct, frozen=True, tag="claim", tag_field="type"):
    claim: Claim
    standing: Literal["fact", "accepted", "proposal"]


class JudgementLine(Struct, frozen=True, tag="judgement", tag_field="type"):
    judgement: Judgement


class OutreachLine(Struct, frozen=True, tag="outreach", tag_field="type"):
    event: Event


Line = Head | DocumentLine | EntityLine | ClaimLine | JudgementLine | OutreachLine
_ENCODER = msgspec.json.Encoder(order="deterministic")
_DECODER: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)


class Imported(Struct, frozen=True, kw_only=True):
    """What the lines of an export hold, in their order."""

    head: Head
    documents: tuple[DocumentLine, ...]
    entities: tuple[EntityLine, ...]
    claims: tuple[ClaimLine, ...]
    judgements: tuple[Judgement, ...]
    outreach: tuple[Event, ...]
    """All that was done on the board."""


def export_lines(view: Judged) -> Iterator[bytes]:
    """One JSON object a line, line end included: head, documents, entities, claims, judgements, outreach."""
    lines: list[Line] = [*_documents(view), *_entities(view), *_claims(view), *_judgements(view)]
    lines += (OutreachLine(event) for event in view.outreach())
    counts: dict[str, int] = {}
    for line in lines:
        kind = str(line.__struct_config__.tag)
        counts[kind] = counts.get(kind, 0) + 1
    yield _encoded(Head(FORMAT, VERSION, view.side, view.valid_at, counts))
    for line in lines:
        yield _encoded(line)


def import_lines(lines: Iterable[bytes | str]) -> Imported:
    """What an export holds. Raises: BadInputLine with the number of the line that is not of this format."""
    found: list[Line] = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(_DECODER.decode(line))
        except msgspec.DecodeError as error:
            raise BadInputLine(
                f"this is no line of {FORMAT}: {error}", where=f"line {number}", remedy="export it again"
            ) from error
    head = found[0] if found else None
    if not isinstance(head, Head) or (head.format, head.version) != (FORMAT, VERSION):
        raise BadInputLine(
            f"this is no {FORMAT} of version {VERSION}", where="line 1", remedy="export it again"
        )
    return Imported(
        head=head,
        documents=tuple(line for line in found if isinstance(line, DocumentLine)),
        entities=tuple(line for line in found if isinstance(line, EntityLine)),
        claims=tuple(line for line in found if isinstance(line, ClaimLine)),
        judgements=tuple(line.judgement for line in found if isinstance(line, JudgementLine)),
        outreach=tuple(line.event for line in found if isinstance(line, OutreachLine)),
    )


def _encoded(line: Line) -> bytes:
    return _ENCODER.encode(line) + b"\n"


def _documents(view: Judged) -> Iterator[DocumentLine]:
    for document in view.documents():
        yield DocumentLine(document, view.origin(document.id))


def _entities(view: Judged) -> Iterator[EntityLine]:
    marks = view.marks()
    for being in view.entities():
        yield EntityLine(
            being.id,
            being.kind,
            being.caption,
            being.names,
            tuple(being.refs),
            being.country,
            marks.get(being.id),
        )


def _claims(view: Judged) -> Iterator[ClaimLine]:
    for claim in view.claims():
        yield ClaimLine(claim, "accepted" if view.accepted(claim.id) else "fact")
    for claim in view.proposals():
        yield ClaimLine(claim, "proposal")


def _judgements(view: Judged) -> Iterator[JudgementLine]:
    """Each once, though it is on two refs."""
    seen: dict[bytes, Judgement] = {}
    for being in view.entities():
        for judgement in view.judgements(being.id):
            seen[_ENCODER.encode(judgement)] = judgement
    for judgement in seen.values():
        yield JudgementLine(judgement)
