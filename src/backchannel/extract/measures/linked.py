"""Measures that act on earlier ones: the links of what other rules found, and what only names the act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ...model.facts import LegalAct, LinkRelation, MeasureLink
from ..word_lists import words_of
from .acts import RESTRICTIVE, Found, Memory, issuer_for
from .agent import agent_of
from .chains import ActedOn, acted_on, acting_in, amendments_told, pursued, relations
from .enactment import enacted_by, enactment_of
from .issuer import NOBODY
from .legal_acts import acts_between, pointed_act
from .parts import Parts
from .stance import Stance, stance_of
from .words import DONE

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..parsed import Parsed

ACTS: dict[LinkRelation, str] = {
    "amends": "modify",
    "suspends": "suspend",
    "raises": "raise",
    "lowers": "lower",
    "lifts": "lift",
    "extends": "extend",
    "implements": "implement",
    "replaces": "replace",
}
"""What is done with the earlier act → the act of policy."""
OPEN: dict[str, LinkRelation] = {
    "raise": "raises",
    "lower": "lowers",
    "lift": "lifts",
    "suspend": "suspends",
    "extend": "extends",
    "maintain": "extends",
}
"""Acts on what is already there, though the words do not name it."""
SIGNING = frozenset(["sign", "announce", "approve"])
KNOWN = frozenset(["the", "these", "those", "this", "that", "its", "their", "his", "her"])
NAMED, TOLD = 0.75, 0.6


def with_links(parsed: Parsed, sentence: Span, found: list[Found], memory: Memory) -> Iterator[Found]:
    """The measures of a sentence with what they do to earlier ones, and those only the named acts tell."""
    acted = {one.verb.i: one for one in acted_on(parsed, sentence)}
    for one in found:
        on = acted.pop(one.head.i, None)
        links = (
            _links(parsed, on) if on is not None else _followed(parsed, sentence, one) or _open(parsed, one)
        )
        legal_act = one.legal_act or _signed(parsed, one) or _made_by(parsed, one.head)
        stance = performed(parsed, one.head, one.stance, one.act)
        links = () if stance.modality == "denied" else links
        parts = _with_name(parsed, one)
        yield replace(one, links=links, legal_act=legal_act, stance=stance, parts=parts)
    for on in acted.values():
        only = _only_named(parsed, on, memory)
        if only is not None:
            yield only
    yield from _amended(parsed, sentence)


def _with_name(parsed: Parsed, found: Found) -> Parts:
    """ "Decree 12" where the tree has only "Decree"."""
    head = parsed.tokens[found.parts.head]
    named = next(
        (
            n
            for n in acts_between(parsed, head.sent.start_char, head.sent.end_char)
            if n.start <= head.idx < n.end
        ),
        None,
    )
    if named is None or found.parts.instrument is None or len(found.parts.instrument) > len(named.act.name):
        return found.parts
    return replace(found.parts, instrument=named.act.name)


def _signed(parsed: Parsed, found: Found) -> LegalAct | None:
    """ "signed Order 12": the measure is that order."""
    if found.act not in SIGNING:
        return None
    noun = parsed.tokens[found.parts.head]
    for one in acts_between(parsed, found.head.sent.start_char, found.head.sent.end_char):
        if one.start <= noun.idx < one.end and not one.is_law:
            return one.act
    return None


def _links(parsed: Parsed, on: ActedOn) -> tuple[MeasureLink, ...]:
    words = parsed.span(on.start, on.end)
    own = _made_by(parsed, on.verb)
    relation: LinkRelation = (
        "amends" if on.is_section and on.relation in ("lifts", "replaces") else on.relation
    )
    return tuple(
        MeasureLink(relation, one.act, words, is_part=on.is_part) for one in on.named if one.act != own
    )


def _followed(parsed: Parsed, sentence: Span, found: Found) -> tuple[MeasureLink, ...]:
    """ "Pursuant to Order 12, the ministry raised …": it implements that order."""
    named = pursued(parsed, sentence.start_char, sentence.end_char)
    near = [one for one in named if one.end <= found.head.idx or one.start < found.head.right_edge.idx]
    return tuple(MeasureLink("implements", one.act, parsed.span(one.start, one.end)) for one in near[:1])


def _open(parsed: Parsed, found: Found) -> tuple[MeasureLink, ...]:
    """ "suspended the tariffs": there is an earlier measure, and the words do not name it."""
    relation, noun = OPEN.get(found.act), parsed.tokens[found.parts.head]
    if found.act == "maintain" and relations().get(found.head.lower_) != "extends":
        return ()
    if relation is None or not found.parts.themes & RESTRICTIVE or found.stance.modality == "denied":
        return ()
    if not any(c.lower_ in KNOWN or c.dep_ == "poss" for c in noun.children) or _is_own(noun):
        return ()
    first, last = sorted((found.head, noun), key=lambda token: token.i)
    return (MeasureLink(relation, None, parsed.span(first.idx, last.idx + len(last))),)


def _is_own(noun: Token) -> bool:
    """ "the duties set out in this order": no earlier measure."""
    return any(t.lower_ in ("this", "herein") and t.i > noun.i for t in noun.subtree)


def _made_by(parsed: Parsed, verb: Token) -> LegalAct | None:
    """The act by which it is done: "Order 12 raised", "raised by Order 12", "in Order 12, she raised"."""
    agent = agent_of(verb)
    sentence = verb.sent
    if agent is not None:
        for one in acts_between(parsed, sentence.start_char, sentence.end_char):
            if one.start <= agent.idx < one.end and not one.is_law:
                return one.act
    after = verb.idx + len(verb)
    for one in acts_between(parsed, after, sentence.end_char)[:1]:
        if parsed.joined[after : one.start].split() in (["by"], ["by", "the"]):
            return one.act
    if (told := acting_in(parsed, verb, agent)) is not None:
        return told
    act = enacted_by(parsed, verb, agent)
    if act is not None:
        return act.act
    is_pointed = agent is not None and agent.lower_ in words_of("legal_acts", "kinds")
    return pointed_act(parsed, agent) if agent is not None and is_pointed else None


def _only_named(parsed: Parsed, on: ActedOn, memory: Memory) -> Found | None:
    """ "Order 12 is revoked", "amending Order 12": who does it may stay open, what is done does not."""
    links = _links(parsed, on)
    act = ACTS[links[0].relation if links else on.relation]
    stance = _stance(parsed, on, act)
    if stance is None or not links or links[0].to is None:
        return None
    issuer = issuer_for(parsed, on.verb, memory)
    legal_act = _made_by(parsed, on.verb)
    own = enactment_of(parsed)
    if legal_act is None and own is not None and _is_heading(parsed, on.verb):
        legal_act = own.act
    if issuer.ref is None and own is not None and legal_act == own.act and own.issuer is not None:
        issuer = replace(issuer, ref=own.issuer)
    if issuer.ref is None and legal_act is None and not on.is_passive:
        parsed.near("measure", on.verb, lacks="an issuer")
        return None
    if stance.modality == "denied":
        links = ()
    head = next(t.i for t in on.verb.sent if t.idx >= on.named[0].start)
    parts = Parts(head, frozenset(["order"]), on.named[0].act.name)
    span = (on.start, on.end)
    return Found(
        on.verb,
        act,
        issuer,
        parts,
        stance,
        NAMED,
        rule="named act",
        legal_act=legal_act,
        links=links,
        span=span,
    )


def _stance(parsed: Parsed, on: ActedOn, act: str) -> Stance | None:
    """As the verb has it; a legal act that says "shall be" or "is amended" does it."""
    stance = stance_of(on.verb, act)
    return stance if stance is None or not on.is_now else performed(parsed, on.verb, stance, act)


def performed(parsed: Parsed, verb: Token, stance: Stance, act: str) -> Stance:
    """What a legal act says that shall be, it announces."""
    is_ordered = stance.modality == "planned" and stance.top.i == verb.i
    is_ordered &= any(c.lower_ == "shall" for c in verb.children)
    if is_ordered and enactment_of(parsed) is not None and not parsed.in_quote(verb):
        return Stance("asserted", DONE.get(act, "announced"), stance.top)
    return stance


def _is_heading(parsed: Parsed, verb: Token) -> bool:
    """The first lines of a legal act: "Order amending Order 12"."""
    return (
        verb.lower_.endswith("ing")
        and verb.sent.start_char < 600
        and "." not in verb.sent.text.rstrip(". \n")
    )


def _amended(parsed: Parsed, sentence: Span) -> Iterator[Found]:
    """ "Order 12, as amended by Order 14": what Order 14 did."""
    for amended, amending in amendments_told(parsed, sentence):
        verb = next(t for t in sentence if t.idx >= amended.end and t.lower_ == "amended")
        words = parsed.span(amended.start, amending.end)
        head = next(t.i for t in sentence if t.idx >= amended.start)
        yield Found(
            verb,
            "modify",
            NOBODY,
            Parts(head, frozenset(["order"]), amended.act.name),
            Stance("asserted", "announced", verb),
            TOLD,
            rule="as amended",
            legal_act=amending.act,
            links=(MeasureLink("amends", amended.act, words),),
            span=(amended.start, amending.end),
        )
