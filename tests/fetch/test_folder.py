"""Files and folders in a stable order; what cannot be read is told and the rest goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backchannel.fetch.folder import fetch, file_bytes, files
from backchannel.model.errors import BackchannelError, EmptyFile, FileTooLarge, UnreadableFile


def test_a_folder_gives_its_files_by_name_then_its_folders(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden", "sub/z.txt", "sub/deep/y.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [str(path.relative_to(tmp_path)) for path in files([tmp_path])] == [
        "a.txt",
        "b.txt",
        "sub/z.txt",
        "sub/deep/y.txt",
    ]


def test_a_folder_that_links_to_itself_is_entered_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert [path.name for path in files([tmp_path])] == ["a.txt"]


def test_a_missing_file_gives_its_error_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("words")
    missing, found = fetch([tmp_path / "a.txt", tmp_path / "b.txt"])
    assert isinstance(missing.result, UnreadableFile)
    assert "a.txt" in str(missing.result)
    assert found.result == b"words"


def test_a_file_over_the_limit_is_refused_without_being_read(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as out:
        out.truncate(1_000_000_000_000)
    with pytest.raises(FileTooLarge, match="BC103"):
        file_bytes(large)


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with pytest.raises(EmptyFile):
        file_bytes(tmp_path / "a.txt")


def test_a_folder_in_place_of_a_file_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(UnreadableFile):
            file_bytes(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_rights_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    (result,) = fetch([tmp_path / "a.txt"])
    assert isinstance(result.result, BackchannelError)
