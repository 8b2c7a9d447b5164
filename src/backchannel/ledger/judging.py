"""What is judged of entities and documents, and all that judging the next one takes."""

from __future__ import annotations

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime

from backchannel.model.entities import Judgement
from backchannel.model.reports import DocumentRelation

from . import clustering, lookups, resolving, rows
from .lookups import Lookups, Resolved
from .resolving import Contents, Resolution


class Judging(ABC):
    """Judgements and relations of one desk's file; each call is one transaction."""

    path: str
    _connection: sqlite3.Connection

    @abstractmethod
    def _writing(self) -> AbstractContextManager[sqlite3.Connection]: ...
    @abstractmethod
    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...
    @abstractmethod
    def _now(self, *, later: bool = False) -> str: ...

    def judge(self, *judgements: Judgement) -> datetime:
        """Add verdicts on pairs of refs, known from now on: the newest holds, a person's first.

        Gives the instant, later than all before: what is judged together can be taken back together.
        """
        with self._writing() as db:
            known = self._now(later=True)
            new = [rows.judgement_row(judgement, known=known) for judgement in judgements]
            rows.add(db, "judgements", columns=rows.JUDGEMENT_COLUMNS, new=new)
            clustering.judged(db, judgements)
            return datetime.fromisoformat(known)

    def relate(self, *relations: DocumentRelation) -> None:
        """Add what pairs of documents are to each other, known from now on."""
        with self._writing() as db:
            known = self._now()
            new = [rows.relation_row(relation, known=known) for relation in relations]
            rows.add(db, "document_judgements", columns=rows.RELATION_COLUMNS, new=new)

    def resolve(self, resolution: Resolution) -> None:
        """Add all that was judged of a document, and that it has been judged, at once."""
        with self._writing() as db:
            resolving.keep(db, resolution, known=self._now())

    @property
    def lookups(self) -> Lookups:
        """What the judging of a document looks up of those before it."""
        return Lookups(self._connection, where=self.path)

    def refile(self, resolutions: Iterable[Resolution], *, by: str) -> None:
        """File anew all that later documents are compared with, at once; nothing is judged."""
        with self._writing() as db:
            lookups.clear(db, by=by)
            for resolution in resolutions:
                resolving.refile(db, resolution)

    def resolved(self) -> tuple[Resolved, ...]:
        """What was kept of every document that has been judged, in the order added."""
        with self._reading() as db:
            return tuple(resolving.resolved(db))

    def unresolved(self) -> tuple[str, ...]:
        """Ids of documents whose identities and copies were not judged yet, in the order added."""
        with self._reading() as db:
            return resolving.unresolved(db)

    def contents(self, document_id: str) -> Contents:
        """A document and who is in it, for the judging: whatever its label. Raises: NothingFound."""
        with self._reading() as db:
            return resolving.contents(db, document_id)
