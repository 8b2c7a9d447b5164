"""How far an act of policy has come, and how the document puts it: by helpers, negation and words above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Modality
from ...model.facts import Stage
from ..syntax.clauses import SUBJECTS
from ..syntax.negation import denial_of, is_affirmed, is_negated
from .words import DONE, acts, controls, helpers, object_acts, orders, themes, voiding

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

STEPS = 5
ABOVE = frozenset(["xcomp", "ccomp", "acl", "pcomp", "advcl", "conj", "relcl", "oprd", "acomp"])
AWAITING = frozenset(["when", "once", "until", "till", "before", "whenever"])
SUPPOSING = frozenset(["if", "unless", "whether", "lest", "for"])
"""Marks of a clause that reports nothing: "if X lifts", "chances for X to lift"."""
CONDITIONS = frozenset(["if", "unless", "should"])


class Stance(Struct, frozen=True):
    """Modality and stage of an act, and the highest word that takes part in saying it."""

    modality: Modality
    stage: Stage
    top: Token


def stance_of(verb: Token, act: str) -> Stance | None:
    """How a verb's act is put; None where nothing is reported: a wish, advice, a question, an "if"."""
    if _is_supposed(verb):
        return None
    modality, stage, top = _own(verb, act)
    if modality is None:
        return None
    at = verb
    denial = denial_of(verb)
    if denial is not None and denial.lower_ not in voiding():
        is_told = not _is_supposed(denial) and _own(denial, act)[0] is not None
        return Stance("denied", "refused", denial) if is_told else None
    if _is_mere_purpose(verb):
        return None
    for _ in range(STEPS):
        above = _above(at)
        if above is None:
            break
        if _is_supposed(above):
            return None
        if above.lower_ in voiding() and at.dep_ in ("xcomp", "ccomp", "acl", "pcomp"):
            return None
        if above.lower_ in orders() and _governs_order(at):
            return Stance("planned", "announced", above)
        control = controls().get(above.lower_)
        if control is not None and _governs(at, above):
            if control.stage == "requested" and any(c.dep_ == "dobj" for c in above.children):
                return None
            if is_affirmed(at, above):
                at = above
                continue
            own, _, _ = _own(above, act)
            if own == "denied" and control.modality != "denied":
                return Stance("denied", "refused", above)
            if own is None:
                return None
            if modality in ("asserted", "ongoing", "planned") and control.stage is not None:
                modality = control.modality if control.modality != "asserted" else modality
                stage = control.stage
            elif modality in ("asserted", "ongoing") and own in ("hedged", "planned", "expected"):
                modality, stage = own, "planned"
            top = above
        elif at.dep_ in ("ccomp", "relcl", "advcl"):
            break
        at = above
    if modality in ("asserted", "planned", "hedged") and any(_is_conditional(t) for t in {verb, top}):
        modality = "conditional"
    return Stance(modality, stage, top)


def _own(verb: Token, act: str) -> tuple[Modality | None, Stage, Token]:
    """What the verb's own helpers say, or those it shares ("will suspend … but retain")."""
    holder = verb
    while holder.dep_ == "conj" and not any(c.dep_ in ("aux", "auxpass", *SUBJECTS) for c in holder.children):
        holder = holder.head
    words = {c.lower_ for c in holder.children if c.dep_ in ("aux", "auxpass", "neg", "advmod")}
    is_either = any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in holder.children)
    if is_negated(verb) or (is_either and is_negated(holder)):
        return "denied", "refused", verb
    if words & helpers("advice"):
        return None, "planned", verb
    if words & helpers("maybe"):
        return "hedged", "planned", verb
    if words & helpers("future"):
        return "planned", "planned", verb
    stage = DONE.get(act, "in_force")
    if verb.lower_.endswith("ing") and words & {"is", "are", "was", "were", "been", "'s", "'re", "’s", "’re"}:
        return "planned" if stage == "planned" else "ongoing", stage, verb
    if act == "prepare":
        return "planned", stage, verb
    return "asserted", stage, verb


def _above(at: Token) -> Token | None:
    """The word an act hangs on: "plan" in "a plan to impose", "threat" in "the threat of imposing"."""
    if at.head.i == at.i or at.dep_ not in ABOVE:
        return None
    return at.head.head if at.dep_ == "pcomp" and at.head.dep_ == "prep" else at.head


def _governs(at: Token, above: Token) -> bool:
    """Whether the word above speaks of this act: its infinitive, its gerund, or what it announces."""
    if at.dep_ == "conj":
        return False
    if at.dep_ in ("xcomp", "acl", "pcomp", "oprd"):
        return not (
            at.dep_ == "acl"
            and not at.lower_.endswith("ing")
            and not any(c.lower_ == "to" for c in at.children if c.dep_ == "aux")
        )
    if at.dep_ == "ccomp":
        return True
    return (
        at.dep_ == "advcl"
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in at.children)
        and above.lower_ in object_acts()
    )


def _governs_order(verb: Token) -> bool:
    """ "directs the minister to open a fund": what is ordered is still to be done."""
    return verb.dep_ in ("xcomp", "ccomp", "advcl") and any(
        c.lower_ == "to" and c.dep_ == "aux" for c in verb.children
    )


def _is_supposed(verb: Token) -> bool:
    """Inside an "if" clause, or in a question."""
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in SUPPOSING:
            return True
        if (
            child.lower_ in AWAITING
            and child.dep_ in ("advmod", "mark")
            and verb.dep_ == "advcl"
            and _is_present(verb)
        ):
            return True
    return _ends_in_question(verb.sent)


def _ends_in_question(sentence: Span) -> bool:
    for token in reversed(sentence):
        text: str = token.text.rstrip("\"”’' \n")
        if text:
            return text.endswith("?")
    return False


def _is_mere_purpose(verb: Token) -> bool:
    """ "worked to lower tariffs", "a tool to lower them": under a word that neither acts nor announces."""
    if verb.dep_ not in ("xcomp", "advcl", "acl") or not any(
        c.lower_ == "to" and c.dep_ == "aux" for c in verb.children
    ):
        return False
    above = verb.head.lower_
    return (
        above not in controls()
        and above not in acts()
        and above not in orders() | object_acts()
        and "order" not in themes().get(above, ())
    )


def _is_present(verb: Token) -> bool:
    """ "is", "has", "takes": a form that with "when" and "until" speaks of what is to come."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")} or {verb.lower_}
    if helpers & {"is", "are", "has", "have", "'s", "’s"}:
        return True
    return not helpers & {"was", "were", "had", "did", "would"} and bool(verb.lower_.endswith("s"))


def _is_conditional(verb: Token) -> bool:
    for child in verb.children:
        if child.dep_ == "advcl" and any(
            c.dep_ in ("mark", "aux", "advmod") and c.lower_ in CONDITIONS for c in child.children
        ):
            return True
    return False
