from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from backchannel.extract.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(text)]


def test_curly_and_straight_marks_give_what_stands_between() -> None:
    assert quoted("“We wait,” she said. “We can.”") == ["We wait,", "We can."]
    assert quoted('"We wait," she said. "We can."') == ["We wait,", "We can."]


def test_two_single_marks_count_as_a_double_one() -> None:
    assert quoted("''We wait,'' she said.") == ["We wait,"]


def test_a_speech_over_paragraphs_opens_each_one_anew() -> None:
    assert quoted("“We wait.\n\n“We can,” she said.") == ["We wait.", "We can,"]


def test_single_marks_count_where_a_paper_quotes_with_them() -> None:
    text = "'We don't wait,' she said. 'The ministers' plan failed.'"
    assert quoted(text) == ["We don't wait,", "The ministers' plan failed."]


def test_apostrophes_beside_double_marks_quote_nothing() -> None:
    assert quoted("“We don't wait,” said the ministers' aide. 'Tis so.") == ["We don't wait,"]


def test_inches_and_attributes_of_tags_open_nothing() -> None:
    assert quoted('A 6" nail and <a id="x9" class="y">a link</a> are here.') == []


def test_a_closing_mark_alone_is_left_alone() -> None:
    assert quoted("It was grown this year. ” It was late.") == []


@given(st.text(alphabet="ab .,\n\"'“”`=", max_size=80))
def test_ranges_are_ordered_and_never_overlap(text: str) -> None:
    ranges = quotations(text)
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ranges))
