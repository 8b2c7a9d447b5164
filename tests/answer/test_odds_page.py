from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.answer.factors import odds
from backchannel.answer.odds_page import numbers_table, odds_table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "routes.md"


@pytest.mark.parametrize(("name", "table"), [("odds", odds_table()), ("numbers", numbers_table())])
def test_the_page_has_the_numbers_of_the_program(name: str, table: str) -> None:
    page = PAGE.read_text("utf-8")
    between = page.split(f"<!-- {name} -->\n")[1].split(f"<!-- /{name} -->")[0]
    assert between == table + "\n"


def test_every_number_has_a_reason() -> None:
    rows = numbers_table().splitlines()[2:]
    assert len(rows) > 25
    assert [row for row in rows if row.endswith("|  |")] == []
    assert len(odds_table().splitlines()) == len(odds().evidence) + 2
