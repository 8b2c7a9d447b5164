"""What kinds of brief there are: sections in order, with their limits, from the files beside the code."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

from backchannel.model.briefs import Language
from backchannel.model.errors import BadQuestion

Look = Literal["lines", "bullets", "grid", "decision", "box"]
"""decision: lines, then boxes to tick; box: rows to fill in by hand; grid: actors by days."""
SENTENCE_END = re.compile(r"[.!?…](?=[\s”\"»)]|$)")


class Words(Struct, frozen=True):
    """The same words in the languages that a brief can be in."""

    en: str
    fr: str

    def to(self, language: Language) -> str:
        return self.fr if language == "fr" else self.en


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One section of a template; None is no limit."""

    key: str
    heading: Words
    look: Look = "lines"
    lines: int | None = None
    words: int | None = None
    """In each line."""
    sentences: int | None = None
    """In each line."""
    fill: tuple[str, ...] = ()
    """What it is prefilled from; nothing where only a person can say it."""
    fill_lines: int | None = None
    """How many lines are prefilled where there is no limit."""
    prompts: tuple[Words, ...] = ()
    """What an empty section asks its author."""
    blanks: tuple[Words, ...] = ()

    @property
    def prefilled(self) -> int:
        """How many lines it may be given at first."""
        return self.lines or self.fill_lines or 10


class Template(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of brief."""

    name: str
    title: Words
    to: Literal["addressee", "target"]
    """Whether it is addressed to somebody, or about reaching them."""
    to_heading: Words
    kinds: tuple[str, ...] = ()
    open_kinds: tuple[str, ...] = ()
    """Those that are for everybody: only what is open may stand in them."""
    needs: tuple[str, ...] = ()
    pages: int | None = None
    """Its lines take no more than so many pages; the source key comes after them."""
    landscape: bool = False
    classified: bool = False
    """The label stands as a line of its own at the head."""
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section:
        """Raises: BadQuestion for one that it does not have."""
        for section in self.sections:
            if section.key == key and section.look != "box":
                return section
        known = ", ".join(section.key for section in self.sections if section.look != "box")
        raise BadQuestion(f"{self.name} has no section {key!r}", remedy=f"give one of {known}")


@cache
def templates() -> tuple[Template, ...]:
    """Every template, by name."""
    folder = files(__package__) / "templates"
    found = [file.read_bytes() for file in folder.iterdir() if file.name.endswith(".toml")]
    return tuple(sorted((msgspec.toml.decode(one, type=Template) for one in found), key=lambda t: t.name))


def template(name: str) -> Template:
    """Raises: BadQuestion, listing those that there are."""
    for one in templates():
        if one.name == name:
            return one
    known = ", ".join(one.name for one in templates())
    raise BadQuestion(f"there is no template {name!r}", remedy=f"give one of {known}")


def words_in(text: str) -> int:
    """How many words a line has, without what says whose words they are and when.

    >>> words_in("“We need the permits back.” — reported 2031-05-04")
    5
    """
    return len(re.findall(r"\w[\w’'.,-]*", text.rpartition(" — reported ")[0] or text))


def sentences_in(text: str) -> int:
    """How many sentences a line has; one without an end counts.

    >>> sentences_in("Would you call Ana? She waits."), sentences_in("Call Ana")
    (2, 1)
    """
    ends = len(SENTENCE_END.findall(text.strip()))
    return ends + (not SENTENCE_END.search(text.strip()[-2:]))
