"""Writes the census part of src/backchannel/gazetteer/data/first_names.toml.

    python tools/make_first_names.py dist.female.first dist.male.first

The two files are the first-name frequencies of the US Census of 1990 (public domain), as the package `names`
on the Python Package Index carries them: name, per cent of people, running per cent, rank.
"""

from __future__ import annotations

import sys
from pathlib import Path

CLEARLY = 4.0
"""A name of both genders belongs to the one that has it this many times as often, and else to neither."""
RARE = 0.002
"""Per cent of people below which a name is left out: the tail is mostly misspellings and words."""


def shares(path: str) -> dict[str, float]:
    """The per cent of people of each name, as the file orders them."""
    lines = (line.split() for line in Path(path).read_text().splitlines())
    return {parts[0].capitalize(): float(parts[1]) for parts in lines if len(parts) == 4}


def main() -> None:
    female, male = shares(sys.argv[1]), shares(sys.argv[2])
    groups: dict[str, list[str]] = {"census_f": [], "census_m": [], "census_both": []}
    for name in sorted({*female, *male}):
        f, m = female.get(name, 0.0), male.get(name, 0.0)
        if max(f, m) < RARE:
            continue
        gender = "f" if f >= CLEARLY * m else "m" if m >= CLEARLY * f else "both"
        groups[f"census_{gender}"].append(name)
    for key, names in groups.items():
        print(f"{key} = '''\n{' '.join(names)}\n'''")


if __name__ == "__main__":
    main()
