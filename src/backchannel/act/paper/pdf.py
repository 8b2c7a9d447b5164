"""A brief as PDF/UA-1: tagged, black on white, with the typesetter's own fonts, without metadata."""

from __future__ import annotations

import re
from importlib.resources import files

import msgspec
import typst

from .printed import Printed

MAKER = re.compile(rb"Typst \d[\d.]*")
"""The name of the tool, which the typesetter writes in two places: blanked to the same length."""


def pdf(printed: Printed) -> bytes:
    """The same copy gives the same bytes, on every machine: no fonts of the system, no day, no author."""
    made: bytes = typst.compile(
        _source(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs=_inputs(printed),
        pdf_standards=["ua-1"],
    )
    return MAKER.sub(lambda found: b" " * len(found[0]), made)


def pages(printed: Printed) -> int:
    """How many pages its lines take, without the source key."""
    found = typst.query(
        _source(),
        "<body-end>",
        field="value",
        one=True,
        ignore_system_fonts=True,
        sys_inputs=_inputs(printed),
    )
    return int(found)


def _source() -> bytes:
    return (files(__package__) / "brief.typ").read_bytes()


def _inputs(printed: Printed) -> dict[str, str]:
    return {"brief": msgspec.json.encode(printed).decode()}
