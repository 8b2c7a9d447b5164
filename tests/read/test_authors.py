"""Authors are people: roles, outlets' staff, addresses and handles are left out."""

from __future__ import annotations

import pytest

from backchannel.read.authors import authors_of


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("By Mara Quist", ("Mara Quist",)),
        ("by Mara Quist and Jo Lind, Staff Writers", ("Mara Quist", "Jo Lind")),
        ("Mara Quist; Jo Lind; Mara Quist", ("Mara Quist", "Jo Lind")),
        ("MARA QUIST | Political Correspondent", ("Mara Quist",)),
        ("Mara Quist (mquist@gull.example) @maraq", ("Mara Quist",)),
        ("Jan van der Lind, Jr.", ("Jan van der Lind, Jr.",)),
        ("Staff", ()),
        ("admin", ()),
        ("The Editorial Board", ()),
    ],
)
def test_names_are_read_from_a_byline(words: str, names: tuple[str, ...]) -> None:
    assert authors_of(words) == names
