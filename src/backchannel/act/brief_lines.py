"""What may stand in a brief: claims about the issue, as lines around their own words, section by section."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from backchannel.answer.cited import Citation
from backchannel.answer.fact_words import content_of
from backchannel.answer.issue import Issue
from backchannel.answer.lines_of_fact import FactLine, fact_lines
from backchannel.answer.posts import PostBook
from backchannel.answer.reading import Calendar, Reading
from backchannel.answer.route_answer import Route, RoutesAnswer
from backchannel.answer.sides import Sides, post_words
from backchannel.model.claims import Claim
from backchannel.model.errors import NothingFound
from backchannel.model.facts import Contact, Measure, Statement, kind_of

from .source_key import on_one_line

KINDS = {
    "Issue": ("measure",),
    "Background": ("measure", "contact", "remit"),
    "Current status": ("measure", "contact"),
    "Positions": ("statement",),
    "The case": ("flow", "figure"),
    "Talking points": ("flow", "figure", "statement"),
}
NOT_YET = {
    "planned": "planned",
    "expected": "expected",
    "conditional": "on a condition",
    "threatened": "threatened",
    "denied": "denied",
    "hedged": "hedged",
}
TALKING_POINT_WORDS = 20
WAYS = 3


class Candidate(Struct, frozen=True):
    """The text of a line, and the words it rests on."""

    text: str
    citations: tuple[Citation, ...]


class Candidates:
    """Lines for each section; a claim that one section has used is not used by the next."""

    def __init__(self, view: Reading, calendar: Calendar, issue: str, *, target: str | None = None) -> None:
        self._view, self._calendar, self._target = view, calendar, target
        self._issue = Issue(view, issue)
        self._book = PostBook(view, calendar)
        self._sides = Sides(view, self._book)
        self._claims = {c.id: c for c in view.claims() if self._is_about(c)}
        self._used: set[str] = set()

    def of(self, title: str, at_most: int) -> list[Candidate]:
        """The lines that a section may have, best first; the first `at_most` count as used."""
        claims = [
            c for c in self._claims.values() if kind_of(c.fact) in KINDS[title] and c.id not in self._used
        ]
        if title == "Positions":
            claims = self._one_a_speaker(claims)
        if title == "Talking points":
            claims = [c for c in self._claims.values() if self._is_a_point(c)]
        ranked = self._ranked(fact_lines(self._view, self._calendar, claims))
        for line in ranked[:at_most]:
            self._used |= {c.claim for c in line.citations}
        return [Candidate(self._text(line), line.citations) for line in ranked]

    def ways_in(self, ways: RoutesAnswer | None) -> list[Candidate]:
        """A line for each route, and one below it for each hop with its strongest words."""
        if ways is None:
            return []
        found = []
        for number, route in enumerate(ways.routes[:WAYS], 1):
            every = tuple(c for hop in route.hops for c in hop.pieces[0].citations)
            text = f"Way {number} ({route.strength}): {_people(route)}. Weakest link: {route.weakest}."
            found.append(Candidate(text, every))
            for hop in route.hops:
                best = hop.pieces[0]
                quote = on_one_line(best.citations[0].quote)
                words = f"{hop.a_name} → {hop.b_name}, {best.words}: “{quote}”"
                found.append(Candidate(words, best.citations[:1]))
        return found

    def _is_about(self, claim: Claim) -> bool:
        return not self._calendar.is_later(claim) and self._issue.in_claim(claim)

    def _ranked(self, lines: Iterable[FactLine]) -> list[FactLine]:
        """What the target does or says, then who is in a post, the issue in its own words, more origins, the
        latest; denials last."""

        def rank(line: FactLine) -> tuple[int, ...]:
            claim = self._claims[line.citations[0].claim]
            actor = self._actor(claim)
            in_post = actor is not None and self._sides.post_of(actor) is not None
            return (
                claim.modality == "denied",
                actor != self._target or actor is None,
                not in_post,
                not self._issue.in_own_words(claim),
                -line.origins,
                -(line.reported.toordinal() if line.reported else 0),
            )

        return sorted(lines, key=rank)

    def _actor(self, claim: Claim) -> str | None:
        """Who issued a measure or made a statement."""
        fact = claim.fact
        ref = (
            fact.issuer
            if isinstance(fact, Measure)
            else fact.speaker
            if isinstance(fact, Statement)
            else None
        )
        return self._view.canonical(ref) if ref else None

    def _one_a_speaker(self, claims: list[Claim]) -> list[Claim]:
        """Of each person or body the latest statement, in which the issue is named if there is one."""
        latest: dict[str, Claim] = {}
        for claim in sorted(claims, key=lambda c: self._issue.in_own_words(c)):
            if isinstance(claim.fact, Statement) and claim.fact.speaker and claim.modality != "denied":
                speaker = self._view.entity(claim.fact.speaker)
                if speaker.kind in ("person", "organisation"):
                    latest[speaker.id] = claim
        return list(latest.values())

    def _is_a_point(self, claim: Claim) -> bool:
        """Flows, figures, and what our side has said, where the words are short enough to be said."""
        fact = claim.fact
        if kind_of(fact) not in KINDS["Talking points"] or claim.modality in ("denied", "hedged"):
            return False
        if isinstance(fact, Statement):
            by = self._view.canonical(fact.speaker) if fact.speaker else ""
            if self._sides.of(by).side != "ours" or not self._issue.in_own_words(claim):
                return False
        return len(self._quote(claim).split()) <= TALKING_POINT_WORDS

    def _text(self, line: FactLine) -> str:
        """When, who says so, and the words: nothing is said that the words do not say."""
        claim = self._claims[line.citations[0].claim]
        when = line.happened or (f"reported {line.reported.isoformat()}" if line.reported else "undated")
        how = f" ({NOT_YET[line.modality]})" if line.modality in NOT_YET else ""
        among = f" · {self._participants(claim.fact)}" if isinstance(claim.fact, Contact) else ""
        return f"{when}{how}{among} · {self._said_by(claim, line.citations[0])}: “{self._quote(claim)}”"

    def _participants(self, fact: Contact) -> str:
        """Of a contact: the quote may name them by a pronoun."""
        names = (self._view.entity(ref).caption for ref in fact.participants)
        return ", ".join(dict.fromkeys(names))

    def _quote(self, claim: Claim) -> str:
        said, whole = content_of(self._view, claim), claim.evidence[0].quote
        return on_one_line(said if said in whole else whole)

    def _said_by(self, claim: Claim, citation: Citation) -> str:
        """The attribution: the speaker with the post, the source named or not, or the outlet itself."""
        outlet = citation.outlet or citation.name
        if isinstance(claim.fact, Statement) and claim.fact.speaker:
            verb = "said" if claim.fact.direct else "as reported"
            return f"{self._titled(self._view.canonical(claim.fact.speaker))} {verb}"
        if claim.basis == "on_record" and claim.cited:
            return f"according to {self._cited(claim.cited)}, in {outlet}"
        if claim.basis == "anonymous":
            source = self._cited(claim.cited) if claim.cited else "an unnamed source"
            return f"according to {source}, in {outlet}"
        return {"document": f"document {outlet}", "readout": f"our readout {outlet}"}.get(claim.basis, outlet)

    def _cited(self, cited: str) -> str:
        try:
            return self._titled(self._view.entity(cited).id).removesuffix(",")
        except NothingFound:
            return cited

    def _titled(self, person: str) -> str:
        name = self._view.entity(person).caption
        post = self._sides.post_of(person)
        if post is None:
            return name
        former = "former " if post[1].state == "former" else ""
        return f"{name}, {former}{post_words(post[0])},"


def _people(route: Route) -> str:
    return " → ".join(f"{p.name} ({p.title})" for p in route.people)
