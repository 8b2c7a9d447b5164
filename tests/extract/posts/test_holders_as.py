from __future__ import annotations

import pytest

from .held import held, periods

POST = "chief executive of Nordbank"


@pytest.mark.parametrize(
    ("told", "standing", "period"),
    [
        ("took over as {} in 2021", "current", "2021/"),
        ("stepped in as {} in 2021", "current", "2021/"),
        ("stepped down as {} in 2021", "former", "/2021"),
        ("will step down as {} in 2027", "current", "/2027"),
        ("was fired as {} in 2021", "former", "/2021"),
        ("served as {} from 2014 to 2019", "former", "2014/2019"),
        ("has served as {} since 2019", "current", "2019/.."),
        ("spent four years as {}", "former", None),
        ("has spent four years as {}", "current", None),
        ("served two terms as {}", "former", None),
        ("won a second term as {}", "current", None),
    ],
)
def test_the_verb_before_as_tells_standing_and_period(told: str, standing: str, period: str | None) -> None:
    text = f"Jonas Berg {told.format(POST)}."
    assert held(text) == [("Jonas Berg", POST, standing)]
    assert periods(text) == [period]


def test_who_is_fired_is_the_object_not_the_one_who_fires() -> None:
    assert held("Brandt fired Jonas Berg as trade minister.") == [("Jonas Berg", "trade minister", "former")]


@pytest.mark.parametrize(
    "text",
    [
        "Trade Minister Emil Falk resigned in 2021.",
        "Otto Lund fired Trade Minister Emil Falk in 2021.",
        "Trade Minister Emil Falk was sacked in 2021.",
    ],
)
def test_who_resigns_or_is_fired_no_longer_has_the_title(text: str) -> None:
    assert held(text) == [("Emil Falk", "Trade minister", "former")]
    assert periods(text) == ["/2021"]


@pytest.mark.parametrize("told", ["will resign", "resigned from the board of Nordbank", "did not resign"])
def test_a_title_is_kept_by_who_has_not_left_it(told: str) -> None:
    assert held(f"Trade Minister Emil Falk {told}.") == [("Emil Falk", "Trade minister", "current")]


def test_a_post_that_is_given_up_is_a_former_one() -> None:
    text = "Emil Falk resigned his post as trade minister in May."
    assert held(text) == [("Emil Falk", "trade minister", "former")]
    assert periods(text) == ["/2025-05"]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Emil Falk, who is running for mayor of Oslo, spoke.", "mayor of Oslo"),
        ("Emil Falk, a candidate for mayor of Oslo, spoke.", "candidate for mayor of Oslo"),
    ],
)
def test_who_runs_for_a_post_is_a_candidate(text: str, post: str) -> None:
    assert held(text) == [("Emil Falk", post, "candidate")]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ida Lund, who died in March, led the choir.",
        "Governor Ida Lund, who resigned in March, led the choir.",
        "Governor Ida Lund was shown the door.",
    ],
)
def test_who_died_or_went_no_longer_has_the_title(text: str) -> None:
    assert held(text)[0] == ("Ida Lund", "governor", "former")


def test_an_aide_who_is_sacked_is_one_no_more() -> None:
    text = "The mayor sacked her press secretary, Tomas Brandl, on Friday after a row."
    assert held(text) == [("Tomas Brandl", "press secretary", "former")]


def test_who_has_previously_served_does_so_no_more() -> None:
    text = "Clare Dunn has previously served as chair of the Port Board."
    assert held(text) == [("Clare Dunn", "chair of the Port Board", "former")]


@pytest.mark.parametrize(("told", "standing"), [("takes", "incoming"), ("took", "current")])
def test_the_present_of_a_beginning_tells_what_will_be(told: str, standing: str) -> None:
    text = f"Bo Berg {told} over as chair of the Port Board."
    assert held(text) == [("Bo Berg", "chair of the Port Board", standing)]


@pytest.mark.parametrize(
    "text",
    [
        "The queen sent Nils Frank to Lisbon as ambassador in May.",
        "Nils Frank was moved to Lisbon as ambassador in May.",
        "Nils Frank went to Lisbon as ambassador in May.",
    ],
)
def test_whoever_is_sent_or_goes_somewhere_as_something_becomes_it(text: str) -> None:
    assert held(text) == [("Nils Frank", "ambassador", "current")]


def test_a_post_told_first_is_that_of_whom_the_sentence_is_about() -> None:
    text = "As head of the Port Board from 2001 to 2006, Clara Voss reported to nobody."
    assert held(text) == [("Clara Voss", "head of the Port Board", "former")]
    assert periods(text) == ["2001/2006"]


def test_a_post_told_first_without_dates_may_be_over_or_not() -> None:
    assert held("As finance minister, Clara Voss cut taxes.") == []


def test_a_post_told_before_a_pronoun_is_nobodys() -> None:
    text = "Clara Voss met Luc Moreau. As head of the Port Board from 2001 to 2006, she reported to nobody."
    assert held(text) == []
