"""Subjects: which noun of the parse does what a cue says."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..people.pronouns import PRONOUNS
from ..statements.cues import is_verb
from ..statements.lexicon import cue_words, speech_words
from ..word_lists import word_list
from .noun_phrases import phrase_kind
from .verbs import lemma_index

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

RELATIVE = frozenset(["who", "that", "which", "whom"])
CLIMB = 5
"""How many clauses up a participle may look for its subject."""
ASIDE = 14
"""How many tokens an age or an apposition between a speaker and the cue may have."""
LOOSE = frozenset(["aux", "auxpass", "neg", "advmod", "npadvmod"])


def teller_of(verb: Token, reports: int = CLIMB) -> Token | None:
    """Who does what a verb says; for a participle or infinitive, who does what the clause above it says."""
    at = verb
    for _ in range(CLIMB):
        own = _own_subject(at) if at is verb or not is_passive(at) else _patient(at)
        if own is not None:
            return _matrix(own, at, verb, reports) or _beyond_relative(own, at)
        if at.dep_ in ("acl", "relcl"):
            return _issuer(at.head) if at.lower_.endswith("ing") else None
        if at.dep_ == "advcl" and not (at.lower_.endswith("ing") or is_infinitive(at)):
            return None
        if at.dep_ in ("conj", "advcl", "xcomp", "dep") and at.head.i != at.i:
            at = at.head
        elif at.dep_ == "pcomp" and at.head.head.i != at.head.i:
            at = at.head.head
        else:
            return None
    return None


def is_infinitive(verb: Token) -> bool:
    """ "to P"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def _patient(verb: Token) -> Token | None:
    """ "X was asked about it but said": whom the passive is about says it."""
    return next((c for c in verb.lefts if c.dep_ == "nsubjpass"), None)


def _matrix(own: Token, at: Token, verb: Token, reports: int) -> Token | None:
    """ "X said the talks failed and warned that P": X warned, though the parse joins "warned" to "failed"."""
    above = at.head
    if not reports or at is verb or at.dep_ != "ccomp" or above.lower_ not in cue_words():
        return None
    if verb.lower_.endswith("ing") and above.lower_.endswith("ing") and not at.lower_.endswith("ing"):
        return teller_of(above, reports - 1)
    if own.ent_type_ != "PERSON" and verb.lower_ == above.lower_:
        return teller_of(above, reports - 1)
    if own.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return None
    return None if own.lower_ in PRONOUNS and own.lower_ != "it" else teller_of(above, reports - 1)


def _own_subject(verb: Token) -> Token | None:
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    if agent is not None:
        return object_of(agent)
    if any(c.dep_ == "auxpass" for c in verb.children):
        return None
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "csubj")), None)
    return None if subject is None else _next_to(subject, verb)


def _next_to(subject: Token, verb: Token) -> Token:
    """ "P, an aide said, Q": the parse takes a noun of P for the subject, and the aide for its apposition."""
    for child in subject.rights:
        if child.dep_ == "appos" and verb.dep_ == "parataxis" and child.right_edge.i == verb.i - 1:
            return child
    return _after_dateline(subject)


def _after_dateline(subject: Token) -> Token:
    """ "LUND (Agency) — A minister said": the parse takes the minister for an apposition of the place."""
    if subject.text.isupper() and len(subject.text) > 3:
        for child in subject.rights:
            if child.dep_ == "appos" and child.i > subject.i + 2:
                return child
    return subject


def is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _beyond_relative(subject: Token, verb: Token) -> Token:
    """ "Kern, who said": the noun that "who" stands for."""
    if subject.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    if subject.lower_ in RELATIVE and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return verb.head.head
    return subject


def _issuer(noun: Token) -> Token:
    """ "issued a statement saying": who issued it; otherwise the noun itself."""
    if noun.dep_ == "pobj" and noun.head.head.lower_ in speech_words("speakers", "documents"):
        noun = noun.head.head
    if noun.lower_ in speech_words("speakers", "documents") and noun.dep_ in ("dobj", "pobj"):
        owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
        if owner is not None and owner.lower_ not in PRONOUNS:
            return owner
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        if is_verb(verb) and (subject := _own_subject(verb)) is not None:
            return _beyond_relative(subject, verb)
    return noun


def object_of(preposition: Token) -> Token | None:
    """The noun of "according to X" or "by X"."""
    below: Token | None = preposition
    while below is not None:
        below = next((c for c in below.rights if c.dep_ in ("pobj", "prep")), None)
        if below is not None and below.dep_ == "pobj":
            return below
    return None


def owner_of(noun: Token) -> Token | None:
    """Whose words a noun stands for: "X's claim", "a promise by X", "X repeated the call"."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return child
    for child in noun.rights:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            return object_of(child)
    if noun.dep_ == "dobj" and noun.head.lower_ in _giving():
        return teller_of(noun.head)
    return None


@cache
def _giving() -> frozenset[str]:
    return frozenset(lemma_index(word_list("speech")["owners"]["giving"]))


def in_brackets(token: Token) -> bool:
    """ "Kern (R-Lund) said": what stands in brackets is not who said it."""
    return any(t.text == "(" for t in token.doc[max(token.i - 4, token.sent.start) : token.i]) and any(
        t.text == ")" for t in token.doc[token.i : token.i + 3]
    )


def beside(parsed: Parsed, verb: Token) -> Token | None:
    """The speaker by place where the parse has none: the name just before the cue, or just after it."""
    tokens, at, start = parsed.tokens, verb.i - 1, verb.sent.start
    while at > start and (tokens[at].dep_ in LOOSE or tokens[at].lower_ in ("then", "also", "later")):
        at -= 1
    if at > start and tokens[at].text in (",", ")"):
        opener = "(" if tokens[at].text == ")" else ","
        at = next((i - 1 for i in range(at - 1, max(at - ASIDE, start), -1) if tokens[i].text == opener), -1)
    found = _outermost(parsed, tokens[at]) if at >= start else None
    if found is not None:
        return found
    at, end = verb.i + 1, verb.sent.end
    if at < end and tokens[at].text[0].isupper():
        while at + 1 < end and tokens[at + 1].text[0].isupper():
            at += 1
        return tokens[at] if _speaks(parsed, tokens[at]) else None
    after = next((c for c in verb.rights if c.dep_ == "dobj" and c.i - verb.i < ASIDE), None)
    return after if after is not None and _speaks(parsed, after) else None


def _outermost(parsed: Parsed, token: Token) -> Token | None:
    """ "the editor of a newspaper": of nouns that hang on one another, the highest that can speak."""
    found = token if _speaks(parsed, token) else None
    while token.dep_ == "pobj" and token.head.dep_ == "prep" and token.head.head.i < token.i:
        token = token.head.head
        found = token if _speaks(parsed, token) else found
    return found


def _speaks(parsed: Parsed, token: Token) -> bool:
    if parsed.in_quote(token):
        return False
    character = parsed.cast.character(token)
    if character is not None:
        return character.kind in ("person", "organisation", "group")
    if token.lower_ in ("he", "she", "they") or token.lower_ in speech_words("speakers", "anonymous"):
        return True
    return phrase_kind(token, parsed) in ("person", "group", "organisation", "post")
