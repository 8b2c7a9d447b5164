"""Who holds which post: every holding of the cast as a claim, with standing, country, dates and
predecessor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...model.claims import Draft
from ...model.facts import Tenure
from ...model.sources import Evidence
from ...model.times import Period
from ..dates.dates import FoundDate
from ..people.people import Character
from ..posts.holding import Aspect, Holding
from ..posts.posts import Post, jobs
from .counterparts import compared_holdings
from .nearly import keep_near_tenures
from .nominations import nominations
from .predecessors import before_it, before_newcomer, before_nominees, predecessor_of, succeeded_end
from .principals import principal_of
from .rosters import rosters
from .successions import handed_holdings

if TYPE_CHECKING:
    from ..parsed import Parsed

NAME = "tenures.v1"
TITLES = frozenset(["title", "name after"])
YEAR = len("2025")
BRACKET = 120
"""So many characters before a date a bracket may open around it."""


def tenures(parsed: Parsed) -> Iterator[Draft]:
    """Tenures in reading order; the same person with the same post and standing once a document.

    What a set form or a roster of an official text tells outranks what is read from the same words. A
    holding of a mere job ("economist") is left out. The country is the words' own, else the one that the
    document's setting gives, marked as inferred.
    """
    official = [*nominations(parsed), *rosters(parsed)]
    told = _once([*official, *before_nominees(parsed, official)])
    found = [
        d
        for d in _read(parsed)
        if _person_and_post(d) not in told
        and not (d.rule == "stint" and any(_holder(d) == _holder(o) for o in official))
        and not any(o.rule != "letterhead" and _overlap(d.evidence[0], o.evidence[0]) for o in official)
    ]
    yield from sorted((*told.values(), *found), key=lambda d: d.evidence[0].start)


def _once(drafts: Iterable[Draft]) -> dict[tuple[str, str], Draft]:
    """The first draft of each person and post."""
    first: dict[tuple[str, str], Draft] = {}
    for draft in drafts:
        first.setdefault(_person_and_post(draft), draft)
    return first


def _holder(draft: Draft) -> str:
    return draft.fact.holder if isinstance(draft.fact, Tenure) else ""


def _person_and_post(draft: Draft) -> tuple[str, str]:
    fact = draft.fact
    return (fact.holder, fact.post.casefold()) if isinstance(fact, Tenure) else ("", "")


def _read(parsed: Parsed) -> Iterator[Draft]:
    """Those that the words around a post tell."""
    seen: set[tuple[int, str, str]] = set()
    held = [*parsed.cast.holdings.holdings, *compared_holdings(parsed), *handed_holdings(parsed)]
    told = {p for h in held for p in (h.verb, h.post.head_start) if p is not None}
    keep_near_tenures(parsed, told=told)
    for holding in sorted(held, key=lambda h: (h.start, h.end)):
        post = holding.post
        if post.relation or _is_job(parsed, post):
            continue
        key = (id(holding.holder), post.words.casefold(), post.standing)
        if key not in seen:
            seen.add(key)
            draft = _draft(parsed, holding)
            yield draft
            if holding.how == "succession":
                continue  # what the predecessor held is told already
            if holding.aspect == "begins" and post.standing in ("current", "acting", "former"):
                yield from before_it(draft)
            elif holding.aspect == "begins" and post.standing == "incoming":
                yield from before_newcomer(parsed, draft, name_end=succeeded_end(parsed, holding))


def _is_job(parsed: Parsed, post: Post) -> bool:
    """ "economist", "aide"; a "U.S. attorney" holds an office, an "American attorney" does not."""
    if post.head not in jobs() or post.words.casefold() != post.head or post.body is not None:
        return False
    before = parsed.cast.at(post.head_start - 1)
    return not (post.head == "attorney" and before is not None and before.kind == "place" and post.country)


def _overlap(words: Evidence, others: Evidence) -> bool:
    return words.start < others.end and others.start < words.end


def _draft(parsed: Parsed, holding: Holding) -> Draft:
    cast, post = parsed.cast, holding.post
    first = min(holding.start, post.possessor[0]) if post.possessor else holding.start
    start, end = parsed.tokens[first].idx, _end_of(parsed, max(holding.end, post.proof_end))
    valid, words = _dates(parsed, holding)
    standing = post.standing
    published = parsed.document.published
    if valid is not None and standing == "current" and published and valid.held_on(published) is False:
        standing = "former" if valid.maybe[1] and valid.maybe[1] <= published else "incoming"
    inferred = None
    if post.country is None:
        inferred = _country_of_principal(parsed, holding) or cast.holdings.inferred_country(post)
    country = post.country or inferred
    body = _body(parsed, holding)
    office = cast.mint("post", post.words, post.head_start, post.head_end, country=country)
    return Draft(
        fact=Tenure(
            holder=cast.ref_of(holding.holder),
            post=post.words,
            office=office,
            organisation=cast.ref_of(body) if body else None,
            standing=standing,  # type: ignore[arg-type]
            predecessor=predecessor_of(parsed, holding),
            country=country,
            country_inferred=inferred is not None,
        ),
        evidence=(_evidence(parsed, start, end, words),),
        made_by=NAME,
        rule=holding.how,
        score=holding.score * (0.6 if parsed.quote_around(start) else 1.0),
        valid=valid,
        valid_words=words,
    )


def _evidence(parsed: Parsed, start: int, end: int, words: Evidence | None) -> Evidence:
    """The words of the holding, with the dates right behind them."""
    proof = parsed.evidence(start, end)
    if words is not None and proof.end <= words.start <= proof.end + 10:
        return parsed.document.evidence(proof.start, words.end)
    return proof


def _country_of_principal(parsed: Parsed, holding: Holding) -> str | None:
    """A chief of staff belongs to the side of the person he serves."""
    principal = principal_of(parsed, holding)
    if principal is None:
        return None
    for other in parsed.cast.holdings.holdings:
        if other.holder is principal and other.post.standing != "former":
            return other.post.country or parsed.cast.holdings.inferred_country(other.post)
    return None


def _body(parsed: Parsed, holding: Holding) -> Character | None:
    """The body or country that the words tie the post to."""
    post, cast = holding.post, parsed.cast
    if post.body is not None:
        return cast.at(post.body.end - 1)
    for position in range(holding.start, holding.end):
        found = cast.at(position)
        if found is not None and found.kind == "place" and post.country and found.code == post.country:
            return found
    return None


def _end_of(parsed: Parsed, position: int) -> int:
    last = parsed.tokens[position - 1]
    return int(last.idx) + len(last)


def _dates(parsed: Parsed, holding: Holding) -> tuple[Period | None, Evidence | None]:
    """The dates that stand right after the post or hang on its verb ("from 1989 to 1993", "was appointed in
    March").
    """
    found = _date_after(parsed, holding)
    if found is not None:
        return _bounded(found.period, holding.aspect), parsed.evidence(found.start, found.end)
    if holding.verb is None or holding.how == "stint":
        return None, None
    period, words = parsed.period_for(parsed.tokens[holding.verb])
    if (
        period is None
        or words is None
        or _is_bracketed(parsed, words)
        or (holding.aspect == "holds" and not _may_last(period, holding))
    ):
        return None, None
    return _bounded(period, holding.aspect), words


def _date_after(parsed: Parsed, holding: Holding) -> FoundDate | None:
    """The date right behind the words of a holding.

    Behind a name with its title only a stretch of time is that of the post: "President X in May signed".
    """
    end = _end_of(parsed, holding.post.proof_end if holding.how == "fronted" else holding.end)
    found = next((d for d in parsed.dates if end <= d.start <= end + 8), None)
    if found is None:
        return None
    between = parsed.text[end : found.start].strip(" ,(").casefold()
    if between not in ("", "from", "since", "between", "in", "until", "through", "for"):
        return None
    if holding.how in TITLES and ("/" not in found.period.edtf or _is_served(parsed, holding)):
        return None
    return found


def _is_served(parsed: Parsed, holding: Holding) -> bool:
    """ "chief of staff to Commissioner X until 2021": the date is that of the other post."""
    return any(
        h.post.principal is not None and holding.start <= h.post.principal.start < holding.end
        for h in parsed.cast.holdings.holdings
    )


def _is_bracketed(parsed: Parsed, words: Evidence) -> bool:
    """ "Ana Souza (1901–1975) was mayor": the years of a life, not of a post."""
    before = parsed.document.text[max(0, words.start - BRACKET) : words.start]
    return before.rfind("(") > before.rfind(")")


def _may_last(period: Period, holding: Holding) -> bool:
    """Whether a date can be that of a whole tenure: a stretch of time, or a year of one that is over."""
    return "/" in period.edtf or (holding.post.standing == "former" and len(period.edtf) == YEAR)


def _bounded(period: Period, aspect: Aspect) -> Period:
    """The date of a beginning leaves the end open, that of an end the beginning."""
    if aspect == "holds" or "/" in period.edtf:
        return period
    return Period(f"{period.edtf}/" if aspect == "begins" else f"/{period.edtf}")
