from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.extract.statements.statements import statements
from backchannel.model.facts import Statement

from ..reading_aloud import parsed_text
from .told import INTRO, contents, drafts, facts, said, speakers, who


def test_a_quotation_belongs_to_the_cue_after_it() -> None:
    assert said("“We will not sign,” said Anna Kern.") == [("Anna Kern", True, "We will not sign,")]
    assert said("“We will not sign,” Anna Kern said.") == [("Anna Kern", True, "We will not sign,")]


def test_a_quotation_belongs_to_the_cue_before_it() -> None:
    assert said("Anna Kern told reporters on Monday: “We will not sign.”") == [
        ("Anna Kern", True, "We will not sign.")
    ]
    assert said("Anna Kern said “we will not sign.”") == [("Anna Kern", True, "we will not sign.")]


def test_the_part_after_the_cue_is_a_statement_of_its_own() -> None:
    assert said("“We wait,” said Anna Kern. “We can do it.”") == [
        ("Anna Kern", True, "We wait,"),
        ("Anna Kern", True, "We can do it."),
    ]


def test_a_quoted_paragraph_alone_belongs_to_who_spoke_last() -> None:
    text = "Anna Kern said “we will not sign it.”\n\n“It is for the ports to say so.”"
    assert said(text)[1] == ("Anna Kern", True, "It is for the ports to say so.")
    assert facts(text)[1].cue is None


def test_the_quotation_without_a_cue_shows_the_words_that_name_its_speaker() -> None:
    text = "Anna Kern said “we will not sign it.”\n\n“It is for the ports to say so.”"
    assert [e.quote for e in drafts(text)[1].evidence] == ["“It is for the ports to say so.”", "Anna Kern"]


def test_adding_takes_the_speaker_of_the_sentence() -> None:
    text = "“We wait,” said Peter Lund, adding that “they have had talks, more than one.”"
    assert said(text) == [
        ("Peter Lund", True, "We wait,"),
        ("Peter Lund", True, "they have had talks, more than one."),
    ]


def test_a_partial_quotation_is_one_reported_statement() -> None:
    text = "The memo said the region “will not only be kept but will grow.”"
    assert [(direct, content) for _, direct, content in said(text)] == [
        (False, "the region “will not only be kept but will grow.”")
    ]


def test_single_marks_quote_in_british_texts() -> None:
    assert said("'We are not ready,' Anna Kern told the BBC. 'The port is shut.'") == [
        ("Anna Kern", True, "We are not ready,"),
        ("Anna Kern", True, "The port is shut."),
    ]


def test_a_title_in_marks_is_no_statement() -> None:
    assert contents("Anna Kern wrote the book “Harbour Lights” in May and starred in “The Quay.”") == []


def test_a_name_with_a_colon_speaks() -> None:
    assert said(INTRO + "Lund was blunt: “The port is shut.”") == [("Peter Lund", True, "The port is shut.")]


def test_a_quotation_after_a_sentence_about_somebody_is_theirs() -> None:
    text = INTRO + "“I will not sign it,” Kern said. Lund was furious. “It is a scandal and a disgrace.”"
    assert speakers(text) == ["Anna Kern", "Peter Lund"]


def test_the_quoted_word_that_the_parse_takes_for_a_subject_does_not_speak() -> None:
    assert speakers("“Safety,” said Anna Kern, a retired captain.") == ["Anna Kern"]


def test_a_clause_after_the_cue_is_what_was_said() -> None:
    assert said("Anna Kern warned that the port would close.") == [
        ("Anna Kern", False, "the port would close")
    ]


def test_the_sentence_before_the_cue_is_what_was_said() -> None:
    text = "The talks would resume in May, Anna Kern told Radio Nord on Monday."
    assert said(text) == [("Anna Kern", False, "The talks would resume in May")]


def test_a_cue_inside_a_sentence_reports_all_of_it() -> None:
    text = "The deal, Anna Kern said, would fail by June."
    assert said(text) == [("Anna Kern", False, text.removesuffix("."))]


def test_two_cues_of_one_speaker_are_two_statements() -> None:
    text = "Officials warned that the plan was a risk and asked the bank to wait."
    assert contents(text) == ["the plan was a risk", "to wait"]


def test_according_to_gives_the_rest_of_the_sentence() -> None:
    text = "According to Anna Kern, the harbour will close."
    assert said(text) == [("Anna Kern", False, "the harbour will close")]
    assert contents("The harbour will close, according to Anna Kern.") == ["The harbour will close"]


def test_as_somebody_said_gives_the_clause_after_it() -> None:
    text = "As Anna Kern said in the memorandum, trade policy is a part of security."
    assert said(text) == [("Anna Kern", False, "trade policy is a part of security")]


def test_urging_and_vowing_take_what_is_to_be_done() -> None:
    assert contents("Anna Kern urged ministers to act at once.") == ["to act at once"]
    assert contents("Anna Kern vowed to fight on.") == ["to fight on"]


def test_calling_describing_and_accusing_keep_both_ends() -> None:
    assert contents("Anna Kern called the move a disgrace.") == ["the move a disgrace"]
    assert contents("Anna Kern described the talks as frank.") == ["the talks as frank"]
    assert contents("Anna Kern accused the bank of secret deals.") == ["the bank of secret deals"]


def test_a_noun_of_saying_needs_an_owner() -> None:
    assert said("Anna Kern's promise to open the port came late.") == [
        ("Anna Kern", False, "to open the port")
    ]
    assert contents("The promise to open the port came late.") == []


def test_making_clear_is_saying() -> None:
    assert contents("Anna Kern made clear that she would go.") == ["she would go"]


def test_acts_and_passives_without_an_agent_are_no_statements() -> None:
    for text in (
        "Anna Kern agreed to sign the treaty.",
        "Anna Kern was told that the port was safe.",
        "Anna Kern sought to calm the markets.",
        "The numbers added to the gloom.",
    ):
        assert contents(text) == [], text


def test_findings_are_made_by_writing_not_by_persons() -> None:
    assert contents("A study found that the fish were gone.") == ["the fish were gone"]
    assert contents("Anna Kern found that the fish were gone.") == []


def test_an_agent_of_a_passive_speaks() -> None:
    assert said("Peter Lund was asked by Anna Kern whether he would go.") == [
        ("Anna Kern", False, "whether he would go")
    ]


def test_who_was_asked_is_who_then_said() -> None:
    text = "Anna Kern was asked about the talks but said they would not fail."
    assert speakers(text) == ["Anna Kern"]


def test_a_pronoun_speaks_for_whom_it_points_at() -> None:
    text = INTRO + "Lund left early. He said the port was safe."
    assert [(s, f.speaker_words) for s, f in zip(speakers(text), facts(text), strict=True)] == [
        ("Peter Lund", "He")
    ]


def test_an_unnamed_source_is_anonymous_and_stays_one_source() -> None:
    text = "One source said the port was safe. A second source said it was not. The source said it was late."
    found = drafts(text)
    assert [d.basis for d in found] == ["anonymous"] * 3
    assert [d.cited for d in found] == ["One source", "A second source", "The source"]
    refs = [f.speaker for f in facts(text)]
    assert refs[0] != refs[1]


def test_a_memo_speaks_as_a_document() -> None:
    text = "The internal memo said the port was safe."
    assert [d.basis for d in drafts(text)] == ["document"]
    assert [f.speaker_words for f in facts(text)] == ["The internal memo"]


def test_two_named_speakers_give_a_statement_each() -> None:
    assert speakers("Anna Kern and Peter Lund said the port was safe.") == ["Anna Kern", "Peter Lund"]


def test_words_inside_what_somebody_said_are_cited_to_them() -> None:
    text = "The Northern Times reported that Anna Kern said the port was safe."
    outer, inner = drafts(text)
    assert isinstance(inner.fact, Statement)
    assert isinstance(outer.fact, Statement)
    assert who(text, inner.fact.speaker) == "Anna Kern"
    assert inner.cited == outer.fact.speaker


def test_a_verb_inside_marks_never_takes_the_outer_words() -> None:
    text = INTRO + "“When ministers said no, I wept,” Kern told reporters."
    assert [s for s in said(text) if s[1]] == [("Anna Kern", True, "When ministers said no, I wept,")]


def test_a_named_person_inside_marks_is_cited_to_who_speaks() -> None:
    text = INTRO + "“When Lund said he would resign, I wept,” Kern told reporters."
    outer, inner = drafts(text)
    assert isinstance(inner.fact, Statement)
    assert isinstance(outer.fact, Statement)
    assert (who(text, inner.fact.speaker), inner.cited) == ("Peter Lund", outer.fact.speaker)


def test_a_dateline_does_not_speak() -> None:
    assert speakers("LUNDBY (Nordpress) — A minister said the port was safe.") != ["LUNDBY"]


def test_a_transcript_gives_its_turns() -> None:
    text = "Anna Kern met Peter Lund.\n\nKERN: We will not go.\n\nLUND: You said so.\n\nKERN: Fine then."
    assert said(text) == [
        ("Anna Kern", False, "We will not go."),
        ("Peter Lund", False, "You said so."),
        ("Anna Kern", False, "Fine then."),
    ]


def test_a_heading_with_a_colon_is_no_turn() -> None:
    assert contents("WHAT: A meeting of ministers.\n\nWHERE: The town hall.\n\nWHEN: Monday.") == []


def test_the_addressee_is_whom_the_cue_names() -> None:
    for text, wanted in (
        ("Anna Kern told Radio Nord that the port was safe.", "Radio Nord"),
        ("Anna Kern confirmed to reporters that the port was safe.", "reporters"),
        ("Anna Kern said in a letter to Peter Lund that the port was safe.", "Peter Lund"),
    ):
        assert [who(text, f.addressee) for f in facts(text)] == [wanted], text


def test_denials_refusals_and_silence_are_denied() -> None:
    for text in (
        "Anna Kern denied that the port was closed.",
        "Anna Kern declined to comment on the report.",
        "Anna Kern refused to say whether she would go.",
        "Anna Kern did not say when the port would open.",
    ):
        assert [d.modality for d in drafts(text)] == ["denied"], text


def test_hedges_plans_and_conditions_are_told() -> None:
    for text, wanted in (
        ("Anna Kern reportedly said the port was safe.", "hedged"),
        ("Anna Kern will say that the port is safe.", "planned"),
        ("Anna Kern is expected to say that the port is safe.", "expected"),
    ):
        assert [d.modality for d in drafts(text)] == [wanted], text


def test_the_day_beside_the_cue_is_when_it_was_said() -> None:
    (draft,) = drafts("Anna Kern said on Monday that the port was safe.")
    assert draft.valid is not None
    assert draft.valid.edtf == "2025-06-09"
    (undated,) = drafts("Anna Kern said the port was safe.")
    assert undated.valid is None


def test_evidence_holds_cue_speaker_and_content_and_nothing_after() -> None:
    (draft, *_) = drafts("It rained. “We wait,” said Anna Kern. It rained again.")
    assert [e.quote for e in draft.evidence] == ["“We wait,” said Anna Kern"]


def test_a_named_speaker_is_surer_than_an_inherited_one() -> None:
    first, second = drafts("Anna Kern said “we will not sign it.”\n\n“It is for the ports to say so.”")
    assert first.score > second.score


PIECES = st.sampled_from(
    [
        "“We wait,” ",
        "said Anna Kern",
        ". ",
        "\n\n",
        "He said ",
        "that ",
        '"',
        "the port is safe",
        ", ",
        "according to ",
        ": ",
        "one source ",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14).map("".join).filter(str.strip))
def test_whatever_the_text_the_evidence_is_its_own_words(text: str) -> None:
    parsed = parsed_text(text)
    for draft in statements(parsed):
        assert isinstance(draft.fact, Statement)
        assert all(e.stands_in(parsed.document) for e in draft.evidence)
        assert 0 <= draft.fact.content.start < draft.fact.content.end <= len(parsed.document.text)
        assert 0 < draft.score <= 1


def test_a_text_that_breaks_off_after_that_is_read() -> None:
    for text in ("that said Anna Kernthat that ", "Anna Kern said that", "Anna Kern told him that that"):
        assert all(content for content in contents(text)), text


def test_they_are_the_group_of_the_sentence_before() -> None:
    text = (
        INTRO + "Officials said the port was shut. His lawyers were hopeful. The port would open, they said."
    )
    last = facts(text)[-1]
    assert (who(text, last.speaker), last.speaker_words) == ("His lawyers", "they")
    assert drafts(text)[-1].cited == "His lawyers"


def test_its_owner_is_never_a_guess() -> None:
    text = "The harbour website said the port was shut. Peter Lund spoke of its request that ships wait."
    assert all(f.speaker_words != "its" for f in facts(text))


def test_what_somebody_may_announce_is_no_statement() -> None:
    assert contents("Anna Kern could announce a plan on Monday.") == []


def test_an_aside_with_as_needs_no_circumstance() -> None:
    assert contents("As Anna Kern noted, people could still be punished.") == [
        "people could still be punished"
    ]


def test_a_signed_quotation_belongs_to_who_signs_it() -> None:
    text = "“The most unfit man to run for mayor.” — Anna Kern\n\n“He has said worse.” — Peter Lund"
    assert speakers(text) == ["Anna Kern", "Peter Lund"]


def test_a_cue_after_the_marks_wins_over_a_colon_before_them() -> None:
    text = "Then came the best of it: “It is time that we had a mayor,” said Anna Kern."
    assert said(text) == [("Anna Kern", True, "It is time that we had a mayor,")]


def test_what_it_is_called_ends_before_the_next_cue() -> None:
    text = INTRO + "Lund came. He called it “shameful” and called on ministers “not to feed the crowd.”"
    assert contents(text) == ["shameful", "not to feed the crowd."]


def test_a_repeated_call_is_one_statement() -> None:
    assert contents("Anna Kern repeated her call for open ports.") == ["open ports"]
