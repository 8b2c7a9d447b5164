from __future__ import annotations

import pytest

from ..reading_aloud import parsed_text


def _bodies(text: str) -> list[tuple[str, ...]]:
    """The mentions of each body, in reading order."""
    found = [e for e in parsed_text(text).cast.entities() if e.kind == "organisation"]
    return [tuple(text[m.start : m.end] for m in e.mentions) for e in found]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "Ana Souza joined the Halden Labour Party (PTH) in May. Bo Ek left the PTH in June.",
            ("Labour Party", "PTH", "PTH"),
        ),
        (
            "She runs the Halden Reporting Council (HRC), and the HRC has a new office.",
            ("Halden Reporting Council", "HRC", "HRC"),
        ),
    ],
)
def test_a_short_name_in_brackets_is_the_same_body_everywhere(text: str, mentions: tuple[str, ...]) -> None:
    assert mentions in [tuple(m.removeprefix("the ") for m in body) for body in _bodies(text)]


def test_other_words_in_brackets_are_no_short_name() -> None:
    told = _bodies(
        "The Government of the People's Republic of China (PRC) met bankers. "
        "The Halden Reporting Council (Oslo) met too. So did the Tolmin Bank (UK)."
    )
    assert not [body for body in told if {"Oslo", "UK", "PRC"} & set(body)]
