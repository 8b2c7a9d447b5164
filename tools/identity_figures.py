"""How well people are known again across documents: `make identity` measures, and writes docs/identity.md.

The evaluation sets lie beside the checkout; where they do not, only the invented careers are measured.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from backchannel.extract.language_model import load_model
from backchannel.faces.across import across
from backchannel.faces.extraction import How
from backchannel.faces.jobs import Job
from backchannel.ingest.pipeline import add
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.view import View
from backchannel.model.entities import Ref
from backchannel.read.lines import read_lines
from backchannel.resolve.name_scores import names_compared
from backchannel.resolve.names import person_name
from backchannel.resolve.weights import NEVER
from tools.identity_histories import Figures, figures
from tools.kit import KIT, KitSet

PAGE = Path(__file__).resolve().parents[1] / "docs" / "identity.md"
BEGIN, END = "<!-- Written by `make identity` from here; do not edit. -->", "<!-- to here. -->"
CAREERS, SEEDS = 1000, (1, 2, 3)
Row = dict[str, Any]
Pairs = list[tuple[str, str]]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "--careers", type=int, default=CAREERS, metavar="N", help="invented careers a seed"
    )
    arguments.add_argument("--write", action="store_true", help="write docs/identity.md")
    given = arguments.parse_args()
    lines = [*_careers([figures(seed, given.careers) for seed in SEEDS])]
    if KIT.is_dir():
        lines += ["", *_news(), "", *_histories()]
    told = "\n".join(lines)
    print(told)
    if given.write:
        page = PAGE.read_text("utf8")
        before, _, rest = page.partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{told}\n{END}{rest.partition(END)[2]}", "utf8")


def _careers(found: list[Figures]) -> Iterator[str]:
    yield "### Invented careers with planted namesakes"
    yield ""
    yield (
        "| seed | people | reports | pairs planted | holders merged | split by accent, title or order | "
        + ("all reports one | left to a person | bare names given to a namesake |")
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for f in found:
        merged = ", ".join(f"{kind} {n}" for kind, n in f.merged.items()) or "0"
        yield f"| {f.seed} | {f.people} | {f.reports} | {sum(f.planted.values())} | {merged} | " + (
            f"{f.split_by_writing} | {f.whole} | {f.left_open} | {f.misplaced} |"
        )
    yield ""
    kinds = ", ".join(f"{n} {kind}" for kind, n in found[0].planted.items())
    yield f"Planted with seed {found[0].seed}: {kinds}."


def _news() -> Iterator[str]:
    """The kit's own figures on the news, with a `global_id` for each entity."""
    news = KitSet("entities")
    yield "### News on events (evaluation set coref_news)"
    yield ""
    yield "| figure | value | n |"
    yield "|---|---|---|"
    for name, (value, n) in news.metrics(_across(news.inputs())).items():
        yield f"| {name} | {value:.3f} | {n} |"


def _histories() -> Iterator[str]:
    """Names that the sets give for holders and predecessors, on one desk of all their documents."""
    yield "### Nominations and cabinet pages on one desk"
    yield ""
    yield "| set | documents | names in two or more | of them one person | names of two people in one |"
    yield "|---|---|---|---|---|"
    for name in ("nominations", "post_pages"):
        kit = KitSet(name)
        view = _desk(kit.inputs())
        several, whole, mixed = _known_again(view, list(_names(kit.rows)))
        yield f"| {name} | {len(kit.rows)} | {several} | {whole} | {len(mixed)} |"
        for pair in mixed:
            print(f"  one in {name}: {pair}")


def _across(inputs: Iterable[Row]) -> list[Row]:
    import msgspec

    jobs = [Job(str(row["id"]), msgspec.json.encode(row)) for row in inputs]
    return [msgspec.json.decode(done.line) for done in across(jobs, How())]


def _desk(inputs: Iterable[Row]) -> View:
    import msgspec

    ledger = Ledger.create(":memory:", side=None)
    read = read_lines((msgspec.json.encode(row) for row in inputs), today=None, where="set")
    add(ledger, [(one.id, one.result) for one in read], model=load_model())
    return ledger.view()


def _names(rows: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """(document, name) of every holder and predecessor that a set gives."""
    for row in rows:
        for said in (*row.get("holders", ()), *row.get("nominations", ())):
            yield from ((str(row["id"]), said[key]) for key in ("person", "predecessor") if said.get(key))


def _known_again(view: View, said: Pairs) -> tuple[int, int, Pairs]:
    """Names in several documents, how many of them are one person, and pairs of other names in one."""
    names_of: dict[str, str] = {d.name: d.id for d in view.documents()}
    found: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    documents: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    by_person: defaultdict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    refs: defaultdict[str, list[tuple[Ref, set[tuple[str, ...]]]]] = defaultdict(list)
    for one in view.entities("person"):
        for ref in one.refs:
            keys = {key for name in view.names_at(ref) if (key := _key(name))}
            refs[ref.rpartition("#")[0]].append((ref, keys))
    for document, name in said:
        key = _key(name)
        for ref, keys in refs[names_of.get(document, "")]:
            if key is not None and key in keys:
                found[key].add(view.canonical(ref))
                documents[key].add(document)
                by_person[view.canonical(ref)][key] = name
    several = [key for key, where in documents.items() if len(where) > 1]
    mixed = [
        (one, other)
        for held in by_person.values()
        for key, one in held.items()
        for other_key, other in held.items()
        if key < other_key and any(weight <= NEVER for _, weight in names_compared([one], [other]))
    ]
    return len(several), sum(len(found[key]) == 1 for key in several), mixed


def _key(name: str) -> tuple[str, ...] | None:
    """First name and surname, in whatever order: the same with and without middle names."""
    parsed = person_name(name)
    return None if parsed is None or parsed.bare else tuple(sorted((parsed.given[0], parsed.surname)))


if __name__ == "__main__":
    main()
