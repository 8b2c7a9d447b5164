"""How many unnamed sources a report keeps apart: as many as its words say; across reports nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ..reading import Reading
from .accounts import Account
from .words import words

FOLLOWS = 240
"""So many characters after what an unnamed source said may tell that another says so too."""


def unnamed_sources(view: Reading, accounts: Iterable[Account]) -> int:
    """The most that one document of these keeps apart; 0 where none cites anybody unnamed.

    Two reports with an unnamed source each may have it from one person: nothing is added up across documents.
    """
    said: dict[str, list[str]] = {}
    for account in accounts:
        claim = account.claim
        if claim.basis == "anonymous":
            text, end = view.document(claim.document).text, claim.evidence[0].end
            told = said.setdefault(claim.document, [])
            told.append(_words_of(view, claim.cited))
            told += _agreeing().findall(text[end : end + FOLLOWS].lower())
    return max((kept_apart(told) for told in said.values()), default=0)


def kept_apart(told: Sequence[str]) -> int:
    """How many sources these words of one report name, at least.

    >>> kept_apart(["one official", "a second official"]), kept_apart(["officials"]), kept_apart(["both"])
    (2, 1, 2)
    """
    numbers, ordinals, others = (words()["unnamed"][key] for key in ("numbers", "ordinals", "others"))
    plain = [re.findall(r"[a-z]+", one.lower()) for one in told]
    counted = [int(values[w]) for values in (numbers, ordinals) for one in plain for w in one if w in values]
    further = {" ".join(one) for one in plain if not set(others).isdisjoint(one)}
    return max(1, *counted, 1 + len(further)) if told else 0


def _words_of(view: Reading, cited: str | None) -> str:
    if cited is None:
        return ""
    return view.entity(cited).caption if "#" in cited else cited


@cache
def _agreeing() -> re.Pattern[str]:
    listed = words()["unnamed"]
    marks, agrees = "|".join((*listed["ordinals"], *listed["others"])), "|".join(listed["agrees"])
    return re.compile(rf"\b((?:{marks})\b[^.!?\n]{{0,60}}?)\b(?:{agrees})\b")
