"""How firmly a contact is told: happened, planned, called off."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.claims import Modality
from ..syntax.clauses import BE, FUTURE, modality_of
from ..syntax.negation import is_affirmed, is_negated
from ..syntax.verbs import forms_of
from ..word_lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

BEFORE_IT = frozenset(["when", "before", "until", "once", "whenever"])
PURPOSE = ("advcl", "xcomp", "acl", "relcl")
DURING = frozenset(["at", "in", "during"])
PAST_PARTICIPLE_HELPERS = frozenset(["has", "have", "had", "did", "was", "were", "been"])
STEPS = 6
"""Clauses one below the other through which a plan is followed ("when he flies to Bern")."""


@cache
def _forms(kind: str) -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in word_list("contacts")["stance"][kind]))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word_list("contacts")["stance"][kind])


def verb_modality(verb: Token, clauses: int = STEPS) -> Modality:
    """The modality of a contact told by a verb.

    As `modality_of`; "looks forward to meeting" is expected, "when he meets" and "flies to Bern to meet" are
    planned, "an offer to meet" planned and "a refusal to meet" denied.
    """
    found = modality_of(verb, by_object=False)
    if found != "asserted":
        return found
    above, is_infinitive = _above(verb), any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    if above is not None and above.lower_ in _forms("expect"):
        return "expected"
    if is_infinitive and verb.dep_ == "xcomp" and above is not None and above.lower_ in BE:
        return "planned"  # "the two are to meet"
    if is_infinitive and above is not None:
        return _of_a_purpose(verb, above)
    opened = any(c.dep_ in ("advmod", "mark") and c.lower_ in BEFORE_IT for c in verb.children)
    if opened and clauses and above is not None and _is_present(verb):
        found = verb_modality(above, clauses - 1)
        return found if found in ("planned", "expected", "hedged") else "asserted"
    return "asserted"


def _above(verb: Token) -> Token | None:
    """The verb or noun that governs one: "looks" for "looks forward to meeting"."""
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ == "ROOT" or verb.head.i == verb.i:
        return None
    above = verb.head
    while above.dep_ in ("prep", "advmod", "prt") and above.head.i != above.i:
        above = above.head
    return above


def _of_a_purpose(verb: Token, above: Token) -> Modality:
    """Of "to meet": what the verb above says ("will fly to meet"), or the noun ("an offer to meet")."""
    if above.lower_ in _words("refusals"):
        return "denied"
    if above.lower_ in _words("intentions"):
        return "planned"
    if (
        verb.dep_ not in PURPOSE
        or is_affirmed(verb, above)
        or above.dep_ in ("dobj", "attr", "nsubj", "pobj", "appos")
    ):
        return "asserted"
    found = modality_of(above, by_object=False)
    if found == "asserted" and above.lower_ in _forms("motion") and _is_present(above):
        return "planned"
    return found if found in ("planned", "expected", "denied", "hedged", "conditional") else "asserted"


def _is_present(verb: Token) -> bool:
    """ "meets", "flies", "meet" without "did": no past form."""
    if any(c.lower_ in PAST_PARTICIPLE_HELPERS for c in verb.children if c.dep_ in ("aux", "auxpass")):
        return False
    helpers = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if verb.lower_.endswith("ing"):
        return bool(helpers & {"is", "are", "'s", "'re"})
    return verb.lower_.endswith("s") or verb.lower_ in _bases()


def is_past(verb: Token) -> bool:
    """ "met", "had met", "was held": a form that tells what was; a noun or "hosting" has none."""
    if any(c.lower_ in PAST_PARTICIPLE_HELPERS for c in verb.children if c.dep_ in ("aux", "auxpass")):
        return True
    return verb.lower_.endswith("ed") or verb.lower_ in _irregular_pasts()


@cache
def _irregular_pasts() -> frozenset[str]:
    lists = word_list("contacts")
    verbs = [*(v for group in lists["verbs"].values() for v in group), *lists["carriers"]["verbs"]]
    forms = frozenset().union(*(forms_of(v) for v in verbs))
    present = {f for v in verbs for f in (v, v + "s", v + "es")}
    return frozenset(f for f in forms if not f.endswith(("ing", "ies")) and f not in present)


@cache
def _bases() -> frozenset[str]:
    lists = word_list("contacts")
    return frozenset(
        [*lists["stance"]["motion"], *(v for verbs in lists["verbs"].values() for v in verbs)]
    ) - {"come"}


def noun_modality(noun: Token, verb: Token, *, is_carried: bool) -> Modality:
    """The modality of a contact told by a noun: from its own words, the verb that carries it or what became
    of it.
    """
    words = {c.lower_ for c in noun.children}
    fate = _fate(noun)
    if fate is not None:
        return fate
    if "no" in words:
        return "denied"
    if words & _words("planned"):
        return "planned"
    if words & {"ongoing", "current", "continuing"}:
        return "ongoing"
    return _of_carrier(noun, verb) if is_carried else _of_frame(noun)


def _fate(noun: Token) -> Modality | None:
    """ "the talks were called off", "put off the talks", "pulled out of planned talks", "will not happen"."""
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "out":
        verb = noun.head.head.head if noun.head.head.dep_ != "ROOT" else noun.head.head
        return "denied" if verb.lower_ in _forms("leaving") and _is_planned(noun) else None
    if noun.dep_ not in ("dobj", "nsubjpass", "nsubj"):
        return None
    particles = {c.lower_ for c in verb.children if c.dep_ == "prt"}
    ended = verb.lower_ in _forms("cancel") or (particles & {"off"} and verb.lower_ in _forms("cancel_off"))
    if verb.lower_ in forms_of("fall") and any(c.lower_ == "through" for c in verb.children):
        return "denied"
    if ended and (noun.dep_ != "nsubj" or particles):
        return "asserted" if is_negated(verb) else "denied"
    if noun.dep_ in ("nsubj", "nsubjpass"):
        if is_negated(verb) and verb.lower_ in _forms("happen"):
            return "denied"
        if verb.lower_ in _forms("happen") | _forms("arrange"):
            found = modality_of(verb)
            return "planned" if found == "asserted" and verb.lower_ in _forms("arrange") else found
    return None


def _is_planned(noun: Token) -> bool:
    return any(c.lower_ in _words("planned") for c in noun.children)


def _of_frame(noun: Token) -> Modality:
    """ "will raise it at their dinner": what stands at, in or during an event yet to come is yet to come."""
    if noun.dep_ == "pobj" and noun.head.lower_ in DURING:
        verb = noun.head.head
        if any(c.lower_ in FUTURE - {"would"} for c in verb.children if c.dep_ == "aux"):
            return "denied" if is_negated(verb) else "planned"
    return "asserted"


def _of_carrier(noun: Token, verb: Token) -> Modality:
    found = verb_modality(verb)
    if found != "asserted":
        return found
    if verb.lower_ in _forms("expect"):
        return "expected"
    if verb.lower_ in _forms("seek"):
        return "planned"
    if verb.lower_ in _forms("cancel"):
        return "denied"
    is_state = verb.lower_ in BE | {"involved"} and verb.lower_ not in ("was", "were")
    return "ongoing" if is_state and noun.dep_ == "pobj" else "asserted"
