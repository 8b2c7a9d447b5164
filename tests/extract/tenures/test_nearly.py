"""Words of office that no tenure came of."""

from __future__ import annotations

import pytest

from backchannel.extract.tenures.tenures import tenures

from ..reading_aloud import parsed_text


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("The board appointed a new chairman in May.", [("chairman", "a holder")]),
        ("Dan Moats resigned in July.", [("resigned", "a post")]),
        ("The council sacked Dan Moats.", [("sacked", "a post")]),
        ("Dan Moats left the room.", []),
        ("Dan Moats resigned as mayor.", []),
    ],
)
def test_a_word_of_office_without_a_whole_tenure_is_kept(text: str, near: list[tuple[str, str]]) -> None:
    parsed = parsed_text(text)
    list(tenures(parsed))
    assert [(parsed.text[n.start : n.end], n.lacks) for n in parsed.near_facts] == near
