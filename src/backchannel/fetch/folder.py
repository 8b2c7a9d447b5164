"""Files and folders as bytes, in a stable order; what cannot be read gives its error."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from backchannel.model.errors import BackchannelError, EmptyFile, FileTooLarge, UnreadableFile
from backchannel.settings import MAX_FILE_BYTES


class Fetched(Struct, frozen=True):
    """A file's bytes, or the error that stands for them; `name` is its path as the user gave it."""

    name: str
    result: bytes | BackchannelError


def files(paths: Iterable[str | Path]) -> Iterator[Path]:
    """Every file at these paths: a file as it is, a folder's files by name, then the folders inside it.

    Hidden files and folders inside a folder are passed over; a folder that links to itself is entered once.
    """
    seen: set[str] = set()
    for path in map(Path, paths):
        if path.is_dir():
            yield from _files_in(path, seen)
        else:
            yield path


def _files_in(folder: Path, seen: set[str]) -> Iterator[Path]:
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    shown = [path for path in inside if not path.name.startswith(".")]
    yield from (path for path in shown if not path.is_dir())
    for path in shown:
        if path.is_dir():
            yield from _files_in(path, seen)


def fetch(paths: Iterable[str | Path], *, max_bytes: int = MAX_FILE_BYTES) -> Iterator[Fetched]:
    """The bytes of every file at these paths, one at a time, or why there are none."""
    for path in files(paths):
        try:
            yield Fetched(str(path), file_bytes(path, max_bytes=max_bytes))
        except BackchannelError as error:
            yield Fetched(str(path), error)


def file_bytes(path: Path, *, max_bytes: int = MAX_FILE_BYTES) -> bytes:
    """The bytes of a file. Raises: UnreadableFile, FileTooLarge (before anything is read), EmptyFile."""
    name = str(path)
    try:
        if not path.exists():
            raise UnreadableFile("there is no such file", where=name, remedy="check the path")
        if not path.is_file():
            raise UnreadableFile(
                "this is not a file", where=name, remedy="give a file, or a folder that may be opened"
            )
        size = path.stat().st_size
        if size > max_bytes:
            raise FileTooLarge(
                f"it has {size:,} bytes, over {max_bytes:,}",
                where=name,
                remedy="cut it into parts and add those",
            )
        if size == 0:
            raise EmptyFile(
                "there is nothing to read", where=name, remedy="check that the file was saved completely"
            )
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableFile(
            f"it cannot be opened ({reason})", where=name, remedy="check its rights, or copy it elsewhere"
        ) from error
