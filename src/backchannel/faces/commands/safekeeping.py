"""`backup`, `restore`, `migrate` and `network`: what is done with the desk as a whole."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_desk_argument, again, desk_path, opened

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the commands."""
    backup = commands.add_parser("backup", help="write a whole copy of the desk, also while others write")
    backup.add_argument("path", type=Path, metavar="PATH", help="the new file; nothing is overwritten")
    backup.set_defaults(run=run_backup, streams=True)
    restore = commands.add_parser("restore", help="make a new desk from a backup, and check all of it first")
    restore.add_argument("backup", type=Path, metavar="BACKUP", help="a file that `backup` wrote")
    restore.add_argument("path", type=Path, metavar="PATH", help="the new desk; nothing is overwritten")
    restore.set_defaults(run=run_restore, streams=True)
    migrate = commands.add_parser("migrate", help="bring a desk of an older version up to date")
    migrate.set_defaults(run=run_migrate, streams=True)
    network = commands.add_parser(
        "network", help="whether commands may reach beyond this machine; off at first"
    )
    network.add_argument("switch", nargs="?", choices=("on", "off"), help="without it, how it stands")
    network.add_argument(
        "--allow",
        action="append",
        default=[],
        metavar="HOST:PORT",
        help="open a host of your own house, which is not public",
    )
    network.add_argument(
        "--disallow", action="append", default=[], metavar="HOST:PORT", help="close it again"
    )
    network.set_defaults(run=run_network)
    for command in (backup, migrate, network):
        add_desk_argument(command)


def run_backup(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NoDesk, NotADesk, DeskExists, DeskIsDamaged, DiskIsFull, DiskFailed."""
    from backchannel.ledger import upkeep

    path = desk_path(arguments)
    upkeep.backup(str(path), str(arguments.path))
    output.say(f"{arguments.path} is a whole copy of {path}.")
    output.next(f"backchannel restore {arguments.path} NEW-DESK")
    return 0


def run_restore(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NoDesk, NotADesk, DeskExists, DeskIsDamaged, DiskIsFull, DiskFailed."""
    from backchannel.ledger import upkeep

    upkeep.restore(str(arguments.backup), str(arguments.path))
    output.say(f"{arguments.path} is a desk again: every quote stands, and the file is whole.")
    output.next(f"backchannel verify --desk {arguments.path}")
    return 0


def run_migrate(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NoDesk, NotADesk, DeskIsNewer, DeskBusy, DiskIsFull, DiskFailed."""
    from backchannel.ledger.ledger import Ledger

    path = desk_path(arguments)
    before, now = Ledger.migrate(path)
    output.say(
        f"{path} has version {now} already."
        if before == now
        else f"{path} was of version {before} and has version {now} now."
    )
    output.next(f"backchannel verify{again(arguments)}")
    return 0


def run_network(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NoDesk, NotADesk, DeskBusy, AddressRefused."""
    from backchannel.faces.output import Shown

    looks = arguments.switch is None and not arguments.allow and not arguments.disallow
    with opened(arguments, readonly=looks) as desk:
        if arguments.switch is not None:
            desk.turn_network(arguments.switch == "on")
        for host in arguments.allow:
            desk.allow_host(host)
        for host in arguments.disallow:
            desk.allow_host(host, allowed=False)
        stands, hosts = "on" if desk.network else "off", desk.allowed_hosts
    output.show(Shown(columns=("network", "allowed"), rows=((stands, ", ".join(hosts)),)))
    output.next(f"backchannel network {'off' if stands == 'on' else 'on'}{again(arguments)}")
    return 0
