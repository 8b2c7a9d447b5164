"""Idioms of influence: "has X's ear", "has influence with X", "X trusts Y", "X's inner circle"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.claims import Modality
from ...model.entities import Ref
from ..syntax.clauses import prepositions
from ..syntax.negation import is_negated
from ..syntax.verbs import forms_of
from .idioms import Idiom, is_person_pair, made, owner_of, people_of, relation_forms, subject_people

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

PEOPLE = frozenset(
    ["people", "persons", "men", "women", "advisers", "advisors", "aides", "confidants", "friends"]
)
REACH = 6
"""How far behind "listens" the colon may stand that opens the list of those listened to."""


def ear_of(parsed: Parsed, ear: Token) -> Idiom | None:
    """ "X has Y's ear": X's word counts with Y."""
    verb = ear.head
    if verb.lower_ not in forms_of("have") | forms_of("get") | forms_of("gain") | forms_of("win") | forms_of(
        "bend"
    ):
        return None
    return made(
        parsed,
        verb,
        subject_people(parsed, verb),
        owner_of(parsed, ear),
        "influence_over",
        0.85,
        "has the ear of",
    )


def influence(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "X has influence with Y", "X's influence over Y"."""
    over = [
        r
        for p, o in prepositions(noun) + (prepositions(noun.head) if noun.dep_ == "dobj" else [])
        if p in ("with", "over", "on")
        for r in people_of(parsed, o)
    ]
    if not over:
        return None
    if noun.dep_ == "dobj" and noun.head.lower_ in relation_forms("influence", "verbs"):
        idiom = made(parsed, noun.head, subject_people(parsed, noun.head), over, "influence_over", 0.85)
        idiom.modality = _reported(noun.head)
        return idiom
    return made(parsed, noun, owner_of(parsed, noun), over, "influence_over", 0.7)


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


def inner_circle(parsed: Parsed, circle: Token) -> Idiom | None:
    """ "members of Y's inner circle include X and Z", "X, a member of Y's inner circle", "X is in Y's
    circle".
    """
    owner = owner_of(parsed, circle)
    if not owner or not any(
        c.lower_ in ("inner", "close", "tight", "innermost", "intimate", "trusted", "small")
        for c in circle.children
    ):
        return None
    top = circle
    while top.head.i != top.i and (
        top.dep_ in ("pobj", "prep") or (top.dep_ == "appos" and not people_of(parsed, top.head))
    ):
        top = top.head
    verb = top.head if top.dep_ in ("nsubj", "attr", "nsubjpass", "dobj", "appos") else top
    if verb.lower_ in forms_of("include") | forms_of("comprise"):
        members = [c for c in verb.children if c.dep_ in ("dobj", "attr")]
        people = [r for m in members for r in people_of(parsed, m)] or _listed_after(parsed, verb)
        return made(parsed, verb, people, owner, "close_to", 0.85, "inner circle")
    if top.dep_ == "appos":
        return made(parsed, verb, people_of(parsed, verb), owner, "close_to", 0.8, "inner circle")
    return made(parsed, verb, subject_people(parsed, verb), owner, "close_to", 0.8, "inner circle")


def _listed_after(parsed: Parsed, verb: Token) -> list[Ref]:
    """Everybody named after a word in its sentence, for lists that the parse breaks."""
    found: list[Ref] = []
    for token in verb.sent:
        if token.i > verb.i and token.dep_ in ("appos", "conj", "dobj", "attr", "pobj", "dep", "nsubj"):
            ref = parsed.cast.who(token)
            if ref and parsed.cast.kind_of(ref) == "person" and ref not in found:
                found.append(ref)
    return found


def trust(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "Y trusts X", "Y listens to X", "Y confides in X": X has influence over Y."""
    if is_negated(verb) or verb.dep_ in ("compound", "amod", "pobj", "nsubj", "dobj"):
        return None
    if verb.lower_ in forms_of("trust"):
        others = [r for c in verb.children if c.dep_ == "dobj" for r in people_of(parsed, c)]
    else:
        others = [
            r for p, o in prepositions(verb) if p in ("to", "in", "on", "upon") for r in people_of(parsed, o)
        ] or _behind_colon(parsed, verb)
    listeners = subject_people(parsed, verb)
    if not is_person_pair(parsed, others, listeners):
        return None
    return made(parsed, verb, others, listeners, "influence_over", 0.7, verb.lower_)


def _behind_colon(parsed: Parsed, verb: Token) -> list[Ref]:
    """ "listens to only two people: X, and Y": those named behind the colon."""
    colon = next((i for i in range(verb.i + 1, verb.sent.end) if parsed.lower[i] == ":"), None)
    if colon is None or colon > verb.i + REACH or parsed.lower[colon - 1] not in PEOPLE:
        return []
    return _listed_after(parsed, parsed.tokens[colon])


def advice(parsed: Parsed, noun: Token) -> Idiom | None:
    """ "Y follows the advice of X", "Y sought X's counsel": X has influence over Y."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lower_ not in relation_forms("influence", "follow") or is_negated(verb):
        return None
    listeners, others = subject_people(parsed, verb), owner_of(parsed, noun)
    others += [
        r for p, o in prepositions(noun) + prepositions(verb) if p == "from" for r in people_of(parsed, o)
    ]
    if not is_person_pair(parsed, others, listeners):
        return None
    return made(parsed, verb, others, listeners, "influence_over", 0.75, f"{noun.lower_}")


def advising(parsed: Parsed, verb: Token) -> Idiom | None:
    """ "X advises Y": a standing service; "X advised Y to wait" is something said."""
    said = any(c.dep_ in ("xcomp", "ccomp", "advcl", "dative") for c in verb.children)
    once = verb.lower_ == "advised" and not any(c.dep_ == "aux" for c in verb.children)
    if said or once or is_negated(verb) or verb.dep_ in ("compound", "amod", "pobj", "nsubj", "dobj"):
        return None
    people = subject_people(parsed, verb)
    others = [r for c in verb.children if c.dep_ == "dobj" for r in people_of(parsed, c)]
    if len(people) != 1 or not others or parsed.cast.kind_of(people[0]) != "person":
        return None
    return made(parsed, verb, people, others, "works_for", 0.7, "adviser")
