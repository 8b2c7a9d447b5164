"""A claim's fact in one line of words, and which claims state one fact."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from decimal import Decimal

from backchannel.gazetteer.post_words import post_of
from backchannel.model.claims import Claim
from backchannel.model.facts import (
    Attribute,
    Contact,
    Fact,
    Figure,
    Flow,
    Measure,
    Remit,
    Statement,
    Tenure,
    Tie,
    kind_of,
)

from .reading import Reading

TIE_WORDS = {
    "kin": "is family of",
    "works_for": "works for",
    "worked_with": "worked with",
    "close_to": "is close to",
    "influence_over": "has the ear of",
    "ally": "is an ally of",
    "rival": "is a rival of",
    "dislikes": "dislikes",
    "knows": "knows",
    "member_of": "is a member of",
    "represents": "represents",
}
REMIT_WORDS = {
    "decides": "decides on",
    "vetoes": "must approve, or can veto,",
    "drafts": "leads or drafts",
    "advises": "advises on",
}
MODE_WORDS = {
    "met": "met",
    "call": "spoke by phone",
    "letter": "wrote",
    "text": "exchanged messages",
    "visit": "visited",
    "talks": "held talks",
    "spoke": "spoke",
    "other": "were in contact",
}


def fact_words(view: Reading, claim: Claim) -> str:
    """The roles of the fact in a line; how it was said (planned, denied …) comes last, in brackets."""
    words = _words(view, claim.fact, claim)
    said_already = claim.modality == "asserted" or f"({claim.modality})" in words
    return words if said_already else f"{words} [{claim.modality}]"


def _words(view: Reading, fact: Fact, claim: Claim) -> str:
    match fact:
        case Tenure():
            of = f" of {_name(view, fact.organisation)}" if fact.organisation else ""
            standing = "" if fact.standing == "current" else f", {fact.standing}"
            return f"{_name(view, fact.holder)}: {fact.post}{of}{standing}"
        case Tie():
            said = _in_brackets(fact.detail, fact.origin, fact.channel, fact.frequency)
            return f"{_name(view, fact.a)} {TIE_WORDS[fact.tie]} {_name(view, fact.b)}{said}"
        case Contact():
            mode = "reached out" if fact.one_way else MODE_WORDS[fact.mode]
            said = _in_brackets(fact.place, fact.about, fact.frequency)
            return f"{_names(view, fact.participants)}: {mode}{said}"
        case Statement():
            speaker = _name(view, fact.speaker) if fact.speaker else fact.speaker_words or "somebody"
            return f"{speaker} said: “{content_of(view, claim)}”"
        case Measure():
            rest = " ".join(w for w in (fact.act, fact.instrument, fact.object, fact.rate) if w)
            at = f" → {_names(view, fact.targets)}" if fact.targets else ""
            issuer, stage = _name(view, fact.issuer), fact.stage.replace("_", " ")
            return f"{issuer}: {rest}{at} ({stage})"
        case Flow():
            unit = None if (fact.unit or "").lower() in fact.goods.lower() else fact.unit
            amount = " ".join(w for w in (fact.qualifier, _number(fact.amount), unit, fact.goods) if w)
            ends = f"{_names(view, fact.givers)} → {_names(view, fact.receivers)}"
            return f"{amount}{f' per {fact.per}' if fact.per else ''}: {ends}"
        case Figure():
            words = (fact.subject, fact.property, fact.qualifier, _number(fact.value), fact.unit)
            return " ".join(w for w in words if w) + (f" per {fact.per}" if fact.per else "")
        case Remit():
            return f"{_name(view, fact.body)} {REMIT_WORDS[fact.role]} {fact.issue}"
        case Attribute():
            return f"{_name(view, fact.subject)}: {fact.name} {fact.value}"


def _number(value: Decimal | None) -> str:
    """A number as people read it: "6,000,000"."""
    return "" if value is None else f"{value:,f}"


def content_of(view: Reading, claim: Claim) -> str:
    """The words that were said, of a statement; else the claim's main quote."""
    if not isinstance(claim.fact, Statement):
        return claim.evidence[0].quote
    said = claim.fact.content
    for evidence in claim.evidence:  # its quote spares the document
        if evidence.document == claim.document and evidence.start <= said.start <= said.end <= evidence.end:
            return evidence.quote[said.start - evidence.start : said.end - evidence.start]
    return view.document(claim.document).text[said.start : said.end]


def fact_key(view: Reading, claim: Claim) -> Hashable:
    """The same for claims that state one fact of the same people in the same way, in whatever words."""
    fact = claim.fact
    kind = kind_of(fact)
    match fact:
        case Tenure():
            post = post_of(fact.post, fact.country)
            return kind, view.canonical(fact.holder), post.core, post.toward, post.country, fact.standing
        case Tie():
            a, b = view.canonical(fact.a), view.canonical(fact.b)
            return kind, fact.tie, *((a, b) if fact.directed else sorted((a, b))), claim.modality
        case Contact():
            when = claim.valid.edtf if claim.valid else None
            people = tuple(sorted({view.canonical(p) for p in fact.participants}))
            return kind, people, fact.mode, when, claim.modality
        case Statement():
            speaker = view.canonical(fact.speaker) if fact.speaker else fact.speaker_words
            return kind, speaker, _plain(content_of(view, claim))
        case Measure():
            issuer = view.canonical(fact.issuer) if fact.issuer else None
            return kind, issuer, fact.act, fact.object, fact.rate, fact.stage, claim.modality
        case _:
            return kind, _plain(claim.evidence[0].quote if claim.evidence else claim.id)


def _plain(words: str) -> str:
    return " ".join("".join(c for c in words.lower() if c.isalnum() or c.isspace()).split())


def _name(view: Reading, ref: str | None) -> str:
    return view.entity(ref).caption if ref else "somebody"


def _names(view: Reading, refs: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(_name(view, ref) for ref in refs)) or "not said"


def _in_brackets(*words: str | None) -> str:
    said = "; ".join(w for w in words if w)
    return f" ({said})" if said else ""
