"""Posts that a verb of leading stands for: "chairs the finance committee", "a council headed by X", "sits on
the board of Y".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..people.name_words import Name
from ..people.people import Character
from ..syntax.negation import is_denied, is_negated, is_no_longer
from ..syntax.predicates import subject_word
from ..syntax.verbs import forms_of
from ..word_lists import word_list, words_of
from .holders_by_verb import AHEAD, UNSURE, helpers_of
from .holding import Holding, Scene
from .posts import DETERMINERS, Post

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 12
"""Words of the longest phrase for what is led."""
ON_BOARD = frozenset(["sits", "sat", "serves", "served"])
ELSEWHERE = frozenset(["to", "into", "through", "out", "against", "past"])
"""After these the body is led somewhere: "led the party to victory"."""


@cache
def posts_of_verbs() -> dict[str, str]:
    """Each form of a verb of leading, and the post that it stands for: "chairs" → "chair"."""
    leads: dict[str, str] = word_list("tenure_verbs")["leads"]
    return {form: post for verb, post in leads.items() for form in forms_of(verb)}


@cache
def bodies_led() -> frozenset[str]:
    """Common nouns for what somebody leads by a post."""
    led = word_list("tenure_verbs")["led"]
    return (words_of("groups", "organisation") | frozenset(led["bodies"])) - frozenset(led["not_bodies"])


class Leading(Scene):
    """Finds posts that a verb stands for, with their holders."""

    def holdings(self) -> Iterator[Holding]:
        """In reading order; what has a body that is led, but nobody who leads it, is kept as nearly seen."""
        for i, word in enumerate(self.lower):
            token = self.tokens[i]
            if word in posts_of_verbs() and not self.parsed.in_furniture(token.idx):
                yield from self._led(token)
            elif word in ("board", "boards") and not self.parsed.in_furniture(token.idx):
                yield from self._on_board(token)

    def _led(self, verb: Token) -> Iterator[Holding]:
        body = self._body(verb)
        is_refused = (is_negated(verb) and not is_no_longer(verb)) or is_denied(verb)
        if body is None or is_refused or helpers_of(verb) & UNSURE:
            return
        if any(c.dep_ in ("prep", "prt") and c.lower_ in ELSEWHERE for c in verb.children):
            return
        is_any = any(c.lower_ in ("a", "an") for c in body.children)
        if is_any and (verb.lower_ == "leading" or verb.lower_ in forms_of("run")):
            return
        found = self._leader(verb)
        if found is None:
            self.parsed.near("tenure", verb, lacks="a holder")
            return
        character, who = found
        first, last = self._phrase(body)
        yield self._holding(
            self._post(posts_of_verbs()[verb.lower_], verb, first, last),
            character,
            words=(verb, who, body, last),
            standing=_standing(verb),
        )

    def _body(self, verb: Token) -> Token | None:
        """The word for what is led: the object, the subject of the passive, or the noun before."""
        children = list(verb.children)
        own = next((c for c in children if c.dep_ in ("dobj", "nsubjpass")), None)
        is_passive = any(c.dep_ in ("agent", "auxpass") for c in children)
        if verb.dep_ in ("acl", "relcl") and (own is None or own.lower_ in ("which", "that")):
            if own is None and not is_passive and not any(c.dep_ == "nsubj" for c in children):
                return None
            own = verb.head
        if own is None:
            return None
        named = self.at.get(own.i)
        is_body = own.lower_ in bodies_led() if named is None else named.kind == "organisation"
        return own if is_body else None

    def _leader(self, verb: Token) -> tuple[Character, Token] | None:
        """Who leads: the agent of the passive, else the subject."""
        agents = [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        if agents or any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
            subject = agents[0] if agents else None
        else:
            own = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ != "who"), None)
            subject = own or subject_word(verb, self.at.get)
        if subject is not None and "whose" in self.lower[subject.i : verb.i]:
            subject = self._named_before(verb)
        character = self.holder(subject)
        return (character, subject) if character is not None and subject is not None else None

    def _named_before(self, verb: Token) -> Token | None:
        """ "Ana Souza, whose former aide Luc Moreau now runs it": the one named right before the verb."""
        at = verb.i
        while self.tokens[at - 1].dep_ in ("advmod", "aux"):
            at -= 1
        return self.tokens[at - 1] if self.ending(at) is not None else None

    def _phrase(self, body: Token) -> tuple[int, int]:
        """The words for the body, half-open: with its adjectives and with "of …" and "for …" behind it."""
        first, last = body.left_edge.i, body.i + 1
        while first < body.i and self.tokens[first].is_punct:
            first += 1
        for child in body.children:
            follows = child.i == last and child.dep_ == "prep" and child.lower_ in ("of", "for", "on")
            if follows or (child.i >= last and child.dep_ == "appos" and child.left_edge.i == last):
                last = max(last, self._cut(child))
        named = self._name_around(body.i)
        if named is not None:
            first, last = min(first, named.start), max(last, named.end)
        return max(first, last - LONGEST), last

    def _cut(self, token: Token) -> int:
        """Where the words of a phrase end: before a comma, a clause or a date."""
        end: int = token.i + 1
        for inner in token.subtree:
            if inner.i < token.i or inner.i > end:
                continue
            if (inner.is_punct and inner.lower_ != "-") or inner.dep_ in ("relcl", "acl", "cc"):
                break
            if self.parsed.has_date(inner) and inner.dep_ in ("prep", "pobj"):
                break
            end = max(end, inner.i + 1)
        return end

    def _name_around(self, position: int) -> Name | None:
        found = self.at.get(position)
        if found is None or found.kind != "organisation":
            return None
        return next((Name(s, e, "organisation") for s, e, _ in found.mentions if s <= position < e), None)

    def _post(self, head: str, verb: Token, first: int, last: int) -> Post:
        """The post in normal words: "chair of the finance committee"."""
        body = next((n for i in range(last - 1, first - 1, -1) if (n := self._name_around(i))), None)
        if body is not None and body.end == last:
            first = body.start - (self.lower[body.start - 1] == "the")
        words = self.parsed.joined[self._offset(first) : self._end(last)]
        if self.lower[first] in DETERMINERS:
            words = words.partition(" ")[2]
            words = f"the {words}" if self.lower[first] == "the" else words
        return Post(
            start=verb.i,
            end=verb.i + 1,
            head_start=verb.i,
            head_end=verb.i + 1,
            words=f"{head} of {words}",
            head=head,
            body=body if body is not None and body.start >= first else None,
        )

    def _offset(self, position: int) -> int:
        return int(self.tokens[position].idx)

    def _end(self, position: int) -> int:
        last = self.tokens[position - 1]
        return int(last.idx) + len(last)

    def _holding(
        self, post: Post, character: Character, *, words: tuple[Token, Token, Token, int], standing: str
    ) -> Holding:
        verb, who, body, last = words
        post.standing = standing
        return Holding(
            post=post,
            holder=character,
            start=min(verb.i, who.left_edge.i, body.left_edge.i),
            end=max(verb.i + 1, who.i + 1, last),
            how="leads",
            score=0.8,
            verb=verb.i,
        )

    def _on_board(self, board: Token) -> Iterator[Holding]:
        """ "sits on the board of Tarn Mills": a member of it."""
        verb = board.head.head
        if board.dep_ != "pobj" or board.head.lower_ != "on" or verb.lower_ not in ON_BOARD:
            return
        if (is_negated(verb) and not is_no_longer(verb)) or is_denied(verb):
            return
        first, last = self._phrase(board)
        post = self._post("member", verb, first, last)
        if post.body is None:
            found = next((n for i in range(last, last + LONGEST) if (n := self._named_after(i, board))), None)
            post.body, last = found, found.end if found else last
        if post.body is None:
            return
        post.words, post.head = "board member", "board member"
        subject = subject_word(verb, self.at.get)
        character = self.holder(subject)
        if character is None or subject is None:
            self.parsed.near("tenure", board, lacks="a holder")
            return
        is_over = verb.lower_ in ("sat", "served") or is_no_longer(verb)
        standing = "former" if is_over else "current"
        yield self._holding(post, character, words=(verb, subject, board, last), standing=standing)

    def _named_after(self, position: int, board: Token) -> Name | None:
        """ "the board of the largest mill, Tarn": the name that explains the noun after "of"."""
        if position >= len(self.tokens) or self.tokens[position].dep_ not in ("appos", "pobj"):
            return None
        return self._name_around(position) if board in self.tokens[position].ancestors else None


def _standing(verb: Token) -> str:
    """What tense tells: "headed" is over, "has headed", "heads" and "a council headed by X" are not."""
    helpers, low = helpers_of(verb), verb.lower_
    if is_no_longer(verb):
        return "former"
    if verb.head.lower_ in forms_of("continue"):
        return "current"
    if helpers & AHEAD and verb.head.lower_ != "used":
        return "incoming"
    if helpers & {"was", "were", "had"} or verb.head.lower_ == "used":
        return "former"
    is_past = low.endswith("ed") or low in ("led", "ran")
    if is_past and verb.dep_ != "acl" and not helpers & {"has", "have", "is", "are", "'s", "being"}:
        return "former"
    return "current"
