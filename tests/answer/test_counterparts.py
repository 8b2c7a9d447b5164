from __future__ import annotations

import pytest

from backchannel.answer.counterparts import LEVELS, level_of
from backchannel.gazetteer.post_words import post_of


@pytest.mark.parametrize(
    ("post", "level"),
    [
        ("prime minister of Canada", "heads"),
        ("President", "heads"),
        ("vice president", "deputies"),
        ("minister of foreign affairs", "foreign"),
        ("U.S. Secretary of State", "foreign"),
        ("Defence Minister", "defence"),
        ("national security advisor", "security"),
        ("Minister of Finance", "finance"),
        ("ambassador to Norway", None),
        ("adviser to the president", None),
        ("president of the Harbour Company", None),
    ],
)
def test_a_post_is_of_the_level_that_its_words_say(post: str, level: str | None) -> None:
    assert level_of(post_of(post)) == level


def test_a_post_is_of_one_level_only_and_written_as_posts_are() -> None:
    every = [words for posts in LEVELS.values() for words in posts]
    assert len(every) == len(set(every))
    assert [words for words in every if post_of(words).plain != words] == []
