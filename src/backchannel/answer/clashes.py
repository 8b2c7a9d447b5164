"""What to look at before the next step on a card: each with its reason, in a desk officer's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from backchannel.model.claims import Claim
from backchannel.model.facts import Contact, Remit, kind_of, refs_of
from backchannel.model.outreach import Ask, Party

from .board_book import BoardBook
from .by_post import meant_by
from .cards import Clash
from .cited import cite_all, counted
from .fact_words import fact_words
from .factors import HAPPENED
from .sides import post_words

STALE_DAYS = 365
"""A tie of which nothing newer is told is stale."""
MOST_OPEN = 3
"""Of one messenger; more open cards are too many."""
DAYS_PER_MONTH = 30.44


def clashes(book: BoardBook, ask: Ask) -> tuple[Clash, ...]:
    """Nothing for an ask that is replied to or closed."""
    if not ask.is_open:
        return ()
    found = [*_of_the_board(book, ask), *_of_people(book, ask), *_of_the_way(book, ask)]
    return tuple({(clash.kind, clash.words): clash for clash in found}.values())


def _of_the_board(book: BoardBook, ask: Ask) -> Iterator[Clash]:
    """What other cards, the calendar and the line say."""
    messenger = ask.messenger
    key = book.key(ask.target)
    others: dict[str, list[Ask]] = {}
    for other in book.asks:
        if other.is_open and other.id != ask.id and book.key(other.target) == key:
            others.setdefault(book.key(other.messenger) if other.messenger else "", []).append(other)
    for group in others.values():
        yield _to_one(book, messenger, group)
    if messenger is not None:
        key = book.key(messenger)
        own = [o.id for o in book.asks if o.is_open and o.messenger and book.key(o.messenger) == key]
        if len(own) > MOST_OPEN:
            words = f"{book.who(messenger).name} has {len(own)} open cards"
            yield Clash(kind="overloaded", words=words, asks=tuple(id_ for id_ in own if id_ != ask.id))
    if ask.due and book.day and ask.due < book.day and ask.state in ("proposed", "agreed"):
        past = counted((book.day - ask.due).days, "day")
        yield Clash(kind="late", words=f"it was due {ask.due.isoformat()}, {past} ago, and is not yet done")
    line = book.line(ask.line)
    if line is not None and line.version < line.versions:
        words = f"the line was worded anew since: this card has version {line.version} of {line.versions}"
        yield Clash(kind="line_changed", words=words)


def _to_one(book: BoardBook, messenger: Party | None, others: list[Ask]) -> Clash:
    """Other open cards of one messenger to the same one."""
    first = others[0]
    target, more = book.who(first.target).name, f" and {len(others) - 1} more" if others[1:] else ""
    told = f"“{first.request}” ({first.state}; {first.id}){more}"
    ids = tuple(other.id for other in others)
    if messenger is None or first.messenger is None:
        return Clash(kind="twice", words=f"another open card is to {target}: {told}", asks=ids)
    name = book.who(first.messenger).name
    if book.key(first.messenger) == book.key(messenger):
        return Clash(kind="twice", words=f"{name} has another open card to {target}: {told}", asks=ids)
    return Clash(kind="two_messengers", words=f"{name} is to reach {target} too: {told}", asks=ids)


def _of_people(book: BoardBook, ask: Ask) -> Iterator[Clash]:
    for party in (ask.messenger, ask.target):
        if party is not None:
            yield from _of_one(book, party)
    yield from _not_decider(book, ask)


def _of_one(book: BoardBook, party: Party) -> Iterator[Clash]:
    being = book.being(party)
    if being is None:
        yield Clash(kind="unknown", words=f"the desk knows nobody for sure by the name of {party.name}")
        return
    others = dict.fromkeys(book.view.canonical(ref) for ref in party.refs if _is_known(book, ref))
    if len(others) > 1:
        words = f"whoever was meant by {party.name} has been told apart since: say again who it is"
        yield Clash(kind="parted", words=words)
    posts = book.book.posts_of(being.id, book.day)
    left = [(report, held) for report, held in posts if held.state == "former"]
    if left and not any(held.in_post or held.state == "undated" for _, held in posts):
        report, held = left[0]
        now = book.book.holder_of(report.post, book.day)
        successor = f"; it is now {book.view.entity(now).caption}" if now and now != being.id else ""
        yield Clash(
            kind="post_ended",
            words=f"{being.caption} is no longer {post_words(report)}{successor}",
            citations=cite_all(book.view, [r.claim for r in held.reports]),
        )


def _is_known(book: BoardBook, ref: str) -> bool:
    return book.being(Party(name="", refs=(ref,))) is not None


def _not_decider(book: BoardBook, ask: Ask) -> Iterator[Clash]:
    """Where the words say that somebody else decides on the issue, and none that the target does."""
    target = book.being(ask.target)
    if target is None or not ask.issue:
        return
    saying = [(claim, _holder(book, claim)) for claim in book.deciding(ask.issue)]
    if saying and all(who != target.id for _, who in saying):
        claim, who = saying[-1]
        held = f" ({book.view.entity(who).caption})" if who and who not in refs_of(claim.fact) else ""
        told = f"{fact_words(book.view, claim)}{held}"
        yield Clash(
            kind="not_decider",
            words=f"{target.caption} is not known to decide on it; told is: {told}",
            citations=cite_all(book.view, [claim]),
        )


def _holder(book: BoardBook, claim: Claim) -> str | None:
    """The body that a remit is given to, or who surely holds that post on the day."""
    assert isinstance(claim.fact, Remit)
    body = book.view.entity(claim.fact.body)
    if body.kind != "post":
        return body.id
    return meant_by(book.book, body.caption, book.day, country=body.country).certain


def _of_the_way(book: BoardBook, ask: Ask) -> Iterator[Clash]:
    for step in ask.route:
        pair = f"{book.who(step.a).name} and {book.who(step.b).name}"
        claims = [(id_, book.claim(id_)) for id_ in step.claims]
        left = [c for _, c in claims if c is not None and book.stands(c)]
        for _, claim in claims:
            if claim is None:
                yield Clash(
                    kind="gone", words=f"words that the step of {pair} rested on are gone from the desk"
                )
            elif not book.stands(claim):
                yield _taken_back(book, claim)
            else:
                for against in book.contradicted.get(claim.id, ()):
                    words = f"{fact_words(book.view, claim)}: contradicted, {against}"
                    yield Clash(kind="contradicted", words=words, citations=cite_all(book.view, [claim]))
        last = max((day for claim in left if (day := book.calendar.happened(claim))), default=None)
        yield from _stale(book, pair, last)
    if not ask.route and ask.messenger is not None:
        yield from _without_a_way(book, ask.messenger, ask.target)


def _taken_back(book: BoardBook, claim: Claim) -> Clash:
    """A person rejected it, or put another claim in its place in the same words."""
    told = fact_words(book.view, claim)
    kind = kind_of(claim.fact)
    place = (claim.evidence[0].start, claim.evidence[0].end)
    for other in book.view.claims_in(claim.document, kind):
        if book.view.accepted(other.id) and (other.evidence[0].start, other.evidence[0].end) == place:
            words = f"the way rests on “{told}”, which was corrected to “{fact_words(book.view, other)}”"
            return Clash(kind="edited", words=words, citations=cite_all(book.view, [other]))
    words = f"the way rests on “{told}”, which counts as a fact no longer"
    return Clash(kind="rejected", words=words, citations=cite_all(book.view, [claim]))


def _stale(book: BoardBook, pair: str, last: date | None) -> Iterator[Clash]:
    if last is not None and book.day is not None and (book.day - last).days > STALE_DAYS:
        months = round((book.day - last).days / DAYS_PER_MONTH)
        words = f"nothing later than {last.isoformat()} is told of {pair}, {counted(months, 'month')} before"
        yield Clash(kind="stale", words=words)


def _without_a_way(book: BoardBook, messenger: Party, target: Party) -> Iterator[Clash]:
    """No way was chosen: what is told of the two themselves."""
    one, other = book.being(messenger), book.being(target)
    if one is None or other is None:
        return
    pair = f"{one.caption} and {other.caption}"
    told = [
        claim
        for claim in book.view.claims_of(one.id, "contact", "tie")
        if other.id in {book.view.canonical(ref) for ref in refs_of(claim.fact)}
        and claim.modality in HAPPENED
        and not book.calendar.is_later(claim)
    ]
    if not told:
        yield Clash(kind="no_contact", words=f"no tie or contact of {pair} is told, and no way was chosen")
    last = max((day for claim in told if (day := book.calendar.happened(claim))), default=None)
    for clash in _stale(book, pair, last):
        touched = [c for c in told if book.calendar.happened(c) == last]
        kind = "contact" if isinstance(touched[-1].fact, Contact) else "tie"
        yield Clash(
            kind=clash.kind, words=f"{clash.words}: a {kind}", citations=cite_all(book.view, touched[-1:])
        )
