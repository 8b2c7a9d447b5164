"""What one person is to another by a noun: "his deputy, X", "X, a lawyer for Y", "X and Y are friends"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from ...model.entities import Ref
from ...model.facts import TieKind
from ..posts.posts import STANDING_OF
from ..syntax.clauses import BE, CLAUSES, prepositions
from ..syntax.negation import is_negated
from ..syntax.verbs import forms_of
from ..word_lists import word_list
from .idioms import Idiom, persons_of, subject_people, subject_persons, words_between
from .kin_owners import named_owner, owner_of_pronoun
from .kin_words import edge_before, name_before_possessor, names_from, next_person
from .staff import meant_by

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

LINKS = {"works_for": ("to", "for", "of"), "knows": ("of",)}
TIES = frozenset(get_args(TieKind))
"""Which prepositions lead from a noun to the person it is about; "of" and "to" else."""
DASHES = frozenset(["-", "\u2013", "\u2014"])
BECOMES = forms_of("become") | forms_of("remain")
STATES = BE | forms_of("become") | forms_of("remain") | forms_of("stay")


@cache
def relation_of() -> dict[str, TieKind]:
    """Noun for one of two, in lower case → the tie: "deputy" → works_for."""
    lists = word_list("relations")
    kinds: dict[str, TieKind] = dict.fromkeys(
        lists["service"]["under"] + lists["service"]["over"], "works_for"
    )
    return (
        kinds
        | {n: kind for kind, nouns in lists["one_of_two"].items() if kind in TIES for n in nouns}
        | dict.fromkeys(lists["one_of_two"]["of_teachers"], "knows")
    )


@cache
def pair_of() -> dict[str, TieKind]:
    """Noun for two who are the same to each other → the tie: "classmates" → knows."""
    return {n: kind for kind, nouns in word_list("relations")["pairs"].items() for n in nouns}


def relation(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "his deputy, Kai Lund", "Ana Souza, a lawyer for Kai Lund", "he was her tutor"."""
    kind = relation_of()[noun.lower_]
    owners = _owners(parsed, noun, kind)
    people = [r for r in _named(parsed, noun) if r not in owners] if owners else []
    if len(owners) != 1 or len(people) != 1:
        return None
    a, b = (owners, people) if noun.lower_ in word_list("relations")["service"]["over"] else (people, owners)
    former = any(STANDING_OF.get(w) == "former" for w in parsed.lower[max(0, noun.i - 3) : noun.i])
    return Idiom(
        a=a,
        b=b,
        tie=kind,
        verb=noun,
        words=words_between(parsed, noun.i, [*owners, *people]),
        score=0.75,
        detail=f"former {noun.lower_}" if former else noun.lower_,
        modality="asserted",
    )


def _owners(parsed: Parsed, noun: Token, kind: TieKind) -> list[Ref]:
    """The person whose deputy, friend or rival the noun is about."""
    edge = edge_before(parsed, noun)
    word = parsed.lower[edge] if edge >= noun.sent.start else ""
    if word in ("'s", "'", "\u2019s", "\u2019"):
        return named_owner(parsed, edge)
    if word in ("his", "her") and parsed.lower[edge - 1] == "," and _behind(parsed, noun) is None:
        known = parsed.cast.at(edge)  # "Bo Ek, his former student, left": no "Kai Lund and his student"
        return [parsed.cast.ref_of(known)] if known is not None and known.kind == "person" else []
    if word in ("his", "her", "whose"):
        return owner_of_pronoun(parsed, edge)
    if noun.lower_ in word_list("relations")["one_of_two"]["of_teachers"]:
        return []  # "a student of" is said of the long dead too
    if _is_told_of_who(noun):
        return _of_main_clause(parsed, noun)
    link = noun.i + 1
    if link + 1 >= noun.sent.end or parsed.lower[link] not in LINKS.get(kind, ("of", "to")):
        return []
    first = next_person(parsed, link + 1)
    if first is not None and _begins_another(parsed, link + 1, first):
        return []
    return list(dict.fromkeys(names_from(parsed, first))) if first is not None else []


def _is_told_of_who(noun: Token) -> bool:
    """ "who became a lifelong friend": of whom is told by nothing beside the noun."""
    verb = noun.head
    return (
        noun.dep_ == "attr"
        and verb.dep_ == "relcl"
        and verb.lower_ in BECOMES
        and not is_negated(verb)
        and any(c.lower_ == "who" for c in verb.children)
        and any(c.lower_ in ("a", "an") for c in noun.children)
        and not any(c.dep_ == "prep" for c in noun.children)
    )


def _of_main_clause(parsed: Parsed, noun: Token) -> list[Ref]:
    """The person who is the subject of the clause above "who became a lifelong friend"."""
    above = next((t for t in noun.head.head.ancestors if t.dep_ in CLAUSES), None)
    people = subject_persons(parsed, above) if above is not None else []
    return people if len(people) == 1 else []


def _begins_another(parsed: Parsed, start: int, end: int) -> bool:
    """ "Adviser to the President - Ana Souza", "to the president and Ana Souza": a new item of a list."""
    return any(
        parsed.lower[i] in ("and", ",")
        or (parsed.lower[i] in DASHES and parsed.lower[i - 1] not in ("then", "ex"))
        for i in range(start, end)
    )


def _named(parsed: Parsed, noun: Token) -> list[Ref]:
    """Who the deputy, friend or rival is: named right behind, before the possessor, or whom it is said of."""
    first = _behind(parsed, noun)
    if first is not None:
        return list(names_from(parsed, first))[:1]
    before = name_before_possessor(parsed, noun)
    return [parsed.cast.ref_of(before)] if before is not None else meant_by(parsed, noun)[0]


def _behind(parsed: Parsed, noun: Token) -> int | None:
    """Where the name begins that stands right behind a noun: "his deputy, Kai Lund"."""
    first = next_person(parsed, noun.i + 1)
    is_near = first is not None and first < noun.sent.end and "and" not in parsed.lower[noun.i + 1 : first]
    return first if is_near else None


def pair(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "Ana Souza and Kai Lund were classmates", "Ana Souza and Kai Lund, old friends", "is friends with"."""
    kind = pair_of()[noun.lower_]
    verb = noun.head
    if noun.dep_ in ("attr", "oprd", "acomp") and verb.lower_ in STATES:
        if is_negated(verb) or any(c.dep_ == "neg" for c in noun.children):
            return None
        people, others = subject_people(parsed, verb), _with(parsed, noun)
    elif noun.dep_ == "appos":
        people, others = [r for t in (*_before(verb), verb) for r in persons_of(parsed, t)[:1]], []
    else:
        return None
    if not others:
        people, others = people[:1], people[1:]
    if len(people) != 1 or len(others) != 1 or not _is_mutual(parsed, noun):
        return None
    if any(parsed.cast.kind_of(r) != "person" for r in (*people, *others)):
        return None
    words = words_between(parsed, noun.i, [*people, *others])
    return Idiom(a=people, b=others, tie=kind, verb=noun, words=words, score=0.75, detail=noun.lower_)


def _before(name: Token) -> list[Token]:
    return [t for t in name.conjuncts if t.i < name.i]


def _with(parsed: Parsed, noun: Token) -> list[Ref]:
    found = prepositions(noun) + prepositions(noun.head)
    return [r for p, o in found if p == "with" for r in persons_of(parsed, o)]


def _is_mutual(parsed: Parsed, noun: Token) -> bool:
    """ "students" know each other only "together"; "allies of Kai Lund" are his, not each other's."""
    if any(p in ("of", "to") for p, _ in prepositions(noun)) or any(c.dep_ == "poss" for c in noun.children):
        return False
    needs = word_list("relations")["together"]["needs"]
    return noun.lower_ not in needs or parsed.lower[noun.i + 1 : noun.i + 2] == ["together"]
