"""Transcripts: paragraphs that begin with who speaks ("KERN: We will wait.")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.entities import Ref
from .lexicon import speech_words

if TYPE_CHECKING:
    from ..parsed import Parsed

TURN = re.compile(
    r"^[\"\u201c']{0,2}(?P<label>[^\W\d_](?:[\w.'-]| (?=[A-Z])){0,40}?)(?: ?[(,][^):\n]{1,40}\)?)?: +(?=\S)",
    re.MULTILINE,
)
LEAST = 2
"""Turns of persons the text names elsewhere that make a transcript: one line with a colon is none."""


class Turn(Struct, frozen=True):
    """One turn at character offsets of the parsed text: who speaks, and from where to where."""

    ref: Ref | None
    label_start: int
    label_end: int
    start: int
    end: int


def turns(parsed: Parsed) -> Iterator[Turn]:
    """The turns of a transcript in reading order; none where the text is no transcript."""
    found = [m for m in TURN.finditer(parsed.text) if m["label"][0].isupper()]
    if len(found) < LEAST:
        return
    surnames = _surnames(parsed)
    known = [(m, _key(m["label"])) for m in found]
    if sum(key in surnames for _, key in known) < LEAST:
        return
    for match, key in known:
        if key in surnames or match["label"].casefold() in speech_words("speakers", "moderators"):
            end = parsed.text.find("\n", match.end())
            stop = end if end >= 0 else len(parsed.text)
            yield Turn(surnames.get(key), match.start("label"), match.end("label"), match.end(), stop)


def _key(label: str) -> str:
    return label.split()[-1].casefold()


def _surnames(parsed: Parsed) -> dict[str, Ref]:
    """The last word of each person's name, in small letters; the person named first keeps it."""
    found: dict[str, Ref] = {}
    for entity in parsed.cast.entities():
        if entity.kind == "person" and any(m.form == "name" for m in entity.mentions):
            found.setdefault(_key(entity.caption), entity.ref)
    return found
