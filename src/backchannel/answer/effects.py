"""What a finding that nobody has reviewed would change if it were accepted, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from backchannel.gazetteer import all_codes, part_of
from backchannel.gazetteer.post_words import has_one_holder
from backchannel.model.claims import Claim
from backchannel.model.facts import Contact, Tenure, Tie, kind_of, refs_of

from .fact_words import fact_key, fact_words
from .factors import HAPPENED
from .held import COMING, NOT_A_REPORT
from .issue import Issue
from .links import ADVERSE, links_of
from .posts import PostBook, post_report
from .reading import Calendar, Reading
from .sides import Side, Sides, post_words

Change = Literal[
    "opens_way",
    "names_holder",
    "contradicts",
    "strengthens_way",
    "may_be_one",
    "of_a_side",
    "new",
    "set_aside",
    "corroborates",
    "known",
]
"""In the order of the queue."""

CHANGE_WORDS: dict[Change, str] = {
    "opens_way": "opens a way",
    "names_holder": "names a holder",
    "contradicts": "speaks against a fact",
    "strengthens_way": "strengthens a way",
    "may_be_one": "two may be one",
    "of_a_side": "about ours or theirs",
    "new": "a new fact",
    "set_aside": "set aside",
    "corroborates": "one more report of a fact",
    "known": "known already",
}
FRIENDLY = ("close_to", "ally", "worked_with", "knows", "influence_over")
SIDE_WORDS: dict[Side, str] = {"ours": " (ours)", "theirs": " (theirs)", "other": ""}


class Effect(Struct, frozen=True):
    """What would change, and why it is said so."""

    change: Change
    words: str


class Effects:
    """Weighs findings of one view; reads what stands of the same people, and the posts once."""

    def __init__(self, view: Reading) -> None:
        self._view, self._calendar, self._issue = view, Calendar(view), Issue(view, None)
        self._book = PostBook(view, self._calendar)
        self._sides = Sides(view, self._book, their_codes=frozenset(all_codes()))

    def of(self, claim: Claim) -> Effect:
        """The gravest change first; what is known already is known whatever it says."""
        return self._known(claim) or self._post(claim) or self._pairs(claim) or self._of_a_side(claim)

    def name(self, id_: str) -> str:
        """Somebody, with the side they are on."""
        return f"{self._view.entity(id_).caption}{SIDE_WORDS[self.side(id_)]}"

    def side(self, id_: str) -> Side:
        """Whoever was ever reported in a post of ours or of others counts, also where the day cannot tell."""
        person = self._view.canonical(id_)
        side = self._sides.of(person).side
        if side == "other" and (ours := self._view.side) is not None:
            codes = [r.post.country for r in self._book.by_holder[person] if r.post.country]
            if codes:
                return "ours" if any(part_of(code, ours) for code in codes) else "theirs"
        return side

    def _known(self, claim: Claim) -> Effect | None:
        key = fact_key(self._view, claim)
        same = [c for c in self._beside(claim) if fact_key(self._view, c) == key]
        if not same:
            return None
        if self._calendar.origin(claim) not in {self._calendar.origin(c) for c in same}:
            ours_theirs = next((p for p in self._ways(claim)), None)
            words = f"it stands already ({same[0].id}); this is one more independent report"
            return Effect("strengthens_way" if ours_theirs else "corroborates", words)
        if claim.document in {c.document for c in same}:
            return Effect("known", f"this document says it already ({same[0].id}); nothing would change")
        return Effect("known", f"it stands already ({same[0].id}); +1 document, same origin")

    def _post(self, claim: Claim) -> Effect | None:
        fact = claim.fact
        if not isinstance(fact, Tenure) or claim.modality in NOT_A_REPORT:
            return None
        report = post_report(self._view, self._calendar, claim, fact)
        if not has_one_holder(report.post) or fact.standing in COMING:
            return None
        words, name = post_words(report), self.name(report.holder)
        day = report.day or self._calendar.day
        holder = self._book.holder_of(report.post, day)
        if fact.standing == "former":
            if holder != report.holder:
                return None
            return Effect("contradicts", f"{name} stands as {words} on {_day(day)}; this says former")
        if holder is None:
            return Effect("names_holder", f"who is {words} on {_day(day)} cannot be told; this names {name}")
        if holder != report.holder:
            return Effect("contradicts", f"{self.name(holder)} stands as {words} on {_day(day)}, not {name}")
        return None

    def _pairs(self, claim: Claim) -> Effect | None:
        if (against := self._against(claim)) is not None:
            what = fact_words(self._view, against)
            return Effect("contradicts", f"it speaks against what stands: {what} ({against.id})")
        for a, b in self._ways(claim):
            pair = f"{self.name(a)} and {self.name(b)}"
            between = [c for c in self._view.claims_of(a, "tie", "contact") if self._links(c, a, b)]
            if not between:
                return Effect("opens_way", f"nothing leads yet from one to the other: {pair}")
            if self._calendar.origin(claim) in {self._calendar.origin(c) for c in between}:
                return Effect("known", f"another tie of {pair} from the same report; no new origin")
            return Effect("strengthens_way", f"{pair} are tied already; this is one more independent report")
        return None

    def _of_a_side(self, claim: Claim) -> Effect:
        placed = [r for r in dict.fromkeys(self._roles(claim)) if self.side(r) != "other"]
        if placed:
            names = ", ".join(self.name(r) for r in placed[:2])
            return Effect("of_a_side", f"nothing that stands says it; it is about {names}")
        return Effect("new", "nothing that stands says it; nobody in it is known as ours or theirs")

    def _ways(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """The pairs of ours and theirs that the claim ties; ours first."""
        for link in links_of(self._view, claim, self._issue):
            for a, b in ((link.a, link.b), (link.b, link.a)):
                if self.side(a) == "ours" and self.side(b) == "theirs":
                    yield a, b

    def _links(self, claim: Claim, a: str, b: str) -> bool:
        return any({link.a, link.b} == {a, b} for link in links_of(self._view, claim, self._issue))

    def _against(self, claim: Claim) -> Claim | None:
        """A fact that stands and that cannot be so too: denied by one of the two, or friends who are foes."""
        people = set(self._roles(claim))
        if not isinstance(claim.fact, Tie | Contact):
            return None
        for other in self._beside(claim):
            if set(self._roles(other)) != people:
                continue
            denies = (claim.modality == "denied") != (other.modality == "denied")
            if denies and _what(claim) == _what(other):
                return other
            if _feud(claim) != _feud(other) and {_friendship(claim), _friendship(other)} == {True, False}:
                return other
        return None

    def _beside(self, claim: Claim) -> tuple[Claim, ...]:
        """What stands of the same kind and of the same first person, else in the same document."""
        kind = kind_of(claim.fact)
        for role in self._roles(claim):
            return tuple(self._view.claims_of(role, kind))
        return tuple(self._view.claims_in(claim.document, kind))

    def _roles(self, claim: Claim) -> Iterator[str]:
        return (self._view.canonical(ref) for ref in refs_of(claim.fact))


def _what(claim: Claim) -> object:
    fact = claim.fact
    when = claim.valid.edtf if claim.valid else None
    return fact.tie if isinstance(fact, Tie) else (fact.mode, when) if isinstance(fact, Contact) else None


def _feud(claim: Claim) -> bool:
    return isinstance(claim.fact, Tie) and claim.fact.tie in ADVERSE and claim.modality in HAPPENED


def _friendship(claim: Claim) -> bool:
    return isinstance(claim.fact, Tie) and claim.fact.tie in FRIENDLY and claim.modality in HAPPENED


def _day(day: object) -> str:
    return str(day) if day else "no day"
