"""Whom a post serves: "X's chief of staff", "adviser to Y", "his lawyer"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.people import Character
from ..posts.holding import Holding
from ..ties.kin_words import partner_before

if TYPE_CHECKING:
    from ..parsed import Parsed


def principal_of(parsed: Parsed, holding: Holding) -> Character | None:
    """The person a holding's words name as served; None where they name none."""
    post, cast = holding.post, parsed.cast
    if post.principal is not None:
        return cast.character(parsed.tokens[post.principal.end - 1])
    if post.possessor is not None:
        last = post.possessor[1] - 1
        found = cast.at(last)
        return found if found is not None and found.kind == "person" else None
    if post.determiner in ("his", "her"):
        partner = partner_before(parsed, post.start)
        if partner is not None and partner is not holding.holder:
            return partner
        found = cast.at(post.start)
        return found if found is not None and found is not holding.holder else None
    return cast.at_complement(post)
