from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backchannel.answer.layout import beside, cut, quoted, wrapped

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), max_size=30).map(" ".join)


@given(WORDS, st.integers(12, 60))
def test_what_is_cut_is_the_beginning_and_fits(words: str, width: int) -> None:
    shown = cut(words, width)
    assert len(shown) <= width
    assert shown == words or (shown.endswith("…") and words.startswith(shown[:-1]))


@given(WORDS, st.integers(40, 100))
def test_wrapped_lines_hold_every_word_and_fit(words: str, width: int) -> None:
    lines = wrapped(words, width=width, first="- ")
    assert " ".join(lines).split()[1:] == words.split()
    assert all(len(line) <= width for line in lines)


def test_white_space_of_the_document_is_one_space() -> None:
    assert cut("timber\n  ban", 20) == "timber ban"


QUOTE = "We will lift the timber ban before winter, and the harbours will open by the end of the year"


def test_a_quote_is_cut_so_that_its_source_stands_behind_it() -> None:
    assert quoted(QUOTE, "The Gull, 2031-05-04", width=80, indent="  ") == [
        "  “We will lift the timber ban before winter, and the…” The Gull, 2031-05-04"
    ]


def test_where_a_cut_quote_would_say_too_little_the_source_stands_below() -> None:
    assert quoted(QUOTE, "The Gull, 2031-05-04", width=70) == [
        "“We will lift the timber ban before winter, and the harbours will…”",
        "  The Gull, 2031-05-04",
    ]
    assert quoted("We will.", "The Gull, 2031-05-04", width=40) == ["“We will.” The Gull, 2031-05-04"]


def test_a_note_stands_at_the_margin_or_below_where_there_is_no_room() -> None:
    assert beside("met", "1 doc", width=12) == ["met    1 doc"]
    assert beside("met in Oslo", "1 doc", width=20, indent="  ") == ["  met in Oslo  1 doc"]
    assert beside("met in Oslo", "1 doc", width=15) == ["met in Oslo", "          1 doc"]
