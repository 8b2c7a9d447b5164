"""What differs between two texts: small cases as a person would tell them, and the laws for all texts."""

from __future__ import annotations

import math
import random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.model.sources import Span
from backchannel.resolve.differences import Difference, differences
from backchannel.resolve.written import tokens

TRIES = 8
WORDS = st.sampled_from(
    [
        "the",
        "a",
        "minister",
        "must",
        "may",
        "Velda",
        "12.5",
        "%",
        "€",
        ".",
        ",",
        "“",
        "”",
        "\n",
        "\n\n",
        "l’accord",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=40).map(" ".join),
    st.text(max_size=60),
    st.text(alphabet="ab .\n\u00ad日本", max_size=40),
)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [
        (before[d.before.start : d.before.end], after[d.after.start : d.after.end])
        for d in differences(before, after)
    ]


def applied(before: str, after: str, found: tuple[Difference, ...]) -> str:
    """The earlier text with the later one's words put in."""
    parts, at = [], 0
    for one in found:
        parts += [before[at : one.before.start], after[one.after.start : one.after.end]]
        at = one.before.end
    return " ".join([*parts, before[at:]])


def forms(text: str) -> list[str]:
    return [token.form for token in tokens(text)]


def mirrored(one: Difference) -> Difference:
    return Difference(one.after, one.before, one.words)


def test_one_word_is_exchanged() -> None:
    assert told("Exporters must file a plan.", "Exporters may file a plan.") == [("must", "may")]


def test_a_new_sentence_is_added_whole() -> None:
    before = "The talks begin. Nobody is invited."
    after = "The talks begin. The talks end in May. Nobody is invited."
    assert told(before, after) == [("", "The talks end in May.")]


def test_a_rewritten_sentence_is_one_difference_and_not_its_scraps() -> None:
    before = "First line here.\nThe envoy of Velda met the board on the quay at noon.\nLast line here."
    after = "First line here.\nNo ship has left for the islands since the storm began.\nLast line here."
    assert len(told(before, after)) == 1


def test_two_changes_of_one_sentence_stay_two() -> None:
    before = "The duty of ten percent on all timber from Velda begins in March."
    after = "The duty of five percent on all timber from Velda begins in June."
    assert told(before, after) == [("ten", "five"), ("March", "June")]


def test_changes_of_two_lines_stay_two() -> None:
    before = "The fish is for the island as well.\n1,204 ships came.\nIlmar Tesk | Envoy\nActing head"
    after = "The fish is for the island.\n1,380 ships came.\nNobody | Envoy\nThe head"
    assert told(before, after) == [
        ("as well", ""),
        ("1,204", "1,380"),
        ("Ilmar Tesk", "Nobody"),
        ("Acting", "The"),
    ]


@pytest.mark.parametrize(
    "after",
    [
        "Exporters  must\n\nfile “a plan”",
        'Ex\u00adporters must file\u200b "a plan"',
        "Exporters must file «a plan»",
    ],
)
def test_blanks_breaks_invisible_signs_and_the_shape_of_quotation_marks_are_no_difference(after: str) -> None:
    assert differences('Exporters must file "a plan"', after) == ()


def test_a_sign_or_a_capital_is_a_difference_of_no_words() -> None:
    assert [d.words for d in differences("We met today, he said", "We met today. He said")] == [False]


def test_a_currency_and_a_percent_sign_are_words() -> None:
    assert [d.words for d in differences("It costs 5 $", "It costs 5 €")] == [True]
    assert [d.words for d in differences("It is 5", "It is 5 %")] == [True]


def test_a_number_is_one_word() -> None:
    assert told("of 1,200,000 masks", "of 1,250,000 masks") == [("1,200,000", "1,250,000")]


def test_a_text_that_is_new_or_gone_is_one_difference() -> None:
    assert differences("", "") == ()
    assert differences("", "Two words") == (Difference(Span(0, 0), Span(0, 9)),)
    assert differences("Two words", "") == (Difference(Span(0, 9), Span(0, 0)),)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_applying_the_differences_gives_the_later_text(before: str, after: str) -> None:
    assert forms(applied(before, after, differences(before, after))) == forms(after)


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_the_way_back_applies_too(before: str, after: str) -> None:
    back = tuple(mirrored(one) for one in differences(before, after))
    assert forms(applied(after, before, back)) == forms(before)


@settings(max_examples=200, deadline=None)
@given(TEXTS, TEXTS)
def test_places_are_in_order_and_never_empty_on_both_sides(before: str, after: str) -> None:
    a = b = 0
    for one in differences(before, after):
        assert a <= one.before.start <= one.before.end <= len(before)
        assert b <= one.after.start <= one.after.end <= len(after)
        assert one.before.start < one.before.end or one.after.start < one.after.end
        a, b = one.before.end, one.after.end


@settings(deadline=None)
@given(TEXTS)
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    assert differences(text, text) == ()


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_whether_texts_differ_is_the_same_both_ways(before: str, after: str) -> None:
    assert bool(differences(before, after)) == bool(differences(after, before))


def _seconds(length: int, lines: bool) -> float:
    chance = random.Random(7)
    words = [f"w{chance.randrange(400)}" for _ in range(length)]
    other = [f"w{chance.randrange(400)}" if chance.random() < 0.3 else word for word in words]
    join = "\n".join if lines else " ".join
    start = process_time()
    differences(join(words), join(other))
    return process_time() - start


@pytest.mark.parametrize("lines", [False, True])
def test_twice_the_text_takes_about_twice_the_time(lines: bool) -> None:
    short = long = math.inf
    for _ in range(TRIES):
        short, long = min(short, _seconds(6_000, lines)), min(long, _seconds(12_000, lines))
        if long <= 3 * short:
            return
    pytest.fail(f"{long:.3f} s after {short:.3f} s")
