"""House rules a machine can check: sizes, weight of the import, word lists, what no file holds."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "backchannel"
SEEDS = ROOT.parent / "shared"
"""The founding articles and what a reader finds in them; on the project's own machines only."""

MAX_FILE_LINES, MAX_FUNCTION_LINES, MAX_PARAMETERS = 300, 60, 7
HELP_BUDGET_MICROSECONDS = 200_000
HEAVY = ("spacy", "thinc", "numpy", "sqlite3", "trafilatura", "lxml", "rich", "http.server", "asyncio")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tracked_texts() -> dict[str, str]:
    """Every text file that git keeps, by its path in the project."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    texts = {}
    for name in listed.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            content = path.read_bytes()
            if b"\0" not in content:
                texts[name] = content.decode("utf-8", "replace")
    return texts


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, Function):
            yield node


def parameters(function: Function) -> int:
    given = function.args
    names = [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def test_no_file_grows_past_its_size() -> None:
    sizes = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in sizes.items() if lines > MAX_FILE_LINES} == {}


def test_no_function_grows_past_its_size() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{found.lineno} {found.name}: {lines} lines"
        for path in modules()
        for found in functions(path)
        if (lines := (found.end_lineno or found.lineno) - found.lineno + 1) > MAX_FUNCTION_LINES
    ]
    assert long == []


def test_no_function_takes_more_than_seven_parameters() -> None:
    wide = [
        f"{path.relative_to(ROOT)}:{found.lineno} {found.name}: {parameters(found)} parameters"
        for path in modules()
        for found in functions(path)
        if parameters(found) > MAX_PARAMETERS
    ]
    assert wide == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty_names = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
    assert [str(path.relative_to(ROOT)) for path in modules() if path.stem in empty_names] == []


def help_imports() -> tuple[int, set[str]]:
    """Microseconds that the imports of `--help` took, and every module that was imported."""
    command = [sys.executable, "-X", "importtime", "-m", "backchannel", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    rows = re.findall(r"^import time:\s+(\d+) \|\s+\d+ \| *(\S+)$", done.stderr, re.MULTILINE)
    return sum(int(own) for own, _ in rows), {name for _, name in rows}


def test_help_imports_nothing_heavy_and_is_quick() -> None:
    runs = [help_imports() for _ in range(5)]
    _, imported = runs[0]
    assert [name for name in HEAVY if name in imported] == []
    assert min(spent for spent, _ in runs) < HELP_BUDGET_MICROSECONDS


def word_lists() -> list[Path]:
    return sorted(SOURCE.rglob("*.toml"))


@pytest.mark.parametrize("path", word_lists(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_word_list_can_be_read_and_names_its_source(path: Path) -> None:
    text = path.read_text("utf-8")
    assert tomllib.loads(text)
    leading = text[: len(text) - len(re.sub(r"\A(?:[ \t]*(?:#.*)?\n)+", "", text))]
    assert re.search(r"\b(source|own (?:list|text|words|choice)|licen[cs]e)\b", leading, re.IGNORECASE), (
        "name the source in the first lines"
    )


# Written in pieces, so that this file does not hold what it forbids.
MACHINE_PATH = re.compile(r"(?<![\w.~})-])/(?:" + "|".join(("work", "root", "home", "Users")) + r")/\w")
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "com"),
        ("npmjs", "org"),
        ("crates", "io"),
        ("deb", "debian", "org"),
        ("huggingface", "co"),
    )
]


def test_no_file_names_a_path_of_one_machine() -> None:
    found = {name: match[0] for name, text in tracked_texts().items() if (match := MACHINE_PATH.search(text))}
    assert found == {}


def test_no_file_names_a_package_registry() -> None:
    found = {
        name: host
        for name, text in tracked_texts().items()
        for host in REGISTRY_HOSTS
        if host in text.lower()
    }
    assert found == {}


def test_every_pinned_requirement_has_a_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-npm.txt"):
        pins = re.findall(
            r"^[a-z0-9][\w.-]*==\S+ \\\n    --hash=sha256:", (ROOT / name).read_text(), re.MULTILINE
        )
        named = re.findall(r"^[a-z0-9][\w.-]*==", (ROOT / name).read_text(), re.MULTILINE)
        assert len(pins) == len(named) > 0, name


def test_the_checks_run_with_the_versions_the_program_ships_with() -> None:
    shipped, checked = (
        dict(re.findall(r"^([a-z0-9][\w.-]*)==(\S+)", (ROOT / name).read_text(), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    )
    assert {name: version for name, version in shipped.items() if checked.get(name) != version} == {}


def seed_people() -> set[str]:
    gold = SEEDS / "gold" / "seeds.yaml"
    if not gold.is_file():
        pytest.skip("the founding articles are not here")
    return set(re.findall(r"\bperson: ([^,}]+)", gold.read_text("utf-8")))


def code_and_word_lists() -> dict[str, str]:
    kept = {name: text for name, text in tracked_texts().items() if name.startswith("src/backchannel/")}
    return {name: text for name, text in kept.items() if not name.startswith("src/backchannel/demo/")}


def test_no_known_person_is_written_into_the_code() -> None:
    people = seed_people()
    surnames = {person.split()[-1] for person in people}
    told = re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(people | {s for s in surnames if len(s) > 4}))) + r")\b"
    )
    found = {name: match[0] for name, text in code_and_word_lists().items() if (match := told.search(text))}
    assert found == {}


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs_of_words(text: str, *, length: int) -> Iterator[str]:
    every = words(text)
    return (" ".join(every[at : at + length]) for at in range(len(every) - length + 1))


def test_no_sentence_of_the_founding_articles_is_copied() -> None:
    articles = sorted((SEEDS / "seeds").glob("*.txt"))
    if not articles:
        pytest.skip("the founding articles are not here")
    length = 11
    told = {run for path in articles for run in runs_of_words(path.read_text("utf-8"), length=length)}
    found = {
        name: copied
        for name, text in tracked_texts().items()
        if (copied := next((run for run in runs_of_words(text, length=length) if run in told), None))
    }
    assert found == {}
