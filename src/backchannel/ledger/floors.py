"""From which score on a finding counts as a fact (`floors.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from backchannel.model.claims import Claim, Draft, is_asked
from backchannel.model.facts import kind_of


def is_proposal(claim: Claim | Draft) -> bool:
    """Whether it stays a proposal until a person accepts it."""
    return is_asked(claim.made_by) or claim.score < floor_of(kind_of(claim.fact))


@cache
def floor_of(kind: str) -> float:
    """The floor of a kind of fact, 0..1."""
    listed = tomllib.loads(files(__package__).joinpath("floors.toml").read_text("utf8"))
    return float(listed["kinds"].get(kind, listed["default"]))
