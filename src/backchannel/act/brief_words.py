"""A claim as a line of a brief: who and how, the words themselves, who says so, and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from backchannel.answer.fact_words import MODE_WORDS, content_of
from backchannel.answer.lines_of_fact import FactLine
from backchannel.answer.reading import Reading
from backchannel.answer.route_parts import Route
from backchannel.answer.sides import Sides, post_words
from backchannel.model.claims import Claim
from backchannel.model.errors import NothingFound
from backchannel.model.facts import Contact, Measure, Statement

from .source_key import on_one_line

NOT_YET = {
    "planned": "planned",
    "expected": "expected",
    "conditional": "on a condition",
    "threatened": "threatened",
    "denied": "denied",
    "hedged": "hedged",
}
NAMED = ("person", "organisation", "place")
COUNTING = ("a", "an", "one", "two", "three", "several", "multiple", "some", "many")


class Wording:
    """Lines around the words of claims: nothing is said that the words do not say."""

    def __init__(self, view: Reading, sides: Sides) -> None:
        self._view, self._sides = view, sides

    def line(self, claim: Claim, fact: FactLine) -> str:
        """Lead, quote, source and day: "Planned, Ana Bell with Omar Quist: “…” — reported 2031-05-04"."""
        lead = self._lead(claim)
        tail = ", ".join(words for words in (self._according_to(claim), fact.when) if words)
        return f"{f'{lead}: ' if lead else ''}“{self.quote(claim)}” — {tail}"

    def quote(self, claim: Claim) -> str:
        """What was said, of a statement; else the main quote; on one line."""
        said, whole = content_of(self._view, claim), claim.evidence[0].quote
        return on_one_line(said if said in whole else whole)

    def titled(self, person: str) -> str:
        """Name and post as of the day: "Omar Quist, former president (United States)"."""
        name = self._view.entity(person).caption
        post = self._sides.post_of(person)
        if post is None:
            return name
        former = "former " if post[1].state == "former" else ""
        return f"{name}, {former}{post_words(post[0])}"

    def _lead(self, claim: Claim) -> str:
        """Who and how, as far as the quote itself does not tell it."""
        fact = claim.fact
        how = NOT_YET.get(claim.modality, "")
        if isinstance(fact, Statement):
            said = "" if fact.direct else ", as reported"
            speaker = self.titled(self._view.canonical(fact.speaker)) if fact.speaker else "A source"
            return f"{speaker}{said}{f' ({how})' if how else ''}"
        if isinstance(fact, Measure) and fact.issuer is not None:
            stage = how or {"in_force": "in force"}.get(fact.stage, fact.stage)
            return how.capitalize() if self._names_all(claim, (fact.issuer,)) else self._issued(fact, stage)
        if isinstance(fact, Contact) and not self._names_all(claim, fact.participants):
            return self._met(fact, how)
        return how.capitalize()

    def _names_all(self, claim: Claim, refs: Sequence[str]) -> bool:
        """Whether the quote itself names everybody that has a name, so that a line needs no lead."""
        quote = set(re.findall(r"\w+", self.quote(claim).lower()))
        named = [self._view.entity(ref) for ref in refs]
        last_names = (re.findall(r"\w+", b.caption.lower())[-1:] for b in named if b.kind in NAMED)
        return all(quote.issuperset(name) for name in last_names)

    def _issued(self, fact: Measure, stage: str) -> str:
        return f"{self.titled(self._view.canonical(fact.issuer))}, {stage}" if fact.issuer else stage

    def _met(self, fact: Contact, how: str) -> str:
        names = list(dict.fromkeys(self._view.entity(ref).caption for ref in fact.participants))
        if how:
            return f"{how.capitalize()}, {names[0]} with {_listed(names[1:])}" if names[1:] else how
        if fact.one_way and names[1:]:
            return f"{names[0]} reached out to {_listed(names[1:])}"
        often = f", {fact.frequency}" if fact.frequency else ""
        return f"{_listed(names)} {MODE_WORDS[fact.mode]}{often}"

    def _according_to(self, claim: Claim) -> str:
        """The source that is named or not; nothing for a speaker, who leads, and for the outlet itself."""
        if isinstance(claim.fact, Statement):
            return ""
        if claim.basis == "on_record" and claim.cited:
            issuer = claim.fact.issuer if isinstance(claim.fact, Measure) else None
            own = issuer is not None and self._is_one(issuer, claim.cited)
            return "by own account" if own else f"according to {_with_article(self._cited(claim.cited))}"
        if claim.basis == "anonymous":
            cited = _with_article(self._cited(claim.cited)) if claim.cited else "an unnamed source"
            return f"according to {cited}"
        return {"document": "from a document", "readout": "our readout"}.get(claim.basis, "")

    def _is_one(self, ref: str, cited: str) -> bool:
        try:
            return self._view.entity(cited).id == self._view.canonical(ref)
        except NothingFound:
            return False

    def _cited(self, cited: str) -> str:
        try:
            return self.titled(self._view.entity(cited).id)
        except NothingFound:
            return cited


def way_line(route: Route, number: int) -> str:
    """A route on one line: strength, everybody before the target with their posts, the weakest hop."""
    between = "; then ".join(f"{person.name}, {person.title}" for person in route.people[:-1])
    target = route.people[-1].name
    return f"Way {number}, {route.strength}: {between}; then {target}. Weakest hop: {route.weakest}."


def _listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence.

    >>> _listed(["Bell", "Carr", "Dorn"])
    'Bell, Carr and Dorn'
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _with_article(words: str) -> str:
    """A source that has no name, inside a sentence.

    >>> _with_article("That second source"), _with_article("One official"), _with_article("Ana Bell")
    ('the second source', 'one official', 'Ana Bell')
    """
    first, *rest = words.split()
    if first.lower() in ("that", "this", "the", "those", "these"):
        return " ".join(("the", *rest))
    if first.lower() in COUNTING:
        return " ".join((first.lower(), *rest))
    return words if words != words.lower() or words.endswith("s") else f"the {words}"
