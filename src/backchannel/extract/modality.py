"""How firmly a text says that something was said: asserted, denied, hedged, planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model.claims import Modality
from .cues import Cue, speech_words
from .verbs import lemma_index
from .word_lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

DENYING = frozenset(["deny", "refuse", "decline"])


def modality_of(cue: Cue) -> Modality:
    """The modality of a report of speech: that of the cue and of the verbs above its infinitive.

    What was said may itself be a threat or a plan: that belongs to the fact in the content, not to its being said.
    """
    if cue.lemma in DENYING:
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


def _own(verb: Token) -> Modality:
    """What the words beside one verb say."""
    found: Modality = "asserted"
    for child in verb.children:
        word = child.lower_
        if child.dep_ == "neg":
            return "denied"
        if child.dep_ == "aux" and word in speech_words("modality", "possible"):
            found = "hedged"
        elif child.dep_ == "aux" and word in speech_words("modality", "future"):
            found = "planned"
        elif child.dep_ == "advmod" and word in speech_words("modality", "hedged"):
            found = "hedged"
        elif child.dep_ == "mark" and word in ("if", "unless"):
            found = "conditional"
    return found


def _above(verb: Token) -> Modality | None:
    """What a verb that governs the cue makes of it: "refused to say", "is expected to announce"."""
    lemma = _governing().get(verb.lower_)
    if lemma in DENYING:
        return "denied"
    if lemma in speech_words("modality", "planning"):
        return "planned"
    return "expected" if lemma is not None else None


def _governing() -> dict[str, str]:
    lists = word_list("speech")["modality"]
    return lemma_index([*DENYING, *lists["planning"], *lists["expecting"]])
