from __future__ import annotations

import pytest

from backchannel.answer.ground import ground_of
from backchannel.answer.hops import Hops
from backchannel.answer.issue import Issue
from backchannel.answer.reading import Reading

from .world import Page, World

DAY = "2031-05-04"


def one_page(day: str | None = DAY) -> tuple[World, Page]:
    world = World(side="CA")
    return world, world.page("a", day)


def hops(view: Reading, about: str | None = None, body: str | None = None) -> Hops:
    target = view.named(body, "organisation")[0].id if body else None
    return Hops(ground_of(view), Issue(view, about), body=target)


def value(view: Reading, a: str, b: str, about: str | None = None) -> float:
    return hops(view, about).value(view.named(a)[0].id, view.named(b)[0].id)


def both(world: World, day: str = DAY, about: str | None = None) -> tuple[float, float]:
    """The odds from Ana Bell to Bo Carr and back, said on record."""
    view = world.view(day)
    return value(view, "Ana Bell", "Bo Carr", about), value(view, "Bo Carr", "Ana Bell", about)


@pytest.mark.parametrize(
    ("tie", "fields", "forth", "back"),
    [
        ("works_for", {}, 0.85, 0.80),
        ("kin", {"detail": "sister-in-law"}, 0.85, 0.85),
        ("kin", {"detail": "cousin"}, 0.70, 0.70),
        ("kin", {"detail": "late husband"}, 0.0, 0.0),
        ("influence_over", {"directed": True}, 0.75, 0.0),
        ("close_to", {"directed": True}, 0.75, 0.0),
        ("close_to", {"detail": "inner circle"}, 0.75, 0.0),
        ("close_to", {}, 0.70, 0.70),
        ("knows", {}, 0.45, 0.45),
        ("knows", {"detail": "close friend"}, 0.70, 0.70),
        ("knows", {"frequency": "often"}, 0.60, 0.60),
        ("worked_with", {"origin": "lumber talks"}, 0.45, 0.45),
        ("ally", {}, 0.60, 0.60),
        ("represents", {}, 0.60, 0.80),
        ("rival", {}, 0.0, 0.0),
        ("member_of", {}, 0.0, 0.0),
    ],
)
def test_each_tie_has_its_odds_in_both_directions(
    tie: str, fields: dict[str, object], forth: float, back: float
) -> None:
    world, page = one_page()
    page.tie("Bell and Carr.", "Ana Bell", tie, "Bo Carr", basis="on_record", **fields)
    assert both(world) == pytest.approx((forth, back))


@pytest.mark.parametrize(
    ("fields", "forth", "back"),
    [
        ({"mode": "met"}, 0.40, 0.40),
        ({"mode": "talks"}, 0.45, 0.45),
        ({"mode": "spoke", "frequency": "several times"}, 0.60, 0.60),
        ({"mode": "spoke", "frequency": "rarely"}, 0.40, 0.40),
        ({"mode": "letter", "one_way": True}, 0.25, 0.0),
        ({"point_of_contact": True}, 0.40, 0.40),
    ],
)
def test_each_contact_has_its_odds_in_both_directions(
    fields: dict[str, object], forth: float, back: float
) -> None:
    world, page = one_page()
    page.contact("Bell and Carr.", "Ana Bell", "Bo Carr", basis="on_record", **fields)
    assert both(world) == pytest.approx((forth, back))


def test_the_negotiation_that_is_the_issue_raises_having_worked_together() -> None:
    world, page = one_page()
    page.tie(
        "They met over lumber.",
        "Ana Bell",
        "worked_with",
        "Bo Carr",
        origin="lumber talks",
        basis="on_record",
    )
    assert both(world, about="lumber talks") == pytest.approx((0.55, 0.55))


def test_a_gathering_of_many_is_no_meeting_of_each_with_each() -> None:
    world, page = one_page()
    guests = [f"Guest {n}" for n in range(8)]
    page.contact("All met.", "Ana Bell", "Bo Carr", *guests, basis="on_record")
    assert both(world) == pytest.approx((0.15, 0.15))


def test_in_a_one_way_contact_only_the_first_acts() -> None:
    world, page = one_page()
    page.contact("Bell wrote to both.", "Ana Bell", "Bo Carr", "Cy Dorn", one_way=True, basis="on_record")
    view = world.view(DAY)
    assert value(view, "Ana Bell", "Cy Dorn") == pytest.approx(0.25)
    assert value(view, "Bo Carr", "Cy Dorn") == 0.0


@pytest.mark.parametrize(
    ("envelope", "factor"),
    [
        ({"basis": "outlet"}, 0.9),
        ({"basis": "anonymous"}, 0.8),
        ({"basis": "document"}, 1.0),
        ({"basis": "on_record", "modality": "hedged"}, 0.7),
        ({"basis": "anonymous", "modality": "hedged"}, 0.56),
        ({"basis": "on_record", "modality": "ongoing"}, 1.0),
    ],
)
def test_how_it_is_said_weakens(envelope: dict[str, object], factor: float) -> None:
    world, page = one_page()
    page.tie("Bell and Carr.", "Ana Bell", "close_to", "Bo Carr", **envelope)
    assert both(world)[0] == pytest.approx(0.7 * factor)


def test_a_garbled_copy_alone_counts_half() -> None:
    world = World(side="CA")
    page = world.page("a", DAY, garbled=True)
    page.tie("Bell and Carr.", "Ana Bell", "close_to", "Bo Carr", basis="on_record")
    assert both(world)[0] == pytest.approx(0.35)


def test_ties_age_and_kin_do_not() -> None:
    world, page = one_page()
    page.tie("Bell and Carr.", "Ana Bell", "close_to", "Bo Carr", basis="on_record")
    page.tie("Bell and Dorn.", "Ana Bell", "kin", "Cy Dorn", detail="sister", basis="on_record")
    later = world.view("2039-05-04")
    assert value(later, "Ana Bell", "Bo Carr") == pytest.approx(0.35, rel=1e-3)
    assert value(later, "Ana Bell", "Cy Dorn") == pytest.approx(0.85)


def test_age_counts_from_the_event_and_not_from_a_late_report() -> None:
    world, page = one_page()
    page.contact("They met in 2025.", "Ana Bell", "Bo Carr", basis="on_record", valid="2025-05-04")
    assert both(world)[0] == pytest.approx(0.4 * 0.25, rel=1e-2)


def test_an_undated_tie_has_its_own_factor() -> None:
    world, page = one_page(None)
    page.tie("Bell and Carr.", "Ana Bell", "close_to", "Bo Carr", basis="on_record")
    assert both(world)[0] == pytest.approx(0.35)


def test_one_origin_counts_its_strongest_words_and_two_origins_combine() -> None:
    world, page = one_page()
    page.tie("Bell and Carr are close.", "Ana Bell", "close_to", "Bo Carr", basis="on_record")
    page.contact("They met.", "Ana Bell", "Bo Carr", basis="on_record")
    assert both(world)[0] == pytest.approx(0.7)
    world.page("b", DAY).contact("They have met.", "Ana Bell", "Bo Carr", basis="on_record")
    assert both(world)[0] == pytest.approx(1 - 0.3 * 0.6)


def test_whoever_has_moved_or_left_since_counts_less() -> None:
    world, page = one_page("2030-01-01")
    page.tenure("Bell is trade minister.", "Ana Bell", "trade minister", country="CA")
    page.tie("Bell and Carr.", "Ana Bell", "close_to", "Bo Carr", basis="on_record")
    now = world.page("b", DAY)
    now.tenure("Dee Ash is trade minister.", "Dee Ash", "trade minister", country="CA")
    aged = 0.7 * 0.5 ** ((4 * 30.4 + 366) / (8 * 365.25))
    assert both(world)[0] == pytest.approx(aged * 0.5, rel=2e-2)
    now.tenure("Bell is health minister.", "Ana Bell", "health minister", country="CA")
    assert both(world)[0] == pytest.approx(aged * 0.7, rel=2e-2)


def cabinet() -> tuple[World, Page]:
    world, page = one_page()
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US", basis="on_record")
    page.tenure("Vic Tam trades.", "Vic Tam", "trade representative", country="US", basis="on_record")
    page.tenure("Ida Roe is envoy.", "Ida Roe", "ambassador to Canada", country="US", basis="on_record")
    page.tenure(
        "White House chief of staff Pia Ohm.", "Pia Ohm", "chief of staff", country="US", basis="on_record"
    )
    page.tenure("Senator Al Fenn.", "Al Fenn", "senator", country="US", basis="on_record")
    page.tenure("Governor Lu Hart of Ohio.", "Lu Hart", "governor", country="US-OH", basis="on_record")
    return world, page


@pytest.mark.parametrize(
    ("who", "up", "down"),
    [
        ("Vic Tam", 0.6, 0.8),
        ("Ida Roe", 0.6, 0.8),
        ("Pia Ohm", 0.85, 0.8),
        ("Al Fenn", 0.0, 0.0),
        ("Lu Hart", 0.0, 0.0),
    ],
)
def test_posts_tie_ministers_envoys_and_staff_to_the_head_of_government(
    who: str, up: float, down: float
) -> None:
    view = cabinet()[0].view(DAY)
    assert (value(view, who, "Omar Quist"), value(view, "Omar Quist", who)) == pytest.approx((up, down))


def test_staff_of_a_named_post_work_for_its_holder_that_day() -> None:
    world, page = one_page()
    page.tenure(
        "Prime Minister Ilse Brandt.", "Ilse Brandt", "prime minister", country="CA", basis="on_record"
    )
    page.tenure(
        "Nora Vale runs her office.",
        "Nora Vale",
        "chief of staff to Prime Minister",
        country="CA",
        basis="on_record",
    )
    page.tenure("Kim Hall advises.", "Kim Hall", "adviser to Ilse Brandt", country="CA", basis="on_record")
    view = world.view(DAY)
    assert value(view, "Nora Vale", "Ilse Brandt") == pytest.approx(0.85)
    assert value(view, "Kim Hall", "Ilse Brandt") == pytest.approx(0.85)


def test_many_reports_of_a_post_are_no_reports_of_the_two() -> None:
    world, _ = cabinet()
    for number in range(5):
        page = world.page(f"more {number}", DAY)
        page.tenure("Vic Tam trades.", "Vic Tam", "trade representative", country="US", basis="on_record")
        page.tenure("President Omar Quist.", "Omar Quist", "president", country="US", basis="on_record")
    view = world.view(DAY)
    assert value(view, "Vic Tam", "Omar Quist") == pytest.approx(0.6)
    hop = hops(view).hop(view.named("Vic Tam")[0].id, view.named("Omar Quist")[0].id)
    assert (hop.origins, hop.glyph) == (1, "◐")


def test_a_former_minister_does_not_serve() -> None:
    world, page = one_page()
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.tenure("Tam was there once.", "Vic Tam", "trade representative", country="US", standing="former")
    assert value(world.view(DAY), "Vic Tam", "Omar Quist") == 0.0


def test_one_misread_report_does_not_unseat_a_head_of_government() -> None:
    world, page = cabinet()
    for number in range(3):
        world.page(f"more {number}", DAY).tenure("President Quist.", "Omar Quist", "president", country="US")
    page.tenure("President Lea Voss.", "Lea Voss", "president", country="US")
    assert value(world.view(DAY), "Vic Tam", "Omar Quist") == pytest.approx(0.6)


def test_members_of_one_body_have_little_and_of_a_large_body_nothing() -> None:
    world, page = one_page()
    for number in range(3):
        page.tenure(
            f"Member {number} sits.",
            f"Member {number}",
            "commissioner",
            organisation="Fish Board",
            basis="on_record",
        )
    assert value(world.view(DAY), "Member 0", "Member 1") == pytest.approx(0.15)
    for number in range(3, 40):
        page.tenure(f"Member {number} sits.", f"Member {number}", "commissioner", organisation="Fish Board")
    assert value(world.view(DAY), "Member 0", "Member 1") == 0.0


def test_a_body_leads_no_further() -> None:
    world, page = one_page()
    page.contact(
        "Bell deals with the Board.", "Ana Bell", "the Board", point_of_contact=True, basis="on_record"
    )
    page.contact("The Board dealt with Carr.", "the Board", "Bo Carr", basis="on_record")
    view = world.view(DAY)
    assert value(view, "Ana Bell", "the Board") == pytest.approx(0.4)
    assert value(view, "Bo Carr", "the Board") == pytest.approx(0.4)
    assert list(hops(view).out_of(view.named("the Board")[0].id)) == []


def test_into_a_body_from_those_who_hold_a_post_in_it() -> None:
    world, page = one_page()
    page.tenure(
        "Dorn sits on the Board.", "Cy Dorn", "commissioner", organisation="Fish Board", basis="on_record"
    )
    view = world.view(DAY)
    graph = hops(view, body="Fish Board")
    assert graph.value(view.named("Cy Dorn")[0].id, view.named("Fish Board")[0].id) == pytest.approx(0.6)
