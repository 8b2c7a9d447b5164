"""Finding the post expressions of a document, and the words before their heads."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ...gazetteer import country_code
from ..people.name_words import NOT_NAMES, Name
from ..word_lists import words_of
from .complements import Complements
from .holding import HONORIFICS
from .posts import DETERMINERS, STANDING_OF, Post, heads, relations, short_titles, words_of_domains
from .time_around import TimeAround

if TYPE_CHECKING:
    from ..parsed import Parsed

LONGEST_BEFORE = 60
"""Words before a head that may belong to its post."""
SEATS = frozenset(["mp", "mpp", "mla", "mep", "msp", "td"])
"""Heads that stand behind the name of a riding: "Ottawa Centre MP"."""
OF_RANK = frozenset(["state", "deputy"])
"""Words before a short title that tell of another post: "state Sen.", "Deputy Gov."."""


class PostFinder(Complements):
    """Finds the post expressions of one document."""

    def __init__(self, parsed: Parsed, names: list[Name]) -> None:
        super().__init__(parsed, names)
        self._time = TimeAround(parsed)

    def find(self) -> list[Post]:
        """In reading order, never overlapping."""
        posts: list[Post] = []
        at = 0
        while at < len(self.lower):
            length = heads().at(self.lower, at)
            short = short_titles().get(self.lower[at]) if not length else None
            if short and self.texts[at][0].isupper() and self._person_from(at + 1):
                if (titled := self._short_post(at, short)) is not None:
                    posts.append(titled)
                at += 1
            elif short and self._is_abbreviated(at):
                posts.append(self._from_short(at, short))
                at += 1
            elif length and not self._is_in_name(at, length):
                post = self._expanded(at, at + length)
                if posts and post.start < posts[-1].end:
                    post.start = max(posts[-1].end, min(post.start, post.head_start))
                posts.append(post)
                at = max(post.end, at + length)
            else:
                at += 1
        for first, second in reversed(list(pairwise(posts))):
            self._share_body(first, second)
        return posts

    def _share_body(self, first: Post, second: Post) -> None:
        """ "chairman and CEO of X" and "X chairman and CEO": both posts are at X."""
        if second.start != first.end + 1 or self.lower[first.end] not in (",", "and", "&", "/"):
            return
        is_bare = first.end == first.head_end and not (first.possessor or first.country or first.principal)
        if first.body is None and second.body is not None and second.body.start >= second.head_end:
            first.body = second.body if is_bare else None
        elif second.body is None and first.body is not None and first.body.end <= first.head_start:
            stands_alone = not (second.possessor or second.country or second.determiner)
            second.body = first.body if second.end == second.head_end and stands_alone else None

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

    def _is_abbreviated(self, at: int) -> bool:
        """ "the PM", "Ruritania's PM", "the Ruritanian PM", and no hour of the day."""
        before = self.lower[at - 1] if at else ""
        return self.texts[at] == "PM" and (before in ("the", "'s") or at - 1 in self.name_at)

    def _from_short(self, at: int, words: str) -> Post:
        """The post that an abbreviation stands for, with what stands before it."""
        post = self._expanded(at, at + 1)
        post.words, post.head = post.words.replace(self.texts[at], words), words
        return post

    def _short_post(self, at: int, words: str) -> Post | None:
        """ "then-Gov. X", "state Sen. X", "Treasury CS X"; a party is no part of it."""
        dot = at > 1 and self.lower[at - 1] == "."
        first = at - 1 - dot
        if first >= 0 and self.lower[first].rstrip(".") == "lt" and words in ("governor", "general"):
            words = f"lieutenant {words}"
        else:
            first = at
        post = Post(start=first, end=at + 1, head_start=first, head_end=at + 1, words=words, head=words)
        before = self._before(post)
        if words in words_of("roles", "ministerial"):
            if not before:
                return None  # "PS Tarn": letters that may mean anything without a ministry
            words = self.texts[at]
        else:
            before = [word for word in before if word.lower() in OF_RANK]
            post.body = None
        post.words = " ".join([*before, words])
        self._time.set(post)
        return post

    def _expanded(self, start: int, end: int) -> Post:
        head = " ".join(self.lower[start:end]).replace(" - ", "-")
        post = Post(start=start, end=end, head_start=start, head_end=end, words="", head=head)
        before = self._before(post)
        after = self.after(post)
        post.words = (
            " ".join([*before, self._head_words(start, end), *after]).replace(" - ", "-").replace(" ,", ",")
        )
        post.relation = relations().get(head)
        if "-elect" in head or "-designate" in head:
            post.standing = "incoming"
        elif head.split()[-1] in words_of("roles", "seekers") and post.standing == "current":
            post.standing = "candidate"
        self._time.set(post)
        return post

    def _head_words(self, start: int, end: int) -> str:
        return " ".join(t if t.isupper() and len(t) > 1 else t.lower() for t in self.texts[start:end])

    def _before(self, post: Post) -> list[str]:
        """The domain words before the head; standing, country and possessor go into the post."""
        words: list[str] = []
        at = post.head_start - 1
        sent_start = self.tokens[post.head_start].sent.start
        while at >= max(sent_start, post.head_start - LONGEST_BEFORE):
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
            elif self.texts[at] in HONORIFICS:
                break
            elif name is not None and name.kind != "person":
                at = self._named(post, name, words)
                continue
            elif name is not None and post.head in relations() and post.possessor is None:
                post.possessor = (name.start, name.end)
                at = name.start - 1
                continue
            elif name is None and self._is_domain(at, sent_start, bool(words), post.head_end):
                words.insert(0, self.texts[at])
            elif name is None and self._describes(at):
                pass
            else:
                break
            at -= 1
        post.start = at + 1
        return words

    def _describes(self, at: int) -> bool:
        """An adjective or number of the post, or the adverb of one: "democratically elected"."""
        token = self.tokens[at]
        if token.dep_ == "advmod":
            return bool(token.head.i == at + 1) and token.head.dep_ == "amod" and token.lower_.endswith("ly")
        is_its = token.dep_ in ("amod", "nummod") and bool(token.head.i > at)
        return is_its and token.lower_.isalpha() and token.lower_ != "longer"

    def _is_domain(self, at: int, sent_start: int, some: bool, head_end: int) -> bool:
        word, low = self.texts[at], self.lower[at]
        if low in ("and", "&"):
            nearby = at > sent_start and self.texts[at - 1][0].isupper() and self.texts[at + 1][0].isupper()
            is_list = at - 1 in self.name_at or heads().at(self.lower, at - 1) > 0
            return nearby and (some or self.lower[at + 1] in words_of_domains()) and not is_list
        if low in words_of_domains():
            return True
        if low in NOT_NAMES or low in words_of("denials", "no"):
            return False
        if word.islower() and word.isalpha() and self.tokens[at].dep_ == "compound":
            return bool(at < self.tokens[at].head.i < head_end) and self.name_at.get(at + 1) is None
        return (
            word[0].isupper()
            and word.isalpha()
            and low not in words_of("roles", "titles")
            and (at > sent_start or self.texts[at + 1][0].isupper())
        )

    def _named(self, post: Post, name: Name, words: list[str]) -> int:
        """A country, demonym or body before the head; gives the next position to look at."""
        if self.lower[name.start] in STANDING_OF and self.lower[name.start + 1 : name.start + 2] == ["-"]:
            post.standing = STANDING_OF[self.lower[name.start]]  # "ex-Senate" is no body
            words[:0] = self.texts[name.start + 2 : name.end]
            return name.start - 1
        code = name.code or country_code(" ".join(self.texts[name.start : name.end]))
        if name.kind in ("place", "demonym") and code:
            post.country = post.country or code
            if post.head in SEATS and words and name.kind == "place":
                words[:0] = self.texts[name.start : name.end]
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
