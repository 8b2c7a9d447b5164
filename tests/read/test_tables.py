"""Tables: every cell with its words in their place, as a spreadsheet wrote them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.model.errors import BadTable
from backchannel.read.tables import table

COLUMNS = {"name": "holder", "full name": "holder", "post": "post"}
words = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\x00\ufeff", exclude_categories=("Cs", "Cc"))
)


@given(st.lists(st.tuples(words, words), max_size=5), st.sampled_from(",;\t"))
def test_what_a_spreadsheet_wrote_is_read_in_its_place(rows: list[tuple[str, str]], delimiter: str) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([("Name", "Post"), *rows])
    text = out.getvalue()
    read = table(text, COLUMNS, where="t.csv")
    expected = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    assert [tuple(c.words for c in row.cells) for row in read.rows] == [e for e in expected if any(e)]
    for row in read.rows:
        for cell in row.cells:
            said = text[cell.start : cell.end].replace('""', '"')
            assert " ".join(said.split()) == cell.words
            assert row.start <= cell.start <= cell.end <= row.end


def test_a_row_of_several_lines_has_the_line_on_which_it_begins() -> None:
    read = table('name,post\n"Ana\nDuarte",envoy\n\nIvo Brandt,minister\n', COLUMNS, where="t.csv")
    assert [(row.line, row.cells[0].words) for row in read.rows] == [(2, "Ana Duarte"), (5, "Ivo Brandt")]


def test_headings_without_a_column_are_told() -> None:
    read = table("Full_Name;Shoe size;post\nAna Duarte;38;envoy", COLUMNS, where="t.csv")
    assert (dict(read.columns), read.unread) == ({"holder": 0, "post": 2}, ("Shoe size",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no header"),
        ("name,full name\nA,B", "two columns are 'holder'"),
        ('name,post\n"Ana Duarte,envoy\n', "not closed in t.csv, line 2"),
        ('name,post\n"Ana" Duarte,envoy\n', "behind a quotation mark"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_with_its_line(text: str, told: str) -> None:
    with pytest.raises(BadTable, match=told):
        table(text, COLUMNS, where="t.csv")
