from __future__ import annotations

from .told import INTRO, drafts, rules, said


def test_quoted_words_in_a_clause_about_a_speaker_are_theirs() -> None:
    text = INTRO + "Lund compared the ferry tax to “a toll on the sea itself.”"
    assert said(text) == [("Peter Lund", False, "the ferry tax to “a toll on the sea itself.”")]
    assert [r for r, _ in rules(text)] == ["fragment"]


def test_titles_and_terms_in_marks_are_nobodys_words() -> None:
    assert drafts(INTRO + "Lund staged “The Quay At Night” in May.") == []
    assert drafts(INTRO + "Lund chairs the “port club” of Oslo.") == []


def test_quoted_words_that_a_cue_holds_are_told_once() -> None:
    text = "Anna Kern said the tax was “a toll on the sea itself.”"
    assert len(drafts(text)) == 1
