"""Idioms that tell of a tie, each behind the word that gives it away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..word_lists import word_list
from .affiliations import affiliations
from .idioms import Idiom, relation_forms, relation_nouns
from .idioms_of_closeness import close_to, relationship, rivalry, together
from .idioms_of_enmity import aversion, contest, falling_out, silence
from .idioms_of_influence import advice, advising, ear_of, influence, inner_circle, trust
from .idioms_of_kin import begetting, birth, kin, marriage, wedding
from .idioms_of_relation import pair, pair_of, relation, relation_of
from .idioms_of_service import payroll, reporting, running
from .idioms_of_terms import odds, teaching, terms, together_with
from .idioms_of_youth import among, at_school, inseparable, side_by_side, under_teacher
from .kin_words import kin_nouns

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..parsed import Parsed

Read = Callable[["Parsed", "Token"], Idiom | None]


@cache
def _readers() -> dict[str, tuple[Read, str]]:
    """Word → the idiom it may belong to, and the name of its rule; the first entry of a word holds."""
    lists = word_list("relations")
    table: list[tuple[frozenset[str], Read, str]] = [
        (frozenset(["close"]), close_to, "closeness"),
        (frozenset(["ear"]), ear_of, "influence"),
        (relation_nouns("influence"), influence, "influence"),
        (relation_nouns("influence", "circles"), inner_circle, "closeness"),
        (relation_nouns("influence", "counsel"), advice, "influence"),
        (relation_nouns("closeness"), relationship, "closeness"),
        (relation_forms("rivalry", "clash") | relation_forms("rivalry", "dislike"), rivalry, "rivalry"),
        (frozenset(["terms"]), terms, "terms"),
        (frozenset(lists["terms"]["odds"]), odds, "terms"),
        (frozenset(["together"]), together_with, "together"),
        (relation_forms("together", "mentor") | relation_forms("together", "teach"), teaching, "together"),
        (relation_forms("together", "verbs") | relation_forms("together", "know"), together, "together"),
        (relation_forms("influence", "trust"), trust, "influence"),
        (relation_forms("influence", "advise"), advising, "together"),
        (relation_forms("together", "marry"), marriage, "verb of family"),
        (frozenset(["marriage", "wedding"]), wedding, "noun of family"),
        (frozenset(["born"]), birth, "verb of family"),
        (frozenset(kin_nouns()), kin, "noun of family"),
        (relation_forms("kin", "begets"), begetting, "verb of family"),
        (frozenset(relation_of()), relation, "noun of relation"),
        (frozenset(pair_of()), pair, "noun of relation"),
        (relation_forms("service", "reports"), reporting, "service"),
        (relation_nouns("service", "pay"), payroll, "service"),
        (relation_forms("service", "runs"), running, "service"),
        (relation_forms("rivalry", "stand"), aversion, "rivalry"),
        (relation_forms("rivalry", "fall"), falling_out, "rivalry"),
        (frozenset(["exchanged"]), silence, "rivalry"),
        (relation_forms("rivalry", "face"), contest, "rivalry"),
        (frozenset(["read"]), under_teacher, "together"),
        (frozenset(["went", "attended"]), at_school, "together"),
        (frozenset(["inseparable"]), inseparable, "closeness"),
        (frozenset(["side"]), side_by_side, "together"),
        (frozenset(["among"]), among, "noun of relation"),
    ]
    readers: dict[str, tuple[Read, str]] = {}
    for words, reader, rule in table:
        for word in words:
            readers.setdefault(word, (reader, rule))
    return readers


def idioms(parsed: Parsed, sentence: Span) -> Iterator[Idiom]:
    """The idioms of one sentence, in the order of their main words; those of bodies after the others."""
    readers = _readers()
    for position in range(sentence.start, sentence.end):
        known = readers.get(parsed.lower[position])
        if known is None:
            continue
        reader, rule = known
        found = reader(parsed, parsed.tokens[position])
        if found is None:
            continue
        if found.a and found.b:
            found.rule = rule
            yield found
        else:
            parsed.near("tie", parsed.tokens[position], lacks=_lacking(found))
    yield from affiliations(parsed, sentence)


def _lacking(idiom: Idiom) -> str:
    return "both persons" if not (idiom.a or idiom.b) else "a second person"
