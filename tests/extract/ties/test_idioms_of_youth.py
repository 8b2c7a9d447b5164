from __future__ import annotations

import pytest

from .telling import told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Marina Costes read law under Sir Otto Brandt.",
            ["Marina Costes knows Otto Brandt (read under)"],
        ),
        (
            "Marina Costes went to the French school in Porto with Eva Matos.",
            ["Marina Costes knows Eva Matos (school)"],
        ),
        (
            "Marina Costes and Eva Matos stayed inseparable.",
            ["Marina Costes close_to Eva Matos (inseparable)"],
        ),
        (
            "Marina Costes and Kai Lund have worked side by side for years.",
            ["Marina Costes worked_with Kai Lund (side by side)"],
        ),
        (
            "Among Marina Costes's pupils was Prime Minister Kai Lund.",
            ["Kai Lund knows Marina Costes (pupil)"],
        ),
    ],
)
def test_school_and_lives_side_by_side_are_told(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Marina Costes read a poem by Otto Brandt.",
        "Marina Costes went to Porto with Eva Matos.",
        "Marina Costes and Eva Matos were not inseparable.",
        "Marina Costes and Kai Lund stood side by side.",
        "Among the guests was Kai Lund.",
    ],
)
def test_a_journey_or_a_pose_is_no_tie(text: str) -> None:
    assert told(text) == []
