"""Contacts. The people, countries and events of the sentences are invented."""

from __future__ import annotations

import pytest

from backchannel.extract.contacts.contacts import contacts
from backchannel.model.claims import Draft

from ..reading_aloud import entities, parsed_text, told


def drafts(text: str) -> list[Draft]:
    return list(contacts(parsed_text(text)))


def lines(text: str) -> list[str]:
    parsed = parsed_text(text)
    return [told(parsed, draft).removeprefix("contact | ") for draft in contacts(parsed)]


def people(text: str) -> list[set[str]]:
    """The captions of the participants of each contact."""
    parsed = parsed_text(text)
    found = list(contacts(parsed))
    known = entities(parsed)
    return [{known[r].caption for r in d.fact.participants} for d in found]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        (
            "President Jonas R. Bren Jr. spoke today with President Ivan Dukas of Colombia to offer help.",
            {"Jonas R. Bren Jr.", "Ivan Dukas"},
        ),
        (
            "President Bren spoke this afternoon with Florida Governor Ron Santos to offer support.",
            {"Bren", "Ron Santos"},
        ),
        (
            "Adviser Anna Malm met today with Republic of Korea 1st Vice Foreign Minister Cho Hyun and Vice"
            " Defense Minister Shin Bok to discuss the alliance.",
            {"Anna Malm", "Cho Hyun", "Shin Bok"},
        ),
        (
            "President Otto Brandt held a bilateral meeting ahead of a celebration with Premier Leo Varden of"
            " Ireland.",
            {"Otto Brandt", "Leo Varden"},
        ),
    ],
)
def test_company_is_read_past_a_time_or_place_where_the_tree_breaks(text: str, company: set[str]) -> None:
    assert people(text)[:1] == [company]


def test_words_read_beside_the_tree_are_proved_up_to_the_last_name() -> None:
    text = "Adviser Anna Malm met today with Republic of Korea 1st Vice Foreign Minister Cho Hyun in Bonn."
    (draft,) = drafts(text)
    assert draft.rule == "words beside"
    assert draft.evidence[0].quote == text.removesuffix(" in Bonn.")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Eva Roth sat down with Rolf Stein in Bonn.", "Eva Roth + Rolf Stein | mode=met"),
        ("Eva Roth shook hands with Rolf Stein.", "Eva Roth + Rolf Stein | mode=met"),
        (
            "Anna Malm saw Eva Roth in Geneva on 19 February.",
            "Anna Malm + Eva Roth | mode=met | valid=2025-02-19",
        ),
        (
            "Eva Roth called on Chancellor Rolf Stein last week.",
            "Eva Roth + Rolf Stein | mode=met | valid=2025-W23",
        ),
        ("Eva Roth was joined by Governor Tom Reed.", "Tom Reed + Eva Roth | mode=met"),
        ("Carla Hart called and congratulated Ximena Castro.", "Carla Hart + Ximena Castro | mode=call"),
        (
            "Otto Brandt called King Harald V of Norway on Monday.",
            "Otto Brandt + Harald V | mode=call | valid=2025-06-09",
        ),
        ("Eva Roth sent her envoy, Tom Reed, to meet Rolf Stein.", "Tom Reed + Rolf Stein | mode=met"),
        (
            "Tom Reed and Rolf Stein, cousins who have not spoken in a decade, are rivals.",
            "Tom Reed + Rolf Stein | mode=spoke | modality=denied",
        ),
    ],
)
def test_verbs_of_contact(text: str, line: str) -> None:
    assert lines(text) == [f"participants={line}"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Malm saw Eva Roth as a rival.",
        "Anna Malm saw Eva Roth win the vote.",
        "The leaders called on Chancellor Rolf Stein to resign.",
        "Otto Brandt called Rolf Stein a liar.",
        "Eva Roth joined Rolf Stein in condemning the strike.",
        "Eva Roth met reporters in Bonn.",
        "Otto Brandt praised Rolf Stein for hosting 80,000 refugees.",
        "Eva Roth and Rolf Stein work to meet first responders' needs.",
        "Eva Roth and Rolf Stein took note of the report.",
        "Eva Roth read of his trip to Norway.",
    ],
)
def test_other_senses_and_crowds_are_no_contact(text: str) -> None:
    assert lines(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Norway walked out of fisheries talks with the European Union on Thursday.",
            "Norway + European Union | mode=talks | valid=2025-06-05",
        ),
        ("A note from Eva Roth to Anna Malm went out.", "Eva Roth + Anna Malm | mode=letter"),
        ("Eva Roth left two messages for her deputy, Rosa Mota.", "Eva Roth + Rosa Mota | mode=call"),
        (
            "Otto Brandt held his first foreign leader call with Jean Moreau.",
            "Otto Brandt + Jean Moreau | mode=call",
        ),
        (
            "Otto Brandt attended a summit of Baltic leaders in Riga.",
            "Otto Brandt + Baltic leaders | mode=met | place=Riga",
        ),
        (
            "Eva Roth raised the matter with Rolf Stein at their dinner in Bonn.",
            "Eva Roth + Rolf Stein | mode=met | place=Bonn",
        ),
        (
            "During a video call with Rolf Stein, Eva Roth asked for help.",
            "Eva Roth + Rolf Stein | mode=call",
        ),
        ("In a letter to Rolf Stein, Eva Roth asked for help.", "Eva Roth + Rolf Stein | mode=letter"),
        (
            "Minister Eva Roth informed the Ambassador of Chile, Rosa Mota, of the decision by letter.",
            "Eva Roth + Rosa Mota | mode=letter | one_way",
        ),
        (
            "Eva Roth told Rolf Stein by phone on Monday that the quota would stand.",
            "Eva Roth + Rolf Stein | mode=call | valid=2025-06-09",
        ),
    ],
)
def test_nouns_of_contact(text: str, line: str) -> None:
    assert lines(text) == [f"participants={line}"]


def test_a_pair_of_names_before_a_summit_took_part_in_it() -> None:
    text = "Anna Kern and Tae Moon are tired. The Kern-Moon summit in Bonn was long."
    (draft,) = drafts(text)
    assert people(text) == [{"Anna Kern", "Tae Moon"}]
    assert draft.rule == "pair of names"
    assert "Kern-Moon summit" in draft.evidence[0].quote


def test_a_capitalised_pair_is_the_name_of_a_forum_and_no_meeting() -> None:
    assert lines("Otto Brandt praised the Norway-Chile Strategic Dialogue.") == []


def test_between_names_all_sides_and_the_subject_is_none_of_them() -> None:
    assert people("Otto Brandt continued the consultations between Norway and Chile.") == [
        {"Norway", "Chile"}
    ]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Talks between Eva Roth and Rolf Stein were called off.", "denied"),
        ("Eva Roth put off the talks with Rolf Stein.", "denied"),
        ("Otto Brandt said his meeting with Rolf Stein won't happen as planned.", "denied"),
        ("Eva Roth flies to Oslo next Tuesday to meet Rolf Stein.", "planned"),
        ("Eva Roth flew to Oslo last Tuesday to meet Rolf Stein.", "asserted"),
        ("Eva Roth will travel to Oslo tomorrow to meet with Rolf Stein.", "planned"),
        ("Eva Roth looks forward to meeting Rolf Stein.", "expected"),
        ("Eva Roth will sign it when she meets Rolf Stein.", "planned"),
        ("Eva Roth meets Rolf Stein in Bonn next Tuesday.", "planned"),
        ("Eva Roth will raise it with Rolf Stein at their dinner in Bonn.", "planned"),
    ],
)
def test_how_firmly_a_contact_is_told(text: str, modality: str) -> None:
    assert [d.modality for d in drafts(text)] == [modality]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Prime Minister Kofi Addo has accepted an invitation from Otto Brandt to attend the summit.",
            "Otto Brandt + Kofi Addo | mode=met | modality=planned",
        ),
        (
            "Prime Minister Kofi Addo declined an invitation from Otto Brandt to visit the port.",
            "Otto Brandt + Kofi Addo | mode=visit | modality=denied",
        ),
        (
            "Otto Brandt wanted to invite India, Australia and Chile to the meeting.",
            "Otto Brandt + India + Australia + Chile | mode=met | modality=planned",
        ),
    ],
)
def test_an_invitation_is_a_contact_yet_to_come(text: str, line: str) -> None:
    assert lines(text) == [f"participants={line}"]


def test_the_two_are_those_of_the_contact_before() -> None:
    text = "Eva Roth met Rolf Stein on Monday. The two discussed fish. The two will meet again next week."
    assert lines(text) == [
        "participants=Eva Roth + Rolf Stein | mode=met | valid=2025-06-09",
        "participants=Eva Roth + Rolf Stein | mode=met | modality=planned | valid=2025-W25",
    ]


def test_they_did_not_speak_after_that() -> None:
    found = drafts("Eva Roth met Rolf Stein on Monday. They did not speak after that.")
    assert [(d.rule, d.modality) for d in found] == [("verb", "asserted"), ("the same two", "denied")]


def test_a_post_without_its_own_article_is_the_holder_named_before() -> None:
    text = (
        "President Otto Brandt met Prime Minister Leo Varden. The President and Prime Minister discussed it."
    )
    assert people(text) == [{"Otto Brandt", "Leo Varden"}]


def test_a_person_with_junior_behind_a_comma_is_the_bare_surname_later() -> None:
    text = "President Jonas R. Bren, Jr. met Ana Souza. President Bren and Ana Souza discussed fish."
    assert people(text) == [{"Jonas R. Bren, Jr.", "Ana Souza"}]


def test_who_also_took_part_is_told_after_a_contact() -> None:
    text = (
        "President Otto Brandt met Chancellor Eva Roth. Secretary of State Rex Tiller and Foreign Minister"
        " Sig Gabler also participated. Ana Souza and Leo Varden also participated in the race."
    )
    assert people(text) == [{"Otto Brandt", "Eva Roth"}, {"Rex Tiller", "Sig Gabler"}]


def test_her_is_not_the_subject_of_its_own_verb() -> None:
    text = "Envoy Anna Malm knows Senator Eva Roth. Malm saw her in Bonn on 19 May and will see her again."
    assert people(text) == [{"Anna Malm", "Eva Roth"}] * 2
    assert [d.modality for d in drafts(text)] == ["asserted", "planned"]


@pytest.mark.parametrize(
    ("text", "company"),
    [
        (
            "The order follows a meeting in Lome between Adviser Ibrahim Dan-Bell and Beninese Finance"
            " Minister Rosine Agbo.",
            {"Ibrahim Dan-Bell", "Rosine Agbo"},
        ),
        (
            "European leaders say they have no illusions about Otto Brandt as they welcome Rosa Mota.",
            {"European leaders", "Rosa Mota"},
        ),
        (
            "Otto Malm arrived at the port shortly before 2:30 p.m. to meet with his deputy, Henry Mallow.",
            {"Otto Malm", "Henry Mallow"},
        ),
        ("He followed the May visit of Eva Roth to Norway.", {"Eva Roth", "Norway"}),
        ("Otto Brandt recalled his visit to India in February.", {"Otto Brandt", "India"}),
    ],
)
def test_sides_that_stand_apart_from_their_word(text: str, company: set[str]) -> None:
    assert people(text) == [company]


def test_a_vague_word_for_a_call_told_before_is_that_call() -> None:
    text = "Otto Brandt had a phone call with Eva Roth. Brandt spoke with Roth on Monday."
    assert [d.fact.mode for d in drafts(text)] == ["call", "call"]  # type: ignore[union-attr]


def near(text: str) -> list[tuple[str, str]]:
    parsed = parsed_text(text)
    list(contacts(parsed))
    return [(parsed.text[n.start : n.end], n.lacks) for n in parsed.near_facts]


def test_a_trigger_with_one_side_is_nearly_a_contact() -> None:
    assert near("Envoy Tom Reed met in private.") == [("met", "a second participant")]
    assert near("Eva Roth described a meeting in Bonn.") == []
    assert near("Eva Roth met Rolf Stein.") == []
    assert near("Eva Roth met reporters.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lind no longer speaks with Jorge Sala.",
        "Marta Lind left Oslo without meeting Jorge Sala.",
        "Marta Lind has yet to meet Jorge Sala.",
        "Marta Lind ruled out meeting Jorge Sala.",
        "Marta Lind was prevented from meeting Jorge Sala.",
        "Instead of meeting Jorge Sala, Marta Lind flew home.",
        "Marta Lind flew home rather than meet Jorge Sala.",
        "Marta Lind denied having met Jorge Sala.",
        "Marta Lind denied reports that she had met Jorge Sala.",
        "It is not true that Marta Lind met Jorge Sala.",
        "Neither Marta Lind nor Jorge Sala spoke to the other.",
        "Marta Lind did not meet or call Jorge Sala.",
        "Marta Lind almost met Jorge Sala.",
        "A call between Marta Lind and Jorge Sala fell through.",
    ],
)
def test_a_contact_that_was_not_is_told_as_denied(text: str) -> None:
    assert {d.modality for d in drafts(text)} == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lind could not avoid meeting Jorge Sala.",
        "Marta Lind did not hesitate to call Jorge Sala.",
        "Marta Lind met Jorge Sala without telling her staff.",
        "Marta Lind gave no details after meeting Jorge Sala.",
        "Marta Lind rejected the offer, meeting Jorge Sala instead.",
        "Talks between Marta Lind and Jorge Sala produced no deal.",
        "Nobody knew that Marta Lind had met Jorge Sala.",
    ],
)
def test_a_denial_of_something_else_leaves_the_contact(text: str) -> None:
    assert [d.modality for d in drafts(text)] == ["asserted"]
    assert people(text) == [{"Marta Lind", "Jorge Sala"}]


def test_what_should_be_is_no_contact_that_was() -> None:
    for text in ("Marta Lind should meet Jorge Sala.", "Marta Lind must meet Jorge Sala."):
        assert [d.modality for d in drafts(text)] == ["hedged"], text


def test_whoever_was_not_met_takes_no_part() -> None:
    assert people("Marta Lind met Jorge Sala, but not Anna Kern.") == [{"Marta Lind", "Jorge Sala"}]
