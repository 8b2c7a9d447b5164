"""Posts → links: what follows for two people from the posts they hold on the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from backchannel.gazetteer.offices import head_of_government_words, head_of_state_words
from backchannel.gazetteer.post_words import (
    KINDS,
    Post,
    code_of,
    is_envoy,
    is_minister,
    is_seat,
    is_staff,
    post_of,
    surely_one,
    works_at_a_seat,
)
from backchannel.model.claims import Claim
from backchannel.model.facts import Tenure
from backchannel.model.sources import Document

from .factors import odds, said_factor
from .held import Held, PostReport
from .links import Link
from .posts import PostBook
from .reading import Reading
from .references import meant_in

MAJORITY = 3
"""So many times more origins must name one than another for the other to be taken as misread."""


class PostLinks:
    """The links that follow from posts; each rests on reports of the posts, not on a report of the two."""

    def __init__(self, view: Reading, book: PostBook) -> None:
        self._view, self._book = view, book
        self._day = book.calendar.day
        self._heads: dict[str, tuple[str, Held] | None] = {}

    def __iter__(self) -> Iterator[Link]:
        """Staff to principal, minister and envoy to head of government, members of a body; by holder."""
        bodies: dict[str, list[tuple[str, PostReport, Held]]] = defaultdict(list)
        for holder in self._concerned():
            for report, held in self._book.posts_of(holder, self._day):
                if not held.in_post:
                    continue
                yield from self._upward(holder, report, held)
                if report.organisation is not None and self._is_body(report.organisation):
                    bodies[report.organisation].append((holder, report, held))
        for members in bodies.values():
            yield from self._within(members)

    def _concerned(self) -> list[str]:
        """Whoever is told to be in a post from which something may follow, by id."""
        postings = self._book.postings
        bodies = [one for one in postings.organisations() if self._is_body(one)]
        upward = postings.holders(self._leads_up)
        return sorted({*upward, *(member for body in bodies for member in postings.members(body))})

    def _leads_up(self, post: Post) -> bool:
        if is_staff(post):
            return True
        is_led = post.country is not None and (is_minister(post) or is_envoy(post))
        return is_led and self.head_of(post.country or "") is not None

    def into_body(self, body: str) -> Iterator[Link]:
        """From everybody who holds a post in a body to the body."""
        tenures = (claim.fact for claim in self._view.claims_of(body, "tenure"))
        holders = {self._view.canonical(fact.holder) for fact in tenures if isinstance(fact, Tenure)}
        for holder in sorted(holders):
            for report, held in self._book.posts_of(holder, self._day):
                if held.in_post and any(r.organisation == body for r in held.reports):
                    yield self._link(holder, body, "in_body", (held,), report.words)

    def head_of(self, country: str) -> tuple[str, Held] | None:
        """Who heads a country's government that day; None where nobody is reported to, or several are."""
        if country not in self._heads:
            self._heads[country] = self._find_head(country)
        return self._heads[country]

    def _upward(self, holder: str, report: PostReport, held: Held) -> Iterator[Link]:
        country = report.post.country
        if is_staff(report.post):
            principal = self._principal(report)
            if principal is not None and principal[0] != holder:
                yield self._link(holder, principal[0], "works_directly", (held, principal[1]), report.words)
        elif country is not None and (is_minister(report.post) or is_envoy(report.post)):
            head = self.head_of(country)
            if head is not None and head[0] != holder:
                yield self._link(holder, head[0], "at_a_distance", (held, head[1]), report.words)

    def _principal(self, report: PostReport) -> tuple[str, Held | None] | None:
        """Whom a member of staff works for: named by the post, or the head whose office it is."""
        if report.organisation is not None:
            body = self._view.entity(report.organisation)
            if body.kind == "person":
                return body.id, None
            if is_seat(body.caption):
                country = body.country or code_of(body.caption) or report.post.country
                return self.head_of(country) if country else None
        country = report.post.country
        if country is None:
            return None
        if works_at_a_seat(report.words, report.claim) or report.post.plain in KINDS["staff_of_head"]:
            return self.head_of(country)
        toward = report.post.toward
        return self._holder(toward, country) or self._named(toward) if toward else None

    def _named(self, words: str) -> tuple[str, Held | None] | None:
        """A principal whom the post names in full: "adviser to Ana Marin"."""
        people = self._view.named(words, "person") if " " in words else ()
        return (people[0].id, None) if len(people) == 1 else None

    def _holder(self, words: str, country: str) -> tuple[str, Held] | None:
        """The one who holds that post there: the only one, or the one far most reports name."""
        post = post_of(words, country)
        found: dict[str, Held] = {}
        for candidate in self._book.holders(lambda other: surely_one(other, post), post.core):
            if self._reports(candidate, post):
                held = self._book.held(candidate, post, self._day)
                if held.in_post:
                    found[candidate] = held
        certain = {c: held for c, held in found.items() if held.state == "holds"} or found
        ranked = sorted(certain, key=lambda c: (-len(self._reports(c, post)), c))
        if not ranked:
            return None
        # A single misread report must not take the head of a government away from every minister.
        if len(ranked) > 1 and len(self._reports(ranked[0], post)) < MAJORITY * len(
            self._reports(ranked[1], post)
        ):
            return None
        return ranked[0], certain[ranked[0]]

    def _reports(self, person: str, post: Post) -> set[str]:
        """The origins that report somebody in exactly this post."""
        own = self._book.by_holder[person]
        return {r.origin or self._book.calendar.origin(r.claim) for r in own if surely_one(r.post, post)}

    def _find_head(self, country: str) -> tuple[str, Held] | None:
        words = head_of_government_words(country)
        if country in KINDS["both_govern"]:
            words = (*head_of_state_words(country), *words)
        found = (self._holder(word, country) for word in words)
        return next((holder for holder in found if holder is not None), None)

    def _is_body(self, organisation: str) -> bool:
        """An organisation that is no whole country: to serve one state is not to be in one body."""
        body = self._view.entity(organisation)
        return body.kind == "organisation" and (is_seat(body.caption) or code_of(body.caption) is None)

    def _within(self, members: list[tuple[str, PostReport, Held]]) -> Iterator[Link]:
        one_each = {holder: (report, held) for holder, report, held in reversed(members)}
        if len(one_each) > odds().route.largest_body:
            return
        people = sorted(one_each)
        for number, a in enumerate(people):
            for b in people[number + 1 :]:
                held = (one_each[a][1], one_each[b][1])
                body = self._view.entity(one_each[a][0].organisation or "").caption
                yield self._link(a, b, "same_body", held, body)

    def _link(self, a: str, b: str, kind: str, held: tuple[Held | None, ...], detail: str) -> Link:
        states = tuple(h for h in held if h is not None)
        return Link(
            a=a,
            b=b,
            kind=kind,
            claims=tuple(self._best(h) for h in states),
            detail=detail,
            from_posts=True,
            long_ago=any(is_long_ago(h, self._day) for h in states),
        )

    def _best(self, held: Held) -> Claim:
        """The report of the post that is best said, of equals the first."""
        return max(
            (r.claim for r in held.reports),
            key=lambda c: (said_by(self._view, c), -_place(self._view.document(c.document)), c.id),
        )


def said_by(view: Reading, claim: Claim) -> float:
    """How a claim is said, as a factor."""
    garbled = view.document(claim.document).quality.garbled
    inferred = odds().said["inferred"] if meant_in(view, claim) else 1.0
    return inferred * said_factor(claim, garbled=garbled, accepted=view.accepted(claim.id))


def is_long_ago(held: Held, day: date | None) -> bool:
    """Whether somebody was last reported in the post so long before the day that they may have left."""
    return (
        held.state == "last_known"
        and held.day is not None
        and day is not None
        and (day - held.day).days > odds().standing.long_ago_days
    )


def _place(document: Document) -> int:
    return document.published.toordinal() if document.published else 0
