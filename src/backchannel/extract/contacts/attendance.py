"""Who else was there: "X and Y also took part", told after a contact."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..syntax.clauses import clause_range, subject_of
from ..syntax.verbs import forms_of
from .meeting import Meeting
from .participants import actors
from .stance import verb_modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed


STRAY = frozenset(["according", "on", "after"])
"""Words that may hang on the verb without naming another occasion."""


@cache
def attendance_verbs() -> frozenset[str]:
    return forms_of("participate") | forms_of("attend")


def attendance(parsed: Parsed, verb: Token, last: Meeting | None) -> Meeting | None:
    """Two or more who also attended the contact told just before; None where the verb has an occasion of its
    own.
    """
    if last is None or verb.lower_ not in attendance_verbs():
        return None
    words = {c.lower_ for c in verb.children}
    if "also" not in words or any(
        c.dep_ in ("dobj", "prep") and c.lower_ not in STRAY for c in verb.children
    ):
        return None
    people = actors(parsed, subject_of(verb))
    if len(people) < 2:
        return None
    return Meeting(
        people=people,
        mode=last.mode if last.mode != "spoke" else "met",
        verb=verb,
        words=clause_range(verb),
        modality=verb_modality(verb),
        score=0.6,
        rule="also there",
    )
