"""The one place where the parts are put together, and the Python API.

desk = Desk.create("desk.db", side="Canada")
desk.add("story.txt", "memos/")
desk.routes(to="…", about="…", as_of="2020-04-05")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

from backchannel.act import judging
from backchannel.act.brief import Brief, brief
from backchannel.act.briefs.briefs import Briefs
from backchannel.act.covering import Covering
from backchannel.act.export import export_lines
from backchannel.act.grading import Grading
from backchannel.act.judging import Act
from backchannel.act.watching import Watching
from backchannel.answer import parts, readback
from backchannel.answer.details import Detail, details
from backchannel.answer.reading import Calendar
from backchannel.gazetteer.sides import side_code
from backchannel.ledger.ledger import Clock, Ledger, utc_now
from backchannel.ledger.verifying import Finding
from backchannel.ledger.view import View
from backchannel.model.entities import Verdict
from backchannel.model.errors import BackchannelError, NothingFound
from backchannel.model.labels import Reader
from backchannel.questions import Day, Questions, as_day

if TYPE_CHECKING:
    from backchannel.extract.backends.asking import Backend
    from backchannel.extract.language_model import Choice
    from backchannel.ingest.pipeline import Item, Progress, Report
    from backchannel.ingest.post_registry import Imported

SAMPLE_SIDE = "CA"
SAMPLE_INSTANT = datetime(2020, 4, 6, 12, tzinfo=UTC)
"""The demo desk's clock stands still, so that it is the same bytes on every run."""


class Desk(Questions, Covering, Grading, Watching):
    """One desk's file with its reader: documents go in, answers with their quoted proof come out."""

    def __init__(self, ledger: Ledger, *, reader: Reader | None = None, clock: Clock = utc_now) -> None:
        self.ledger, self.reader, self._clock = ledger, reader or Reader(), clock

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        side: str | None = None,
        reader: Reader | None = None,
        clock: Clock = utc_now,
    ) -> Desk:
        """A new desk; `side` is a country or part of one, by name or code. Raises: DeskExists."""
        return cls(Ledger.create(path, side=side_code(side), clock=clock), reader=reader, clock=clock)

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        readonly: bool = False,
        reader: Reader | None = None,
        clock: Clock = utc_now,
    ) -> Desk:
        """Raises: NoDesk, NotADesk, DeskIsNewer; DeskBusy for a second writer."""
        return cls(Ledger.open(path, readonly=readonly, clock=clock), reader=reader, clock=clock)

    @classmethod
    def sample(cls) -> Desk:
        """The demo desk, built anew in memory from the documents that ship with the package."""
        desk = cls.create(":memory:", side=SAMPLE_SIDE, clock=lambda: SAMPLE_INSTANT)
        texts = [file for file in (files("backchannel") / "demo").iterdir() if file.name.endswith(".txt")]
        named = sorted((file.name, file.read_text("utf8")) for file in texts)
        desk._add(desk._pasted(text, name=name, published=None) for name, text in named)
        return desk

    def close(self) -> None:
        self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        *paths: str | Path,
        progress: Progress | None = None,
        model: Choice | None = None,
        backend: Backend | None = None,
    ) -> Report:
        """Read files and folders into the desk; what is known already changes nothing.

        What cannot be read is in the report and stops nothing else. `model` is a size, "rules" for none; a
        `backend` proposes what the rules could not finish. Raises: DeskBusy; NoLanguageModel for a size that
        is not installed.
        """
        from backchannel.ingest.sources import items

        found = items(paths, today=self._today())
        return self._add(found, progress=progress, model=model, backend=backend)

    def add_text(
        self,
        text: str,
        *,
        name: str,
        published: Day = None,
        model: Choice | None = None,
        backend: Backend | None = None,
    ) -> Report:
        """Read a pasted text into the desk, as `add` does a file."""
        return self._add(
            [self._pasted(text, name=name, published=as_day(published))], model=model, backend=backend
        )

    def add_files(self, *files: tuple[str, bytes], published: Day = None) -> Report:
        """Read files that are in memory, by name and bytes, into the desk, as `add` does a path."""
        from backchannel.ingest.sources import items_in
        from backchannel.read.given import Given

        day, today = as_day(published), self._today()
        given = [(data, Given(name=name, published=day, today=today)) for name, data in files]
        return self._add(item for data, known in given for item in items_in(data, known))

    def view(self, *, reader: Reader | None = None, as_of: Day = None, known: datetime | None = None) -> View:
        """What the reader may see, asked about a day, as the desk knew it at an instant."""
        return self.ledger.view(reader=reader or self.reader, valid_at=as_day(as_of), known_at=known)

    def brief(self, issue: str, *, to: str | None = None, as_of: Day = None) -> Brief:
        """Two pages on an issue, a source for every line; `to` adds the ways in. Raises: UncitedLine."""
        return brief(self.view(as_of=as_of), issue=issue, to=to)

    @property
    def briefs(self) -> Briefs:
        """The briefs that are kept on the desk: new, show, add, cite, finish, write …"""
        return Briefs(self)

    def export(self, *, as_of: Day = None) -> Iterator[bytes]:
        """All that the reader may see as JSON lines, the same bytes for the same desk."""
        return export_lines(self.view(as_of=as_of))

    def verify(self) -> list[Finding]:
        """What is not as it should be; empty for a desk that is whole."""
        return self.ledger.verify()

    def confirm(self, name: str, *, by: str | None = None) -> tuple[Detail, ...]:
        """Say yes to every contact detail of somebody, by name, id or ref: they are theirs; gives them.

        Raises: NothingFound, Ambiguous.
        """
        view = self.view()
        one = parts.one_of(view, name)
        found = details(view, one, Calendar(view))
        if not found:
            raise NothingFound(f"no contact details of {one.caption}")
        for detail in found:
            self.ledger.confirm(detail.claim, *one.refs, by=by or self.reader.name)
        return found

    def import_posts(
        self,
        path: str | Path,
        *,
        published: Day = None,
        registry: str | None = None,
        dry_run: bool = False,
    ) -> Imported:
        """Read a table (CSV) of posts and holders into the desk, whole or, where a row is wrong, not at all.

        `published` is the day the table is of; `registry` names what the column "id" has numbers of.
        Raises: BadTable, UnreadableFile, EmptyFile, BinaryFile, WrongEncoding.
        """
        from backchannel.fetch.folder import file_bytes

        sent = (str(path), file_bytes(Path(path)))
        return self.import_posts_table(sent, published=published, registry=registry, dry_run=dry_run)

    def import_posts_table(
        self,
        table: tuple[str, bytes],
        *,
        published: Day = None,
        registry: str | None = None,
        dry_run: bool = False,
    ) -> Imported:
        """As `import_posts`, of a table that is in memory, by name and bytes."""
        from backchannel.ingest import post_registry

        name, data = table
        made = post_registry.registry(data, name=name, published=as_day(published), called=registry)
        return post_registry.import_registry(self.ledger, made, dry_run=dry_run)

    def purge(self, document: str, *, reason: str) -> None:
        """Delete a document, by id, and all that rests on it alone. Raises: NothingFound, DeskBusy."""
        self.view().document(document)
        from backchannel.ingest.resolving import settle

        self.ledger.purge(document, reason=reason)
        settle(self.ledger)  # those who were one by way of that document are found to be one without it

    def mark(self, name: str, side: Literal["ours", "theirs"] | None) -> None:
        """Say whose side somebody is on; None takes it back. Raises: NothingFound for a name nobody bears."""
        # Every ref, so that the mark outlives the purge of one document.
        self.ledger.mark(*self.view().entity(self.who(name).id).refs, side=side, by=self.reader.name)

    def read_back(self, verdict: Verdict, one: str, other: str) -> readback.Readback:
        """What that verdict on two, by name, id or ref, would do. Raises: NothingFound, Ambiguous."""
        view = self.view()
        return readback.readback(view, verdict, parts.one_of(view, one), parts.one_of(view, other))

    def judge(
        self,
        verdict: Verdict,
        one: str,
        other: str,
        *,
        why: str = "",
        by: str | None = None,
        even_so: bool = False,
    ) -> readback.Readback:
        """Say whether two, by name, id or ref, are one; it outranks the program and can be taken back.

        `even_so` makes one also of two kinds, generations or times. Raises: NothingFound, Ambiguous,
        BadQuestion.
        """
        view = self.view()
        left, right = parts.one_of(view, one), parts.one_of(view, other)
        told = readback.readback(view, verdict, left, right)
        if not even_so:
            readback.must_not_be_grave(told)
        pairs = judging.pairs_of(view, verdict, left, right, given=(one, other))
        self.ledger.judge(*judging.rows_of(verdict, pairs, by=by or self.reader.name, why=why))
        return told

    def unjudge(self, one: str, other: str | None = None, *, why: str = "", by: str | None = None) -> Act:
        """Take back a person's last verdict on somebody, or on two: all that held before holds again.

        Raises: NothingFound, Ambiguous.
        """
        view = self.view()
        beside = parts.one_of(view, other) if other is not None else None
        act = judging.last_act(view, parts.one_of(view, one), beside)
        self.ledger.withdraw(act.at, judge=act.by, by=by or self.reader.name, why=why)
        return act

    def _add(
        self,
        items: Iterable[Item],
        *,
        progress: Progress | None = None,
        model: Choice | None = None,
        backend: Backend | None = None,
    ) -> Report:
        # The language model takes a second to load, which no answer should wait for.
        from backchannel.extract.language_model import load_model
        from backchannel.ingest import pipeline

        return pipeline.add(self.ledger, items, model=load_model(model), backend=backend, progress=progress)

    def _pasted(self, text: str, *, name: str, published: date | None) -> Item:
        from backchannel.read.reading import read_text

        try:
            return name, read_text(text, name=name, published=published, today=self._today())
        except BackchannelError as error:
            return name, error

    def _instant(self) -> datetime:
        return self._clock()

    def _today(self) -> date:
        return self._clock().date()
