"""Data in the form asked for: the same bytes each time, harmless to spreadsheets and terminals."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.faces.output import Shown, as_csv, as_text, cell, harmless

SHOWN = Shown(columns=("day", "words"), rows=((date(2031, 5, 4), "met “Lind”"), (None, "wrote")))


def test_json_has_the_rows_as_objects_where_there_is_no_more_data() -> None:
    assert json.loads(as_text(SHOWN, "json")) == [
        {"day": "2031-05-04", "words": "met “Lind”"},
        {"day": None, "words": "wrote"},
    ]


def test_json_lines_have_one_row_a_line() -> None:
    assert as_text(SHOWN, "nl") == '{"day":"2031-05-04","words":"met “Lind”"}\n{"day":null,"words":"wrote"}\n'


def test_csv_has_a_header_and_empty_cells_for_none() -> None:
    assert as_text(SHOWN, "csv") == "day,words\n2031-05-04,met “Lind”\n,wrote\n"


@pytest.mark.parametrize("words", ["=1+1", "+cmd", "-2+3", "@sum", "\tx"])
def test_a_cell_that_would_be_a_formula_is_made_harmless(words: str) -> None:
    assert cell(words) == f"'{words}"


@pytest.mark.parametrize("value", [-3, -2.5, "-1,200", "+4%", 0])
def test_numbers_stay_numbers(value: object) -> None:
    assert cell(value) == str(value)


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")),
        min_size=1,
        max_size=4,
    )
)
def test_csv_reads_back_what_was_written(words: list[str]) -> None:
    (header, row) = csv.reader(io.StringIO(as_csv(["a"] * len(words), [words]), newline=""))
    assert len(header) == len(row) == len(words)
    assert all(
        read.removeprefix("'") == said.removeprefix("'") for read, said in zip(row, words, strict=True)
    )


def test_words_of_a_document_cannot_command_the_terminal() -> None:
    assert harmless("a\x1b[31mb\u202ec") == "a�[31mb�c"
