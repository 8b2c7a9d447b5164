"""What is report and what is furniture."""

from __future__ import annotations

import pytest

from backchannel.read.furniture import is_furniture
from backchannel.read.reading import read_text

FIRST = "The harbour minister of Veldania signed the ferry treaty on Monday and went home by train."
SECOND = "Her counterpart in Norrmark had asked for another week, but was told that there was no time left."


def furniture(text: str) -> list[str]:
    document = read_text(text, name="a")
    return [text[span.start : span.end] for span in document.furniture]


@pytest.mark.parametrize(
    "block",
    [
        "Sign up for our morning newsletter",
        "The best of the week, delivered straight to your inbox.",
        "By submitting a comment you agree to our rules.",
        "Advertisement",
        "Read more: The long road to the ferry treaty",
        "Already have an account?",
        "© 2021 The Gull. All rights reserved.",
        "Related stories",
        "https://gull.example/ferry-treaty",
        "A fine day for ferries! pic.twitter.com/abc123 — Mara Quist (@quist) May 6, 2021",
        "Contributing: Jo Lind",
        "With files from The Associated Press",
        "Share this story",
        "Image caption The minister at the pier",
        "This report by The Canadian Press was first published May 6, 2021.",
    ],
)
def test_furniture_is_known_by_its_words(block: str) -> None:
    assert is_furniture(block)
    assert furniture(f"{FIRST}\n\n{block}\n\n{SECOND}") == [block]


@pytest.mark.parametrize(
    "block",
    [
        "Sign language was used at the talks, which the minister had asked for in March, officials said. "
        * 4,
        "More than 300 ships were loading on Monday, the port said.",
        "Follow-up talks are planned for June, the minister said.",
        "Readers of the treaty will find no date in it, she said.",
        "Commenting on the treaty, the minister said that it was late.",
        "Photographs of the signing were shown on Monday.",
    ],
)
def test_reports_that_sound_alike_stay(block: str) -> None:
    assert furniture(f"{FIRST}\n\n{block}\n\n{SECOND}") == []


def test_an_invitation_is_furniture_only_beside_a_newsletter_box() -> None:
    teaser = "Start your day with the sea."
    assert furniture(f"{FIRST}\n\n{teaser}\n\n{SECOND}") == []
    assert teaser in furniture(f"{FIRST}\n\n{teaser}\n\nSign up for the newsletter\n\n{SECOND}")


def test_only_the_credit_of_a_caption_that_is_a_sentence_is_furniture() -> None:
    caption = (
        "Mara Quist, chief of staff to the chancellor, leaves the ministry on Friday. (Jo Lind/The Gull)"
    )
    assert furniture(f"{FIRST}\n\n{caption}\n\n{SECOND}") == ["(Jo Lind/The Gull)"]


def test_a_caption_glued_to_a_paragraph_is_furniture_from_its_beginning() -> None:
    glued = f"{FIRST} The pier at Lund, where she spoke (Jo Lind/AP)"
    assert furniture(f"{glued}\n\n{SECOND}") == ["The pier at Lund, where she spoke (Jo Lind/AP)"]


def test_a_caption_that_is_no_sentence_is_furniture() -> None:
    caption = "The pier at Lund (Jo Lind/AP)"
    assert furniture(f"{FIRST}\n\n{caption}\n\n{SECOND}") == [caption]


@pytest.mark.parametrize(
    "words", ["the ferry (and/or the train)", "the treaty organisation (NATO)", "a deal (see below)"]
)
def test_other_parentheses_are_no_credit(words: str) -> None:
    assert furniture(f"The minister of Veldania spoke about {words}.\n\n{SECOND}") == []


def test_a_pull_quote_is_furniture_and_the_quotation_stays() -> None:
    said = (
        "“We will not wait for another winter, ” she said.\n\n“The ships are loading, the crews are ready.”"
    )
    pulled = "We will not wait for another winter. The ships are loading, the crews are ready"
    assert furniture(f"{FIRST}\n\n{said}\n\n{SECOND}\n\n{pulled}\n\nThe end.") == [pulled]


def test_of_two_equal_paragraphs_the_first_stays() -> None:
    document = read_text(f"{FIRST}\n\n{SECOND}\n\n{FIRST}", name="a")
    assert [p.kind for p in document.passages] == ["paragraph", "paragraph", "furniture"]


def test_an_author_box_at_the_end_is_furniture() -> None:
    box = "Mara Quist is a senior reporter for The Gull who covers ports and fisheries."
    assert furniture(f"{FIRST}\n\n{SECOND}\n\nAbout the author\n\n{box}") == ["About the author", box]
