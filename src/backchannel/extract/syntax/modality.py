"""How firmly a text says that something was said: asserted, denied, hedged, planned."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.claims import Modality
from ..statements.cues import ACCORDING, Cue
from ..statements.lexicon import speech_words
from ..word_lists import word_list
from .negation import is_denied, is_negated, is_none, is_not_so
from .subjects import is_passive
from .verbs import lemma_index

if TYPE_CHECKING:
    from spacy.tokens import Token

DENYING = ("deny", "refuse", "decline")
DEFINITE = frozenset(["the", "this", "that", "these", "those"])


def report_modality(cue: Cue) -> Modality:
    """The modality of a report of speech: that of the cue and of the verbs above its infinitive.

    What was said may itself be a threat or a plan: that belongs to the fact in the content.
    """
    if cue.lemma in DENYING or is_denied(cue.token) or (cue.is_noun and _is_unsaid(cue.token)):
        return "denied"
    at: Token = cue.token
    while True:
        found = _own(at)
        if found != "asserted":
            return found
        if at.dep_ != "xcomp" or at.head.i == at.i:
            return "asserted"
        at = at.head
        if (above := _above(at)) is not None:
            return above


def _is_unsaid(noun: Token) -> bool:
    """ "no claim", "did not make a claim", but not "did not repeat the claim"."""
    is_some = any(c.dep_ == "poss" or c.lower_ in DEFINITE for c in noun.children)
    is_uttered = noun.dep_ == "dobj" and noun.head.lower_ in _uttering() and not is_some
    return is_none(noun) or (is_uttered and is_not_so(noun.head))


def is_told(cue: Cue) -> bool:
    """Whether speech is reported at all: no passive without its speaker, no "nobody said", no mere wish or
    right to speak."""
    verb = cue.token
    if cue.lemma == ACCORDING:
        return True
    if any(c.dep_ == "nsubj" and is_none(c) and not tuple(c.conjuncts) for c in verb.children):
        return False
    agent = any(c.dep_ == "agent" for c in verb.children)
    if not agent and (is_passive(verb) or _is_bare_participle(cue)):
        return False
    helpers = [c.lower_ for c in verb.lefts if c.dep_ == "aux"]
    if "shall" in helpers:
        return False
    if "to" not in helpers:
        return True
    if verb.dep_ == "xcomp":
        lemma = _governing().get(verb.head.lower_)
        return lemma is not None and verb.head.dep_ not in ("acomp", "amod")
    return verb.dep_ == "advcl" and "clause" in cue.spoken and any(c.dep_ == "ccomp" for c in verb.rights)


def is_open(cue: Cue) -> bool:
    """ "could announce P", "must reject P": what somebody may or should say."""
    open_words = speech_words("modality", "open")
    return any(c.dep_ == "aux" and c.lower_ in open_words for c in cue.token.lefts)


def _is_bare_participle(cue: Cue) -> bool:
    """ "a man called X", "asked whether …, Y said": something is done to the noun, not by it."""
    if cue.token.dep_ == "advcl" and cue.i and cue.token.nbor(-1).dep_ in ("pobj", "nsubj", "dobj", "appos"):
        return False
    return (
        cue.token.dep_ in ("acl", "advcl", "amod")
        and not cue.token.lower_.endswith("ing")
        and not any(c.dep_ in ("nsubj", "mark", "aux") for c in cue.token.children)
    )


def _own(verb: Token) -> Modality:
    """What the words beside one verb say."""
    found: Modality = "asserted"
    if is_negated(verb, by_object=False) or any(_is_nobody(c) for c in verb.children):
        return "denied"
    for child in verb.children:
        word = child.lower_
        if child.dep_ == "aux" and word in speech_words("modality", "possible"):
            found = "hedged"
        elif child.dep_ == "aux" and word in speech_words("modality", "future"):
            found = "planned"
        elif child.dep_ == "advmod" and word in speech_words("modality", "hedged"):
            found = "hedged"
        elif child.dep_ == "mark" and word in ("if", "unless"):
            found = "conditional"
    return found


def _is_nobody(told: Token) -> bool:
    """ "told nobody that", "told no one that"."""
    return told.dep_ in ("dobj", "dative") and told.lower_ in ("nobody", "none", "one") and is_none(told)


def _above(verb: Token) -> Modality | None:
    """What a verb that governs the cue makes of it: "refused to say", "is expected to announce"."""
    lemma = _governing().get(verb.lower_)
    if lemma in DENYING:
        return "denied"
    if lemma in speech_words("modality", "planning"):
        return "planned"
    return "expected" if lemma in speech_words("modality", "expecting") else None


@cache
def _uttering() -> frozenset[str]:
    return frozenset(lemma_index(word_list("speech")["modality"]["uttering"]))


@cache
def _governing() -> dict[str, str]:
    lists = word_list("speech")["modality"]
    return lemma_index(
        [*DENYING, *lists["planning"], *lists["expecting"], *word_list("speech")["saying"]["done"]]
    )
