"""Which packages with a language model are installed, and whether they are what they should be.

Nothing of a package is run before its version and its files are checked.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

Size = Literal["sm", "md"]
DEFAULT: Size = "sm"
"""The size that is loaded where none is asked for (docs/decisions/0012-models.md)."""
EXTRA = {"md": "medium"}
"""Sizes that are not installed by themselves, and the extra that installs them."""
WRONG_VERSION, WRONG_FILES, UNREADABLE = "BC703", "BC704", "BC705"
SHOWN = 16
"""Hexadecimal digits of a hash that are told: enough to compare, short enough to read."""


class Package(Struct, frozen=True, forbid_unknown_fields=True):
    """A package that may be installed: its versions, as major.minor, half-open, and its pinned hash."""

    name: str
    size: Size
    from_: str = msgspec.field(name="from")
    below: str
    sha256: str | None = None
    """None for an official package: its hash is told and not compared."""


class Installed(Struct, frozen=True):
    """A package that is installed: where its pipeline is, and what speaks against it."""

    package: Package
    folder: Path
    version: str
    sha256: str
    problem: str = ""
    """With its code; empty for one that can be loaded."""


class _Meta(Struct):
    name: str
    version: str
    lang: str = "en"


def packages() -> tuple[Package, ...]:
    """Every package that is known, in the order in which they are tried."""
    table = tomllib.loads(files(__package__).joinpath("model_packages.toml").read_text("utf8"))
    return tuple(msgspec.convert(row, Package) for row in table["package"])


def installed(size: Size | None = None) -> tuple[Installed, ...]:
    """Those of a size, or of any, that are installed, in the order in which they are tried."""
    found = (_look_at(package) for package in packages() if size in (None, package.size))
    return tuple(each for each in found if each is not None)


def _look_at(package: Package) -> Installed | None:
    spec = find_spec(package.name)  # finds a package without running it
    places = list(spec.submodule_search_locations or ()) if spec is not None else []
    return _checked(package, Path(places[0])) if places else None


@cache
def _checked(package: Package, place: Path) -> Installed:
    try:
        meta = msgspec.json.decode((place / "meta.json").read_bytes(), type=_Meta)
        folder = place / f"{meta.lang}_{meta.name}-{meta.version}"
        told = hash_of(folder)
    except (OSError, msgspec.DecodeError) as error:
        return Installed(package, place, "", "", f"{UNREADABLE}: {package.name} cannot be read ({error})")
    return Installed(package, folder, meta.version, told, _problem(package, meta.version, told))


def _problem(package: Package, version: str, told: str) -> str:
    if not _number(package.from_) <= _number(version) < _number(package.below):
        return (
            f"{WRONG_VERSION}: {package.name} {version} is not used; "
            f"a version from {package.from_} and below {package.below} is needed"
        )
    if package.sha256 not in (None, told):
        return f"{WRONG_FILES}: {package.name} {version} is not used; its files are not those of the release"
    return ""


def _number(version: str) -> tuple[int, ...]:
    """ "3.10.1" → (3, 10): what follows the minor number makes no difference."""
    digits = ("".join(c for c in part if c.isdigit()) for part in version.split(".")[:2])
    return tuple(int(each or 0) for each in digits)


def hash_of(folder: Path) -> str:
    """SHA-256 over path, length and bytes of every file in a folder, by path. Raises: OSError."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    if not paths:
        raise FileNotFoundError(folder)
    whole = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + len(content).to_bytes(8))
        whole.update(content)
    return whole.hexdigest()
