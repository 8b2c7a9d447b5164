"""What a new brief is to be, and the head that it gets."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from backchannel.model.briefs import BriefHead, Language
from backchannel.model.errors import AboveLabel, BadQuestion
from backchannel.model.labels import OPEN, Label, Reader

from .templates import Template


class Wanted(Struct, frozen=True, kw_only=True):
    """What a new brief is to be."""

    template: str
    issue: str = ""
    """In plain words; that of the card where one is named."""
    card: str | None = None
    """The id of an ask on the board, which tells what is not given here, and whose agreed line is a point."""
    kind: str | None = None
    """Of templates that have several, the first where none is named."""
    to: str | None = None
    sender: str | None = None
    messenger: str | None = None
    ask: str | None = None
    decide_by: date | None = None
    as_of: date | None = None
    """The last day of what may stand in it; of the last document where none is given."""
    language: Language = "en"
    label: Label | None = None
    """No line may rest on a document above it; None: that of what it is prefilled from."""


def head_of(of: Template, wanted: Wanted, *, reader: Reader, by: str) -> BriefHead:
    """The head of the brief that is wanted; its label is that given, open where none is.

    Raises: BadQuestion for a kind that the template has not, or a need of it that is not given; AboveLabel
    for a label above what the reader may see, and for what is for everybody and has one.
    """
    kind = wanted.kind or (of.kinds[0] if of.kinds else None)
    if kind is not None and kind not in of.kinds:
        known = f"give one of {', '.join(of.kinds)}" if of.kinds else "leave it out"
        raise BadQuestion(f"{of.name} has no kind {kind!r}", remedy=known)
    for name in of.needs:
        if not getattr(wanted, name):
            raise BadQuestion(f"{of.name} needs to know: {name}", remedy=f"give it, as in --{name} NAME")
    if not wanted.issue.strip():
        raise BadQuestion("a brief needs an issue", remedy='name it in plain words, such as "timber exports"')
    label = wanted.label or OPEN
    if not label.within(reader.clearance):
        raise AboveLabel("the label is above what you may read", remedy="give a lower one")
    if kind in of.open_kinds and label != OPEN:
        raise AboveLabel(f"a {kind} is for everybody and has no label", remedy="leave the label out")
    return BriefHead(
        id="",
        template=of.name,
        kind=kind,
        issue=wanted.issue.strip(),
        to=wanted.to,
        sender=wanted.sender,
        messenger=wanted.messenger,
        ask=wanted.ask,
        decide_by=wanted.decide_by,
        as_of=wanted.as_of,
        language=wanted.language,
        label=label,
        by=by,
    )
