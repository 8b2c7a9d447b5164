"""What came in since a look, and who is in another post by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from backchannel.answer.today import Today, today
from backchannel.ledger.ledger import Ledger
from backchannel.model.labels import Label, Reader

from .world import Page, World, same_person

MORNING = datetime(2031, 5, 6, 9, tzinfo=UTC)
NOON = MORNING + timedelta(hours=3)


def since_noon(*, before: Sequence[Page], after: Sequence[Page], clearance: Label | None = None) -> Today:
    """What a look at noon left unseen; people of one name are one."""
    now = [MORNING]
    desk = Ledger.create(":memory:", side="NO", clock=lambda: now[0])
    first: dict[str, str] = {}
    for moment, pages in ((MORNING, before), (NOON + timedelta(minutes=1), after)):
        now[0] = moment
        for page in pages:
            desk.record(page.document(), page.entities(), page.drafts())
            for who, ref in page.refs.items():
                if first.setdefault(who, ref) != ref:
                    desk.judge(same_person(first[who], ref))
    return today(desk.view(reader=Reader("lena", clearance or Label())), since=NOON)


def old() -> list[Page]:
    made = World()
    made.page("old", "2031-05-01").tenure(
        "Vale is trade minister.", "Nora Vale", "trade minister", country="NO"
    )
    return made.pages


def new(sentence: str, post: str, **options: object) -> Page:
    label = options.pop("label", Label())
    page = World().page("new", "2031-05-06", label=label)
    return page.tenure(sentence, "Nora Vale", post, country="NO", **options)


def test_what_came_after_the_look_is_new_and_nothing_else() -> None:
    found = since_noon(before=old(), after=[World().page("rain", "2031-05-06").says("Rain fell.")])
    assert [one.name for one in found.arrived] == ["rain"]
    assert (found.new, found.documents) == (1, 2)


def test_somebody_in_another_post_is_told_with_what_was_known_before() -> None:
    found = since_noon(before=old(), after=[new("Vale is foreign minister.", "foreign minister")])
    assert [(m.name, m.words, m.why) for m in found.moved] == [
        ("Nora Vale", "foreign minister (Norway)", "known before as trade minister (Norway)")
    ]
    assert found.moved[0].citations[0].quote == "Vale is foreign minister."


def test_the_same_post_again_is_no_change() -> None:
    assert since_noon(before=old(), after=[new("Vale is trade minister.", "trade minister")]).moved == ()


def test_a_post_that_is_over_is_told_once() -> None:
    left = new("Vale, the former trade minister, spoke.", "trade minister", standing="former")
    found = since_noon(before=old(), after=[left])
    assert [(m.words, m.why) for m in found.moved] == [
        ("former trade minister (Norway)", "no document before told that it is over")
    ]


def test_somebody_who_was_never_named_has_not_moved() -> None:
    assert since_noon(before=[], after=[new("Vale is trade minister.", "trade minister")]).moved == ()


def test_a_hidden_document_is_not_counted() -> None:
    hidden = new("Vale is foreign minister.", "foreign minister", label=Label(2))
    found = since_noon(before=old(), after=[hidden])
    assert (found.new, found.documents, found.moved) == (0, 1, ())
    assert since_noon(before=old(), after=[hidden], clearance=Label(2)).new == 1


def test_a_proposal_waits_with_the_reason_for_its_place() -> None:
    unsure = (
        World()
        .page("unsure", "2031-05-06")
        .tenure("Perhaps Vale is envoy.", "Nora Vale", "envoy", country="NO", score=0.01)
    )
    found = since_noon(before=old(), after=[unsure])
    assert [(item.kind, found.arrived[0].waits) for item in found.waits] == [("tenure", 1)]
