"""Who already carries an issue: a contact, a statement, a tie or a remit of theirs is reported with it."""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.model.claims import Claim
from backchannel.model.facts import Measure, Remit, Statement, Tenure

from .claim_order import in_order
from .deciders import bears_on, has_say
from .issue import Issue
from .reading import Calendar, Nearest, Reading

KINDS = ("contact", "statement", "tie", "remit", "measure")
FIRST, NEAR = 10, 100
"""So many claims of each kind, those nearest the day, are looked at first, and at most."""
MOST_KEPT = 20_000
NEAR_POSTS = 5
"""So many reports of each wording of a post."""


class Carrying:
    """By person: the claims of theirs that are about the issue, of times up to the day."""

    def __init__(self, view: Reading, calendar: Calendar, issue: Issue) -> None:
        self._view, self._calendar, self._issue = view, calendar, issue
        self._carries: dict[str, bool] = {}
        self._found: dict[str, Claim | None] = {}

    def carries(self, person: str) -> bool:
        """Whether anything shows the person with the issue."""
        if person not in self._carries:
            few = self._near(person, KINDS, FIRST)
            shown = any(self._shows(c) for c in few.claims) or (
                (bool(few.cut) and any(self._shows(c) for c in self._near(person, KINDS, NEAR).claims))
                or any(self._shows(c) for c in self._near(person, ("tenure",), NEAR_POSTS).claims)
            )
            self._carries[person] = shown
        return self._carries[person]

    def proof(self, person: str) -> Claim | None:
        """The first claim that shows the person with the issue; None where nothing does."""
        if person not in self._found:
            found = self._near(person, KINDS, NEAR).claims if self.carries(person) else ()
            posts = self._near(person, ("tenure",), NEAR_POSTS).claims if self.carries(person) else ()
            self._found[person] = next((c for c in in_order([*found, *posts]) if self._shows(c)), None)
        return self._found[person]

    def decides(self, person: str, *, post_remits: Iterable[Claim] = ()) -> tuple[Claim, ...]:
        """Remits and measures that show the person with a say on the issue: the last word, a veto, or an act.

        `post_remits` are those given to a post that the person holds. Remits come first.
        """
        near = self._near(person, ("remit", "measure"), NEAR).claims if self._issue else ()
        told = [c for c in near if not self._calendar.is_later(c)]
        own = [*(c for c in told if isinstance(c.fact, Remit)), *post_remits]
        remits = [c for c in own if has_say(c) and bears_on(self._issue, c)]
        return (*remits, *(c for c in told if isinstance(c.fact, Measure) and self._issue.in_claim(c)))

    def _near(self, person: str, kinds: tuple[str, ...], many: int) -> Nearest:
        """Kept for the next question, whatever its issue."""
        day = self._view.valid_at
        kept: dict[object, Nearest] = self._view.kept(f"carried, {type(self._view).__name__}", dict)
        if (person, kinds, many, day) not in kept:
            if len(kept) >= MOST_KEPT:
                kept.clear()
            near = self._view.claims_around(person, *kinds, day=day, before=many, after=many if day else 0)
            kept[person, kinds, many, day] = near
        return kept[person, kinds, many, day]

    def _shows(self, claim: Claim) -> bool:
        if not self._issue or self._calendar.is_later(claim):
            return False
        # A post is named wherever its holder is: only its own words tie it to an issue ("health minister").
        if isinstance(claim.fact, Tenure):
            return self._issue.in_own_words(claim)
        if isinstance(claim.fact, Remit):
            return claim.modality != "denied" and bears_on(self._issue, claim)
        if isinstance(claim.fact, Statement) and claim.modality == "denied":
            return False
        return self._issue.in_claim(claim)
