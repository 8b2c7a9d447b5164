"""Read, versions: the states of one report, and what changed from each to the next."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from backchannel.answer.told_changes import HEADINGS, ToldChange
from backchannel.answer.versions import Step
from backchannel.answer.versions import versions as versions_of
from backchannel.faces.web.visit import Page, PageAt, Visit


class Part(Struct, frozen=True):
    """Changes of one heading: those that change the sense, other words, those that say nothing anew."""

    heading: str
    changes: tuple[ToldChange, ...]


class ShownStep(Struct, frozen=True):
    """A step by the numbers of its two versions."""

    step: Step
    first: int
    second: int
    parts: tuple[Part, ...]


def versions(visit: Visit) -> Page:
    """The versions in order of their day, and each step to the next. Raises: NothingFound."""
    answer = versions_of(visit.view, visit.path["document"])
    number = {one.document: n for n, one in enumerate(answer.versions, 1)}
    steps = tuple(
        ShownStep(step, number[step.before], number[step.after], _parts(step.changes))
        for step in answer.steps
    )
    asked = next(one for one in answer.versions if one.document == answer.document)
    return Page(
        template="versions.html",
        title="Versions",
        data={"versions": answer, "steps": steps, "asked": asked},
    )


def _parts(changes: Sequence[ToldChange]) -> tuple[Part, ...]:
    """The changes under their headings, in order; a heading with none is left out."""
    parts, least = [], 0
    for most, heading in HEADINGS:
        of_it = tuple(one for one in changes if least < one.rank <= most)
        least = most
        if of_it:
            parts.append(Part(heading, of_it))
    return tuple(parts)


PAGES = (PageAt("/read/{document}/versions", versions, tab="read"),)
ACTIONS = ()
