"""Garbled copies are flagged with their places; good texts with odd signs are not."""

from __future__ import annotations

from backchannel.read.reading import read_text

GOOD = (
    "The harbour minister of Veldania, J. R. Quist, met her counterpart at 9 a.m. on Monday. “We agreed,” "
    "she said. “It is done . . . at last.”\n\nThe treaty names no date. It was signed by Gen. Lind et al. "
    "and sent to St. Orm.\n\n"
)


def test_torn_sentences_and_marks_that_close_nothing_are_flagged_with_their_places() -> None:
    text = (
        "The minister said that the treaty “would be signed in spring.” ” was her hope. this week. “\n\n"
        "Officials want more ships. . They will meet again. announced that in Lund.\n\n"
        "A memo that was prepared for the meeting in Lund speaks of the\n\n"
    )
    quality = read_text(text + GOOD, name="a").quality
    assert quality.garbled
    assert any("break off" in reason for reason in quality.reasons)
    assert any("stand alone" in reason and "more ships. . They" in reason for reason in quality.reasons)


def test_initials_abbreviations_and_ellipses_are_no_damage() -> None:
    assert not read_text(GOOD * 5, name="a").quality.garbled


def test_one_kind_of_sign_alone_is_no_proof() -> None:
    text = (
        "The minister went home. iron was cheap. tin was not. lead was gone. zinc was all over that year.\n\n"
    )
    assert not read_text(text + GOOD, name="a").quality.garbled
