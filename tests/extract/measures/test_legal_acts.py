"""Names of legal acts. The acts are invented; the forms are those of several countries."""

from __future__ import annotations

import pytest

from backchannel.extract.measures.legal_acts import named_acts, power_in
from backchannel.model.facts import LegalAct

from ..reading_aloud import parsed_text


def acts(text: str) -> list[LegalAct]:
    return [one.act for one in named_acts(parsed_text(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The cabinet signed Executive Order 14 of March 1, 2030.",
            LegalAct("Executive Order 14", "2030-03-01"),
        ),
        ("PROCLAMATION No. 12 is revoked.", LegalAct("Proclamation 12")),
        ("Ottawa published SOR/2031-66 on Monday.", LegalAct("SOR/2031-66")),
        (
            "Commission Implementing Regulation (EU) 2031/123 of 4 May 2031 applies.",
            LegalAct("Commission Implementing Regulation (EU) 2031/123", "2031-05-04"),
        ),
        ("Lima repealed Supreme Decree 044-2031-EF.", LegalAct("Supreme Decree 044-2031-EF")),
        ("See S.I. 2031/44 for details.", LegalAct("S.I. 2031/44")),
        ("It replaces the Tin Duties (Amendment) Order 2031.", LegalAct("Tin Duties (Amendment) Order 2031")),
        ("They cite section 12 of the Border Levies Act of 1962.", LegalAct("Border Levies Act of 1962")),
        (
            "It amends Proclamation 77 of May 4, 2031 (Duties on River Tin).",
            LegalAct("Proclamation 77", "2031-05-04", "Duties on River Tin"),
        ),
        (
            "It follows the Executive Order of May 4, 2031 (Duties on River Tin).",
            LegalAct("Executive Order", "2031-05-04", "Duties on River Tin", is_kind=True),
        ),
    ],
)
def test_an_act_is_known_by_number_title_and_day(text: str, expected: LegalAct) -> None:
    assert acts(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The minister gave the order on Monday.",
        "In order to act they met in 2031.",
        "He signed an Executive Order on wool.",
        "They agreed on a rate of 25 percent.",
    ],
)
def test_words_that_name_no_act_in_particular_are_none(text: str) -> None:
    assert acts(text) == []


def test_that_order_is_the_only_order_named_before() -> None:
    pointed = acts("Decree 12 taxed tin. The cabinet then annulled that decree.")
    assert pointed == [LegalAct("Decree 12")] * 2
    assert len(acts("Decree 12 and Decree 14 taxed tin. The cabinet then annulled that decree.")) == 2


def test_the_law_that_gives_the_power_is_told_with_its_section() -> None:
    text = "Norway raised duties on cheese under section 12(a) of the Border Levies Act."
    assert power_in(parsed_text(text), 0, len(text)) == "section 12(a) of the Border Levies Act"
    amended = "Norway amended the Border Levies Act."
    assert power_in(parsed_text(amended), 0, len(amended)) is None
