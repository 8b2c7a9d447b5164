from __future__ import annotations

import pytest

from backchannel.extract.tenures.tenures import tenures

from ..reading_aloud import parsed_text
from .held import held, periods, rules


@pytest.mark.parametrize(
    ("text", "post", "standing"),
    [
        ("Marta Lind chairs the finance committee.", "chair of the finance committee", "current"),
        ("Marta Lind, who chairs the trade board, left.", "chair of the trade board", "current"),
        ("The panel was headed by Marta Lind.", "head of the panel", "former"),
        ("The commission, which Marta Lind headed, met.", "head of the commission", "former"),
        ("The council, chaired by Marta Lind, met.", "chair of the council", "current"),
        ("Marta Lind will head the ministry.", "head of the ministry", "incoming"),
        ("Marta Lind continues to lead the agency.", "leader of the agency", "current"),
    ],
)
def test_a_verb_of_leading_stands_for_a_post(text: str, post: str, standing: str) -> None:
    assert held(text) == [("Marta Lind", post, standing)]
    assert rules(text) == ["leads"]


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lind led the party to victory.",
        "Marta Lind headed the list.",
        "Marta Lind chaired the meeting.",
        "Marta Lind leads a delegation to Rome.",
        "Marta Lind might head the committee.",
        "The committee heads the list.",
    ],
)
def test_what_is_led_for_a_day_is_no_post(text: str) -> None:
    assert held(text) == []


def test_since_when_a_body_is_led() -> None:
    assert periods("Marta Lind has headed the trade board since 2019.") == ["2019/.."]


def test_who_sits_on_a_board_is_a_member_of_it() -> None:
    assert held("Marta Lind sits on the board of Nordbank.") == [("Marta Lind", "board member", "current")]


def test_a_title_and_the_body_headed_are_one_post() -> None:
    text = "Director Marta Lind, who has headed the Roads Board since 2019, left."
    assert held(text) == [("Marta Lind", "director", "current")]
    assert periods(text) == ["2019/.."]


def test_a_body_led_by_nobody_named_is_kept_as_nearly_seen() -> None:
    parsed = parsed_text("Somebody chairs the finance committee.")
    assert list(tenures(parsed)) == []
    assert [(n.kind, n.lacks) for n in parsed.near_facts] == [("tenure", "a holder")]


@pytest.mark.parametrize(("told", "standing"), [("now runs", "current"), ("ran", "former")])
def test_who_runs_a_body_is_its_head(told: str, standing: str) -> None:
    text = f"Nora Finch {told} the Port Authority."
    assert held(text) == [("Nora Finch", "head of the Port Authority", standing)]


@pytest.mark.parametrize("what", ["a company", "the race", "the country"])
def test_what_has_no_head_or_no_name_is_not_run_by_a_post(what: str) -> None:
    assert held(f"Nora Finch runs {what}.") == []


def test_who_runs_it_is_the_one_named_behind_whose() -> None:
    text = "Senator Ida Crane, whose former aide Becca Lind now runs the port authority, objected."
    assert ("Becca Lind", "head of the port authority", "current") in held(text)
    assert ("Ida Crane", "head of the port authority", "current") not in held(text)


def test_whoever_does_not_lead_a_body_has_no_post_there() -> None:
    assert held("Emil Falk does not chair the finance committee.") == []
    assert held("Emil Falk denied that he chaired the finance committee.") == []
    assert held("Emil Falk never sat on the board of Tarn Mills.") == []
    assert held("Emil Falk no longer chairs the finance committee.") == [
        ("Emil Falk", "chair of the finance committee", "former")
    ]
