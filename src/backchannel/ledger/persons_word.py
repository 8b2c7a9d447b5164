"""What persons say of claims, and what a new reading of a document may change beside it."""

from __future__ import annotations

import sqlite3
from abc import abstractmethod
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Literal

from backchannel.model.claims import Draft, Review
from backchannel.model.errors import NothingFound

from . import rereading, resolving, reviewing, rows
from .appraisal_rows import Appraising
from .rereading import Findings, Rereading
from .reviewing import Said


class PersonsWord(Appraising):
    """Verdicts, grades, edits and readings of one desk's file; each call is one transaction."""

    @abstractmethod
    def _writing(self) -> AbstractContextManager[sqlite3.Connection]: ...
    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...
    @abstractmethod
    def _now(self, *, later: bool = False) -> str: ...

    def review(self, review: Review) -> None:
        """Add a person's verdict on a claim. Raises: NothingFound."""
        with self._writing() as db:
            reviewing.add(db, review, known=self._now())

    def say(self, *claims: str, verdict: Literal["accepted", "rejected"], by: str, note: str = "") -> None:
        """A person's verdict, from now on, on claims or drafts that were set aside. Raises: NothingFound."""
        with self._writing() as db:
            known = self._now()
            for claim in claims:
                reviewing.say(db, claim, verdict=verdict, by=by, note=note, known=known)

    def edit(self, original: str | None, draft: Draft, *, by: str) -> str:
        """The id of a person's own claim, which takes the place of `original` where one is given.

        Raises: NothingFound, QuoteNotFound.
        """
        with self._writing() as db:
            document = resolving.contents(db, draft.evidence[0].document).document
            return reviewing.edit(db, original, draft, document=document, by=by, known=self._now())

    def undo(self, claim: str, *, by: str) -> str:
        """Take back what was said last of it; gives the verdict that holds again. Raises: NothingFound."""
        with self._writing() as db:
            return reviewing.undo(db, claim, by=by, known=self._now())

    def withdraw(self, judged: datetime, *, judge: str, by: str, why: str = "") -> None:
        """What that person judged at that instant holds no longer; earlier states still show it.

        Raises: NothingFound where they judged nothing then, or it was taken back before.
        """
        with self._writing() as db:
            resolving.withdraw(db, (rows.instant(judged), judge, by, why), known=self._now(later=True))

    def confirm(self, claim_id: str, *refs: str, by: str) -> None:
        """A person's yes: that contact detail is theirs for whom these refs stand. Raises: NothingFound."""
        with self._writing() as db:
            if not db.execute("SELECT 1 FROM claims WHERE id = ?", (claim_id,)).fetchone():
                raise NothingFound(f"no claim {claim_id!r} to confirm")
            known = self._now()
            new = [(claim_id, ref, by, known) for ref in refs]
            rows.add(db, "confirmations", columns="claim, ref, by, known", new=new)

    def history(self, claim: str) -> tuple[Said, ...]:
        """All that was said of a claim or a draft that was set aside, in the order added."""
        with self._reading() as db:
            return tuple(reviewing.history(db, claim))

    def findings(self, document_id: str) -> Findings:
        """All that stands of a document, whatever its label. Raises: NothingFound."""
        with self._reading() as db:
            return rereading.findings(db, document_id)

    def reread(self, change: Rereading) -> None:
        """Keep what a new reading of a document changes, whole or nothing. Raises: NothingFound."""
        with self._writing() as db:
            document = resolving.contents(db, change.document).document
            rereading.keep(db, change, document=document, known=self._now())
