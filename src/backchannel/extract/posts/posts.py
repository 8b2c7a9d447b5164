"""Post expressions: "Canada's new ambassador to the U.S.", "former Trade Minister", "the prime minister's
chief of staff".

A post has a head from the word list, words before it (domain, country, possessor, standing) and a
complement after it. Method: token patterns with a list check, so that a post before another name never
belongs to the name before it.
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from ..people.name_words import Name
from ..word_lists import Phrases, word_list, words_of

DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "this", "that"])
POSSESSIVES = frozenset(["his", "her", "their", "its", "our", "my", "your"])
LINKS = frozenset(["of", "to", "for", "on", "in", "at"])
STANDING_OF: dict[str, str] = {
    word: standing
    for standing, words in word_list("roles")["standing"].items()
    for word in words
    if standing != "outgoing-former"
}
TIMED: dict[str, str] = {
    phrase: standing for standing, phrases in word_list("roles")["timed"].items() for phrase in phrases
}
"""Adverbs before a whole post expression and the standing they tell."""
LONGEST_TIMED = max(len(phrase.split()) for phrase in TIMED)


class Post(Struct, kw_only=True):
    """A post expression at token positions: the whole phrase [start, end), and its head."""

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
    """The possessor's tokens without the 's: "Kenya", "the prime minister", "Kern"."""
    principal: Name | None = None
    """The person named after "to" or "of": "chief of staff to Premier X"."""
    destination: str | None = None
    """Country an envoy is sent to."""

    @property
    def proof_end(self) -> int:
        """Where the words end that prove the post, its body and whom it serves."""
        return max(self.end, self.principal.end if self.principal else 0, self.body.end if self.body else 0)

    relation: str | None = None
    """The tie, where the head is no post but says what one person is to another ("son-in-law": kin)."""


@cache
def heads() -> Phrases:
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
def short_titles() -> dict[str, str]:
    return {k.casefold(): v for k, v in word_list("roles")["short"].items()}


@cache
def words_of_domains() -> frozenset[str]:
    return frozenset(word_list("roles")["domains"]["words"])


@cache
def jobs() -> frozenset[str]:
    """Heads that describe a person without giving a post ("economist")."""
    return words_of("roles", "jobs")


def usual_head(head: str) -> str:
    """The usual words for a head that has several: "CEO" and "chief executive officer" are one post."""
    usual: str = word_list("roles")["usual"].get(head, head)
    return usual
