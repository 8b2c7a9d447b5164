"""How much each person is in the reader's mind at a place of a text.

Method: a mention counts by its role in the sentence, and half as much with every sentence that follows
[Lappin & Leass 1994]; subjects before objects before the rest, the main clause before others; who is
pointed at by a pronoun stays in the centre [Grosz, Joshi & Weinstein 1995].
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ..syntax.clauses import CLAUSES, SUBJECTS
from .people import Character

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

PARTS = frozenset(["compound", "nmod", "appos", "conj", "flat"])
"""Labels of a word that has the role of the word above it."""
CLIMB = 8
MAIN, CLAUSE, RELATIVE = 4.0, 2.5, 2.0
OBJECT, SLANTED, OWNER, INSIDE = 2.5, 2.0, 1.5, 1.0
BY_PRONOUN = 1.0
"""What a mention by a pronoun counts more than one by a name."""
KEPT = 0.5
"""What is left of a weight after a sentence."""
TOPIC = 0.25
"""What somebody counts more for each sign that the document is about them."""


class _Weight(Struct):
    who: Character
    before: float
    """What mentions of earlier sentences still count in `sentence`."""
    sentence: int
    here: float
    """The weightiest mention in `sentence`."""


class Salience:
    """Weights of persons, brought up with each mention in reading order."""

    def __init__(self) -> None:
        self._weights: dict[int, _Weight] = {}

    def add(self, who: Character, weight: float, sentence: int) -> None:
        """A mention; of several in one sentence the weightiest counts."""
        known = self._weights.pop(id(who), None) or _Weight(who, 0.0, sentence, 0.0)
        if known.sentence < sentence:
            known.before = (known.before + known.here) * KEPT ** (sentence - known.sentence)
            known.sentence, known.here = sentence, 0.0
        known.here = max(known.here, weight)
        self._weights[id(who)] = known  # the order is that of last mention

    def of(self, who: Character, sentence: int) -> float:
        known = self._weights[id(who)]
        gap = sentence - known.sentence
        return (known.before + known.here) * KEPT**gap

    def recent(self, sentence: int, *, reach: int, most: int) -> list[Character]:
        """Whom the last `reach` sentences mention, the last first, `most` at most."""
        found: list[Character] = []
        for known in reversed(self._weights.values()):
            if sentence - known.sentence > reach or len(found) == most:
                break
            found.append(known.who)
        return found


def phrase_top(token: Token) -> Token:
    """The word whose role a name has: "minister" for the name in "the minister, Ana Kern"."""
    for _ in range(CLIMB):
        if token.dep_ not in PARTS:
            break
        token = token.head
    return token


def role_weight(token: Token) -> float:
    """What a mention at a token counts by its role."""
    token = phrase_top(token)
    label = token.dep_
    if label in SUBJECTS:
        return _of_clause(token.head)
    if label in ("dobj", "dative", "agent"):
        return OBJECT
    if label == "pobj":
        above = token.head.head
        if token.head.lower_ == "to" and token.head.head.lower_ == "according":
            return MAIN
        return SLANTED if above.dep_ in CLAUSES else INSIDE
    if label in ("attr", "oprd"):
        return SLANTED
    if label == "ROOT":
        return CLAUSE
    return OWNER if label == "poss" else INSIDE


def _of_clause(verb: Token) -> float:
    """What the subject of a verb counts: main clauses, then what is told in them, then the rest."""
    for _ in range(CLIMB):
        if verb.dep_ != "conj":
            break
        verb = verb.head
    if verb.dep_ in ("ROOT", "parataxis"):
        return MAIN
    if verb.dep_ != "ccomp":
        return RELATIVE
    return CLAUSE if any(c.dep_ in SUBJECTS for c in verb.head.children) else MAIN


def topics(parsed: Parsed, characters: list[Character], at: dict[int, Character]) -> dict[int, float]:
    """What those count more whom the document is about, by their ids: in its title, its first subject, named
    most often.
    """
    people = [c for c in characters if c.kind == "person"]
    title = {w.strip(".,:;") for w in (parsed.document.title or "").casefold().split()}
    signs = [c for c in people if c.caption and c.caption.casefold().split()[-1] in title]
    most = sorted(people, key=lambda c: -len(c.mentions))[:2]
    if most and (len(most) == 1 or len(most[0].mentions) > len(most[1].mentions)):
        signs.append(most[0])
    first = next((s for s in parsed.sentences if "nsubj" in parsed.labels[s.start : s.end]), None)
    subject = None if first is None else next((c for c in first.root.children if c.dep_ in SUBJECTS), None)
    if subject is not None and subject.i in at:
        signs.append(at[subject.i])
    found: dict[int, float] = {}
    for who in signs:
        found[id(who)] = found.get(id(who), 0.0) + TOPIC
    return found
