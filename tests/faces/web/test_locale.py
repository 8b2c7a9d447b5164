"""Every word of the pages has its French, and a page is in one language."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from starlette.testclient import TestClient

from backchannel.faces.web.rendering import FOLDER, LANGUAGES, language_of, translations
from tools.write_locale import untranslated, updated

PLACES = re.compile(r"%\(\w+\)s")
OTHERS = [language for language in LANGUAGES if language != "en"]


def messages(language: str) -> list[Message]:
    with (FOLDER / "locale" / f"{language}.po").open("rb") as file:
        return [message for message in read_po(file, locale=language) if message.id]


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_the_pages_is_translated_and_none_is_left_over(language: str) -> None:
    path = FOLDER / "locale" / f"{language}.po"
    now = updated(path.read_bytes(), language)
    assert [m.id for m in untranslated(now)] == [], "translate these in the .po file"
    assert {str(m.id) for m in messages(language)} == {str(m.id) for m in now if m.id}, "run `make locale`"


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_tells_what_its_english_tells(language: str) -> None:
    for message in messages(language):
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        places = {place for text in ids for place in PLACES.findall(text)}
        assert all(set(PLACES.findall(text or "")) == places for text in strings), message.id


def test_one_and_none_are_singular_in_french() -> None:
    words = translations("fr")
    shown = [words.ngettext("%(num)s fact", "%(num)s facts", number) for number in (0, 1, 2)]
    assert shown == ["%(num)s fait", "%(num)s fait", "%(num)s faits"]


@pytest.mark.parametrize(
    ("chosen", "accepted", "shown"),
    [(None, None, "en"), (None, "fr-CA,fr;q=0.8", "fr"), ("en", "fr", "en"), ("xx", "de, fr", "fr")],
)
def test_the_language_chosen_comes_before_that_of_the_browser(
    chosen: str | None, accepted: str | None, shown: str
) -> None:
    assert language_of(chosen, accepted) == shown


def test_a_page_in_french_says_so_and_its_dates_are_french(browser: TestClient) -> None:
    browser.get("/language/fr")
    shown = browser.get("/read").text
    assert '<html lang="fr">' in shown
    assert "5 mai 2031" in shown
    assert ">Lire<" in shown


def test_a_title_with_a_percent_sign_is_shown_in_both_languages(browser: TestClient) -> None:
    from .browsing import send

    text = "title: A levy of 25% on timber\n\nOrla Vane met Piet Hagen on Monday about the levy."
    for language in LANGUAGES:
        browser.get(f"/language/{language}")
        assert "A levy of 25% on timber" in send(browser, "/add", text=text, name=language)
