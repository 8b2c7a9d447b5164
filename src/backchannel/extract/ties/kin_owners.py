"""Whose relative a kin noun announces: "his", "Ana Souza's", "of Ana Souza and Kai Lund", "they had"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.entities import Ref
from ..syntax.negation import is_negated
from .idioms import relation_forms, subject_persons
from .kin_words import (
    after_kin,
    edge_before,
    kin_forms,
    kin_nouns,
    name_ending,
    name_start,
    names_from,
    next_person,
    partner_before,
    person_at,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed
    from ..people.people import Character

COUPLE = frozenset(["wife", "husband", "spouse", "couple"])


def owners_of(parsed: Parsed, noun: Token, depth: int = 0) -> list[Ref]:
    """Those whose relative a kin noun is about; empty where the words name none."""
    edge = edge_before(parsed, noun)
    word = parsed.lower[edge] if edge >= noun.sent.start else ""
    if word in ("'s", "'", "\u2019s", "\u2019"):
        return named_owner(parsed, edge)
    if word in ("his", "her", "their", "whose"):
        return owner_of_pronoun(parsed, edge)
    of = after_kin(parsed, noun)
    if of < len(parsed.lower) and parsed.lower[of] in ("of", "to"):
        return _after_of(parsed, noun, of + 1)
    opens = edge - (word in ("and", "&"))
    if parsed.lower[opens] == "(" and (owner := name_ending(parsed, opens)):
        return [parsed.cast.ref_of(owner)]
    if word in ("and", "&", ",") and depth < 3:
        before = kin_noun_before(parsed, edge)
        if before is not None:
            return owners_of(parsed, before, depth + 1)
    return _of_clause(parsed, noun)


def kin_noun_before(parsed: Parsed, position: int) -> Token | None:
    """The kin noun before a token position in the same sentence: "his wife Y and" … "sons"."""
    for i in range(position - 1, parsed.tokens[position].sent.start - 1, -1):
        if parsed.lower[i] in kin_nouns():
            return parsed.tokens[i]
    return None


def named_owner(parsed: Parsed, apostrophe: int) -> list[Ref]:
    """Those named right before an apostrophe: "Ana Souza's", "Kai and Ana's"."""
    owner = name_ending(parsed, apostrophe)
    if owner is None:
        return []
    first = apostrophe - 1
    while first > 0 and parsed.cast.at(first - 1) is owner:
        first -= 1
    refs = [parsed.cast.ref_of(owner)]
    if first > 1 and parsed.lower[first - 1] in ("and", "&") and (other := name_ending(parsed, first - 1)):
        is_first_name = name_start(parsed, first - 1) == first - 2
        refs = [parsed.cast.ref_of(other), *refs] if is_first_name else refs
    return refs


def owner_of_pronoun(parsed: Parsed, position: int) -> list[Ref]:
    """Whose relative "his", "her" or "their" announces; "Kai Lund and his wife": Kai Lund."""
    word = parsed.lower[position]
    if word == "their":
        return _pair_before(parsed, position)
    owner = partner_before(parsed, position)
    if owner is not None:
        return [parsed.cast.ref_of(owner)]
    known = parsed.cast.at(position)
    if word == "whose" or known is None or known.kind != "person":
        return []
    return [parsed.cast.ref_of(known)]


def _pair_before(parsed: Parsed, position: int) -> list[Ref]:
    """ "their": the two persons named before it in its sentence, where they are two; "he and his wife Ana":
    Ana, and him where it is clear who he is.
    """
    start = parsed.tokens[position].sent.start
    people = people_in(parsed, start, position)
    if len(people) == 1 and (partner_before(parsed, position) or _is_of_couple(parsed, start, position)):
        return people
    return people if len(people) == 2 else []


def people_in(parsed: Parsed, start: int, end: int) -> list[Ref]:
    """The persons named, or meant by "he" or "she", among some tokens; each once."""
    people: list[Ref] = []
    for i in range(start, end):
        known = person_at(parsed, i) or _meant_at(parsed, i)
        if known is not None and (ref := parsed.cast.ref_of(known)) not in people:
            people.append(ref)
    return people


def _meant_at(parsed: Parsed, position: int) -> Character | None:
    """Whom "he" or "she" is known to mean."""
    known = parsed.cast.at(position) if parsed.lower[position] in ("he", "she") else None
    return known if known is not None and known.kind == "person" else None


def _is_of_couple(parsed: Parsed, start: int, end: int) -> bool:
    """Whether words tell of two of whom only one is named: "he and his wife Ana", "she married Kai Lund"."""
    words = set(parsed.lower[start:end])
    return not words.isdisjoint(COUPLE) or not words.isdisjoint(relation_forms("together", "marry"))


def _after_of(parsed: Parsed, noun: Token, position: int) -> list[Ref]:
    """ "son of Kai Lund and his wife Ana": both; "wife of Kai Lund": him."""
    first = next_person(parsed, position)
    if first is None:
        return []
    people = list(dict.fromkeys(names_from(parsed, first)))
    kind = kin_nouns()[noun.lower_]
    if kind.endswith(("wife", "husband", "spouse", "widow", "widower", "consort")):
        return people[:1]
    if kind.endswith(("son", "daughter", "child")):
        return [people[0], people[-1]] if len(people) > 1 else people
    return people


def _of_clause(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "they had two sons" and "survived by two sons": the subject."""
    above = noun.head
    if noun.dep_ in ("compound", "nmod"):
        noun, above = noun.head, noun.head.head
    if noun.dep_ == "dobj" and above.lower_ in kin_forms("having") and not is_negated(above):
        they = next((c for c in above.children if c.lower_ in ("they", "couple", "pair")), None)
        return subject_persons(parsed, above) or (_pair_before(parsed, they.i) if they is not None else [])
    if noun.dep_ == "pobj" and above.lower_ in ("with", "by"):
        return subject_persons(parsed, above.head)
    return []
