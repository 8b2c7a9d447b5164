"""Whom a clause is about where its subject names nobody: through "is a …", "who", and brackets."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .clauses import BE, SUBJECTS, subject_of
from .verbs import forms_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..people.people import Character

COPULAS = BE | forms_of("become") | forms_of("remain")
SHARING = ("conj", "xcomp", "advcl", "pcomp", "prep", "advmod")
"""How a verb, or the preposition before it, hangs on another whose subject is its own."""
At = Callable[[int], "Character | None"]


def subject_word(verb: Token, at: At) -> Token | None:
    """The word that names the subject of a verb.

    "Ana Souza (born 1960) is a banker who joined Tarn": Souza for "is" and for "joined"; "before joining
    Tarn, Ana Souza …": Souza.
    """
    found = _before_who(verb, at) or subject_of(verb) or _above(verb) or _before_brackets(verb, at)
    return found if found is None else _described(found, at)


def _before_who(verb: Token, at: At) -> Token | None:
    """ "A, B (1915), who later became …": B, the name right before "who", whatever the tree says."""
    who = next((c for c in verb.children if c.lower_ == "who" and c.dep_ in SUBJECTS), None)
    if who is None or any(c.lower_ in ("are", "were", "have") for c in (verb, *verb.children)):
        return None
    i, start = who.i - 1, verb.sent.start
    while i > start and verb.doc[i].is_punct:
        if verb.doc[i].lower_ == ")":
            while i > start and verb.doc[i].lower_ != "(":
                i -= 1
        i -= 1
    known = at(i)
    return verb.doc[i] if known is not None and known.kind == "person" else None


def _above(verb: Token) -> Token | None:
    for _ in range(5):
        own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if own is not None or verb.dep_ not in SHARING:
            return own
        verb = verb.head
    return None


def _described(token: Token, at: At) -> Token:
    """The name that a noun without one is said of: "banker" of "Ana Souza is a banker who …"."""
    word = token
    for _ in range(4):
        if at(word.i) is not None:
            return word
        if word.dep_ in ("conj", "appos") and word.head.i < word.i:
            word = word.head
        elif word.dep_ == "attr" and word.head.lower_ in COPULAS:
            subject = next((c for c in word.head.children if c.dep_ in SUBJECTS), None)
            subject = subject or _before_brackets(word.head, at)
            if subject is None:
                return token
            word = subject
        else:
            return token
    return token


def _before_brackets(verb: Token, at: At) -> Token | None:
    """The name before the brackets before a verb, where what they hold breaks the tree."""
    i, doc = verb.i - 1, verb.doc
    if i > 0 and doc[i].lower_ == ",":
        i -= 1
    if i < 1 or doc[i].lower_ not in (")", "]"):
        return None
    start = verb.sent.start
    while i > start and doc[i].lower_ not in ("(", "["):
        i -= 1
    while i > start and at(i) is None and doc[i].is_punct:
        i -= 1
    known = at(i)
    return doc[i] if known is not None and known.kind == "person" else None
