"""Who stands between ours and theirs, and in which role."""

from __future__ import annotations

from backchannel.answer.brokers import Brokers, brokers
from backchannel.model.labels import Label

from .shapes import DAY, three_ways
from .world import Page, World


def desk() -> tuple[World, Page]:
    world = World(side="CA")
    page = world.page("a", "2031-05-04")
    for name in ("Ana Bell", "Bo Carr", "Cy Dorn"):
        page.tenure(f"{name} speaks.", name, f"spokesman {name}", country="CA")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    for name in ("Tom Reyes", "Pia Ohm"):
        page.tenure(f"{name} speaks.", name, f"spokesman {name}", country="US")
    return world, page


def roles(answer: Brokers) -> dict[str, dict[str, int]]:
    return {b.person.name: {r.role: r.pairs for r in b.roles} for b in answer.brokers}


def asked(world: World, **options: int) -> Brokers:
    return brokers(world.view(DAY), to="Omar Quist", **options)


def test_roles_say_on_whose_side_the_three_are() -> None:
    world, page = desk()
    page.contact("Bell met Carr.", "Ana Bell", "Bo Carr")
    page.contact("Carr met Dorn.", "Bo Carr", "Cy Dorn")
    page.contact("Carr met Ohm.", "Bo Carr", "Pia Ohm")
    page.contact("Dorn met Kit Long.", "Cy Dorn", "Kit Long")
    page.contact("Kit Long met Ohm.", "Kit Long", "Pia Ohm")
    page.contact("Ohm met Quist.", "Pia Ohm", "Omar Quist")
    # Of a pair of ours either may be the one who reaches out: Bell by Carr to Dorn, and Dorn by Carr to Bell.
    assert roles(asked(world)) == {
        "Bo Carr": {"representative": 2, "coordinator": 2},
        "Kit Long": {"liaison": 1},
        "Pia Ohm": {"gatekeeper": 1},
    }


def test_a_pair_with_a_step_of_their_own_needs_no_broker() -> None:
    world, page = desk()
    page.contact("Bell met Reyes.", "Ana Bell", "Tom Reyes")
    page.contact("Reyes met Ohm.", "Tom Reyes", "Pia Ohm")
    assert roles(asked(world)) == {"Tom Reyes": {"gatekeeper": 1}}
    page.contact("Bell met Ohm.", "Ana Bell", "Pia Ohm")
    assert roles(asked(world)) == {}


def test_every_broker_is_quoted_on_both_sides() -> None:
    answer = asked(three_ways()[0])
    assert {"Pia Ohm", "Vic Tam"} <= {b.person.name for b in answer.brokers}
    view = three_ways()[0].view(DAY)
    for broker in answer.brokers:
        for role in broker.roles:
            assert [h.b for h in role.best[:1]] == [broker.person.id]
        for citation in broker.citations:
            assert view.document(citation.document).text[citation.start : citation.end] == citation.quote


def test_the_rest_is_counted() -> None:
    whole = asked(three_ways()[0], at_most=100)
    assert whole.more == 0
    assert asked(three_ways()[0], at_most=1).more == len(whole.brokers) - 1


def test_nobody_between_is_told() -> None:
    world = World(side="CA")
    page = world.page("a", "2031-05-04")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    assert any(line.startswith("Nobody joins") for line in asked(world).lines())


def test_a_hidden_contact_makes_nobody_a_broker_and_unmakes_none() -> None:
    world, page = desk()
    page.contact("Bell met Reyes.", "Ana Bell", "Tom Reyes")
    secret = world.page("secret", "2031-05-04", label=Label(2))
    secret.contact("Bell met Ohm.", "Ana Bell", "Pia Ohm")
    assert asked(world).to_json() == brokers(world.view(DAY, without=["secret"]), to="Omar Quist").to_json()
