"""What a word is worth: how seldom a report holds it, told from a shipped list, not from the documents.

So the score of a pair depends on the pair alone: neither the order in which documents came nor a document
that a reader may not see can move it.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from .tokens import root as root_of

WORDS_PER_REPORT = 400
"""The length of a usual news report: a word that stands once in so many words is expected in most reports."""

RAREST_PER_MILLION = 10.0
"""The frequency taken for a word that the list does not have."""


@lru_cache(maxsize=65536)
def rarity(root: str) -> float:
    """The information in meeting a root in a report, in nats: -log of the chance that a usual report has it.

    Method: inverse document frequency (Spärck Jones 1972), with the document frequency that a frequency per
    million words gives for a report of usual length.
    """
    per_million = _frequencies().get(root, RAREST_PER_MILLION)
    return -math.log(1 - (1 - per_million / 1e6) ** WORDS_PER_REPORT)


@cache
def _frequencies() -> Mapping[str, float]:
    text = (files(__package__) / "words" / "frequencies.toml").read_text(encoding="utf8")
    found: Counter[str] = Counter()
    for band in tomllib.loads(text)["band"]:
        for word in band["words"].split():
            # The middle of a band of a factor of two, on the logarithmic scale.
            found[root_of(word)] += band["per_million"] * math.sqrt(2)
    return found
