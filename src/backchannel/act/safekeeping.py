"""What is done with the desk as a whole: a backup that was tried, and the one switch of the network."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from backchannel.fetch.addresses import web_address
from backchannel.ledger import upkeep
from backchannel.ledger.ledger import Ledger

LAST_BACKUP, LAST_DRILL, NETWORK, HOSTS = "last_backup", "last_drill", "network", "allowed_hosts"
SUFFIX = ".backup.db"


class Safety(Struct, frozen=True, kw_only=True):
    """How safe the desk is kept."""

    last_backup: str | None
    """Instant and file name, in the words of the desk."""
    last_drill: str | None
    """The instant at which a backup was last restored and found whole."""
    network: bool
    """Whether commands that name an address beyond this machine may reach it."""
    allowed_hosts: tuple[str, ...] = ()
    """Hosts of our own house, with ports, that may be fetched from though they are not public."""


class Safekeeping(ABC):
    """The part of a desk by which it is kept."""

    ledger: Ledger

    @abstractmethod
    def _instant(self) -> datetime: ...

    def safety(self) -> Safety:
        """When it was last copied and tried, and whether the network is on."""
        settings = self.ledger.settings()
        return Safety(
            last_backup=settings.get(LAST_BACKUP),
            last_drill=settings.get(LAST_DRILL),
            network=self.network,
            allowed_hosts=self.allowed_hosts,
        )

    def back_up(self, folder: str | Path | None = None) -> Path:
        """A whole copy beside the desk, or in a folder, restored once to see that it can be; its path.

        Raises: DeskExists, NoDesk, DeskIsDamaged, DiskIsFull, DiskFailed, DeskBusy.
        """
        now = self._instant()
        desk = Path(self.ledger.path)
        path = Path(folder or desk.parent) / f"{desk.stem}-{now:%Y%m%d-%H%M%S}{SUFFIX}"
        self.ledger.backup(path)
        with TemporaryDirectory(dir=path.parent) as scratch:
            upkeep.restore(str(path), str(Path(scratch) / "drill.db"))
        with self.ledger.together():
            self.ledger.set(LAST_BACKUP, f"{now.isoformat(timespec='seconds')} {path.name}")
            self.ledger.set(LAST_DRILL, now.isoformat(timespec="seconds"))
        return path

    @property
    def network(self) -> bool:
        """Off until somebody turns it on."""
        return self.ledger.settings().get(NETWORK) == "on"

    def turn_network(self, on: bool) -> None:
        """The one switch. Raises: DeskBusy."""
        self.ledger.set(NETWORK, "on" if on else "off")

    @property
    def allowed_hosts(self) -> tuple[str, ...]:
        """Hosts with ports that may be fetched from though they are not public; none at first."""
        return tuple(self.ledger.settings().get(HOSTS, "").split())

    def allow_host(self, place: str, *, allowed: bool = True) -> None:
        """Open a host of our own house ("127.0.0.1:8080"), or close it. Raises: AddressRefused, DeskBusy."""
        found = web_address(f"http://{place}").place
        others = {host for host in self.allowed_hosts if host != found}
        self.ledger.set(HOSTS, " ".join(sorted(others | ({found} if allowed else set()))))
