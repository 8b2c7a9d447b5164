"""Whom pronouns mean, one short text a case; None is a pronoun that must stay open."""

from __future__ import annotations

import pytest

from backchannel.extract.parsed import Parsed

from ..reading_aloud import parsed_text


def meant(parsed: Parsed, word: str, *, nth: int = -1) -> str | None:
    """The caption of whoever the nth token with that text stands for; the last unless told."""
    token = [t for t in parsed.tokens if t.text == word][nth]
    found = parsed.cast.at(token.i)
    return None if found is None else found.caption


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        # roles: subjects before objects before the rest
        ("David Novak praised Peter Holm. He left early.", "He", "David Novak"),
        ("Peter Holm was praised by David Novak. He left early.", "He", "Peter Holm"),
        ("David Novak wrote to the lawyer of Peter Holm. He left early.", "He", "David Novak"),
        ("David Novak and Peter Holm arrived. He left early.", "He", None),
        # what is said belongs to the subject above
        ("Peter Holm came. David Novak said he would stay.", "he", "David Novak"),
        ("Anna Kern spoke. She said David Novak had called her. She hung up.", "She", "Anna Kern"),
        # "his" and "her": the subject of their clause
        ("Maria Lopez left. Anna Kern called her lawyer.", "her", "Anna Kern"),
        ("Anna Kern and her husband left.", "her", "Anna Kern"),
        ("Maria Lopez spoke. Anna Kern blamed herself.", "herself", "Anna Kern"),
        # binding: nobody acts on himself by "him", and no phrase points into itself
        ("Peter Holm waited. David Novak called him.", "him", "Peter Holm"),
        ("Peter Holm waited. David Novak refused to meet him.", "him", "Peter Holm"),
        ("David Novak urged Peter Holm to call him.", "him", "David Novak"),
        ("David Novak took Maria Lopez with him.", "him", "David Novak"),
        ("Anna Kern resigned. Maria Lopez, her deputy, takes over.", "her", "Anna Kern"),
        ("Anna Kern, her husband, Emil, and their sons moved to Graz.", "her", "Anna Kern"),
        ("Anna Kern resigned. Maria Lopez is her sister.", "her", "Anna Kern"),
        ("Anna Kern resigned. Maria Lopez was glad. She thanked Kern.", "She", "Maria Lopez"),
        # a name that follows an opening phrase
        ("Maria Lopez spoke first. In her speech, Anna Kern asked for calm.", "her", "Anna Kern"),
        # gender: kin nouns, nouns of men and women, titles, and what the text called them before
        ("Tarin Voss and his wife, the lobbyist Ilmu Voss, came. She smiled.", "She", "Ilmu Voss"),
        ("The businesswoman Ketso Arlu met Odo Tarr. She smiled.", "She", "Ketso Arlu"),
        ("Ms. Arlu met Mr. Tarr. He smiled.", "He", "Tarr"),
        ("Odo Tarr said he was ready. Ketso Arlu praised Tarr. She smiled.", "She", "Ketso Arlu"),
        (
            "Ketso Arlu spoke. Arlu and Odo Tarr have not met since she passed over his son.",
            "his",
            "Odo Tarr",
        ),
        # somebody without a name is meant, or may be
        ("Peter Holm met reporters. A spokesman declined to say why he left.", "he", None),
        ("An aide who kept his job defended David Novak.", "his", None),
        # quotations
        ('David Novak smiled. "Peter Holm is wrong," he said.', "he", "David Novak"),
        ('David Novak spoke. "Anna Kern lies," said Maria Lopez. "She always did."', "She", None),
        # bodies and countries
        ("Norway will raise its duty on salt.", "its", "Norway"),
        ("Norway sells salt to Chile. Its trade minister, Odd Lund, left.", "Its", "Norway"),
        ("Chile spoke with the firm over its plan to close mines.", "its", None),
        ("The Lund Trade Council met on Friday. It said nothing would change.", "It", "Lund Trade Council"),
        ("The Lund Trade Council met on Friday. It is clear that nothing will change.", "It", None),
    ],
)
def test_a_pronoun_means_whom_the_text_is_about(text: str, pronoun: str, who: str | None) -> None:
    assert meant(parsed_text(text), pronoun) == who


OBITUARY = (
    "Mirela Dusek, who has died aged 90, taught half the judges of Moravia. She went to school with "
    "Hana Vitek, later a minister. Vitek sent her to Geneva. In 1995 she married the painter Jan Roth."
)


def test_the_life_told_stays_the_one_meant_after_others_have_acted() -> None:
    assert meant(parsed_text(OBITUARY), "she") == "Mirela Dusek"
    assert meant(parsed_text(OBITUARY), "her") == "Mirela Dusek"


def test_a_pronoun_far_from_any_name_stays_open() -> None:
    filler = "Prices rose. Trade fell. Ships waited. Rain came. "
    assert meant(parsed_text(f"David Novak left. {filler}Nobody knew why he went."), "he") is None


def test_a_president_is_no_deputy_president() -> None:
    parsed = parsed_text("President Otto Brandt met Deputy President Emil Falk. The president left.")
    assert meant(parsed, "president") == "Otto Brandt"


def test_a_predecessor_is_not_the_president_of_now() -> None:
    parsed = parsed_text("My predecessor, President Emil Falk, signed it. Ask the president again.")
    assert meant(parsed, "president") is None


def test_a_part_of_a_longer_post_describes_nobody() -> None:
    parsed = parsed_text("Kern made her deputy foreign minister. Birgit Aal, her deputy, agreed.")
    assert meant(parsed, "deputy", nth=0) is None


def test_a_relative_is_the_name_inside_the_apposition() -> None:
    parsed = parsed_text("Anna Kern is ill. Her nephew, the journalist Emil Falk, said so.")
    nephew = next(t for t in parsed.tokens if t.text == "nephew")
    ref = parsed.cast.who(nephew)
    assert ref is not None
    assert parsed.cast.caption_of(ref) == "Emil Falk"
