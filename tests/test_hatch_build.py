"""The build brings the pinned scripts, knows them again, and says what would help where it cannot."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

import hatch_build

ROOT = Path(__file__).resolve().parents[1]
NAMED_FILES = 2 * len(hatch_build.KEPT)


def tree(folder: Path) -> Path:
    """A project tree of nothing but the pins and the scripts as they were brought."""
    shutil.copytree(ROOT / "web", folder / "web", ignore=shutil.ignore_patterns("node_modules"))
    shutil.copytree(ROOT / hatch_build.VENDOR, folder / hatch_build.VENDOR)
    return folder


def put_npm(folder: Path, script: str) -> None:
    folder.mkdir()
    npm = folder / "npm"
    npm.write_text(f"#!/bin/sh\n{script}\n")
    npm.chmod(npm.stat().st_mode | stat.S_IXUSR)


def test_the_installed_program_has_every_script_and_its_licence() -> None:
    assert hatch_build.is_whole(ROOT), "run `make setup` again, or `python hatch_build.py`"
    assert len(hatch_build.digests(ROOT / hatch_build.VENDOR)) == NAMED_FILES


def alter(script: Path) -> None:
    script.write_text("alert(1)")


def remove(script: Path) -> None:
    script.unlink()


def add_another(script: Path) -> None:
    alter(script.with_name("more.js"))


@pytest.mark.parametrize("change", [alter, remove, add_another])
def test_a_script_that_is_not_as_it_was_brought_is_noticed(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    root = tree(tmp_path)
    assert hatch_build.is_whole(root)
    change(root / hatch_build.VENDOR / "d3.min.js")
    assert not hatch_build.is_whole(root)


def test_scripts_of_another_version_than_the_pinned_are_brought_anew(tmp_path: Path) -> None:
    root = tree(tmp_path)
    lock = root / "web" / "package-lock.json"
    pins = json.loads(lock.read_text())
    pins["packages"]["node_modules/d3"]["version"] = "7.9.999"
    lock.write_text(json.dumps(pins))
    assert not hatch_build.is_whole(root)


def test_what_is_whole_needs_no_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tree(tmp_path / "tree")
    put_npm(tmp_path / "bin", "exit 7")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    assert hatch_build.is_whole(root)
    assert hatch_build.machine_npm() is None


def test_an_npm_too_old_for_the_lock_file_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_npm(tmp_path / "bin", "echo 6.14.4")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    assert hatch_build.machine_npm() is None


def test_a_registry_that_cannot_be_reached_ends_the_build_and_says_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tree(tmp_path / "tree")
    put_npm(
        tmp_path / "bin", 'test "$1" = --version && echo 11.0.0 && exit\necho "no route to it" >&2; exit 3'
    )
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(SystemExit, match=r"status 3\. What helps: (.|\n)*no route to it"):
        hatch_build.bring_scripts(root)
    assert hatch_build.is_whole(root), "what was there stays until there is something better"


def test_no_download_address_is_kept_in_the_pins() -> None:
    assert "resolved" not in (ROOT / "web" / "package-lock.json").read_text()
