"""How well a run of the finders agrees with the gold: counts per kind, and every fact that did not agree."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from backchannel.extract.finders import find_all
from backchannel.extract.interchange import contract
from backchannel.extract.language_model import load_model
from backchannel.extract.parsed import parse_all
from backchannel.model.sources import Document
from backchannel.read.reading import read_text
from gold.build import KINDS, TEXTS
from gold.matching import Found, kind_of, on_evidence, says_the_same
from gold.wording import claim_line, fact_line

Row = dict[str, Any]
APART = {"modality": "", "tie": "tie", "mode": "contact", "standing": "tenure"}
"""Role reported apart from the match → the kind it belongs to; "" is every kind."""


@dataclass
class Counts:
    """Gold facts, those found, claims made, and those that say a gold fact; optional facts count in none."""

    gold: int = 0
    found: int = 0
    predicted: int = 0
    matched: int = 0

    @property
    def precision(self) -> float:
        """Share of the claims that say a gold fact; 1.0 where nothing is claimed."""
        return self.matched / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold facts that are said; 1.0 where there is none."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass
class Result:
    """Counts per kind, and each fact in a line of words: found, missed, or claimed without gold."""

    counts: dict[str, Counts] = field(default_factory=lambda: {kind: Counts() for kind in KINDS})
    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    from_furniture: list[str] = field(default_factory=list)
    apart: dict[str, list[bool]] = field(default_factory=lambda: {name: [] for name in APART})
    """Whether each matched claim also has the gold's modality, kind of tie, mode of contact, standing."""

    def figures(self) -> dict[str, dict[str, float]]:
        return {k: {"precision": c.precision, "recall": c.recall} for k, c in self.counts.items()}


def read_gold(folder: Path = TEXTS) -> list[Row]:
    """Every gold text, by name."""
    return [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]


def digest_of(golds: Iterable[Row]) -> str:
    """Sixteen hexadecimal digits that name this gold."""
    whole = json.dumps(list(golds), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def found_in(golds: Iterable[Row]) -> Iterator[Row]:
    """What the finders say of each text, as lines of the extract contract, in the order of the texts."""
    for parsed in parse_all((_document(gold) for gold in golds), load_model()):
        yield contract(parsed, find_all(parsed), key=parsed.document.name)


def _document(gold: Row) -> Document:
    return read_text(
        gold["text"],
        name=gold["doc"],
        published=date.fromisoformat(gold["published"]) if "published" in gold else None,
        title=gold.get("title"),
        outlet=gold.get("outlet"),
    )


def scored(golds: Iterable[Row], lines: Iterable[Row]) -> Result:
    """The agreement of these lines with this gold, text by text."""
    result = Result()
    for gold, line in zip(golds, lines, strict=True):
        _score(gold, Found(line, gold["text"]), result)
    return result


def _score(gold: Row, found: Found, result: Result) -> None:
    names = {entity["id"]: entity["name"] for entity in gold["entities"]}
    claims = [claim for claim in found.claims if kind_of(claim) in KINDS]
    pairs = _pairs(gold["facts"], names, claims, found)
    for at, fact in enumerate(gold["facts"]):
        if not fact.get("optional"):
            counts = result.counts[fact["kind"]]
            counts.gold += 1
            counts.found += at in pairs
            (result.found if at in pairs else result.missed).append(fact_line(gold, fact, names))
    for fact_at, claim_at in pairs.items():
        _note_apart(gold["facts"][fact_at], claims[claim_at], result)
    said = {claim: fact for fact, claim in pairs.items()}
    for at, claim in enumerate(claims):
        if any(on_evidence(claim, {"evidence": place}) for place in gold["furniture"]):
            result.from_furniture.append(claim_line(gold, claim, found))
        if _is_optional(said.get(at), gold["facts"], names, claim, found):
            continue
        counts = result.counts[kind_of(claim)]
        counts.predicted += 1
        counts.matched += at in said
        if at not in said:
            result.alarms.append(claim_line(gold, claim, found))


def _note_apart(fact: Row, claim: Row, result: Result) -> None:
    for role, kind in APART.items():
        if not fact.get("optional") and kind in ("", fact["kind"]):
            result.apart[role].append(claim[role] == fact[role])


def _pairs(facts: list[Row], names: dict[str, str], claims: list[Row], found: Found) -> dict[int, int]:
    """Gold fact → claim, one to one; facts that are not optional choose first, and take the closest claim."""
    pairs: dict[int, int] = {}
    for at in sorted(range(len(facts)), key=lambda i: bool(facts[i].get("optional"))):
        free = [
            j
            for j, claim in enumerate(claims)
            if j not in pairs.values() and says_the_same(facts[at], names, claim, found)
        ]
        if free:
            pairs[at] = max(free, key=lambda j: (_common(facts[at], claims[j]), claims[j]["score"], -j))
    return pairs


def _common(fact: Row, claim: Row) -> int:
    """Characters of evidence that both have."""
    start, end = fact["evidence"]
    return sum(max(0, min(end, e["end"]) - max(start, e["start"])) for e in claim["evidence"])


def _is_optional(fact: int | None, facts: list[Row], names: dict[str, str], claim: Row, found: Found) -> bool:
    """Whether it says an optional fact, perhaps once more."""
    if fact is not None:
        return bool(facts[fact].get("optional"))
    return any(each.get("optional") and says_the_same(each, names, claim, found) for each in facts)
