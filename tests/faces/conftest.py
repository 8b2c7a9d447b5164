"""One small desk for all questions; the language model is loaded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from backchannel.__main__ import main

FIRST = """title: Veldania asks Norrmark to lift its timber ban
date: 2031-05-04
outlet: The Gull

Canada's ambassador to Norway, Mara Quist, met Norwegian Trade Minister Jo Lind in Oslo on Friday.

Quist has had a close working relationship with Lind since the timber talks.

"We will lift the timber ban before winter," Lind said.
"""
SECOND = """title: Iceland opens its harbours
date: 2031-05-06
outlet: The Tern

Icelandic Foreign Minister Pia Holm said on Tuesday that Iceland would open its harbours to ships from Canada.
"""

Ran = tuple[int, str, str]
Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command line: exit status, stdout, stderr."""
    for variable in ("BACKCHANNEL_DESK", "BACKCHANNEL_MODEL"):
        monkeypatch.delenv(variable, raising=False)

    def call(*argv: object) -> Ran:
        capfd.readouterr()
        status = main([str(word) for word in argv])
        told = capfd.readouterr()
        return status, told.out, told.err

    return call


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports and a file that is no text."""
    made = tmp_path_factory.mktemp("reports")
    (made / "first.txt").write_text(FIRST, "utf8")
    (made / "second.txt").write_text(SECOND, "utf8")
    (made / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(64)))
    return made


@pytest.fixture(scope="session")
def desk(folder: Path) -> Path:
    """A desk of Canada's with both reports."""
    path = folder.parent / "desk.db"
    assert main(["init", str(path), "--side", "Canada"]) == 0
    assert main(["add", str(folder / "first.txt"), str(folder / "second.txt"), "--desk", str(path)]) == 0
    return path
