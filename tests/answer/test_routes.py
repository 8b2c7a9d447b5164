from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel.answer import route_search
from backchannel.answer.reading import Reading
from backchannel.answer.route_answer import RoutesAnswer
from backchannel.answer.route_parts import NO_ROUTE
from backchannel.answer.routes import CUT_SHORT, INDEPENDENCE, routes
from backchannel.answer.ways import Budget
from backchannel.model.errors import Ambiguous, BadQuestion, NothingFound
from backchannel.model.labels import Label

from .shapes import DAY, ISSUE, three_ways
from .world import World


def names(answer: RoutesAnswer) -> list[list[str]]:
    return [[p.name for p in route.people] for route in answer.routes]


def values(answer: RoutesAnswer) -> dict[tuple[str, ...], float]:
    every = [way for route in answer.routes for way in (route, *route.variants)]
    return {tuple(p.name for p in way.people): way.value for way in every}


def ask(view: Reading, to: str = "Omar Quist", about: str | None = ISSUE) -> RoutesAnswer:
    return routes(view, to=to, about=about)


def test_a_close_tie_comes_before_a_formers_talks_and_those_before_a_letter_without_answer() -> None:
    answer = ask(three_ways()[0].view(DAY))
    assert names(answer) == [
        ["Nora Vale", "Tom Reyes", "Omar Quist"],
        ["Ed Moss", "Pia Ohm", "Omar Quist"],
        ["Hal Orr", "Vic Tam", "Omar Quist"],
    ]


def test_values_are_the_product_of_hops_fit_and_bearing() -> None:
    answer = ask(three_ways()[0].view(DAY))
    assert [round(r.value, 3) for r in answer.routes] == [0.482, 0.206, 0.135]
    assert [r.strength for r in answer.routes] == ["fair", "thin", "thin"]
    for route in answer.routes:
        product = route.fit * route.bearing
        for hop in route.hops:
            product *= hop.value
        assert route.value == pytest.approx(product)


def test_the_order_stays_without_an_issue() -> None:
    assert names(ask(three_ways()[0].view(DAY), about=None)) == names(ask(three_ways()[0].view(DAY)))


def test_every_hop_is_quoted_from_its_document() -> None:
    view = three_ways()[0].view(DAY)
    for route in ask(view).routes:
        for hop in route.hops:
            assert hop.citations
            for citation in hop.citations:
                assert view.document(citation.document).text[citation.start : citation.end] == citation.quote


def test_a_step_inside_our_side_is_a_variant_of_the_shorter_route() -> None:
    first = ask(three_ways()[0].view(DAY)).routes[0]
    assert [v.via for v in first.variants] == ["Ilse Brandt → Nora Vale → Tom Reyes → Omar Quist"]


def test_another_way_through_the_same_gatekeeper_is_a_variant() -> None:
    world, first, _ = three_ways()
    first.contact("Orr has met Reyes.", "Hal Orr", "Tom Reyes")
    answer = ask(world.view(DAY))
    assert names(answer)[0] == ["Nora Vale", "Tom Reyes", "Omar Quist"]
    assert "Hal Orr → Tom Reyes → Omar Quist" in [v.via for v in answer.routes[0].variants]
    assert sum("Tom Reyes" in way for way in names(answer)) == 1


def test_a_single_point_of_failure_is_named() -> None:
    world = World(side="CA")
    page = world.page("a", "2031-05-04")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.tie("Reyes is his brother.", "Tom Reyes", "kin", "Omar Quist", detail="brother")
    for name in ("Ana Bell", "Bo Carr", "Cy Dorn"):
        page.tenure(f"Minister {name}.", name, f"minister for {name}", country="CA")
        page.contact(f"{name} met Reyes.", name, "Tom Reyes")
    assert ask(world.view(DAY)).bottlenecks == ("3 of 3 ways pass through Tom Reyes",)


def test_expected_contacts_stand_beside_and_are_no_hop() -> None:
    answer = ask(three_ways()[0].view(DAY))
    assert ["Ilse Brandt", "Omar Quist"] not in names(answer)
    assert ("expected", ("Ilse Brandt", "Omar Quist")) in [(b.kind, b.participants) for b in answer.beside]


@pytest.mark.parametrize("modality", ["planned", "expected", "conditional", "threatened", "denied"])
def test_what_has_not_happened_is_never_a_hop(modality: str) -> None:
    world = World(side="CA")
    page = world.page("a", "2031-05-04")
    page.tenure("Minister Ana Bell.", "Ana Bell", "trade minister", country="CA")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.contact("Bell and Quist.", "Ana Bell", "Omar Quist", modality=modality)
    answer = ask(world.view(DAY))
    assert answer.routes == ()
    assert answer.no_route is not None
    assert [b.kind for b in answer.beside] == [modality]


def test_a_meeting_dated_after_the_day_is_no_hop_yet() -> None:
    world = World(side="CA")
    page = world.page("a", "2031-05-01")
    page.tenure("Minister Ana Bell.", "Ana Bell", "trade minister", country="CA")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.contact("Bell meets Quist on May 9.", "Ana Bell", "Omar Quist", valid="2031-05-09")
    assert ask(world.view("2031-05-05")).routes == ()
    assert names(ask(world.view("2031-05-10"))) == [["Ana Bell", "Omar Quist"]]


def test_a_contact_reported_only_later_is_left_out_and_counted() -> None:
    world = World(side="CA")
    page = world.page("a", "2031-05-01")
    page.tenure("Minister Ana Bell.", "Ana Bell", "trade minister", country="CA")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    world.page("b", "2031-08-01").contact("Bell has met Quist.", "Ana Bell", "Omar Quist")
    answer = ask(world.view("2031-05-05"))
    assert answer.routes == ()
    assert any(note.startswith("1 ties and contacts are of a later day") for note in answer.notes)


def test_a_point_of_contact_with_a_body_leads_to_the_body_and_no_further() -> None:
    world, _, _ = three_ways()
    view = world.view(DAY)
    answer = ask(view)
    assert all("Jo Lund" not in way for way in names(answer))
    assert ("Jo Lund", "the Quist team") in [b.participants for b in answer.beside]
    assert names(ask(view, to="the Quist team")) == [["Jo Lund", "the Quist team"]]


def test_the_target_may_be_the_holder_of_a_post() -> None:
    view = three_ways()[0].view(DAY)
    assert names(ask(view, to="president of the United States")) == names(ask(view))


def test_a_post_with_two_reported_holders_is_ambiguous() -> None:
    world = World(side="CA")
    page = world.page("a", "2031-05-04")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.tenure("President Lea Voss.", "Lea Voss", "president", country="US")
    with pytest.raises(Ambiguous, match="Lea Voss"):
        routes(world.view("2031-05-04"), to="president of the United States")


def test_an_unknown_name_finds_nothing() -> None:
    with pytest.raises(NothingFound):
        routes(three_ways()[0].view(DAY), to="Xaver Unknown")


def test_a_desk_without_a_side_cannot_be_asked() -> None:
    world = World(side=None)
    world.page("a", "2031-05-04").tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    with pytest.raises(BadQuestion, match="no side"):
        ask(world.view(DAY))


def test_people_marked_by_hand_are_ours() -> None:
    world = World(side=None)
    page = world.page("a", "2031-05-04")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.contact("Ida Stern met Quist.", "Ida Stern", "Omar Quist")
    world.marks.append(("Ida Stern", "ours"))
    answer = ask(world.view(DAY))
    assert names(answer) == [["Ida Stern", "Omar Quist"]]
    assert answer.routes[0].people[0].marked


def test_without_a_chain_the_nearest_people_and_the_closing_tie_are_named() -> None:
    world = World(side="CA")
    page = world.page("a", "2031-05-04")
    page.tenure("Minister Ana Bell.", "Ana Bell", "trade minister", country="CA")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.contact("Bell met Kit Long.", "Ana Bell", "Kit Long")
    page.tie("Reyes is his brother.", "Tom Reyes", "kin", "Omar Quist", detail="brother")
    gap = ask(world.view(DAY)).no_route
    assert gap is not None
    assert gap.words == NO_ROUTE == "No route in what you can see"
    assert [n.name for n in gap.near_us] == ["Kit Long"]
    assert [n.name for n in gap.near_target] == ["Tom Reyes"]
    assert gap.closing is not None
    assert "Kit Long to Tom Reyes" in gap.closing


def test_moving_the_day_past_the_end_of_a_post_demotes_its_holder() -> None:
    world = World(side="CA")
    before = world.page("a", "2031-05-01")
    before.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    for name, post in (("Ana Bell", "trade minister"), ("Bo Carr", "health minister")):
        before.tenure(f"{name} is {post}.", name, post, country="CA")
        before.contact(
            f"{name} met Quist.", name, "Omar Quist", frequency="often" if name == "Ana Bell" else None
        )
    after = world.page("b", "2031-07-01")
    after.tenure("Dee Ash is the new trade minister.", "Dee Ash", "trade minister", country="CA")
    early, late = ask(world.view("2031-05-02")), ask(world.view("2031-07-02"))
    assert names(early) == [["Ana Bell", "Omar Quist"], ["Bo Carr", "Omar Quist"]]
    assert names(late) == [["Bo Carr", "Omar Quist"], ["Ana Bell", "Omar Quist"]]
    assert late.routes[1].people[0].title == "former trade minister (Canada)"
    assert any("has passed to Dee Ash" in words for words in late.routes[1].unknown)


def test_without_its_claim_a_hop_and_its_route_are_gone() -> None:
    world, first, second = three_ways()
    letter = next(n for n, (_, _, fact, _) in enumerate(first.facts) if getattr(fact, "one_way", False))
    world.dropped |= {(first.name, letter), (second.name, letter)}
    assert ["Hal Orr", "Vic Tam", "Omar Quist"] not in names(ask(world.view(DAY)))


def test_a_copy_changes_no_order_and_no_value() -> None:
    world, first, second = three_ways()
    before = ask(world.view(DAY))
    world.copy_of(second, "reprint", "2031-05-05", outlet="The Courier")
    world.copy_of(first, "garbled reprint", None, outlet="Copyfarm", garbled=True)
    after = ask(world.view(DAY))
    assert values(after) == values(before)
    assert (
        [r.hops[0].origins for r in after.routes] == [r.hops[0].origins for r in before.routes] == [1, 1, 1]
    )


def test_an_independent_report_raises_a_route() -> None:
    world, _, _ = three_ways()
    before = values(ask(world.view(DAY)))
    other = world.page("courier", "2031-05-04", outlet="The Courier")
    other.says("The river permits again.")
    other.tie("Vale and Reyes are friends.", "Nora Vale", "close_to", "Tom Reyes")
    after = ask(world.view(DAY))
    assert (
        values(after)["Nora Vale", "Tom Reyes", "Omar Quist"] > before["Nora Vale", "Tom Reyes", "Omar Quist"]
    )
    assert after.routes[0].hops[0].origins == 2


def test_a_claim_that_a_reader_accepted_counts_fully() -> None:
    world, first, _ = three_ways()
    kin = next(
        n for n, (_, _, fact, _) in enumerate(first.facts) if getattr(fact, "detail", None) == "son-in-law"
    )
    before = ask(world.view(DAY)).routes[0].hops[1].value
    world.accepted.append(world.claim(first, kin))
    assert (before, ask(world.view(DAY)).routes[0].hops[1].value) == pytest.approx((0.765, 0.85))


def test_a_rivalry_is_shown_and_weakens_the_hop() -> None:
    world, first, _ = three_ways()
    first.tie("Vale and Reyes clashed last week.", "Nora Vale", "rival", "Tom Reyes")
    answer = ask(world.view(DAY))
    route = next(r for r in answer.routes if r.people[0].name == "Nora Vale")
    assert route.hops[0].value == pytest.approx(0.63 * 0.3, rel=1e-3)
    assert route.hops[0].rivalry[0].quote == "Vale and Reyes clashed last week."
    assert route.hops[0].glyph == "⚡"
    assert "reported as rivals" in route.weakest


def test_a_hidden_document_changes_nothing_for_who_may_not_see_it() -> None:
    world, _, _ = three_ways()
    secret = world.page("secret", "2031-05-04", label=Label(2))
    secret.tenure("Ed Moss is ambassador again.", "Ed Moss", "ambassador to the United States", country="CA")
    secret.tie("Vale cannot stand Reyes.", "Nora Vale", "dislikes", "Tom Reyes")
    secret.contact("Lund met Quist about river permits.", "Jo Lund", "Omar Quist")
    low = ask(world.view(DAY))
    never_held = ask(world.view(DAY, without=["secret"]))
    assert low.to_json() == never_held.to_json()
    assert ask(world.view(DAY, clearance=Label(2))).to_json() != low.to_json()


def test_a_messenger_who_carries_the_issue_goes_before_one_who_does_not() -> None:
    world = World(side="CA")
    page = world.page("a", "2031-05-04")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    for name, post in (("Ana Bell", "trade minister"), ("Bo Carr", "health minister")):
        page.tenure(f"{name} is {post}.", name, post, country="CA")
        page.contact(f"{name} met Quist.", name, "Omar Quist")
    world.page("b", "2031-05-04").statement('"The river permits are late," said Carr.', "Bo Carr")
    answer = ask(world.view(DAY))
    assert names(answer) == [["Bo Carr", "Omar Quist"], ["Ana Bell", "Omar Quist"]]
    assert [c.quote for c in answer.routes[0].fits] == ['"The river permits are late," said Carr.']
    assert 'whether Ana Bell has taken up "river permits"' in answer.routes[1].unknown


def test_at_most_so_many_routes_and_hops() -> None:
    view = three_ways()[0].view(DAY)
    answer = routes(view, to="Omar Quist", about=ISSUE, at_most=2)
    assert len(answer.routes) == 2
    assert any("More ways exist" in note for note in answer.notes)
    assert routes(view, to="Omar Quist", max_hops=1).no_route is not None


def test_a_very_thin_route_is_shown_only_where_there_is_no_other() -> None:
    world = World(side="CA")
    page = world.page("a", "2031-05-04")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    for name, post in (("Ana Bell", "trade minister"), ("Bo Carr", "health minister")):
        page.tenure(f"{name} is {post}.", name, post, country="CA")
    page.contact(
        "Bell wrote to Kit.", "Ana Bell", "Kit Long", one_way=True, modality="hedged", basis="anonymous"
    )
    page.contact(
        "Kit wrote to Lee.", "Kit Long", "Lee Park", one_way=True, modality="hedged", basis="anonymous"
    )
    page.contact(
        "Lee wrote to Quist.", "Lee Park", "Omar Quist", one_way=True, modality="hedged", basis="anonymous"
    )
    assert names(ask(world.view(DAY))) == [["Ana Bell", "Kit Long", "Lee Park", "Omar Quist"]]
    page.contact("Carr met Quist.", "Bo Carr", "Omar Quist")
    answer = ask(world.view(DAY))
    assert names(answer) == [["Bo Carr", "Omar Quist"]]
    assert any("More ways exist" in note for note in answer.notes)


def test_a_search_that_is_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    view = three_ways()[0].view(DAY)
    assert ask(view).cut_short is None
    monkeypatch.setattr(route_search, "Budget", lambda: Budget(arcs=1))
    answer = ask(view)
    assert answer.cut_short == CUT_SHORT
    assert "The search was cut short" in "\n".join(answer.lines())


def test_independence_is_said() -> None:
    assert INDEPENDENCE in ask(three_ways()[0].view(DAY)).notes


def test_numbers_show_only_where_they_are_asked_for() -> None:
    answer = ask(three_ways()[0].view(DAY))
    assert "0.630" not in "\n".join(answer.lines())
    assert "0.630" in "\n".join(answer.lines(explain=True))


def test_the_same_view_gives_the_same_bytes() -> None:
    first, again = (ask(three_ways()[0].view(DAY)) for _ in range(2))
    assert first.to_json() == again.to_json()
    assert msgspec.json.decode(first.to_json(), type=RoutesAnswer) == first


PEOPLE = ("Ana Bell", "Bo Carr", "Cy Dorn", "Dee Ash", "Omar Quist")
TIES = st.tuples(
    st.sampled_from(("close_to", "knows", "influence_over", "works_for", "kin")),
    st.sampled_from(PEOPLE),
    st.sampled_from(PEOPLE),
    st.sampled_from(("outlet", "on_record", "anonymous")),
    st.integers(0, 2),
).filter(lambda tie: tie[1] != tie[2])


def drawn_world(ties: list[tuple[str, str, str, str, int]]) -> World:
    world = World(side="CA")
    pages = [world.page(f"page {n}", f"2031-0{n + 3}-01") for n in range(3)]
    pages[0].tenure("Minister Ana Bell.", "Ana Bell", "trade minister", country="CA")
    pages[0].tenure("Minister Bo Carr.", "Bo Carr", "health minister", country="CA")
    pages[0].tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    for number, (kind, a, b, basis, page) in enumerate(ties):
        pages[page].tie(
            f"Sentence {number} on {a} and {b}.", a, kind, b, basis=basis, directed=kind == "influence_over"
        )
    return world


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TIES, min_size=1, max_size=8), st.data())
def test_removing_a_quoted_sentence_never_raises_a_route(
    ties: list[tuple[str, str, str, str, int]], data: st.DataObject
) -> None:
    world = drawn_world(ties)
    before = values(ask(world.view(DAY)))
    page = data.draw(st.sampled_from(world.pages))
    numbers = [n for n, (_, _, fact, _) in enumerate(page.facts) if hasattr(fact, "tie")]
    if not numbers:
        return
    world.dropped.add((page.name, data.draw(st.sampled_from(numbers))))
    for way, value in values(ask(world.view(DAY))).items():
        if way in before:
            assert value <= before[way] + 1e-12


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TIES, min_size=1, max_size=8), st.integers(0, 2))
def test_adding_a_copy_never_changes_the_order(
    ties: list[tuple[str, str, str, str, int]], copied: int
) -> None:
    world = drawn_world(ties)
    before = ask(world.view(DAY))
    world.copy_of(world.pages[copied], "a copy", "2031-05-05")
    after = ask(world.view(DAY))
    assert names(after) == names(before)
    assert values(after) == values(before)
