"""The questions that a desk answers, each from one reader's view as of a day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime

from backchannel.answer.agreed_lines import AgreedLines, agreed_lines
from backchannel.answer.appraised import Graded, graded
from backchannel.answer.backtest import HORIZON_DAYS, backtest
from backchannel.answer.backtest_answer import Backtest
from backchannel.answer.board import AskAnswer, Board, ask, board
from backchannel.answer.brokers import Brokers, brokers
from backchannel.answer.contradictions import Contradictions, contradictions
from backchannel.answer.coverage import WITHIN_DAYS, Coverage, coverage
from backchannel.answer.deciders import Deciders, decides
from backchannel.answer.facts import Facts, Order, facts
from backchannel.answer.flows import Flows, flows
from backchannel.answer.identity import Identity, identity
from backchannel.answer.matrix import MOST, Matrix, matrix
from backchannel.answer.measures import Measures, measures
from backchannel.answer.neighbourhood import AT_MOST as MOST_NODES
from backchannel.answer.neighbourhood import Neighbourhood, neighbourhood
from backchannel.answer.page_changes import AT_MOST as MOST_CHANGES
from backchannel.answer.page_changes import PageChanges, page_changes
from backchannel.answer.positions import Positions, positions
from backchannel.answer.post_lines import PostLines, post_lines
from backchannel.answer.profile import Profile, profile
from backchannel.answer.route_answer import RoutesAnswer
from backchannel.answer.route_orders import Order as RouteOrder
from backchannel.answer.routes import routes as ways_in
from backchannel.answer.search import Found, find
from backchannel.answer.thread import Thread, thread
from backchannel.answer.timeline import Timeline, timeline
from backchannel.answer.today import Today, today
from backchannel.answer.twins import Twins, twins
from backchannel.answer.unnamed import Unnamed, unnamed
from backchannel.answer.versions import Versions, versions
from backchannel.answer.watch_list import Watches, watches
from backchannel.answer.who import Dossier, who
from backchannel.answer.why import Why, why
from backchannel.answer.why_not import WhyNot, why_not
from backchannel.gazetteer.sides import side_code
from backchannel.ledger.view import View
from backchannel.model.appraisals import AppraisalKind
from backchannel.model.errors import BadQuestion
from backchannel.model.labels import Reader

Day = date | str | None
"""A day, or its ISO text ("2020-04-05")."""


class Questions:
    """Every question as a method; a Desk is one that has documents to answer from."""

    def view(self, *, reader: Reader | None = None, as_of: Day = None, known: datetime | None = None) -> View:
        """What the reader may see, asked about a day, as the desk knew it at an instant."""
        raise NotImplementedError

    def _today(self) -> date:
        raise NotImplementedError

    def board(self, *, as_of: Day = None, known: datetime | None = None) -> Board:
        """Every ask by its state, with what clashes as of a day: today, or that of the instant, if None."""
        return board(self._on_a_day(as_of, known))

    def ask(self, id: str, *, as_of: Day = None, known: datetime | None = None) -> AskAnswer:  # noqa: A002
        """One ask with its way, what clashes and its log; days as for `board`. Raises: NothingFound."""
        return ask(self._on_a_day(as_of, known), id)

    def agreed_lines(self, *, as_of: Day = None, known: datetime | None = None) -> AgreedLines:
        """The agreed wordings of arguments, with their versions and the asks that carry them."""
        return agreed_lines(self._on_a_day(as_of, known))

    def coverage(
        self,
        *,
        since: Day = None,
        about: str | None = None,
        within: int = WITHIN_DAYS,
        as_of: Day = None,
        known: datetime | None = None,
    ) -> Coverage:
        """Who of the universe ours reached, by level × party × place; days as for `board`.

        Raises: NothingFound where no universe is named.
        """
        return coverage(self._on_a_day(as_of, known), since=as_day(since), about=about, within=within)

    def matrix(
        self,
        *,
        to: str | None = None,
        about: str | None = None,
        at_most: int = MOST,
        as_of: Day = None,
        known: datetime | None = None,
    ) -> Matrix:
        """When ours and theirs were last in touch; days as for `board`. Raises: NothingFound, Ambiguous."""
        return matrix(self._on_a_day(as_of, known), to=to, about=about, at_most=at_most)

    def _on_a_day(self, as_of: Day, known: datetime | None) -> View:
        """The board is always of a day: deadlines pass, and posts end."""
        day = as_day(as_of) or (known.date() if known is not None else self._today())
        return self.view(as_of=day, known=known)

    def routes(
        self,
        *,
        to: str,
        about: str | None = None,
        messenger: str | None = None,
        as_of: Day = None,
        at_most: int = 7,
        order: RouteOrder = "strength",
    ) -> RoutesAnswer:
        """Who on our side can reach them, by which way; with a messenger, whom that one of ours can ask.

        Raises: NothingFound, Ambiguous, BadQuestion.
        """
        view = self.view(as_of=as_of)
        return ways_in(view, to=to, about=about, messenger=messenger, at_most=at_most, order=order)

    def brokers(self, *, to: str, as_of: Day = None, at_most: int = 7) -> Brokers:
        """Who stands between ours and their side, by role. Raises: NothingFound, Ambiguous, BadQuestion."""
        return brokers(self.view(as_of=as_of), to=to, at_most=at_most)

    def why_not(self, *, to: str, who: str, about: str | None = None, as_of: Day = None) -> WhyNot:
        """Why nobody gets to `to` by way of `who`. Raises: NothingFound, Ambiguous, BadQuestion."""
        return why_not(self.view(as_of=as_of), to=to, who=who, about=about)

    def who(self, name: str, *, as_of: Day = None) -> Dossier:
        """Who that is, or who holds that post, as of a day. Raises: NothingFound, Ambiguous."""
        return who(self.view(as_of=as_of), name)

    def profile(self, name: str, *, about: str | None = None, as_of: Day = None) -> Profile:
        """Post, why they matter to an issue, who of ours knows them. Raises: NothingFound, Ambiguous."""
        return profile(self.view(as_of=as_of), name, about=about)

    def thread(self, document: str, *, as_of: Day = None) -> Thread:
        """The messages of the thread of a message, in the order sent; by id, path or file name.

        Raises: NothingFound, Ambiguous.
        """
        return thread(self.view(as_of=as_of), document)

    def timeline(
        self,
        about: str | None = None,
        *,
        who: str | None = None,
        since: Day = None,
        until: Day = None,
        at_most: int = 200,
    ) -> Timeline:
        """What happened about an issue, with somebody, or both, within [since, until]; the latest of it."""
        first, last = as_day(since), as_day(until)
        return timeline(self.view(), about=about, who=who, since=first, until=last, at_most=at_most)

    def backtest(
        self, *, until: date | str, horizon: int = HORIZON_DAYS, side: str | None = None, as_of: Day = None
    ) -> Backtest:
        """At which rank stood each contact reported within so many days after a day? Raises: BadQuestion."""
        view, code = self.view(as_of=as_of), side_code(side)
        day = as_day(until)
        assert day is not None  # only no day gives none
        return backtest(view.seen_from(code) if code else view, until=day, horizon=horizon)

    def measures(self, about: str | None = None, *, issuer: str | None = None, as_of: Day = None) -> Measures:
        """Measures and their chains: what amends, suspends or raises what. Raises: NothingFound."""
        return measures(self.view(as_of=as_of), issuer=issuer, about=about)

    def unnamed(self) -> Unnamed:
        """Posts named without their holders, and whom they mean."""
        return unnamed(self.view())

    def versions(self, document: str, *, as_of: Day = None) -> Versions:
        """The versions of the report of a document, and what changed between them; by id or name.

        Raises: NothingFound, Ambiguous.
        """
        return versions(self.view(as_of=as_of), document)

    def decides(self, issue: str, *, as_of: Day = None) -> Deciders:
        """Who decides, must approve, drafts or advises on an issue, as of a day."""
        return decides(self.view(as_of=as_of), issue)

    def posts(
        self,
        post: str | None = None,
        *,
        country: str | None = None,
        who: str | None = None,
        as_of: Day = None,
    ) -> PostLines:
        """Who held a post from when to when, or a person's posts. Raises: NothingFound, Ambiguous."""
        return post_lines(self.view(as_of=as_of), post, country=country, who=who)

    def facts(
        self,
        about: str | None = None,
        *,
        who: str | None = None,
        kind: str | None = None,
        order: Order = "proof",
        as_of: Day = None,
    ) -> Facts:
        """Each fact once, with its independent sources and its grade. Raises: NothingFound, Ambiguous."""
        return facts(self.view(as_of=as_of), about=about, who=who, kind=kind, order=order)

    def contradictions(
        self, about: str | None = None, *, who: str | None = None, as_of: Day = None
    ) -> Contradictions:
        """What is told in two ways that cannot both be true. Raises: NothingFound, Ambiguous."""
        return contradictions(self.view(as_of=as_of), about=about, who=who)

    def positions(self, about: str, *, who: str | None = None, as_of: Day = None) -> Positions:
        """Where each stands on an issue, day by day, and who moved. Raises: NothingFound, Ambiguous."""
        return positions(self.view(as_of=as_of), about, who=who)

    def grades(
        self, kind: AppraisalKind = "reliability", subject: str | None = None, *, as_of: Day = None
    ) -> Graded:
        """The grades that people gave: of all sources, or of one source or claim. Raises: NothingFound."""
        return graded(self.view(as_of=as_of), kind, subject)

    def flows(self, about: str | None = None, *, as_of: Day = None) -> Flows:
        """Who sends what to whom, and which amounts may stand in one drawing."""
        return flows(self.view(as_of=as_of), about)

    def neighbourhood(
        self,
        *,
        who: str | None = None,
        about: str | None = None,
        as_of: Day = None,
        at_most: int = MOST_NODES,
    ) -> Neighbourhood:
        """Who stands around somebody or in an issue, and what is told between them; with places to draw them.

        Raises: NothingFound, Ambiguous, BadQuestion.
        """
        return neighbourhood(self.view(as_of=as_of), who=who, about=about, at_most=at_most)

    def why(self, what: str, *, as_of: Day = None) -> Why:
        """The words under a claim's id, a hop ("A -> B") or a name. Raises: NothingFound, Ambiguous."""
        return why(self.view(as_of=as_of), what)

    def find(self, words: str) -> Found:
        """Names, facts and passages that hold the words. Raises: BadQuestion."""
        return find(self.view(), words)

    def today(self, *, since: datetime | None = None, at_most: int = 10) -> Today:
        """What came in since a look, who is in another post by it, and what in it waits for a verdict."""
        return today(self.view(), since=since, at_most=at_most)

    def watches(self, *, as_of: Day = None, known: datetime | None = None) -> Watches:
        """The pages and feeds that are watched, and what came of the last look."""
        return watches(self.view(as_of=as_of, known=known))

    def page_changes(
        self,
        *,
        of: str | None = None,
        since: datetime | None = None,
        at_most: int = MOST_CHANGES,
        as_of: Day = None,
        known: datetime | None = None,
    ) -> PageChanges:
        """What changed on watched pages by what it means, beside what people said. Raises: NothingFound."""
        return page_changes(self.view(as_of=as_of, known=known), of=of, since=since, at_most=at_most)

    def identity(self, name: str, *, as_of: Day = None) -> Identity:
        """Who somebody is made of: names, documents, links, rivals. Raises: NothingFound, Ambiguous."""
        return identity(self.view(as_of=as_of), name)

    def twins(self, *, kind: str | None = None, at_most: int = 20) -> Twins:
        """Pairs that may be one and that nobody has judged, what would join most first."""
        return twins(self.view(), kind=kind, at_most=at_most)


def as_day(day: Day) -> date | None:
    """A day given as one, or as its ISO text. Raises: BadQuestion."""
    if not isinstance(day, str):
        return day
    with suppress(ValueError):
        return date.fromisoformat(day)
    raise BadQuestion(f"{day!r} is no day", remedy="write it as 2020-04-05")
