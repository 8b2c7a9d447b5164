"""Contradictions and replacements in words: what the other side says, and who says it."""

from __future__ import annotations

from backchannel.model.claims import Claim, ClaimId
from backchannel.model.facts import Contact, Figure, Flow, Measure, Statement, Tenure

from ..cited import source_words
from ..fact_words import content_of
from ..reading import Reading
from .accounts import Account
from .book import WeighingBook
from .conflicts import Kind
from .contested import Contested
from .groups import Group

KIND_WORDS: dict[Kind, str] = {
    "denied": "denied",
    "two_places": "told of two places",
    "two_dates": "told of two days",
    "two_amounts": "told with two amounts",
    "two_rates": "told with two rates",
    "two_holders": "told of two holders",
    "two_stages": "told to be in force and not to be",
    "two_positions": "told for and against",
}


def said_against(view: Reading, one: Contested, group: Group) -> str:
    """What contradicts a group, with its source: "denied by …", "in Paris: The Courier, 2031-05-04"."""
    is_first = one.one.id == group.id
    pair = one.pairs[0]
    other = pair[1] if is_first else pair[0]
    if one.kind == "denied":
        return f"denied by {denier(view, other)}" if is_first else f"stated by {denier(view, other)}"
    return f"{value_of(view, one.kind, other)}: {source(view, other)}"


def conflicting(one: Contested, group: Group) -> list[Claim]:
    """The claims on the other side that contradict a group."""
    is_first = one.one.id == group.id
    return [(b if is_first else a).claim for a, b in one.pairs]


def value_of(view: Reading, kind: Kind, account: Account) -> str:
    """What one side says of the thing told in two ways."""
    fact = account.claim.fact
    match kind, fact:
        case "two_places", Contact():
            return f"in {account.place}"
        case "two_dates", _:
            return account.claim.valid.edtf if account.claim.valid is not None else "another day"
        case "two_amounts", Flow() | Figure():
            value = fact.amount if isinstance(fact, Flow) else fact.value
            return " ".join(str(w) for w in (fact.qualifier, f"{value:,f}", fact.unit) if w)
        case "two_rates", Measure():
            return str(fact.rate)
        case "two_holders", Tenure():
            return view.entity(fact.holder).caption
        case "two_stages", Measure():
            return fact.stage.replace("_", " ")
        case _, Statement():
            return f"“{content_of(view, account.claim)}”"
    return "denied" if account.told == "denied" else "stated"


def denier(view: Reading, account: Account) -> str:
    """Who says it: whoever is cited by name, else the unnamed source, else the report."""
    cited = account.claim.cited
    if cited is not None and "#" in cited:
        return f"{view.entity(cited).caption} ({source(view, account)})"
    if cited:
        return f"{cited} ({source(view, account)})"
    return source(view, account)


def source(view: Reading, account: Account) -> str:
    document = view.document(account.claim.document)
    return source_words(document.outlet, document.name or document.id, document.published)


def contradicted_words(book: WeighingBook) -> dict[ClaimId, tuple[str, ...]]:
    """By claim: what contradicts the fact it tells, in words; nothing for what nothing contradicts."""
    found: dict[ClaimId, tuple[str, ...]] = {}
    for group in book.groups:
        told = [said_against(book.view, one, group) for one in book.against.get(group.id, ())]
        if told:
            words = tuple(dict.fromkeys(told))
            found.update({account.claim.id: words for account in group.accounts})
    return found
