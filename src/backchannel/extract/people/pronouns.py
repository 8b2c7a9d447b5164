"""Clear pronouns: "he", "she" and "it" where one person or body of the text fits and none competes.

Method: subject and recency with gender from first names and titles (as the rule-based baselines on GAP do); a
pronoun inside a quotation, or with two equal candidates, stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..syntax.clauses import CLAUSES, prepositions, subject_of
from .people import Character

if TYPE_CHECKING:
    from ..parsed import Parsed

GENDER = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
OBJECTS = frozenset(["him", "her"])
THINGS = frozenset(["it", "its", "itself"])
PRONOUNS = frozenset(
    [
        *GENDER,
        *THINGS,
        "i",
        "me",
        "my",
        "we",
        "us",
        "our",
        "you",
        "your",
        "they",
        "them",
        "their",
        "who",
        "whom",
        "which",
        "that",
        "this",
        "these",
        "those",
        "itself",
        "themselves",
        "there",
        "what",
    ]
)
SUBJECTS = frozenset(["nsubj", "nsubjpass"])
REACH = 3
"""How many sentences back a pronoun may look."""


class Pronouns:
    """Resolves the pronouns of a document from left to right."""

    def __init__(self, parsed: Parsed, at: dict[int, Character], characters: list[Character]) -> None:
        self._parsed, self._at = parsed, at
        self._sentence_of: dict[int, int] = {}
        for number, sentence in enumerate(parsed.all_sentences):
            for i in range(sentence.start, sentence.end):
                self._sentence_of[i] = number

    def resolved(self) -> Iterator[tuple[int, Character]]:
        """(token position, whom it points at), in reading order; open pronouns are left out."""
        lower, tokens = self._parsed.lower, self._parsed.tokens
        trail: list[tuple[int, Character]] = []
        for i, word in enumerate(lower):
            character = self._at.get(i)
            if character is not None and not (trail and trail[-1][1] is character and trail[-1][0] == i - 1):
                if character.kind in ("person", "organisation") and not self._parsed.in_furniture(
                    tokens[i].idx
                ):
                    trail.append((i, character))
                continue
            if (
                character is None
                and (word in GENDER or word in THINGS)
                and not self._parsed.in_quote(tokens[i])
            ):
                found = self._person(i, GENDER[word], trail) if word in GENDER else self._body(i, trail)
                if found is not None:
                    trail.append((i, found))
                    yield i, found

    def _person(self, at: int, gender: str, trail: list[tuple[int, Character]]) -> Character | None:
        here, doer = self._sentence_of[at], self._doer(at)
        fits = [
            (i, c)
            for i, c in trail
            if c.kind == "person"
            and c is not doer
            and (c.gender in (gender, None) or self._parsed.document.quality.garbled)
            and here - self._sentence_of[i] <= REACH
            and not self._parsed.in_quote(self._parsed.tokens[i])
        ]
        if not fits:
            return None
        return self._by_cause(at, fits) or self._best(at, here, fits)

    def _doer(self, at: int) -> Character | None:
        """Whom "him" and "her" cannot mean: the subject of their own verb ("Roth met her": not Roth).

        Method: principle B of binding [Chomsky 1981]; "himself" and "his" are free of it.
        """
        token = self._parsed.tokens[at]
        if token.lower_ not in OBJECTS or token.dep_ not in ("dobj", "dative", "pobj"):
            return None
        verb = token.head.head if token.dep_ == "pobj" else token.head
        subject = subject_of(verb) if verb.dep_ in CLAUSES else None
        while subject is not None and subject.i not in self._at and subject.dep_ == "conj":
            subject = subject.head
        return None if subject is None else self._at.get(subject.i)

    def _by_cause(self, at: int, fits: list[tuple[int, Character]]) -> Character | None:
        """ "X spoke with Y, as he …": the reason a contact is sought lies with the one who is sought.

        Method: implicit causality bias of verbs of contact and address [Garvey & Caramazza 1974].
        """
        verb = self._parsed.tokens[at].head
        if verb.dep_ != "advcl" or not any(
            c.dep_ == "mark" and c.lower_ in ("as", "because", "since") for c in verb.children
        ):
            return None
        sought = [o for p, o in prepositions(verb.head) if p in ("with", "to")]
        sought += [c for c in verb.head.children if c.dep_ == "dobj"]
        people = {id(c): c for t in sought for i, c in fits if t.left_edge.i <= i <= t.i}
        return next(iter(people.values())) if len(people) == 1 else None

    def _best(self, at: int, here: int, fits: list[tuple[int, Character]]) -> Character | None:
        """Subjects of this sentence before the pronoun, then of the sentence before; one candidate alone
        always.
        """
        for distance in range(REACH + 1):
            near = [(i, c) for i, c in fits if here - self._sentence_of[i] == distance]
            if not near:
                continue
            if len({id(c) for _, c in near}) == 1:
                return near[0][1]
            subjects = [(i, c) for i, c in near if self._is_subject(i)]
            if subjects:
                main = [(i, c) for i, c in subjects if self._is_main(i)]
                return (main or subjects)[-1][1] if distance == 0 else (main or subjects)[0][1]
            return None
        return None

    def _is_subject(self, at: int) -> bool:
        token = self._parsed.tokens[at]
        while token.dep_ == "compound":
            token = token.head
        return token.dep_ in SUBJECTS

    def _is_main(self, at: int) -> bool:
        token = self._parsed.tokens[at]
        while token.dep_ == "compound":
            token = token.head
        return bool(token.head.dep_ == "ROOT")

    def _body(self, at: int, trail: list[tuple[int, Character]]) -> Character | None:
        """ "it" that says or does something: the body that was the subject last; an "it" that nothing acted
        before stays open.
        """
        token = self._parsed.tokens[at]
        if self._parsed.lower[at] == "it" and token.dep_ not in SUBJECTS:
            return None
        here = self._sentence_of[at]
        near = [
            (i, c)
            for i, c in trail
            if c.kind == "organisation" and here - self._sentence_of[i] <= 1 and self._is_subject(i)
        ]
        return near[-1][1] if near else None
