from __future__ import annotations

import pytest

from backchannel.answer.why import why
from backchannel.model.errors import NothingFound

from .shapes import DAY, three_ways
from .world import World


def test_a_hop_shows_its_supports_and_their_copies_apart() -> None:
    answer = why(three_ways()[0].view(DAY), "Nora Vale → Tom Reyes")
    assert [c.quote.split()[0] for c in answer.supports] == ["Over", "The"]
    assert [c.quote for c in answer.same_origin] == [c.quote for c in answer.supports]
    assert (answer.origins, answer.glyph) == (1, "◐")
    assert answer.hop is not None
    assert answer.hop.pieces[0].start == 0.7


def test_denials_and_rivalries_contradict() -> None:
    world, first, _ = three_ways()
    first.tie("Vale and Reyes have fallen out.", "Nora Vale", "rival", "Tom Reyes")
    first.contact("They did not speak in May.", "Nora Vale", "Tom Reyes", mode="spoke", modality="denied")
    answer = why(world.view(DAY), "Vale -> Reyes")
    assert [c.quote for c in answer.contradicts] == [
        "Vale and Reyes have fallen out.",
        "They did not speak in May.",
    ]
    assert answer.glyph == "⚡"


def test_proposals_stand_apart() -> None:
    world, first, _ = three_ways()
    first.tie("Perhaps Vale knows Reyes from school.", "Nora Vale", "knows", "Tom Reyes", score=0.2)
    answer = why(world.view(DAY), "Vale -> Reyes")
    assert [c.quote for c in answer.proposals] == ["Perhaps Vale knows Reyes from school."]
    assert all("school" not in c.quote for c in answer.supports)


def test_a_claim_is_supported_by_all_that_state_its_fact() -> None:
    world, first, _ = three_ways()
    other = world.page("courier", "2031-05-04", outlet="The Courier")
    other.tie("Vale and Reyes are close.", "Nora Vale", "close_to", "Tom Reyes")
    answer = why(world.view(DAY), world.claim(first, 3))
    assert answer.origins == 2
    assert {c.outlet for c in answer.supports} == {"The Sentinel", "The Courier"}


def test_a_denied_contact_contradicts_the_claim_of_it() -> None:
    world = World()
    page = world.page("a", "2031-05-04")
    page.contact("Vale met Quist.", "Nora Vale", "Omar Quist")
    page.contact("Vale did not meet Quist.", "Nora Vale", "Omar Quist", modality="denied")
    answer = why(world.view(DAY), world.claim(page, 0))
    assert [c.quote for c in answer.contradicts] == ["Vale did not meet Quist."]


def test_a_post_shows_the_reports_of_its_holders() -> None:
    answer = why(three_ways()[0].view(DAY), "Canada's ambassador to the United States")
    assert [c.quote for c in answer.supports] == ["Jo Lund is the new ambassador."]
    assert [c.quote for c in answer.contradicts] == ["Ed Moss was ambassador before her."]


def test_a_person_shows_all_that_is_said_of_them() -> None:
    answer = why(three_ways()[0].view(DAY), "Hal Orr")
    assert [c.quote for c in answer.supports] == [
        "Premier Hal Orr of Ontario is angry.",
        "Orr wrote to Tam about it.",
    ]


def test_two_without_evidence_have_no_hop() -> None:
    answer = why(three_ways()[0].view(DAY), "Hal Orr → Omar Quist")
    assert answer.hop is None
    assert (answer.origins, answer.glyph) == (0, "○")


@pytest.mark.parametrize("what", ["c:0000", "Xaver", "Xaver → Omar Quist"])
def test_what_is_not_there_is_not_found(what: str) -> None:
    with pytest.raises(NothingFound):
        why(three_ways()[0].view(DAY), what)
