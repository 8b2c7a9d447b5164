"""The language of a text, and the notice where no facts will be found."""

from __future__ import annotations

import pytest

from backchannel.read.language import language_of
from backchannel.read.reading import read_html, read_text

TEXTS = {
    "en": (
        "The harbour minister of Veldania said that the treaty was signed on Monday and that it would go "
        "to the parliament of Norrmark before the winter, which was not what the ports had asked for."
    ),
    "fr": (
        "La ministre des ports de Veldanie a dit que le traité était signé et que les navires sont dans le "
        "port avec des vivres pour une semaine, mais pas au nord, où les quais ne sont pas sur la carte."
    ),
    "es": (
        "La ministra de los puertos dijo que el tratado fue firmado el lunes y que los barcos, según las "
        "cuentas del puerto, están en camino con víveres para una semana, pero no al norte."
    ),
    "de": (
        "Die Hafenministerin sagte, dass der Vertrag am Montag unterzeichnet wurde und dass die Schiffe nach "
        "der Prüfung mit dem Proviant auf dem Weg zu den Häfen sind, aber nicht bei Sturm und nicht für sich."
    ),
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_language_is_told_by_its_commonest_words(language: str) -> None:
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "Mara Quist, Jo Lind, Pia Holm", "Quist Lind Holm Oslo Lund " * 20])
def test_names_and_a_few_words_tell_no_language(text: str) -> None:
    assert language_of(text) is None


def test_a_text_in_another_language_has_a_notice_and_an_english_one_has_none() -> None:
    document = read_text(TEXTS["fr"], name="a")
    assert document.language == "fr"
    assert [notice[:5] for notice in document.notices] == ["BC126"]
    assert read_text(TEXTS["en"], name="a").notices == ()


def test_the_words_of_a_page_outrank_what_it_states() -> None:
    body = f"<p>{TEXTS['de']}</p>" * 2
    assert (
        read_html(f"<html lang='en'><body><article>{body}</article></body></html>", name="a").language == "de"
    )
