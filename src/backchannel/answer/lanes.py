"""In which column of a timeline an event stands: said, did, measure, or an action of our side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from backchannel.model.claims import Claim
from backchannel.model.entities import Ref
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
                return "ours" if any(map(self._is_ours, _doers(measure))) else "measure"
            case Contact() as contact:
                return "ours" if any(map(self._is_ours, _doers(contact))) else "did"
        return "did"

    def meet(self, claims: Iterable[Claim]) -> None:
        """Read together whose posts tell the columns of several claims."""
        facts = (claim.fact for claim in claims)
        refs = (r for f in facts if isinstance(f, Measure | Contact) for r in _doers(f))
        self._sides.meet(self._view.canonical(ref) for ref in refs)

    def _is_ours(self, ref: str) -> bool:
        return self._sides.of_being(self._view.entity(ref)) == "ours"


def _doers(fact: Measure | Contact) -> Sequence[Ref]:
    if isinstance(fact, Contact):
        return fact.participants
    return (fact.issuer,) if fact.issuer is not None else ()
