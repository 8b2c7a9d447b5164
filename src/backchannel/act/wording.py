"""Lines: the agreed wordings of arguments. A new wording is a new version; cards keep theirs."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET

from backchannel.answer.agreed_lines import line_with
from backchannel.ledger.outreach import Done
from backchannel.model.errors import BadQuestion
from backchannel.model.labels import OPEN, Label
from backchannel.model.outreach import LINE, Change, Line, LineUse

from .new_asks import one_sentence
from .noting import Noting


class Wording(Noting):
    """The part of a desk by which people agree on what is said."""

    def add_line(
        self,
        words: str,
        *,
        issue: str | None = None,
        claims: Iterable[str] = (),
        label: Label = OPEN,
        by: str | None = None,
    ) -> Line:
        """Agree on the wording of an argument; `claims` are ids of what it rests on.

        Raises: BadQuestion, NothingFound.
        """
        change = Change(issue=issue or UNSET, claims=tuple(dict.fromkeys(claims)) or UNSET)
        return self._word(None, words, change, label=label, by=by)

    def edit_line(
        self,
        id_: str,
        words: str,
        *,
        claims: Iterable[str] | None = None,
        label: Label = OPEN,
        by: str | None = None,
    ) -> Line:
        """Word a line anew, on the same claims if none are given. Raises: BadQuestion, NothingFound."""
        line = line_with(self.view().agreed_lines(), id_)
        change = Change(claims=UNSET if claims is None else tuple(dict.fromkeys(claims)))
        return self._word(line, words, change, label=label.join(line.label), by=by)

    def _word(self, line: Line | None, words: str, change: Change, *, label: Label, by: str | None) -> Line:
        view = self.view()
        rests = change.claims if change.claims is not UNSET else ()
        documents = dict.fromkeys(e.document for id_ in rests for e in view.claim(id_).evidence)
        done = Done(
            kind="line",
            change=Change(words=one_sentence(words, "the line"), issue=change.issue, claims=change.claims),
            by=self.signed(by),
            subject=line.id if line is not None else None,
            label=self.readable(label),
            documents=tuple(documents),
        )
        event = self.ledger.do(done)
        return line_with(self.view().agreed_lines(), event.subject)

    def line_to_carry(self, words: str, *, issue: str | None, label: Label, by: str) -> tuple[LineUse, Label]:
        """The line of an id in its newest version, or a new one of these words; and its label.

        Raises: BadQuestion, NothingFound, Ambiguous.
        """
        if words.startswith(LINE):
            line = line_with(self.view().agreed_lines(), words)
        else:
            line = self.add_line(words, issue=issue, label=label, by=by)
        return LineUse(line.id, line.newest.id), line.label

    def readable(self, label: Label) -> Label:
        """The label. Raises: BadQuestion where whoever gives it could not read it themselves."""
        if not label.within(self.reader.clearance):
            raise BadQuestion(
                "you could not see it on the board yourself under that label",
                remedy="give a label that you may read",
            )
        return label
