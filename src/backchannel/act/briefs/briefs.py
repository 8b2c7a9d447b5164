"""The briefs of a desk: made, edited line by line, declared final, written and logged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import structs

from backchannel.act.reviewing import Reviewing
from backchannel.ledger.view import View
from backchannel.model.briefs import BriefChange, BriefRecord, Form, Paper, What, lines_of
from backchannel.model.claims import ClaimId
from backchannel.model.errors import Ambiguous, BadQuestion, NothingFound
from backchannel.model.labels import Reader

from .copies import WrittenCopy
from .listing import BriefList, Exports
from .making import contradicting, made, must_be_within
from .refusing import must_be_ready
from .sheet import BriefSheet, SheetLine, sheet_of, title_of
from .sources import against
from .templates import Template, template, templates
from .wanted import Wanted


class Briefs:
    """`desk.briefs`: every method gives the brief as it stands afterwards.

    A brief is named by its id or the beginning of it; a line by its number in the brief, or by "l" and its
    id ("l7"), which stays when others move. All raise NothingFound, Ambiguous for a brief, and NothingFound
    for a line, that is not one; those that write, BadQuestion for a `by` that is no person, and DeskBusy.
    """

    def __init__(self, desk: Reviewing) -> None:
        self._desk = desk

    @staticmethod
    def templates() -> tuple[Template, ...]:
        """Every kind of brief, by name."""
        return templates()

    def new(self, wanted: Wanted, *, by: str | None = None) -> BriefSheet:
        """A new brief, prefilled from what its label and its day allow, and from a card if one is named.

        Raises: NothingFound, Ambiguous for a target or card that is not one; BadQuestion for a template, a
        kind or a need of it that is not given; AboveLabel for a label that may not be.
        """
        return self.show(self.start(wanted, by=by))

    def start(self, wanted: Wanted, *, by: str | None = None) -> str:
        """As `new`; only the id of the brief is given."""
        new = made(self._desk.ledger, self._desk.reader, wanted, by=self._desk.signed(by))
        return self._desk.ledger.keep_brief(new.head, new.changes)

    def list(self, *, known: datetime | None = None, at_most: int | None = None, skip: int = 0) -> BriefList:
        """Every brief that the reader may see, as the desk knew it at an instant.

        `at_most`: only so many, the newest after `skip` newer ones; each is held against its sources.
        """
        records = self._desk.ledger.briefs(reader=self._desk.reader, known_at=known)
        view, last = self._view(known), max(0, len(records) - skip)
        first = max(0, last - at_most) if at_most is not None else 0
        briefs = tuple(sheet_of(record, view) for record in records[first:last])
        return BriefList(briefs=briefs, total=len(records))

    def show(self, brief: str, *, known: datetime | None = None) -> BriefSheet:
        """A brief as it stands, as the desk knew it at an instant."""
        record = self._record(brief, known=known)
        return sheet_of(record, self._view(known))

    def history(self, brief: str) -> tuple[BriefChange, ...]:
        """Every change, oldest first, also those that were taken back."""
        return self._record(brief).changes

    def add(
        self,
        brief: str,
        section: str,
        text: str,
        *,
        claims: Sequence[ClaimId] = (),
        own: bool = False,
        after: int | str | None = None,
        by: str | None = None,
    ) -> BriefSheet:
        """A new line, last in its section or behind another; `own` marks it as own judgement of `by`.

        Raises: BadQuestion for a section that there is not, and for claims that may not be cited.
        """
        record, who = self._record(brief), self._desk.signed(by)
        template(record.head.template).section(section)
        inside = [line for line in lines_of(record.changes) if line.section == section]
        behind = self._line(record, after).id if after is not None else inside[-1].id if inside else None
        known = self._citable(record, claims)
        change = BriefChange(
            what="added",
            section=section,
            after=behind,
            text=_said(text),
            claims=tuple(claims),
            against=contradicting(known, claims),
            own=own,
            by=who,
        )
        return self._changed(record, change)

    def reword(self, brief: str, line: int | str, text: str, *, by: str | None = None) -> BriefSheet:
        """Other words for a line, which keeps its sources; what does not stand in them is flagged."""
        record = self._record(brief)
        return self._changed(record, self._change(record, "worded", line, by=by, text=_said(text)))

    def cite(self, brief: str, line: int | str, *claims: ClaimId, by: str | None = None) -> BriefSheet:
        """The sources of a line from now on; without claims, those that it has, as looked at again.

        Raises: BadQuestion for a claim that is no fact, or whose document is above the label of the brief.
        """
        record = self._record(brief)
        cited = claims or self._line(record, line).claims
        if not cited:
            raise BadQuestion(
                "no claim is named", remedy="give ids of claims, such as `backchannel why` lists"
            )
        known = self._citable(record, cited)
        change = self._change(record, "cited", line, by=by)
        return self._changed(
            record, structs.replace(change, claims=tuple(cited), against=contradicting(known, cited))
        )

    def judge(self, brief: str, line: int | str, *, by: str | None = None) -> BriefSheet:
        """Marks a line as own judgement of `by`: it needs no source, and keeps those that it has."""
        record = self._record(brief)
        return self._changed(record, self._change(record, "judged", line, by=by))

    def move(
        self,
        brief: str,
        line: int | str,
        *,
        section: str | None = None,
        after: int | str | None = None,
        by: str | None = None,
    ) -> BriefSheet:
        """Puts a line behind another, or first in a section (its own, where none is named).

        Raises: BadQuestion for a section that there is not.
        """
        record = self._record(brief)
        behind = self._line(record, after) if after is not None else None
        where = behind.section if behind is not None else section
        if where is not None:
            template(record.head.template).section(where)
        change = self._change(record, "moved", line, by=by)
        place = behind.id if behind is not None else None
        return self._changed(record, structs.replace(change, section=where, after=place))

    def remove(self, brief: str, line: int | str, *, by: str | None = None) -> BriefSheet:
        """Takes a line out; `undo` puts it back."""
        record = self._record(brief)
        return self._changed(record, self._change(record, "removed", line, by=by))

    def undo(self, brief: str, *, by: str | None = None) -> BriefSheet:
        """Takes back what was done last: all is as it was before. Raises: NothingFound where nothing was."""
        record, who = self._record(brief), self._desk.signed(by)
        self._desk.ledger.undo_brief(record.head.id, by=who)
        return self.show(record.head.id)

    def check(self, brief: str) -> BriefSheet:
        """As `show`, with the pages counted where the template has a limit of pages."""
        from backchannel.act.paper.pages import over_pages

        sheet = self.show(brief)
        return structs.replace(sheet, flags=(*sheet.flags, *over_pages(sheet, self._view())))

    def finish(self, brief: str, *, by: str | None = None) -> BriefSheet:
        """Declares it final. Raises: UncitedLine, BriefNotReady, which name the lines in the way."""
        record, who = self._record(brief), self._desk.signed(by)
        must_be_ready(self.check(brief))
        return self._changed(record, BriefChange(what="finished", by=who))

    def reopen(self, brief: str, *, by: str | None = None) -> BriefSheet:
        """Makes a final brief a draft again, as every change of a line does."""
        record, who = self._record(brief), self._desk.signed(by)
        return self._changed(record, BriefChange(what="reopened", by=who))

    def exports(self, *, known: datetime | None = None) -> Exports:
        """Every copy that was written of what the reader may see, oldest first."""
        records = self._desk.ledger.briefs(reader=self._desk.reader, known_at=known)
        copies = sorted((c for r in records for c in r.copies), key=lambda c: (str(c.at), c.brief, c.number))
        titles = {
            r.head.id: f"{title_of(template(r.head.template), r.head)}, {r.head.issue or 'issue purged'}"
            for r in records
        }
        return Exports(copies=tuple(copies), titles=titles)

    def write(self, brief: str, form: Form, *, paper: Paper = "letter", by: str | None = None) -> WrittenCopy:
        """A copy for the house: numbered, logged, with its source key; a draft says so on each page.

        Nothing above the label of the brief gets into it, whatever its writer may see.
        """
        from backchannel.act.paper.writing import written

        record, who = self._record(brief), self._desk.signed(by)
        state = sheet_of(record, self._view()).state
        view = self._desk.ledger.view(reader=Reader(self._desk.reader.name, record.head.label))
        sheet = structs.replace(sheet_of(record, view), state=state)
        return written(self._desk.ledger, sheet, view, form, paper=paper, by=who)

    def _view(self, known: datetime | None = None) -> View:
        return self._desk.ledger.view(reader=self._desk.reader, known_at=known)

    def _record(self, brief: str, *, known: datetime | None = None) -> BriefRecord:
        every = self._desk.ledger.briefs(reader=self._desk.reader, known_at=known)
        wanted = brief.strip() if brief.strip().startswith("b:") else f"b:{brief.strip()}"
        found = [record for record in every if record.head.id.startswith(wanted)]
        if len(wanted) == len("b:") or not found:
            raise NothingFound(f"nothing found for {brief!r}", remedy="`backchannel brief list` lists them")
        if len(found) > 1:
            listed = ", ".join(record.head.id for record in found[:5])
            raise Ambiguous(f"{brief!r} may be {listed}", remedy="give more of the id")
        return found[0]

    def _line(self, record: BriefRecord, line: int | str) -> SheetLine:
        sheet = sheet_of(record, self._view())
        words = str(line).strip()
        wanted = words.removeprefix("l")
        for one in sheet.every_line:
            if wanted == str(one.id if words.startswith("l") else one.number):
                return one
        raise NothingFound(
            f"no line {line} in {record.head.id}", remedy="`backchannel brief show` lists them"
        )

    def _change(
        self, record: BriefRecord, what: What, line: int | str, *, by: str | None, text: str | None = None
    ) -> BriefChange:
        found = self._line(record, line)
        return BriefChange(what=what, line=found.id, text=text, by=self._desk.signed(by))

    def _changed(self, record: BriefRecord, change: BriefChange) -> BriefSheet:
        self._desk.ledger.change_brief(record.head.id, change)
        return self.show(record.head.id)

    def _citable(
        self, record: BriefRecord, claims: Iterable[ClaimId]
    ) -> Mapping[ClaimId, Mapping[ClaimId, str]]:
        """What contradicts each of them; all are facts, and may stand under the label of the brief."""
        view, facts = self._view(), []
        for id_ in claims:
            claim = view.claim(id_)
            if id_ not in {fact.id for fact in view.claims_in(claim.document)}:
                raise BadQuestion(
                    f"{id_} is no fact: nobody has accepted it, or somebody rejected it",
                    remedy="accept it first, or cite another",
                )
            must_be_within(record.head.label, view, id_, where=record.head.id)
            facts.append(claim)
        return against(view, facts)


def _said(text: str) -> str:
    """Raises: BadQuestion for a line without a word."""
    if not text.strip():
        raise BadQuestion("a line needs words", remedy="give its text, or remove the line")
    return " ".join(text.split())
