"""A post with its holder, and the look-ups that every way of pairing them needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from ..people.people import Character
from ..word_lists import words_of
from .posts import Post

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed


HONORIFICS = frozenset(
    ["Hon", "Hon.", "Rt", "Rt.", "Right", "Honourable", "Honorable", "Excellency", "H.E.", "HE"]
)
BEFORE_HONORIFIC = frozenset(["the", "his", "her"])
RETIRED = frozenset(["rtd", "rtd.", "retd", "retd.", "ret", "ret."])
Aspect = Literal["holds", "begins", "ends"]


class Holding(Struct, kw_only=True):
    """A post expression and who holds it, at token positions."""

    post: Post
    holder: Character
    start: int
    end: int
    """The words that prove it, half-open tokens."""
    how: str
    """The rule that paired them: "title", "apposition", "verb"."""
    score: float
    verb: int | None = None
    """The verb that says so."""
    aspect: Aspect = "holds"
    """What a date beside the verb dates: the holding, its beginning ("was named"), its end ("resigned")."""


class Scene:
    """One document's posts and the persons named at its token positions."""

    def __init__(self, parsed: Parsed, posts: list[Post], at: dict[int, Character]) -> None:
        self.parsed, self.posts, self.at = parsed, posts, at
        self.tokens, self.texts, self.lower = parsed.tokens, parsed.texts, parsed.lower
        self.post_at = {i: p for p in posts for i in range(p.head_start, p.head_end)}
        self.body_at = {
            i: p for p in reversed(posts) if p.body for i in range(max(p.body.start, p.head_end), p.body.end)
        }

    def head(self, post: Post) -> Token:
        """The word of the head that the tree hangs on: "member" of "member of Congress"."""
        return self.parsed.doc[post.head_start : post.head_end].root

    def person(self, position: int) -> tuple[Character, int] | None:
        """The person named from a token position, and where the name ends."""
        character = self.at.get(position)
        if character is None or character.kind != "person" or self.at.get(position - 1) is character:
            return None
        end = position
        while self.at.get(end) is character and (end == position or not self._starts(end, character)):
            end += 1
        return character, end

    def past_honorifics(self, at: int) -> int:
        """Where a name may begin after "Sir", "Dr.", "the Rt Hon", "H.E." or "(Rtd)"."""
        titles = words_of("roles", "titles")
        while at < len(self.lower):
            if self.lower[at] in BEFORE_HONORIFIC:
                last = at + 1
                while last < len(self.lower) and last < at + 3 and self.texts[last] in HONORIFICS:
                    last += 1
                if last == at + 1:
                    return at
                at = last
            elif self.texts[at] in titles or self.texts[at] in HONORIFICS:
                at += 1
            elif self.lower[at] == "(" and self.lower[at + 1 : at + 2] and self.lower[at + 1] in RETIRED:
                at += 3 if self.lower[at + 2 : at + 3] == [")"] else 4
            else:
                break
        return at

    def _starts(self, position: int, character: Character) -> bool:
        return any(s == position for s, _, form in character.mentions if form == "name")

    def same_sentence(self, a: int, b: int) -> bool:
        return bool(self.tokens[a].sent.start == self.tokens[min(b, len(self.tokens) - 1)].sent.start)

    def ending(self, position: int) -> tuple[Character, int] | None:
        """The person whose name ends just before a position, and where the name starts."""
        character = self.at.get(position - 1)
        if character is None or character.kind != "person":
            return None
        starts = [s for s, e, form in character.mentions if form == "name" and e == position]
        return (character, starts[0]) if starts else None

    def holder(self, subject: Token | None) -> Character | None:
        """The person a subject names; "who" and "that" stand for the name before them."""
        if subject is None:
            return None
        if subject.lower_ in ("who", "that") and subject.head.dep_ == "relcl":
            subject = subject.head.head
        character = self.at.get(subject.i)
        if character is not None and character.kind == "person":
            return character
        appos = next(
            (self.at.get(c.i) for c in subject.children if c.dep_ == "appos" and self.at.get(c.i)), None
        )
        return appos if appos is not None and appos.kind == "person" else None
