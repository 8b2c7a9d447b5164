"""Stacks find what comparing all with all finds, however far apart and however many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from backchannel.model.reports import DocumentRelation
from backchannel.resolve.fingerprints import Fingerprint, fingerprint, opened
from backchannel.resolve.shelf import Shelf
from backchannel.resolve.stacks import REACH_DAYS, Stacks
from benchmarks.generated_news import REPORTS_A_DAY, reports

from .texts import FERRY, FERRY_ELSEWHERE, document

APART = 40
"""So many numbers of reports lie between two that are taken: they spread over weeks."""


class Kept:
    """Fingerprints in a list."""

    def __init__(self) -> None:
        self.all: list[Fingerprint] = []

    def between(self, first: date, end: date) -> Iterable[Fingerprint]:
        return [one for one in self.all if one.published and first <= one.published < end]

    def undated(self, at_most: int) -> Iterable[Fingerprint]:
        return [one for one in self.all if one.published is None][-at_most:]

    def sharing(self, runs: Sequence[int]) -> Iterable[Fingerprint]:
        return [one for one in self.all if len(opened(one).sample.intersection(runs)) >= 2]


def in_turn(prints: Iterable[Fingerprint]) -> list[list[DocumentRelation]]:
    kept, found = Kept(), []
    stacks = Stacks(kept)
    for one in prints:
        found.append(stacks.relations(one))
        kept.all.append(one)
        stacks.add(one)
    return found


def told(relations: Iterable[DocumentRelation]) -> list[tuple[str, str, str]]:
    return sorted((r.left, r.right, r.relation) for r in relations)


def test_what_the_shelf_of_all_finds_is_found() -> None:
    numbers = [n * APART + copy for n in range(150) for copy in (0, 1, 2)]
    prints = [fingerprint(next(iter(reports(1, first=number))).document) for number in numbers]
    assert (prints[-1].published or date.min) > (prints[0].published or date.max)
    assert numbers[-1] / REPORTS_A_DAY > 16
    shelf, expected = Shelf(), []
    for one in prints:
        expected.append(told(shelf.relations(one)))
        shelf.add(one)
    assert [told(relations) for relations in in_turn(prints)] == expected
    assert sum(map(len, expected)) > 5


def test_reports_of_one_event_are_found_weeks_apart_and_no_more_beyond_reach() -> None:
    def days_apart(days: int) -> list[str]:
        day = date.fromordinal(date(2031, 5, 1).toordinal() + days)
        early = fingerprint(document("a", FERRY_ELSEWHERE, day=1))
        late = msgspec.structs.replace(fingerprint(document("b", FERRY)), published=day)
        return [r.relation for r in in_turn([early, late])[1]]

    assert days_apart(2) == ["same_story"]
    assert days_apart(REACH_DAYS + 40) == []


def test_documents_without_a_day_are_set_beside_one_another() -> None:
    one, other = fingerprint(document("a", FERRY)), fingerprint(document("b", FERRY_ELSEWHERE))
    assert [r.relation for r in in_turn([one, other])[1]] == ["same_story"]
