"""What a word is worth: how seldom a report holds it, told from a shipped list, not from the documents.

So the score of a pair depends on the pair alone: neither the order in which documents came nor a document
that a reader may not see can move it.
"""

from __future__ import annotations

import math
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

WORDS_PER_REPORT = 400
"""The length of a usual news report: a word that stands once in so many words is expected in most reports."""

RAREST_PER_MILLION = 10.0
"""The frequency taken for a word that the list does not have."""


@lru_cache(maxsize=65536)
def rarity(stem: str) -> float:
    """The information in meeting a stem in a report, in nats: -log of the chance that a usual report has it.

    Method: inverse document frequency (Spärck Jones 1972), with the document frequency that a frequency per
    million words gives for a report of usual length.
    """
    per_million = _frequencies().get(stem, RAREST_PER_MILLION)
    return -math.log(1 - (1 - per_million / 1e6) ** WORDS_PER_REPORT)


@cache
def _frequencies() -> dict[str, float]:
    text = (files(__package__) / "words" / "frequencies.toml").read_text(encoding="utf8")
    # The middle of a band of a factor of two, on the logarithmic scale.
    return {
        word: band["per_million"] * math.sqrt(2)
        for band in tomllib.loads(text)["band"]
        for word in band["words"].split()
    }
