"""One content with its cue, before it becomes drafts, and which of them stand inside another."""

from __future__ import annotations

from msgspec import Struct

from .contents import has_subject
from .cues import Cue
from .speakers import Speaker

RETELLING = frozenset(["noun", "object", "infinitive", "name"])
"""Rules whose finds inside what the same person said only say it again, where they name the person."""


class Utterance(Struct, frozen=True):
    """One content with its cue; character offsets of the parsed text."""

    start: int
    end: int
    direct: bool
    speakers: list[Speaker]
    cue: Cue | None
    score: float
    rule: str
    is_attitude: bool = False
    """It tells what somebody thinks, wants or will do, not that they said it."""
    lead: tuple[int, int] | None = None
    """Where the words that name the speaker stand when they are elsewhere: the second piece of evidence."""

    @property
    def at(self) -> int:
        """Where its cue stands; where it begins if it has none."""
        return self.start if self.cue is None else self.cue.token.idx


def outermost_kept(found: list[Utterance]) -> list[Utterance]:
    """The utterances in the order of their contents, without what only repeats the one around it.

    What somebody says they think, or says of others' thoughts, is told by the report of their words.
    """
    kept: list[Utterance] = []
    open_: list[Utterance] = []
    for utterance in sorted(found, key=lambda u: (u.start, -u.end, u.is_attitude)):
        open_ = [u for u in open_ if u.end > utterance.start]
        around = [u for u in open_ if utterance.end <= u.end and u.cue is not utterance.cue]
        if not any(_repeats(utterance, outer) for outer in around):
            kept.append(utterance)
            open_.append(utterance)
    return sorted(kept, key=lambda u: (u.start, u.end))


def _repeats(utterance: Utterance, outer: Utterance) -> bool:
    if utterance.is_attitude:
        return True
    cue = utterance.cue
    says_so = cue is None or cue.is_noun or has_subject(cue.token)
    return (
        utterance.rule in RETELLING
        and says_so
        and {_who(s) for s in utterance.speakers} <= {_who(s) for s in outer.speakers}
    )


def _who(speaker: Speaker) -> str | None:
    return speaker.ref or speaker.source
