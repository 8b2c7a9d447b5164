"""What a page states of its article as linked data (schema.org in JSON-LD), as a flat list of objects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

Thing = dict[str, Any]

ARTICLE = re.compile(r"Article$|Posting$|^Report$|^Review$|^PressRelease$")
PAGE = re.compile(r"^(?:WebPage|ItemPage|AboutPage)$")
CDATA = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)
CONTROLS = re.compile(r"[\x00-\x1f]+")
MAX_DEPTH = 6


def things(tree: HtmlElement) -> list[Thing]:
    """Every object at the top of a script, of a list, or of a @graph."""
    found: list[Thing] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            whole = json.loads(CONTROLS.sub(" ", CDATA.sub("", script.text)), strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_flat(whole, 0))
    return found


def _flat(value: Any, depth: int) -> Iterator[Thing]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _flat(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flat(value.get(key), depth + 1)


def articles(found: list[Thing]) -> list[Thing]:
    """The objects that are articles, else those that are pages."""
    return [t for t in found if _is_a(t, ARTICLE)] or [t for t in found if _is_a(t, PAGE)]


def _is_a(thing: Thing, kind: re.Pattern[str]) -> bool:
    return any(kind.search(name) for name in _strings(thing.get("@type")))


def _strings(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]


def by_id(found: list[Thing]) -> dict[str, Thing]:
    """The objects that others may point at: by "@id", of equal ones the last."""
    return {thing["@id"]: thing for thing in found if isinstance(thing.get("@id"), str)}


def names(value: Any, pointed_at: dict[str, Thing]) -> list[tuple[str, bool]]:
    """The names in an author or publisher field, each with whether it is a person's; "@id" is followed."""
    given: list[tuple[str, bool]] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "name" not in item:
            item = pointed_at.get(str(item.get("@id")), item)
        if isinstance(item, str):
            given.append((item, True))
        elif isinstance(item, dict):
            person = "Organization" not in " ".join(_strings(item.get("@type")))
            given.extend((name, person) for name in _strings(item.get("name")))
    return given
