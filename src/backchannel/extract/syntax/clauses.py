"""Reading a clause of the tree: its subject, its helpers, its negation, and how it is put (modality)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.claims import Modality
from ..word_lists import word_list
from .negation import is_affirmed, is_denied, is_negated
from .verbs import forms_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("ROOT", "ccomp", "advcl", "relcl", "conj", "xcomp", "acl", "pcomp", "csubj", "parataxis", "dep")
FUTURE = frozenset(["will", "'ll", "shall", "would", "wo"])
MAYBE = frozenset(["may", "might", "could"])
BE = forms_of("be")


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares; the noun before for "who", "which" and "that"."""
    for _ in range(4):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return _antecedent(own, verb)
        if verb.dep_ == "acl" and verb.lower_.endswith("ing"):
            return verb.head
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "dep") and verb.head.i != verb.i:
            verb = verb.head.head if verb.dep_ == "pcomp" else verb.head
            continue
        return None
    return None


def _antecedent(subject: Token, verb: Token) -> Token:
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    return subject


@cache
def _index(kind: str) -> frozenset[str]:
    return frozenset().union(*(forms_of(w) for w in word_list("contacts")["plans"][kind]))


def modality_of(verb: Token, *, by_object: bool = True) -> Modality:
    """How the document puts an event: from its helpers, its negation (`by_object`: also that of what it is
    done to), and the verbs it hangs on.

    "expects to have a call" is expected, "planned to speak" planned, "declined to meet" denied, "were
    talking" ongoing.
    """
    if is_negated(verb, by_object=by_object) or is_denied(verb):
        return "denied"
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "advmod")}
    if helpers & FUTURE and "been" in helpers:
        return "ongoing"  # "will and have been reaching out": what has begun is no plan
    above = (
        verb.head
        if verb.dep_ in ("xcomp", "ccomp", "advcl", "acl", "pcomp") and verb.head.i != verb.i
        else None
    )
    is_infinitive = "to" in helpers or "to" in {c.lower_ for c in verb.children if c.dep_ == "aux"}
    is_gerund = verb.lower_.endswith("ing") and not (verb.dep_ == "advcl" and _is_after_comma(verb))
    if above is not None and (is_infinitive or above.dep_ == "prep" or is_gerund):
        found = None if is_affirmed(verb, above) else _from_above(above)
        if found is not None:
            return found
    if helpers & set(word_list("contacts")["plans"]["hedged"]):
        return "hedged"
    if _is_conditional(verb):
        return "conditional"
    if helpers & FUTURE:
        return "planned"
    if verb.lower_.endswith("ing") and helpers & (BE | {"been"}):
        return "ongoing"
    return "asserted"


def _is_after_comma(verb: Token) -> bool:
    """ "rejected the offer, meeting her instead": what else was done."""
    before = verb.left_edge.i - 1
    return before >= 0 and bool(verb.doc[before].lower_ == ",")


def _from_above(above: Token) -> Modality | None:
    word = above.lower_
    if word in _index("denied"):
        return "denied"
    if word in _index("expected"):
        return "expected"
    if word in _index("planned") or word in _index("requested"):
        return "denied" if is_negated(above) else "planned"
    return None


def _is_conditional(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children)


def clause_range(verb: Token, *extra: Token) -> tuple[int, int]:
    """The tokens of a clause: from its leftmost word to its rightmost, widened to hold `extra`; commas at
    its edges are cut.
    """
    start = min(verb.left_edge.i, *(t.left_edge.i for t in extra)) if extra else verb.left_edge.i
    end = max(verb.right_edge.i, *(t.right_edge.i for t in extra)) if extra else verb.right_edge.i
    sentence = verb.sent
    start, end = max(start, sentence.start), min(end, sentence.end - 1)
    tokens = verb.doc
    while end > start and (tokens[end].is_punct or tokens[end].is_space):
        end -= 1
    while start < end and (tokens[start].is_punct or tokens[start].is_space):
        start += 1
    return start, end + 1


def prepositions(token: Token) -> list[tuple[str, Token]]:
    """(preposition, its object) for every phrase right below a word, in order."""
    found: list[tuple[str, Token]] = []
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "prt") and child.lower_ != "according":
            found.extend(
                (child.lower_, grandchild)
                for grandchild in child.children
                if grandchild.dep_ in ("pobj", "pcomp")
            )
            for inner in child.children:
                if inner.dep_ == "prep":
                    found.extend((inner.lower_, g) for g in inner.children if g.dep_ == "pobj")
    return found


def is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
