"""Acts of policy whose content may be anything, which is their object: threat, demand, order, refusal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..syntax.negation import is_negated
from .acts import Found
from .agent import agent_of
from .issuer import issuer_of
from .parts import GOODS_AT_MOST, Parts, parts_of, targets, text_of, theme_of, without_loose_end, words
from .stance import Stance, stance_of
from .words import CLAUSES, noun_acts, verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ...model.facts import Stage
    from ..parsed import Parsed

WORDS: dict[str, tuple[frozenset[str], Stage]] = {
    "threaten": (verb_forms("threaten"), "threatened"),
    "demand": (verb_forms("demand", "request"), "requested"),
    "order": (verb_forms("order", "command", "instruct"), "in_force"),
    "refuse": (verb_forms("refuse"), "refused"),
}
"""Act → the forms of its verbs, and how far it has come once said."""
ACTS = {form: act for act, (forms, _) in WORDS.items() for form in forms}
RULED = verb_forms("rule")
REFUSABLE = frozenset(["tariff", "curb", "counter", "force"])
SAID_TO = frozenset(
    [
        "talk",
        "speak",
        "comment",
        "say",
        "answer",
        "respond",
        "discuss",
        "meet",
        "identify",
        "confirm",
        "elaborate",
    ]
)
"""Refusals of these are no acts of policy."""


def acts_by_demand(parsed: Parsed, sentence: Span, *, found: list[Found]) -> Iterator[Found]:
    """The threats, demands, orders and refusals of a sentence whose content no other rule has found."""
    within = {position for one in found for position in (one.stance.top.i, one.head.i, one.head.head.i)}
    for position in range(sentence.start, sentence.end):
        act = ACTS.get(parsed.lower[position])
        if act is None or position in within or parsed.labels[position] not in CLAUSES:
            continue
        verb = parsed.tokens[position]
        parts, stance = _content(parsed, verb, act), stance_of(verb, act)
        issuer = issuer_of(parsed, agent_of(verb))
        if parts is None or stance is None or issuer.ref is None:
            continue
        if stance.modality == "asserted":
            stance = Stance("threatened" if act == "threaten" else "asserted", WORDS[act][1], stance.top)
        yield Found(verb, act, issuer, parts, stance, 0.6, rule="demand")


def acts_ruled_out(parsed: Parsed, sentence: Span) -> Iterator[Found]:
    """ "ruled out sanctions": refused; "has not ruled out sanctions": held out as a threat."""
    for position in range(sentence.start, sentence.end - 1):
        if parsed.lower[position] not in RULED or "out" not in parsed.lower[position + 1 : position + 3]:
            continue
        verb = parsed.tokens[position]
        noun = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")), None)
        if noun is None or not any(c.lower_ == "out" for c in verb.children):
            continue
        kinds = theme_of(noun)[1] & REFUSABLE
        issuer = issuer_of(parsed, agent_of(verb))
        if not kinds and noun.lower_ not in noun_acts():
            continue
        if issuer.ref is None:
            parsed.near("measure", verb, lacks="an issuer")
            continue
        act = noun_acts().get(noun.lower_, "impose")
        is_open = is_negated(verb) or "never" in {c.lower_ for c in verb.children}
        stance = Stance("hedged", "threatened", verb) if is_open else Stance("denied", "refused", verb)
        parts = parts_of(parsed, verb, noun, kinds | {"tariff"})
        yield Found(verb, act, issuer, parts, stance, 0.6, rule="ruled out")


def _content(parsed: Parsed, verb: Token, act: str) -> Parts | None:
    """What is threatened, demanded, ordered or refused: a clause; for threats and demands also a noun."""
    for child in verb.children:
        is_clause = child.dep_ in ("xcomp", "ccomp", "advcl") and child.i > verb.i
        if is_clause and not (act == "refuse" and child.lower_ in SAID_TO):
            start = child.left_edge.i
            end = without_loose_end(parsed, start, min(child.right_edge.i + 1, child.i + GOODS_AT_MOST))
            aimed_at = (*targets(parsed, verb, verb), *targets(parsed, child, child))
            said = text_of(parsed, start, end).removeprefix("to ").removeprefix("that ")
            return Parts(child.i, frozenset(), None, said, tuple(dict.fromkeys(aimed_at)))
    for child in verb.children:
        if child.dep_ == "dobj" and act in ("threaten", "demand") and parsed.cast.at(child.i) is None:
            return Parts(child.i, frozenset(), None, words(parsed, child), targets(parsed, verb, child))
    return None
