"""Idioms that tell of a tie, each behind the word that gives it away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from .affiliations import affiliations
from .idioms import Idiom, relation_forms, relation_nouns
from .idioms_of_closeness import close_to, relationship, rivalry, together
from .idioms_of_influence import ear_of, influence, inner_circle, trust
from .idioms_of_kin import begetting, birth, kin, marriage, wedding
from .kin_words import kin_nouns

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..parsed import Parsed

Read = Callable[["Parsed", "Token"], Idiom | None]


@cache
def _readers() -> dict[str, Read]:
    """Word → the idiom it may belong to; the first entry of a word holds."""
    table: list[tuple[frozenset[str], Read]] = [
        (frozenset(["close"]), close_to),
        (frozenset(["ear"]), ear_of),
        (relation_nouns("influence"), influence),
        (relation_nouns("influence", "circles"), inner_circle),
        (relation_nouns("closeness"), relationship),
        (relation_forms("rivalry", "clash") | relation_forms("rivalry", "dislike"), rivalry),
        (relation_forms("together", "verbs") | relation_forms("together", "know"), together),
        (relation_forms("influence", "trust"), trust),
        (relation_forms("together", "marry"), marriage),
        (frozenset(["marriage", "wedding"]), wedding),
        (frozenset(["born"]), birth),
        (frozenset(kin_nouns()), kin),
        (relation_forms("kin", "begets"), begetting),
    ]
    readers: dict[str, Read] = {}
    for words, reader in table:
        for word in words:
            readers.setdefault(word, reader)
    return readers


def idioms(parsed: Parsed, sentence: Span) -> Iterator[Idiom]:
    """The idioms of one sentence, in the order of their main words."""
    readers = _readers()
    for position in range(sentence.start, sentence.end):
        reader = readers.get(parsed.lower[position])
        found = reader(parsed, parsed.tokens[position]) if reader else None
        if found is not None and found.a and found.b:
            yield found
    yield from affiliations(parsed, sentence)
