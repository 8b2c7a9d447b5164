"""Institutions that texts name without saying what they are, and the words that end such names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple, cast

from .places import key
from .rows import phrases, rows, table

OrganisationType = Literal[
    "government",
    "legislature",
    "court",
    "party",
    "bank",
    "body",
    "agency",
    "outlet",
    "company",
    "force",
    "union",
    "think_tank",
]
MEDIA: frozenset[OrganisationType] = frozenset({"agency", "outlet"})


class Organisation(NamedTuple):
    """A known institution; `country` is an ISO code or a bloc's, None for bodies of no one country."""

    name: str
    type: OrganisationType
    country: str | None


@lru_cache(maxsize=1)
def organisations() -> Mapping[str, Organisation]:
    """Every known institution by each of its names as `places.key` gives them: capitals are kept."""
    found: dict[str, Organisation] = {}
    for group, columns in rows("organisations"):
        country = columns[0][0] if columns[0] else None
        for name in columns[1]:
            found.setdefault(key(name), Organisation(name, cast(OrganisationType, group), country))
    return found


def organisation_of(words: str) -> Organisation | None:
    """The known institution of that name ("the WHO", "Bundestag's"); None if it is none."""
    return organisations().get(key(words))


def is_outlet(words: str) -> bool:
    """Whether the words name a news agency, newspaper, broadcaster or network on which things are said."""
    found = organisation_of(words)
    return found is not None and found.type in MEDIA


@lru_cache(maxsize=1)
def organisation_heads() -> frozenset[str]:
    """Words by which a capitalised name is seen to be an organisation ("Commission", "Inc.")."""
    return frozenset(phrases(table("organisations")["heads"]))


@lru_cache(maxsize=1)
def common_bodies() -> frozenset[str]:
    """Bodies that most countries have ("Senate", "foreign ministry"): the country comes from the text."""
    return frozenset(phrases(table("organisations")["common"]))


def has_organisation_head(words: str) -> bool:
    """Whether a name begins or ends with an organisation word, or has it before "of" or "for"."""
    tokens = words.replace(",", "").split()
    heads = organisation_heads()
    if len(tokens) < 2:
        return False
    if tokens[-1] in heads or f"{tokens[-2]} {tokens[-1]}" in heads:
        return True
    return any(token in heads and after in ("of", "for", "on") for token, after in pairwise(tokens))
