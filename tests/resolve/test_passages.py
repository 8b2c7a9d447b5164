"""Passages that two texts have in common."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.model.sources import Span
from backchannel.resolve.passages import inside, shared_passages

from .respun import ARTICLE, OWN_REPORT
from .texts import BUDGET, FERRY, FERRY_ELSEWHERE, document, with_furniture

TAKEN = ARTICLE.split("\n\n")[3]
IN_PART = f"{OWN_REPORT}\n{TAKEN}\n\nNo date was set for another round.\n"


def test_a_paragraph_taken_over_is_told_with_its_place_in_both() -> None:
    one, other = document("b", IN_PART), document("a", ARTICLE)
    (passage,) = shared_passages(one, other)
    assert one.text[passage.here.start : passage.here.end] == TAKEN.rstrip(".")
    assert other.text[passage.there.start : passage.there.end] == TAKEN.rstrip(".")
    assert passage.words == 37


def test_two_writers_on_one_event_share_no_passage() -> None:
    assert shared_passages(document("a", FERRY), document("b", FERRY_ELSEWHERE)) == ()


def test_a_quotation_that_both_heard_is_no_passage() -> None:
    speech = f"“{' '.join(BUDGET.split())}”"
    one = document("a", f"Orla Venn spoke in Brugg. {speech}")
    other = document("b", f"Critics answered the speech on Friday. {speech}")
    assert shared_passages(one, other) == ()


def test_a_quotation_inside_a_passage_is_part_of_it_and_counts_no_words() -> None:
    words = (
        "Venn told the chamber on Monday that the ships were “not safe to sail” before a long repair in dock."
    )
    (passage,) = shared_passages(document("a", words), document("b", f"In Halden: {words}"))
    assert (passage.here, passage.words) == (Span(0, len(words) - 1), 16)


def test_a_box_of_the_outlet_is_no_passage() -> None:
    box = "Read our letter on the news of the straits, sent to every reader before breakfast, free of charge."
    assert shared_passages(with_furniture("a", FERRY, box), with_furniture("b", BUDGET, box)) == ()


def test_a_passage_wrapped_anew_is_one() -> None:
    one, other = document("a", FERRY), document("b", " ".join(FERRY.split()))
    (passage,) = shared_passages(one, other)
    assert passage.here == Span(0, len(FERRY.rstrip(".\n")))


def test_words_inside_a_passage_are_found_in_the_other_text() -> None:
    one, other = document("b", IN_PART), document("a", ARTICLE)
    passages = shared_passages(one, other)
    quote = "joined the Morrow Bank as an adviser"
    at = one.text.index(quote)
    there = inside(passages, Span(at, at + len(quote)))
    assert there is not None
    assert other.text[there.start : there.end] == quote


def test_words_of_the_writers_own_are_in_no_passage() -> None:
    one, other = document("b", IN_PART), document("a", ARTICLE)
    at = one.text.index("Solum, who negotiated")
    assert inside(shared_passages(one, other), Span(at, at + 60)) is None


WORDS = st.lists(st.sampled_from(("the", "of", "gas", "price", "Halden", "Velt", "41", "met")), max_size=60)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_passages_hold_the_same_words_in_both_and_never_overlap(ours: list[str], theirs: list[str]) -> None:
    one, other = document("a", " ".join(ours)), document("b", " ".join(theirs))
    end = 0
    for passage in shared_passages(one, other):
        here = one.text[passage.here.start : passage.here.end]
        assert here == other.text[passage.there.start : passage.there.end]
        assert passage.words == len(here.split()) >= 8
        assert passage.here.start >= end
        end = passage.here.end
