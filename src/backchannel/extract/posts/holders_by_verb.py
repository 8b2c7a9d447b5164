"""Holders by a verb: "is the premier", "was appointed", "served as", "resigned as", "his stint as"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..people.name_words import Name
from ..people.people import Character
from ..syntax.clauses import SUBJECTS
from ..syntax.predicates import subject_word
from ..syntax.verbs import forms_of
from ..word_lists import word_list
from .holding import Holding, Scene
from .posts import Post

if TYPE_CHECKING:
    from spacy.tokens import Token

BE = forms_of("be")
PAST_BE = frozenset(["was", "were", "had"])


@cache
def verbs_that(what: str) -> frozenset[str]:
    """Every form of the verbs that say somebody "stays", is "named", "leaves" or "takes" a post."""
    return frozenset().union(*(forms_of(v) for v in word_list("tenure_verbs")[what]))


@cache
def _offices() -> frozenset[str]:
    return frozenset(word_list("tenure_verbs")["offices"])


@cache
def _stints() -> frozenset[str]:
    return frozenset(word_list("tenure_verbs")["stints"])


class Verbs(Scene):
    """Pairs a post with the person whom a verb ties to it."""

    def by_verb(self, post: Post) -> Holding | None:
        """ "Ana Souza is the premier", "became", "was appointed ambassador", "who was minister"."""
        head = self._top(post)
        verb, low = head.head, head.head.lower_
        if head.dep_ in SUBJECTS and low in BE:
            return self._told_by_copula(post, verb)
        if head.dep_ == "appos" and head is not self.head(post):
            return self._apposition(post, head)
        if low in BE and head.dep_ in ("attr", "acomp", "conj"):
            return self._copula(post, verb)
        if low in verbs_that("stays") and head.dep_ in ("attr", "oprd", "dobj", "conj"):
            return self._of_subject(post, verb, 0.85, "verb")
        if low in verbs_that("names") and head.dep_ in ("oprd", "attr", "dobj", "ccomp"):
            return self._appointed(post, verb)
        return None

    def _top(self, post: Post) -> Token:
        """The word by which a list hangs on its verb: "a banker, chairman of X and director of Y": banker."""
        head = self.head(post)
        while head.dep_ in ("conj", "appos") and head.head.i < head.i:
            of_leader = self.body_at.get(head.head.i)
            if of_leader is not None and of_leader is not post and post.determiner not in ("a", "an"):
                head = self.head(of_leader)
                continue
            if head.head.i in self.at or any(c.dep_ in SUBJECTS for c in head.head.children):
                break
            leader = self.post_at.get(head.head.i)
            if (
                leader is not None
                and post.standing == "current"
                and self.lower[post.start - 1] in ("and", "&")
            ):
                post.standing = leader.standing
            head = head.head
        return head

    def _told_by_copula(self, post: Post, verb: Token) -> Holding | None:
        """ "The chairman of Tarn Mills is Ana Souza"."""
        named = next((c for c in verb.children if c.dep_ == "attr" and self.holder(c)), None)
        character = self.holder(named)
        if named is None or character is None or not (post.body or post.country or post.possessor):
            return None
        if self.at.get(named.i) is not character or any(c.dep_ == "neg" for c in verb.children):
            return None
        if verb.lower_ in PAST_BE and post.standing == "current":
            post.standing = "former"
        return Holding(
            post=post,
            holder=character,
            start=post.start,
            end=named.i + 1,
            how="copula",
            score=0.8,
            verb=verb.i,
        )

    def _apposition(self, post: Post, top: Token) -> Holding | None:
        """ "Ana Souza, a banker, chairman of X": the second of two appositions is hers too."""
        character = self.holder(top.head)
        if character is None:
            return None
        start = top.head.left_edge.i
        return Holding(post=post, holder=character, start=start, end=post.end, how="apposition", score=0.8)

    def _copula(self, post: Post, verb: Token) -> Holding | None:
        if any(c.dep_ == "neg" for c in verb.children):
            return None
        holding = self._of_subject(post, verb, 0.8, "copula")
        if holding is not None and verb.lower_ in PAST_BE and post.standing == "current":
            post.standing = "former"
        return holding

    def _of_subject(self, post: Post, verb: Token, score: float, how: str) -> Holding | None:
        subject = subject_word(verb, self.at.get)
        character = self.holder(subject)
        if character is None:
            return None
        if any(c.lower_ in ("will", "'ll", "would", "to") and c.dep_ == "aux" for c in verb.children):
            post.standing = "incoming" if post.standing == "current" else post.standing
        start = min(post.start, verb.i, subject.left_edge.i if subject is not None else verb.i)
        return Holding(
            post=post,
            holder=character,
            start=start,
            end=max(post.end, verb.i + 1),
            how=how,
            score=score,
            verb=verb.i,
        )

    def _appointed(self, post: Post, verb: Token) -> Holding | None:
        """ "was named ambassador" (its subject), "appointed Ana Souza ambassador" (its object)."""
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) or verb.dep_ == "acl"
        if passive:
            if verb.dep_ == "acl":
                character = self.holder(verb.head)
                return None if character is None else self._made(post, character, verb, verb.head)
            return self._of_subject(post, verb, 0.85, "appointed")
        person = next(
            (
                c
                for c in verb.children
                if c.dep_ in ("dobj", "dative", "nsubj") and c.i > verb.i and self.holder(c)
            ),
            None,
        )
        nested = self.head(post)
        person = person or next(
            (c for c in nested.children if c.dep_ in ("nsubj", "compound", "nmod") and self.holder(c)), None
        )
        character = self.holder(person)
        return None if character is None or person is None else self._made(post, character, verb, person)

    def _made(self, post: Post, character: Character, verb: Token, person: Token) -> Holding:
        if (
            verb.lower_ in forms_of("nominate") | forms_of("pick") | forms_of("tap")
            and post.standing == "current"
        ):
            post.standing = "incoming"
        start, end = min(person.left_edge.i, verb.i, post.start), max(post.end, verb.i + 1, person.i + 1)
        return Holding(
            post=post, holder=character, start=start, end=end, how="appointed", score=0.85, verb=verb.i
        )

    def stint(self, post: Post) -> Holding | None:
        """ "during her previous stint as minister": told before any comma is read as an apposition."""
        link = self.head(post).head
        if self.head(post).dep_ == "pobj" and link.lower_ == "as" and link.head.lower_ in _stints():
            return self._after_as(post, link)
        return None

    def as_post(self, post: Post) -> Holding | None:
        """ "served as minister", "resigned as premier", "becoming president-elect, X"."""
        head = self._top(post)
        link = head.head
        if head.dep_ == "pobj" and link.lower_ == "as":
            return self._after_as(post, link)
        if head.dep_ == "pobj" and link.lower_ == "to" and link.head.lower_ in verbs_that("rises"):
            return self._appointed(post, link.head) or self._of_subject(post, link.head, 0.8, "appointed")
        if head.dep_ == "pobj" and link.lower_ == "of" and link.head.lower_ in _offices():
            return self._office(post, link.head)
        if (
            link.lower_ in verbs_that("stays")
            and link.dep_ in ("pcomp", "advcl")
            and head.dep_ in ("attr", "oprd", "dobj")
        ):
            return self._of_subject(post, link, 0.8, "becoming")
        return None

    def _office(self, post: Post, office: Token) -> Holding | None:
        """ "held the position of chairman"."""
        verb = office.head
        if office.dep_ not in ("dobj", "conj") or verb.lower_ not in verbs_that("holds"):
            return None
        holding = self._of_subject(post, verb, 0.85, "verb")
        if holding is not None and verb.lower_ == "held" and not self._perfect(verb):
            post.standing = "former" if post.standing == "current" else post.standing
        return holding

    def _after_as(self, post: Post, link: Token) -> Holding | None:
        verb = link.head
        while (verb.lower_ == "as" or verb.dep_ in ("advmod", "prep")) and verb.head.i != verb.i:
            verb = verb.head
        if verb.lower_ in verbs_that("names"):
            return self._appointed(post, verb)
        if verb.lower_ in verbs_that("takes"):
            return self._successor(post, verb)
        if verb.lower_ in verbs_that("stays") | verbs_that("leaves") | verbs_that("enters"):
            holding = self._of_subject(post, verb, 0.85, "as")
            if post.body is None and verb.lower_ in verbs_that("enters") | verbs_that("leaves"):
                post.body = self._body_of(verb)
            past = verb.lower_ in verbs_that("leaves") or (
                verb.lower_ in ("served", "worked", "acted") and not self._perfect(verb)
            )
            if holding is not None and past and post.standing == "current":
                post.standing = "former"
            return holding
        if verb.lower_ in _stints():
            owner = next((c for c in verb.children if c.dep_ == "poss"), None)
            character = self.holder(owner) if owner is not None else None
            if character is None and owner is not None:
                character = self._pronoun_owner(owner)
            if character is not None:
                if any(c.lower_ in ("previous", "former", "earlier", "past", "first") for c in verb.children):
                    post.standing = "former"
                return Holding(
                    post=post,
                    holder=character,
                    start=verb.left_edge.i,
                    end=post.end,
                    how="stint",
                    score=0.75,
                    verb=verb.i,
                )
        return None

    def _body_of(self, verb: Token) -> Name | None:
        """ "joined Tarn as chief executive": the body that is joined."""
        for child in verb.children:
            body = self.at.get(child.i) if child.dep_ == "dobj" else None
            if body is not None and body.kind == "organisation":
                return next(
                    (Name(s, e, "organisation") for s, e, _ in body.mentions if s <= child.i < e), None
                )
        return None

    def _successor(self, post: Post, verb: Token) -> Holding | None:
        """ "X succeeded Y as Z": X holds it; "Y was replaced as Z": Y held it."""
        holding = self._of_subject(post, verb, 0.8, "as")
        if holding is not None and any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
            post.standing = "former"
        return holding

    def _perfect(self, verb: Token) -> bool:
        return any(c.lower_ in ("has", "have", "'ve") for c in verb.children)

    def _pronoun_owner(self, owner: Token) -> Character | None:
        """ "his", "her": the subject of the sentence, where that is a person."""
        if owner.lower_ not in ("his", "her"):
            return None
        here = owner.sent
        people = [
            self.at[t.i]
            for t in here
            if t.i in self.at and self.at[t.i].kind == "person" and t.dep_ in ("nsubj", "nsubjpass")
        ]
        return people[0] if people and all(p is people[0] for p in people) else None
