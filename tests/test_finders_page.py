"""docs/finders.md shows a finder that works: it is run as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from backchannel.model.claims import Draft
from tests.extract.reading_aloud import parsed_text, told

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "finders.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def finder() -> Any:
    names: dict[str, Any] = {}
    exec(compile(blocks("python")[0], "docs/finders.md", "exec"), names)
    return names["remits"]


def test_the_example_finds_what_the_page_says() -> None:
    text, expected = blocks("text")
    parsed = parsed_text(text.strip())
    drafts: list[Draft] = list(finder()(parsed))
    assert [told(parsed, d) for d in drafts] == expected.strip().splitlines()
    assert all(d.evidence[0].quote in text for d in drafts)
    assert {d.rule for d in drafts} == {"adjective"}


def test_the_example_says_what_fell_short() -> None:
    parsed = parsed_text(blocks("text")[0].strip())
    parsed.near_facts.clear()  # a text is parsed once for all tests
    list(finder()(parsed))
    assert [(n.kind, n.lacks) for n in parsed.near_facts] == [("remit", "somebody")]
