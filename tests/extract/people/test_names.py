from __future__ import annotations

import pytest

from ..reading_aloud import parsed_text


def bodies(text: str) -> list[tuple[str, str | None]]:
    return [(e.caption, e.country) for e in parsed_text(text).cast.entities() if e.kind == "organisation"]


@pytest.mark.parametrize(
    ("text", "body", "country"),
    [
        ("The Central Bank of Kenya raised rates.", "Central Bank of Kenya", "KE"),
        ("The Parliament of Ghana voted.", "Parliament of Ghana", "GH"),
        ("The Supreme Court of Chile agreed.", "Supreme Court of Chile", "CL"),
        ("The Permanent Mission of Fiji wrote.", "Permanent Mission of Fiji", "FJ"),
        ("The High Court of Lagos ruled.", "High Court of Lagos", "NG-LA"),
        ("The Embassy of the Netherlands closed.", "Embassy of the Netherlands", "NL"),
    ],
)
def test_a_body_named_with_its_state_is_one_body_of_that_state(text: str, body: str, country: str) -> None:
    assert bodies(text) == [(body, country)]


def test_a_bank_of_a_river_or_a_word_in_lower_case_is_no_body() -> None:
    assert bodies("They met on the bank of the Rhine. The court of Peru was empty.") == []
