from __future__ import annotations

from .told import INTRO, contents, said


def test_what_somebody_says_they_think_is_told_once() -> None:
    assert contents("Anna Kern said she believes that the port is safe.") == [
        "she believes that the port is safe"
    ]


def test_a_promise_one_says_one_makes_is_told_once() -> None:
    assert contents("Anna Kern said she promised to open the port.") == ["she promised to open the port"]


def test_what_somebody_says_of_anothers_words_is_told_twice() -> None:
    text = INTRO + "Kern said Lund promised to open the port."
    assert said(text) == [
        ("Anna Kern", False, "Lund promised to open the port"),
        ("Peter Lund", False, "to open the port"),
    ]


def test_a_second_cue_of_the_same_subject_is_told() -> None:
    text = "Anna Kern called the levy “wholly wrong” and rejected the claim that her port was a threat."
    assert "the claim that her port was a threat" in contents(text)
