"""Which desk a command works on, and the arguments that say so."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backchannel.desk import Desk
    from backchannel.ledger.view import View

VARIABLE, DEFAULT = "BACKCHANNEL_DESK", "desk.db"


def add_desk_argument(command: argparse.ArgumentParser) -> None:
    """--desk PATH."""
    command.add_argument("--desk", metavar="PATH", help=f"the desk's file (${VARIABLE}, else ./{DEFAULT})")


def add_view_arguments(command: argparse.ArgumentParser) -> None:
    """--desk, --as-of and --known: whose desk, valid on which day, known at which instant."""
    add_desk_argument(command)
    command.add_argument("--as-of", type=day, metavar="DAY", help="ask about that day, such as 2020-04-05")
    command.add_argument(
        "--known", type=instant, metavar="WHEN", help="as the desk knew it then: a day, or 2020-04-05T10:00"
    )


def desk_path(arguments: argparse.Namespace) -> Path:
    """--desk, else the environment's, else ./desk.db."""
    return Path(arguments.desk or os.environ.get(VARIABLE) or DEFAULT)


def opened(arguments: argparse.Namespace, *, readonly: bool = True) -> Desk:
    """The desk that the arguments mean. Raises: NoDesk, NotADesk, DeskIsNewer, DeskBusy."""
    from backchannel.desk import Desk

    return Desk.open(desk_path(arguments), readonly=readonly)


def view_of(desk: Desk, arguments: argparse.Namespace) -> View:
    """The desk as of the day and instant asked for."""
    return desk.view(as_of=arguments.as_of, known=arguments.known)


def again(arguments: argparse.Namespace) -> str:
    """The --desk argument that a suggested command needs, with a blank before it."""
    return f" --desk {arguments.desk}" if getattr(arguments, "desk", None) else ""


def day(words: str) -> date:
    """A day written as 2020-04-05."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no day; write it as 2020-04-05") from None


def instant(words: str) -> datetime:
    """An instant; a day means its end, and without a zone it is UTC."""
    try:
        if len(words) == len("2020-04-05"):
            return datetime.combine(day(words), time.max, UTC)
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no instant; write it as 2020-04-05T10:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
