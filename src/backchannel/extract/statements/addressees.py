"""Addressees: to whom, or to which outlet, something was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.entities import Ref
from ..syntax.subjects import object_of
from .cues import Cue
from .lexicon import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

SETTINGS = frozenset(["in", "during", "on", "at"])
TOWARDS = frozenset(["to", "with", "by", "for"])


def addressee_of(parsed: Parsed, cue: Cue) -> Ref | None:
    """The party a cue is said to: "told Y", "confirmed to Y", "said in an interview with Y"."""
    for child in cue.token.rights:
        found = None
        if child.dep_ in ("dobj", "dative") and cue.lemma in speech_words("addressees", "dative"):
            found = _party(parsed, child)
        elif child.dep_ in ("prep", "dative") and child.lower_ == "to" and "to-noun" not in cue.spoken:
            found = _of_preposition(parsed, child)
        elif child.dep_ == "prep" and child.lower_ in SETTINGS:
            found = _of_setting(parsed, child)
        elif child.dep_ == "prep" and child.lower_ == "on" and cue.lemma == "call":
            found = _of_preposition(parsed, child)
        if found is not None:
            return found
    return None


def _of_setting(parsed: Parsed, preposition: Token) -> Ref | None:
    """ "in a letter to Y", "in an interview with Y"."""
    noun = object_of(preposition)
    if noun is None or noun.lower_ not in speech_words("addressees", "settings"):
        return None
    link = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in TOWARDS), None)
    return None if link is None else _of_preposition(parsed, link)


def _of_preposition(parsed: Parsed, preposition: Token) -> Ref | None:
    noun = object_of(preposition) if preposition.dep_ != "dative" or any(preposition.rights) else preposition
    return None if noun is None else _party(parsed, noun)


def _party(parsed: Parsed, noun: Token) -> Ref | None:
    """Who a noun names; the owner where the noun itself is a thing ("Y's evening show")."""
    ref = parsed.cast.party(noun)
    if ref is not None:
        return ref
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    return None if owner is None else parsed.cast.who(owner)
