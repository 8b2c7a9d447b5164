"""A copy of a brief, written in one of its forms, numbered and logged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Protocol

from backchannel.act.briefs.copies import WrittenCopy
from backchannel.act.briefs.grid import cell_of
from backchannel.act.briefs.sheet import BriefSheet
from backchannel.answer.reading import Reading
from backchannel.model.briefs import BriefCopy, Form, Paper
from backchannel.model.errors import NothingFound

from .printed import Printed, printed


class Log(Protocol):
    """Where copies are numbered and logged: a ledger is one."""

    def log_copy(self, brief: str, write: Callable[[int], BriefCopy]) -> BriefCopy: ...


def written(log: Log, sheet: BriefSheet, view: Reading, form: Form, *, paper: Paper, by: str) -> WrittenCopy:
    """The bytes of the next copy; one that cannot be written is not logged."""
    data = b""

    def write(number: int) -> BriefCopy:
        nonlocal data
        data = as_bytes(page_of(sheet, view, copy=number, paper=paper), form)
        return BriefCopy(
            brief=sheet.id,
            number=number,
            form=form,
            paper=None if form == "md" else paper,
            state=sheet.state,
            label=sheet.head.label,
            content=sheet.content,
            file=hashlib.sha256(data).hexdigest(),
            by=by,
        )

    copy = log.log_copy(sheet.id, write)
    return WrittenCopy(copy=copy, data=data)


def as_bytes(page: Printed, form: Form) -> bytes:
    """A copy in one of its forms; the libraries are imported only now."""
    if form == "pdf":
        from .pdf import pdf

        return pdf(page)
    if form == "docx":
        from .word import word

        return word(page)
    from .markdown import markdown

    return markdown(page)


def page_of(sheet: BriefSheet, view: Reading, *, copy: int, paper: Paper) -> Printed:
    """What a copy of that number says."""
    documents = {source.document: view.document(source.document) for source in sheet.sources}
    return printed(sheet, copy=copy, paper=paper, cells=cells_of(sheet, view), documents=documents)


def cells_of(sheet: BriefSheet, view: Reading) -> Mapping[int, tuple[str, str]]:
    """Of the lines of a grid, by id: who says it, and on which day."""
    grids = (section for section in sheet.sections if section.look == "grid")
    found: dict[int, tuple[str, str]] = {}
    for line in (line for section in grids for line in section.lines):
        for id_ in line.claims[:1]:
            with suppress(NothingFound):
                found[line.id] = cell_of(view, view.claim(id_))
    return found
