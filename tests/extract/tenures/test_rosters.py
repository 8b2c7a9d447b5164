"""Official pages that list holders, line by line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.extract.tenures.roster_forms import roster_rows
from backchannel.extract.tenures.tenures import tenures

from ..reading_aloud import parsed_text, told

NAME_FIRST = [
    ("The Honourable Ilse Marrow, P.C., M.P.", "Ilse Marrow", "Prime Minister"),
    ("Luc Delacroix-Bo", "Luc Delacroix-Bo", "Minister of Roads, Ports and Ferries"),
    ("Oakes Ned", "Oakes Ned", "Acting Minister of Salt"),
    ("James King", "James King", "Minister without Portfolio"),
]


def rows(text: str) -> list[tuple[str, list[str]]]:
    return [(text[slice(*r.person)], [text[slice(*p)] for p in r.posts]) for r in roster_rows(text)]


def lines(text: str) -> list[str]:
    parsed = parsed_text(text)
    return [told(parsed, draft) for draft in tenures(parsed)]


@pytest.mark.parametrize(
    "between", ["\n", "\n\n", "\nRead more\n", "\nMember of the Salt League of Ilmar.\n"]
)
def test_names_above_their_posts_are_a_roster_whatever_stands_between(between: str) -> None:
    text = between.join(f"{line}\n{post}" for line, _, post in NAME_FIRST)
    assert rows(text) == [(person, [post]) for _, person, post in NAME_FIRST]


def test_posts_above_their_names_are_a_roster() -> None:
    text = "\n".join(f"{post}\n{line}" for line, _, post in NAME_FIRST)
    assert rows(text) == [(person, [post]) for _, person, post in NAME_FIRST]


@pytest.mark.parametrize(
    "form",
    ["{post}: {name}", "{name} – {post}", "{name}, {post}", "- {name} ({post})", "{name} | {post} | 555 01"],
)
def test_name_and_post_on_one_line_are_a_roster(form: str) -> None:
    people = [("Ilse Marrow", "Minister of Roads"), ("Luc Bo", "Attorney General"), ("Anna Oakes", "Speaker")]
    people.append(("Peter Quill", "Director of Salt"))
    text = "\n".join(form.format(name=name, post=post) for name, post in people)
    assert rows(text) == [(name, [post]) for name, post in people]


def test_a_person_may_have_several_lines_of_posts() -> None:
    text = "Anna Oakes\nDeputy Premier\nMinister of Salt\n" + "\n".join(f"{n}\n{p}" for n, _, p in NAME_FIRST)
    assert rows(text)[0] == ("Anna Oakes", ["Deputy Premier", "Minister of Salt"])


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Marrow\nPrime Minister\nLuc Bo\nMinister of Roads\nAnna Oakes\nMinister of Salt",
        "Premier opens bridge\nMinister of Roads says no\nFerry Talks Fail\nMinister to resign\nSalt Rises",
        "Old Version\nPrime Minister\nSalt Policy\nMinister\nBig Reforms\nSpeaker\nMain Page\nPremier",
        "Ilse Marrow met Luc Bo.\nAnna Oakes, the minister, was there.\nPeter Quill was not.\nHe is ill.",
    ],
)
def test_few_pairs_headlines_menus_and_prose_are_no_roster(text: str) -> None:
    assert rows(text) == []


def test_places_bodies_and_vacant_seats_are_no_persons() -> None:
    text = "\n".join(f"{n}\n{p}" for n, _, p in NAME_FIRST)
    text += "\nPosition Vacant\nMinister of Sugar\nNew York\nConsul General\nUnited Nations\nRepresentative"
    assert [person for person, _ in rows(text)] == [person for _, person, _ in NAME_FIRST]


def test_every_holder_has_a_tenure_with_standing_and_the_pages_country() -> None:
    text = "Government of Norway\n" + "\n".join(
        f"{name}\n{post}"
        for name, post in [
            ("Ilse Marrow", "Prime Minister of Norway"),
            ("Luc Delacroix-Bo", "Deputy Prime Minister and Minister of Roads and Ports"),
            ("Anna Oakes", "Acting Minister of Salt"),
            ("Peter Quill", "Director of Ferries (Acting)"),
        ]
    )
    assert lines(text) == [
        "tenure | holder=Ilse Marrow | post=prime minister of Norway | organisation=Norway | standing=current"
        " | country=NO",
        "tenure | holder=Luc Delacroix-Bo | post=deputy prime minister | standing=current | country=NO"
        " | country_inferred",
        "tenure | holder=Luc Delacroix-Bo | post=minister of Roads and Ports | standing=current | country=NO"
        " | country_inferred",
        "tenure | holder=Anna Oakes | post=minister of Salt | standing=acting | country=NO"
        " | country_inferred",
        "tenure | holder=Peter Quill | post=director of Ferries | standing=acting",
    ]


def test_a_heading_of_former_holders_makes_them_former() -> None:
    text = "Former ministers\n" + "\n".join(f"{post}: {name}" for _, name, post in NAME_FIRST)
    assert {draft.fact.standing for draft in tenures(parsed_text(text))} == {"former"}  # type: ignore[union-attr]


def test_the_evidence_is_the_row() -> None:
    text = "\n\n".join(f"{line}\n{post}" for line, _, post in NAME_FIRST)
    parsed = parsed_text(text)
    drafts = list(tenures(parsed))
    assert all(e.stands_in(parsed.document) for d in drafts for e in d.evidence)
    assert drafts[1].evidence[0].quote == "Luc Delacroix-Bo\nMinister of Roads, Ports and Ferries"


def test_a_list_of_nominees_is_told_by_its_set_form_only() -> None:
    names = ["Ilse Marrow", "Luc Bo", "Anna Oakes", "Peter Quill"]
    text = "\n".join(f"{name}, Nominee for Director of Salt" for name in names)
    assert lines(text) == [f"tenure | holder={n} | post=director of Salt | standing=candidate" for n in names]


@given(st.lists(st.sampled_from([*(n for n, _, _ in NAME_FIRST), "Premier", "Minister of Salt", "…", "a b"])))
def test_rows_stand_in_order_and_never_overlap(parts: list[str]) -> None:
    text = "\n".join(parts)
    found = roster_rows(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= r.start < r.end <= len(text) for r in found)
