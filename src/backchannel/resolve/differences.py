"""What differs between two texts, with its places in both."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from backchannel.model.sources import Span

from .alignment import Run, common_runs
from .pairing import like_pairs
from .written import Token, is_word, tokens

MOST_SLID = 60
"""Where an addition begins is looked for so many tokens back."""

NEARLY_ALL = 0.8
"""With such a share of words and signs in common, in order, a stretch is compared word by word at once."""


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
    Method: lines are aligned first, then the sentences of the rest; those that were rewritten are paired by
    likeness and compared word by word, and the others are dropped or added whole. What two rewritten
    sentences have in common by chance is part of the difference. The time grows with the length of the texts.
    """
    a, b = tokens(before), tokens(after)
    gaps = [_Gap(0, len(a), 0, len(b))]
    for begins in (2, 1):
        gaps = [inner for gap in gaps for inner in _between_units(a, b, gap, begins)]
    gaps = [inner for gap in gaps for inner in _between_like(a, b, gap)]
    edits = [edit for gap in gaps for edit in _without_chance(a, b, _between_words(a, b, gap))]
    placed: list[_Gap] = []
    for edit in edits:
        room = edit.b - (placed[-1].b_end if placed else 0)
        placed.append(_slid(a, b, edit, min(room, MOST_SLID)))
    return tuple(_difference(before, after, a, b, edit) for edit in _with_capitals(a, b, placed))


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


def _between_like(a: list[Token], b: list[Token], gap: _Gap) -> list[_Gap]:
    """Each sentence with the one that it was rewritten into; what has none is dropped, or added, for itself.

    Where some have none and yet nearly all words are the same, they are compared as they stand, one by one
    where there are as many in both: else lines may only be broken elsewhere.
    """
    left, right = _units(a, gap.a, gap.a_end, 1), _units(b, gap.b, gap.b_end, 1)
    pairs = like_pairs([_bag(a, unit) for unit in left], [_bag(b, unit) for unit in right])
    found: list[_Gap] = []
    at = _Gap(gap.a, gap.a, gap.b, gap.b)
    for m, n in pairs:
        found += _unpaired(a, b, _Gap(at.a_end, left[m][0], at.b_end, right[n][0]))
        at = _Gap(*left[m], *right[n])
        found.append(at)
    found += _unpaired(a, b, _Gap(at.a_end, gap.a_end, at.b_end, gap.b_end))
    found = [one for one in found if one.a < one.a_end or one.b < one.b_end]
    if all(one.a < one.a_end and one.b < one.b_end for one in found):
        return found
    evenly = len(left) == len(right)
    same = sum(run.length for run in _common_words(a, b, gap))
    nearly_all = NEARLY_ALL * (gap.a_end - gap.a + gap.b_end - gap.b)
    if 2 * same < nearly_all:
        return found
    return [_Gap(*one, *other) for one, other in zip(left, right, strict=True)] if evenly else [gap]


def _unpaired(a: list[Token], b: list[Token], gap: _Gap) -> list[_Gap]:
    """One sentence against one is a rewriting even so; else what goes, and then what comes."""
    if len(_units(a, gap.a, gap.a_end, 1)) == len(_units(b, gap.b, gap.b_end, 1)) == 1:
        return [gap]
    return [_Gap(gap.a, gap.a_end, gap.b, gap.b), _Gap(gap.a_end, gap.a_end, gap.b, gap.b_end)]


def _bag(found: list[Token], unit: tuple[int, int]) -> frozenset[str]:
    return frozenset(token.folded for token in found[slice(*unit)] if is_word(token.form))


def _between_words(a: list[Token], b: list[Token], gap: _Gap) -> list[_Gap]:
    return _gaps(_common_words(a, b, gap), gap)


def _common_words(a: list[Token], b: list[Token], gap: _Gap) -> list[Run]:
    runs = common_runs(
        [token.folded for token in a[gap.a : gap.a_end]], [token.folded for token in b[gap.b : gap.b_end]]
    )
    return [Run(run.before + gap.a, run.after + gap.b, run.length) for run in runs]


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


def _without_chance(a: list[Token], b: list[Token], edits: list[_Gap]) -> list[_Gap]:
    """The edits, joined over what is shorter than both that surround it: so little agrees by chance.

    Method: the semantic clean-up of diff-match-patch (Fraser 2006), with words told from mere signs.
    """
    joined: list[_Gap] = []
    for edit in edits:
        joined.append(edit)
        while len(joined) > 1 and _by_chance(a, b, joined[-2], joined[-1]):
            last = joined.pop()
            first = joined.pop()
            joined.append(_Gap(first.a, last.a_end, first.b, last.b_end))
    return joined


def _by_chance(a: list[Token], b: list[Token], first: _Gap, second: _Gap) -> bool:
    """Whether the words kept between two edits are fewer than each exchanges; lines are kept apart."""
    if _on_two_lines(a, b, first, second):
        return False
    words = sum(is_word(token.form) for token in a[first.a_end : second.a])
    return words == 0 or words < min(_most(first), _most(second))


def _on_two_lines(a: list[Token], b: list[Token], first: _Gap, second: _Gap) -> bool:
    """Whether a line begins between two edits, as told by the words that they exchange."""
    edges = [a[first.a_end]] if first.a < first.a_end else []
    edges += [b[first.b_end]] if first.b < first.b_end else []
    edges += [a[second.a]] if second.a < second.a_end else []
    edges += [b[second.b]] if second.b < second.b_end else []
    return any(token.begins == 2 for token in (*edges, *a[first.a_end + 1 : second.a]))


def _most(edit: _Gap) -> int:
    return max(edit.a_end - edit.a, edit.b_end - edit.b)


def _with_capitals(a: list[Token], b: list[Token], edits: list[_Gap]) -> list[_Gap]:
    """The edits, and between them the words that are the same but for their capitals."""
    found: list[_Gap] = []
    i, j = 0, 0
    for edit in [*edits, _Gap(len(a), len(a), len(b), len(b))]:
        for step in range(edit.a - i):
            if a[i + step].form != b[j + step].form:
                _add_word(found, i + step, j + step)
        found.append(edit)
        i, j = edit.a_end, edit.b_end
    return found[:-1]


def _add_word(found: list[_Gap], i: int, j: int) -> None:
    """One word exchanged for one, joined to an exchange that it touches."""
    last = found[-1] if found else None
    if last and (last.a_end, last.b_end) == (i, j) and last.a < i and last.b < j:
        found[-1] = _Gap(last.a, i + 1, last.b, j + 1)
    else:
        found.append(_Gap(i, i + 1, j, j + 1))


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
