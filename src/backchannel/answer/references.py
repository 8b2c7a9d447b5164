"""Posts without a name, across documents: "the Danish premier" is whoever surely held that post that day.

A view as `referred` reads it takes such words for that person. Nothing is written: what is meant follows
from the reader's own line of the post, so that it comes and goes with its reports, rights and instants.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple, cast

import msgspec
from msgspec import Struct

from backchannel.gazetteer.post_words import is_envoy, post_of
from backchannel.model.claims import Claim
from backchannel.model.facts import kind_of, refs_of
from backchannel.model.identity import by_a_person

from .by_post import ByPost, meant_by
from .claim_order import in_order, place_of
from .held import State
from .posts import PostBook
from .reading import Being, Calendar, Nearest, Reading

KINDS = ("contact", "statement", "tie", "measure")
_DESTINATION = r"(?:the )?[^\W\d_][\w.'-]*(?: [A-Z][\w.'-]*)*"


class Reference(Struct, frozen=True, kw_only=True):
    """A post named in a document without its holder, and who is meant."""

    ref: str
    document: str
    words: str
    day: date | None
    """The day of the event, else of the report."""
    person: str | None
    """Who surely held it; None where the words or the reports leave it open, or a person said otherwise."""
    candidates: tuple[tuple[str, State], ...]
    premises: tuple[Claim, ...]
    """The reports that prove who held it."""
    claims: tuple[Claim, ...]
    """What is told of whoever is meant."""
    contested: str | None = None
    """Who would be meant, had a person not told the two apart."""


def references(view: Reading) -> tuple[Reference, ...]:
    """Every post that takes part in something without a name, in the order of the claims."""
    return view.kept("by post", lambda: tuple(_references(view)))


def referred(view: Reading) -> Reading:
    """The same view, in which a post without a name stands for whoever surely held it on that day."""
    if isinstance(view, _Referred):
        return view
    found = {r.ref: r for r in references(view) if r.person is not None}
    return cast(Reading, _Referred(view, found)) if found else view


def meant_in(view: Reading, claim: Claim) -> tuple[Reference, ...]:
    """Who is in a claim only by way of a post, as `referred` takes it; nobody in a plain view."""
    if not isinstance(view, _Referred):
        return ()
    return tuple(r for ref in refs_of(claim.fact) if (r := view.meant.get(ref)) is not None)


def referred_claims(view: Reading) -> tuple[Claim, ...]:
    """What is told of people only by way of a post, as `referred` takes it; nothing in a plain view."""
    if not isinstance(view, _Referred):
        return ()
    return tuple(in_order({c.id: c for r in view.meant.values() for c in r.claims}.values()))


def _references(view: Reading) -> Iterator[Reference]:
    calendar = Calendar(view)
    book = PostBook(view, calendar)
    by_ref: dict[str, list[Claim]] = {}
    for claim in view.nameless(*KINDS):
        for ref in dict.fromkeys(refs_of(claim.fact)):
            if view.entity(ref).kind == "post":
                by_ref.setdefault(ref, []).append(claim)
    for ref, claims in sorted(by_ref.items(), key=lambda item: (place_of(item[1][0]), item[0])):
        yield _reference(view, book, ref, claims)


def _reference(view: Reading, book: PostBook, ref: str, claims: Sequence[Claim]) -> Reference:
    words = _words(view, ref, claims)
    days = [day for claim in claims for day in _days(book.calendar, claim)]
    found = [meant_by(book, words, day) for day in dict.fromkeys(days)] or [meant_by(book, words, None)]
    people = {one.certain for one in found}
    person = next(iter(people)) if len(people) == 1 else None
    apart = person is not None and _told_apart(view, ref, person)
    return Reference(
        ref=ref,
        document=claims[0].document,
        words=words,
        day=days[0] if days else None,
        person=None if apart else person,
        candidates=_candidates(found) if person is None else (),
        premises=tuple({c.id: c for one in found for c in one.premises}.values()) if person else (),
        claims=tuple(claims),
        contested=person if apart else None,
    )


def _candidates(found: Sequence[ByPost]) -> tuple[tuple[str, State], ...]:
    certain: tuple[tuple[str, State], ...] = tuple((o.certain, "holds") for o in found if o.certain)
    return tuple(dict((*certain, *(c for one in found for c in one.candidates))).items())


def _words(view: Reading, ref: str, claims: Sequence[Claim]) -> str:
    """The fullest words that the document has; an envoy's destination stands right behind them."""
    names = view.names_at(ref) or (view.entity(ref).caption,)
    words = max(names, key=lambda n: (post_of(n).country is not None, len(n)))
    if is_envoy(post_of(words)) and post_of(words).toward is None:
        behind = re.compile(rf"{re.escape(words)} to ({_DESTINATION})", re.IGNORECASE)
        said = [m[1] for c in claims for e in c.evidence if (m := behind.search(e.quote))]
        for place in said:
            parts = place.split()
            for end in range(len(parts), 0, -1):
                full = f"{words} to {' '.join(parts[:end])}"
                if len(post_of(full).toward or "") in (2, 5, 6) and (post_of(full).toward or "").isupper():
                    return full
    return words


def _days(calendar: Calendar, claim: Claim) -> tuple[date, ...]:
    """The first and the last day the event may have been, else that of the report; none where open."""
    if claim.valid is None:
        day = calendar.reported(claim)
        return (day,) if day else ()
    begin, end = claim.valid.maybe
    if begin is None or end is None:
        return ()
    return (begin, end - timedelta(1))


def _told_apart(view: Reading, ref: str, person: str) -> bool:
    """Whether somebody said that this post is not that person."""
    theirs = set(view.entity(person).refs)
    return any(
        j.verdict == "different"
        and by_a_person(j)
        and ref in (j.left, j.right)
        and {j.left, j.right} & theirs
        for j in view.judgements(person)
    )


class _Referred:
    """A view with what posts mean put in; all else is the view's own."""

    def __init__(self, view: Reading, meant: dict[str, Reference]) -> None:
        self._view, self.meant = view, meant
        self._of: dict[str, list[Reference]] = {}
        for one in meant.values():
            self._of.setdefault(one.person or "", []).append(one)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._view, name)

    def canonical(self, ref: str, /) -> str:
        one = self.meant.get(ref)
        return one.person if one is not None and one.person is not None else self._view.canonical(ref)

    def entity(self, id_: str, /) -> Being:
        """Of a post that stands for somebody: that person, called so that it can be seen."""
        one = self.meant.get(id_)
        if one is None or one.person is None:
            return self._view.entity(id_)
        person: Any = self._view.entity(one.person)
        told = f"{person.caption} (as “{one.words}”, inferred)"
        being: Being = msgspec.structs.replace(person, caption=told)
        return being

    def claims_of(self, id_: str, /, *kinds: str) -> tuple[Claim, ...]:
        found = {c.id: c for c in self._view.claims_of(id_, *kinds)}
        mine = self._of.get(self._view.canonical(id_), ())
        if not mine:
            return tuple(found.values())
        found |= {c.id: c for r in mine for c in r.claims if not kinds or kind_of(c.fact) in kinds}
        return tuple(in_order(found.values()))

    def claims_around(
        self, id_: str, /, *kinds: str, before: int, after: int = 0, day: date | None = None
    ) -> Nearest:
        """With all that is told of them by way of a post."""
        found = self._view.claims_around(id_, *kinds, before=before, after=after, day=day)
        mine = self._of.get(self._view.canonical(id_), ())
        if not mine:
            return found
        both = {c.id: c for c in found.claims}
        both |= {c.id: c for r in mine for c in r.claims if not kinds or kind_of(c.fact) in kinds}
        return _Some(tuple(in_order(both.values())), found.cut)

    def proposals_around(
        self, id_: str, /, *kinds: str, each: int, day: date | None = None
    ) -> Sequence[Claim]:
        """With those that are told of a post that stands for them."""
        mine = [ref for ref, one in self.meant.items() if one.person == self._view.canonical(id_)]
        asked = (self._view.proposals_around(one, *kinds, each=each, day=day) for one in (id_, *mine))
        return in_order({c.id: c for found in asked for c in found}.values())

    def claims_around_each(
        self, asked: Sequence[tuple[str, date | None]], /, *kinds: str, each: int
    ) -> Sequence[Claim]:
        """With all that is told of them by way of a post."""
        both = {c.id: c for c in self._view.claims_around_each(asked, *kinds, each=each)}
        for id_ in dict.fromkeys(self._view.canonical(one) for one, _ in asked):
            told = (c for r in self._of.get(id_, ()) for c in r.claims)
            both |= {c.id: c for c in told if not kinds or kind_of(c.fact) in kinds}
        return in_order(both.values())

    def claims_between_each(
        self, asked: Sequence[tuple[str, str, date, date]], /, *kinds: str
    ) -> Sequence[Claim]:
        """With all that is told of them by way of a post."""
        both = {c.id: c for c in self._view.claims_between_each(asked, *kinds)}
        for one, other, first, last in asked:
            people = {self._view.canonical(one), self._view.canonical(other)}
            told = (c for id_ in people for r in self._of.get(id_, ()) for c in r.claims)
            both |= {
                c.id: c
                for c in told
                if (not kinds or kind_of(c.fact) in kinds)
                and people <= {self.canonical(ref) for ref in refs_of(c.fact)}
                and c.reported is not None
                and first <= c.reported <= last
            }
        return in_order(both.values())


class _Some(NamedTuple):
    claims: tuple[Claim, ...]
    cut: frozenset[str]
