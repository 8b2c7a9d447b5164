from __future__ import annotations

import json

from backchannel.extract.finders import find_all
from backchannel.extract.interchange import contract, encode

from .reading_aloud import parsed_text

TEXT = 'Premier Ana Souza met Chancellor Rolf Stein on May 6. "We agree," Souza said.'


def line() -> dict[str, object]:
    parsed = parsed_text(TEXT)
    result: dict[str, object] = json.loads(encode(contract(parsed, find_all(parsed), key="a1")))
    return result


def test_a_line_has_the_keys_of_the_contract() -> None:
    assert set(line()) == {"id", "document", "entities", "claims", "dates"}


def test_every_quote_is_the_text_at_its_offsets() -> None:
    for claim in line()["claims"]:  # type: ignore[attr-defined]
        for evidence in claim["evidence"]:
            assert TEXT[evidence["start"] : evidence["end"]] == evidence["quote"]


def test_every_role_names_an_entity_of_the_line() -> None:
    known = {e["id"] for e in line()["entities"]}  # type: ignore[attr-defined]
    contact = next(c for c in line()["claims"] if c["kind"] == "contact")  # type: ignore[attr-defined]
    assert set(contact["participants"]) <= known
    assert contact["valid"]["edtf"] == "2025-05-06"
    assert TEXT[contact["valid"]["evidence"]["start"] :].startswith("May 6")


def test_an_input_that_gave_its_text_does_not_get_it_back() -> None:
    assert "text" not in line()["document"]  # type: ignore[operator]
