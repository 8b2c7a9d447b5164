from __future__ import annotations

from collections import Counter

import pytest

from backchannel.gazetteer import offices
from backchannel.gazetteer.places import all_codes
from backchannel.gazetteer.rows import table


@pytest.mark.parametrize(
    ("code", "words", "there"),
    [
        ("CA", "Trade Minister", True),
        ("US", "Trade Minister", False),
        ("US", "Minister of Finance", False),
        ("US", "Treasury Secretary", True),
        ("GB", "Treasury Secretary", False),
        ("CA", "Treasury Secretary", False),
        ("GB", "Foreign Secretary", True),
        ("GB", "Secretary of State for Defence", True),
        ("US", "former Secretary of State", True),
        ("CA", "Deputy Prime Minister", True),
        ("US", "Deputy Prime Minister", False),
        ("CA-ON", "Premier", True),
        ("US-MI", "Governor", True),
        ("US", "Premier", False),
        ("CN", "Premier", True),
        ("DE", "Chancellor", True),
        ("FR", "Chancellor", False),
        ("US", "Vice President-elect", True),
        ("CA", "Vice President", False),
        ("GB", "the Queen", True),
        ("US", "the King", False),
        ("US", "U.S. Trade Representative", True),
        ("CA", "Trade Representative", False),
        ("IE", "Taoiseach", True),
        ("MX", "Economy Secretary", True),
    ],
)
def test_an_office_exists_only_where_it_does(code: str, words: str, there: bool) -> None:
    assert offices.has_office(code, words) is there


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("CA", "ambassador"),
        ("US", "chief of staff"),
        ("US", "baker"),
        ("XX", "president"),
        ("US", "press secretary"),
    ],
)
def test_what_the_words_cannot_tell_is_none(code: str, words: str) -> None:
    assert offices.has_office(code, words) is None


def test_whom_a_title_means_depends_on_the_country() -> None:
    assert offices.head_of_government_words("CA") == ("prime minister",)
    assert offices.head_of_government_words("CA-ON") == ("premier",)
    assert offices.head_of_government_words("US") == ("president",)
    assert offices.head_of_government_words("DE") == ("chancellor",)
    assert offices.head_of_state_words("FR") == ("president",)
    assert offices.head_of_state_words("NO") == ("monarch",)
    assert offices.head_of_government_words("AQ") == ()


def test_the_office_decides_between_two_places_of_one_name() -> None:
    assert offices.country_with_office(("GE", "US-GA"), "governor") == "US-GA"
    assert offices.country_with_office(("GE", "US-GA"), "president") == "GE"
    assert offices.country_with_office(("GE", "US-GA"), "baker") == "GE"


def test_no_country_has_two_forms_of_government() -> None:
    codes = Counter(code for form in table("offices")["forms"].values() for code in form.split())
    assert [code for code, times in codes.items() if times > 1] == []
    assert set(codes) <= set(all_codes())


def test_every_code_of_the_lists_is_a_known_one() -> None:
    data = table("offices")
    for part in ("also", "lacks", "parts", "secretaries"):
        assert set(data[part]) <= set(all_codes()), part


def test_a_country_has_the_office_that_leads_it() -> None:
    for code in all_codes():
        if code in offices._forms():
            heads = offices.head_of_government_words(code)
            assert offices.has_office(code, heads[0]) is True, (code, heads)
