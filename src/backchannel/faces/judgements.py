"""Verdicts and identities to show: rows for spreadsheets, lines to read, the whole answer as JSON."""

from __future__ import annotations

from backchannel.act.judging import Act
from backchannel.answer.cited import counted
from backchannel.answer.details import Detail
from backchannel.answer.identity import Identity
from backchannel.answer.parts import Part
from backchannel.answer.readback import Readback
from backchannel.answer.twins import Twins

from .output import Shown, reading_width


def shown_readback(told: Readback) -> Shown:
    """A row for each of the two."""
    return Shown(
        columns=("id", "name", "kind", "posts", "documents", "facts"),
        rows=tuple(_part(part) for part in (told.left, told.right)),
        data=told,
        lines=tuple(told.lines(width=reading_width())),
    )


def shown_details(found: tuple[Detail, ...]) -> Shown:
    """A row a contact detail."""
    return Shown(
        columns=("name", "value", "state", "given_for", "source", "claim"),
        rows=tuple((d.name, d.value, d.state, d.given_for, d.source, d.claim) for d in found),
        lines=tuple(line for d in found for line in d.lines(width=reading_width())),
    )


def shown_act(act: Act) -> Shown:
    """What was taken back: a row a pair."""
    why = f" ({'; '.join(act.why)})" if act.why else ""
    said = f"{act.by}'s {'/'.join(act.verdicts)} of {act.at:%Y-%m-%d %H:%M}{why} is taken back"
    return Shown(
        columns=("by", "at", "verdict", "left", "right"),
        rows=tuple((act.by, act.at.isoformat(), "/".join(act.verdicts), *pair) for pair in act.pairs),
        data=act,
        lines=(f"{said}: {counted(len(act.pairs), 'pair')}, as before it was said.",),
    )


def shown_identity(answer: Identity) -> Shown:
    """Documents, then links, then others told apart or left open."""
    rows: list[tuple[object, ...]] = [
        ("document", m.number, m.caption, m.source, m.posts, None, None, m.ref) for m in answer.members
    ]
    rows += [
        ("link", f"{k.left}-{k.right}", None, None, k.reasons, k.score, k.by, None) for k in answer.links
    ]
    for what, others in (("different", answer.apart), ("unsure", answer.unsure)):
        rows += [(what, None, o.name, o.source, o.reasons, o.score, o.by, o.id) for o in others]
    return Shown(
        columns=("what", "number", "name", "source", "words", "score", "by", "ref"),
        rows=tuple(rows),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_twins(answer: Twins) -> Shown:
    """A row a pair."""
    return Shown(
        columns=("score", "joins", "left", "right", "reasons", "left_id", "right_id"),
        rows=tuple(
            (t.score, t.joins, t.left.name, t.right.name, t.reasons, t.left.id, t.right.id)
            for t in answer.twins
        ),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def _part(part: Part) -> tuple[object, ...]:
    return (part.id, part.name, part.kind, part.posts, part.documents, part.facts)
