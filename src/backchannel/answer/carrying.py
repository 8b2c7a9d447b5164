"""Who already carries an issue: a contact, a statement, a tie or a remit of theirs is reported with it."""

from __future__ import annotations

from collections import defaultdict

from backchannel.model.claims import Claim
from backchannel.model.facts import Measure, Remit, Statement, Tenure, refs_of

from .issue import Issue
from .reading import Calendar, Reading

CARRYING_KINDS = ("contact", "statement", "tie", "remit", "measure", "tenure")


class Carrying:
    """By person: the claims of theirs that are about the issue, of times up to the day."""

    def __init__(self, view: Reading, calendar: Calendar, issue: Issue) -> None:
        self._issue = issue
        self._by_role: dict[str, list[Claim]] = defaultdict(list)
        self._found: dict[str, Claim | None] = {}
        for claim in view.claims(*CARRYING_KINDS) if issue else ():
            if not calendar.is_later(claim):
                for role in {view.canonical(ref) for ref in refs_of(claim.fact)}:
                    self._by_role[role].append(claim)

    def proof(self, person: str) -> Claim | None:
        """The first claim that shows the person with the issue; None where nothing does."""
        if person not in self._found:
            self._found[person] = next((c for c in self._by_role.get(person, ()) if self._shows(c)), None)
        return self._found[person]

    def decides(self, person: str) -> tuple[Claim, ...]:
        """Remits and measures that show the person deciding on the issue, in the order of the documents."""
        acts = (c for c in self._by_role.get(person, ()) if isinstance(c.fact, Remit | Measure))
        return tuple(c for c in acts if self._issue.in_claim(c))

    def _shows(self, claim: Claim) -> bool:
        # A post is named wherever its holder is: only its own words tie it to an issue ("health minister").
        if isinstance(claim.fact, Tenure):
            return self._issue.in_own_words(claim)
        if isinstance(claim.fact, Statement) and claim.modality == "denied":
            return False
        return self._issue.in_claim(claim)
