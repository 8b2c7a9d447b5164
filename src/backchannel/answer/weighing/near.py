"""What has to be read to weigh some claims: all that may tell the same as they do, or otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

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
MANY = 1000
"""So many claims are weighed as a whole."""
ACTS_OF_SOMEBODY = ("statement", "measure")
"""What shows a position: one is weighed against the other."""


def near(view: Reading, claims: Sequence[Claim]) -> list[Claim]:
    """These claims with all that may tell the same fact, or otherwise; ordered as the view's claims."""
    found = {claim.id: claim for claim in claims}
    asked: set[tuple[str, ...]] = set()
    together = {_people(view, claim.fact) for claim in claims if isinstance(claim.fact, Contact)}
    for claim in claims:
        for read in _readings(view, claim, asked, together):
            found.update((c.id, c) for c in read)
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


def _readings(
    view: Reading, claim: Claim, asked: set[tuple[str, ...]], together: Collection[frozenset[str]]
) -> Iterator[Iterable[Claim]]:
    """Each reading once, whichever claim asks for it; `together`: whose contacts are looked for."""
    for copy in all_copies(view, claim.document):  # what it tells of people without a name is told alike
        if _is_new(asked, "in", copy):
            yield view.claims_in(copy)
    kind, roles = kind_of(claim.fact), refs_of(claim.fact)
    match claim.fact:
        case Tenure() as fact:
            if _is_new(asked, kind, one := view.canonical(fact.holder)):
                yield view.claims_of(one, kind)
            post = post_in(view, fact)
            if has_one_holder(post) and _is_new(
                asked, "post", *post.core, post.country or "", post.toward or ""
            ):
                yield _of_post(view, post)
        case Contact() as fact:
            people = sorted(_people(view, fact))
            if people and not any((kind, one) in asked for one in people) and _is_new(asked, kind, people[0]):
                told = [(c, c.fact) for c in view.claims_of(people[0], kind)]
                yield (c for c, f in told if isinstance(f, Contact) and _people(view, f) in together)
        case (
            Statement(speaker=None)
            | Measure(issuer=None, targets=())
            | Flow(givers=(), receivers=())
            | Figure()
        ):
            yield from _by_words(view, claim, asked)
        case Statement() | Measure():
            actor = claim.fact.speaker if isinstance(claim.fact, Statement) else claim.fact.issuer
            for one in _same_party(view, actor or roles[0]):
                if _is_new(asked, *ACTS_OF_SOMEBODY, one):
                    yield view.claims_of(one, *ACTS_OF_SOMEBODY)
        case _:
            one = view.canonical(roles[0])
            if _is_new(asked, kind, one):
                yield view.claims_of(one, kind)


def _people(view: Reading, fact: Contact) -> frozenset[str]:
    return frozenset(view.canonical(ref) for ref in fact.participants)


def _of_post(view: Reading, post: Post) -> Iterator[Claim]:
    """All that is told of those who are told to hold it, in posts of these words."""
    told = [(c, c.fact) for c in view.tenures(post.core) if isinstance(c.fact, Tenure)]
    holders = {view.canonical(f.holder) for _, f in told if surely_one(post_in(view, f), post)}
    return (c for c, f in told if view.canonical(f.holder) in holders)


def _by_words(view: Reading, claim: Claim, asked: set[tuple[str, ...]]) -> Iterator[Iterable[Claim]]:
    """What nobody plays a role in is found by its words."""
    kind, fact = kind_of(claim.fact), claim.fact
    match fact:
        case Statement():
            words = claim.evidence[0].quote
            if claim.valid is None or len(words.split()) < SAID_ONCE:
                return  # too little to know it again
        case Measure():
            words = fact.object or ""
        case Flow():
            words = fact.goods
        case Figure():
            words = fact.subject
        case _:
            return
    if _is_new(asked, kind, "in words", *sorted(stems(words))):
        yield _in_documents_with(view, words, kind)


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


def _is_new(asked: set[tuple[str, ...]], *reading: str) -> bool:
    if reading in asked:
        return False
    asked.add(reading)
    return True
