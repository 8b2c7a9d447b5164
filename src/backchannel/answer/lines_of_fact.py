"""Facts as lines: one for each fact, with every claim that states it and its independent origins."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import cast

from msgspec import Struct

from backchannel.model.claims import Claim, ClaimId, Modality
from backchannel.model.facts import kind_of

from . import cited
from .cited import Citation
from .fact_words import fact_key, fact_words
from .layout import WIDTH, cut, quoted, wrapped
from .reading import Calendar, Reading

NOTHING: Mapping[ClaimId, tuple[str, ...]] = MappingProxyType({})


class FactLine(Struct, frozen=True, kw_only=True):
    """One fact: when it happened, when it was reported, and by how many."""

    kind: str
    words: str
    happened: str | None
    """EDTF; None where the words cannot tell."""
    reported: date | None
    """The first report."""
    modality: Modality
    origins: int
    glyph: str
    citations: tuple[Citation, ...]
    contradicted: str | None = None
    """What cannot be true with it, in words: "denied by …"."""

    @property
    def when(self) -> str:
        """The day it happened, as exactly as it is known; else that of the first report."""
        if self.happened is None:
            return f"reported {self.reported.isoformat()}" if self.reported else "undated"
        return day_words(self.happened)

    def text(self, *, width: int = WIDTH, indent: str = "  ", with_day: bool = True) -> list[str]:
        """What, and how many independent reports; under it the first quote and its source.

        The day it happened stands first; where it is not known, the day of the report is with the source.
        """
        first, under = self.citations[0], f"{indent}    "
        is_told = self.happened is None and first.published == self.reported
        day = f"{self.when} · " if with_day and not is_told else ""
        if self.kind == "statement":  # its words are the quote
            room = 2 * width - len(f"{indent}{under}{day}{self.glyph} {first.source}  ")
            words = f"{day}{cut(self.words, room)} {self.glyph} {first.source}"
            return wrapped(words, width=width, first=indent, rest=under) + self._against(width, under)
        words = f"{cut(f'{day}{self.words}', 2 * width - len(f'{indent}{under}{self.glyph}  '))} {self.glyph}"
        lines = wrapped(words, width=width, first=indent, rest=under)
        lines += quoted(first.quote, first.source, width=width, indent=under)
        return lines + self._against(width, under)

    def _against(self, width: int, indent: str) -> list[str]:
        if self.contradicted is None:
            return []
        return wrapped(f"{cited.CONTRADICTED} {self.contradicted}", width=width, first=indent)


def day_words(edtf: str) -> str:
    """An EDTF period in words.

    >>> [day_words(w) for w in ("2031-05", "2031-05-04~/", "2030/2031", "../2031", "2031?")]
    ['2031-05', 'from about 2031-05-04', '2030 to 2031', 'until 2031', 'perhaps 2031']
    """
    begin, _, end = (_date_words(part) for part in edtf.partition("/"))
    if "/" not in edtf or begin == end:
        return begin
    return f"{begin} to {end}" if begin and end else f"from {begin}" if begin else f"until {end}"


def _date_words(words: str) -> str:
    """One end of a period; nothing for an open or unknown one."""
    marks = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
    bare = words.strip("~?%").removeprefix("..")
    return f"{marks.get(words[-1:], '') if bare else ''}{bare}"


def fact_lines(
    view: Reading,
    calendar: Calendar,
    claims: Iterable[Claim],
    *,
    contradicted: Mapping[ClaimId, tuple[str, ...]] = NOTHING,
) -> list[FactLine]:
    """One line for each fact, in the order in which the claims first state it.

    What a copy tells in the same words is the same fact, also of people who have no name in either.
    `contradicted` says of a claim, by id, what cannot be true with it.
    """
    return [fact_line(view, calendar, group, contradicted) for group in fact_groups(view, calendar, claims)]


def fact_groups(view: Reading, calendar: Calendar, claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims of each fact: those of each of `fact_lines`, in its order."""
    groups: dict[Hashable, list[Claim]] = {}
    alike = _Alike(view)
    for claim in claims:
        key = fact_key(view, claim)
        if key not in groups:
            key = alike.first_key(calendar.origin(claim), claim, key)
        groups.setdefault(key, []).append(claim)
    return list(groups.values())


class _Nameless:
    """A view in which nobody has a name: what is told in other words there is told in other words."""

    caption = ""

    def __init__(self, view: Reading) -> None:
        self.document = view.document

    def entity(self, _: str, /) -> _Nameless:
        return self


class _Alike:
    """The facts that one report tells in the same words; whoever is alone is not put into words."""

    def __init__(self, view: Reading) -> None:
        self._view = view
        self._nameless = cast(Reading, _Nameless(view))
        self._waiting: dict[Hashable, tuple[Claim, Hashable]] = {}
        self._known: dict[Hashable, dict[str, Hashable]] = {}

    def first_key(self, origin: str, claim: Claim, key: Hashable) -> Hashable:
        """The key of the first fact that the report told so."""
        bare = (origin, fact_words(self._nameless, claim), claim.valid.edtf if claim.valid else None)
        if bare not in self._waiting:
            self._waiting[bare] = (claim, key)
            return key
        if bare not in self._known:
            first, its_key = self._waiting[bare]
            self._known[bare] = {fact_words(self._view, first): its_key}
        return self._known[bare].setdefault(fact_words(self._view, claim), key)


def first_reported(calendar: Calendar, group: Iterable[Claim]) -> date | None:
    """The day of the first report of a fact."""
    return min((day for c in group if (day := calendar.reported(c)) is not None), default=None)


def happened(group: Iterable[Claim]) -> str | None:
    """When a fact was, by the first of its claims that tells; EDTF."""
    return next((c.valid.edtf for c in group if c.valid is not None), None)


def fact_line(
    view: Reading,
    calendar: Calendar,
    group: Sequence[Claim],
    contradicted: Mapping[ClaimId, tuple[str, ...]] = NOTHING,
) -> FactLine:
    """The line of one fact."""
    first = group[0]
    citations = cited.cite_all(view, group)
    count = cited.origins(citations)
    against = dict.fromkeys(words for c in group for words in contradicted.get(c.id, ()))
    return FactLine(
        kind=kind_of(first.fact),
        words=fact_words(view, first),
        happened=happened(group),
        reported=first_reported(calendar, group),
        modality=first.modality,
        origins=count,
        glyph=cited.glyph(count, contradicted=bool(against)),
        citations=citations,
        contradicted="; ".join(against) or None,
    )
