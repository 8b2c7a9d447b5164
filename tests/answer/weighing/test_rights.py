"""What a reader may not see changes nothing of what is weighed for them, to the byte."""

from __future__ import annotations

from decimal import Decimal

import pytest

from backchannel.answer import QUESTIONS
from backchannel.model.facts import Flow
from backchannel.model.labels import Label

from ..world import Page, World

PEOPLE = "Nora Vale", "Omar Quist"
ASKED = {
    "facts": {},
    "contradictions": {"who": "Nora Vale"},
    "positions": {"about": "ferry levy"},
    "timeline": {},
    "flows": {},
    "neighbourhood": {"who": "Nora Vale"},
}


def ferries(page: Page, amount: Decimal | None) -> Flow:
    ends = page.ref("Norway", "place"), page.ref("Chile", "place")
    return Flow(givers=ends[:1], receivers=ends[1:], goods="ferries", amount=amount)


def world() -> World:
    made = World()
    first = made.page("first", "2031-05-05", outlet="The Sentinel")
    first.contact("They met in May.", *PEOPLE, valid="2031-05")
    first.contact("They met on May 4 in Paris.", *PEOPLE, valid="2031-05-04", place="Paris")
    first.fact("Norway sends ferries to Chile.", ferries(first, None))
    first.statement('"We support the ferry levy on harbours," said Vale.', "Nora Vale")
    hidden = made.page("hidden", "2031-05-06", label=Label(1))
    hidden.contact("They met on May 4 in Tokyo.", *PEOPLE, valid="2031-05-04", place="Tokyo")
    hidden.fact("Norway sends 12 ferries to Chile.", ferries(hidden, Decimal(12)))
    hidden.contact("They did not meet.", *PEOPLE, valid="2031-05-04", modality="denied")
    hidden.contact("They met again.", *PEOPLE, valid="2031-05-20")
    hidden.statement('"We oppose the ferry levy on harbours," said Vale.', "Nora Vale")
    return made


@pytest.mark.parametrize("question", ASKED)
def test_a_hidden_report_neither_groups_nor_contradicts(question: str) -> None:
    seen = QUESTIONS[question](world().view(), **ASKED[question])
    never = QUESTIONS[question](world().view(without=["hidden"]), **ASKED[question])
    whole = QUESTIONS[question](world().view(clearance=Label(1)), **ASKED[question])
    assert seen.to_json() == never.to_json()
    assert seen.to_json() != whole.to_json()
