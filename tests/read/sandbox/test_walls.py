"""What a process behind the walls can still do: tried by one, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache

import pytest

PROBE = """
import json, os, socket, sys
from backchannel.read.sandbox import walls

secret, elsewhere = sys.argv[1:]
walls.calls_of(os.uname().machine)
readable = [sys.prefix, sys.base_prefix, "/usr/lib", "/lib"]
standing = walls.shut_off(walls.Limits(20.0, 1_500_000_000), readable)

def tried(deed):
    try:
        deed()
    except BaseException as error:
        return type(error).__name__
    return "done"

deeds = {
    "socket": lambda: socket.socket(),
    "unix socket": lambda: socket.socketpair(),
    "write": lambda: open(elsewhere, "w"),
    "append": lambda: open(secret, "a"),
    "read": lambda: open(secret).read(),
    "list": lambda: os.listdir(os.path.dirname(secret)),
    "delete": lambda: os.unlink(secret),
    "rename": lambda: os.rename(secret, elsewhere),
    "folder": lambda: os.mkdir(elsewhere),
    "link": lambda: os.symlink(secret, elsewhere),
    "fork": lambda: os.fork(),
    "program": lambda: os.execv("/bin/true", ["true"]),
    "signal": lambda: os.kill(os.getppid(), 0),
    "process group": lambda: os.setsid(),
    "other process": lambda: open(f"/proc/{os.getppid()}/environ").read(),
    "memory": lambda: bytearray(3_000_000_000),
    "limits": lambda: __import__("resource").setrlimit(__import__("resource").RLIMIT_AS, (-1, -1)),
    "own library": lambda: __import__("wave"),
}
print(json.dumps({"standing": standing, "tried": {name: tried(deed) for name, deed in deeds.items()}}))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    folder = tmp_path_factory.mktemp("walls")
    (folder / "secret.txt").write_text("secret")
    arguments = [str(folder / "secret.txt"), str(folder / "elsewhere.txt")]
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    assert (folder / "secret.txt").read_text() == "secret"
    assert not (folder / "elsewhere.txt").exists()
    result: dict[str, dict[str, str]] = json.loads(done.stdout)
    return result


CALLS = (
    "socket, unix socket, write, append, delete, rename, folder, link, fork, program, signal, process group, "
    "limits"
)


@cache
def standing() -> set[str]:
    from backchannel.read.files import read_file
    from backchannel.read.given import Given
    from backchannel.read.sandbox.sandbox import sandbox

    list(read_file(b"words of a note", Given(name="a.txt")))
    return set(sandbox().walls or ())


def test_the_limits_stand_everywhere(told: dict[str, dict[str, str]]) -> None:
    assert "limits" in told["standing"]
    assert told["tried"]["memory"] == "MemoryError"
    assert told["tried"]["own library"] == "done"


@pytest.mark.skipif("calls" not in standing(), reason="this kernel has no seccomp")
@pytest.mark.parametrize("deed", CALLS.split(", "))
def test_no_call_leads_out(told: dict[str, dict[str, str]], deed: str) -> None:
    assert told["tried"][deed] in ("PermissionError", "OSError", "ValueError")


@pytest.mark.skipif("files" not in standing(), reason="this kernel has no Landlock")
@pytest.mark.parametrize("deed", ["read", "list", "other process"])
def test_no_file_but_the_programs_own_can_be_read(told: dict[str, dict[str, str]], deed: str) -> None:
    assert told["tried"][deed] == "PermissionError"


def test_on_linux_all_walls_stand_around_a_reader() -> None:
    if sys.platform == "linux":
        assert standing() == {"limits", "files", "calls"}
