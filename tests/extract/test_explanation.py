"""What `--explain` is made from: each sentence, its facts and their rules, what fell short."""

from __future__ import annotations

from backchannel.extract.explanation import SentenceStory, explained
from backchannel.extract.finders import find_all

from .reading_aloud import parsed_text

TEXT = (
    "Ada Fenn, the minister of trade of Norway, met Otto Brandt in Oslo.\n\n"
    "The lake froze in the night.\n\n"
    '"We will not pay," Brandt said.'
)


def stories(text: str = TEXT) -> list[SentenceStory]:
    parsed = parsed_text(text)
    return list(explained(parsed, find_all(parsed)))


def test_every_sentence_is_told_in_reading_order_with_its_own_words() -> None:
    told = stories()
    assert [s.words.quote for s in told] == [part.strip() for part in TEXT.split("\n\n")]
    assert all(TEXT[s.words.start : s.words.end] == s.words.quote for s in told)


def test_every_fact_is_told_once_with_the_sentence_of_its_words() -> None:
    parsed = parsed_text(TEXT)
    drafts = find_all(parsed)
    told = list(explained(parsed, drafts))
    assert [[f.kind for f in s.found] for s in told] == [["tenure", "contact"], [], ["statement"]]
    assert sum(len(s.found) for s in told) == len(drafts)


def test_a_fact_is_told_in_words_not_in_references() -> None:
    (said,) = stories()[2].found
    roles = dict(said.roles)
    assert roles["speaker"] == "Otto Brandt"
    assert roles["content"] == "We will not pay,"
    assert not any("#e" in words for s in stories() for f in s.found for _, words in f.roles)


def test_a_trigger_that_fell_short_is_told_once_where_it_stands() -> None:
    parsed = parsed_text(TEXT)
    find_all(parsed)
    froze = next(t for t in parsed.tokens if t.text == "froze")
    parsed.near_facts.clear()
    for _ in range(2):
        parsed.near("contact", froze, lacks="a second participant")
    told = list(explained(parsed, ()))
    assert [s.near for s in told] == [(), (("contact", "froze", "a second participant"),), ()]


def test_who_is_named_stands_with_the_sentence() -> None:
    assert [e.caption for e in stories()[2].named] == ["Otto Brandt"]


def test_what_has_no_letter_is_left_out_unless_a_fact_is_told_with_it() -> None:
    text = "1.\n\nAda Fenn met Otto Brandt in Oslo.\n\n\u201d\n\nThe lake froze."
    assert [s.words.quote for s in stories(text)] == ["Ada Fenn met Otto Brandt in Oslo.", "The lake froze."]
    parsed = parsed_text(text)
    drafts = find_all(parsed)
    assert sum(len(s.found) for s in explained(parsed, drafts)) == len(drafts)


def test_a_sentence_inside_the_words_of_a_fact_says_with_which_sentence_it_is_told() -> None:
    text = 'Ada Fenn said: "We will not pay. It rained all day. The lake froze."'
    first, *others = stories(text)
    assert [f.kind for f in first.found] == ["statement"]
    assert first.told_at == ()
    assert others
    assert all(s.told_at == (("statement", 0),) for s in others)
