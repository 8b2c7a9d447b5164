from __future__ import annotations

import pytest

from backchannel.answer.search import find
from backchannel.model.errors import BadQuestion, NothingFound

from .shapes import DAY, three_ways


def test_a_name_finds_the_person_with_the_post_held_that_day() -> None:
    found = find(three_ways()[0].view(DAY), "Brandt")
    assert [(n.name, n.post) for n in found.named] == [("Ilse Brandt", "prime minister (Canada)")]
    assert any("Brandt" in p.snippet for p in found.passages)


def test_words_find_facts_and_passages_that_stand_in_their_document() -> None:
    view = three_ways()[0].view(DAY)
    found = find(view, "lumber talks")
    assert [fact.kind for fact in found.facts] == ["tie"]
    for passage in found.passages:
        assert "lumber" in view.document(passage.document).text[passage.start : passage.end]


def test_long_lists_are_cut_and_say_so() -> None:
    found = find(three_ways()[0].view(DAY), "Quist", at_most=1)
    assert len(found.facts) == 1
    assert found.more["facts"] > 0
    assert f"  and {found.more['facts']} more facts" in found.lines()


def test_nothing_to_look_for_is_a_bad_question() -> None:
    with pytest.raises(BadQuestion):
        find(three_ways()[0].view(DAY), "  ")


def test_what_is_not_there_is_said() -> None:
    assert find(three_ways()[0].view(DAY), "zebra").lines() == ["Nothing found."]


def kinds_found(words: str) -> set[str]:
    return {fact.kind for fact in find(three_ways()[0].view(DAY), words).facts}


def test_a_kind_narrows_facts_names_and_passages() -> None:
    view = three_ways()[0].view(DAY)
    assert kinds_found("Quist kind:contact") == {"contact"}
    of_kind = find(view, "Quist kind:contact")
    assert not of_kind.named
    assert not of_kind.passages
    assert [n.name for n in find(view, "Quist kind:person").named] == ["Omar Quist"]


def test_to_somebody_is_what_leads_to_them() -> None:
    found = find(three_ways()[0].view(DAY), "to:Tam")
    assert [fact.words for fact in found.facts] == ["Hal Orr, Vic Tam: reached out"]
    assert not find(three_ways()[0].view(DAY), "to:Orr").facts


def test_an_operator_with_a_name_that_nobody_bears_finds_nothing() -> None:
    with pytest.raises(NothingFound):
        find(three_ways()[0].view(DAY), "said-by:Zebra")


def test_days_are_those_of_the_event() -> None:
    view = three_ways()[0].view(DAY)
    assert find(view, "Quist before:2031-06").facts
    assert find(view, "Quist before:2031-05-04").is_empty
    assert find(view, "Quist after:2031-05").is_empty


def test_facets_count_all_that_is_found_and_each_narrows_to_its_count() -> None:
    view = three_ways()[0].view(DAY)
    found = find(view, "Quist", at_most=1)
    kinds = next(facet for facet in found.facets if facet.name == "kind")
    counted = {count.value: count for count in kinds.counts}
    for kind in ("person", "tie", "passage"):
        again = find(view, counted[kind].words, at_most=1000)
        lists = (again.named, again.facts, again.passages)
        assert sum(map(len, lists)) == counted[kind].count


def test_documents_are_found_where_they_are_asked_for() -> None:
    view = three_ways()[0].view(DAY)
    assert not find(view, "permits lumber letter").documents
    found = find(view, "permits lumber letter kind:document")
    assert [held.title for held in found.documents] == ["sentinel", "sentinel, later"]


def test_a_name_that_is_misspelt_is_offered() -> None:
    view = three_ways()[0].view(DAY)
    assert find(view, "Brandd").instead == ("Ilse Brandt",)
    assert find(view, "Quist").instead == ()
