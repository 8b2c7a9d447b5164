"""A brief as PDF/UA-1: tagged, black on white, with the typesetter's own fonts, without metadata."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
import typst
from msgspec import structs

from .printed import Printed, word

MAKER = re.compile(rb"Typst \d[\d.]*")
"""The name of the tool, which the typesetter writes in two places: blanked to the same length."""
UA: Literal["ua-1"] = "ua-1"
MISSING = "□"
ONE_CHARACTER = b"#set document(title: [x], date: none)\n#set text(font: %s)\n#sys.inputs.one"
FONTS = '("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")'


def pdf(printed: Printed) -> bytes:
    """The same copy gives the same bytes, on every machine: no fonts of the system, no day, no author.

    For a character that the fonts lack stands "□", and the page says so.
    """
    try:
        made = _compiled(printed)
    except typst.TypstError:
        made = _compiled(_without_missing(printed))
    return MAKER.sub(lambda found: b" " * len(found[0]), made)


def pages(printed: Printed) -> int:
    """How many pages its lines take, without the source key."""
    inputs = _inputs(printed)
    found = typst.query(
        _source(), "<body-end>", field="value", one=True, ignore_system_fonts=True, sys_inputs=inputs
    )
    return int(found)


def _compiled(printed: Printed) -> bytes:
    made: bytes = typst.compile(
        _source(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs=_inputs(printed),
        pdf_standards=UA,
    )
    return made


def _without_missing(printed: Printed) -> Printed:
    told = msgspec.json.encode(printed).decode()
    lacking = [character for character in sorted(set(told)) if not character.isascii() and _lacks(character)]
    shown = told.translate({ord(character): MISSING for character in lacking})
    note = f"{MISSING} {word('missing', printed.language)}"
    return structs.replace(msgspec.json.decode(shown, type=Printed), missing=note)


@cache
def _lacks(character: str) -> bool:
    """Whether none of the fonts has it."""
    try:
        typst.compile(
            ONE_CHARACTER % FONTS.encode(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"one": f"[{character}]"},
            pdf_standards=UA,
        )
    except typst.TypstError:
        return True
    return False


def _source() -> bytes:
    return (files(__package__) / "brief.typ").read_bytes()


def _inputs(printed: Printed) -> dict[str, str]:
    return {"brief": msgspec.json.encode(printed).decode(), "fonts": FONTS}
