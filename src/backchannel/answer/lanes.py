"""In which column of a timeline an event stands: said, did, measure, or an action of our side."""

from __future__ import annotations

from typing import Literal

from backchannel.model.claims import Claim
from backchannel.model.facts import Contact, Measure, Statement

from .posts import PostBook
from .reading import Reading
from .sides import Sides

Lane = Literal["said", "did", "measure", "ours"]


class Lanes:
    """The columns; ours is what one of the desk's side does or takes part in, not what they say."""

    def __init__(self, view: Reading, book: PostBook) -> None:
        self._view, self._sides = view, Sides(view, book)

    def of(self, claim: Claim) -> Lane:
        match claim.fact:
            case Statement():
                return "said"
            case Measure() as measure:
                is_ours = measure.issuer is not None and self._is_ours(measure.issuer)
                return "ours" if is_ours else "measure"
            case Contact() as contact:
                return "ours" if any(self._is_ours(ref) for ref in contact.participants) else "did"
        return "did"

    def _is_ours(self, ref: str) -> bool:
        return self._sides.of_being(self._view.entity(ref)) == "ours"
