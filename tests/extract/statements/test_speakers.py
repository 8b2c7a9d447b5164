from __future__ import annotations

from ..reading_aloud import parsed_text
from .told import INTRO, drafts, facts, speakers, who


def test_an_unnamed_official_is_not_who_is_named_next() -> None:
    text = INTRO + "According to a Latvian official, Lund promised her ten ships."
    first = facts(text)[0]
    assert (who(text, first.speaker), first.speaker_words) != ("Peter Lund", "a Latvian official")
    assert first.speaker_words == "a Latvian official"
    assert drafts(text)[0].basis == "anonymous"


def test_he_is_the_unnamed_spokesman_of_the_sentence_before() -> None:
    text = INTRO + "Lund left. A harbour spokesman denied that ships were late. “We are on time,” he said."
    last = facts(text)[-1]
    assert who(text, last.speaker) != "Peter Lund"
    assert last.speaker_words == "he"
    assert drafts(text)[-1].cited == "A harbour spokesman"


def test_he_is_who_was_named_since_the_spokesman_spoke() -> None:
    text = INTRO + "A harbour spokesman denied that ships were late. Lund laughed. “They are,” he said."
    assert speakers(text)[-1] == "Peter Lund"


def test_a_cue_without_a_speaker_is_nearly_a_statement() -> None:
    parsed = parsed_text("The warning that the port was unsafe came late.")
    from backchannel.extract.statements.statements import statements

    assert list(statements(parsed)) == []
    assert [(n.kind, n.lacks) for n in parsed.near_facts] == [("statement", "a speaker")]


def test_those_who_are_described_speak_as_a_group() -> None:
    (draft,) = drafts("By a wide margin, those surveyed said the fund should be kept.")
    (fact,) = facts("By a wide margin, those surveyed said the fund should be kept.")
    assert (fact.speaker_words, draft.basis) == ("those surveyed", "anonymous")
