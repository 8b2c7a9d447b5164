"""Who does what a verb says, by the tree alone: own subject, shared subject, "by", or whose plan it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..syntax.clauses import SUBJECTS, is_passive, subject_of
from .words import blames, listed, object_acts, orders

if TYPE_CHECKING:
    from spacy.tokens import Token

SHARING = frozenset(
    ["xcomp", "ccomp", "advcl", "conj", "dep", "parataxis", "oprd", "acomp", "amod", "aux", "prep"]
)
"""Clauses that share the subject of the one above."""
GERUND_LINKS = frozenset(
    [
        "by",
        "in",
        "after",
        "before",
        "without",
        "while",
        "to",
        "for",
        "including",
        "as",
        "on",
        "upon",
        "through",
        "of",
        "with",
        "like",
    ]
)
"""Words before a gerund whose doer is the subject: not "actions expected, from suspending the fund on"."""
DETAILS = frozenset(["including", "as", "like"])
STEPS = 6
"""How far up the tree a subject is looked for."""


def agent_of(verb: Token) -> Token | None:
    """The noun that does what the verb says; None for a passive without "by" and for a loose infinitive."""
    at = verb
    for _ in range(STEPS):
        if (is_passive(at) and at.i == verb.i) or _is_done_to_noun(at):
            return by_of(at) or (_possessor(at.head) if at.dep_ == "acl" else None)
        head = at.head
        if at.dep_ in ("xcomp", "ccomp", "advcl") and head.lower_ in orders() and is_infinitive(at):
            if is_passive(head):
                return by_of(head)
            at = head
            continue
        own = next((c for c in at.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return subject_of(at)
        if at.dep_ in ("relcl", "acl"):
            return (
                head
                if at.dep_ == "relcl" or (at.lower_.endswith("ing") and _is_actor(head))
                else owner_of(head)
            )
        governor = _governor(at)
        thing = _object(governor)
        if thing is not None and thing.i < at.i and _acts_by_object(at, governor):
            return thing
        if at.dep_ == "pcomp" and (is_plan(governor) or governor.dep_ in ("dobj", "pobj", "attr", *SUBJECTS)):
            return owner_of(governor)
        is_far = at.dep_ == "pcomp" and head.lower_ not in GERUND_LINKS
        if is_far or (at.dep_ not in SHARING and at.dep_ != "pcomp") or governor.i == at.i:
            return None
        at = governor
    return None


def _governor(verb: Token) -> Token:
    """The word a clause hangs on; of a detail ("curbs, including by shutting ports") the verb it details."""
    at, is_detail = verb.head, False
    while at.dep_ == "prep":
        is_detail |= at.lower_ in DETAILS
        at = at.head
    while is_detail and at.dep_ in ("dobj", "pobj", "prep", "conj", "attr") and at.head.i != at.i:
        if any(c.dep_ in ("aux", "dobj") for c in at.children):
            break
        at = at.head
    return at


def is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _acts_by_object(verb: Token, governor: Token) -> bool:
    """ "forced X to lift", "criticised X for lifting"."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ == "for" and governor.lower_ in blames()
    return verb.dep_ in ("xcomp", "ccomp", "advcl") and governor.lower_ in object_acts()


def _is_done_to_noun(verb: Token) -> bool:
    """ "tariffs imposed by …": a clause behind the noun it is done to."""
    return (
        verb.dep_ == "acl"
        and not verb.lower_.endswith("ing")
        and not any(c.dep_ == "aux" for c in verb.children)
    )


def _is_actor(noun: Token) -> bool:
    """ "the Order raising duties" acts itself; "the plan raising hopes" is somebody's."""
    return not is_plan(noun) or bool(noun.text[:1].isupper())


def is_plan(noun: Token) -> bool:
    """Whether a noun is something that somebody means to do ("decision", "threat")."""
    return noun.lower_ in listed("above", "plans")


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("dobj", "dative")), None)


def by_of(word: Token) -> Token | None:
    """Whoever is named after "by"."""
    for child in word.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _possessor(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def holder_of(noun: Token) -> Token | None:
    """Whose a thing is by its own phrase: possessor, "by …", or the country named before it."""
    owner = _possessor(noun) or by_of(noun)
    if owner is not None:
        return owner
    named = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.text[:1].isupper()]
    return named[0] if named else None


def owner_of(noun: Token) -> Token | None:
    """Whose a plan, decision or threat is: its holder, else the subject of the verb it is the object of."""
    holder = holder_of(noun)
    if holder is not None:
        return holder
    verb = noun.head
    if noun.dep_ in ("dobj", "attr", "oprd") and not is_passive(verb):
        return subject_of(verb)
    if noun.dep_ == "conj":
        return owner_of(verb) if verb.dep_ in ("dobj", "pobj", "attr") else agent_of(verb)
    if noun.dep_ == "pobj" and verb.head.dep_ in ("ROOT", "ccomp", "conj", "relcl", "advcl"):
        return agent_of(verb.head)
    return None
