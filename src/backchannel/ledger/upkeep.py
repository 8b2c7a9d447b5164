"""Copies of a whole desk: a backup, and a new desk from one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from backchannel.model.errors import DeskIsDamaged, NoDesk

from . import connection as connections
from . import filing, migrations, verifying
from .appearing import appearing
from .telling import telling
from .verifying import Finding

Check = Callable[[sqlite3.Connection], list[Finding]]


def backup(desk: str, path: str) -> None:
    """A whole copy of the desk as it stands, of whatever version, also while another process writes.

    Raises: NoDesk, NotADesk, DeskIsNewer for the desk; DeskExists, NoDesk for `path`; DeskIsDamaged.
    """
    with closing(connections.open_reader(desk, of_any_version=True)) as source:
        copy(source, path)


def restore(backup: str, path: str) -> None:
    """A new desk of the present version from a backup, which stays as it is.

    Everything `verify` looks at is looked at before the desk gets its name. Raises: as `backup`.
    """
    if not Path(backup).is_file():
        raise NoDesk("there is no backup", where=backup, remedy="give a file that `backchannel backup` made")
    with closing(connections.open_reader(backup, of_any_version=True)) as source:
        copy(source, path, prepare=_up_to_date, check=verifying.damage)


def copy(
    connection: sqlite3.Connection,
    path: str,
    *,
    prepare: Callable[[sqlite3.Connection], None] | None = None,
    check: Check = verifying.file_damage,
) -> None:
    """A copy appears under `path` once it is whole. Raises: DeskExists, NoDesk, DeskIsDamaged."""
    with appearing(path) as unfinished, telling(path), closing(connections.connect(unfinished)) as target:
        connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, without a journal beside it
        if prepare is not None:
            prepare(target)
        if found := check(target):
            raise DeskIsDamaged(
                f"the copy is not whole, so it was not kept: {found[0].what} ({found[0].where})",
                where=path,
                remedy="run `backchannel verify` on what was copied, and take an older backup",
            )


def _up_to_date(target: sqlite3.Connection) -> None:
    migrations.migrate(target, since=migrations.check(target, where="the backup"))
    if not filing.is_filed(target):
        with connections.transaction(target, where="the backup"):
            filing.file_anew(target)
