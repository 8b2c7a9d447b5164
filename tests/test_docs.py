"""The documents say what the code does: generated pages, commands, links, the demo desk's sources."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from backchannel.model import errors
from tools import commands_page, write_docs

ROOT = Path(__file__).resolve().parents[1]
DEMO = ROOT / "src" / "backchannel" / "demo"
PAGES = sorted(
    path
    for folder in (ROOT, ROOT / "docs", DEMO)
    for path in folder.rglob("*.md")
    if ".venv" not in path.parts
)
DEMO_TEXTS = sorted(DEMO.glob("*.txt"))
DEMO_HEADERS = ("title", "date", "outlet", "source")


@pytest.mark.parametrize("name", sorted(write_docs.PAGES))
def test_a_generated_page_says_what_the_code_says(name: str) -> None:
    assert (ROOT / name).read_text("utf-8") == write_docs.PAGES[name](), "run `make docs`"


def test_the_drawn_families_of_errors_are_the_real_ones() -> None:
    drawn = re.findall(r"(\w+) +(BC\d)xx", errors.__doc__ or "")
    real = [(family.__name__, family.code[:3]) for family in errors.BackchannelError.__subclasses__()]
    assert drawn == real
    assert all(
        error.code.startswith(family.code[:3])
        for family in errors.BackchannelError.__subclasses__()
        for error in write_docs.error_tree(family)
    )


def test_no_two_errors_share_a_code() -> None:
    codes = [error.code for error in write_docs.error_tree(errors.BackchannelError)]
    assert len(codes) == len(set(codes))


def test_every_error_is_explained() -> None:
    codes = {error.code for error in write_docs.error_tree(errors.BackchannelError)}
    assert codes <= set(write_docs.told_codes())


def readme_commands() -> list[str]:
    """Every `backchannel VERB` that the README shows."""
    text = (ROOT / "README.md").read_text("utf-8")
    return sorted(
        set(re.findall(r"(?:^|[`$ ])backchannel ([a-z][a-z-]+)", "\n".join(code_in(text)), re.MULTILINE))
    )


def code_in(text: str) -> list[str]:
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return fenced + re.findall(r"`[^`\n]+`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("verb", readme_commands())
def test_a_command_in_the_readme_exists(verb: str) -> None:
    command = [sys.executable, "-m", "backchannel", verb, "--help"]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_the_python_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(
        r"^```python\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    exec(code, {})
    told = capsys.readouterr().out.splitlines()
    assert " → " in told[0]
    assert any(told[1] in path.read_text("utf-8") for path in DEMO_TEXTS)


def test_every_command_is_on_its_page() -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    assert re.findall(r"^## ([\w-]+)$", page, re.MULTILINE) == [
        name for name, _, _ in commands_page.commands()
    ]


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_names_only_make_targets_and_files_that_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= make_targets()
    linked = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert [link for link in linked if not (page.parent / link).exists()] == []


def headers_and_body(path: Path) -> tuple[dict[str, str], str]:
    head, _, body = path.read_text("utf-8").partition("\n\n")
    return dict(line.split(": ", 1) for line in head.splitlines()), body


@pytest.mark.parametrize("path", DEMO_TEXTS, ids=lambda path: path.stem)
def test_a_demo_document_is_short_dated_and_says_where_its_facts_come_from(path: Path) -> None:
    headers, body = headers_and_body(path)
    assert tuple(headers) == DEMO_HEADERS
    assert date(2020, 1, 1) <= date.fromisoformat(headers["date"]) <= date(2026, 1, 1)
    assert 120 <= len(body.split()) <= 260


def test_the_demo_page_lists_every_demo_document_with_its_source() -> None:
    page = (DEMO / "README.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([\w.-]+\.txt)` \| .*? \| ([^|]+) \|$", page, re.MULTILINE))
    assert rows == {path.name: headers_and_body(path)[0]["source"] for path in DEMO_TEXTS}
