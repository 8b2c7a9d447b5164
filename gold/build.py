"""Gold as it is written (quotes, in TOML) → gold as it is read (offsets, in JSON).

`python -m gold.build` writes gold/texts/NAME.json for every gold/written/NAME.toml. A quote must stand in its
text exactly once; "quote#2" is its second place.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WRITTEN, TEXTS = HERE / "written", HERE / "texts"
KINDS = ("tenure", "tie", "contact", "statement", "measure", "figure")
ENTITY_KINDS = ("person", "organisation", "office", "place", "group")

Row = dict[str, Any]


class BadGold(Exception):
    """What is written cannot be found, or names what is not there."""


def built(path: Path) -> Row:
    """The gold of one written file, with code point offsets. Raises: BadGold."""
    written = tomllib.loads(path.read_text("utf-8"))
    text = written["text"]
    gold: Row = {"doc": path.stem, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    gold |= {key: written[key] for key in ("title", "outlet", "published") if key in written}
    gold["text"] = text
    gold["furniture"] = [_only_place(quote, text, path.stem) for quote in written.get("furniture", [])]
    gold["entities"] = [_entity(each, text, path.stem) for each in written["entities"]]
    known = {each["id"] for each in gold["entities"]}
    gold["facts"] = [_fact(each, text, known, path.stem) for each in written["facts"]]
    return gold


def places(quote: str, text: str) -> list[list[int]]:
    """Where a quote stands as whole words, in reading order."""
    pattern = rf"(?<!\w){re.escape(quote)}(?!\w)"
    return [[found.start(), found.end()] for found in re.finditer(pattern, text)]


def _only_place(quote: str, text: str, where: str) -> list[int]:
    words, _, number = quote.partition("#")
    found = places(words, text)
    if number and len(found) >= int(number):
        return found[int(number) - 1]
    if len(found) != 1:
        raise BadGold(f"{where}: {quote!r} stands in the text {len(found)} times")
    return found[0]


def _entity(written: Row, text: str, where: str) -> Row:
    if written["kind"] not in ENTITY_KINDS:
        raise BadGold(f"{where}: {written['id']} is a {written['kind']}")
    taken: list[list[int]] = []
    for quote in sorted(written["mentions"], key=len, reverse=True):
        found = [_only_place(quote, text, where)] if "#" in quote else places(quote, text)
        if not found:
            raise BadGold(f"{where}: {quote!r} is not in the text")
        taken += [place for place in found if all(place[1] <= s or e <= place[0] for s, e in taken)]
    return {**written, "mentions": sorted(taken)}


def _fact(written: Row, text: str, known: set[str], where: str) -> Row:
    fact = dict(written)
    if fact["kind"] not in KINDS:
        raise BadGold(f"{where}: no kind {fact['kind']!r}")
    evidence = _only_place(fact.pop("at"), text, where)
    if "content" in fact:
        start, end = evidence
        inside = text[start:end].find(fact["content"])
        if inside < 0:
            raise BadGold(f"{where}: {fact['content']!r} is not inside its evidence")
        fact["content"] = [start + inside, start + inside + len(fact["content"])]
    for role in ("holder", "a", "b"):
        if role in fact and fact[role] not in known:
            raise BadGold(f"{where}: {role} {fact[role]!r} is no entity")
    return {
        "kind": fact.pop("kind"),
        "evidence": evidence,
        **fact,
        "modality": fact.get("modality", "asserted"),
    }


def as_json(gold: Row) -> str:
    """One entity and one fact a line, so that a change is read as a difference."""
    lists = ("furniture", "entities", "facts")
    head = [f" {json.dumps(k)}: {_line(v)}" for k, v in gold.items() if k not in lists]
    body = [f" {json.dumps(k)}: [" + ",".join(f"\n  {_line(v)}" for v in gold[k]) + "]" for k in lists]
    return "{\n" + ",\n".join(head + body) + "\n}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def main() -> int:
    try:
        texts = {path.stem: as_json(built(path)) for path in sorted(WRITTEN.glob("*.toml"))}
    except BadGold as error:
        print(error, file=sys.stderr)
        return 1
    for name, text in texts.items():
        (TEXTS / f"{name}.json").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
