"""Word lists, and what another language adds to them."""

from __future__ import annotations

from backchannel.extract.word_lists import joined, word_list

from .reading_aloud import parsed_text


def test_another_language_adds_to_a_list_and_replaces_nothing() -> None:
    english = {"titles": ["Ms"], "standing": {"former": ["ex"]}, "limit": 1}
    french = {
        "titles": ["Mme", "Ms"],
        "standing": {"former": ["ancien"], "acting": []},
        "limit": 2,
        "new": ["x"],
    }
    assert joined(english, french) == {
        "titles": ["Ms", "Mme"],
        "standing": {"former": ["ex", "ancien"], "acting": []},
        "limit": 1,
        "new": ["x"],
    }
    assert english["titles"] == ["Ms"]


def test_french_titles_are_titles() -> None:
    assert {"Ms", "Mme"} <= set(word_list("roles")["titles"])


def test_a_woman_with_a_french_title_is_one_person_with_her_surname() -> None:
    parsed = parsed_text("Odile Garneau met Otto Brandt in Oslo. Mme Garneau said she would return.")
    people = [e.caption for e in parsed.cast.entities() if e.kind == "person"]
    assert people == ["Odile Garneau", "Otto Brandt"]
