"""What has to be read to weigh some claims: all that may tell the same as they do, or otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from backchannel.gazetteer import name_of
from backchannel.gazetteer.post_words import Post, has_one_holder, surely_one
from backchannel.model.claims import Claim
from backchannel.model.facts import Contact, Figure, Flow, Measure, Statement, Tenure, kind_of, refs_of

from ..claim_order import in_order
from ..issue import documents_with, stems
from ..reading import Reading
from ..same_origin import all_copies
from .accounts import post_in
from .conflicts import SAID_ONCE

REACH_DAYS = 100
"""Of very many claims only those reported within so many days are compared: more than any rule takes."""
MONTH = 30
"""Of people who are all named often, their contacts reported within so many days are looked for."""
MANY = 1000
"""So many claims are weighed as a whole."""
FEW = 6
"""So many of those nearest a claim on each side of its day are read in any case."""
ACTS_OF_SOMEBODY = ("statement", "measure")
"""What shows a position: one is weighed against the other."""


def near(view: Reading, claims: Sequence[Claim], *, many: int = MANY) -> list[Claim]:
    """These claims with all that may tell the same fact, or otherwise; ordered as the view's claims.

    Of those often named only what lies nearest: for one claim `many` of a kind, for several at least `FEW`
    each.
    """
    found = {claim.id: claim for claim in claims}
    beside = _Beside(view, claims, many=many)
    for claim in claims:
        for read in beside.of(claim):
            found.update((c.id, c) for c in read)
    found.update((c.id, c) for c in beside.around())
    return in_order(of_their_time(found.values(), claims))


def meant_by(view: Reading, linking: Iterable[Claim]) -> list[Claim]:
    """The measures that these may act on, in so many words or as "the tariffs"; ordered as the view's."""
    found: dict[str, Claim] = {}
    for claim in linking:
        fact = claim.fact
        found.update((c.id, c) for c in view.claims_in(claim.document, "measure"))
        for one in dict.fromkeys(p for ref in refs_of(fact) for p in _same_party(view, ref)):
            found.update((c.id, c) for c in view.claims_of(one, "measure"))
        names = [link.to.name for link in fact.links if link.to] if isinstance(fact, Measure) else []
        for name in dict.fromkeys(names):
            found.update((c.id, c) for c in _in_documents_with(view, name, "measure"))
    return in_order(found.values())


def of_their_time(every: Iterable[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """Of very many only those reported within `REACH_DAYS` of one of the claims, and those of no day."""
    pool = list(every)
    if len(pool) <= MANY:
        return pool
    days = sorted({c.reported.toordinal() for c in claims if c.reported})
    own = {c.id for c in claims}
    return [c for c in pool if c.id in own or c.reported is None or _is_near(c.reported, days)]


def _is_near(day: date, days: Sequence[int]) -> bool:
    at = bisect_left(days, day.toordinal() - REACH_DAYS)
    return at < len(days) and days[at] <= day.toordinal() + REACH_DAYS


class _Beside:
    """What is read beside claims: each reading once, whichever claim asks for it."""

    def __init__(self, view: Reading, claims: Sequence[Claim], *, many: int) -> None:
        self._view = view
        self._asked: set[tuple[object, ...]] = set()
        self._pairs: list[tuple[str, str, date, date]] = []
        self._wanted: dict[tuple[str, ...], dict[tuple[str, date | None], None]] = {}
        self._each = max(FEW, many // max(1, len(claims)))
        self._together: dict[frozenset[str], list[date]] = {}
        """Whose contacts are looked for, and on which days some were reported."""
        for claim in claims:
            if isinstance(claim.fact, Contact):
                days = self._together.setdefault(_people(view, claim.fact), [])
                days += [claim.reported] if claim.reported else []

    def of(self, claim: Claim) -> Iterator[Iterable[Claim]]:
        view, kind, roles = self._view, kind_of(claim.fact), refs_of(claim.fact)
        if self._is_new("copies of", claim.document):
            # What a copy tells of people without a name is told alike.
            new = [copy for copy in all_copies(view, claim.document) if self._is_new("in", copy)]
            yield view.claims_in_each(new) if new else ()
        match claim.fact:
            case Tenure() as fact:
                self._ask(claim, view.canonical(fact.holder), kind)
                post = post_in(view, fact)
                if has_one_holder(post) and self._is_new("post", post.core, post.country, post.toward):
                    yield self._of_post(claim, post)
            case Contact() as fact:
                self._ask_contacts(claim, _people(view, fact))
            case (
                Statement(speaker=None)
                | Measure(issuer=None, targets=())
                | Flow(givers=(), receivers=())
                | Figure()
            ):
                yield from self._by_words(claim)
            case Statement() | Measure():
                actor = claim.fact.speaker if isinstance(claim.fact, Statement) else claim.fact.issuer
                for one in _same_party(view, actor or roles[0]):
                    self._ask(claim, one, *ACTS_OF_SOMEBODY)
            case _:
                self._ask(claim, view.canonical(roles[0]), kind)

    def around(self) -> Iterator[Claim]:
        """What is told of those who were met around the days of their claims; all where it is not much."""
        both = self._view.claims_between_each(self._pairs, "contact")
        yield from (c for c in both if self._is_of_asked(c))
        for kinds, asked in self._wanted.items():
            found = self._view.claims_around_each(list(asked), *kinds, each=self._each)
            yield from (c for c in found if kinds != ("contact",) or self._is_of_asked(c))

    def _ask(self, claim: Claim, one: str, *kinds: str) -> None:
        self._wanted.setdefault(kinds, {})[one, claim.reported] = None

    def _is_of_asked(self, claim: Claim) -> bool:
        return isinstance(claim.fact, Contact) and _people(self._view, claim.fact) in self._together

    def _ask_contacts(self, claim: Claim, people: frozenset[str]) -> None:
        """The contacts of the same people, looked for with those of them who are named least."""
        if not people or not self._is_new("contact", people):
            return
        view, days = self._view, self._together[people]
        by_name = sorted(people, key=lambda one: (len(view.entity(one).refs), one))
        if len(by_name) == 1 or len(view.entity(by_name[0]).refs) <= self._each or not days:
            self._ask(claim, by_name[0], "contact")
            return
        reach = timedelta(MONTH)
        first, last = min(days) - reach, max(days) + reach
        self._pairs.append((by_name[0], by_name[1], first, last))

    def _of_post(self, claim: Claim, post: Post) -> Iterable[Claim]:
        """All that is told of those who are told to hold it, in posts of these words; the last, if many."""
        view = self._view
        last = (claim.reported or date.max - timedelta(REACH_DAYS)) + timedelta(REACH_DAYS)
        every = view.tenures_told(post.core, post.country or "", after=None, until=last)
        told = [(c, c.fact) for c in islice(every, 2 * self._each) if isinstance(c.fact, Tenure)]
        of_post = [c for c, f in told if surely_one(post_in(view, f), post)]
        if len(told) == 2 * self._each:
            return of_post
        holders = dict.fromkeys(view.canonical(c.fact.holder) for c in of_post)  # type: ignore[union-attr]
        read = {c.id: c for c in of_post}
        for one in holders:
            found = view.claims_around(one, "tenure", day=claim.reported, before=self._each, after=self._each)
            read.update((c.id, c) for c in found.claims)
        facts = ((c, c.fact) for c in read.values())
        return [
            c
            for c, f in facts
            if isinstance(f, Tenure)
            and post_in(view, f).core == post.core
            and view.canonical(f.holder) in holders
        ]

    def _by_words(self, claim: Claim) -> Iterator[Iterable[Claim]]:
        """What nobody plays a role in is found by its words."""
        kind, words = kind_of(claim.fact), _own_words(claim)
        if words and self._is_new(kind, "in words", *sorted(stems(words))):
            yield _in_documents_with(self._view, words, kind)

    def _is_new(self, *reading: object) -> bool:
        if reading in self._asked:
            return False
        self._asked.add(reading)
        return True


def _own_words(claim: Claim) -> str:
    """Words by which it can be known again; none if there are too few."""
    match claim.fact:
        case Statement():
            words = claim.evidence[0].quote
            return "" if claim.valid is None or len(words.split()) < SAID_ONCE else words
        case Measure() as fact:
            return fact.object or ""
        case Flow() as fact:
            return fact.goods
        case Figure() as fact:
            return fact.subject
    return ""


def _people(view: Reading, fact: Contact) -> frozenset[str]:
    return frozenset(view.canonical(ref) for ref in fact.participants)


def _in_documents_with(view: Reading, words: str, kind: str) -> Iterator[Claim]:
    for document in documents_with(view, words):
        yield from view.claims_in(document, kind)


def _same_party(view: Reading, ref: str) -> list[str]:
    """Whoever a ref stands for; of a country everything that is it by name, by canonical id."""
    being = view.entity(ref)
    if not being.country or being.kind not in ("place", "group"):
        return [being.id]
    names = dict.fromkeys((name_of(being.country), *being.names))
    same = (b for name in names for b in view.named(name, "place", "group") if b.country == being.country)
    return list(dict.fromkeys((being.id, *(b.id for b in same))))
