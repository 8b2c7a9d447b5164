"""All that the cards of one view share: who everybody on them is that day, what stands of their ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from backchannel.model.claims import Claim, ClaimId
from backchannel.model.errors import NothingFound
from backchannel.model.outreach import Ask, Line, LineUse, Party, Step
from backchannel.resolve.tokens import fold

from .cards import LineShown, ReadoutShown, StepShown, Who
from .cited import cite_all
from .deciders import bears_on, has_say
from .fact_words import fact_words
from .issue import Issue
from .posts import kept_book
from .reading import Being, Calendar, Reading
from .references import referred
from .route_parts import person_of
from .sides import Sides
from .weighing.book import WeighingBook
from .weighing.near import near
from .weighing.said import contradicted_words

UNKNOWN = "not known to the desk"


class BoardBook:
    """The asks of one view, as of its day."""

    def __init__(self, view: Reading) -> None:
        self.view = referred(view)
        self.calendar = Calendar(self.view)
        self.book = kept_book(self.view, self.calendar)
        self.asks = tuple(view.asks())
        self._who: dict[tuple[str, tuple[str, ...]], Who] = {}
        self._facts: dict[str, frozenset[ClaimId]] = {}
        self._claims: dict[ClaimId, Claim | None] = {}
        self._deciding: dict[str, list[Claim]] = {}

    @property
    def day(self) -> date | None:
        return self.calendar.day

    @cached_property
    def sides(self) -> Sides:
        """Theirs: the countries of the posts of those who are to be reached."""
        return Sides(self.view, self.book, their_codes=self.their_codes)

    @cached_property
    def their_codes(self) -> frozenset[str]:
        targets = (being.id for ask in self.asks if (being := self.being(ask.target)) is not None)
        codes = (report.post.country for target in targets for report in self.book.by_holder[target])
        return frozenset(code for code in codes if code)

    def being(self, party: Party) -> Being | None:
        """Whom the first ref that is left stands for; None where the desk knows nobody by them."""
        for ref in party.refs:
            try:
                return self.view.entity(ref)
            except NothingFound:
                continue
        return None

    def key(self, party: Party) -> str:
        """The same for every card to the same one."""
        being = self.being(party)
        return being.id if being is not None else f"name:{fold(party.name)}"

    def who(self, party: Party) -> Who:
        if (party.name, party.refs) not in self._who:
            being = self.being(party)
            if being is None:
                found = Who(id=None, name=party.name, title=UNKNOWN, side="other")
            else:
                person = person_of(self.view, self.sides, being.id)
                found = Who(id=being.id, name=person.name, title=person.title, side=person.side)
            self._who[party.name, party.refs] = found
        return self._who[party.name, party.refs]

    def claim(self, id_: ClaimId) -> Claim | None:
        """None for one that was retracted or purged."""
        if id_ not in self._claims:
            try:
                self._claims[id_] = self.view.claim(id_)
            except NothingFound:
                self._claims[id_] = None
        return self._claims[id_]

    def stands(self, claim: Claim) -> bool:
        """Whether it counts as a fact."""
        document = claim.document
        if document not in self._facts:
            self._facts[document] = frozenset(fact.id for fact in self.view.claims_in(document))
        return claim.id in self._facts[document]

    def deciding(self, words: str) -> list[Claim]:
        """Who is said to have the last word or a veto on an issue by the day, in document order."""
        if words not in self._deciding:
            issue = Issue(self.view, words)
            self._deciding[words] = [
                claim
                for document in issue.documents()
                for claim in self.view.claims_in(document, "remit")
                if has_say(claim) and bears_on(issue, claim) and not self.calendar.is_later(claim)
            ]
        return self._deciding[words]

    def standing(self, ids: Iterable[ClaimId]) -> list[Claim]:
        """Those that count as facts."""
        return [c for id_ in ids if (c := self.claim(id_)) is not None and self.stands(c)]

    def step(self, step: Step) -> StepShown:
        left = self.standing(step.claims)
        words = "; ".join(dict.fromkeys(fact_words(self.view, claim) for claim in left))
        return StepShown(
            a=self.who(step.a),
            b=self.who(step.b),
            words=words or None,
            claims=step.claims,
            citations=cite_all(self.view, left),
        )

    @cached_property
    def lines(self) -> dict[str, Line]:
        return {line.id: line for line in self.view.agreed_lines()}

    def line(self, use: LineUse | None) -> LineShown | None:
        """None where no line is carried, or its wording is gone."""
        line = self.lines.get(use.line) if use is not None else None
        if line is None or use is None:
            return None
        for version in line.versions:
            if version.id == use.version:
                return LineShown(
                    id=line.id,
                    version=version.number,
                    versions=len(line.versions),
                    words=version.words,
                    citations=cite_all(self.view, self.standing(version.claims)),
                )
        return None

    def readouts(self, ask: Ask) -> Iterator[ReadoutShown]:
        for id_ in ask.readouts:
            try:
                document = self.view.document(id_)
            except NothingFound:
                continue
            yield ReadoutShown(document=id_, name=document.name, day=document.published)

    @cached_property
    def contradicted(self) -> dict[ClaimId, tuple[str, ...]]:
        """By claim under a way of an open ask: what cannot be true with it, in words."""
        ids = dict.fromkeys(id_ for ask in self.asks if ask.is_open for s in ask.route for id_ in s.claims)
        own = self.standing(ids)
        if not own:
            return {}
        book = WeighingBook(self.view, self.calendar, near(self.view, own), of={c.id for c in own})
        return contradicted_words(book)
