"""What replaces what: only by a rule, and with the words that say so.

Nothing goes away: a replaced claim is found as before, and tells by what it was replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from backchannel.gazetteer.post_words import may_be_one as posts_may_be_one
from backchannel.model.claims import Claim
from backchannel.model.facts import Measure, Tenure
from backchannel.model.sources import Document

from ..cited import Citation, cite
from ..measure_links import STATED, Nodes
from ..reading import Reading
from .accounts import Account, Accounts, linking_claims
from .conflicts import conflict
from .near import meant_by
from .same_fact import may_be_one
from .words import says_any, words

Rule = Literal["corrected", "later_version", "no_longer", "measure_link"]
RULE_WORDS: dict[Rule, str] = {
    "corrected": "corrected",
    "later_version": "changed in a later version",
    "no_longer": "no longer so",
    "measure_link": "replaced by a later measure",
}
REPLACING = ("suspends", "lifts", "replaces")
SENTENCE = re.compile(r"[^\n.!?]*(?:[.!?](?!\s|$)[^\n.!?]*)*(?:[.!?]|$)")


class Superseded(Struct, frozen=True, kw_only=True):
    """A claim that a rule has replaced, and the words that say so."""

    claim: str
    by: str
    """The claim that stands in its place."""
    rule: Rule
    day: date | None
    """The day of the report that replaces it."""
    citation: Citation

    @property
    def words(self) -> str:
        """ "no longer so, 2031-06-04"."""
        return f"{RULE_WORDS[self.rule]}{f', {self.day.isoformat()}' if self.day else ''}"


def superseded(accounts: Accounts, among: Sequence[Account]) -> dict[str, Superseded]:
    """By the claim that is replaced; where several replace it, the first to do so."""
    found: dict[str, Superseded] = {}
    for one in (*_by_version(accounts, among), *_no_longer(accounts.view, among), *_by_link(accounts, among)):
        known = found.get(one.claim)
        if known is None or _place(one) < _place(known):
            found[one.claim] = one
    return found


def _place(one: Superseded) -> tuple[date, str]:
    return one.day or date.max, one.by


def _by_version(accounts: Accounts, among: Sequence[Account]) -> Iterator[Superseded]:
    """What an earlier version of a document says otherwise; the proof is its notice of correction, if any."""
    view = accounts.view
    by_document: dict[str, list[Account]] = {}
    for account in among:
        by_document.setdefault(account.claim.document, []).append(account)
    for document_id, own in by_document.items():
        if not any(r.relation == "version" for r in view.relations(document_id)):
            continue
        later = view.document(document_id)
        for earlier in _earlier_versions(view, later):
            notice = _notice(later)
            for old in by_document.get(earlier, ()):
                new = next((a for a in own if conflict(old, a) is not None), None)
                if new is not None and not any(may_be_one(old, a) for a in own):
                    yield _replaced(view, old, new.claim, day=later.published, notice=notice)


def _earlier_versions(view: Reading, later: Document) -> list[str]:
    """The documents a version of which this is, and which are of an earlier day."""
    found = []
    for relation in view.relations(later.id):
        if relation.relation == "version":
            other = view.document(relation.left if relation.right == later.id else relation.right)
            if other.published and later.published and other.published < later.published:
                found.append(other.id)
    return list(dict.fromkeys(found))


def _notice(document: Document) -> tuple[int, int] | None:
    """The sentence by which a document says that it corrects an earlier version."""
    phrases = words()["corrected"]["phrases"]
    for found in SENTENCE.finditer(document.text):
        if found[0].strip() and says_any(phrases, found[0]):
            start = found.start() + len(found[0]) - len(found[0].lstrip())
            return start, found.end()
    return None


def _replaced(
    view: Reading, old: Account, new: Claim, *, day: date | None, notice: tuple[int, int] | None
) -> Superseded:
    citation = cite(view, new)[0]
    if notice is not None:
        start, end = notice
        quote = view.document(new.document).text[start:end]
        citation = replace(citation, quote=quote, start=start, end=end)
    rule: Rule = "later_version" if notice is None else "corrected"
    return Superseded(claim=old.claim.id, by=new.id, rule=rule, day=day, citation=citation)


def _no_longer(view: Reading, among: Sequence[Account]) -> Iterator[Superseded]:
    """What lasts, and of which a later report says in so many words that it has ended."""
    states: dict[object, list[Account]] = {}
    for account in among:
        if account.kind in ("tenure", "tie", "remit", "attribute"):
            states.setdefault((account.kind, account.roles), []).append(account)
    for members in states.values():
        for end in members:
            if not _says_it_ended(end):
                continue
            for old in members:
                if _ends(old, end):
                    yield Superseded(
                        claim=old.claim.id,
                        by=end.claim.id,
                        rule="no_longer",
                        day=end.reported,
                        citation=cite(view, end.claim)[0],
                    )


def _says_it_ended(account: Account) -> bool:
    fact = account.claim.fact
    is_over = account.told == "denied" or (isinstance(fact, Tenure) and fact.standing == "former")
    return is_over and any(says_any(words()["ended"]["phrases"], e.quote) for e in account.claim.evidence)


def _ends(old: Account, end: Account) -> bool:
    fact = old.claim.fact
    if old.told != "held" or (isinstance(fact, Tenure) and fact.standing not in ("current", "acting")):
        return False
    if old.post is not None and (end.post is None or not posts_may_be_one(old.post, end.post)):
        return False
    return old.reported is not None and end.reported is not None and old.reported < end.reported


def _by_link(accounts: Accounts, among: Iterable[Account]) -> Iterator[Superseded]:
    """Measures that a later one suspends, lifts or replaces, as a whole and in words."""
    visible = {a.claim.id for a in among if a.kind == "measure"}
    linking = linking_claims(among, REPLACING)
    if not linking:
        return
    nodes = Nodes(accounts.view, accounts.calendar, meant_by(accounts.view, linking))
    for link in nodes.links:
        if link.target is None or link.is_part or link.relation not in REPLACING:
            continue
        if link.claim.modality not in STATED or link.claim.id not in visible or _is_ahead(link.claim):
            continue
        for claim in nodes.members.get(link.target, ()):
            if claim.id in visible and claim.id != link.claim.id and claim.modality in STATED:
                day = accounts.calendar.reported(link.claim)
                yield Superseded(
                    claim=claim.id, by=link.claim.id, rule="measure_link", day=day, citation=link.citation
                )


def _is_ahead(claim: Claim) -> bool:
    return isinstance(claim.fact, Measure) and claim.fact.stage in ("planned", "threatened", "requested")
