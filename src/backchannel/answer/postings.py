"""Every report of a post that a view holds, in numbers; as reports when they are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from backchannel.gazetteer import part_of
from backchannel.gazetteer.post_words import Post, post_of
from backchannel.model.facts import Tenure

from .held import CURRENT, NOT_A_REPORT, PostReport
from .reading import Numbers, Reading, Told

Mask = NDArray[np.bool_]
Wording = tuple[Told, str | None]
"""How a post is told, and of which organisation."""
_Key = tuple[tuple[str, ...], str | None, str | None]
NONE: Numbers = np.zeros(0, np.int64)


class Postings:
    """Who is told to hold which post, everybody at once."""

    def __init__(self, view: Reading) -> None:
        self._view = view
        self._all = told = view.strands("tenure")
        rows = np.flatnonzero(~np.isin(told.telling, _no_reports(told.told)))
        self._rows: Numbers = rows
        """Those that report somebody in a post, by their place among all; in the order of claims."""
        self._holder, self._day, self._telling = told.one[rows], told.reported[rows], told.telling[rows]
        self._origin = told.origin[rows]
        kinds, wording = np.unique(self._telling << 32 | (told.other[rows] + 1), return_inverse=True)
        self._wording: Numbers = wording.ravel()
        """Which way of telling, with which organisation."""
        self._wordings = [self._worded(key) for key in kinds.tolist()]
        self._posts = [self._post(*one) for one in self._wordings]
        self._number = {id_: place for place, id_ in enumerate(told.beings)}
        self._reports: dict[int, PostReport] = {}
        self._days: dict[tuple[_Key, int], list[int]] = {}

    @cached_property
    def everybody(self) -> tuple[str, ...]:
        """By id."""
        return self._ids(np.ones(self._rows.size, np.bool_))

    def beings(self, *kinds: str) -> list[str]:
        """Who plays a role in any of them, by id."""
        return [id_ for id_, kind in zip(self._all.beings, self._all.kinds, strict=True) if kind in kinds]

    def organisations(self) -> list[str]:
        """In which somebody is told to hold a post, by id."""
        return sorted({one for _, one in self._wordings if one is not None})

    def holders(self, of: Callable[[Post], bool]) -> tuple[str, ...]:
        """Whoever is told to be in such a post, whenever; by id."""
        return self._ids(np.array([of(post) for post in self._posts], np.bool_)[self._wording])

    def holders_of(self, codes: Collection[str]) -> tuple[str, ...]:
        """Whoever is told to be in a post of these countries; by id."""
        return self.holders(lambda post: any(part_of(post.country, code) for code in codes))

    def members(self, organisation: str) -> tuple[str, ...]:
        """Whoever is told to be in a post in an organisation; by id."""
        of = np.array([one == organisation for _, one in self._wordings], np.bool_)
        return self._ids(of[self._wording])

    def posts(self) -> list[Post]:
        """Every post that is told of."""
        return list(dict.fromkeys(self._posts))

    def of_holder(self, holder: str) -> Iterator[PostReport]:
        """All reports of somebody, in the order of claims."""
        return map(self._report, self._of_holder(holder).tolist())

    def of_core(self, core: tuple[str, ...]) -> Iterator[PostReport]:
        """All reports of a post of these words, in the order of claims."""
        of = np.array([post.core == core for post in self._posts], np.bool_)
        return map(self._report, np.flatnonzero(of[self._wording]).tolist())

    def near(self, holder: str, day: date | None, *, each: int) -> tuple[PostReport, ...]:
        """Of every wording so many reports up to a day and after it, with all that are of the same days."""
        rows = self._of_holder(holder)
        if rows.size > each:
            telling, days = self._telling[rows], self._day[rows]
            until = day.toordinal() if day else date.max.toordinal()
            kept = np.zeros(rows.size, np.bool_)
            for one in np.unique(telling).tolist():
                kept |= (telling == one) & _around(days, telling == one, until, each)
            rows = rows[kept]
        return tuple(map(self._report, rows.tolist()))

    def last_told(
        self, holder: str, posts: Collection[Post], inferred: bool, after: date, until: date
    ) -> PostReport | None:
        """The last report of others in posts that are surely these in (after, until]; of one day by id.

        Only if all of the holder's were `inferred` are others whose country was.
        """
        found: list[int] = []
        for key in {(post.core, post.toward, post.country) for post in posts}:
            _, days = self._by_post.get(key, (NONE, NONE))
            first, end = np.searchsorted(days, (after.toordinal() + 1, until.toordinal() + 1)).tolist()
            while first < end:
                others = self._of_day(key, int(days[end - 1]))
                row = next((r for r in others if self._fits(r, holder, inferred)), None)
                if row is not None:
                    found.append(row)
                    break
                end = int(np.searchsorted(days, days[end - 1]))
        latest = max(found, key=lambda row: (self._day[row], self._id(row)), default=None)
        return None if latest is None else self._report(latest)

    def _of_day(self, key: _Key, day: int) -> list[int]:
        """The reports of a post of one day, the last by id first."""
        if (key, day) not in self._days:
            rows, days = self._by_post[key]
            some = rows[slice(*np.searchsorted(days, (day, day + 1)).tolist())].tolist()
            self._days[key, day] = sorted(some, key=lambda row: self._id(row), reverse=True)
        return self._days[key, day]

    def _id(self, row: int) -> str:
        return self._all.ids[int(self._rows[row])]

    def _fits(self, row: int, holder: str, inferred: bool) -> bool:
        """Whether it reports somebody else in post."""
        current = self._is_current[self._wording[row], int(inferred)]
        return bool(current) and self._all.beings[self._holder[row]] != holder

    def _worded(self, key: int) -> Wording:
        organisation = (key & 0xFFFFFFFF) - 1
        return self._all.told[key >> 32], self._all.beings[organisation] if organisation >= 0 else None

    def _post(self, told: Told, organisation: str | None) -> Post:
        fact = _tenure(told)
        country = fact.country
        if country is None and organisation is not None:
            country = self._view.entity(organisation).country
        return post_of(fact.post, country)

    def _ids(self, rows: Mask) -> tuple[str, ...]:
        return tuple(self._all.beings[one] for one in np.unique(self._holder[rows]).tolist() if one >= 0)

    @cached_property
    def _holders(self) -> tuple[Numbers, Numbers]:
        """The rows by holder, of each in order; and where those of each begin."""
        order = np.argsort(self._holder, kind="stable")
        return order, np.searchsorted(self._holder[order], np.arange(len(self._all.beings) + 1))

    def _of_holder(self, holder: str) -> Numbers:
        order, begins = self._holders
        number = self._number.get(holder)
        return order[:0] if number is None else order[begins[number] : begins[number + 1]]

    @cached_property
    def _by_post(self) -> dict[_Key, tuple[Numbers, Numbers]]:
        """Those with a day, in its order, and these days."""
        of: dict[_Key, list[int]] = defaultdict(list)
        for number, post in enumerate(self._posts):
            of[post.core, post.toward, post.country].append(number)
        key = np.zeros(len(self._posts), np.int64)
        for place, numbers in enumerate(of.values()):
            key[numbers] = place
        keys = key[self._wording]
        order = np.lexsort((self._day, keys))
        order = order[self._day[order] > 0]
        begins = np.searchsorted(keys[order], np.arange(len(of) + 1)).tolist()
        rows = [order[begins[at] : begins[at + 1]] for at in range(len(of))]
        return {post: (some, self._day[some]) for post, some in zip(of, rows, strict=True)}

    @cached_property
    def _is_current(self) -> Mask:
        """By wording: whether it reports somebody in post whose country the words name; and of any."""
        facts = [_tenure(told) for told, _ in self._wordings]
        either = [(f.standing in CURRENT and not f.country_inferred, f.standing in CURRENT) for f in facts]
        return np.array(either, np.bool_).reshape(len(facts), 2)

    def _report(self, row: int) -> PostReport:
        if row not in self._reports:
            told, organisation = self._wordings[self._wording[row]]
            fact, day, origin = _tenure(told), int(self._day[row]), int(self._origin[row])
            id_ = self._id(row)
            self._reports[row] = PostReport(
                holder=self._all.beings[self._holder[row]],
                post=self._posts[self._wording[row]],
                words=fact.post,
                standing=fact.standing,
                day=date.fromordinal(day) if day else None,
                inferred=fact.country_inferred,
                organisation=organisation,
                claim_id=id_,
                dates=told.dates,
                origin=self._all.origins[origin] if origin >= 0 else None,
                read=partial(self._view.claim, id_),
            )
        return self._reports[row]


def _tenure(told: Told) -> Tenure:
    fact = told.fact
    if not isinstance(fact, Tenure):
        raise TypeError("a report of a post is a tenure")
    return fact


def _no_reports(told: Collection[Told]) -> list[int]:
    return [number for number, one in enumerate(told) if one.modality in NOT_A_REPORT]


def _around(days: Numbers, some: Mask, until: int, each: int) -> Mask:
    """Which days are among the last `each` up to a day or the first after it, or equal to one of these."""
    ordered = np.sort(days[some])
    cut = int(np.searchsorted(ordered, until, side="right"))
    first, last = ordered[max(0, cut - each)], ordered[min(ordered.size, cut + each) - 1]
    near: Mask = (days >= first) & (days <= last)
    return near
