from __future__ import annotations

import pytest

from .telling import told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Kai Lund could not stand Ana Souza.", ["Kai Lund dislikes Ana Souza (stand)"]),
        ("Kai Lund fell out with General Ana Souza.", ["Kai Lund dislikes Ana Souza (fell out)"]),
        ("Kai Lund and Ana Souza fell out over the port.", ["Kai Lund dislikes Ana Souza (fell out)"]),
        (
            "Kai Lund and Ana Souza have barely exchanged a word since the vote.",
            ["Kai Lund dislikes Ana Souza (hardly a word)"],
        ),
        (
            "Kai Lund and Ana Souza are expected to face each other in the race for governor.",
            ["Kai Lund rival Ana Souza (face)"],
        ),
        ("Kai Lund will face Ana Souza in the runoff.", ["Kai Lund rival Ana Souza (face)"]),
    ],
)
def test_enmity_and_contests_are_told(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Kai Lund could stand beside Ana Souza.",
        "Kai Lund fell out of a window at Ana Souza's house.",
        "Kai Lund and Ana Souza exchanged a word in the hall.",
        "Kai Lund will face Ana Souza in court.",
    ],
)
def test_the_same_words_in_another_sense_tell_nothing(text: str) -> None:
    assert told(text) == []
