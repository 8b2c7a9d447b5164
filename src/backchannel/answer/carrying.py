"""Who already carries an issue: a contact, a statement, a tie or a remit of theirs is reported with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backchannel.model.claims import Claim
from backchannel.model.facts import Remit, Statement, Tenure

from .deciders import bears_on, has_say
from .issue import Issue
from .reading import Calendar, Reading

KINDS = ("contact", "statement", "tie", "remit", "measure", "tenure")


class Carrying:
    """By person: the claims of theirs that are about the issue, of times up to the day."""

    def __init__(self, view: Reading, calendar: Calendar, issue: Issue) -> None:
        self._view, self._calendar, self._issue = view, calendar, issue
        self._found: dict[str, Claim | None] = {}

    def proof(self, person: str) -> Claim | None:
        """The first claim that shows the person with the issue; None where nothing does."""
        if person not in self._found:
            self._found[person] = next((c for c in self._of(person, *KINDS) if self._shows(c)), None)
        return self._found[person]

    def decides(self, person: str, *, post_remits: Iterable[Claim] = ()) -> tuple[Claim, ...]:
        """Remits and measures that show the person with a say on the issue: the last word, a veto, or an act.

        `post_remits` are those given to a post that the person holds. Remits come first.
        """
        own = [*self._of(person, "remit"), *post_remits]
        remits = [c for c in own if has_say(c) and bears_on(self._issue, c)]
        return (*remits, *(c for c in self._of(person, "measure") if self._issue.in_claim(c)))

    def _of(self, person: str, *kinds: str) -> Iterator[Claim]:
        if self._issue:
            claims = self._view.claims_of(person, *kinds)
            yield from (claim for claim in claims if not self._calendar.is_later(claim))

    def _shows(self, claim: Claim) -> bool:
        # A post is named wherever its holder is: only its own words tie it to an issue ("health minister").
        if isinstance(claim.fact, Tenure):
            return self._issue.in_own_words(claim)
        if isinstance(claim.fact, Remit):
            return claim.modality != "denied" and bears_on(self._issue, claim)
        if isinstance(claim.fact, Statement) and claim.modality == "denied":
            return False
        return self._issue.in_claim(claim)
