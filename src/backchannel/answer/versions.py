"""The versions of one report: what was added, dropped, softened or hardened from each to the next."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from msgspec import Struct

from backchannel.model.reports import ONE_REPORT, Relation
from backchannel.model.sources import Document
from backchannel.resolve.meaning import changes

from .cited import Answer, counted, source_words
from .document_names import document_called
from .layout import WIDTH, wrapped
from .reading import Reading
from .same_origin import all_copies
from .told_changes import ToldChange, change_lines, summary, told_changes

NO_BREAK = re.compile("[^\n]")


class Version(Struct, frozen=True, kw_only=True):
    """One state of the report."""

    document: str
    name: str
    title: str | None
    outlet: str | None
    published: date | None
    words: int
    """Without newsletter boxes, captions and other furniture."""
    garbled: bool
    """Reworded by a machine: it is told of, and not compared."""

    @property
    def source(self) -> str:
        return source_words(self.outlet, self.name or self.document, self.published)


class Step(Struct, frozen=True, kw_only=True):
    """What changed from one version to the next; places are those of the two stored texts."""

    before: str
    after: str
    """Ids of the two documents."""
    relation: Relation | None
    """What the program, or a person, said the two are; None where only others tie them together."""
    order_known: bool
    """False where both are of one day, or a day is not known: which came first cannot be told."""
    changes: tuple[ToldChange, ...]


class Versions(Answer, frozen=True, kw_only=True):
    """The versions of a report in order of their day, undated ones last, and what changed between them."""

    document: str
    versions: tuple[Version, ...]
    steps: tuple[Step, ...]
    later: int = 0
    """So many came out after the day that is asked about."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        told = {one.document: one for one in self.versions}
        number = {one.document: n for n, one in enumerate(self.versions, 1)}
        lines = [f"{counted(len(self.versions), 'version')} of one report"]
        for one in self.versions:
            asked = " · the one asked about" if one.document == self.document else ""
            garbled = " · reworded by a machine, not compared" if one.garbled else ""
            words = f"{number[one.document]}. {one.source} · {one.words} words{garbled}{asked}"
            lines += wrapped(words, width=width, first="  ", rest="     ")
            if one.title:
                lines += wrapped(f"“{one.title}”", width=width, first="     ")
        if self.later:
            lines.append(f"  {counted(self.later, 'later version')} not shown: after the day asked about")
        for step in self.steps:
            head = f"From {number[step.before]} to {number[step.after]}: {summary(step.changes)}"
            unsure = "" if step.order_known else " (which came first cannot be told from their days)"
            lines += ["", *wrapped(f"{head}{unsure}", width=width, rest="  ")]
            places = f"{told[step.before].source} → {told[step.after].source}"
            lines += [*wrapped(places, width=width, first="  "), *change_lines(step.changes, width=width)]
        if len(self.versions) == 1:
            lines.append("No other version of it is among what you can see.")
        return lines


def versions(view: Reading, document: str) -> Versions:
    """The versions of the report that a document gives, by id, path or file name.

    As of a day those that had come out by then. Raises: NothingFound, Ambiguous.
    """
    asked = document_called(view, document)
    known = [asked, *(view.document(id_) for id_ in all_copies(view, asked.id))]
    day = view.valid_at
    shown = [one for one in known if one is asked or day is None or not one.published or one.published <= day]
    shown.sort(key=_order)
    compared = [one for one in shown if not one.quality.garbled]
    return Versions(
        document=asked.id,
        versions=tuple(_version(one) for one in shown),
        steps=tuple(_step(view, one, other) for one, other in pairwise(compared)),
        later=len(known) - len(shown),
    )


def _order(document: Document) -> tuple[date, str, str]:
    return (document.published or date.max, document.name, document.id)


def _version(document: Document) -> Version:
    return Version(
        document=document.id,
        name=document.name,
        title=document.title,
        outlet=document.outlet,
        published=document.published,
        words=len(_said(document).split()),
        garbled=document.quality.garbled,
    )


def _step(view: Reading, one: Document, other: Document) -> Step:
    said = [r for r in view.relations(one.id) if {r.left, r.right} == {one.id, other.id}]
    before, after = _said(one), _said(other)
    return Step(
        before=one.id,
        after=other.id,
        relation=said[-1].relation if said and said[-1].relation in ONE_REPORT else None,
        order_known=None not in (one.published, other.published) and one.published != other.published,
        changes=told_changes(one.text, other.text, changes(before, after)),
    )


def _said(document: Document) -> str:
    """The text with blanks in place of its furniture, so that every other word keeps its place."""
    parts, at = [], 0
    for cut in document.furniture:
        parts += [document.text[at : cut.start], NO_BREAK.sub(" ", document.text[cut.start : cut.end])]
        at = cut.end
    return "".join([*parts, document.text[at:]])
