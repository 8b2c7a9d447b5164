"""The words of the pages: found in templates and code, and kept beside their translations.

`python -m tools.write_locale` brings every locale/LANGUAGE.po up to date; what is new stands there without a
translation, what is gone goes. `--check` only tells whether anything would change or is not translated.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from backchannel.faces.web.rendering import FOLDER, LANGUAGES, TABS
from backchannel.faces.web.wording import enumerated

FUNCTIONS = ("_", "gettext", "ngettext")
AS_RENDERED = {"extensions": "jinja2.ext.do", "silent": "false"}
SAID_BY = ("said", "title")
"""Keyword arguments whose words are shown, in pages/*.py."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    only_check = parser.parse_args().check
    wrong: list[str] = []
    for language in LANGUAGES:
        if language == "en":
            continue
        path = FOLDER / "locale" / f"{language}.po"
        before = path.read_bytes() if path.exists() else b""
        catalog = updated(before, language)
        after = _written(catalog)
        if only_check:
            wrong += [f"{path.name}: run `make locale`"] if after != before else []
            wrong += [f"{path.name}: no translation of {m.id!r}" for m in untranslated(catalog)]
        else:
            path.write_bytes(after)
            print(
                f"{path.name}: {len(catalog)} words, {len(list(untranslated(catalog)))} without translation"
            )
    print("\n".join(wrong), file=sys.stderr)
    return 1 if wrong else 0


def updated(before: bytes, language: str) -> Catalog:
    """The catalog with exactly the words that there are now."""
    kept = read_po(BytesIO(before), locale=language) if before else Catalog(locale=language)
    made = Catalog(locale=language, fuzzy=False)
    for words in sorted(found(), key=lambda w: w if isinstance(w, str) else w[0]):
        known = kept.get(words[0] if isinstance(words, tuple) else words)
        made.add(words, known.string if known is not None else None)
    return made


def untranslated(catalog: Catalog) -> Iterator[Message]:
    """Messages without a translation in every form."""
    for message in catalog:
        if not message.id:
            continue
        strings = message.string if isinstance(message.string, tuple | list) else [message.string]
        if not all(strings):
            yield message


def found() -> set[str | tuple[str, ...]]:
    """Every message: a text, or its singular and plural."""
    every: set[str | tuple[str, ...]] = {*enumerated(), *(tab.capitalize() for tab in TABS)}
    for template in sorted((FOLDER / "templates").glob("*.html")):
        with template.open("rb") as file:
            for _, function, words, _ in babel_extract(file, FUNCTIONS, (), AS_RENDERED):
                texts = [w for w in (words if isinstance(words, tuple) else (words,)) if w]
                if texts:  # what is computed in the template is among the enumerated
                    every.add((texts[0], texts[1]) if function == "ngettext" else texts[0])
    for module in sorted((FOLDER / "pages").glob("*.py")):
        every.update(_said_in(ast.parse(module.read_text("utf8"))))
    return every


def _said_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        is_argument = isinstance(node, ast.keyword) and node.arg in SAID_BY
        is_named = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in SAID_BY
        if is_argument or is_named:
            yield from _texts(node.value)  # type: ignore[attr-defined]  # both have one


def _texts(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str() as words) if words:
            yield words
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)


def _written(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, omit_header=True, no_location=True, sort_output=False, width=100)
    return out.getvalue()


if __name__ == "__main__":
    sys.exit(main())
