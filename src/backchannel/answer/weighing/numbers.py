"""What a number can mean: "nearly 500", "500" and "501" are one amount; "500" and "600" are two."""

from __future__ import annotations

import re
from decimal import Decimal

from .words import words

Range = tuple[Decimal | None, Decimal | None]
"""Inclusive; None is without bound."""
ABOUT = Decimal("0.1")
"""The share by which a value told as "about" may be off."""


def range_of(value: Decimal, qualifier: str | None) -> Range:
    """The values left open: half a unit of the last digit that is not a zero, or as the qualifier says.

    >>> [str(end) for end in range_of(Decimal(1200), None)]
    ['1150', '1250']
    """
    half = rounding(value)
    said = " ".join((qualifier or "").lower().split())
    if said in words()["qualifiers"]["at_least"]:
        return value - half, None
    if said in words()["qualifiers"]["at_most"]:
        return None, value + half
    if said:  # "about", and whatever else makes the number less than exact
        half = max(half, abs(value) * ABOUT)
    return value - half, value + half


def bound_of(qualifier: str | None) -> str | None:
    """ "at_least" or "at_most"; None for what is no bound."""
    said = " ".join((qualifier or "").lower().split())
    kinds = words()["qualifiers"]
    return next((kind for kind in ("at_least", "at_most") if said in kinds[kind]), None)


def rounding(value: Decimal) -> Decimal:
    """Half of the last place that the number is given to."""
    normal = value.normalize()
    exponent = normal.as_tuple().exponent
    if not isinstance(exponent, int) or not normal:
        return Decimal(0)
    return Decimal(1).scaleb(exponent) / 2


def may_be_one(a: Range, b: Range) -> bool:
    """Whether one value can lie in both."""
    (a_low, a_high), (b_low, b_high) = a, b
    return (a_low is None or b_high is None or a_low <= b_high) and (
        b_low is None or a_high is None or b_low <= a_high
    )


def rate_of(words_: str | None) -> Range | None:
    """The values of a rate in words ("25%", "up to 10 percent"); None where it has no number, or several."""
    found = re.search(r"(\d[\d,]*(?:\.\d+)?)", words_ or "")
    if found is None or words_ is None or len(re.findall(r"\d[\d,.]*", words_)) > 1:
        return None
    value = Decimal(found[1].replace(",", ""))
    said = words_[: found.start()].strip(" $€£").lower()
    known = {word for kind in words()["qualifiers"].values() for word in kind}
    if said in known:
        return range_of(value, said)
    return value, value
