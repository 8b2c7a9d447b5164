"""What a change of words means: what it touches, and a rank by meaning instead of size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import OSA

from backchannel.model.sources import Span

from .differences import Difference, differences
from .moves import Edit, with_moves
from .strength import Shift, shift, told
from .tokens import stem
from .touched import TOUCHES, ReadText, Touch

Kind = Literal[
    "negation",
    "post",
    "hardened",
    "softened",
    "number",
    "name",
    "date",
    "added",
    "dropped",
    "reworded",
    "typo",
    "moved",
    "signs",
]

RANKS: Mapping[Kind, int] = {
    "negation": 1,
    "post": 2,
    "hardened": 3,
    "softened": 3,
    "number": 4,
    "name": 5,
    "date": 6,
    "added": 7,
    "dropped": 7,
    "reworded": 8,
    "typo": 9,
    "moved": 10,
    "signs": 11,
}
"""From what changes a sense to what changes none."""
RANK_OF_NEWS = 4
"""Of a sentence added or dropped, or rewritten, that tells of names, posts, numbers or dates."""
MOST_WORDS = 12
"""With more words on a side it is a sentence rewritten: no one word of it tells what it means."""
SHORTEST_TYPO = 5
MOST_TOLD = 3
"""So many words of a sort are quoted in a reason."""
NOUNS: Mapping[Touch, tuple[str, str]] = {
    "negation": ("a negation", "negations"),
    "post": ("a post", "posts"),
    "number": ("a number", "numbers"),
    "name": ("a name", "names"),
    "date": ("a date", "dates"),
}
Touched = Mapping[Touch, tuple[Counter[str], Counter[str]]]


class Change(Struct, frozen=True):
    """One change between two texts, with its places in both as `differences` gives them."""

    kind: Kind
    rank: int
    """1 changes the sense most; from 9 on nothing is said anew."""
    why: str
    """What it touches, in words."""
    before: Span
    after: Span
    touches: tuple[Touch, ...] = ()
    """Of which sorts words came or went, in the order of rank."""


def changes(before: str, after: str, found: Iterable[Difference] | None = None) -> tuple[Change, ...]:
    """The differences of two texts by what they mean, those that change the sense most first.

    `found`: the differences to look at, all where it is None. Of one rank they stand as in the later text. A
    sentence that was moved is one change with two places; all other places are parts of the differences.
    """
    old, new = ReadText(before), ReadText(after)
    looked_at = differences(before, after) if found is None else tuple(found)
    said = [Edit(old.place(one.before), new.place(one.after)) for one in looked_at if one.words]
    made = [_change(old, new, edit) for edit in with_moves(old, new, said)]
    made += [_signs(one) for one in looked_at if not one.words]
    return tuple(sorted(made, key=lambda one: (one.rank, one.after, one.before)))


def _signs(one: Difference) -> Change:
    return Change("signs", RANKS["signs"], "only signs or capitals differ", one.before, one.after)


def _change(old: ReadText, new: ReadText, edit: Edit) -> Change:
    kind, why, touched = _meaning(old, new, edit)
    touches = tuple(sort for sort, (gone, come) in touched.items() if gone != come)
    rank = RANKS[kind]
    if kind in ("added", "dropped", "reworded") and set(touches) - {"negation"}:
        rank = RANK_OF_NEWS
    return Change(kind, rank, why, _span(old, edit.before), _span(new, edit.after), touches)


def _meaning(old: ReadText, new: ReadText, edit: Edit) -> tuple[Kind, str, Touched]:
    if edit.moved:
        return _moved(old, new, edit)
    touched = _touched(old, new, edit)
    if not edit.before or not edit.after:
        whole = (new if edit.after else old).is_whole(edit.after or edit.before)
        if whole:
            kind: Kind = "added" if edit.after else "dropped"
            return (
                kind,
                _sentences(new if edit.after else old, edit.after or edit.before, kind, touched),
                touched,
            )
    gone, come = old.words(edit.before), new.words(edit.after)
    if max(len(gone), len(come)) > MOST_WORDS:
        return "reworded", f"rewritten{_news(touched)}", touched
    kind, why = _small(old, new, edit, touched)
    return kind, why, touched


def _moved(old: ReadText, new: ReadText, edit: Edit) -> tuple[Kind, str, Touched]:
    """A sentence in another place, by what was most changed in it."""
    at, to = old.span(edit.before), new.span(edit.after)
    inside = [
        Edit(_place(old, one.before, at.start), _place(new, one.after, to.start))
        for one in differences(old.text[at.start : at.end], new.text[to.start : to.end])
        if one.words
    ]
    if not inside:
        return "moved", "the same words in another place", {}
    kind, why, touched = min((_meaning(old, new, one) for one in inside), key=lambda one: RANKS[one[0]])
    return kind, f"moved, and in it {why}", touched


def _place(text: ReadText, span: Span, offset: int) -> range:
    return text.place(Span(span.start + offset, span.end + offset))


def _touched(old: ReadText, new: ReadText, edit: Edit) -> Touched:
    a, b = old.touches(edit.before), new.touches(edit.after)
    return {sort: (a[sort] - b[sort], b[sort] - a[sort]) for sort in TOUCHES}


def _small(old: ReadText, new: ReadText, edit: Edit, touched: Touched) -> tuple[Kind, str]:
    """The kind of an exchange of some words, by the first that it touches in the order of rank."""
    gone, come = old.words(edit.before), new.words(edit.after)
    if (contrary := _contrary(gone, come, touched)) is not None:
        return "negation", contrary
    if _differs(touched, "post"):
        return "post", f"a post: {_exchange(touched, 'post')}"
    if all(touched["name"]) and (old.has_post_near(edit.before) or new.has_post_near(edit.after)):
        return "post", f"who holds a post: {_exchange(touched, 'name')}"
    if (turn := shift(gone, come)) is not None:
        return turn.turn, _turned(turn)
    sorts: tuple[Literal["number", "name", "date"], ...] = ("number", "name", "date")
    for sort in sorts:
        if _differs(touched, sort):
            if sort == "name" and _one_letter(gone, come):
                return "typo", f"another spelling of a name: {_exchange(touched, 'name')}"
            return sort, f"{NOUNS[sort][0]}: {_exchange(touched, sort)}{_more(touched, sort)}"
    if (typo := _typo(gone, come)) is not None:
        return "typo", typo
    if not gone or not come:
        return "reworded", "words added" if come else "words dropped"
    return "reworded", "other words"


def _contrary(gone: list[str], come: list[str], touched: Touched) -> str | None:
    less, more = (len(list(one.elements())) for one in touched["negation"])
    if less != more:
        quoted = _exchange(touched, "negation")
        return f"the contrary: {quoted}"
    if len(gone) == len(come) == 1 and _is_contrary(gone[0], come[0]):
        return f"the contrary: “{gone[0]}” → “{come[0]}”"
    return None


def _is_contrary(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and any(long == prefix + short for prefix in told("contrary"))


def _differs(touched: Touched, sort: Touch) -> bool:
    return any(touched[sort])


def _exchange(touched: Touched, sort: Touch) -> str:
    """What went and what came, quoted: "“10” → “12”", "“not” is new"."""
    gone, come = (_quoted(one) for one in touched[sort])
    if gone and come:
        return f"{gone} → {come}"
    return f"{come} is new" if come else f"{gone} is gone"


def _quoted(words: Counter[str]) -> str:
    told_words = list(words)
    more = " …" if len(told_words) > MOST_TOLD else ""
    return f"“{', '.join(told_words[:MOST_TOLD])}{more}”" if told_words else ""


def _more(touched: Touched, sort: Touch) -> str:
    """Whether one number is more or less than the other; nothing where there are several."""
    if sort != "number":
        return ""
    gone, come = (list(one) for one in touched[sort])
    if len(gone) != 1 or len(come) != 1:
        return ""
    try:
        a, b = (float(one.replace(",", "")) for one in (gone[0], come[0]))
    except ValueError:
        return ""
    return ", more" if b > a else ", less" if b < a else ""


def _turned(turn: Shift) -> str:
    words = {"hardened": "stronger", "softened": "weaker"}[turn.turn]
    if turn.before and turn.after:
        return f"{words} ({turn.scale}): “{turn.before}” → “{turn.after}”"
    return f"{words}: “{turn.after}” is new" if turn.after else f"{words}: “{turn.before}” is gone"


def _typo(gone: list[str], come: list[str]) -> str | None:
    if len(gone) != 1 or len(come) != 1:
        return None
    if stem(gone[0]) == stem(come[0]):
        return "another form of the same word"
    return "one letter differs: the mending of a typo" if _one_letter(gone, come) else None


def _one_letter(gone: list[str], come: list[str]) -> bool:
    """Whether one word is another but for a letter added, dropped, exchanged or swapped with its neighbour.

    Short words are other words ("now", "not"), unless a letter was doubled ("ffor").
    """
    if len(gone) != 1 or len(come) != 1 or gone[0][0] != come[0][0]:
        return False
    short, long = sorted((gone[0], come[0]), key=len)
    doubled = any(long[:n] + long[n + 1 :] == short and long[n] == long[n - 1] for n in range(1, len(long)))
    near = len(long) >= SHORTEST_TYPO and OSA.distance(short, long, score_cutoff=1) <= 1
    return not short[0].isdigit() and (doubled or near)


def _sentences(text: ReadText, place: range, kind: Kind, touched: Touched) -> str:
    count = sum(1 for _ in text.units(place))
    what = "a sentence" if count == 1 else f"{count} sentences"
    return f"{what} {kind}{_news(touched)}"


def _news(touched: Touched) -> str:
    """The names, posts, numbers and dates that come or go, in words: "; names “Vorstad”"."""
    told_of = []
    for sort, nouns in NOUNS.items():
        if sort != "negation" and _differs(touched, sort):
            told_of.append(f"{nouns[1]} {_exchange_of_news(touched, sort)}")
    return f": {', '.join(told_of)}" if told_of else ""


def _exchange_of_news(touched: Touched, sort: Touch) -> str:
    gone, come = (_quoted(one) for one in touched[sort])
    return f"{gone} → {come}" if gone and come else gone or come


def _span(text: ReadText, place: range) -> Span:
    """The code points of a place; of an empty one the place before the token that follows."""
    if place:
        return text.span(place)
    at = text.tokens[place.start].start if place.start < len(text.tokens) else len(text.text)
    return Span(at, at)
