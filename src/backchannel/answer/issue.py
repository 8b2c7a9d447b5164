"""Whether words, a claim or a document are about an issue: overlap of the stems of content words."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from importlib import resources
from math import ceil

from backchannel.model.claims import Claim
from backchannel.model.facts import Contact, Remit, Tenure, Tie

from .reading import Reading

ENOUGH = 2 / 3
"""The share of an issue's words that must be there: of two words both, of three two."""
TOGETHER = 20
"""So many documents are read together."""
_WORD = re.compile(r"[^\W_]+")


@cache
def stop_words() -> frozenset[str]:
    text = resources.files(__package__).joinpath("stop_words.toml").read_text("utf8")
    return frozenset(tomllib.loads(text)["words"])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without its inflection, cut the same way on both sides of a comparison.

    >>> [stem(w) for w in ("supplies", "supply", "exported", "tariffs")]
    ['suppl', 'suppl', 'export', 'tariff']
    """
    low = word.lower()
    for ending in ("ies", "ing", "ied", "ed", "es", "s", "y", "e"):
        if low.endswith(ending) and len(low) - len(ending) >= 3 and not low.endswith("ss"):
            return low[: -len(ending)]
    return low


def stems(words: str) -> frozenset[str]:
    """The stems of the content words."""
    return frozenset(stem(w) for w in _WORD.findall(words) if w.lower() not in stop_words())


LEFT_OUT = "Others may be left out: there are more documents on it than are read at once."


class Issue:
    """An issue in words, and what is about it; without words nothing is about it."""

    def __init__(self, view: Reading, words: str | None) -> None:
        self._view = view
        self.words = words
        self._stems = stems(words or "")
        self._enough = ceil(len(self._stems) * ENOUGH)
        ways = "|".join(map(re.escape, sorted(self._stems)))
        self._begun_so = re.compile(rf"(?<![^\W_])(?:{ways})[^\W_]*")
        """The words that begin as the issue's do, of a text in small letters."""
        self._documents: dict[str, bool] = {}

    def documents(
        self, *, first: int | None = None, last: int | None = None, wider: bool = False
    ) -> list[str]:
        """Ids of documents that may be about it, and of others, in order; all, or so many at one end.

        `wider`: also of those that have one of its words.
        """
        if not self._stems:
            return []
        beginnings, least = _beginnings(self._stems), 1 if wider else self._enough
        return list(self._view.holding(beginnings, least=least, first=first, last=last))

    def has_more(self, than: int) -> bool:
        """Whether more documents may be about it."""
        return len(self.documents(last=than + 1)) > than

    def latest(
        self, *kinds: str, of: Callable[[Claim], bool], documents: int, claims: int | None
    ) -> tuple[list[Claim], bool]:
        """(those told in the latest documents that may be about it, in order; whether no document is left).

        Read are so many documents at most, the latest first, until so many claims are found.
        """
        every = self.documents(last=documents + 1)
        found: list[Claim] = []
        unread = every[-documents:]
        while unread and (claims is None or len(found) < claims):
            unread, some = unread[:-TOGETHER], unread[-TOGETHER:]
            found = [*filter(of, self._view.claims_in_each(some, *kinds)), *found]
        return found, len(every) <= documents and not unread

    def told_in(self, document_ids: Sequence[str], *kinds: str) -> list[Claim]:
        """The claims of these documents whose own words name the issue, in the order of claims."""
        if not self._stems:
            return []
        every = self._view.claims_in_each(document_ids, *kinds, beginnings=self._stems, least=self._enough)
        return [claim for claim in every if self.in_own_words(claim)]

    def __bool__(self) -> bool:
        return bool(self._stems)

    def in_words(self, *words: str | None) -> bool:
        """Whether the words, taken together, name enough of the issue."""
        text = " ".join(w for w in words if w)
        if not self._stems:
            return False
        if "Σ" in text or "İ" in text:  # how they are written small depends on what stands beside them
            return len(self._stems & stems(text)) >= self._enough
        low = text.lower()
        # A stem is how its words begin: few texts have enough of them, and this is quick.
        if sum(beginning in low for beginning in self._stems) < self._enough:
            return False
        own = {stem(word) for word in self._begun_so.findall(low) if word not in stop_words()}
        return len(self._stems & own) >= self._enough

    def names(self, words: str, *, but: frozenset[str]) -> bool:
        """Whether all that words name ("fisheries minister", but "minister") is in the issue's."""
        every = stems(words)
        own = every - but
        return bool(own) and own <= self._stems and len(own) < len(every)

    def shares(self, words: str) -> bool:
        """Whether one of the words is the issue's."""
        return not self._stems.isdisjoint(stems(words))

    def in_document(self, document_id: str) -> bool:
        if document_id not in self._documents:
            document = self._view.document(document_id)
            self._documents[document_id] = self.in_words(document.title, document.text)
        return self._documents[document_id]

    def in_claim(self, claim: Claim) -> bool:
        """Whether the claim's own words name the issue, or its document is about it."""
        return self.in_own_words(claim) or any(self.in_document(e.document) for e in claim.evidence)

    def in_own_words(self, claim: Claim) -> bool:
        """Whether the quoted words or the roles name the issue."""
        quotes = (e.quote for e in claim.evidence)
        return self.in_words(*quotes, *_role_words(claim))


def documents_with(view: Reading, words: str, *, first: int | None = None) -> list[str]:
    """Ids of documents that hold all content words, and of others, in order; all, or the first so many."""
    wanted = stems(words)
    return list(view.holding(_beginnings(wanted), least=len(wanted), first=first)) if wanted else []


def _beginnings(wanted: Iterable[str]) -> list[str]:
    """As the view compares them: without accents."""
    plain = (unicodedata.normalize("NFKD", one.casefold()) for one in wanted)
    return sorted({"".join(c for c in one if not unicodedata.combining(c)) for one in plain})


def _role_words(claim: Claim) -> tuple[str | None, ...]:
    fact = claim.fact
    if isinstance(fact, Contact):
        return (fact.about,)
    if isinstance(fact, Tie):
        return (fact.origin, fact.detail)
    if isinstance(fact, Tenure):
        return (fact.post,)
    return (fact.issue,) if isinstance(fact, Remit) else ()
