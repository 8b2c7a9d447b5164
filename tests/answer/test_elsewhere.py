"""What other documents tell too, and by how many independent reports."""

from __future__ import annotations

from backchannel.answer.elsewhere import Elsewhere, elsewhere
from backchannel.model.labels import Label

from .world import World


def world() -> tuple[World, str]:
    made = World()
    first = made.page("first", "2031-05-05")
    first.contact("Vale met Reyes.", "Nora Vale", "Tom Reyes", valid="2031-05-04")
    first.contact("Vale wrote to Quist.", "Nora Vale", "Omar Quist", mode="letter")
    return made, first.id


def told(made: World, document: str, **options: object) -> list[Elsewhere]:
    view = made.view(**options)  # type: ignore[arg-type]
    return list(elsewhere(view, view.claims_in(document)).values())


def test_a_copy_is_another_document_and_no_other_report() -> None:
    made, document = world()
    made.copy_of(made.pages[0], "copy", "2031-05-06")
    assert told(made, document) == [Elsewhere(1, 0), Elsewhere(1, 0)]


def test_an_independent_report_of_the_same_fact_counts() -> None:
    made, document = world()
    other = made.page("other", "2031-05-07")
    other.contact("Reyes and Vale met.", "Tom Reyes", "Nora Vale", valid="2031-05-04")
    assert told(made, document) == [Elsewhere(1, 1)]


def test_another_day_is_another_fact() -> None:
    made, document = world()
    other = made.page("other", "2031-05-07")
    other.contact("They met again.", "Tom Reyes", "Nora Vale", valid="2031-05-07")
    assert told(made, document) == []


def test_a_hidden_document_is_not_counted() -> None:
    made, document = world()
    other = made.page("hidden", "2031-05-07", label=Label(2))
    other.contact("Reyes and Vale met.", "Tom Reyes", "Nora Vale", valid="2031-05-04")
    assert told(made, document) == []
    assert told(made, document, clearance=Label(2)) == [Elsewhere(1, 1)]
