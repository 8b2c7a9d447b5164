"""Changes between two texts to be read: the words of both, in their sentence, with their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

from msgspec import Struct

from backchannel.model.sources import Span
from backchannel.resolve.differences import differences
from backchannel.resolve.meaning import RANKS, Change, Kind

from .cited import counted
from .layout import ELLIPSIS, WIDTH, beside, cut, on_one_line, wrapped

AROUND = 60
"""So many characters of the sentence are shown on either side of a change."""
LONGEST_INLINE = 60
"""A longer exchange is shown as two quotes, one below the other."""
MOST_LINES = 3
"""Of a long quote so many lines are shown."""
GAP = " "
MOST_MINOR = 6
"""So many changes that say nothing anew are shown."""
MINOR = RANKS["typo"]
"""From this rank on."""
HEADINGS: tuple[tuple[int, str], ...] = (
    (RANKS["date"], "What changes the sense"),
    (RANKS["reworded"], "What is said in other words, added or dropped"),
    (RANKS["signs"], "What says nothing anew"),
)
"""Up to which rank, and what they are."""


class Piece(Struct, frozen=True):
    """Words of a change: in both texts, only in the earlier (`mark` "gone") or only in the later ("come")."""

    mark: Literal["same", "gone", "come"]
    words: str


class ToldChange(Struct, frozen=True, kw_only=True):
    """One change with the words of both texts; `before_text[start:end]` is `before_words`."""

    kind: Kind
    rank: int
    why: str
    before: tuple[int, int]
    """Half-open code points of the earlier text."""
    after: tuple[int, int]
    before_words: str
    after_words: str
    left: str
    """What stands before it in its line, for the reader's eye."""
    right: str
    pieces: tuple[Piece, ...] = ()
    """The words of both, what they share once: of a sentence that was moved and reworded, or rewritten."""
    touches: tuple[str, ...] = ()


def told_changes(before: str, after: str, found: Iterable[Change]) -> tuple[ToldChange, ...]:
    """Each change with its words, in the order given."""
    return tuple(_told(before, after, one) for one in found)


def change_lines(told: Sequence[ToldChange], *, width: int = WIDTH) -> list[str]:
    """The changes under what they mean, those that change the sense most first; the same change once."""
    lines: list[str] = []
    least = 0
    for most, heading in HEADINGS:
        part = [one for one in told if least < one.rank <= most]
        least = most
        if not part:
            continue
        lines += ["", f"{heading} ({len(part)})"] if lines else [f"{heading} ({len(part)})"]
        groups = _groups(part)
        shown = groups[:MOST_MINOR] if most >= MINOR else groups
        for group in shown:
            lines += _lines(group, width=width)
        if len(shown) < len(groups):
            lines.append(f"  … and {counted(len(groups) - len(shown), 'change')} more of this sort")
    return lines


def _groups(part: Sequence[ToldChange]) -> list[list[ToldChange]]:
    """The same exchange of words in several places, together, where the first of them stands."""
    by_words: dict[tuple[str, ...], list[ToldChange]] = {}
    for one in part:
        by_words.setdefault((one.kind, one.why, one.before_words, one.after_words), []).append(one)
    return list(by_words.values())


def _lines(group: Sequence[ToldChange], *, width: int) -> list[str]:
    one = group[0]
    places = f"at {_place(one.before)} → {_place(one.after)}"
    if len(group) > 1:
        places = f"{len(group)} places, first {places}"
    head = beside(f"{one.kind} · {one.why}", places, width=width, indent="  ")
    return [*head, *_quotes(one, width=width)]


def _place(place: tuple[int, int]) -> str:
    start, end = place
    return f"{start}–{end}" if end > start else str(start)


def _quotes(one: ToldChange, *, width: int) -> list[str]:
    old, new = on_one_line(one.before_words), on_one_line(one.after_words)
    if one.kind != "moved" and any(piece.mark == "same" for piece in one.pieces):
        return wrapped(f"{one.left}{_marked(one.pieces)}{one.right}", width=width, first="      ")
    if one.kind == "moved":
        return _cut_lines(f"“{new}”", width=width, first="      ")
    if one.kind in ("added", "dropped") or max(len(old), len(new)) > LONGEST_INLINE:
        lines = _cut_lines(f"“{old}”", width=width, first="    − ") if old else []
        return lines + (_cut_lines(f"“{new}”", width=width, first="    + ") if new else [])
    return wrapped(f"{one.left}{_marked(one.pieces)}{one.right}", width=width, first="      ")


def _marked(pieces: Sequence[Piece]) -> str:
    """ "[must → may]", "[+ never]", "[− fully]", and what is the same as it stands."""
    told = ""
    for place, piece in enumerate(pieces):
        words = on_one_line(piece.words)
        after_gone = place > 0 and pieces[place - 1].mark == "gone"
        before_come = place + 1 < len(pieces) and pieces[place + 1].mark == "come"
        told += GAP if piece.mark != "same" and told[-1:].isalnum() and not after_gone else ""
        if piece.mark == "same":
            told += piece.words
        elif piece.mark == "gone":
            told += f"[{words} → " if before_come else f"[− {words}]{GAP}"
        else:
            told += f"{words}]" if after_gone else f"[+ {words}]"
    return told


def _cut_lines(words: str, *, width: int, first: str) -> list[str]:
    rest = " " * len(first)
    lines = wrapped(words, width=width, first=first, rest=rest)
    if len(lines) <= MOST_LINES:
        return lines
    last = cut(f"{lines[MOST_LINES - 1].strip()} {ELLIPSIS}{ELLIPSIS}", width - len(rest) - 1)
    return [*lines[: MOST_LINES - 1], f"{rest}{last.rstrip(f'.,;: {ELLIPSIS}')} {ELLIPSIS}”"]


def _told(before: str, after: str, one: Change) -> ToldChange:
    text, span = (after, one.after) if one.after.start < one.after.end or not before else (before, one.before)
    left, right = _around(text, span)
    return ToldChange(
        kind=one.kind,
        rank=one.rank,
        why=one.why,
        before=(one.before.start, one.before.end),
        after=(one.after.start, one.after.end),
        before_words=before[one.before.start : one.before.end],
        after_words=after[one.after.start : one.after.end],
        left=left,
        right=right,
        pieces=_pieces(before[one.before.start : one.before.end], after[one.after.start : one.after.end]),
        touches=one.touches,
    )


def _pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The later words in order, with the earlier ones where they stood."""
    found: list[Piece] = []
    at = 0
    every = differences(old, new)
    for one in [one for one in every if one.words] or every:
        found += [
            Piece("same", new[at : one.after.start]),
            Piece("gone", old[one.before.start : one.before.end]),
            Piece("come", new[one.after.start : one.after.end]),
        ]
        at = one.after.end
    found.append(Piece("same", new[at:]))
    return tuple(piece for piece in found if piece.words)


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands in the same line on either side, cut at words."""
    left = text[max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND - 1) : span.start]
    end = text.find("\n", span.end)
    right = text[span.end : min(len(text) if end < 0 else end, span.end + AROUND + 1)]
    if len(left) > AROUND:
        left = ELLIPSIS + left.partition(" ")[2]
    if len(right) > AROUND:
        right = right.rpartition(" ")[0] + ELLIPSIS
    return left, right


def summary(told: Sequence[ToldChange]) -> str:
    """How many changes there are of each kind, by rank: "1 softened, 2 added"."""
    kinds = groupby(sorted((RANKS[one.kind], one.kind) for one in told))
    return ", ".join(f"{len(list(same))} {kind}" for (_, kind), same in kinds) or "no change"
