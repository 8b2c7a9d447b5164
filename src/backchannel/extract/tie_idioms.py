"""Idioms that tell of a tie: "close to X", "has X's ear", "X's inner circle", "developed a working relationship with X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ..model.claims import Modality
from ..model.entities import Ref
from ..model.facts import TieKind
from .clauses import BE, clause_range, is_negated, prepositions, subject_of
from .verbs import forms_of
from .word_lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from .parsed import Parsed


class Idiom(Struct, kw_only=True):
    """One idiom found: who (a) is tied how to whom (b), its main word, and the tokens that prove it."""

    a: list[Ref]
    b: list[Ref]
    tie: TieKind
    verb: Token
    words: tuple[int, int]
    score: float
    detail: str | None = None
    modality: Modality | None = None


@cache
def _forms(section: str, key: str) -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in word_list("relations")[section][key]))


@cache
def _nouns(section: str, key: str = "nouns") -> frozenset[str]:
    return frozenset(word_list("relations")[section][key])


def idioms(parsed: Parsed, sentence: Span) -> Iterator[Idiom]:
    """The idioms of one sentence, in the order of their main words."""
    for token in sentence:
        word = token.lower_
        found: Idiom | None = None
        if word == "close":
            found = _close_to(parsed, token)
        elif word == "ear":
            found = _ear(parsed, token)
        elif word in _nouns("influence"):
            found = _influence(parsed, token)
        elif word in _nouns("influence", "circles"):
            found = _circle(parsed, token)
        elif word in _nouns("closeness"):
            found = _relationship(parsed, token)
        elif word in _forms("rivalry", "clash") or word in _forms("rivalry", "dislike"):
            found = _rivalry(parsed, token)
        elif word in _forms("together", "verbs") or word in _forms("together", "know"):
            found = _together(parsed, token)
        elif word in _forms("influence", "trust"):
            found = _trust(parsed, token)
        if found is not None and found.a and found.b:
            yield found


def _subject(parsed: Parsed, verb: Token) -> list[Ref]:
    subject = subject_of(verb)
    return _people(parsed, subject) if subject is not None else []


def _people(parsed: Parsed, token: Token) -> list[Ref]:
    """Persons and bodies with a name; a tie needs somebody who can be told apart."""
    return [r for r in parsed.cast.all_who(token) if parsed.cast.kind_of(r) in ("person", "organisation")]


def _made(
    parsed: Parsed,
    verb: Token,
    a: list[Ref],
    b: list[Ref],
    tie: TieKind,
    score: float,
    detail: str | None = None,
) -> Idiom:
    return Idiom(a=a, b=b, tie=tie, verb=verb, words=clause_range(verb), score=score, detail=detail)


def _close_to(parsed: Parsed, close: Token) -> Idiom | None:
    """ "X is close to Y", "X and Y are close"."""
    verb = close.head
    if verb.lower_ not in BE | forms_of("become") | forms_of("remain") | forms_of("stay") | forms_of(
        "grow"
    ) or close.dep_ not in ("acomp", "advmod", "oprd", "attr"):
        return None
    targets = [o for p, o in prepositions(close) + prepositions(verb) if p in ("to", "with")]
    people = _subject(parsed, verb)
    if targets and targets[0].dep_ == "pobj":
        return _made(parsed, verb, people, _people(parsed, targets[0]), "close_to", 0.85)
    return None


def _owner(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "X's ear", "the ear of X"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return _people(parsed, child)
    return [r for p, o in prepositions(noun) if p == "of" for r in _people(parsed, o)]


def _ear(parsed: Parsed, ear: Token) -> Idiom | None:
    """ "X has Y's ear": X's word counts with Y."""
    verb = ear.head
    if verb.lower_ not in forms_of("have") | forms_of("get") | forms_of("gain") | forms_of("win") | forms_of(
        "bend"
    ):
        return None
    return _made(
        parsed, verb, _subject(parsed, verb), _owner(parsed, ear), "influence_over", 0.85, "has the ear of"
    )


def _influence(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "X has influence with Y", "X's influence over Y"."""
    over = [
        r
        for p, o in prepositions(noun) + (prepositions(noun.head) if noun.dep_ == "dobj" else [])
        if p in ("with", "over", "on")
        for r in _people(parsed, o)
    ]
    if not over:
        return None
    if noun.dep_ == "dobj" and noun.head.lower_ in _forms("influence", "verbs"):
        idiom = _made(parsed, noun.head, _subject(parsed, noun.head), over, "influence_over", 0.85)
        idiom.modality = _reported(noun.head)
        return idiom
    return _made(parsed, noun, _owner(parsed, noun), over, "influence_over", 0.7)


def _reported(verb: Token) -> Modality | None:
    """ "is reported to have", "is said to have": hedged, whoever reports it."""
    above = verb.head
    if verb.dep_ == "xcomp" and above.lower_ in (
        "reported",
        "said",
        "believed",
        "thought",
        "rumoured",
        "rumored",
        "understood",
        "seen",
        "considered",
        "known",
        "perceived",
        "seems",
        "appears",
        "seemed",
    ):
        return "asserted" if above.lower_ == "known" else "hedged"
    return None


def _circle(parsed: Parsed, circle: Token) -> Idiom | None:
    """ "members of Y's inner circle include X and Z", "X, a member of Y's inner circle", "X is in Y's circle"."""
    owner = _owner(parsed, circle)
    if not owner or not any(
        c.lower_ in ("inner", "close", "tight", "innermost", "intimate", "trusted", "small")
        for c in circle.children
    ):
        return None
    top = circle
    while top.head.i != top.i and (
        top.dep_ in ("pobj", "prep") or (top.dep_ == "appos" and not _people(parsed, top.head))
    ):
        top = top.head
    verb = top.head if top.dep_ in ("nsubj", "attr", "nsubjpass", "dobj", "appos") else top
    if verb.lower_ in forms_of("include") | forms_of("comprise"):
        members = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
        people = [r for m in members for r in _people(parsed, m)] or _listed_after(parsed, verb)
        return _made(parsed, verb, people, owner, "close_to", 0.85, "inner circle")
    if top.dep_ == "appos":
        return _made(parsed, verb, _people(parsed, verb), owner, "close_to", 0.8, "inner circle")
    return _made(parsed, verb, _subject(parsed, verb), owner, "close_to", 0.8, "inner circle")


def _listed_after(parsed: Parsed, verb: Token) -> list[Ref]:
    """Everybody named after a word in its sentence, for lists that the parse breaks."""
    found: list[Ref] = []
    for token in verb.sent:
        if token.i > verb.i and token.dep_ in ("appos", "conj", "dobj", "attr", "pobj", "dep", "nsubj"):
            ref = parsed.cast.who(token)
            if ref and parsed.cast.kind_of(ref) == "person" and ref not in found:
                found.append(ref)
    return found


def _relationship(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "X developed a close working relationship with Y", "X's friendship with Y"."""
    others = _with(parsed, noun)
    kind, score = _quality(noun)
    if noun.dep_ in ("dobj", "attr", "pobj", "oprd") and noun.head.lower_ in _forms("closeness", "verbs"):
        verb = noun.head
        if is_negated(verb):
            return None
        owner = [r for c in noun.children if c.dep_ == "poss" for r in _people(parsed, c)]
        if owner and others:
            idiom = _made(parsed, verb, owner, others, kind, score)
            idiom.modality = "asserted"
            return idiom
        people = _subject(parsed, verb) or owner
        if not others and len(people) > 1:
            return _made(parsed, verb, people[:1], people[1:], kind, score)
        return _made(parsed, verb, people, others, kind, score)
    owner = _owner(parsed, noun)
    if owner and others:
        return _made(parsed, noun, owner, others, kind, score * 0.9)
    return None


def _with(parsed: Parsed, noun: Token) -> list[Ref]:
    found: list[Ref] = []
    for source in (noun, noun.head):
        for preposition, other in prepositions(source):
            if preposition in ("with", "to", "between"):
                found += _people(parsed, other) or _including(parsed, other)
        if found:
            break
    return found


def _including(parsed: Parsed, token: Token) -> list[Ref]:
    """ "with members of the cabinet, including X and Y": those named."""
    for child in token.subtree:
        if child.lower_ in ("including", "like", "notably") and child.dep_ in ("prep", "acl", "advcl"):
            return [r for c in child.children if c.dep_ in ("pobj", "dobj") for r in _people(parsed, c)]
    sentence = token.sent
    for word in sentence:
        if word.i > token.i and word.lower_ == "including":
            return [r for c in word.children if c.dep_ in ("pobj", "dobj") for r in _people(parsed, c)]
    return []


def _quality(noun: Token) -> tuple[TieKind, float]:
    words = {c.lower_ for c in noun.children if c.dep_ in ("amod", "compound", "advmod")}
    words |= {g.lower_ for c in noun.children for g in c.children}
    if words & _nouns("closeness", "bad"):
        return "rival", 0.75
    if words & _nouns("closeness", "close") or noun.lower_ in (
        "friendship",
        "rapport",
        "bond",
        "friendships",
        "bonds",
        "bromance",
    ):
        return "close_to", 0.85
    return ("worked_with", 0.75) if "working" in words else ("knows", 0.65)


def _rivalry(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X clashed with Y", "X and Y have feuded", "X despises Y"."""
    if verb.dep_ in ("compound", "amod", "pobj", "dobj", "nsubj") or is_negated(verb):
        return None
    people = _subject(parsed, verb)
    if verb.lower_ in _forms("rivalry", "dislike"):
        objects = [r for c in verb.children if c.dep_ == "dobj" for r in _people(parsed, c)]
        return _made(parsed, verb, people, objects, "dislikes", 0.75)
    others = [r for p, o in prepositions(verb) if p == "with" for r in _people(parsed, o)]
    if not others and len(people) == 2:
        people, others = people[:1], people[1:]
    return _made(parsed, verb, people, others, "rival", 0.75)


def _together(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X worked with Y on Z", "served under Y", "have known each other for years"."""
    if verb.dep_ in ("compound", "amod", "nsubj", "pobj", "dobj") or is_negated(verb):
        return None
    people = _subject(parsed, verb)
    if verb.lower_ in _forms("together", "know"):
        objects = [r for c in verb.children if c.dep_ == "dobj" for r in _people(parsed, c)]
        mutual = any(c.dep_ == "dobj" and c.lower_ == "other" for c in verb.children)
        if mutual and len(people) == 2:
            return _made(parsed, verb, people[:1], people[1:], "knows", 0.8)
        return (
            _made(parsed, verb, people, objects, "knows", 0.7)
            if _is_person_pair(parsed, people, objects)
            else None
        )
    for preposition, other in prepositions(verb):
        others = _people(parsed, other)
        if preposition in word_list("relations")["together"]["prepositions"] and verb.lower_ not in (
            "fought",
            "fight",
            "fights",
        ):
            if _is_person_pair(parsed, people, others):
                return _made(parsed, verb, people, others, "worked_with", 0.75)
        if preposition in word_list("relations")["together"]["under"] and verb.lower_ in forms_of(
            "work"
        ) | forms_of("serve"):
            if _is_person_pair(parsed, people, others):
                return _made(parsed, verb, people, others, "works_for", 0.75)
    return None


def _is_person_pair(parsed: Parsed, a: list[Ref], b: list[Ref]) -> bool:
    return bool(a and b) and all(parsed.cast.kind_of(r) == "person" for r in (*a, *b))


def _trust(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "Y trusts X", "Y listens to X", "Y confides in X": X has influence over Y."""
    if is_negated(verb) or verb.dep_ in ("compound", "amod", "pobj", "nsubj", "dobj"):
        return None
    if verb.lower_ in forms_of("trust"):
        others = [r for c in verb.children if c.dep_ == "dobj" for r in _people(parsed, c)]
    else:
        others = [
            r for p, o in prepositions(verb) if p in ("to", "in", "on", "upon") for r in _people(parsed, o)
        ]
    listeners = _subject(parsed, verb)
    if not _is_person_pair(parsed, others, listeners):
        return None
    return _made(parsed, verb, others, listeners, "influence_over", 0.7, verb.lower_)
