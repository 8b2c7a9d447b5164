"""Which names of legal acts mean one act, over all documents: by number, or by title and day.

A number that acts of two countries or two years bear is nobody's where the words do not say whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.facts import LegalAct, Measure, Tenure

from .reading import Reading

MAKERS = re.compile(r"^(?:(?:presidential|council|commission|government) )+(?=\w)")
"""Words of a name that some texts leave out: "Commission Regulation 2031/12"."""
Key = tuple[str, ...]


class Mentioned(Struct, frozen=True):
    """One place where a claim names an act."""

    claim: str
    act: LegalAct
    country: str | None


class ActBook:
    """The legal acts of a view, each under one id: the same on every call."""

    def __init__(self, view: Reading, claims: Iterable[Claim]) -> None:
        self._view = view
        self._of_holder: dict[str, str | None] = {}
        claims = tuple(claims)
        self._of_document = self._countries_of_documents(claims)
        self._ids: dict[tuple[str, LegalAct], str] = {}
        self.names: dict[str, LegalAct] = {}
        """Id → the fullest way in which the act is named."""
        self._number([m for claim in claims for m in self._mentioned(claim)])

    def id_of(self, claim: Claim, act: LegalAct) -> str:
        """The id of an act that a claim names."""
        return self._ids[claim.id, act]

    def country(self, claim: Claim) -> str | None:
        """The country of a measure's issuer, else that of the acts in the same document."""
        own = claim.fact.legal_act if isinstance(claim.fact, Measure) else None
        told = own.country if own is not None else None
        return told or self._of_issuer(claim) or self._of_document.get(claim.document)

    def _of_issuer(self, claim: Claim) -> str | None:
        issuer = claim.fact.issuer if isinstance(claim.fact, Measure) else None
        if issuer is None:
            return None
        return self._view.entity(issuer).country or self._of_posts(self._view.canonical(issuer))

    def _of_posts(self, holder: str) -> str | None:
        """The country of somebody who holds posts of one country only."""
        if holder not in self._of_holder:
            facts = [claim.fact for claim in self._view.claims_of(holder, "tenure")]
            codes = {
                fact.country
                for fact in facts
                if isinstance(fact, Tenure) and self._view.canonical(fact.holder) == holder
            } - {None}
            self._of_holder[holder] = codes.pop() if len(codes) == 1 else None
        return self._of_holder[holder]

    def _countries_of_documents(self, claims: Iterable[Claim]) -> dict[str, str]:
        found: dict[str, set[str]] = {}
        for claim in claims:
            act = claim.fact.legal_act if isinstance(claim.fact, Measure) else None
            code = None if act is None else act.country or self._of_issuer(claim)
            if code is not None:
                found.setdefault(claim.document, set()).add(code)
        return {document: codes.pop() for document, codes in found.items() if len(codes) == 1}

    def _mentioned(self, claim: Claim) -> Iterator[Mentioned]:
        fact, country = claim.fact, self.country(claim)
        if isinstance(fact, Measure):
            if fact.legal_act is not None:
                yield Mentioned(claim.id, fact.legal_act, country)
            yield from (Mentioned(claim.id, link.to, country) for link in fact.links if link.to is not None)

    def _number(self, mentioned: list[Mentioned]) -> None:
        """Puts under one id what shares a number or a title with its day."""
        groups: dict[Key, Key] = {}

        def root(key: Key) -> Key:
            while groups.setdefault(key, key) != key:
                key = groups[key]
            return key

        keys = [_keys(one) for one in mentioned]
        told_apart = _told_apart(mentioned, keys)
        own: list[Key] = []
        for number, (one, under) in enumerate(zip(mentioned, keys, strict=True)):
            mine = [_apart(key, one, told_apart) for key in under] or [("alone", str(number))]
            for other in mine[1:]:
                first, second = sorted((root(mine[0]), root(other)))
                groups[second] = first
            own.append(mine[0])
        for one, key in zip(mentioned, own, strict=True):
            id_ = " ".join(root(key))
            self._ids[one.claim, one.act] = id_
            kept = self.names.get(id_)
            self.names[id_] = one.act if kept is None else _fuller(kept, one.act)


def act_name(act: LegalAct) -> str:
    """How an act is called: by name, else by title, else by kind and day.

    >>> act_name(LegalAct("Order", "2031-05-04", "Duties on Tin", is_kind=True))
    'Duties on Tin (Order of 2031-05-04)'
    """
    if not act.is_kind:
        return act.name
    kind = f"{act.name} of {act.dated}" if act.dated else act.name
    return f"{act.title} ({kind})" if act.title else kind


def _keys(one: Mentioned) -> list[Key]:
    act, keys = one.act, list[Key]()
    if not act.is_kind:
        keys.append(("number", MAKERS.sub("", act.name.casefold())))
    if act.title is not None and act.dated is not None and len(act.dated) == len("2031-05-04"):
        keys.append(("title", " ".join(re.findall(r"\w+", act.title.casefold())), act.dated))
    return keys


def _told_apart(mentioned: list[Mentioned], keys: list[list[Key]]) -> dict[Key, tuple[bool, bool]]:
    """(by country, by year) for each number that several acts bear."""
    countries: dict[Key, set[str]] = {}
    years: dict[Key, set[str]] = {}
    for one, under in zip(mentioned, keys, strict=True):
        for key in under[:1]:
            countries.setdefault(key, set()).update([one.country] if one.country else [])
            years.setdefault(key, set()).update([one.act.dated[:4]] if one.act.dated else [])
    return {key: (len(codes) > 1, len(years[key]) > 1) for key, codes in countries.items()}


def _apart(key: Key, one: Mentioned, told_apart: dict[Key, tuple[bool, bool]]) -> Key:
    """The key with country and year where it needs them; where they are not told, the mention is alone."""
    by_country, by_year = told_apart.get(key, (False, False)) if key[0] == "number" else (False, False)
    if (by_country and one.country is None) or (by_year and one.act.dated is None):
        return (*key, "of", one.claim)
    country = (one.country or "",) if by_country else ()
    return (*key, *country, *(((one.act.dated or "")[:4],) if by_year else ()))


def _fuller(one: LegalAct, other: LegalAct) -> LegalAct:
    """The two together: a name before a kind, and the title and day that either has."""
    named = other if one.is_kind and not other.is_kind else one
    return LegalAct(
        named.name,
        one.dated or other.dated,
        one.title or other.title,
        is_kind=named.is_kind,
        country=one.country or other.country,
    )


def day_of(act: LegalAct) -> date | None:
    """The day an act is of, where it is told to the day."""
    return date.fromisoformat(act.dated) if act.dated and len(act.dated) == len("2031-05-04") else None
