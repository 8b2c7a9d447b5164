"""One content with its cue, before it becomes drafts, and which of them stand inside another."""

from __future__ import annotations

from collections import deque

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
        if not (around and _repeats(utterance, around)):
            kept.append(utterance)
            open_.append(utterance)
    return sorted(kept, key=lambda u: (u.start, u.end))


def _repeats(utterance: Utterance, around: list[Utterance]) -> bool:
    if utterance.is_attitude:
        return True
    cue = utterance.cue
    if utterance.rule not in RETELLING or not (cue is None or cue.is_noun or has_subject(cue.token)):
        return False
    speakers = {_who(s) for s in utterance.speakers}
    return any(speakers <= {_who(s) for s in outer.speakers} for outer in around)


def reporters(told: list[Utterance]) -> dict[int, Utterance]:
    """By the `id` of an utterance: the smallest other one, with a speaker, that its cue stands in.

    `told` in the order of their contents; of two as small the first.
    """
    found: dict[int, Utterance] = {}
    open_: list[Utterance] = []
    waiting = deque(u for u in told if u.speakers)
    for utterance in sorted((u for u in told if u.cue is not None), key=lambda u: u.at):
        while waiting and waiting[0].start <= utterance.at:
            open_.append(waiting.popleft())
        open_ = [u for u in open_ if u.end > utterance.at]
        around = [u for u in open_ if u is not utterance]
        if around:
            found[id(utterance)] = min(around, key=lambda u: u.end - u.start)
    return found


def _who(speaker: Speaker) -> str | None:
    return speaker.ref or speaker.source
