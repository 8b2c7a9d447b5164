"""Groups: stories, the copies in them, and their origin."""

from __future__ import annotations

import itertools

from backchannel.resolve.fingerprints import fingerprint
from backchannel.resolve.shelf import Shelf
from backchannel.resolve.stories import Group, groups

from .texts import BUDGET, FERRY, FERRY_ELSEWHERE, document, garbled

CUT = "\n\n".join(FERRY.split("\n\n")[:3])


def test_a_document_alone_is_in_no_group() -> None:
    assert groups([document("a", FERRY), document("b", BUDGET)]) == ()


def test_a_story_holds_its_copies_and_the_report_of_another_writer() -> None:
    found = groups(
        [document("a", FERRY), document("x", BUDGET), document("b", FERRY_ELSEWHERE), document("c", FERRY)]
    )
    assert found == (Group(story=("a", "b", "c"), copies=(("a", "c"),), origin=None),)


def test_the_order_of_documents_changes_no_group() -> None:
    documents = [document(i, t) for i, t in (("a", FERRY), ("b", FERRY_ELSEWHERE), ("c", CUT), ("x", BUDGET))]
    found = {
        frozenset((frozenset(g.story), frozenset(map(frozenset, g.copies)), g.origin) for g in groups(order))
        for order in itertools.permutations(documents)
    }
    assert len(found) == 1


def test_the_earliest_of_copies_is_their_origin() -> None:
    found = groups([document("late", FERRY, day=5), document("early", FERRY, day=4)])
    assert found[0].origin == "early"


def test_without_dates_the_whole_report_is_the_origin_of_its_cut() -> None:
    assert groups([document("cut", CUT), document("whole", FERRY)])[0].origin == "whole"


def test_two_same_texts_without_a_date_have_no_origin() -> None:
    assert groups([document("a", FERRY), document("b", FERRY)])[0].origin is None


def test_a_garbled_copy_is_never_the_origin() -> None:
    found = groups([document("g", garbled(FERRY), day=3, garbled=True), document("a", FERRY, day=4)])
    assert found[0].copies == (("g", "a"),)
    assert found[0].origin == "a"


def test_the_outlet_that_others_credit_is_the_origin() -> None:
    found = groups(
        [
            document("a", FERRY, day=4, outlet="Brugg Daily", credit="Norland Wire"),
            document("b", FERRY, day=4, outlet="Norland Wire"),
            document("c", FERRY_ELSEWHERE, day=4, outlet="Lanz Courier", credit="Norland Wire"),
        ]
    )
    assert found[0].origin == "b"


def test_the_shelf_finds_what_comparing_all_pairs_finds() -> None:
    documents = [
        document(i, t)
        for i, t in (("a", FERRY), ("b", FERRY_ELSEWHERE), ("c", CUT), ("x", BUDGET), ("y", BUDGET[:400]))
    ]
    shelf = Shelf()
    found = []
    for one in documents:
        found += [(r.left, r.right, r.relation) for r in shelf.relations(fingerprint(one))]
        shelf.add(fingerprint(one))
    assert found == [
        ("b", "a", "same_story"),
        ("c", "a", "copy"),
        ("c", "b", "same_story"),
        ("y", "x", "copy"),
    ]
