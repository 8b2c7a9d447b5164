"""Contact details: they stay with whom their own document gives them for until a person says yes.

A wrong merge must not send a message to the wrong person: so of somebody of several documents a detail is
"not confirmed" unless a person said yes to it for all of them. Later reports of the same full name leave a
yes as it is; whomever a person joins, or whoever bears another name, needs a new one.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import Attribute
from backchannel.model.identity import by_a_person, pair_of

from .cited import Citation, cite
from .layout import wrapped
from .parts import source_of
from .reading import Being, Calendar, Reading

CONTACT_DETAILS = frozenset(("phone", "mobile", "fax", "e-mail", "address"))
State = Literal["given", "confirmed", "not_confirmed"]
STATE_WORDS: dict[State, str] = {
    "given": "as given",
    "confirmed": "confirmed",
    "not_confirmed": "not confirmed",
}


class Detail(Struct, frozen=True, kw_only=True):
    """One way to reach somebody, and for whom its document gives it."""

    claim: str
    name: str
    value: str
    given_for: str
    """The name that its document has for them."""
    source: str
    state: State
    citations: tuple[Citation, ...]

    def lines(self, *, width: int) -> list[str]:
        words = f"{self.name} {self.value}: {STATE_WORDS[self.state]}, from {self.given_for} in {self.source}"
        return wrapped(words, width=width, first="  ", rest="      ")


def details(view: Reading, being: Being, calendar: Calendar) -> tuple[Detail, ...]:
    """The contact details in all that they are made of, in document order; those of a later day left out."""
    return tuple(
        Detail(
            claim=claim.id,
            name=claim.fact.name,
            value=claim.fact.value,
            given_for=view.names_at(claim.fact.subject)[0],
            source=source_of(view, claim.fact.subject),
            state=_state(view, being, claim),
            citations=cite(view, claim),
        )
        for claim in view.claims_of(being.id, "attribute")
        if isinstance(claim.fact, Attribute)
        and claim.fact.name in CONTACT_DETAILS
        and not calendar.is_later(claim)
    )


def _state(view: Reading, being: Being, claim: Claim) -> State:
    assert isinstance(claim.fact, Attribute)
    others = [ref for ref in being.refs if ref != claim.fact.subject]
    if not others:
        return "given"
    said_for = view.confirmed(claim.id)
    if claim.fact.subject not in said_for:
        return "not_confirmed"
    names = {name for ref in said_for & {*being.refs} for name in _full_names(view, ref)}
    new = [ref for ref in others if ref not in said_for]
    joined = (
        {ref for j in view.judgements(being.id) if by_a_person(j) for ref in pair_of(j)} if new else set()
    )
    if all(ref not in joined and names & _full_names(view, ref) for ref in new):
        return "confirmed"
    return "not_confirmed"


def _full_names(view: Reading, ref: str) -> set[str]:
    return {name.casefold() for name in view.names_at(ref) if " " in name}
