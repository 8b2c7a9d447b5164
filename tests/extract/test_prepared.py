"""A document's words before they are parsed."""

from __future__ import annotations

import pytest

from backchannel.extract.language_model import load_model
from backchannel.extract.prepared import HARDEST, LONGEST, WHOLE, prepare
from backchannel.read.reading import read_text


def _starts(text: str) -> list[int]:
    doc = prepare(read_text(text, name="test"), load_model()).doc
    return [token.i for token in doc if token.i and token.is_sent_start]


def test_words_without_a_stop_are_cut_behind_a_comma() -> None:
    words = ["steel"] * (LONGEST + 100)
    words[LONGEST + 50] = ","
    assert _starts(" ".join(words)) == [LONGEST + 51]


def test_words_without_stop_and_comma_are_cut_at_the_latest() -> None:
    assert _starts(" ".join(["steel"] * (HARDEST + 100))) == [HARDEST + 1]


def test_a_stop_lets_the_parser_cut() -> None:
    assert _starts("Steel rose . " * LONGEST) == []


@pytest.mark.parametrize(
    "text",
    [
        "x," * 1500 + " and it isn\u2019t so",
        "a" * 1000 + " b",
        "a" * 1001 + " b",
        '"' * 2500,
        "a b\n" * 1000,
    ],
)
def test_long_runs_without_a_blank_stay_the_same_text(text: str) -> None:
    prepared = prepare(read_text(text, name="test"), load_model())
    assert len(prepared.doc.text) == len(text)
    assert all(prepared.doc.text.startswith(token.text, token.idx) for token in prepared.doc)


def test_after_thousands_of_words_a_stop_ends_a_sentence_for_certain() -> None:
    words = [*["steel", "."] * (WHOLE // 2), ".", "Steel", "."]
    assert _starts(" ".join(words)) == [WHOLE + 1]
