"""Who decides, must approve or can veto what: told of the decision, the approval or the power."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model.claims import Modality
from ..syntax.clauses import is_passive, prepositions
from ..syntax.negation import is_negated
from ..syntax.verbs import forms_of
from ..word_lists import words_of
from .parts import Sight, doer_of, helpers_of, is_past, is_verb, standing_modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

WITH = ("with", "to")
ABOUT = ("on", "over", "about", "of", "for")
HAVE = forms_of("have") | forms_of("need")


def resting(parsed: Parsed, verb: Token) -> Iterator[Sight]:
    """ "the decision on quotas rests with the minister", "the choice lies with Congress"."""
    yield from _decision_with(verb, ("with",))


def falling(parsed: Parsed, verb: Token) -> Iterator[Sight]:
    """ "responsibility for trade falls to the provinces"."""
    yield from _decision_with(verb, ("to", "with"))


def up_to(parsed: Parsed, word: Token) -> Iterator[Sight]:
    """ "the decision is up to the president"."""
    if word.i and parsed.lower[word.i - 1] in ("is", "'s", "be", "remains", "was"):
        verb = word.head
        body = next((o for p, o in prepositions(word) if p == "to"), None)
        subject = doer_of(verb)
        if body is not None and subject is not None and subject.lower_ in words_of("remits", "decisions"):
            modality: Modality = "denied" if is_negated(verb) else "asserted"
            yield _of_decision(word, body, subject, modality)


def _decision_with(verb: Token, prepositions_: tuple[str, ...]) -> Iterator[Sight]:
    subject = doer_of(verb)
    if subject is None or subject.lower_ not in words_of("remits", "decisions") or not is_verb(verb):
        return
    body = next((o for p, o in prepositions(verb) if p in prepositions_), None)
    if body is not None:
        yield _of_decision(verb, body, subject, "denied" if is_negated(verb) else "asserted")


def _of_decision(trigger: Token, body: Token, decision: Token, modality: Modality) -> Sight:
    """What the decision is about where the words say so, else the decision itself, as it stands."""
    about = next((o for p, o in prepositions(decision) if p in ABOUT and o.dep_ == "pobj"), None)
    clause = next((c for c in decision.children if c.dep_ in ("acl", "ccomp", "xcomp")), None)
    clause = clause or next((o for p, o in prepositions(decision) if o.dep_ == "pcomp"), None)
    score = 0.85 if about is not None or clause is not None else 0.7
    if about is None and clause is not None:
        return Sight(trigger, body, None, "decides", "rests with", score, modality, clause)
    return Sight(trigger, body, about or decision, "decides", "rests with", score, modality)


def deciding(parsed: Parsed, verb: Token) -> Iterator[Sight]:
    """ "the minister decides on quotas", "the court will decide whether …"; what was decided is an act."""
    helpers = helpers_of(verb)
    if not is_verb(verb) or is_passive(verb):
        return
    if "to" in helpers and not (verb.dep_ == "xcomp" and verb.head.lower_ in HAVE):
        return
    if helpers & {"did", "would", "should", "could", "might"}:
        return
    modality: Modality = "denied" if is_negated(verb) or is_negated(verb.head) else "asserted"
    subject = doer_of(verb)
    on = next((o for p, o in prepositions(verb) if p in ("on", "over") and o.dep_ == "pobj"), None)
    if on is not None:
        yield Sight(verb, subject, on, "decides", "decides", 0.8, modality)
        return
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i and _asks(child):
            yield Sight(verb, subject, None, "decides", "decides", 0.8, modality, child)


def _asks(clause: Token) -> bool:
    """ "whether to lift the ban"; "how far to go" is nobody's remit."""
    return bool(clause.left_edge.lower_ == "whether")


def approving(parsed: Parsed, verb: Token) -> Iterator[Sight]:
    """ "the Senate must approve the treaty", "the deal must be approved by parliament"."""
    if not is_verb(verb) or not _is_needed(verb):
        return
    modality: Modality = "conditional" if _helpers_above(verb) & {"would", "could"} else "asserted"
    if is_negated(verb) or is_negated(verb.head):
        modality = "denied"
    if is_passive(verb):
        body = next((o for p, o in prepositions(verb) if p == "by"), None)
        if body is not None:
            yield Sight(verb, body, doer_of(verb), "vetoes", "must approve", 0.85, modality)
        return
    issue = next((c for c in verb.children if c.dep_ == "dobj"), None)
    yield Sight(verb, doer_of(verb), issue, "vetoes", "must approve", 0.85, modality)


def _is_needed(verb: Token) -> bool:
    if "must" in helpers_of(verb):
        return True
    is_infinitive = "to" in helpers_of(verb) and verb.dep_ == "xcomp"
    return is_infinitive and verb.head.lower_ in HAVE and not is_past(verb.head)


def _helpers_above(verb: Token) -> frozenset[str]:
    return helpers_of(verb.head) if verb.dep_ == "xcomp" else frozenset()


def approval(parsed: Parsed, noun: Token) -> Iterator[Sight]:
    """ "any deal needs the approval of Congress", "the bill requires Senate ratification"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lower_ not in _requiring() or is_past(verb):
        return
    body = next((o for p, o in prepositions(noun) if p in ("of", "from", "by")), None)
    body = body or next((c for c in noun.children if c.dep_ in ("poss", "compound")), None)
    if body is None:
        body = next((o for p, o in prepositions(verb) if p in ("from", "by")), None)
    modality = "denied" if is_negated(verb) else standing_modality(verb)
    if "would" in helpers_of(verb):
        modality = "conditional"
    if modality is not None and body is not None:
        yield Sight(noun, body, doer_of(verb), "vetoes", "approval", 0.8, modality)


def _requiring() -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in words_of("remits", "requiring")))


def vetoing(parsed: Parsed, verb: Token) -> Iterator[Sight]:
    """ "Congress can veto the order"; who vetoed has acted, which is no remit."""
    able = helpers_of(verb) & words_of("remits", "can")
    if not is_verb(verb) or not able or is_passive(verb):
        return
    modality: Modality = "asserted" if able <= {"can", "may"} else "hedged"
    issue = next((c for c in verb.children if c.dep_ == "dobj"), None)
    is_veto = verb.lower_ == "veto"
    if is_veto or issue is not None:
        modality = "denied" if is_negated(verb) else modality
        yield Sight(verb, doer_of(verb), issue, "vetoes", "veto", 0.85 if is_veto else 0.7, modality)


def power(parsed: Parsed, noun: Token) -> Iterator[Sight]:
    """ "X has the power to impose tariffs", "has jurisdiction over trade", "has the final say on it"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lower_ not in _having():
        return
    modality = standing_modality(verb)
    if modality is None or is_past(verb):
        return
    if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        modality = "denied"
    is_last = noun.lower_ in words_of("remits", "last_words")
    if is_last and not any(c.lower_ in words_of("remits", "final") for c in noun.children):
        return
    about = next(
        (o for p, o in prepositions(noun) if p in ("over", "on", "for", "about") and o.dep_ == "pobj"), None
    )
    clause = next((c for c in noun.children if c.dep_ in ("acl", "relcl") and "to" in helpers_of(c)), None)
    is_veto = noun.lower_ == "veto" or (clause is not None and clause.lower_ in words_of("remits", "vetoing"))
    if clause is not None and is_veto:
        about = next((c for c in clause.children if c.dep_ == "dobj"), None)
        clause = None
    elif clause is not None and not any(c.dep_ == "dobj" for c in clause.children):
        return
    role, rule = ("vetoes", "veto") if is_veto else ("decides", "power")
    yield Sight(noun, doer_of(verb), about, role, rule, 0.8, modality, clause)  # type: ignore[arg-type]


def _having() -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in words_of("remits", "having")))
