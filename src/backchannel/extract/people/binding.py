"""Whom a pronoun cannot mean, and whom it must mean, by its place in the clause.

Method: principles A, B and C of binding [Chomsky 1981], and that no phrase points into itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..syntax.clauses import CLAUSES, SUBJECTS, prepositions, subject_of
from .people import Character
from .salience import phrase_top

if TYPE_CHECKING:
    from spacy.tokens import Token

REFLEXIVE = frozenset(["himself", "herself", "itself"])
OWNING = frozenset(["his", "her", "its"])
BESIDE = frozenset(["with", "behind", "beside", "around", "near", "before", "after", "for", "above"])
"""Prepositions whose pronoun may be the subject of a verb with an object: "Kern took an aide with him"."""
GOVERNED = frozenset(["dobj", "dative", "prep", "ccomp", "xcomp", "attr", "agent"])
CLIMB = 12
NEAR = 8
"""How many words may stand between two who are joined by "and"."""
PERSONAL = frozenset(["he", "she", "him", "her", "his"])


def is_owner(token: Token) -> bool:
    """ "his", "her" before a noun."""
    return token.dep_ == "poss" and token.lower_ in OWNING


def own_subject(token: Token) -> Token | None:
    """The subject of the clause a pronoun stands in; None where the pronoun is a part of it."""
    above = token
    for _ in range(CLIMB):
        if above.dep_ in SUBJECTS or above.head.i == above.i:
            return None
        above = above.head
        subject = _controller(above) or subject_of(above) if above.dep_ in CLAUSES else None
        if subject is not None:
            return None if subject.left_edge.i <= token.i <= subject.right_edge.i else subject
    return None


def partner_joined(token: Token) -> Token | None:
    """ "Ana Kern and her husband": Kern, of "her"."""
    noun = token.head
    if token.dep_ != "poss" or noun.dep_ != "conj" or token.i != noun.left_edge.i or noun.head.i > token.i:
        return None
    return noun.head if token.i - noun.head.i < NEAR else None


def barred(token: Token, at: dict[int, Character]) -> set[int]:
    """The ids of the characters whom a pronoun cannot mean."""
    found: list[Character | None] = []
    if is_owner(token):
        found += _around(token, at)
    elif token.dep_ in ("dobj", "dative", "pobj"):
        found += _beside(token, at)
    if token.dep_ in SUBJECTS or token.dep_ in ("dobj", "dative"):
        found += _commanded(token, at)
    return {id(c) for c in found if c is not None}


def _around(token: Token, at: dict[int, Character]) -> list[Character | None]:
    """ "Ana Kern, her deputy", "Kern is her deputy": not Kern is "her"; but "Kern, her aide, Roth, and …"
    is a list.
    """
    found: list[Character | None] = []
    noun = token.head
    found.append(at.get(noun.i))
    for _ in range(CLIMB):
        if noun.dep_ == "appos" and not any(c.dep_ == "appos" and c.i in at for c in token.head.children):
            found.append(at.get(noun.head.i))
        elif noun.dep_ not in ("compound", "nmod", "conj"):
            break
        noun = noun.head
    if token.head.dep_ == "attr":
        subject = subject_of(token.head.head)
        found.append(None if subject is None else at.get(subject.i))
    return found


def _beside(token: Token, at: dict[int, Character]) -> list[Character | None]:
    """The subject and the other objects of its own verb ("Roth met her": not Roth)."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if verb.dep_ not in CLAUSES:
        return []
    objects = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i != token.i]
    if token.dep_ == "pobj" and token.head.lower_ in BESIDE and any(c.dep_ == "dobj" for c in objects):
        return []
    others = [*objects, *(o for _, o in prepositions(verb) if o.i != token.i)]
    subject = _controller(verb) or subject_of(verb)
    while subject is not None and subject.i not in at and subject.dep_ == "conj":
        subject = subject.head
    return [at.get(t.i) for t in (*others, subject) if t is not None]


def _controller(verb: Token) -> Token | None:
    """Who does what a verb without a subject says, if somebody was asked to: "Kern urged Roth to meet him":
    Roth.
    """
    if verb.dep_ not in ("xcomp", "ccomp") or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    asked = [c for c in verb.head.children if c.dep_ in ("dobj", "dative")]
    asked += [o for c in asked if c.lower_ == "to" for o in c.children]
    return next((t for t in asked if t.i < verb.i and t.dep_ in ("dobj", "dative", "pobj")), None)


def _commanded(token: Token, at: dict[int, Character]) -> list[Character | None]:
    """Who is named behind a pronoun in what its own verb governs: "she praised Roth" is not said of Roth."""
    verb = token.head
    if verb.dep_ not in CLAUSES:
        return []
    found: list[Character | None] = []
    for part in (verb, *(c for c in verb.conjuncts if c.i > verb.i and not _has_subject(c))):
        for child in part.children:
            if child.i > token.i and child.dep_ in GOVERNED:
                found += _named_in(child, at, token.i + 1)
    return found


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)


def _named_in(token: Token, at: dict[int, Character], first: int) -> list[Character]:
    """Who is named, and not only described, among the words that hang on a word."""
    doc = token.doc
    places = range(max(token.left_edge.i, first), token.right_edge.i + 1)
    return [at[i] for i in places if i in at and doc[i].text[:1].isupper()]


def named_ahead(token: Token, at: dict[int, Character]) -> Token | None:
    """The subject that follows a pronoun of an opening phrase: "In her speech, Ana Kern said …": Kern.

    None where the main clause has a pronoun of its own: "When she came, Kern greeted her".
    """
    root, above = token.sent.root, token
    for _ in range(CLIMB):
        if above.head.i == root.i or above.head.i == above.i:
            break
        above = above.head
    if above.head.i != root.i or above.dep_ not in ("prep", "advcl") or above.i > root.i:
        return None
    subject = next((c for c in root.children if c.dep_ in SUBJECTS), None)
    if subject is None or subject.i < token.i or phrase_top(subject).i != subject.i or subject.i not in at:
        return None
    mains = (c for c in root.children if c.i > above.right_edge.i)
    return None if any(t.lower_ in PERSONAL for c in mains for t in (c, *c.children)) else subject
