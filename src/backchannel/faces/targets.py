"""Where bytes are written: stdout, or a new file. Nothing is ever overwritten."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from backchannel.model.errors import BadQuestion


def stdout_bytes() -> AbstractContextManager[BinaryIO]:
    """Stdout for bytes, left open."""
    return nullcontext(sys.stdout.buffer)


def new_file(path: Path) -> AbstractContextManager[BinaryIO]:
    """A file that is not there yet. Raises: BadQuestion where it is, or cannot be written."""
    try:
        return path.open("xb")
    except OSError as error:
        raise BadQuestion(
            f"it cannot be written ({error.strerror})", where=str(path), remedy="choose another name"
        ) from error
