"""How credible a fact is, 1–6 as in the Admiralty code, by rules that are told with it.

Source: NATO STANAG 2511, whose scale judges what is told apart from who tells it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from ..cited import BASIS_WORDS, counted
from .sources import RANK, Voice

Grade = Literal[1, 2, 3, 4, 5, 6]
GRADE_WORDS: dict[int, str] = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
ANSWERABLE = ("readout", "document", "on_record")
"""Bases with somebody who answers for the words."""


class Credibility(Struct, frozen=True, kw_only=True):
    """The grade, the rule that gave it, and why in words."""

    grade: Grade
    rule: str
    """Its name in docs/weighing.md: "two-sources"."""
    why: str

    @property
    def words(self) -> str:
        """ "2 probably true: one source, on record"."""
        return f"{self.grade} {GRADE_WORDS[self.grade]}: {self.why}"


def credibility_of(own: Sequence[Voice], against: Sequence[Voice]) -> Credibility:
    """The first rule that fits; `against` are the sources of what contradicts it."""
    if against:
        return _contradicted(own, against)
    sure = [voice for voice in own if voice.is_sure and voice.basis != "inferred"]
    if len(sure) >= 2 and all(voice.basis == "anonymous" for voice in sure):
        reports = counted(len(sure), "independent report")
        return _made(2, "unnamed-only", f"{reports}, on unnamed sources who may be the same")
    if len(sure) >= 2:
        return _made(1, "two-sources", f"{counted(len(sure), 'independent source')}")
    if not any(voice.basis != "inferred" for voice in own):
        return _made(6, "inferred", "inferred, no words say it")
    if len(own) >= 2 and sure:
        return _made(2, "one-sure", f"{counted(len(own), 'independent source')}, one of them without a hedge")
    if len(own) >= 2:
        return _made(3, "all-hedged", f"{counted(len(own), 'independent source')}, all with a hedge")
    (voice,) = own
    basis = BASIS_WORDS[voice.basis]
    if sure and voice.basis in ANSWERABLE:
        return _made(2, "one-answerable", f"one source, {basis}")
    if sure and voice.basis == "anonymous" and voice.unnamed >= 2:
        return _made(2, "several-unnamed", f"one report, {voice.unnamed} unnamed sources that it keeps apart")
    if sure:
        return _made(3, "one-source", f"one source, {basis}")
    if voice.basis in ANSWERABLE:
        return _made(3, "one-hedged-answerable", f"one source, {basis}, with a hedge")
    return _made(6, "one-hedged", f"one source, {basis}, with a hedge")


def _contradicted(own: Sequence[Voice], against: Sequence[Voice]) -> Credibility:
    counts = f"{counted(len(own), 'source')} for it, {len(against)} against it"
    if len(own) > len(against):
        return _made(3, "more-for", counts)
    if len(own) < len(against):
        return _made(5, "more-against", counts)
    better, worse = _best(own), _best(against)
    if better < worse:
        return _made(3, "better-for", f"{counts}, those for it better placed")
    if better > worse:
        return _made(5, "better-against", f"{counts}, those against it better placed")
    return _made(4, "as-many-against", counts)


def _best(voices: Sequence[Voice]) -> int:
    """0 for somebody who answers for the words, 1 for an outlet's own, 2 for an unnamed source."""
    best = min(RANK.index(voice.basis) for voice in voices)
    return max(0, best - len(ANSWERABLE) + 1)


def _made(grade: Grade, rule: str, why: str) -> Credibility:
    return Credibility(grade=grade, rule=rule, why=why)
