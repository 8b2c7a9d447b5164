"""One post of several: "the two foreign ministers, X and Y", "Senators X and Y", "Prime Ministers X of A and
Y of B".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from ..people.people import Character
from ..word_lists import word_list
from .holding import Holding, Scene
from .posts import STANDING_OF, Post, short_titles, words_of_domains

COUNTS = frozenset(["the", "two", "three", "four", "both", "these", "fellow"])
LISTING = frozenset([",", "and", "&"])


@cache
def plural_heads() -> dict[str, str]:
    """Each plural and its post: "ministers" → "minister"; "Sens." → "senator"."""
    shared: list[str] = word_list("roles")["shared"]
    plurals = {_plural(head): head for head in shared}
    return plurals | {short: post for short, post in short_titles().items() if short.endswith("s.")}


def _plural(head: str) -> str:
    low = head.casefold()
    if low.endswith("y"):
        return f"{low[:-1]}ies"
    return f"{low[:-3]}men" if low.endswith("man") else f"{low}s"


def _words(domain: list[str], head: str) -> str:
    """ "prime minister" is one head, whatever its case; a field keeps its own."""
    words = " ".join([*domain, head])
    return words.lower() if words.lower() in word_list("roles")["heads"] else words


class _Before(Struct):
    """What stands before a plural: its field, its countries, and since or until when."""

    start: int
    domain: list[str]
    codes: list[str]
    standing: str = "current"


class Shared(Scene):
    """Finds posts in the plural with all who hold them."""

    def holdings(self) -> Iterator[Holding]:
        """In reading order; a plural with fewer than two names after it gives none."""
        for i in range(len(self.lower)):
            if self._plural_at(i) in plural_heads() and not self.parsed.in_furniture(self.tokens[i].idx):
                yield from self._held(i)

    def _plural_at(self, at: int) -> str:
        """The word at a position, with the dot that a parse cuts off: "Sens." first in a sentence."""
        is_cut = self.lower[at] in ("sens", "reps", "govs")
        return f"{self.lower[at]}." if is_cut and self.lower[at + 1 : at + 2] == ["."] else self.lower[at]

    def _held(self, at: int) -> Iterator[Holding]:
        before = self._before(at)
        plural = self._plural_at(at)
        codes, after = self._countries_after(at + 1 + (plural != self.lower[at]))
        people = list(self._people(after))
        if len(people) < 2:
            return
        codes = codes or before.codes
        head = plural_heads()[plural]
        words = _words(before.domain, head)
        for n, (character, end, code) in enumerate(people):
            own = code or (codes[n] if len(codes) == len(people) else codes[0] if len(codes) == 1 else None)
            post = Post(
                start=before.start,
                end=at + 1,
                head_start=at,
                head_end=at + 1,
                words=words,
                head=words if words in word_list("roles")["heads"] else head,
                standing=before.standing,
                country=own,
            )
            yield Holding(
                post=post, holder=character, start=before.start, end=end, how="shared post", score=0.85
            )

    def _before(self, at: int) -> _Before:
        found = _Before(at, [], [])
        i, first = at - 1, self.tokens[at].sent.start
        while i >= first:
            low, named = self.lower[i], self.at.get(i)
            if named is not None and named.code and named.kind in ("place", "group"):
                found.codes.insert(0, named.code)
                while i - 1 >= first and self.at.get(i - 1) is named:
                    i -= 1
            elif low in words_of_domains():
                found.domain.insert(0, self.texts[i])
            elif low in STANDING_OF:
                found.standing = STANDING_OF[low]
            elif low not in COUNTS and not (low in LISTING and found.codes and self._code_at(i - 1)):
                break
            i -= 1
        found.start = i + 1
        return found

    def _code_at(self, position: int) -> str | None:
        named = self.at.get(position)
        return named.code if named is not None and named.kind in ("place", "group") else None

    def _countries_after(self, at: int) -> tuple[list[str], int]:
        """ "of France and Germany": their codes, and where the words go on."""
        codes: list[str] = []
        if self.lower[at : at + 1] not in (["of"], ["from"]):
            return codes, at
        i = at + 1
        while i < len(self.lower) and (self._code_at(i) or self.lower[i] in ("and", ",", "the")):
            code = self._code_at(i)
            if code and (not codes or self.at.get(i - 1) is not self.at.get(i)):
                codes.append(code)
            elif not code and self.lower[i] == "," and not self._code_at(i + 1):
                break
            i += 1
        return codes, i

    def _people(self, at: int) -> Iterator[tuple[Character, int, str | None]]:
        """Each person of the list with the end of the words and the country told after the name."""
        i = at + (self.lower[at : at + 1] == [","])
        is_closed = False
        while i < len(self.lower) and not is_closed:
            i = self.past_honorifics(i)
            found = self.person(i)
            if found is None:
                return
            character, end = found
            code = self._code_at(end + 1) if self.lower[end : end + 1] == ["of"] else None
            end = end + 2 if code else end
            yield character, end, code
            i = self._past_bracket(end)
            is_closed = self.lower[i : i + 1] not in ([","], ["and"], ["&"])
            while i < len(self.lower) and self.lower[i] in LISTING:
                i += 1

    def _past_bracket(self, at: int) -> int:
        """The position behind a short bracket: "Ana Souza (D., Ohio) and"."""
        if self.lower[at : at + 1] == ["("] and ")" in self.lower[at : at + 10]:
            return at + self.lower[at : at + 10].index(")") + 1
        return at
