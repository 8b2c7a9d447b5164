from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.gazetteer import places
from backchannel.gazetteer.rows import DATA, rows


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Canada", "CA"),
        ("Canadians", "CA"),
        ("Germans", "DE"),
        ("Dutch", "NL"),
        ("Britons", "GB"),
        ("Frenchwomen", "FR"),
        ("U.S.", "US"),
        ("US", "US"),
        ("the U.K.", "GB"),
        ("UAE", "AE"),
        ("Ont.", "CA-ON"),
        ("B.C.", "CA-BC"),
        ("Mich.", "US-MI"),
        ("Que.", "CA-QC"),
        ("Québec", "CA-QC"),
        ("Bavaria", "DE-BY"),
        ("Ottawa", "CA"),
        ("the White House", "US"),
        ("Elysée", "FR"),
        ("Queen's Park", "CA-ON"),
        ("Queen’s Park", "CA-ON"),
        ("Zhongnanhai", "CN"),
        ("Germany's", "DE"),
        ("European Union", "EU"),
        ("COSTA RICA", "CR"),
        ("costa rica", "CR"),
    ],
)
def test_a_phrase_gives_its_code(words: str, code: str) -> None:
    assert places.country_code(words) == code


@pytest.mark.parametrize("words", ["us", "turkey", "polish", "man.", "ont.", "may", "", "the", "Atlantis"])
def test_a_word_that_is_no_place_gives_none(words: str) -> None:
    assert places.country_code(words) is None


def test_an_ambiguous_phrase_gives_all_its_codes_likeliest_first() -> None:
    assert places.country_codes("Georgia") == ("GE", "US-GA")
    assert places.country_code("Georgia") == "GE"
    assert places.is_careful("Georgia")
    assert not places.is_careful("Germany")


def test_no_phrase_has_two_codes_unless_it_is_listed_as_ambiguous() -> None:
    listed = {places.key(phrase) for phrase, _ in rows("ambiguous", "codes")}
    claimed: dict[str, set[str]] = defaultdict(set)
    for phrase, code, _ in places._claims():
        claimed[places.key(phrase)].add(code)
    assert {
        phrase: codes for phrase, codes in claimed.items() if len(codes) > 1 and phrase not in listed
    } == {}


def test_every_listed_ambiguity_names_known_codes() -> None:
    for phrase, columns in rows("ambiguous", "codes"):
        codes = columns[0][0].split()
        assert len(codes) > 1, phrase
        assert set(codes) <= set(places.all_codes()), phrase


@pytest.mark.parametrize("code", places.all_codes())
def test_every_code_comes_back_from_its_own_name(code: str) -> None:
    assert code in places.country_codes(places.name_of(code))


def test_every_demonym_leads_back_to_its_place() -> None:
    for code in places.all_codes():
        if (demonym := places.demonym_of(code)) is not None:
            assert code in places.country_codes(demonym), demonym


def test_no_code_stands_in_two_rows() -> None:
    codes = [code for file in ("countries", "subdivisions", "blocs") for code, _ in rows(file)]
    assert len(codes) == len(set(codes))


def test_every_parent_and_member_is_a_known_code() -> None:
    known = set(places.all_codes())
    for code in known:
        parent = places.parent_of(code)
        assert parent is None or parent in known, code
        assert places.members_of(code) <= known, code


def test_every_metonym_stands_for_a_known_code() -> None:
    assert {code for code, _ in rows("metonyms")} <= set(places.all_codes())


def test_a_province_is_part_of_its_country_and_not_of_another() -> None:
    assert places.part_of("CA-ON", "CA")
    assert places.part_of("CA", "CA")
    assert not places.part_of("CA", "CA-ON")
    assert not places.part_of("CA-ON", "US")
    assert not places.part_of("CH", "C")
    assert not places.part_of(None, "CA")


def test_a_member_is_no_part_of_its_bloc() -> None:
    assert "FR" in places.members_of("EU")
    assert not places.part_of("FR", "EU")
    assert places.is_bloc("EU")
    assert not places.is_bloc("FR")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Norway", "name"),
        ("Norwegians", "demonym"),
        ("Oslo", "capital"),
        ("Kremlin", "metonym"),
        ("U.S.", "abbreviation"),
        ("Nowhere", None),
    ],
)
def test_the_kind_tells_how_a_phrase_names_its_place(words: str, kind: str | None) -> None:
    assert places.kind_of(words) == kind


def test_all_names_are_found_again() -> None:
    for phrase, code, kind in places.all_names():
        assert places.country_code(phrase) == code
        assert places.kind_of(phrase) == kind


@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(words: str) -> None:
    code = places.country_code(words)
    assert code is None or places.name_of(code) != code or places.is_bloc(code)


SUBDIVISIONS = {
    "AR": 23,
    "AU": 8,
    "BR": 27,
    "CA": 13,
    "CH": 26,
    "DE": 16,
    "IN": 36,
    "MX": 32,
    "NG": 37,
    "RU": 83,
    "US": 51,
}
"""States, provinces, territories and cantons, by the constitutions; of Argentina without the capital."""


def test_every_country_of_iso_3166_is_known() -> None:
    countries = {c for c in places.all_codes() if "-" not in c and not places.is_bloc(c)}
    assert len(countries - {"XK"}) == 249


@pytest.mark.parametrize(("country", "number"), SUBDIVISIONS.items())
def test_the_parts_of_a_federation_are_all_known(country: str, number: int) -> None:
    assert sum(places.parent_of(c) == country for c in places.all_codes() if "-" in c) == number


@pytest.mark.parametrize("path", sorted(DATA.glob("*.toml")), ids=lambda path: path.stem)
def test_every_data_file_names_its_source_first(path: Path) -> None:
    first = path.read_text("utf-8").split("\n\n")[0].split("'''")[0]
    assert first.startswith("#")
    assert any(word in first for word in ("wn list", "public domain", "ISO 3166", "Unicode License"))
