"""Changes between two texts to show: of two files or documents, and of the versions of a report."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from backchannel.answer.told_changes import ToldChange, change_lines, summary, told_changes
from backchannel.answer.versions import Versions
from backchannel.fetch.folder import file_bytes
from backchannel.model.errors import BadQuestion
from backchannel.read.files import read_file, read_shown
from backchannel.read.formats import format_of
from backchannel.read.given import Given
from backchannel.read.parts import Read
from backchannel.resolve.churn import telling_differences
from backchannel.resolve.meaning import changes

from .extraction import document_of
from .output import Shown, reading_width

COLUMNS = ("rank", "kind", "why", "before_words", "after_words", "before", "after")


class Compared(Struct, frozen=True, kw_only=True):
    """Two texts and what differs; places are those of the texts, which are told where they were made."""

    before: str
    after: str
    """What the two are called."""
    changes: tuple[ToldChange, ...]
    before_text: str | None = None
    after_text: str | None = None


class Named(Struct, frozen=True):
    """A text by what it is called; `made`: it is no file's or document's own text."""

    name: str
    text: str
    made: bool = False


def text_of_file(path: Path) -> Named:
    """What a file says; of a page the words that it shows.

    Raises: InputError where it cannot be read; BadQuestion for a file that holds several documents or none.
    """
    data, given = file_bytes(path), Given(name=str(path))
    if format_of(data, name=str(path)) == "html":
        reads = [read_shown(data, given)]
    else:
        reads = [read for read in read_file(data, given) if isinstance(read, Read)]
    if len(reads) != 1:
        raise BadQuestion(
            f"{len(reads)} documents lie in it", where=str(path), remedy="unpack it and give one of them"
        )
    return Named(str(path), document_of(reads[0]).text, True)


def compared(one: Named, other: Named) -> Compared:
    """What changed from one text to the other; counters, tokens and banners are left out."""
    found = changes(one.text, other.text, telling_differences(one.text, other.text))
    return Compared(
        before=one.name,
        after=other.name,
        changes=told_changes(one.text, other.text, found),
        before_text=one.text if one.made else None,
        after_text=other.text if other.made else None,
    )


def shown_compared(made: Compared) -> Shown:
    """One row a change, what changes the sense most first."""
    lines = change_lines(made.changes, width=reading_width())
    head = f"{summary(made.changes)}: {made.before} → {made.after}"
    return Shown(
        columns=COLUMNS,
        rows=tuple(_row(one) for one in made.changes),
        data=made,
        lines=(head, *(["", *lines] if lines else [])),
    )


def shown_versions(answer: Versions) -> Shown:
    """One row a change, step by step."""
    return Shown(
        columns=("from_document", "to_document", *COLUMNS),
        rows=tuple((step.before, step.after, *_row(one)) for step in answer.steps for one in step.changes),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def _row(one: ToldChange) -> tuple[object, ...]:
    places = (f"{start}-{end}" for start, end in (one.before, one.after))
    words = (" ".join(text.split()) for text in (one.before_words, one.after_words))
    return (one.rank, one.kind, one.why, *words, *places)
