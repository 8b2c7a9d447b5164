"""That no command reaches beyond this machine, told by the system itself where `strace` is to be had."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.read.files_made import every_kind

CALLS = "connect,sendto,sendmsg,sendmmsg"
BEYOND = re.compile(r"sa_family=AF_INET6?\b")
HERE = re.compile(r'inet_addr\("127\.|"::1"')


@pytest.mark.skipif(shutil.which("strace") is None, reason="there is no strace")
def test_reading_every_kind_of_file_asks_nobody_outside(tmp_path: Path) -> None:
    folder, desk = tmp_path / "in", tmp_path / "desk.db"
    folder.mkdir()
    for name, data in every_kind().items():
        (folder / name).write_bytes(data)
    program = [sys.executable, "-m", "backchannel"]
    subprocess.run([*program, "init", str(desk), "--side", "Canada"], check=True, capture_output=True)
    trace = tmp_path / "trace"
    traced = ["strace", "-f", "-qq", "-e", f"trace={CALLS}", "-o", str(trace)]
    done = subprocess.run(
        [*traced, *program, "add", str(folder), "--desk", str(desk)], capture_output=True, text=True
    )
    if not trace.exists() or "ptrace" in done.stderr:
        pytest.skip("this machine lets nobody trace")
    assert '"added"' in done.stdout
    asked = [line for line in trace.read_text().splitlines() if BEYOND.search(line) and not HERE.search(line)]
    assert asked == []
