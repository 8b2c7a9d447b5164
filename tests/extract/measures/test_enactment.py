"""Texts that are legal acts themselves: who makes them, and what they do. All are invented."""

from __future__ import annotations

import pytest

from backchannel.extract.measures.enactment import enactment_of
from backchannel.extract.measures.measures import measures
from backchannel.model.facts import LegalAct

from ..reading_aloud import parsed_text, told

ORDER = """EXECUTIVE ORDER No. 21 of May 4, 2031

By the authority vested in me as President by the Constitution and the laws of Chile, I hereby order:

Section 1. All tin that is a product of Peru shall be subject to an additional duty of 25 percent, effective \
12:01 a.m. eastern daylight time on June 4, 2031.

Section 2. The duties imposed by Executive Order 14 of March 1, 2030, are suspended until December 31, 2031.

OTTO LIND
"""
REGULATIONS = """SOR/2031-66

Her Excellency the Governor General in Council, on the recommendation of the Minister of Finance, makes the \
annexed Order under section 53 of the Border Levies Act.

1. This Order amends SOR/2030-12 by replacing its schedule.

2. The rate of duty on Chilean timber is increased to 50 per cent.

3. This Order comes into force on June 9, 2031.
"""
DECREE = """DECREE No. 45/2031

The Minister of Trade of Peru,

In exercise of the powers conferred by Law 30112, hereby decrees:

Article 1. Decree 7/2029 is repealed.

Article 2. Article 3 of Decree 9/2030 is repealed.

Article 3. This Decree enters into force on 15 May 2031.
"""


def lines(text: str) -> list[str]:
    parsed = parsed_text(text)
    return [told(parsed, draft).removeprefix("measure | ") for draft in measures(parsed)]


@pytest.mark.parametrize(
    ("text", "issuer", "act"),
    [
        (ORDER, "OTTO LIND", LegalAct("Executive Order 21", "2031-05-04", country="CL")),
        (REGULATIONS, "Governor General in Council", LegalAct("SOR/2031-66", "2025-06-10")),
        (DECREE, "Minister of Trade of Peru", LegalAct("Decree 45/2031", "2025-06-10", country="PE")),
    ],
)
def test_a_legal_act_tells_who_makes_it_and_how_it_is_called(text: str, issuer: str, act: LegalAct) -> None:
    parsed = parsed_text(text)
    own = enactment_of(parsed)
    assert own is not None
    assert own.issuer is not None
    assert parsed.cast.caption_of(own.issuer) == issuer
    assert own.act == act


def test_a_report_of_an_order_is_no_legal_act() -> None:
    assert enactment_of(parsed_text("President Otto Lind signed Executive Order 21 on Monday.")) is None


def test_goods_made_subject_to_a_duty_are_a_measure_from_its_day_on() -> None:
    assert lines(ORDER)[0] == (
        "issuer=OTTO LIND | act=impose | instrument=additional duty | object=tin | targets=Peru"
        " | rate=25 percent | stage=announced | legal_act=Executive Order 21 | valid=2031-06-04/.."
    )


def test_duties_of_an_earlier_order_are_suspended_by_this_one() -> None:
    assert lines(ORDER)[1] == (
        "issuer=OTTO LIND | act=suspend | instrument=duties | stage=suspended | legal_act=Executive Order 21"
        " | links=suspends Executive Order 14 | valid=/2031-12-31"
    )


def test_what_an_order_does_holds_from_the_day_on_which_it_comes_into_force() -> None:
    assert lines(REGULATIONS) == [
        "issuer=Governor General in Council | act=modify | instrument=SOR/2030-12 | stage=announced"
        " | legal_act=SOR/2031-66 | links=amends SOR/2030-12 | valid=2031-06-09/..",
        "issuer=Governor General in Council | act=raise | instrument=duty | object=Chilean timber"
        " | targets=Chile | rate=50 per cent | stage=in_force | legal_act=SOR/2031-66 | valid=2031-06-09/..",
    ]


def test_the_repeal_of_an_article_amends_and_that_of_the_whole_lifts() -> None:
    links = [line.split("links=")[1].split(" |")[0] for line in lines(DECREE)]
    assert links == ["lifts Decree 7/2029", "amends Decree 9/2030"]


def test_the_days_in_the_wording_of_an_amendment_are_not_those_of_the_amending_act() -> None:
    text = DECREE.replace(
        "Decree 7/2029 is repealed.",
        "Article 2 of Decree 7/2029 is amended to read: “Duties apply with effect from 1 May 2020.”",
    )
    assert "valid=2031-05-15/.." in lines(text)[0]


def test_what_an_earlier_act_did_is_not_this_ones_doing() -> None:
    text = ORDER.replace(
        "Section 2. The", "Section 2. In Executive Order 20, I lowered the duty on wool. The"
    )
    told_of_wool = next(line for line in lines(text) if "wool" in line)
    assert "legal_act=Executive Order 20" in told_of_wool
    assert "issuer=OTTO LIND" in told_of_wool


@pytest.mark.parametrize(
    "formula",
    [
        "I, Rosa Quell, Minister of Finance of Peru, order as follows.",
        "The Minister of Finance of Peru, in exercise of her powers, orders as follows:",
    ],
)
def test_an_act_is_known_by_how_it_orders(formula: str) -> None:
    duty = "1. The duty on cement of Chile is raised from 12 to 18 per cent."
    found = lines(f"DECREE No. 41 of 2031\n\n{formula}\n\n{duty}")
    assert len(found) == 1
    assert "act=raise" in found[0]
    assert "Decree 41" in found[0]


def test_a_report_of_an_order_is_no_order() -> None:
    text = (
        "The minister ordered a review. Decree 41 of 2031 is on the table, she said. Duties are raised often."
    )
    assert enactment_of(parsed_text(text)) is None
