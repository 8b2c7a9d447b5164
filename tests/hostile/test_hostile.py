"""A few of the files that `make hostile` reads by the thousand, and that what they do would be counted."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from backchannel.read.sandbox.sandbox import Sandbox
from tests.read.files_made import every_kind

from .counting import SECRET, Count, canaries, look, written
from .crafted import crafted
from .mutated import mutated

FEW = 120
QUICK = (
    "outside",
    "laughs",
    "zip",
    "entities in",
    "attached",
    "beginning",
    "length",
    "packed",
    "formulas",
    "pdf",
)


def test_hostile_files_are_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    count, behind, files = Count(), Sandbox(), every_kind()
    with canaries(tmp_path) as (canary, address, asked):
        for name, data in crafted(canary, address):
            if any(word in name for word in QUICK) and len(data) < 300_000:
                look(count, name, data, behind)
        for number in range(FEW):
            look(count, *mutated(files, number, seed=1), behind)
    behind.close()
    assert count.failures == []
    assert asked == []
    assert written(tmp_path) == []
    assert count.files > FEW + 20
    assert count.read > 20
    assert len(count.refused) > 3


def test_the_same_seed_makes_the_same_file() -> None:
    files = every_kind()
    made = [mutated(files, 7, seed=1), mutated(files, 7, seed=1), mutated(files, 8, seed=1)]
    assert made[0] == made[1] != made[2]


def test_what_would_be_wrong_is_counted(tmp_path: Path) -> None:
    class Failing(Sandbox):
        def pieces(self, task: object) -> list[object]:  # type: ignore[override]
            raise ValueError("planted")

    count, good = Count(), Sandbox()
    look(count, "planted", b"words", Failing())
    look(count, "secret", SECRET.encode(), good)
    good.memory = 10**12
    assert len(count.crashed) == 1
    assert count.bad == ["secret: the secret came out"]
    assert count.failures[:1] == ["planted: ValueError: planted"]
    assert replace(count).files == 2
    good.close()
    with canaries(tmp_path) as (canary, _, _):
        (tmp_path / "written.txt").write_text("x")
        Path(canary).write_text("changed")
        assert set(written(tmp_path)) == {"written.txt", "secret.txt"}
