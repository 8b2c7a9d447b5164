from __future__ import annotations

from backchannel.extract.backends.questions import questions
from backchannel.extract.finders import find_all

from .obeying import CARRIER, triggered

TEXT = f"The harbour opened in spring. {CARRIER} Nobody else came."


def test_only_the_sentence_with_the_trigger_is_asked_about() -> None:
    (question,) = questions(triggered(TEXT, "contact"), ())
    assert (question.kind, question.sentence, question.trigger) == ("contact", CARRIER, "talked")
    assert TEXT[question.start :].startswith(CARRIER)
    assert question.lacks == "the rest"


def test_without_a_trigger_nothing_is_asked() -> None:
    assert questions(triggered(TEXT), ()) == ()


def test_a_sentence_is_asked_about_once_a_kind_however_many_triggers_it_has() -> None:
    parsed = triggered("They talked and talked. Then they talked.", "contact", "tie")
    assert [(q.kind, q.sentence) for q in questions(parsed, ())] == [
        ("contact", "They talked and talked."),
        ("tie", "They talked and talked."),
        ("contact", "Then they talked."),
        ("tie", "Then they talked."),
    ]


def test_a_trigger_that_a_fact_of_its_kind_covers_is_no_question() -> None:
    text = "Premier Ana Souza met Chancellor Rolf Stein. Kern met nobody."
    parsed = triggered(text, word="met")
    drafts = find_all(parsed)
    parsed.near_facts[:] = []
    for token in (t for t in parsed.tokens if t.lower_ == "met"):
        parsed.near("contact", token, lacks="a second participant")
        parsed.near("tie", token, lacks="what they are to one another")
    asked = [(q.kind, q.sentence) for q in questions(parsed, drafts)]
    assert ("contact", "Premier Ana Souza met Chancellor Rolf Stein.") not in asked
    assert ("tie", "Premier Ana Souza met Chancellor Rolf Stein.") in asked
    assert ("contact", "Kern met nobody.") in asked


def test_a_kind_without_a_schema_is_never_asked_for() -> None:
    assert questions(triggered(CARRIER, "attribute", "spell"), ()) == ()
