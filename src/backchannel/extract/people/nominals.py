"""Posts and their holders in one document, and the nominals they explain: "the prime minister" is whoever
holds it there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from ...gazetteer import country_code, has_office, parent_of
from ..posts.holders import find_holdings, find_told
from ..posts.holding import Holding
from ..posts.posts import Post, usual_head
from .pairs import LEADER_HEADS, Pairs, people_in
from .people import Character

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

ALSO_OF_BODIES = frozenset(["president", "vice president", "vice-president", "chancellor", "vice chancellor"])
"""Offices of countries that companies, universities and leagues have too."""
OF_COUNTRIES = frozenset(
    ["republic", "senate", "assembly", "parliament", "council", "country", "nation", "state"]
)
LOWER_RANKS = frozenset(["deputy", "vice", "assistant", "associate", "under", "acting", "shadow"])
"""Words before a head that make another office of it."""
MANY = 100
"""Of so many who hold the same post, the last named are asked for whom "the minister" means."""


class Holdings:
    """Who holds which post in a document, and what that explains."""

    def __init__(self, parsed: Parsed, posts: list[Post], at: dict[int, Character]) -> None:
        self._parsed, self._posts, self._at = parsed, posts, at
        self.holdings: list[Holding] = find_holdings(parsed, posts, at)
        self._held = {id(h.post): h.holder for h in self.holdings}
        self._post_ending: dict[int, Post] = {p.end: p for p in reversed(posts)}
        told: dict[tuple[int, str], str] = {}
        for holding in self.holdings:
            if holding.post.country:
                told.setdefault((id(holding.holder), holding.post.head), holding.post.country)
        for holding in self.holdings:
            if holding.post.country is None:  # another telling of the same person's same post gives it
                holding.post.country = told.get((id(holding.holder), holding.post.head))

    def tell(self) -> None:
        """Adds the holdings that need pronouns: to be called once the cast knows them."""
        open_to = {
            id(p)
            for p in self._posts
            if id(p) not in self._held
            and ((named := self._at.get(p.head_start)) is None or named.kind != "person")
        }
        told = find_told(self._parsed, self._posts, self._at, held=self.holdings, open_to=open_to)
        told = [h for h in told if self._is_sure(h)]
        for holding in told:
            self._held[id(holding.post)] = holding.holder
        self.holdings = sorted([*self.holdings, *told], key=lambda h: (h.start, h.end))

    def _is_sure(self, holding: Holding) -> bool:
        """Not told of a "she" that also fits a person in the same sentence whose name tells more."""
        pronoun = next(
            (i for i in range(holding.start, holding.end) if self._parsed.lower[i] in ("he", "she")), None
        )
        if pronoun is None or holding.holder.gender is not None:
            return True
        gender = "f" if self._parsed.lower[pronoun] == "she" else "m"
        start = self._parsed.tokens[pronoun].sent.start
        return not any(c.gender == gender for c in people_in(self._at, start, pronoun))

    @cached_property
    def home(self) -> str | None:
        """The country the document is most about, by its names, demonyms and capitals; None where it names
        none.
        """
        counts = self._counts
        credit = country_code(
            (self._parsed.document.credit or self._parsed.document.outlet or "").split(" ")[0]
        ) or country_code(" ".join((self._parsed.document.credit or "").replace("The ", "").split()[:1]))
        if credit:
            return credit
        return max(sorted(counts), key=lambda c: counts[c]) if counts else None

    @cached_property
    def countries(self) -> list[str]:
        """Countries of the document, most named first."""
        counts = self._counts
        return sorted(counts, key=lambda c: (-counts[c], c))

    @cached_property
    def _counts(self) -> Counter[str]:
        """How often each country is named; where an envoy is sent tells nothing about the document."""
        counts: Counter[str] = Counter()
        for character in {id(c): c for c in self._at.values()}.values():
            if character.code and character.kind in ("place", "group", "organisation"):
                counts[(parent_of(character.code) or character.code)] += len(character.mentions)
        counts.subtract(p.destination for p in self._posts if p.destination)
        return +counts

    def inferred_country(self, post: Post) -> str | None:
        """Which country of the document has such an office: the home country first; None where none or none
        is known.
        """
        words = post.words.casefold()
        if self._is_of_a_body(post, words):
            return None
        home = self.home
        order = ([home] if home else []) + [c for c in self.countries if c != home]
        for country in order:
            if country != post.destination and has_office(country, words):
                return country
        return None

    def _is_of_a_body(self, post: Post, words: str) -> bool:
        """ "president of Tarn Mills", "the Tarn Mills president": a body's own, no office of a country."""
        if post.head not in ALSO_OF_BODIES:
            return False
        behind = words.partition(f"{post.head} of ")[2].removeprefix("the ")
        return (post.body is not None or bool(behind)) and behind.split(" ")[-1] not in OF_COUNTRIES

    def holder_of(self, post: Post) -> Character | None:
        """The person whom the document names as the holder of this very expression."""
        return self._held.get(id(post))

    def nominals(self) -> Iterator[tuple[int, int, Character]]:
        """(start, end, person) for every "the president" that a holding of this document explains."""
        whole = 0
        alike: dict[tuple[object, ...], list[tuple[int, Holding]]] = {}
        for number, holding in enumerate(self.holdings):
            alike.setdefault(self._told_of(holding.post), []).append((number, holding))
        for post in self._posts:
            if post.end <= whole:
                continue  # a part of another post: the "deputy" of "her deputy foreign minister"
            whole = post.end
            if id(post) in self._held or not (self._article(post) or post.possessor or post.country):
                continue
            if post.determiner in ("a", "an") or post.head not in _definite_heads(post):
                continue
            holder = self._explaining(post, alike)
            if holder is not None:
                yield post.start, post.end, holder

    def _article(self, post: Post) -> str | None:
        """What makes a post a known one: its own article, in "the mayor and premier" that of the first."""
        lower = self._parsed.lower
        if post.determiner is None and post.start > 1 and lower[post.start - 1] == "and":
            first = self._post_ending.get(post.start - 1)
            return "the" if first is not None and first.determiner == "the" else None
        return post.determiner if post.determiner in ("the", "his", "her", "their") else None

    def _explaining(
        self, post: Post, alike: dict[tuple[object, ...], list[tuple[int, Holding]]]
    ) -> Character | None:
        numbered = [each for same in alike.values() if self._agrees(post, same[0][1].post) for each in same]
        if not numbered:
            return None
        fits = [holding for _, holding in sorted(numbered, key=lambda each: each[0])]
        before = [h for h in fits if h.post.start < post.start]
        if not before and post.determiner in ("his", "her", "their"):
            return None
        people = {id(h.holder): h.holder for h in before[-MANY:] or fits[:MANY]}
        if len(people) == 1:
            return next(iter(people.values()))
        where = self._countries_before(post)
        there = {id(h.holder): h.holder for h in fits if h.post.country in where and id(h.holder) in people}
        if len(there) == 1 and not post.country:
            return next(iter(there.values()))
        return self._named_last(list(people.values()), post.start)

    def _countries_before(self, post: Post) -> set[str]:
        """ "In Paris, the president …": the country where the sentence is set, said before the post."""
        start = self._parsed.tokens[post.start].sent.start
        codes = {
            character.code
            for i in range(start, post.start)
            if (character := self._at.get(i)) is not None and character.kind == "place" and character.code
        }
        return {parent_of(code) or code for code in codes}

    def _named_last(self, people: list[Character], before: int) -> Character | None:
        """The one named last; None where the last sentence that names one of them puts two side by side."""
        last = [max((s for s, _, _ in c.mentions if s < before), default=-1) for c in people]
        latest = max(last)
        if latest < 0:
            return people[0]
        sentence = self._parsed.tokens[latest].sent
        beside = [at for at in last if sentence.start <= at < sentence.end]
        joined = len(beside) == 2 and "and" in self._parsed.lower[min(beside) : max(beside)]
        return None if joined else people[last.index(latest)]

    def _agrees(self, nominal: Post, held: Post) -> bool:
        same = usual_head(nominal.head) == usual_head(held.head)
        if not same and not _is_narrower(held.head, nominal.head):
            return False
        if (held.standing == "former") != (nominal.standing == "former"):
            return False
        if _rank(held) != _rank(nominal) or self._is_of_predecessor(held):
            return False
        of_held = held.country or (self.inferred_country(held) if nominal.country else None)
        if nominal.country and of_held and nominal.country != of_held:
            return False
        if same and nominal.head != held.head:
            return True
        mine, theirs = set(nominal.words.casefold().split()), set(held.words.casefold().split())
        return mine <= theirs or theirs <= mine or nominal.head in LEADER_HEADS

    def _is_of_predecessor(self, held: Post) -> bool:
        """ "my predecessor, President X": not the president of now."""
        return "predecessor" in self._parsed.lower[max(0, held.start - 3) : held.start]

    def _told_of(self, held: Post) -> tuple[object, ...]:
        """What `_agrees` asks of a post that is held: where all this is the same, so is its answer."""
        told = held.head, held.words, held.country, held.standing, held.destination
        return *told, held.body is not None, self._is_of_predecessor(held)

    def both(self, token: Token) -> list[Character]:
        """Whom "the two", "both leaders", "they" point at; empty where that is open."""
        return self._pairs.meant(token, self.holdings)

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs(self._parsed, self._at)


def _rank(post: Post) -> str | None:
    """ "deputy" of "deputy president"; None for the first of its kind."""
    first = post.words.casefold().replace("-", " ").split(" ", 1)[0]
    return first if first in LOWER_RANKS and not post.head.startswith(first) else None


def _is_narrower(held: str, nominal: str) -> bool:
    """ "trade representative" is a representative; a deputy prime minister is no prime minister."""
    return held.endswith(" " + nominal) and held.split()[0] not in (
        "deputy",
        "vice",
        "assistant",
        "under",
        "first",
        "lieutenant",
        "prime",
    )


def _definite_heads(post: Post) -> tuple[str, ...]:
    return (
        ()
        if post.head
        in ("official", "doctor", "nurse", "professor", "judge", "general", "head", "chief", "captain")
        else (post.head,)
    )
