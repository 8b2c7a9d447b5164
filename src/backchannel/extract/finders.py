"""Every finder, in the order in which they run (entities are counted in that order)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from ..model.claims import Draft
from .calibration import calibrated
from .contacts import contacts
from .figures import figures
from .flows import flows
from .measures import measures
from .parsed import Parsed
from .remits import remits
from .statements import statements
from .tenures import tenures
from .ties import ties

Finder = Callable[[Parsed], Iterator[Draft]]
FINDERS: dict[str, Finder] = {
    tenures.NAME: tenures.tenures,
    ties.NAME: ties.ties,
    contacts.NAME: contacts.contacts,
    statements.NAME: statements.statements,
    measures.NAME: measures.measures,
    flows.NAME: flows.flows,
    figures.NAME: figures.figures,
    remits.NAME: remits.remits,
}
"""Name and version → finder; the number rises when its output changes."""


def find_all(parsed: Parsed) -> list[Draft]:
    """Every fact the finders see in one document, finder by finder, each in reading order; each fact once,
    by the rule that saw it first, its score the share of such findings that were right.
    """
    return [calibrated(draft) for draft in found_raw(parsed)]


def found_raw(parsed: Parsed) -> list[Draft]:
    """The same with the scores that the rules give themselves: what calibration is measured on."""
    seen: dict[Draft, Draft] = {}
    for finder in FINDERS.values():
        for draft in finder(parsed):
            seen.setdefault(replace(draft, rule="", score=0), draft)
    return list(seen.values())
