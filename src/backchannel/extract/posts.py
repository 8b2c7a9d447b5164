"""Post expressions: "Canada's new ambassador to the U.S.", "former Trade Minister", "the prime minister's chief of staff".

A post has a head from the word list, words before it (domain, country, possessor, standing) and a complement after it.
Method: token patterns with a list check, so that a post before another name never belongs to the name before it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ..gazetteer import country_code, name_of
from .names import NOT_NAMES, Name, title_words
from .word_lists import Phrases, word_list, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "this", "that"])
POSSESSIVES = frozenset(["his", "her", "their", "its", "our", "my", "your"])
LINKS = frozenset(["of", "to", "for", "on", "in", "at"])
STANDING_OF: dict[str, str] = {
    word: standing
    for standing, words in word_list("roles")["standing"].items()
    for word in words
    if standing != "outgoing-former"
}


class Post(Struct, kw_only=True):
    """A post expression at token positions: the whole phrase [start, end), its head [head_start, head_end)."""

    start: int
    end: int
    head_start: int
    head_end: int
    words: str
    """Normal words without possessor and standing: "ambassador to the United States"."""
    head: str
    """The head in lower case: "ambassador"."""
    standing: str = "current"
    country: str | None = None
    body: Name | None = None
    """The organisation named with it ("White House chief of staff")."""
    determiner: str | None = None
    possessor: tuple[int, int] | None = None
    """The possessor's tokens without the 's: "Canada", "the prime minister", "Trump"."""
    principal: Name | None = None
    """The person named after "to" or "of": "chief of staff to Premier X"."""
    destination: str | None = None
    """Country an envoy is sent to."""

    @property
    def proof_end(self) -> int:
        """Where the words end that prove the post and whom it serves."""
        return max(self.end, self.principal.end if self.principal else 0)

    relation: str | None = None
    """The tie, where the head is no post but says what one person is to another ("son-in-law": kin)."""


@cache
def _heads() -> Phrases:
    return Phrases((*word_list("roles")["heads"], *relations()))


@cache
def relations() -> dict[str, str]:
    """Nouns that say what one person is to another, and the tie they stand for: "son-in-law" → "kin"."""
    return {
        noun: tie
        for tie, nouns in word_list("relations")["nouns"].items()
        for noun in nouns
        if noun not in word_list("roles")["heads"]
    }


@cache
def _short() -> dict[str, str]:
    return {k.casefold(): v for k, v in word_list("roles")["short"].items()}


class PostFinder:
    """Finds the post expressions of one document."""

    def __init__(self, tokens: list[Token], lower: list[str], names: list[Name]) -> None:
        self.tokens, self.lower = tokens, lower
        self.texts = [t.text for t in tokens]
        self.name_at: dict[int, Name] = {i: n for n in names for i in range(n.start, n.end)}
        self.name_from = {n.start: n for n in names}

    def find(self) -> list[Post]:
        """In reading order, never overlapping."""
        posts: list[Post] = []
        at = 0
        while at < len(self.lower):
            length = _heads().at(self.lower, at)
            short = _short().get(self.lower[at]) if not length else None
            if short and self.texts[at][0].isupper() and self._person_from(at + 1):
                posts.append(self._short_post(at, short))
                at += 1
            elif length and not self._is_in_name(at, length):
                post = self._expanded(at, at + length)
                if posts and post.start < posts[-1].end:
                    post.start = max(posts[-1].end, min(post.start, post.head_start))
                posts.append(post)
                at = max(post.end, at + length)
            else:
                at += 1
        return posts

    def _person_from(self, at: int) -> bool:
        name = self.name_from.get(at)
        return name is not None and name.kind == "person"

    def _is_in_name(self, at: int, length: int) -> bool:
        """The head is a word of a person's or a listed body's name ("House", "King")."""
        name = self.name_at.get(at)
        if name is None:
            return False
        if name.kind == "person":
            return True
        return name.code is not None or (
            name.end > at + length and self.lower[name.end - 1] not in ("office",)
        )

    def _short_post(self, at: int, words: str) -> Post:
        return Post(start=at, end=at + 1, head_start=at, head_end=at + 1, words=words, head=words)

    def _expanded(self, start: int, end: int) -> Post:
        head = " ".join(self.lower[start:end]).replace(" - ", "-")
        post = Post(start=start, end=end, head_start=start, head_end=end, words="", head=head)
        before = self._before(post)
        after = self._after(post)
        post.words = (
            " ".join([*before, self._head_words(start, end), *after]).replace(" - ", "-").replace(" ,", ",")
        )
        post.relation = relations().get(head)
        if "-elect" in head or "-designate" in head:
            post.standing = "incoming"
        return post

    def _head_words(self, start: int, end: int) -> str:
        return " ".join(t if t.isupper() and len(t) > 1 else t.lower() for t in self.texts[start:end])

    def _before(self, post: Post) -> list[str]:
        """The domain words before the head; standing, country and possessor go into the post."""
        words: list[str] = []
        at = post.head_start - 1
        sent_start = self.tokens[post.head_start].sent.start
        while at >= sent_start:
            low, name = self.lower[at], self.name_at.get(at)
            if low in STANDING_OF:
                if STANDING_OF[low] != "current":
                    post.standing = STANDING_OF[low]
            elif low == "-" and at > sent_start and self.lower[at - 1] in (*STANDING_OF, "vice", "co", "mid"):
                pass
            elif low in ("'s", "'"):
                at = self._possessor(post, at)
                break
            elif low in DETERMINERS:
                if self.tokens[at].dep_ == "mark":
                    break
                post.determiner = low
                at -= 1
                break
            elif name is not None and name.kind != "person":
                at = self._named(post, name, words)
                continue
            elif name is not None and post.head in relations() and post.possessor is None:
                post.possessor = (name.start, name.end)
                at = name.start - 1
                continue
            elif name is None and self._is_domain(at, sent_start, bool(words)):
                words.insert(0, self.texts[at])
            elif (
                name is None
                and self.tokens[at].dep_ in ("amod", "nummod")
                and self.tokens[at].head.i > at
                and low.isalpha()
            ):
                pass
            else:
                break
            at -= 1
        post.start = at + 1
        return words

    def _is_domain(self, at: int, sent_start: int, some: bool) -> bool:
        word, low = self.texts[at], self.lower[at]
        if low in ("and", "&"):
            nearby = at > sent_start and self.texts[at - 1][0].isupper() and self.texts[at + 1][0].isupper()
            return (
                nearby and (some or self.lower[at + 1] in words_of_domains()) and at - 1 not in self.name_at
            )
        if low in words_of_domains():
            return True
        if low in NOT_NAMES:
            return False
        return (
            word[0].isupper()
            and word.isalpha()
            and low not in words_of("roles", "titles")
            and (at > sent_start or self.texts[at + 1][0].isupper())
        )

    def _named(self, post: Post, name: Name, words: list[str]) -> int:
        """A country, demonym or body before the head; gives the next position to look at."""
        code = name.code or country_code(" ".join(self.texts[name.start : name.end]))
        if name.kind in ("place", "demonym") and code:
            post.country = post.country or code
        elif name.kind == "organisation":
            post.body = name
            post.country = post.country or code
            if code is None:
                words[:0] = self.texts[name.start : name.end]
        else:
            words[:0] = self.texts[name.start : name.end]
        return name.start - 1

    def _possessor(self, post: Post, at: int) -> int:
        """Reads the possessor that ends before `at`; gives the position before it."""
        name = self.name_at.get(at - 1)
        if name is not None:
            post.possessor = (name.start, name.end)
            code = name.code or country_code(" ".join(self.texts[name.start : name.end]))
            if name.kind in ("place", "demonym"):
                post.country = post.country or code
            elif name.kind == "organisation":
                post.body, post.country = name, post.country or code
            start = name.start - 1
            while start >= 0 and self.lower[start] in (
                "mr",
                "mr.",
                "ms",
                "ms.",
                "mrs",
                "mrs.",
                "president",
                "minister",
                "prime",
                "the",
            ):
                start -= 1
            return start
        start = at - 1
        sent_start = self.tokens[at].sent.start
        while (
            start > sent_start
            and self.lower[start] not in DETERMINERS
            and self.texts[start].replace("-", "a").isalpha()
        ):
            start -= 1
            if at - start > 6:
                break
        if self.lower[start] in DETERMINERS:
            post.possessor = (start, at)
            return start - 1
        return at - 1

    def _after(self, post: Post) -> list[str]:
        """The complement: "to the United States", "of Ontario", "for trade"; a person there is the principal."""
        words: list[str] = []
        at = post.head_end
        while at < len(self.lower) and self.lower[at] in LINKS and at - post.head_end < 12:
            end = self._complement(post, at + 1)
            if end == at + 1:
                break
            if post.principal is None:
                words += [self.texts[at], *self._normal(at + 1, end)]
            if post.principal is not None:
                break
            at = end
        post.end = at
        return words

    def _complement(self, post: Post, start: int) -> int:
        at = start
        link = self.lower[start - 1]
        if at < len(self.lower) and self.lower[at] in ("the", "a", "his", "her", "its", "their"):
            at += 1
        first = at
        while at < len(self.lower):
            name, word, low = self.name_at.get(at), self.texts[at], self.lower[at]
            if name is not None and name.kind == "person":
                if at > first and any(self.name_at.get(i) for i in range(first, at)):
                    break
                if link in ("to", "of", "for") and at >= first and self._is_titled(first, at):
                    post.principal = name
                    at = name.end
                break
            if name is not None:
                self._place_of(post, name, link)
                at = name.end
            elif (
                (word[0].isupper() and word.isalpha())
                or (low in words_of_domains() and link != "in")
                or (
                    low in ("and", "&")
                    and at > first
                    and at + 1 < len(self.lower)
                    and self._continues(at + 1)
                )
                or (low == "-" and at > first)
                or (
                    low == "'s"
                    and at > first
                    and at + 1 < len(self.lower)
                    and self._continues(at + 1)
                    and link in ("at", "of", "for", "in")
                )
                or (low in STANDING_OF and at + 1 < len(self.lower) and self.texts[at + 1][0].isupper())
            ):
                at += 1
            else:
                break
        return at if at > first else start

    def _is_titled(self, first: int, at: int) -> bool:
        """Only titles stand between: "to former Premier X", not "of Defence X"."""
        words = self.lower[first:at]
        return all(
            w in title_words() or w in STANDING_OF or w in ("-", "mr", "mr.", "ms", "ms.") for w in words
        ) or (bool(words) and words[-1] in title_words())

    def _continues(self, at: int) -> bool:
        """What follows "and" still belongs to the complement: a capital word or a body, not a person or a post with a name."""
        name = self.name_at.get(at)
        if name is not None:
            return name.kind not in ("person", "place", "demonym")
        return self.texts[at][0].isupper() and _heads().at(self.lower, at) == 0

    def _place_of(self, post: Post, name: Name, link: str) -> None:
        code = name.code or country_code(" ".join(self.texts[name.start : name.end]))
        envoy = post.head.split()[-1] in (
            "ambassador",
            "commissioner",
            "envoy",
            "consul",
            "representative",
            "ambassador-designate",
        )
        if link == "to" and envoy:
            post.destination = post.destination or code
        elif link in ("of", "for") and name.kind in ("place", "organisation"):
            post.country = post.country or code
            if name.kind == "organisation" and post.body is None:
                post.body = name

    def _normal(self, start: int, end: int) -> list[str]:
        """Words of a complement with abbreviated countries written out."""
        words: list[str] = []
        at = start
        while at < end:
            name = self.name_from.get(at)
            text = " ".join(self.texts[name.start : name.end]) if name else ""
            if (
                name
                and name.code
                and ("." in text or text.isupper())
                and name.kind == "place"
                and len(text) <= 6
            ):
                words.append(name_of(name.code))
                at = name.end
            else:
                words.append(self.texts[at])
                at += 1
        return words


@cache
def words_of_domains() -> frozenset[str]:
    return frozenset(word_list("roles")["domains"]["words"])


@cache
def jobs() -> frozenset[str]:
    """Heads that describe a person without giving a post ("economist")."""
    return words_of("roles", "jobs")
