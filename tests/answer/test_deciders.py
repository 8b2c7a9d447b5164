from __future__ import annotations

from typing import Any

from backchannel.answer.deciders import Decider, Deciders, decides
from backchannel.answer.routes import routes
from backchannel.model.facts import Measure, Remit
from backchannel.model.labels import Label

from .world import Page, World


def remit(page: Page, sentence: str, who: str, issue: str, role: Any = "decides", **more: Any) -> Page:
    kind = more.pop("kind", "person")
    return page.fact(
        sentence,
        Remit(body=page.ref(who, kind), issue=issue, role=role),
        **{"made_by": "t.v1", "score": 0.9, **more},
    )


def steel() -> World:
    """A minister's post that decides on steel tariffs, a veto, an adviser, an act and a post by its name."""
    world = World()
    page = world.page("a", "2031-03-01")
    remit(
        page,
        "The decision rests with Denmark's trade minister.",
        "Denmark's trade minister",
        "steel tariffs",
        kind="post",
    )
    remit(
        page,
        "The Folketing must approve steel tariffs.",
        "the Folketing",
        "steel tariffs",
        "vetoes",
        kind="organisation",
    )
    remit(page, "Bo Dam advises on tariffs.", "Bo Dam", "tariffs", "advises")
    remit(page, "Al Fry does not decide on steel.", "Al Fry", "steel", modality="denied")
    remit(page, "Jo Lund decides on cod.", "Jo Lund", "cod")
    holder = world.page("b", "2031-03-02")
    holder.tenure("Ida Holm is Denmark's trade minister.", "Ida Holm", "trade minister", country="DK")
    holder.tenure("Kim Berg is Canada's steel minister.", "Kim Berg", "steel minister", country="CA")
    later = world.page("c", "2031-06-01")
    remit(later, "Cy Orr oversees steel tariffs.", "Cy Orr", "steel tariffs")
    later.tenure("Ida Holm is Denmark's trade minister.", "Ida Holm", "trade minister", country="DK")
    return world


def asked(world: World, day: str = "2031-03-02", issue: str = "steel tariffs") -> Deciders:
    return decides(world.view(day), issue)


def named(answer: Deciders) -> list[tuple[str, str, str]]:
    return [(d.how, d.name, d.modality) for d in answer.deciders]


def one(answer: Deciders, name: str) -> Decider:
    return next(d for d in answer.deciders if d.name == name)


def test_the_last_word_comes_first_and_other_issues_do_not_show() -> None:
    assert named(asked(steel())) == [
        ("decides", "Al Fry", "denied"),
        ("decides", "Denmark's trade minister", "asserted"),
        ("vetoes", "the Folketing", "asserted"),
        ("advises", "Bo Dam", "asserted"),
        ("post", "Kim Berg", "asserted"),
    ]


def test_a_remit_given_to_a_post_names_who_surely_holds_it_that_day() -> None:
    assert one(asked(steel(), "2031-03-02"), "Denmark's trade minister").held_by == "Ida Holm"
    assert one(asked(steel(), "2031-05-01"), "Denmark's trade minister").held_by == "Ida Holm"
    late = one(asked(steel(), "2032-05-01"), "Denmark's trade minister")
    assert (late.held_by, late.candidates) == (None, (("Ida Holm", "last_known"),))


def test_what_was_reported_after_the_day_is_left_out_and_counted() -> None:
    assert asked(steel()).later == 1
    assert "Cy Orr" in {d.name for d in asked(steel(), "2031-06-01").deciders}


def test_who_issued_a_measure_on_it_is_told() -> None:
    world = steel()
    page = world.page("d", "2031-03-01")
    fact = Measure(
        issuer=page.ref("Uma Lee"), act="impose", instrument="tariffs", object="steel", stage="announced"
    )
    page.fact("Uma Lee imposed steel tariffs.", fact)
    assert one(asked(world), "Uma Lee").how == "issued"


def test_who_acted_in_a_report_on_it_comes_last_and_has_no_last_word() -> None:
    world = World()
    page = world.page("d", "2031-03-01", title="Steel tariffs")
    fact = Measure(issuer=page.ref("Uma Lee"), act="close", object="ports", stage="in_force")
    page.fact("Uma Lee closed the ports.", fact)
    answer = asked(world)
    assert named(answer) == [("acted", "Uma Lee", "asserted")]
    assert answer.lines()[-1] == "Who has the last word: cannot tell."
    assert named(asked(world, issue="cod quotas")) == []


def test_a_decision_pointed_at_is_that_of_its_document() -> None:
    world = World()
    page = world.page("a", "2031-03-01", title="Steel tariffs")
    remit(page, "The decision is hers: Eva Lys decides.", "Eva Lys", "decision")
    assert named(asked(world)) == [("decides", "Eva Lys", "asserted")]
    assert named(asked(world, issue="cod quotas")) == []


def test_without_a_last_word_it_says_so() -> None:
    world = World()
    remit(world.page("a", "2031-03-01"), "Bo Dam advises on tariffs.", "Bo Dam", "tariffs", "advises")
    assert "Who has the last word: cannot tell." in asked(world).lines()
    assert max(map(len, asked(steel()).lines(width=60))) <= 60


def test_a_hidden_remit_changes_nothing() -> None:
    world = steel()
    bare = asked(world).to_json()
    hidden = world.page("s", "2031-03-01", label=Label(level=2))
    remit(hidden, "Cy Orr decides on steel tariffs.", "Cy Orr", "steel tariffs")
    assert asked(world).to_json() == bare


def test_routes_tell_the_remit_of_the_post_their_target_holds() -> None:
    world = steel()
    world.page("e", "2031-03-01").contact("Kim Berg met Ida Holm.", "Kim Berg", "Ida Holm")
    answer = routes(world.view("2031-03-02"), to="Ida Holm", about="steel tariffs")
    assert [c.quote for c in answer.decides] == ["The decision rests with Denmark's trade minister."]
