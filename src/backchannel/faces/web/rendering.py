"""Pages from templates: words of the interface by language, words of documents as text only."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.dates import format_date, format_datetime, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from backchannel.act.brief import handling
from backchannel.answer.brokers import ROLE_WORDS
from backchannel.answer.factors import in_words
from backchannel.answer.lines_of_fact import day_words

from .glyphs import GLYPH_WORDS
from .keys import KEYS
from .marking import marked
from .sessions import Said
from .visit import Page, Visit

FOLDER = Path(__file__).parent
LANGUAGES = {"en": "en_CA", "fr": "fr_CA"}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
TABS = ("today", "read", "find", "dossier", "routes", "issue", "board", "briefs", "vault")


def language_of(chosen: str | None, accepted: str | None) -> str:
    """The language chosen on a page, else the browser's first of ours, else English."""
    if chosen in LANGUAGES:
        return chosen
    wanted = [part.split(";")[0].strip()[:2].lower() for part in (accepted or "").split(",")]
    return next((code for code in wanted if code in LANGUAGES), "en")


@cache
def translations(language: str) -> NullTranslations:
    """The words of the interface, from locale/LANGUAGE.po; English stands in the templates."""
    path = FOLDER / "locale" / f"{language}.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


class Rendering:
    """Makes HTML of pages."""

    def __init__(self, desk_name: str) -> None:
        self._desk_name = desk_name
        self._environments = {language: _environment(language) for language in LANGUAGES}

    def html(self, page: Page, visit: Visit, *, tab: str) -> str:
        """The whole page; everything that is not from a template is escaped."""
        words = translations(visit.language)
        template = self._environments[visit.language].get_template(page.template)
        return template.render(
            **page.data,
            title=words.gettext(page.title),
            tab=tab,
            tabs=TABS,
            desk_name=self._desk_name,
            language=visit.language,
            languages=tuple(LANGUAGES),
            at=visit.at,
            as_of=visit.view.valid_at,
            known=visit.view.known_at,
            label=handling(visit.desk.reader.clearance),
            token=visit.session.token,
            notices=[(_told(words, notice), notice.undo) for notice in visit.session.told()],
        )


def _told(words: NullTranslations, notice: Said) -> str:
    said = words.gettext(notice.words)
    return said % notice.told if notice.told else said


def _environment(language: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    words = translations(language)
    made.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined]
    locale = LANGUAGES[language]
    made.filters |= _filters(locale, words.gettext)
    made.globals |= {"GLYPH_WORDS": GLYPH_WORDS, "KEYS": KEYS, "ROLE_WORDS": ROLE_WORDS}
    return made


def _filters(locale: str, say: Callable[[str], str]) -> dict[str, Callable[..., object]]:
    def day(value: date | None) -> str:
        return format_date(value, "medium", locale=locale) if value else say("no day")

    def moment(value: datetime | str | None) -> str:
        found = datetime.fromisoformat(value) if isinstance(value, str) else value
        return format_datetime(found, "medium", locale=locale) if found else ""

    def edtf(value: str | None) -> str:
        if value is None:
            return ""
        try:
            return day(date.fromisoformat(value))
        except ValueError:
            if MONTH.fullmatch(value):
                return format_skeleton("yMMM", date.fromisoformat(f"{value}-01"), locale=locale)
            return " ".join(say(word) for word in day_words(value).split())

    def source(value: str) -> str:
        """A source as answers name it ("The Courier, 2031-05-04"), its day as the reader writes days."""
        name, comma, told = value.rpartition(", ")
        if told == "undated":
            return f"{name}{comma}{say(told)}"
        return f"{name}{comma}{edtf(told)}" if DAY.fullmatch(told) else value

    def number(value: float) -> str:
        return format_decimal(value, locale=locale)

    def odds(value: float) -> str:
        return format_decimal(value, "0.00", locale=locale)

    def strength(value: float) -> str:
        """ "strong", "fair" or "thin"."""
        return say(in_words(value))

    def said(value: object) -> str:
        """A word of ours ("last_known", "on_record") in the reader's language."""
        return say(str(value).replace("_", " "))

    return {
        "day": day,
        "moment": moment,
        "edtf": edtf,
        "source": source,
        "number": number,
        "said": said,
        "marked": marked,
        "odds": odds,
        "strength": strength,
    }
