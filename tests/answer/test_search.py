from __future__ import annotations

import pytest

from backchannel.answer.search import find
from backchannel.model.errors import BadQuestion

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
