"""The numbers of routes, read from `odds.toml`, and what they give for one piece of evidence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from math import prod
from typing import Protocol

import msgspec
from msgspec import Struct

DAYS_PER_YEAR = 365.25
HAPPENED = frozenset({"asserted", "hedged", "ongoing"})
"""The modalities of what was or is so; all others (planned, expected, denied, …) never make a hop."""


class Said(Protocol):
    """A claim, or how several are told alike."""

    @property
    def modality(self) -> str: ...
    @property
    def basis(self) -> str: ...


class EvidenceOdds(Struct, frozen=True, kw_only=True):
    """The odds, 0..1, that a hop with this evidence works, from a to b (`forth`) and from b to a (`back`)."""

    key: str
    words: str
    forth: float
    back: float
    why: str
    back_words: str | None = None
    """None: the same in both directions."""
    half_life_years: float | None = None
    """None: does not age."""


class RouteNumbers(Struct, frozen=True):
    max_hops: int
    smallest: float
    ceiling: float
    fits: float
    does_not_fit: float
    bears: float
    does_not_bear: float
    rival: float
    strong: float
    fair: float
    largest_body: int
    crowd: int
    level_half: float


class AgeNumbers(Struct, frozen=True):
    unknown: float
    frequency_slows: float
    frequent: frozenset[str]
    seldom: frozenset[str]


class StandingNumbers(Struct, frozen=True):
    same: float
    moved: float
    left: float
    long_ago: float
    long_ago_days: int
    undated: float


class Odds(Struct, frozen=True):
    """All of `odds.toml`."""

    route: RouteNumbers
    age: AgeNumbers
    standing: StandingNumbers
    said: dict[str, float]
    evidence: tuple[EvidenceOdds, ...]

    def of(self, key: str) -> EvidenceOdds:
        return _by_key()[key]


@cache
def odds() -> Odds:
    """The numbers in use; the same on every call."""
    return msgspec.convert(tomllib.loads(odds_text()), Odds)


def odds_text() -> str:
    """`odds.toml` as written, with the reasons beside the numbers."""
    return resources.files(__package__).joinpath("odds.toml").read_text("utf8")


@cache
def _by_key() -> dict[str, EvidenceOdds]:
    return {e.key: e for e in odds().evidence}


def is_frequent(words: str | None) -> bool:
    """Whether a stated frequency is more than once: "often", "several times"; not "rarely", "once"."""
    said = set((words or "").lower().replace(",", " ").split())
    return bool(said & odds().age.frequent) and not said & odds().age.seldom


def age_factor(days: int | None, half_life_years: float | None, *, frequent: bool = False) -> float:
    """1 on the day itself, one half after a half-life, slower with a stated frequency; undated: its own."""
    if half_life_years is None:
        return 1.0
    if days is None:
        return odds().age.unknown
    slowed = half_life_years * (odds().age.frequency_slows if frequent else 1.0)
    return float(0.5 ** (days / (slowed * DAYS_PER_YEAR)))


def said_factor(claim: Said, *, garbled: bool, accepted: bool) -> float:
    """How it is said: on record, anonymous, hedged, garbled; what a reader accepted counts fully."""
    said = odds().said
    if accepted:
        return said["accepted"]
    hedge = said["hedged"] if claim.modality == "hedged" else 1.0
    return said[claim.basis] * hedge * (said["garbled"] if garbled else 1.0)


def noisy_or(strengths: Iterable[float]) -> float:
    """The odds that at least one of several independent pieces of evidence holds, at most the ceiling."""
    missed = prod(sorted(1.0 - s for s in strengths))
    return min(odds().route.ceiling, 1.0 - missed)


def in_words(value: float) -> str:
    """ "strong", "fair" or "thin": what is shown instead of a decimal."""
    if value >= odds().route.strong:
        return "strong"
    return "fair" if value >= odds().route.fair else "thin"
