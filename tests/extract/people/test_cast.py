from __future__ import annotations

import pytest

from backchannel.extract.parsed import Parsed

from ..reading_aloud import parsed_text


def meant(parsed: Parsed, word: str, *, nth: int = 0) -> str | None:
    """The caption of whoever the nth token with that text stands for."""
    token = [t for t in parsed.tokens if t.text == word][nth]
    ref = parsed.cast.who(token)
    return None if ref is None else parsed.cast.caption_of(ref)


def test_a_bare_surname_is_the_person_named_in_full() -> None:
    parsed = parsed_text("Premier Ana Souza arrived. Later Souza spoke.")
    assert meant(parsed, "Souza", nth=1) == "Ana Souza"


def test_a_surname_before_administration_is_a_body() -> None:
    parsed = parsed_text("President Otto Brandt arrived. The Brandt administration agreed.")
    token = next(t for t in parsed.tokens if t.text == "administration")
    ref = parsed.cast.who(token)
    assert ref is not None
    assert parsed.cast.kind_of(ref) == "organisation"


def test_the_prime_minister_is_whoever_the_text_says_holds_it() -> None:
    parsed = parsed_text("Prime Minister Kenji Mori left. The prime minister was tired.")
    assert meant(parsed, "minister") == "Kenji Mori"


def test_a_deputy_prime_minister_is_not_the_prime_minister() -> None:
    parsed = parsed_text("Deputy Prime Minister Aiko Tanaka left. The prime minister was tired.")
    assert meant(parsed, "minister") is None


def test_the_presidents_son_in_law_is_the_one_named_so() -> None:
    parsed = parsed_text(
        "Emil Falk, son-in-law of President Otto Brandt, arrived. The president's son-in-law spoke."
    )
    assert meant(parsed, "president") == "Otto Brandt"


def test_of_two_persons_with_one_surname_the_one_named_last_is_meant() -> None:
    parsed = parsed_text("Anna Kern met Otto Kern. Kern smiled.")
    assert meant(parsed, "Kern", nth=2) == "Otto Kern"


@pytest.mark.parametrize(("pronoun", "who"), [("She", "Maria Lopez"), ("He", "David Novak")])
def test_a_clear_pronoun_follows_gender(pronoun: str, who: str) -> None:
    parsed = parsed_text(f"Maria Lopez met David Novak. {pronoun} was pleased.")
    assert meant(parsed, pronoun) == who


def test_a_pronoun_with_two_equal_candidates_stays_open() -> None:
    parsed = parsed_text("The row between Maria Lopez and Anna Kern went on. Nobody saw why she left.")
    assert meant(parsed, "she") is None


def test_a_pronoun_inside_a_quotation_stays_open() -> None:
    parsed = parsed_text('Maria Lopez smiled. "She knows everything," said David Novak.')
    assert meant(parsed, "She") is None


def test_a_firm_named_by_a_figure_is_one_name() -> None:
    parsed = parsed_text("The Ohio-based 3M makes tape. 3M sells it.")
    assert meant(parsed, "M", nth=1) == "3M"


def test_two_groups_that_share_a_noun_are_two() -> None:
    parsed = parsed_text("Danish and European Union officials met.")
    token = next(t for t in parsed.tokens if t.text == "officials")
    captions = [parsed.cast.caption_of(r) for r in parsed.cast.all_parties(token)]
    assert captions == ["Danish officials", "European Union officials"]


def test_hyphens_accents_and_particles_stay_in_the_name() -> None:
    parsed = parsed_text(
        "Foreign Minister Zoë Meier-Hof met President Abdel al-Nasri and Chancellor Ursula von der Heide."
    )
    captions = {e.caption for e in parsed.cast.entities() if e.kind == "person"}
    assert captions == {"Zoë Meier-Hof", "Abdel al-Nasri", "Ursula von der Heide"}


def test_a_title_tells_two_persons_of_one_surname_apart() -> None:
    parsed = parsed_text(
        "President Otto Kern and his wife Anna Kern arrived. President Kern spoke. Mr Kern left."
    )
    assert [meant(parsed, "Kern", nth=n) for n in (2, 3)] == ["Otto Kern", "Otto Kern"]


def both_meant(parsed: Parsed, word: str) -> list[str]:
    token = [t for t in parsed.tokens if t.text == word][-1]
    return [parsed.cast.caption_of(r) for r in parsed.cast.all_who(token)]


def test_the_two_ministers_are_those_called_minister() -> None:
    parsed = parsed_text(
        "Trade Minister Eva Roth met Finance Minister Kenji Mori. President Otto Brandt joined them. "
        "The two ministers agreed."
    )
    assert both_meant(parsed, "ministers") == ["Eva Roth", "Kenji Mori"]


def test_the_two_ministers_stay_open_where_the_text_names_only_one() -> None:
    parsed = parsed_text("Trade Minister Eva Roth met President Otto Brandt. The two ministers agreed.")
    assert both_meant(parsed, "ministers") == []


def test_the_two_women_are_no_men() -> None:
    parsed = parsed_text("Maria Lopez met Anna Kern. David Novak watched. The two women agreed.")
    assert both_meant(parsed, "women") == ["Maria Lopez", "Anna Kern"]


def test_a_president_of_a_company_gets_no_country_from_the_setting() -> None:
    parsed = parsed_text("The U.S. Senate met. Emil Falk became president of Palant Mills.")
    assert [parsed.cast.holdings.inferred_country(h.post) for h in parsed.cast.holdings.holdings] == [None]


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Prime Minister Otto Brandt left. The PM smiled.", "PM", "Otto Brandt"),
        ("Kern Corp chief executive Anna Kern spoke. The CEO smiled.", "CEO", "Anna Kern"),
        ("The Tarn chairwoman, Ida Holm, spoke. The chair smiled.", "chair", "Ida Holm"),
        (
            "French President Luc Morel spoke. Brazilian President Ana Souza answered. "
            "In Paris, the president laughed.",
            "president",
            "Luc Morel",
        ),
    ],
)
def test_a_post_by_another_word_or_by_its_country_is_still_its_holders(
    text: str, word: str, who: str
) -> None:
    assert meant(parsed_text(text), word) == who


def test_the_president_of_two_side_by_side_stays_open() -> None:
    parsed = parsed_text(
        "French President Luc Morel and Brazilian President Ana Souza arrived. The president smiled."
    )
    assert meant(parsed, "president") is None


def test_an_hour_of_the_day_is_no_prime_minister() -> None:
    parsed = parsed_text("Prime Minister Otto Brandt left. At 5 PM the gate closed.")
    assert [m.form for e in parsed.cast.entities() for m in e.mentions] == ["name"]
