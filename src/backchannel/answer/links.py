"""Claims → links: who is reported to be tied to, or in touch with, whom, by which kind of evidence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from itertools import combinations

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import Contact, Tie

from .factors import HAPPENED, is_frequent, odds
from .issue import Issue
from .reading import Reading
from .references import meant_in

TIE_WORDS = {
    name: frozenset(words)
    for name, words in tomllib.loads(
        resources.files(__package__).joinpath("tie_words.toml").read_text("utf8")
    ).items()
}
KIND_OF_TIE = {
    "works_for": "works_directly",
    "influence_over": "influence",
    "worked_with": "worked_together",
    "ally": "ally",
    "knows": "knows",
    "represents": "represents",
}
ADVERSE = ("rival", "dislikes")


class Link(Struct, frozen=True, kw_only=True):
    """One piece of evidence that a and b are tied; `kind` names its odds, from a to b and back."""

    a: str
    b: str
    kind: str
    claims: tuple[Claim, ...]
    """The claims that prove it, the main one first."""
    detail: str = ""
    frequent: bool = False
    one_way: bool = False
    """b is a body: nothing leads on from it."""
    from_posts: bool = False
    """Concluded from the posts both hold, not reported of the two."""
    share: float = 1.0
    """How much of the starting odds this piece has."""
    long_ago: bool = False
    """One of those posts was last reported long before the day."""


def links_of(view: Reading, claim: Claim, issue: Issue | None = None) -> Iterator[Link]:
    """The links that a tie or a contact reports, whatever its day; of what has not happened, none."""
    if claim.modality not in HAPPENED:
        return
    if isinstance(claim.fact, Tie):
        yield from _of_tie(view, claim, claim.fact, issue)
    elif isinstance(claim.fact, Contact):
        yield from _of_contact(view, claim, claim.fact)


def may_be_of_the_issue(link: Link) -> str:
    """The kind of the link; where an issue can raise its odds, that of the greater ones."""
    fact = link.claims[0].fact
    return (_of_any_issue(link.kind, fact) if isinstance(fact, Tie) else None) or link.kind


def _of_any_issue(kind: str | None, fact: Tie) -> str | None:
    return "worked_together_on_this" if kind == "worked_together" and fact.origin else kind


def is_adverse(fact: Tie) -> bool:
    """Whether it says that the two are rivals or have clashed."""
    return fact.tie in ADVERSE


def kind_of_told(fact: Tie | Contact, *, people: int = 2) -> tuple[str | None, bool]:
    """(the kind that a fact gives a link between two of so many people, or None; whether it is frequent).

    Of ties whose odds an issue can raise the kind of the greater ones.
    """
    if isinstance(fact, Contact):
        return _kind_of_contact(fact, people), is_frequent(fact.frequency)
    kind = _kind_of_tie(fact, None)
    return _of_any_issue(kind, fact), is_frequent(fact.frequency)


def _of_tie(view: Reading, claim: Claim, fact: Tie, issue: Issue | None) -> Iterator[Link]:
    kind = _kind_of_tie(fact, issue)
    a, b = view.canonical(fact.a), view.canonical(fact.b)
    if kind is None or not _both_people(view, a, b):
        return
    said = (fact.detail, f"from {fact.origin}" if fact.origin else None, fact.channel, fact.frequency)
    detail = "; ".join(words for words in said if words)
    yield Link(a=a, b=b, kind=kind, claims=(claim,), detail=detail, frequent=is_frequent(fact.frequency))


def _kind_of_tie(fact: Tie, issue: Issue | None) -> str | None:
    """Which odds a tie has; None for one that opens no door (rivals, membership, late or estranged kin)."""
    detail = _detail_words(fact.detail)
    if fact.tie == "kin":
        if detail & TIE_WORDS["no_longer"]:
            return None
        return "near_kin" if detail & TIE_WORDS["near_kin"] else "kin"
    if fact.tie == "close_to":
        return "influence" if fact.directed or detail & TIE_WORDS["inner"] else "close"
    if fact.tie in ("knows", "ally", "worked_with") and detail & TIE_WORDS["close"]:
        return "close"
    if fact.tie == "knows" and is_frequent(fact.frequency):
        return "often_in_touch"
    if fact.tie == "worked_with" and issue and issue.in_words(fact.origin):
        return "worked_together_on_this"
    return KIND_OF_TIE.get(fact.tie)


def _detail_words(words: str | None) -> frozenset[str]:
    """The words of a detail, hyphens parted: "son-in-law" has "son"."""
    return frozenset((words or "").lower().replace("-", " ").split())


def _both_people(view: Reading, a: str, b: str) -> bool:
    return a != b and view.entity(a).kind == "person" and view.entity(b).kind == "person"


def _of_contact(view: Reading, claim: Claim, fact: Contact) -> Iterator[Link]:
    """A link for each pair with a person in it; in one-way contacts only from the one who acts."""
    ids = tuple(dict.fromkeys(view.canonical(ref) for ref in fact.participants))
    kinds = {id_: view.entity(id_).kind for id_ in ids}
    meant = meant_in(view, claim)
    kind = _kind_of_contact(fact, len(ids))
    for a, b in combinations(ids, 2):
        if fact.one_way and a != ids[0]:
            return
        if kinds[a] == "organisation" and kinds[b] == "person" and not fact.one_way:
            a, b = b, a
        if kinds[a] == "person" and kinds[b] in ("person", "organisation"):
            said = (fact.mode, fact.frequency, *(f"as “{r.words}”, inferred" for r in meant))
            detail = "; ".join(words for words in said if words and words != "other")
            yield Link(
                a=a,
                b=b,
                kind=kind,
                claims=(claim, *(premise for r in meant for premise in r.premises)),
                detail=detail,
                frequent=is_frequent(fact.frequency),
                one_way=kinds[b] != "person",
            )


def _kind_of_contact(fact: Contact, people: int) -> str:
    if people > odds().route.crowd:
        return "gathering"
    if fact.one_way:
        return "reached_out"
    if is_frequent(fact.frequency):
        return "often_in_touch"
    if fact.point_of_contact:
        return "point_of_contact"
    return "talks" if fact.mode == "talks" else "in_touch"
