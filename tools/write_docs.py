"""Writes the pages that are made from the code: docs/errors.md, nouns.md, commands.md, the README's demo.

`python -m tools.write_docs` writes them; with `--check` it writes nothing and exits 1 if a page is stale.
The nouns are read as text and not imported, so that the words beside a field are kept.
"""

from __future__ import annotations

import argparse
import ast
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from backchannel.model import errors
from tools.commands_page import commands_page
from tools.readme_page import readme_page

ROOT = Path(__file__).resolve().parents[1]
MODEL = ROOT / "src" / "backchannel" / "model"
CODES = ROOT / "src" / "backchannel" / "faces" / "words" / "codes.toml"
READ_FIRST = ("sources", "entities", "facts", "claims", "times", "labels")
NOT_NOUNS = ("__init__", "errors")
WRITTEN = "<!-- Written by `make docs` from {source}; do not edit. -->"
EXIT_STATUSES = {
    1: "refused or failed; the message says what would help",
    2: "the command or the desk's file cannot be used as given",
    4: "nothing found (what is hidden and what is missing look the same)",
}


def error_tree(error: type[errors.BackchannelError]) -> Iterator[type[errors.BackchannelError]]:
    """The error and everything under it, by code."""
    yield error
    for below in sorted(error.__subclasses__(), key=lambda each: each.code):
        yield from error_tree(below)


def told_codes() -> dict[str, dict[str, str]]:
    """What `backchannel explain` says of each code: of errors, and of the notices that have no exception."""
    return tomllib.loads(CODES.read_text("utf-8"))


def errors_page() -> str:
    lines = [
        "# Errors and notices",
        "",
        WRITTEN.format(source="`src/backchannel/model/errors.py` and `faces/words/codes.toml`"),
        "",
        "A message says what, where, and what would help; `backchannel explain CODE` says what stands here.",
        "Codes never change once published. A code without a name is a notice or a finding of `verify`.",
        "",
        "| Code | Name | What it means | What helps | Exit status |",
        "|---|---|---|---|---|",
    ]
    tree = {error.code: error for error in error_tree(errors.BackchannelError)}
    told = told_codes()
    for code in sorted({*tree, *told}):
        error, says = tree.get(code), told.get(code, {"what": "", "helps": ""})
        name, status = (f"`{error.__name__}`", str(error.exit_status)) if error else ("", "")
        lines.append(f"| {code} | {name} | {cell(says['what'])} | {cell(says['helps'])} | {status} |")
    lines += ["", "Exit status 0 is success."]
    lines += [f"Exit status {status}: {meaning}." for status, meaning in EXIT_STATUSES.items()]
    return "\n".join(lines) + "\n"


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def is_noun(node: ast.stmt) -> bool:
    return isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "Struct" for base in node.bases)


def field_rows(noun: ast.ClassDef) -> Iterator[str]:
    """One table row for each field, with the words that stand under it."""
    for node, after in zip(noun.body, [*noun.body[1:], None], strict=True):
        if not isinstance(node, ast.AnnAssign) or "ClassVar" in ast.unparse(node.annotation):
            continue
        note = ""
        if (
            isinstance(after, ast.Expr)
            and isinstance(after.value, ast.Constant)
            and isinstance(after.value.value, str)
        ):
            note = after.value.value
        default = f"`{cell(ast.unparse(node.value))}`" if node.value is not None else "required"
        name, kind = ast.unparse(node.target), cell(ast.unparse(node.annotation))
        yield f"| `{name}` | `{kind}` | {default} | {cell(note)} |"


def noun_section(noun: ast.ClassDef) -> list[str]:
    lines = [f"### {noun.name}", "", (ast.get_docstring(noun) or "").strip(), ""]
    rows = list(field_rows(noun))
    if rows:
        lines += ["| Field | Type | Default | Note |", "|---|---|---|---|", *rows, ""]
    return lines


def word_rows(tree: ast.Module) -> Iterator[str]:
    """The closed lists of words: every `Literal` of a module."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.value).startswith("Literal["):
            choices = ast.literal_eval("(" + ast.unparse(node.value)[len("Literal[") : -1] + ",)")
            yield f"| `{ast.unparse(node.targets[0])}` | {', '.join(f'`{each}`' for each in choices)} |"


def module_section(name: str) -> list[str]:
    tree = ast.parse((MODEL / f"{name}.py").read_text("utf-8"))
    lines = [f"## {name}.py", "", (ast.get_docstring(tree) or "").strip(), ""]
    words = list(word_rows(tree))
    if words:
        lines += ["| Words | Choices |", "|---|---|", *words, ""]
    for node in tree.body:
        if is_noun(node) and isinstance(node, ast.ClassDef):
            lines += noun_section(node)
    return lines


def noun_modules() -> list[str]:
    """The modules of the model in the order a newcomer reads them; a new one stands last."""
    rest = sorted({path.stem for path in MODEL.glob("*.py")} - {*READ_FIRST, *NOT_NOUNS})
    return [*READ_FIRST, *rest]


def nouns_page() -> str:
    lines = [
        "# Nouns",
        "",
        WRITTEN.format(source="`src/backchannel/model/`"),
        "",
        "Every part of the program speaks in these frozen records. They import nothing else of the project.",
        "",
    ]
    for name in noun_modules():
        lines += module_section(name)
    return "\n".join(lines).rstrip() + "\n"


def commands_told() -> str:
    return commands_page(WRITTEN.format(source="`src/backchannel/faces/commands/`"))


PAGES: dict[str, Callable[[], str]] = {
    "README.md": readme_page,
    "docs/commands.md": commands_told,
    "docs/errors.md": errors_page,
    "docs/nouns.md": nouns_page,
}


def stale_pages() -> list[str]:
    """The generated pages that the code has left behind."""
    return [name for name, page in PAGES.items() if not same(ROOT / name, page())]


def same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text("utf-8") == text


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is stale")
    if parser.parse_args().check:
        stale = stale_pages()
        for name in stale:
            print(f"{name} is stale: run `make docs`")
        return 1 if stale else 0
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
