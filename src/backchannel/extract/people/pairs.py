"""Which two persons "the two", "both leaders" and "they" point at.

They are two who stand together: alone in the sentence before, or joined there as the parts of one clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..syntax.clauses import SUBJECTS, prepositions
from ..word_lists import words_of
from .people import Character
from .salience import phrase_top

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..parsed import Parsed
    from ..posts.holding import Holding

LEADER_HEADS = frozenset(
    [
        "president",
        "prime minister",
        "premier",
        "chancellor",
        "king",
        "leader",
        "governor",
        "first minister",
        "taoiseach",
    ]
)
ALONE = frozenset(["two", "pair", "duo", "both"])
"""Words that stand for two persons without a noun behind them."""
BOTH = frozenset(
    [
        "leaders",
        "men",
        "women",
        "presidents",
        "pair",
        "two",
        "politicians",
        "ministers",
        "premiers",
        "sides",
        "duo",
        "officials",
    ]
)
GENDER_OF = {"women": "f", "men": "m"}
PLURAL_HEADS = {"presidents": "president", "ministers": "minister", "premiers": "premier"}
FAR = 3000
"""Tokens before "the two leaders" beyond which nobody is meant."""
REACH = 2
"""How many sentences before its own a pair may be looked for."""
JOINING = ("with", "and", "to", "by")
"""Prepositions that join a second person to the subject: "met with", "was received by"."""


class Pairs:
    """Finds the pairs of a document; pronouns and nominals of one person must be in `at` already."""

    def __init__(self, parsed: Parsed, at: dict[int, Character]) -> None:
        self._parsed, self._at = parsed, at

    def meant(self, token: Token, holdings: Sequence[Holding]) -> list[Character]:
        """The two in the order of the text; empty where it is open who they are.

        "leaders" and "ministers" are those who hold such posts by `holdings`.
        """
        word = self._parsed.lower[token.i]
        if word == "they":
            return self._of_they(token)
        if word in ALONE and _stands_alone(token):
            is_open = word == "both" and token.dep_ not in SUBJECTS
            return [] if is_open or self._parsed.in_quote(token) else self._before(token)
        if word not in BOTH or not any(c.lower_ in ("two", "both", "pair") for c in token.children):
            return []
        together = self._before(token)
        if len(together) == 2 and all(_may_be(word, c, holdings) for c in together):
            return together
        return self._last_two(token, word, holdings)

    def _last_two(self, token: Token, word: str, holdings: Sequence[Holding]) -> list[Character]:
        """The two of that kind who are named last."""
        seen: list[Character] = []
        for i in range(token.i - 1, max(-1, token.i - FAR), -1):
            character = self._at.get(i)
            if character is None or character.kind != "person" or any(c is character for c in seen):
                continue
            if not _is_one_of(word, character, holdings):
                continue
            seen.append(character)
            if len(seen) == 2:
                return seen[::-1]
        return []

    def _of_they(self, token: Token) -> list[Character]:
        """ "they" after exactly two persons and no group in the same sentence: those two; where it opens a
        sentence, "the two" of the one before.
        """
        start = token.sent.start
        lower = self._parsed.lower
        groups = words_of("groups", "group")
        if self._parsed.in_quote(token) or any(lower[i] in groups for i in range(start, token.i)):
            return []
        people = people_in(self._at, start, token.i)
        if people or token.i != start:
            return people if len(people) == 2 else []
        sentence = self._sentence_before(token.sent)
        subject = (
            None
            if sentence is None
            else next((c for c in sentence.root.children if c.dep_ in SUBJECTS), None)
        )
        if subject is None or subject.lower_ not in ALONE or not _stands_alone(subject):
            return []
        return self._before(subject)

    def _before(self, token: Token) -> list[Character]:
        """The two who stand together in the words of the sentence before a token, or in a sentence before."""
        sentence, end = token.sent, token.i
        for _ in range(REACH + 1):
            people = people_in(self._at, sentence.start, end)
            if len(people) > 2:
                people = self._joined(sentence, end)
            if len(people) > 1:
                return people if len(people) == 2 and not self._is_only_owner(people, sentence, end) else []
            before = self._sentence_before(sentence)
            if before is None:
                return []
            sentence, end = before, before.end
        return []

    def _joined(self, sentence: Span, end: int) -> list[Character]:
        """The persons who are subject, object or company in the main clause."""
        root = sentence.root
        parts = [c for c in root.children if c.dep_ in (*SUBJECTS, "dobj")]
        parts += [o for above in (root, *parts) for p, o in prepositions(above) if p in JOINING]
        tokens = {t.i for part in parts for t in (part, *part.conjuncts)}
        found: dict[int, Character] = {}
        for i in range(sentence.start, end):
            who = self._at.get(i)
            if who is not None and who.kind == "person" and self._top(i) in tokens:
                found[id(who)] = who
        return list(found.values())

    def _is_only_owner(self, people: list[Character], sentence: Span, end: int) -> bool:
        """Whether one of them takes no part: the minister of "called the minister's deputy"."""
        part = {id(self._at[i]) for i in range(sentence.start, end) if i in self._at and self._top(i) != -1}
        return any(id(c) not in part for c in people)

    def _top(self, i: int) -> int:
        """The word that has the role of the name at a token; an owner's is none: the commissioner in "the
        commissioner's deputy, Ana Kern".
        """
        top = phrase_top(self._parsed.tokens[i])
        if top.dep_ == "det":
            top = top.head
        return -1 if top.dep_ == "poss" else top.i

    def _sentence_before(self, sentence: Span) -> Span | None:
        """The one before with words in it."""
        start = sentence.start
        while start > 0:
            found = self._parsed.tokens[start - 1].sent
            if found.text.strip():
                return found
            start = found.start
        return None


def people_in(at: dict[int, Character], start: int, end: int) -> list[Character]:
    """Persons named at token positions, each once, in order."""
    return list(
        {id(c): c for i in range(start, end) if (c := at.get(i)) is not None and c.kind == "person"}.values()
    )


def _stands_alone(token: Token) -> bool:
    """ "the two", "both" as a part of the clause, with no noun and nothing of whom they are two."""
    if token.dep_ not in (*SUBJECTS, "dobj", "pobj"):
        return False
    return all(c.dep_ in ("det", "punct") and c.lower_ in ("the", ",") for c in token.children)


def _is_one_of(word: str, character: Character, holdings: Sequence[Holding]) -> bool:
    """ "ministers" are those whom the text calls minister; "women" no man; "leaders" whoever leads, where the
    text names such.
    """
    if word in GENDER_OF:
        return character.gender in (GENDER_OF[word], None)
    current = [h for h in holdings if h.post.standing != "former"]
    if word == "leaders":
        leaders = [h for h in current if h.post.head in LEADER_HEADS]
        return not leaders or any(h.holder is character for h in leaders)
    head = PLURAL_HEADS.get(word)
    return head is None or any(h.holder is character and h.post.head.split()[-1] == head for h in current)


def _may_be(word: str, character: Character, holdings: Sequence[Holding]) -> bool:
    """The same, also of one whose post the text does not tell."""
    if _is_one_of(word, character, holdings):
        return True
    return word == "leaders" and not any(h.holder is character for h in holdings)
