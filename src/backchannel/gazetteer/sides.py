"""Sides as a person types them."""

from __future__ import annotations

from backchannel.model.errors import BadQuestion

from .places import all_codes, country_code


def side_code(side: str | None) -> str | None:
    """The ISO code of a side given by name or code: "Canada" → "CA". Raises: BadQuestion."""
    if side is None:
        return None
    code = side.upper() if side.upper() in all_codes() else country_code(side)
    if code is None:
        raise BadQuestion(
            f"no country or part of one is known as {side!r}",
            remedy='write its English name, such as "Canada"',
        )
    return code
