"""Persons named to posts in the set forms of official releases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.extract.posts.wording import country_in, normal_post, posts_in, singular
from backchannel.extract.tenures.nomination_lists import official_namings
from backchannel.extract.tenures.tenures import tenures

from ..reading_aloud import parsed_text, told

FORMAL = (
    "NOMINATIONS SENT TO THE SENATE:\n"
    "Oriel B. Vantongeren, of Ohio, to be Ambassador Extraordinary and Plenipotentiary of the United States "
    "of America to the Republic of Poland, vice Tamsin Oke, resigned.\n"
    "Casimir Delacroix-Bo, Jr., of the District of Columbia, to be an Assistant Secretary of State (Ports "
    "and Ferries) for a term of four years, vice P. J. Quill III, term expired.\n"
    "# # #"
)


def named(text: str) -> list[tuple[str, str, str, str | None]]:
    """(person, post, act, predecessor) of every naming, in the text's words."""
    return [
        (
            text[slice(*n.person)],
            text[slice(*n.post)],
            n.act,
            text[slice(*n.predecessor)] if n.predecessor else None,
        )
        for n in official_namings(text)
    ]


def lines(text: str) -> list[str]:
    parsed = parsed_text(text)
    return [told(parsed, draft) for draft in tenures(parsed)]


def test_a_nominee_has_post_country_and_predecessor_and_is_a_candidate() -> None:
    assert lines(FORMAL) == [
        "tenure | holder=Oriel B. Vantongeren | post=ambassador to Poland"
        " | organisation=United States of America | standing=candidate | predecessor=Tamsin Oke | country=US",
        "tenure | holder=Tamsin Oke | post=ambassador to Poland"
        " | organisation=United States of America | standing=former | country=US",
        "tenure | holder=Casimir Delacroix-Bo, Jr. | post=assistant secretary of State (Ports and Ferries)"
        " | standing=candidate | predecessor=P. J. Quill III | country=US | country_inferred",
        "tenure | holder=P. J. Quill III | post=assistant secretary of State (Ports and Ferries)"
        " | standing=former | country=US | country_inferred",
    ]


def test_the_evidence_is_the_line_of_the_nominee_up_to_the_predecessor() -> None:
    parsed = parsed_text(FORMAL)
    quotes = [draft.evidence[0].quote for draft in tenures(parsed)]
    assert quotes[0].startswith("Oriel B. Vantongeren, of Ohio, to be")
    assert quotes[0].endswith("vice Tamsin Oke")
    assert all(e.stands_in(parsed.document) for draft in tenures(parsed) for e in draft.evidence)


def test_several_nominees_may_stand_in_one_paragraph() -> None:
    text = (
        "Ilse Marrow, of Texas, to be Director of the Harbour Office, vice Bo Finch. Ned Oakes, of Iowa, to "
        "be a Member of the Salt Board for the remainder of the term expiring June 5, 2031. (Reappointment)"
    )
    assert named(text) == [
        ("Ilse Marrow", "Director of the Harbour Office", "nominated", "Bo Finch"),
        ("Ned Oakes", "a Member of the Salt Board", "nominated", None),
    ]


def test_several_nominees_may_stand_in_one_sentence() -> None:
    text = (
        "Ilse Marrow, of Texas, to be Director of Roads; Bo Finch, of Iowa, to be Director of Salt; "
        "and Ned Oakes, of Maine, to be Judge, vice Cy Dow."
    )
    assert named(text) == [
        ("Ilse Marrow", "Director of Roads", "nominated", None),
        ("Bo Finch", "Director of Salt", "nominated", None),
        ("Ned Oakes", "Judge", "nominated", "Cy Dow"),
    ]


def test_a_career_between_place_and_post_is_no_post() -> None:
    text = (
        "Rhea Tolland, of Maine, a Career Member of the Senior Foreign Service, Class of Counselor, to be "
        "Ambassador of the United States of America to the Kingdom of Norway."
    )
    assert named(text) == [
        (
            "Rhea Tolland",
            "Ambassador of the United States of America to the Kingdom of Norway",
            "nominated",
            None,
        )
    ]


def test_joined_posts_are_told_one_by_one_with_the_predecessor_of_all() -> None:
    text = (
        "Ilse Marrow, of Texas, to be Governor of the Ferry Fund for a term of five years; Governor of the "
        "Salt Fund, vice Bo Finch."
    )
    assert [n[1:] for n in named(text)] == [
        ("Governor of the Ferry Fund", "nominated", "Bo Finch"),
        ("Governor of the Salt Fund", "nominated", "Bo Finch"),
    ]
    text = (
        "Ilse Marrow, of Texas, to be Ambassador to the French Republic, and to serve concurrently and "
        "without additional compensation as Ambassador to the Principality of Monaco."
    )
    assert [normal_post(n[1]) for n in named(text)] == ["ambassador to France", "ambassador to Monaco"]


@pytest.mark.parametrize(
    "text",
    [
        "WITHDRAWALS SENT TO THE SENATE:\nNed Oakes, of Iowa, to be Secretary of Roads.",
        "Ned Oakes, of Iowa, to be Secretary of Roads, which was sent to the Senate on May 3, 2022.",
        "Brandt withdrew the nomination of Ned Oakes to be Secretary of Roads on Monday.",
    ],
)
def test_a_withdrawn_nomination_is_denied(text: str) -> None:
    assert [(person, post, act) for person, post, act, _ in named(text)] == [
        ("Ned Oakes", "Secretary of Roads", "withdrawn")
    ]
    assert [d.modality for d in tenures(parsed_text(text))] == ["denied"]


def test_a_heading_of_nominations_ends_a_list_of_withdrawals() -> None:
    text = (
        "WITHDRAWAL SENT TO THE SENATE:\nNed Oakes, of Iowa, to be Secretary of Roads.\n"
        "NOMINATIONS SENT TO THE SENATE:\nIlse Marrow, of Texas, to be Secretary of Roads."
    )
    assert [act for _, _, act, _ in named(text)] == ["withdrawn", "nominated"]


def test_a_list_under_an_announcement_names_person_and_post_a_line() -> None:
    text = (
        "Premier Lund announced his intent to appoint the following persons:\n"
        "- Hon. Ilse Marrow, Minister of Roads and Ports\n"
        "- Ned Oakes Jr. – Attorney General, succeeding Bo Finch\n"
        "Ned Oakes has been a lawyer for twenty years.\n"
        "- Jan van der Plas: Commissioner for Salt\n"
    )
    assert named(text) == [
        ("Ilse Marrow", "Minister of Roads and Ports", "to_appoint", None),
        ("Ned Oakes Jr.", "Attorney General", "to_appoint", "Bo Finch"),
        ("Jan van der Plas", "Commissioner for Salt", "to_appoint", None),
    ]
    drafts = list(tenures(parsed_text(text)))
    assert {d.evidence[1].quote for d in drafts if len(d.evidence) > 1} == {
        "Premier Lund announced his intent to appoint the following persons:"
    }


def test_a_list_of_names_takes_its_post_from_the_words_above() -> None:
    text = (
        "The President intends to appoint the following individuals to be Members of the National Ferry "
        "Board for terms of two years:\nIlse Marrow, of Texas, vice Bo Finch\nNed Oakes, of Iowa\n\n"
        "The board meets often."
    )
    assert lines(text) == [
        "tenure | holder=Ilse Marrow | post=member of the National Ferry Board"
        " | organisation=National Ferry Board | standing=incoming | predecessor=Bo Finch | country=US"
        " | country_inferred",
        "tenure | holder=Ned Oakes | post=member of the National Ferry Board"
        " | organisation=National Ferry Board | standing=incoming | country=US | country_inferred",
    ]


def test_a_nominee_for_a_post_needs_no_words_above() -> None:
    text = (
        "Ilse Marrow, Nominee for Assistant Secretary for Ports, Department of Ferries\nShe has sailed a lot."
    )
    assert named(text) == [
        ("Ilse Marrow", "Assistant Secretary for Ports, Department of Ferries", "nominated", None)
    ]


def test_an_appointment_in_succession_names_the_predecessor() -> None:
    text = (
        "Dame Ilse Marrow CMG has been appointed Her Majesty’s Ambassador to the Republic of Poland in "
        "succession to Mr Ned Oakes OBE. Dame Ilse will take up her appointment in August."
    )
    assert lines(text) == [
        "tenure | holder=Ilse Marrow | post=ambassador to Poland | standing=incoming | predecessor=Ned Oakes"
    ]


def test_the_next_sentence_may_name_the_predecessor() -> None:
    text = (
        "The minister announced the appointment of Ilse Marrow as Deputy Minister of Trade, effective May 3. "
        "She replaces Ned Oakes, who has retired."
    )
    assert named(text) == [("Ilse Marrow", "Deputy Minister of Trade", "appointed", "Ned Oakes")]


@pytest.mark.parametrize(
    "text",
    [
        "She wants Ilse Marrow to be president. The plan appears to be dead.",
        "The nomination of a new envoy is expected to be announced soon.",
        "Ilse Marrow, of the Gull, appears to be right about the ferry.",
        "The following appointments were cancelled:\nTuesday at noon\nWednesday at ten",
    ],
)
def test_ordinary_prose_holds_no_set_form(text: str) -> None:
    assert named(text) == []


def test_a_person_and_post_are_told_once() -> None:
    text = (
        "Premier Lund intends to nominate Ilse Marrow, of Porto, to be Minister of Roads.\n"
        "Ilse Marrow, Nominee for Minister of Roads\nIlse Marrow has sailed a lot."
    )
    assert [line for line in lines(text) if "Marrow" in line] == [
        "tenure | holder=Ilse Marrow | post=minister of Roads | standing=candidate"
    ]


@pytest.mark.parametrize(
    ("words", "normal", "country"),
    [
        ("an Under Secretary of Defense (Comptroller)", "under secretary of Defense (Comptroller)", None),
        ("Deputy United States Trade Representative", "deputy United States trade representative", None),
        ("United States Attorney for the District of Ohio", "attorney for the District of Ohio", "US"),
        ("Representative of Canada to the United Nations", "representative to the United Nations", "CA"),
        ("Ambassador of Peru to the Togolese Republic", "ambassador to Togo", "PE"),
        ("Norwegian Minister of Trade", "minister of Trade", "NO"),
        ("President of Ghana", "president of Ghana", "GH"),
        ("Attorney for the District of Georgia", "attorney for the District of Georgia", None),
    ],
)
def test_a_post_in_normal_words_and_its_country(words: str, normal: str, country: str | None) -> None:
    assert (normal_post(words), country_in(words)) == (normal, country)


def test_the_post_of_one_of_many_is_singular() -> None:
    assert singular("the Members of the Board of Governors") == "Member of the Board of Governors"
    assert singular("Director of Communications") == "Director of Communications"


@pytest.mark.parametrize(
    ("words", "posts"),
    [
        ("Deputy Premier and Minister of Finance", ["Deputy Premier", "Minister of Finance"]),
        ("Minister of Housing, Roads and Ports", ["Minister of Housing, Roads and Ports"]),
        (
            "First Deputy Premier - Minister of Salt, Acting Minister of Sugar",
            ["First Deputy Premier", "Minister of Salt", "Acting Minister of Sugar"],
        ),
    ],
)
def test_joined_posts_are_cut_where_a_post_begins(words: str, posts: list[str]) -> None:
    assert [words[slice(*cut)] for cut in posts_in(words)] == posts


@given(st.text(alphabet="Aa b.,;:\n-’'", max_size=60), st.text(alphabet="Zz .,;\n(", max_size=40))
def test_ranges_lie_inside_the_text_whatever_stands_around(before: str, after: str) -> None:
    text = f"{before}\nIlse Marrow, of Texas, to be Director of Salt{after}"
    for naming in official_namings(text):
        for start, end in (naming.person, naming.post, (naming.start, naming.end)):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
