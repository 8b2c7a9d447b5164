from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from backchannel.read.quoted import quoted


def test_each_block_of_quoted_lines_is_one_place() -> None:
    text = "Mine.\n> a\n> b\n\nMine too.\n> c\n"
    assert [text[span.start : span.end] for span in quoted(text)] == ["> a\n> b\n\n", "> c\n"]


def test_outlook_s_headers_begin_another_message() -> None:
    text = "Mine.\n\nFrom: Otto\nSent: Monday\nTo: Ada\n\nHis."
    (span,) = quoted(text)
    assert text[span.start : span.end].startswith("From: Otto")


@given(st.text(alphabet="On wrote:>\n -From", max_size=200))
def test_places_are_in_the_text_whatever_it_is(text: str) -> None:
    for span in quoted(text):
        assert 0 <= span.start <= span.end <= len(text)
