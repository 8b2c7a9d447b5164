"""`extract --across`: one person has one global_id in every document of a run."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run


def test_one_person_has_one_global_id_and_others_have_others(folder: Path, run: Run, tmp_path: Path) -> None:
    again = tmp_path / "again.txt"
    again.write_text("Mara Quist met Icelandic Foreign Minister Pia Holm in Oslo.\n", "utf8")
    paths = (folder / "first.txt", folder / "picture.png", folder / "second.txt", again)
    status, out, _ = run("extract", "--across", *paths)
    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, "error" in lines[1]) == (1, True)
    ids: dict[str, set[str]] = {}
    for line in (lines[0], *lines[2:]):
        for entity in line["entities"]:
            ids.setdefault(entity["caption"], set()).add(entity["global_id"])
    assert len(ids["Mara Quist"]) == len(ids["Pia Holm"]) == 1
    assert ids["Mara Quist"] != ids["Pia Holm"]
    plain = [json.loads(line) for line in run("extract", folder / "first.txt")[1].splitlines()]
    for entity in lines[0]["entities"]:
        del entity["global_id"]
    assert lines[0] == plain[0]
