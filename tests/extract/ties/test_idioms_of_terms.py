from __future__ import annotations

import pytest

from .telling import told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Otto Stahl and Anselm Hoyt are not on speaking terms.",
            ["Otto Stahl dislikes Anselm Hoyt (not on speaking terms)"],
        ),
        (
            "Otto Stahl and Anselm Hoyt are barely on speaking terms.",
            ["Otto Stahl dislikes Anselm Hoyt (not on speaking terms)"],
        ),
        (
            "Otto Stahl is on good terms with Anselm Hoyt.",
            ["Otto Stahl close_to Anselm Hoyt (on good terms)"],
        ),
        (
            "Otto Stahl and Anselm Hoyt have been at odds for years.",
            ["Otto Stahl dislikes Anselm Hoyt (at odds)"],
        ),
        ("Otto Stahl and Anselm Hoyt studied together.", ["Otto Stahl knows Anselm Hoyt (studied together)"]),
        ("Otto Stahl mentored Anselm Hoyt.", ["Otto Stahl close_to Anselm Hoyt (mentored)"]),
        ("Otto Stahl taught Anselm Hoyt at Tarn.", ["Otto Stahl knows Anselm Hoyt (taught)"]),
    ],
)
def test_each_idiom_gives_its_tie(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Otto Stahl and Anselm Hoyt agreed on good terms.",
        "The odds favour Otto Stahl and Anselm Hoyt.",
        "Otto Stahl and Anselm Hoyt dined together.",
        "Otto Stahl and Anselm Hoyt agreed to work together on steel.",
        "Otto Stahl and Anselm Hoyt discussed working together on steel.",
        "Otto Stahl is at odds with Halden Bank.",
        "Otto Stahl taught Anselm Hoyt's class.",
    ],
)
def test_other_senses_give_no_tie(text: str) -> None:
    assert told(text) == []
