"""Whom "the two", "both leaders" and "they" point at; empty where it is open."""

from __future__ import annotations

import pytest

from ..reading_aloud import parsed_text


def two_meant(text: str, word: str) -> list[str]:
    parsed = parsed_text(text)
    token = [t for t in parsed.tokens if t.text == word][-1]
    return [parsed.cast.caption_of(r) for r in parsed.cast.all_who(token)]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Anna Kern met Otto Brandt. The two talked for hours.", "two", ["Anna Kern", "Otto Brandt"]),
        ("Anna Kern met Otto Brandt, but the two did not agree.", "two", ["Anna Kern", "Otto Brandt"]),
        (
            "Anna Kern fell out with Otto Brandt; the pair did not speak for years.",
            "pair",
            ["Anna Kern", "Otto Brandt"],
        ),
        (
            "In the house of Emil Falk, Anna Kern dined with Otto Brandt. The two fell out.",
            "two",
            ["Anna Kern", "Otto Brandt"],
        ),
        ("Anna Kern met Otto Brandt. The two fell out. They sued.", "They", ["Anna Kern", "Otto Brandt"]),
        ("Anna Kern, Otto Brandt and Ida Roth came. The two left.", "two", []),
        ("Anna Kern had lunch with the wife of Emil Falk. People who know both smiled.", "both", []),
        (
            "President Otto Brandt and his counterpart, Ida Roth, met. The two leaders agreed.",
            "leaders",
            ["Otto Brandt", "Ida Roth"],
        ),
    ],
)
def test_a_pair_is_two_who_stand_together(text: str, word: str, who: list[str]) -> None:
    assert two_meant(text, word) == who
