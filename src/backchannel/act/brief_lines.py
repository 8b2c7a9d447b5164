"""What may stand in a brief: claims about the issue, as lines around their own words, section by section."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from msgspec import Struct

from backchannel.answer.cited import Citation
from backchannel.answer.issue import Issue
from backchannel.answer.lines_of_fact import FactLine, fact_lines
from backchannel.answer.posts import FOR_A_SIDE, kept_book
from backchannel.answer.reading import Calendar, Reading
from backchannel.answer.route_answer import RoutesAnswer
from backchannel.answer.same_origin import all_copies
from backchannel.answer.sides import Sides
from backchannel.gazetteer import country_code, part_of
from backchannel.model.claims import Claim
from backchannel.model.facts import Contact, Flow, Measure, Statement, kind_of, refs_of

from .brief_words import Wording, way_line
from .source_key import on_one_line

KINDS = {
    "Issue": ("measure",),
    "Background": ("measure", "contact", "remit"),
    "Current status": ("measure", "contact"),
    "Positions": ("statement",),
    "The case": ("flow", "figure"),
    "Talking points": ("flow", "statement"),
}
OPEN = frozenset({"planned", "expected", "conditional", "threatened", "ongoing"})
"""What is still to come or goes on: the current status; all else is background."""
OPEN_STAGES = ("requested", "planned", "threatened")
FEWEST_WORDS, TALKING_POINT_WORDS = 4, 20
WAYS = 3
READ = 100
"""Lines are looked for in so many documents, the latest that may be about the issue."""


class Candidate(Struct, frozen=True):
    """The text of a line, and the words it rests on."""

    text: str
    citations: tuple[Citation, ...]


class Candidates:
    """Lines for each section; what one section has said is not said again in the next that is asked for."""

    def __init__(self, view: Reading, calendar: Calendar, issue: str, *, target: str | None = None) -> None:
        self._view, self._calendar, self._target = view, calendar, target
        self._issue = Issue(view, issue)
        book = kept_book(view, calendar, near=FOR_A_SIDE)
        held = book.posts_of(target, calendar.day) if target else []
        codes = frozenset(r.post.country for r, h in held if h.in_post and r.post.country)
        self._sides = Sides(view, book, their_codes=codes)
        self._wording = Wording(view, self._sides)
        read = self._issue.documents(last=READ)
        self._claims = {c.id: c for c in view.claims_in_each(read) if self._is_about(c)}
        self._sides.meet(view.canonical(ref) for c in self._claims.values() for ref in _actors(c))
        self._said: list[str] = []

    @property
    def has_more(self) -> bool:
        """Whether there are more documents that may be about the issue than are read."""
        return self._issue.has_more(READ)

    def of(self, title: str, at_most: int) -> list[Candidate]:
        """The lines that a section may have; the first `at_most` are the best, and count as said.

        Of what happened those stand in the order of time, of all else the best first.
        """
        claims = self._claims_for(title)
        if title == "Positions":
            claims = self._one_a_speaker(claims)
        return self._chosen(claims, at_most, by_time=title in ("Background", "Current status"))

    def stances(self, at_most: int) -> list[Candidate]:
        """Every position that may be told, of whatever day; the best first."""
        return self._chosen(self._claims_for("Positions"), at_most)

    def said_by(self, person: str, at_most: int) -> list[Candidate]:
        """What somebody, by canonical id, says about the issue in words enough to mean something."""
        theirs = [c for c in self._claims_for("Positions") if person in self._speakers(c)]
        return self._chosen(theirs, at_most)

    def told_in(self, document: str, at_most: int) -> list[Candidate]:
        """What is said about the issue in one document."""
        return self._chosen([c for c in self._claims_for("Positions") if c.document == document], at_most)

    def contacts(self, people: Collection[str]) -> list[Claim]:
        """Contacts about the issue in which all of these took part, the latest first; none only planned."""
        met = [c for c in self._claims.values() if isinstance(c.fact, Contact) and c.modality == "asserted"]
        among = [c for c in met if set(people) <= {self._view.canonical(ref) for ref in refs_of(c.fact)}]
        return sorted(among, key=lambda c: str(self._calendar.happened(c) or ""), reverse=True)

    def line_of(self, claim: Claim) -> Candidate:
        """A claim as a line."""
        (line,) = fact_lines(self._view, self._calendar, [claim])
        return Candidate(self._wording.line(claim, line), _once(line.citations))

    def titled(self, person: str) -> str:
        """Name and post as of the day."""
        return self._wording.titled(person)

    def _claims_for(self, title: str) -> list[Claim]:
        return [c for c in self._claims.values() if kind_of(c.fact) in KINDS[title] and self._fits(title, c)]

    def _chosen(self, claims: list[Claim], at_most: int, *, by_time: bool = False) -> list[Candidate]:
        lines = self._unsaid(self._ranked(fact_lines(self._view, self._calendar, claims)))
        best, rest = lines[:at_most], lines[at_most:]
        self._said += [self._quote(line) for line in best]
        if by_time:
            best = sorted(best, key=lambda line: line.happened or str(line.reported or "9"))
        return [Candidate(self._wording.line(self._claim(x), x), _once(x.citations)) for x in (*best, *rest)]

    def _speakers(self, claim: Claim) -> set[str]:
        return {self._view.canonical(ref) for ref in _actors(claim)}

    def ways_in(self, ways: RoutesAnswer) -> list[Candidate]:
        """A line for each route, and one below it for each hop with its strongest words."""
        found = []
        for number, route in enumerate(ways.routes[:WAYS], 1):
            every = tuple(c for hop in route.hops for c in hop.pieces[0].citations)
            found.append(Candidate(way_line(route, number), every))
            for hop in route.hops:
                best = hop.pieces[0]
                quote = on_one_line(best.citations[0].quote)
                words = f"{hop.a_name} → {hop.b_name}, {best.words}: “{quote}”"
                found.append(Candidate(words, best.citations[:1]))
        return found

    def _is_about(self, claim: Claim) -> bool:
        """Of a garbled copy nothing, where the report can be read elsewhere."""
        if self._is_garbled(claim.document) and not all(
            map(self._is_garbled, all_copies(self._view, claim.document))
        ):
            return False
        return not self._calendar.is_later(claim) and self._issue.in_claim(claim)

    def _is_garbled(self, document_id: str) -> bool:
        return self._view.document(document_id).quality.garbled

    def _fits(self, title: str, claim: Claim) -> bool:
        fact = claim.fact
        if isinstance(fact, Contact) and all(self._view.entity(r).kind == "place" for r in fact.participants):
            return False
        if title == "Positions":
            return self._is_position(claim)
        if title == "Talking points":
            return self._is_a_point(claim)
        is_open = claim.modality in OPEN or (isinstance(fact, Measure) and fact.stage in OPEN_STAGES)
        return {"Current status": is_open, "Background": not is_open}.get(title, True)

    def _is_position(self, claim: Claim) -> bool:
        """What somebody of that name says, in words enough to mean something."""
        fact = claim.fact
        if not isinstance(fact, Statement) or fact.speaker is None or claim.basis == "anonymous":
            return False
        speaker = self._view.entity(fact.speaker)
        named = speaker.kind in ("person", "organisation") and speaker.caption.lower() != speaker.caption
        known = self._issue.in_own_words(claim) or self._sides.post_of(speaker.id) is not None
        enough = len(self._wording.quote(claim).split()) >= FEWEST_WORDS
        return named and known and enough and claim.modality != "denied"

    def _is_a_point(self, claim: Claim) -> bool:
        """What our side gives or has said about it, where the words are short enough to be said."""
        fact = claim.fact
        if claim.modality in ("denied", "hedged") or not self._issue.in_claim(claim):
            return False
        if isinstance(fact, Statement):
            ours = fact.speaker is not None and self._is_ours(fact.speaker)
            fits = ours and claim.basis != "anonymous" and self._issue.in_own_words(claim)
        else:
            fits = isinstance(fact, Flow) and any(self._is_ours(giver) for giver in fact.givers)
        return fits and FEWEST_WORDS <= len(self._wording.quote(claim).split()) <= TALKING_POINT_WORDS

    def _is_ours(self, ref: str) -> bool:
        being, side = self._view.entity(ref), self._view.side
        code = being.country or (country_code(being.caption) if being.kind == "place" else None)
        in_side = side is not None and part_of(code, side)
        return in_side or self._sides.of(being.id).side == "ours"

    def _ranked(self, lines: Iterable[FactLine]) -> list[FactLine]:
        """What the target does or says, then what both sides take part in, then who is in a post, the issue
        in its own words, the text before its title, more origins, the latest; denials last."""

        def rank(line: FactLine) -> tuple[int, ...]:
            claim = self._claim(line)
            actors = {self._view.canonical(ref) for ref in _actors(claim)}
            sides = {self._sides.of(actor).side for actor in actors}
            return (
                claim.modality == "denied",
                self._target is None or self._target not in actors,
                not {"ours", "theirs"} <= sides,
                not any(self._sides.post_of(actor) for actor in actors),
                not self._issue.in_own_words(claim),
                self._in_a_title(claim),
                -line.origins,
                -(line.reported.toordinal() if line.reported else 0),
            )

        return sorted(lines, key=rank)

    def _in_a_title(self, claim: Claim) -> bool:
        start = claim.evidence[0].start if claim.evidence else 0
        passages = self._view.document(claim.document).passages
        return any(p.kind == "title" and p.start <= start < p.end for p in passages)

    def _unsaid(self, lines: Iterable[FactLine]) -> list[FactLine]:
        """Without those whose words are part of another's, above or in a section before, or hold them."""
        said, kept = list(self._said), []
        for line in lines:
            quote = self._quote(line)
            if not any(quote in other or other in quote for other in said):
                kept.append(line)
                said.append(quote)
        return kept

    def _one_a_speaker(self, claims: list[Claim]) -> list[Claim]:
        """Of each the latest statement, in which the issue is named if there is one."""
        latest: dict[str, Claim] = {}
        for claim in sorted(claims, key=self._issue.in_own_words):
            if isinstance(claim.fact, Statement) and claim.fact.speaker:
                latest[self._view.canonical(claim.fact.speaker)] = claim
        return list(latest.values())

    def _claim(self, line: FactLine) -> Claim:
        return self._claims[line.citations[0].claim]

    def _quote(self, line: FactLine) -> str:
        return self._wording.quote(self._claim(line))


def _once(citations: tuple[Citation, ...]) -> tuple[Citation, ...]:
    """Of each document the first quote, which is the main one: the others say only who is meant."""
    return tuple({c.document: c for c in reversed(citations)}.values())[::-1]


def _actors(claim: Claim) -> tuple[str, ...]:
    """Who issued a measure, made a statement, or took part in anything else."""
    fact = claim.fact
    if isinstance(fact, Measure):
        return (fact.issuer,) if fact.issuer else ()
    if isinstance(fact, Statement):
        return (fact.speaker,) if fact.speaker else ()
    return refs_of(fact)
