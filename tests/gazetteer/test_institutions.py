from __future__ import annotations

from typing import get_args

import pytest

from backchannel.gazetteer import institutions
from backchannel.gazetteer.places import all_codes


@pytest.mark.parametrize(
    ("words", "type_", "country"),
    [
        ("the White House", "government", "US"),
        ("Bundestag's", "legislature", "DE"),
        ("European Commission", "body", "EU"),
        ("World Bank", "body", None),
        ("Reuters", "agency", "GB"),
        ("Bank of Canada", "bank", "CA"),
    ],
)
def test_a_known_institution_has_type_and_country(words: str, type_: str, country: str | None) -> None:
    found = institutions.organisation_of(words)
    assert found is not None
    assert (found.type, found.country) == (type_, country)


def test_outlets_are_told_from_other_bodies() -> None:
    assert institutions.is_outlet("The Globe and Mail")
    assert institutions.is_outlet("CNN")
    assert not institutions.is_outlet("World Bank")
    assert not institutions.is_outlet("Nobody's Gazette")


@pytest.mark.parametrize(
    "words", ["Ministry of Silly Walks", "Northern Fisheries Commission", "Acme Widgets Inc."]
)
def test_a_head_word_marks_an_organisation(words: str) -> None:
    assert institutions.has_organisation_head(words)


@pytest.mark.parametrize("words", ["Commission", "Ingrid Larsen", "Council Bluffs"])
def test_without_a_head_word_in_place_it_is_not_marked(words: str) -> None:
    assert not institutions.has_organisation_head(words)


def test_every_row_has_a_known_type_and_country() -> None:
    for name, found in institutions.organisations().items():
        assert found.type in get_args(institutions.OrganisationType), name
        assert found.country is None or found.country in all_codes(), name
