"""Pages and feeds that the desk watches: named, looked at, and ended by people."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from backchannel.answer.page_changes import chosen
from backchannel.model.errors import AddressRefused, Ambiguous, BackchannelError, BadQuestion
from backchannel.model.labels import OPEN, Label
from backchannel.model.watching import Watch, Watched

from .safekeeping import Safekeeping

if TYPE_CHECKING:
    from backchannel.extract.language_model import Choice
    from backchannel.fetch.manners import Pace
    from backchannel.fetch.web import Fetcher
    from backchannel.ingest.watching import Looked
    from backchannel.ledger.view import View

SECONDS = {"m": 60, "h": 3600, "d": 86_400, "w": 604_800}
PERIOD = re.compile(r"(\d{1,4})\s*([mhdw])", re.IGNORECASE)
SHORTEST_SECONDS = 300
"""No site is looked at more often than every five minutes."""
Told = Callable[["Looked"], None]


class WatchedNow(NamedTuple):
    """What came of a list: the watches made, in its order, and why others were not."""

    made: tuple[Watch, ...]
    left: tuple[BackchannelError, ...]


class Watching(Safekeeping):
    """The part of a desk by which pages are watched."""

    @abstractmethod
    def view(self) -> View: ...
    @abstractmethod
    def signed(self, by: str | None) -> str: ...
    @abstractmethod
    def _today(self) -> date: ...
    @abstractmethod
    def _add(self, items: Iterable[Any], *, model: Choice | None = None) -> Any: ...

    def watch(
        self,
        address: str,
        *,
        every: str = "6h",
        name: str | None = None,
        label: Label = OPEN,
        by: str | None = None,
    ) -> Watch:
        """Watch a page or a feed from now on; nothing is fetched yet.

        Raises: AddressRefused; BadQuestion for a period that is none, and for what is watched already.
        """
        found = str(self._fetcher().allowed(address))
        if any(found == each.watch.address or (name and name == each.watch.name) for each in self._watched()):
            raise BadQuestion("it is watched already", where=name or found, remedy="end that watch first")
        made = Watch(
            address=found, name=name, every_seconds=seconds_of(every), label=label, by=self.signed(by)
        )
        return self._one(self.ledger.add_watch(made)).watch

    def watch_listed(
        self, path: str | Path, *, every: str = "6h", label: Label = OPEN, by: str | None = None
    ) -> WatchedNow:
        """Watch every feed of a list of feeds (OPML), by the name it has there where no other has it.

        Those that are watched already or may not be are left, and why. Raises: NotADocument, what reading a
        file raises, BadQuestion for a period that is none.
        """
        from backchannel.ingest.sources import feeds_listed

        seconds_of(every)  # else each feed would be left for it
        made: list[Watch] = []
        left: list[BackchannelError] = []
        taken = {"", *(each.watch.name for each in self._watched())}
        for feed in feeds_listed(path):
            name = None if feed.name in taken else feed.name
            try:
                made.append(self.watch(feed.address or "", every=every, name=name, label=label, by=by))
            except (AddressRefused, BadQuestion) as error:
                left.append(error)
            else:
                taken.add(name)
        return WatchedNow(tuple(made), tuple(left))

    def unwatch(self, which: str) -> Watch:
        """End a watch, by id, name or address; what it brought stays. Raises: NothingFound, Ambiguous."""
        found = self._one(which).watch
        self.ledger.end_watch(found.id)
        return found

    def look(
        self,
        *which: str,
        due: bool = False,
        model: Choice | None = None,
        pace: Pace | None = None,
        told: Told | None = None,
    ) -> list[Looked]:
        """Look at these watches, or all; only those whose time has come if `due`. Failures are kept and told.

        Raises: NetworkIsOff, NothingFound, Ambiguous, DeskBusy.
        """
        from backchannel.ingest import watching

        wanted = [self._one(one) for one in dict.fromkeys(which)] or self._watched()
        if due:
            wanted = watching.due(wanted, now=self._instant())
        fetcher, found = self._fetcher(pace=pace), []
        for each in wanted:
            looked = watching.look_at(
                self.ledger,
                fetcher,
                each,
                add=lambda items: self._add(items, model=model),
                today=self._today(),
            )
            found.append(looked)
            if told is not None:
                told(looked)
        return found

    def _watched(self) -> list[Watched]:
        return list(self.view().watched())

    def _one(self, which: str) -> Watched:
        """Raises: NothingFound, Ambiguous."""
        found = chosen(self._watched(), which)
        if len(found) > 1:
            ids = ", ".join(each.watch.id for each in found)
            raise Ambiguous(f"{which!r} may mean {len(found)} watches", remedy=f"give one of the ids: {ids}")
        return found[0]

    def _fetcher(self, *, pace: Pace | None = None) -> Fetcher:
        from importlib.metadata import PackageNotFoundError, version

        from backchannel.fetch.reaching import Reach
        from backchannel.fetch.web import Fetcher

        reach = Reach(frozenset(self.allowed_hosts))
        try:
            number = version("backchannel")
        except PackageNotFoundError:  # run from its source
            number = "0"
        return Fetcher(network=self.network, version=number, reach=reach, pace=pace)


def seconds_of(every: str) -> int:
    """How long a period is: "30m", "6h", "1d", "2w". Raises: BadQuestion.

    >>> seconds_of("6h")
    21600
    """
    match = PERIOD.fullmatch(every.strip())
    if match is None:
        raise BadQuestion(f"{every!r} is no period", remedy="write it as 30m, 6h, 1d or 1w")
    return max(SHORTEST_SECONDS, int(match[1]) * SECONDS[match[2].lower()])
