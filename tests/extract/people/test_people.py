"""Who is one person in a document, by names alone: one line a person, the names as the text has them."""

from __future__ import annotations

import pytest

from ..reading_aloud import parsed_text


def persons(text: str) -> list[tuple[str, ...]]:
    """The name mentions of each person, in reading order."""
    found = [e for e in parsed_text(text).cast.entities() if e.kind == "person"]
    return [tuple(text[m.start : m.end] for m in e.mentions if m.form == "name") for e in found]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Prime Minister-designate Ana-Lucía Prado spoke. Prado left.", "Ana-Lucía Prado|Prado"),
        (
            "Sen. Ana-Lucía Prado spoke. Sen. Prado agreed, and Ana Lucia Prado smiled.",
            "Ana-Lucía Prado|Prado|Ana Lucia Prado",
        ),
        ("Johan van der Berg spoke. Van der Berg left.", "Johan van der Berg|Van der Berg"),
        ("Johan van der Berg spoke. Mr. Berg left.", "Johan van der Berg|Berg"),
        ("Minister Mateo de la Cruz spoke. De la Cruz left.", "Mateo de la Cruz|De la Cruz"),
        ("Omar al-Sayed spoke. Al-Sayed left. Sayed returned.", "Omar al-Sayed|Al-Sayed|Sayed"),
        (
            "Crown Prince Faisal bin Rashid spoke. Bin Rashid left. Prince Faisal agreed.",
            "Faisal bin Rashid|Bin Rashid|Faisal",
        ),
        ("Foreign Minister Park Jin-su spoke. Park left. Mr. Park smiled.", "Park Jin-su|Park|Park"),
        ("President Nguyen Van Duc spoke. Duc left.", "Nguyen Van Duc|Duc"),
        ("Xu Weimin spoke. President Xu returned. Weimin Xu came.", "Xu Weimin|Xu|Weimin Xu"),
        ("William Harte met reporters. Bill Harte smiled. Harte left.", "William Harte|Bill Harte|Harte"),
        ("J. R. Moyo spoke. James Moyo left. Moyo returned.", "J. R. Moyo|James Moyo|Moyo"),
        ("Sheikh Hasina Akter spoke. Hasina left.", "Hasina Akter|Hasina"),
        (
            "Ngozi Okonjo-Adeyemi spoke. Okonjo-Adeyemi left.",
            "Ngozi Okonjo-Adeyemi|Okonjo-Adeyemi",
        ),
        (
            "Chief Justice María José Núñez-Vela wrote. Nunez-Vela came.",
            "María José Núñez-Vela|Nunez-Vela",
        ),
        ('James D. "Jim" Farlow spoke. Farlow left.', 'James D. "Jim" Farlow|Farlow'),
        ("Robert Falk Jr. spoke. Robert Falk left.", "Robert Falk Jr.|Robert Falk"),
        ("#AnnaKern had promised. Anna Kern smiled at @AnnaKern.", "AnnaKern|Anna Kern|@AnnaKern"),
        ("He said that [Ivan] Petrov had come.", "Ivan|Petrov"),
        ("Senator Amy Fox spoke. Fox, R-Ohio, left.", "Amy Fox|Fox"),
    ],
)
def test_one_person_however_named(text: str, named: str) -> None:
    assert persons(text) == [tuple(named.split("|"))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mr. Kowalski and Mrs. Kowalski arrived.", ["Kowalski", "Kowalski"]),
        (
            "President Otto Falk and his son, Otto Falk Jr., spoke. Falk left.",
            ["Otto Falk|Falk", "Otto Falk Jr."],
        ),
        (
            "Kurt Falk Jr. spoke. His father Kurt Falk left. Falk returned.",
            ["Kurt Falk Jr.", "Kurt Falk|Falk"],
        ),
        ("King Rama IV died. King Rama V ruled.", ["Rama IV", "Rama V"]),
        (
            "President Otto Brandt and Anna Kern held the Brandt-Kern talks.",
            ["Otto Brandt|Brandt", "Anna Kern|Kern"],
        ),
    ],
)
def test_two_persons_with_one_surname_or_one_hyphen(text: str, named: list[str]) -> None:
    assert persons(text) == [tuple(n.split("|")) for n in named]


def test_a_headline_in_capitals_names_the_persons_of_the_text() -> None:
    text = "BRANDT MEETS KERN\n\nPresident Otto Brandt met Anna Kern on Monday. Both smiled for a long time."
    assert persons(text) == [("BRANDT", "Otto Brandt"), ("KERN", "Anna Kern")]


def test_a_name_broken_by_a_hard_wrap_is_one_name() -> None:
    text = (
        "The talks began on Monday, when the minister of trade of the island, Anna\n"
        "Kern, met the president of the union of farmers in the old town hall, where\n"
        "they spoke about the harvest. Kern left.\n"
    )
    found = [e.caption for e in parsed_text(text).cast.entities() if e.kind == "person"]
    assert found == ["Anna Kern"]


def test_the_family_is_a_group_and_nobody_of_it() -> None:
    parsed = parsed_text("Jan Kowalski arrived. The Kowalskis left.")
    assert [(e.kind, e.caption) for e in parsed.cast.entities()] == [
        ("person", "Jan Kowalski"),
        ("group", "Kowalskis"),
    ]


def test_a_campaign_names_its_candidate_too_and_a_foundation_does_not() -> None:
    assert persons("Otto Falk spoke. The Falk campaign agreed.") == [("Otto Falk", "Falk")]
    assert persons("Peter Walton spoke. The Walton Foundation gave money.") == [("Peter Walton",)]


@pytest.mark.parametrize(
    "text",
    [
        "General Motors cut jobs and the Justice Department sued.",
        "Executive Order 5 stands.",
        "The Secretary General Assembly vote failed.",
        "Illegal Aliens are named in the order, and aliens who are illegal are meant.",
    ],
)
def test_titles_and_capitals_make_no_person_of_things(text: str) -> None:
    assert persons(text) == []


def test_a_party_and_state_in_brackets_are_no_name() -> None:
    assert persons("Rep. Otto Lind (R-OH) and Sen. Ida Holm (D-ME) agreed.") == [
        ("Otto Lind",),
        ("Ida Holm",),
    ]


def _people(text: str) -> list[str]:
    return sorted(e.caption for e in parsed_text(text).cast.entities() if e.kind == "person")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Lund, the daughter of former President Otto Lund, won.", ["Lund", "Otto Lund"]),
        ("Ambassador Lund is married to Maria Lund.", ["Lund", "Maria Lund"]),
        ("Lund's father, Otto Lund, won.", ["Lund", "Otto Lund"]),
        ("Lund won. The victory of Otto Lund was clear.", ["Otto Lund"]),
    ],
)
def test_a_bare_surname_is_not_the_relative_named_behind_it(text: str, people: list[str]) -> None:
    assert _people(text) == people


def test_a_bare_surname_is_not_who_came_in_as_a_relative() -> None:
    parsed = parsed_text("Kai Lund left, and his wife, the painter Eva Lund, stayed. Lund, 44, was ill.")
    found = parsed.cast.at(next(t.i for t in parsed.tokens if t.text == "44") - 2)
    assert found is not None
    assert found.caption == "Kai Lund"
