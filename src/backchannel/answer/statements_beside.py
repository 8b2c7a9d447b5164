"""Which statements on file a change of a page follows, foreshadows or goes against."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from backchannel.model.claims import Claim
from backchannel.model.facts import Statement
from backchannel.read.sentences import sentences

from .cited import Citation, cite
from .issue import stems
from .reading import Calendar, Reading

if TYPE_CHECKING:
    from .page_changes import PageChange

READ = 200
"""So many of the last documents with words of a change are read."""
MOST = 3
LAG_DAYS = 60
"""A statement farther off is about something else that happened."""
SHARED = 2
"""So many telling words a statement and a change share at least."""
NUMBER = re.compile(r"\d[\d.,]*")
NEGATION = re.compile(r"\b(?:not|never|no|nor|neither|cannot)\b|n['’]t\b", re.IGNORECASE)

CAME, WENT = "its words came in", "its words went"

Relation = Literal["agrees", "disagrees", "cannot tell"]


class Said(Struct, frozen=True, kw_only=True):
    """A statement on the same matter as a change of a page."""

    claim: str
    speaker: str | None
    relation: Relation
    """Whether the page as it is now agrees with it; the program's guess from words, never a fact."""
    lag_days: int
    """From the statement to the change; negative where the page changed first."""
    shared: tuple[str, ...]
    """What both speak of, as the page has it."""
    why: str
    citation: Citation
    words: str
    """All that in a line to read."""


class Statements:
    """The statements of one view, beside the changes of a page."""

    def __init__(self, view: Reading) -> None:
        self._view, self._calendar = view, Calendar(view)

    def beside(self, change: PageChange) -> PageChange:
        """The change with the statements nearest to it: surest relation first, then most shared words."""
        before, after = (_quote(change, "before"), _quote(change, "after"))
        matter = stems(f"{before} {after}")
        turned = stems(before) ^ stems(after)
        found: list[tuple[int, int, int, str, Said]] = []
        for claim in self._claims(change, matter):
            words = stems(_content(self._view, claim))
            shared, moved = words & matter, words & turned
            day = self._calendar.happened(claim)
            if len(shared) < SHARED or day is None or abs((change.day - day).days) > LAG_DAYS:
                continue
            said = self._said(claim, change, day, _as_written(shared, f"{after} {before}"))
            words_only = said.why in (CAME, WENT)
            sure = 2 if said.relation == "cannot tell" else int(words_only)
            found.append((sure, -len(shared) - len(moved), abs(said.lag_days), said.claim, said))
        nearest = sorted(found, key=lambda one: one[:4])[:MOST]
        return replace(change, said=tuple(each for *_, each in nearest))

    def _claims(self, change: PageChange, matter: frozenset[str]) -> Sequence[Claim]:
        """Those with enough of its words, of each origin once; the page is no witness of its own change."""
        own = {w.document for w in (change.before, change.after) if w is not None}
        beginnings = sorted({_plain(one) for one in matter})
        if len(beginnings) < SHARED:
            return []
        near = self._view.holding(beginnings, least=SHARED, last=READ)
        told = self._view.claims_in_each(
            [id_ for id_ in near if id_ not in own], "statement", beginnings=beginnings, least=SHARED
        )
        pages = {self._view.origin(id_) for id_ in own}
        every = [claim for claim in told if self._view.origin(claim.document) not in pages]
        return list(
            {(self._view.origin(c.document), _content(self._view, c)): c for c in reversed(every)}.values()
        )

    def _said(self, claim: Claim, change: PageChange, day: date, shared: tuple[str, ...]) -> Said:
        fact = claim.fact
        assert isinstance(fact, Statement)
        speaker = (
            self._view.entity(self._view.canonical(fact.speaker)).caption
            if fact.speaker
            else fact.speaker_words
        )
        relation, why = agreement(
            _content(self._view, claim), _quote(change, "before"), _quote(change, "after")
        )
        lag = (change.day - day).days
        return Said(
            claim=claim.id,
            speaker=speaker,
            relation=relation,
            lag_days=lag,
            shared=shared,
            why=why,
            citation=cite(self._view, claim)[0],
            words=f"{_lag(lag)} {speaker or 'somebody'} said this; {TOLD[relation]}: {why}"
            f" (both: {', '.join(shared)})",
        )


TOLD: dict[Relation, str] = {
    "agrees": "the page now seems to agree",
    "disagrees": "the page now seems to disagree",
    "cannot tell": "whether the page agrees cannot be told",
}


def agreement(said: str, before: str, after: str) -> tuple[Relation, str]:
    """Whether the words that came into a page agree with a statement or those that went; and by what.

    Numbers first, then whether one denies what the other says, then which words they share.
    """
    gone, come = stems(before) - stems(after), stems(after) - stems(before)
    numbers = {one.strip(".,") for one in NUMBER.findall(said)}
    old, new = (numbers & {one.strip(".,") for one in NUMBER.findall(text)} for text in (before, after))
    if bool(new - old) != bool(old - new):
        return ("agrees", "its number came in") if new - old else ("disagrees", "its number went")
    denied = [_denial(said, text) for text in (before, after)]
    if denied[0] is not None and denied[1] is None:
        return "agrees", f"the page no longer {denied[0]}"
    if denied[1] is not None and denied[0] is None:
        return "disagrees", f"the page now {denied[1]}"
    came, went = len(stems(said) & come), len(stems(said) & gone)
    if abs(came - went) >= SHARED:
        return ("agrees", CAME) if came > went else ("disagrees", WENT)
    return "cannot tell", "the words do not say"


def _denial(said: str, text: str) -> str | None:
    """How a text denies a statement: one of two about the same is negated, the other is not."""
    both = stems(said) & stems(text)
    negated = [_is_negated(one, both) for one in (said, text)]
    if len(both) < SHARED or negated[0] == negated[1]:
        return None
    return "says what that denies" if negated[0] else "denies that"


def _is_negated(words: str, both: frozenset[str]) -> bool:
    """Whether a sentence about what both speak of is negated."""
    spans = (words[one.start : one.end] for one in sentences(words))
    return any(NEGATION.search(one) and stems(one) & both for one in spans)


def _lag(days: int) -> str:
    if not days:
        return "On the day of the change"
    number = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"{number} before the change" if days > 0 else f"{number} after the change"


def _quote(change: PageChange, side: Literal["before", "after"]) -> str:
    wording = change.before if side == "before" else change.after
    return wording.quote if wording else ""


def _content(view: Reading, claim: Claim) -> str:
    fact = claim.fact
    assert isinstance(fact, Statement)
    return view.document(claim.document).text[fact.content.start : fact.content.end]


def _as_written(shared: frozenset[str], text: str) -> tuple[str, ...]:
    """The first word of the text for each stem, in order."""
    found = dict.fromkeys(word.lower() for word in re.findall(r"[^\W_]+", text) if stems(word) & shared)
    kept: dict[str, str] = {}
    for word in found:
        kept.setdefault(min(stems(word)), word)
    return tuple(kept.values())


def _plain(word: str) -> str:
    """As the view compares words: without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
