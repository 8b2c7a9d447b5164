from __future__ import annotations

from backchannel.ledger.floors import floor_of

from .told import contents, drafts, rules, speakers


def test_each_form_of_words_has_its_rule() -> None:
    for text, rule in (
        ("“We will not sign,” said Anna Kern.", "quotation"),
        ("Anna Kern warned that the port would close.", "clause"),
        ("The deal, Anna Kern said, would fail by June.", "aside"),
        ("According to Anna Kern, the harbour will close.", "according"),
        ("Anna Kern vowed to fight on.", "infinitive"),
        ("Anna Kern called the move a disgrace.", "name"),
        ("Anna Kern criticized the ferry tax.", "object"),
        ("Anna Kern's promise to open the port came late.", "noun"),
    ):
        assert [r for r, _ in rules(text)] == [rule], text


def test_thoughts_wishes_and_stances_are_told_apart_from_words() -> None:
    assert rules("Anna Kern believes that the port is safe.") == [("thought", "the port is safe")]
    assert rules("Anna Kern wants the port to stay open.") == [("wish", "the port to stay open")]
    assert rules("Anna Kern opposes the ferry tax.") == [("stance", "the ferry tax")]
    assert rules("Anna Kern sees the port as a burden.") == [("thought", "the port as a burden")]
    assert rules("Anna Kern's belief that the port was safe cost her votes.") == [
        ("thought", "the port was safe")
    ]


def test_a_thought_is_a_proposal_until_somebody_accepts_it() -> None:
    (thought,) = drafts("Anna Kern fears that the port will close.")
    (speech,) = drafts("Anna Kern said that the port would close.")
    assert thought.score < floor_of("statement") <= speech.score


def test_a_thought_needs_somebody_who_can_think() -> None:
    assert contents("The market expects that the port will close.") == []


def test_a_denied_deed_is_what_was_denied() -> None:
    assert rules("Anna Kern denied having met the minister.") == [("object", "having met the minister")]


def test_a_call_for_somebody_to_act_is_a_call() -> None:
    assert contents("Anna Kern called for the prime minister to step in.") == [
        "for the prime minister to step in"
    ]


def test_a_clause_with_a_relative_word_of_another_noun_is_no_content() -> None:
    assert contents("Anna Kern flies to Riga, where she hopes to meet the envoy.") == []
    assert contents("It was a quarrel that Anna Kern had hoped to avoid.") == []


def test_what_stands_beyond_a_semicolon_is_not_what_was_said() -> None:
    assert "her office has not answered" not in contents(
        "Peter Lund has asked Anna Kern for a meeting; her office has not answered."
    )


def test_a_poll_speaks_by_what_it_shows() -> None:
    assert speakers("A new poll shows that most voters want the port open.") != []


def test_what_writing_shows_is_its_statement() -> None:
    assert rules("A poll last week showed a clear lead for Kern.") == [("shown", "a clear lead for Kern")]
    assert contents("Anna Kern showed her passport.") == []


def test_a_cue_with_a_colon_and_no_marks_gives_the_rest() -> None:
    assert contents("Anna Kern tweeted: Nobody here wants a second port in this bay.") == [
        "Nobody here wants a second port in this bay"
    ]


def test_a_participle_that_is_a_cue_ends_what_was_said_before_it() -> None:
    text = "Anna Kern said the port would close, citing the cost of repairs."
    assert contents(text) == ["the port would close", "the cost of repairs"]


def test_according_to_counts_for_any_source_and_no_manner() -> None:
    assert rules("The harbour lost money, according to complete returns.") == [
        ("according", "The harbour lost money")
    ]
    assert contents("The harbour opened on Monday, according to plan.") == []


def test_a_question_is_what_it_is_about() -> None:
    assert contents("Reporters asked Anna Kern about the ferry tax.") == ["the ferry tax"]


def test_a_telephone_call_says_nothing() -> None:
    assert contents("Anna Kern met Peter Lund in Oslo.\n\nLater Anna Kern called Mr Lund.") == []


def test_what_was_not_said_is_no_asserted_statement() -> None:
    for text in (
        "Anna Kern made no claim that the bridge was unsafe.",
        "Anna Kern did not make a claim that the bridge was unsafe.",
        "Anna Kern gave no promise that the bridge would reopen.",
        "Anna Kern no longer says that the bridge is unsafe.",
        "Neither Anna Kern nor Peter Lund said that the bridge was unsafe.",
        "Anna Kern denied that she had said the bridge was unsafe.",
        "Anna Kern left without saying that the bridge was unsafe.",
        "Anna Kern told nobody that the bridge was unsafe.",
    ):
        assert {d.modality for d in drafts(text)} == {"denied"}, text


def test_what_nobody_said_is_no_statement() -> None:
    assert drafts("Nobody said that the bridge was unsafe.") == []
    assert drafts("No minister said that the bridge was unsafe.") == []


def test_a_promise_of_nothing_is_still_a_promise() -> None:
    for text in (
        "Anna Kern promised no new taxes.",
        "Anna Kern warned that no bridge was safe.",
        "Anna Kern did not say why, but said that the bridge was unsafe.",
        "Anna Kern made no secret of her view that the bridge was unsafe.",
    ):
        assert drafts(text)[-1].modality == "asserted", text
