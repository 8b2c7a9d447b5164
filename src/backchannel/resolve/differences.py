"""What differs between two texts, with its places in both."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from backchannel.model.sources import Span

from .alignment import Run, common_runs
from .written import Token, is_word, tokens

MOST_SLID = 60
"""Where an addition begins is looked for so many tokens back."""


class Difference(Struct, frozen=True):
    """Words of the one text in place of words of the other; half-open code points of each.

    Something added has an empty `before`, something removed an empty `after`: the place where it would stand.
    """

    before: Span
    after: Span
    words: bool = True
    """False where the same words stand in both and only signs or capitals differ."""


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """All that differs, in reading order; nothing where both have the same words and signs in one order.

    Blanks, line breaks, invisible signs and the shape of quotation marks and dashes are no difference.
    Method: lines are aligned first, then the sentences of the rest, then their words; what two rewritten
    sentences have in common by chance is part of the difference. The time grows with the length of the texts.
    """
    a, b = tokens(before), tokens(after)
    gaps = [_Gap(0, len(a), 0, len(b))]
    for begins in (2, 1):
        gaps = [inner for gap in gaps for inner in _between_units(a, b, gap, begins)]
    edits = [edit for gap in gaps for edit in _without_chance(a, _between_words(a, b, gap))]
    placed: list[_Gap] = []
    for edit in _joined(edits):
        room = edit.b - (placed[-1].b_end if placed else 0)
        placed.append(_slid(a, b, edit, min(room, MOST_SLID)))
    whole = _joined(_with_capitals(a, b, placed))
    return tuple(_difference(before, after, a, b, edit) for edit in whole)


class _Gap(NamedTuple):
    """Tokens of one text in place of tokens of the other, half-open."""

    a: int
    a_end: int
    b: int
    b_end: int


def _between_units(a: list[Token], b: list[Token], gap: _Gap, begins: int) -> list[_Gap]:
    """What lies between the lines (2) or sentences (1) that both have."""
    left, right = _units(a, gap.a, gap.a_end, begins), _units(b, gap.b, gap.b_end, begins)
    runs = common_runs([_folded(a, *unit) for unit in left], [_folded(b, *unit) for unit in right])
    places = [
        Run(
            left[run.before][0],
            right[run.after][0],
            left[run.before + run.length - 1][1] - left[run.before][0],
        )
        for run in runs
    ]
    return _gaps(places, gap)


def _between_words(a: list[Token], b: list[Token], gap: _Gap) -> list[_Gap]:
    runs = common_runs(
        [token.folded for token in a[gap.a : gap.a_end]], [token.folded for token in b[gap.b : gap.b_end]]
    )
    return _gaps([Run(run.before + gap.a, run.after + gap.b, run.length) for run in runs], gap)


def _gaps(runs: Sequence[Run], gap: _Gap) -> list[_Gap]:
    """What lies between runs."""
    found = []
    i, j = gap.a, gap.b
    for run in [*runs, Run(gap.a_end, gap.b_end, 0)]:
        found.append(_Gap(i, run.before, j, run.after))
        i, j = run.before + run.length, run.after + run.length
    return [one for one in found if one.a < one.a_end or one.b < one.b_end]


def _units(found: list[Token], start: int, end: int, begins: int) -> list[tuple[int, int]]:
    """The tokens from the beginning of each line or sentence to the next."""
    starts = [at for at in range(start, end) if at == start or found[at].begins >= begins]
    return list(pairwise([*starts, end]))


def _folded(found: list[Token], start: int, end: int) -> tuple[str, ...]:
    return tuple(token.folded for token in found[start:end])


def _without_chance(a: list[Token], edits: list[_Gap]) -> list[_Gap]:
    """The edits, joined over what is shorter than both that surround it: so little agrees by chance.

    Method: the semantic clean-up of diff-match-patch (Fraser 2006), with words told from mere signs.
    """
    joined: list[_Gap] = []
    for edit in edits:
        joined.append(edit)
        while len(joined) > 1 and _by_chance(a, joined[-2], joined[-1]):
            last = joined.pop()
            first = joined.pop()
            joined.append(_Gap(first.a, last.a_end, first.b, last.b_end))
    return joined


def _by_chance(a: list[Token], first: _Gap, second: _Gap) -> bool:
    """Whether the words kept between two edits are fewer than each exchanges; lines are kept apart."""
    kept = a[first.a_end : second.a]
    words = sum(is_word(token.form) for token in kept)
    return words == 0 or (
        words < min(_most(first), _most(second)) and all(token.begins < 2 for token in kept[1:])
    )


def _most(edit: _Gap) -> int:
    return max(edit.a_end - edit.a, edit.b_end - edit.b)


def _with_capitals(a: list[Token], b: list[Token], edits: list[_Gap]) -> list[_Gap]:
    """The edits, and between them the words that are the same but for their capitals."""
    found = []
    i, j = 0, 0
    for edit in [*edits, _Gap(len(a), len(a), len(b), len(b))]:
        for step in range(edit.a - i):
            if a[i + step].form != b[j + step].form:
                found.append(_Gap(i + step, i + step + 1, j + step, j + step + 1))
        found.append(edit)
        i, j = edit.a_end, edit.b_end
    return found[:-1]


def _joined(edits: list[_Gap]) -> list[_Gap]:
    """Edits that touch each other are one."""
    joined: list[_Gap] = []
    for edit in edits:
        if joined and joined[-1].a_end == edit.a and joined[-1].b_end == edit.b:
            joined[-1] = _Gap(joined[-1].a, edit.a_end, joined[-1].b, edit.b_end)
        else:
            joined.append(edit)
    return joined


def _slid(a: list[Token], b: list[Token], edit: _Gap, room: int) -> _Gap:
    """The same addition or removal from where a line or a sentence begins, if it can be told so.

    "One. [Two. ]Two. Three." and "One. Two[. Two]. Three." add the same; the first is the one a person reads.
    """
    if edit.a < edit.a_end and edit.b < edit.b_end:
        return edit
    whole, start, end = (b, edit.b, edit.b_end) if edit.a == edit.a_end else (a, edit.a, edit.a_end)
    best = step = 0
    while step < room and whole[start - step - 1].folded == whole[end - step - 1].folded:
        step += 1
        if whole[start - step].begins > whole[start - best].begins:
            best = step
    return _Gap(edit.a - best, edit.a_end - best, edit.b - best, edit.b_end - best)


def _difference(before: str, after: str, a: list[Token], b: list[Token], edit: _Gap) -> Difference:
    left, right = a[edit.a : edit.a_end], b[edit.b : edit.b_end]
    return Difference(
        _span(a, edit.a, edit.a_end, len(before)),
        _span(b, edit.b, edit.b_end, len(after)),
        words=_words(left) != _words(right),
    )


def _words(found: Sequence[Token]) -> list[str]:
    return [token.folded for token in found if is_word(token.form)]


def _span(found: list[Token], start: int, end: int, length: int) -> Span:
    """The place of tokens; of none, the place before the token that follows."""
    if start < end:
        return Span(found[start].start, found[end - 1].end)
    at = found[start].start if start < len(found) else length
    return Span(at, at)
