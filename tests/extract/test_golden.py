"""Text → expected facts, as readable files; `make golden` writes them again, the difference is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backchannel.extract.contacts.contacts import contacts
from backchannel.extract.parsed import Parsed
from backchannel.extract.tenures.tenures import tenures
from backchannel.extract.ties.ties import ties
from backchannel.model.claims import Draft

from .reading_aloud import parsed_text, told

FOLDER = Path(__file__).parent / "golden"
FINDERS: dict[str, Callable[[Parsed], Iterator[Draft]]] = {
    "tenures": tenures,
    "ties": ties,
    "contacts": contacts,
}
INDENT = "    "


def cases(path: Path) -> list[tuple[str, list[str]]]:
    """(text, expected lines) of a file: a text line, then its facts indented, then a blank line."""
    blocks = path.read_text(encoding="utf8").strip().split("\n\n")
    return [(b.split("\n")[0], [line.strip() for line in b.split("\n")[1:]]) for b in blocks]


def found(kind: str, text: str) -> list[str]:
    parsed = parsed_text(text)
    return [told(parsed, draft) for draft in FINDERS[kind](parsed)]


@pytest.mark.parametrize("kind", sorted(FINDERS))
def test_golden_texts_give_exactly_these_facts(kind: str) -> None:
    path = FOLDER / f"{kind}.txt"
    now = [(text, found(kind, text)) for text, _ in cases(path)]
    if os.environ.get("WRITE_GOLDEN"):
        blocks = ["\n".join([text, *(INDENT + line for line in lines)]) for text, lines in now]
        path.write_text("\n\n".join(blocks) + "\n", encoding="utf8")
    assert now == cases(path)


@pytest.mark.parametrize("kind", sorted(FINDERS))
def test_golden_evidence_is_the_texts_own_words(kind: str) -> None:
    for text, _ in cases(FOLDER / f"{kind}.txt"):
        parsed = parsed_text(text)
        for draft in FINDERS[kind](parsed):
            assert all(e.stands_in(parsed.document) for e in draft.evidence)
