"""What stands behind a fact: documents, independent origins, who says so, and how credible that makes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from backchannel.model.claims import Basis

from . import cited
from .appraised import Source, as_said
from .cited import BASIS_WORDS, Citation, counted
from .layout import wrapped
from .weighing.book import WeighingBook
from .weighing.credibility import Credibility
from .weighing.groups import Group


class Weight(Struct, frozen=True, kw_only=True):
    """The counts of one fact and its grade."""

    documents: int
    origins: int
    """Independent reports: copies, passages taken over and reports of one outlet's report count once."""
    sources: int
    """Independent sources: two reports of what one named person told are one."""
    bases: dict[Basis, int]
    """How many independent sources of each kind; a source counts as the best it gives."""
    unnamed: tuple[int, int]
    """How many unnamed sources there are, at least and at most: across reports they may be the same."""
    credibility: Credibility
    """What holds: a person's grade, or else that of the rules."""
    by_rules: Credibility
    """What the rules say, whatever a person said."""
    reliability: tuple[Source, ...] = ()
    """The outlets that say it, each with the desk's grade: of the source, whatever it tells."""

    @property
    def words(self) -> str:
        """ "2 documents, 1 origin · on record 1"."""
        number = f"{counted(self.documents, 'document')}, {counted(self.origins, 'origin')}"
        number += "" if self.sources == self.origins else f", {counted(self.sources, 'source')}"
        told = ", ".join(f"{BASIS_WORDS[basis]} {count}" for basis, count in self.bases.items())
        return f"{number} · {told}{self._unnamed}"

    @property
    def _unnamed(self) -> str:
        least, most = self.unnamed
        if most < 2:
            return ""
        return f" ({most} persons, kept apart)" if least == most else f" ({least} to {most} persons)"

    def lines(self, *, width: int) -> list[str]:
        """The counts and the grade."""
        return [
            *wrapped(self.words, width=width, rest="  "),
            *wrapped(self.credibility.words, width=width, rest="  "),
            *self.reliability_lines(width=width),
        ]

    def reliability_lines(self, *, width: int) -> list[str]:
        """The sources, where one of them was graded."""
        if not any(source.grade for source in self.reliability):
            return []
        told = "; ".join(source.words for source in self.reliability)
        return wrapped(f"reliability: {told}", width=width, rest="  ")


def weight_of(book: WeighingBook, group: Group, citations: Sequence[Citation]) -> Weight:
    """Of a group whose citations these are."""
    voices, by_rules = book.voices(group), book.credibility(group)
    given = book.grades.of_claims([account.claim.id for account in group.accounts])
    return Weight(
        documents=cited.documents(citations),
        origins=cited.origins(citations),
        sources=len(voices),
        bases=dict(Counter(voice.basis for voice in voices)),
        unnamed=(max((v.unnamed for v in voices), default=0), sum(v.unnamed for v in voices)),
        credibility=as_said(given, by_rules),
        by_rules=by_rules,
        reliability=book.grades.sources(citations),
    )
