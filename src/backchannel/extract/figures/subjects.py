"""What a figure is of: the thing counted, and the property of it that changes or is told."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ..amounts.amounts import Amount
from ..amounts.goods import DETERMINERS, goods_words
from ..syntax.clauses import BE, CLAUSES, subject_of
from ..syntax.verbs import lemma_index
from ..word_lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

LOOSE_SUBJECTS = frozenset(
    [
        "less",
        "more",
        "one",
        "those",
        "these",
        "number",
        "half",
        "most",
        "some",
        "all",
        "it",
        "that",
        "this",
        "which",
        "who",
        "they",
        "he",
        "she",
        "we",
        "i",
        "you",
        "there",
        "what",
    ]
)
CARRIED = frozenset(["pobj", "prep", "dobj", "npadvmod", "attr", "advmod", "conj", "nummod", "acomp", "amod"])
"""Relations by which an amount hangs on its verb."""
MOST_STEPS = 6


class Described(Struct, frozen=True):
    """The words a figure is filed under."""

    subject: str
    property: str | None


@cache
def _change_verbs() -> frozenset[str]:
    return frozenset(lemma_index(word_list("flows")["figures"]["change"]))


def clause_verb(token: Token) -> Token:
    """The word that heads the clause a token stands in."""
    while token.dep_ not in CLAUSES and token.head.i != token.i:
        token = token.head
    return token


def change_verb(head: Token) -> Token | None:
    """The verb of change that an amount hangs on: "raised output from 2 to 3 million", "rose 12 per cent"."""
    token = head
    for _ in range(MOST_STEPS):
        if token.dep_ not in CARRIED:
            return None
        token = token.head
        if token.lower_ in _change_verbs() and token.dep_ in CLAUSES:
            return token
    return None


def described(parsed: Parsed, amount: Amount) -> Described | None:
    """What an amount is of; None where its sentence does not say."""
    topic = _topic(amount)
    if amount.thing is not None and amount.thing.lower_ in LOOSE_SUBJECTS:
        return None
    if amount.thing is not None:
        start = (
            next(t.i for t in parsed.tokens[: amount.thing.i + 1][::-1] if t.idx < amount.quantity.end) + 1
        )
        after = start if amount.quantity.end <= amount.thing.idx else 0
        subject = goods_words(parsed, amount.thing, after=after)
        return Described(
            subject, _plain(parsed, topic) if topic is not None and topic.i != amount.thing.i else None
        )
    return _split(parsed, topic) if topic is not None else _bought(parsed, amount)


def _topic(amount: Amount) -> Token | None:
    """What changes: the object of a verb of change, else its subject; the subject of "was $5 billion"."""
    verb = change_verb(amount.head)
    if verb is None and amount.head.dep_ == "attr" and amount.head.head.lower_ in BE:
        verb = amount.head.head
    if verb is None:
        return None
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.i != amount.head.i and c.i < amount.head.i]
    topic = objects[0] if objects else subject_of(verb)
    return None if topic is None or topic.lower_ in LOOSE_SUBJECTS or topic.i == amount.head.i else topic


def _split(parsed: Parsed, topic: Token) -> Described:
    """ "US production of masks": masks, and their property "US production"."""
    for child in topic.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "in"):
            found = next((c for c in child.children if c.dep_ == "pobj"), None)
            if found is not None and found.ent_type_ not in ("DATE", "TIME"):
                return Described(goods_words(parsed, found), _plain(parsed, topic))
    whole = topic.right_edge if topic.right_edge.i - topic.i <= MOST_STEPS else topic
    return Described(_words(parsed, topic.left_edge, whole), None)


def _bought(parsed: Parsed, amount: Amount) -> Described | None:
    """ "the plan would cost $5 billion": the plan, and the verb as its property."""
    verb = clause_verb(amount.head)
    subject = subject_of(verb)
    if subject is None or subject.lower_ in LOOSE_SUBJECTS or subject.i == amount.head.i:
        return None
    if amount.quantity.start <= verb.idx < amount.quantity.end:
        return None
    return Described(_plain(parsed, subject), verb.lower_)


def _plain(parsed: Parsed, noun: Token) -> str:
    """A noun with what stands before it."""
    return _words(parsed, noun.left_edge, noun)


def _words(parsed: Parsed, first: Token, last: Token) -> str:
    start = first.i
    while start < last.i and parsed.lower[start] in DETERMINERS:
        start += 1
    return " ".join(parsed.text[parsed.tokens[start].idx : last.idx + len(last)].split())
