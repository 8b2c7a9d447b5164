"""Idioms of family: "X and his wife Y", "the son of X and Y", "they had two daughters", "X married Y".

Method: whose relative it is and who the relative is are read word by word around the noun, with the tree
where it helps: small models break lists of names often.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.entities import Ref
from ..syntax.clauses import BE, prepositions
from ..syntax.negation import is_negated
from ..syntax.verbs import forms_of
from ..word_lists import word_list
from .idioms import Idiom, persons_of, subject_persons, words_between
from .kin_owners import kin_noun_before, owners_of, people_in
from .kin_words import (
    after_kin,
    edge_before,
    is_plural,
    kin_nouns,
    name_before_possessor,
    name_ending,
    names_from,
    next_person,
    person_at,
)
from .staff import meant_by
from .work_words import is_person_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

HANGS_FREE = ("npadvmod", "appos", "attr", "advcl", "oprd", "dep", "nsubj")


def kin(parsed: Parsed, noun: Token) -> Idiom | None:
    """One noun of family with whose relative it names, and who that is."""
    if noun.text[:1].isupper():
        return None
    owners = owners_of(parsed, noun)
    if not owners and noun.lower_ in word_list("relations")["kin"]["mutual"]:
        return _mutual(parsed, noun)
    relatives = [r for r in _relatives(parsed, noun) if r not in owners] if owners else []
    if not relatives:
        return None
    words = words_between(parsed, noun.i, [*owners, *relatives])
    return Idiom(
        a=relatives,
        b=owners,
        tie="kin",
        verb=noun,
        words=words,
        score=0.85,
        detail=_detail(parsed, noun),
        modality="asserted",
    )


def _mutual(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "Ana Souza and Kai Lund are cousins", "Ana Souza and Kai Lund, brothers-in-law, …"."""
    people: list[Ref] = []
    if noun.dep_ == "attr" and noun.head.lower_ in BE and not is_negated(noun.head):
        people = subject_persons(parsed, noun.head)
    elif noun.i > 1 and parsed.lower[noun.i - 1] == "," and name_ending(parsed, noun.i - 1) is not None:
        people = people_in(parsed, noun.sent.start, noun.i)
    if len(people) != 2:
        return None
    words = words_between(parsed, noun.i, people)
    return Idiom(
        a=people[:1],
        b=people[1:],
        tie="kin",
        verb=noun,
        words=words,
        score=0.8,
        detail=_detail(parsed, noun),
        modality="asserted",
    )


def _detail(parsed: Parsed, noun: Token) -> str:
    """ "wife", "ex-wife", "former wife"."""
    detail = kin_nouns()[noun.lower_] + "".join(parsed.lower[noun.i + 1 : after_kin(parsed, noun)])
    if "great" in parsed.lower[max(0, noun.i - 2) : noun.i]:
        return f"great-{detail}"
    if noun.i > 1 and parsed.lower[noun.i - 1] == "-":
        return f"{parsed.lower[noun.i - 2]}-{detail}"
    return f"former {detail}" if parsed.lower[noun.i - 1] in ("former", "ex") else detail


def _relatives(parsed: Parsed, noun: Token, depth: int = 0) -> list[Ref]:
    """Who the relative is: named right behind the noun, or the one it is said of."""
    behind = _named_behind(parsed, noun)
    if behind:
        return behind
    named = name_before_possessor(parsed, noun)
    if named is not None:
        return [parsed.cast.ref_of(named)]
    said_of, _ = meant_by(parsed, noun)
    if said_of:
        return said_of
    edge = edge_before(parsed, noun)
    before = kin_noun_before(parsed, edge) if edge >= noun.sent.start and depth < 3 else None
    if before is not None and parsed.lower[edge] in ("and", "&", ","):
        return _relatives(parsed, before, depth + 1)
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        return subject_persons(parsed, noun.head.head)
    has_of = any(p in ("of", "to") for p, _ in prepositions(noun))
    if noun.dep_ in HANGS_FREE and has_of and parsed.cast.at(noun.head.i) is None:
        return subject_persons(parsed, noun.head)
    return []


def _named_behind(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "his wife Ana", "her husband, the violinist Kai Lund", "sons: Kai, Bo and Per"."""
    start = after_kin(parsed, noun)
    first = next_person(parsed, start, in_list=is_plural(noun)) if start < noun.sent.end else None
    if first is None or first >= noun.sent.end:
        return []
    between = parsed.lower[start:first]
    if (between[:1] == ["and"] and not is_person_noun(between[-1])) or any(
        w in kin_nouns() or w == "\u2019s" for w in between
    ):
        return []
    if is_plural(noun):
        return list(dict.fromkeys(names_from(parsed, first)))
    known = person_at(parsed, first)
    return [parsed.cast.ref_of(known)] if known is not None else []


def marriage(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X is married to Y", "X married Y", "Y, whom X married", "X and Y are married": kin."""
    if is_negated(verb) or verb.dep_ in ("compound", "amod", "pobj", "nsubj", "dobj"):
        return None
    main = verb.head if verb.dep_ == "acomp" else verb
    people = persons_of(parsed, main.head) if main.dep_ == "acl" else subject_persons(parsed, main)
    others = [r for c in verb.children if c.dep_ == "dobj" for r in persons_of(parsed, c)[:1]]
    others += [r for p, o in prepositions(verb) if p == "to" for r in persons_of(parsed, o)[:1]]
    if not others and any(t.lower_ in ("whom", "who") for t in main.subtree):
        others = _antecedent(parsed, main)
    if not others:
        others = _next(parsed, verb.i + 1)
    if not others and len(people) == 2:
        people, others = people[:1], people[1:]
    others = [r for r in others if r not in people]
    if not people or not others:
        return None
    detail = "spouse"
    if verb.lower_ in forms_of("divorce") and verb.lower_.endswith("d"):
        detail = "former spouse"
    words = words_between(parsed, verb.i, [*people, *others])
    return Idiom(a=people[:1], b=others, tie="kin", verb=main, words=words, score=0.85, detail=detail)


def _antecedent(parsed: Parsed, verb: Token) -> list[Ref]:
    """ "Kai Lund, to whom she was married": the name before "whom"."""
    whom = next(t for t in verb.subtree if t.lower_ in ("whom", "who"))
    i = whom.i
    while i > whom.sent.start and (parsed.tokens[i - 1].is_punct or parsed.lower[i - 1] == "to"):
        i -= 1
    known = person_at(parsed, i - 1) if i > 0 else None
    return [parsed.cast.ref_of(known)] if known is not None else []


def _next(parsed: Parsed, position: int) -> list[Ref]:
    """The persons named next, where only attributes stand before them."""
    first = next_person(parsed, position) if position < len(parsed.tokens) else None
    return list(dict.fromkeys(names_from(parsed, first))) if first is not None else []


def wedding(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "her marriage to Y", "X's wedding to Y", "the marriage of X and Y"."""
    others = [r for p, o in prepositions(noun) if p in ("to", "with") for r in persons_of(parsed, o)[:1]]
    owners = [r for c in noun.children if c.dep_ == "poss" for r in persons_of(parsed, c)]
    of = [r for p, o in prepositions(noun) if p in ("of", "between") for r in persons_of(parsed, o)]
    if not owners and len(of) == 2:
        owners, others = of[:1], of[1:]
    if not owners or not others:
        return None
    words = words_between(parsed, noun.i, [*owners, *others])
    return Idiom(
        a=owners[:1],
        b=others,
        tie="kin",
        verb=noun,
        words=words,
        score=0.8,
        detail="spouse",
        modality="asserted",
    )


def birth(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "Ana Souza was born in Tarn to Rui and Eva Souza"."""
    children = persons_of(parsed, verb.head) if verb.dep_ == "acl" else subject_persons(parsed, verb)
    links = [t for t in verb.subtree if t.lower_ == "to" and t.dep_ in ("prep", "dative") and t.i > verb.i]
    parents = [
        r
        for t in links
        for c in t.children
        if c.dep_ == "pobj"
        for r in (*persons_of(parsed, c), *_next(parsed, t.i + 1))
    ]
    parents = [r for r in dict.fromkeys(parents) if r not in children]
    if len(children) != 1 or not parents:
        return None
    words = words_between(parsed, verb.i, [*children, *parents])
    return Idiom(
        a=children,
        b=parents[:2],
        tie="kin",
        verb=verb,
        words=words,
        score=0.8,
        detail="child",
        modality="asserted",
    )


def begetting(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X fathered Y", "X adopted Y": Y is X's child."""
    people = subject_persons(parsed, verb)
    others = [r for c in verb.children if c.dep_ == "dobj" for r in persons_of(parsed, c) if r not in people]
    if is_negated(verb) or not people or not others or not verb.lower_.endswith(("ed", "s", "ing")):
        return None
    words = words_between(parsed, verb.i, [*people, *others])
    return Idiom(a=others, b=people, tie="kin", verb=verb, words=words, score=0.75, detail="child")
