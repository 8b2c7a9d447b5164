"""What changes on a page while nothing is said anew: counters, tokens, dates of today, banners."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from backchannel.model.sources import Span

from .differences import Difference, differences
from .written import words

Churn = Literal["signs", "token", "counter", "age", "today", "rights", "banner"]

MOST_WORDS = 12
"""A longer line is a sentence and no counter or stamp."""
TOKEN_LENGTH = 16
"""A shorter mix of letters and digits may be a name."""
EDGE_LINES = 3
"""Banners and today's date stand so near the top or the foot of a page."""
TOKEN = re.compile(rf"(?=[^\W_]*\d)(?=\d*[^\W\d])[\w-]{{{TOKEN_LENGTH},}}")
CLOCK = re.compile(r"\b\d{1,2}[:h]\d\d\b")
SENTENCE = re.compile(r"[.!?…][\"”’')\]]*\s*$")


class ToldDifference(NamedTuple):
    """A difference, and why it says nothing new; None where it does."""

    difference: Difference
    churn: Churn | None


def telling_differences(before: str, after: str) -> tuple[Difference, ...]:
    """The differences of two states of a page that say something else; churn is left out."""
    return tuple(one.difference for one in told_differences(before, after) if one.churn is None)


def told_differences(before: str, after: str) -> tuple[ToldDifference, ...]:
    """Every difference of two states of a page with the reason why it says nothing new, if there is one.

    Told by the lines that it touches in both: a line that only counts, is stamped with today's date or is a
    notice of the site.
    """
    old, new = _Page(before), _Page(after)
    return tuple(ToldDifference(one, _churn(old, new, one)) for one in differences(before, after))


def _churn(old: _Page, new: _Page, one: Difference) -> Churn | None:
    if not one.words:
        return "signs"
    lines = [
        *(old.lines(one.before) if not new.is_whole(one.after) or not _empty(one.before) else ()),
        *(new.lines(one.after) if not old.is_whole(one.before) or not _empty(one.after) else ()),
    ]
    reasons = [_reason(line) for line in lines]
    return reasons[0] if reasons and None not in reasons else None


def _empty(span: Span) -> bool:
    return span.start == span.end


class _Line(NamedTuple):
    """A line that a difference touches, in small letters."""

    text: str
    said: tuple[str, ...]
    changed: tuple[str, ...]
    """The words that are exchanged, added or removed."""
    edge: bool

    def is_short(self) -> bool:
        return len(self.said) <= MOST_WORDS and not SENTENCE.search(self.text)


class _Page:
    """A text by its lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        breaks = [match.start() for match in re.finditer("\n", text)]
        inner = len(breaks) >= 2 * EDGE_LINES
        self._top = breaks[EDGE_LINES - 1] if inner else len(text)
        self._foot = breaks[-EDGE_LINES] if inner else 0

    def lines(self, span: Span) -> Iterator[_Line]:
        """Those that the place touches, each with the words of the place."""
        at = self.text.rfind("\n", 0, span.start) + 1
        while True:
            end = self.text.find("\n", at)
            end = len(self.text) if end < 0 else end
            if said := tuple(words(self.text[at:end])):
                inside = self.text[max(at, span.start) : min(end, span.end)]
                edge = at < self._top or at > self._foot
                yield _Line(_plain(self.text[at:end]), said, tuple(words(inside)), edge)
            if end >= span.end:
                return
            at = end + 1

    def is_whole(self, span: Span) -> bool:
        """Whether the place is of whole lines."""
        before = self.text[self.text.rfind("\n", 0, span.start) + 1 : span.start]
        end = self.text.find("\n", span.end)
        return not before.strip() and not self.text[span.end : len(self.text) if end < 0 else end].strip()


def _reason(line: _Line) -> Churn | None:
    return next((reason for reason, is_so in RULES.items() if is_so(line)), None)


def _is_token(line: _Line) -> bool:
    return bool(line.changed) and all(TOKEN.fullmatch(word) for word in line.changed)


def _is_counter(line: _Line) -> bool:
    """A short line that only counts what is done on the page, or a number of it that does."""
    if not line.is_short() or not all(
        _is_number(word) for word in line.changed if word not in _listed("counted")
    ):
        return False
    numbers = [at for at, word in enumerate(line.said) if _is_number(word)]
    if all(_is_number(w) or w in _listed("counted") or w in _listed("beside_counted") for w in line.said):
        return bool(numbers) and not _listed("counted").isdisjoint(line.said)
    counting = {line.said[at] for at in numbers if not _listed("counted").isdisjoint(_beside(line.said, at))}
    return bool(line.changed) and counting.issuperset(w for w in line.changed if _is_number(w))


def _beside(said: Sequence[str], at: int) -> Sequence[str]:
    return (*said[max(0, at - 1) : at], *said[at + 1 : at + 2])


def _is_age(line: _Line) -> bool:
    """ "Updated 3 hours ago": counted from the moment of looking."""
    return (
        line.is_short()
        and any(_stands(phrase, line.text) for phrase in _lists()["ages"])
        and all(_is_number(word) or word in _listed("units") for word in line.changed)
    )


def _is_today(line: _Line) -> bool:
    """A stamp of the hour or day of looking, said to be that or alone at the page's edge."""
    if not line.is_short() or not all(_is_of_date(word) for word in line.changed):
        return False
    if line.text.startswith(tuple(_lists()["todays"])):
        return True
    named = not _listed("days").isdisjoint(line.said) or CLOCK.search(line.text) is not None
    return line.edge and named and all(_is_of_date(word) for word in line.said)


def _is_of_date(word: str) -> bool:
    return _is_number(word) or any(word in _listed(key) for key in ("days", "months", "hours"))


def _is_rights_line(line: _Line) -> bool:
    return (
        line.is_short()
        and any(_stands(phrase, line.text) for phrase in _lists()["rights"])
        and bool(line.changed)
        and all(_is_number(word) for word in line.changed)
    )


def _is_banner(line: _Line) -> bool:
    return line.edge and line.changed == line.said and _banners().search(line.text) is not None


def _is_number(word: str) -> bool:
    return word[0].isdigit()


def _stands(phrase: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())


RULES: dict[Churn, Callable[[_Line], bool]] = {
    "token": _is_token,
    "counter": _is_counter,
    "age": _is_age,
    "today": _is_today,
    "rights": _is_rights_line,
    "banner": _is_banner,
}
"""In the order in which they are asked."""


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "words" / "churn.toml").read_text(encoding="utf8"))


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(_lists()[key])


@cache
def _banners() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in _lists()["banners"]))
