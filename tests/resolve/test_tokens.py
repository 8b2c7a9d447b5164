"""The words that comparing uses."""

from __future__ import annotations

from backchannel.model.sources import Passage
from backchannel.resolve.tokens import Stretch, fold, form_of, stem, stretches

from .texts import document


def words(text: str, **rest: object) -> list[tuple[str, bool]]:
    found = stretches(document("a", text, **rest))  # type: ignore[arg-type]
    return [(word, stretch.quoted) for stretch in found for word in stretch.words]


def test_words_inside_a_quotation_are_marked() -> None:
    assert words("Venn said “no ship sails” today") == [
        ("Venn", False),
        ("said", False),
        ("no", True),
        ("ship", True),
        ("sails", True),
        ("today", False),
    ]


def test_straight_quotation_marks_count_too() -> None:
    assert [word for word, quoted in words('She said "not now" and left') if quoted] == ["not", "now"]


def test_a_quotation_that_goes_on_in_the_next_paragraph_ends_with_its_own() -> None:
    text = "“First part of it\n\n“and the second.” Then he left."
    assert [word for word, quoted in words(text) if not quoted] == ["Then", "he", "left"]


def test_an_apostrophe_opens_no_quotation() -> None:
    assert not any(
        quoted for _, quoted in words("The ministers’ order and Brugg’s quays ‘held’ the town’s trade")
    )


def test_furniture_is_left_out_and_cuts_the_stretch() -> None:
    text = "One two. Subscribe now. Three four."
    found = stretches(document("a", text, passages=(Passage(9, 23, "furniture"),)))
    assert list(found) == [Stretch(("One", "two"), False), Stretch(("Three", "four"), False)]


def test_the_title_comes_first_unless_the_text_begins_with_it() -> None:
    assert [word for word, _ in words("Ships stay in port.", title="Ferries halted")][:2] == [
        "Ferries",
        "halted",
    ]
    assert len(words("Ferries halted\n\nShips stay in port.", title="Ferries halted")) == 6


def test_words_are_folded() -> None:
    assert (fold("Québec"), form_of("Brugg’s"), form_of("O’Dea")) == ("quebec", "brugg", "o'dea")


def test_plurals_meet_their_singulars() -> None:
    assert [stem(w) for w in ("ferries", "ports", "bus", "glass", "crosses")] == [
        "ferry",
        "port",
        "bus",
        "glass",
        "cross",
    ]
