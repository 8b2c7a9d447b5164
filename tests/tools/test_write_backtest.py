from __future__ import annotations

from datetime import date

from backchannel.desk import Desk
from tools.write_backtest import BEGIN, END, PAGE, page_part


def test_the_page_has_a_place_for_the_table() -> None:
    page = PAGE.read_text("utf-8")
    assert page.count(BEGIN) == page.count(END) == 1
    assert page.index(BEGIN) < page.index(END)


def test_a_part_has_every_method_of_both_questions_and_tells_what_was_lost() -> None:
    with Desk.sample() as desk:
        answer = desk.backtest(until="2020-03-20", horizon=2500)
    rows = [
        {"id": "told.txt", "date": "2025-03-01", "officials": True},
        {"id": "before.txt", "date": "2020-01-01", "officials": True},
        {"id": "of a crowd.txt", "date": "2025-03-01", "officials": False},
    ]
    part = page_part([("all", answer)], rows)
    assert sum(line.startswith("| all | routes |") for line in part.splitlines()) == 2
    assert sum(line.startswith("| all | by chance |") for line in part.splitlines()) == 2
    assert "1 of 1 readouts between officials gave no pair" in part
    assert answer.until == date(2020, 3, 20)
