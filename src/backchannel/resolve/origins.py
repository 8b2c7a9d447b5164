"""Which document of a story the others go back to."""

from __future__ import annotations

from collections.abc import Sequence

from .fingerprints import Fingerprint
from .likeness import contained
from .tokens import fold


def origin_of(reports: Sequence[Sequence[Fingerprint]]) -> str | None:
    """The document that all of a story go back to, or None where the documents do not tell.

    `reports` are the story's reports, each with its copies. The one that others credit; else, where all are
    one report, the only sound text of its first day; else the whole one that the others are cuts or garbled
    copies of. Reports that were each written for themselves have no common origin unless they credit it.
    """
    documents = [one for same in reports for one in same]
    credited = _credited(documents)
    if credited is not None:
        return credited.document if len(reports) == 1 or _all_credit(reports, credited) else None
    if len(reports) > 1:
        return None
    sound = [one for one in documents if not one.garbled] or documents
    if len(sound) == 1:
        return sound[0].document
    days = sorted(one.published for one in sound if one.published is not None)
    if len(days) == len(sound) and days[0] < days[1]:
        return next(one.document for one in sound if one.published == days[0])
    if len(days) == len(sound) and days[0] < days[-1]:
        sound = [one for one in sound if one.published == days[0]]
    return _whole(sound)


def _credited(documents: Sequence[Fingerprint]) -> Fingerprint | None:
    """The one document that was published by an outlet others credit."""
    outlets = {fold(one.credit) for one in documents if one.credit is not None and not _own_credit(one)}
    named = [one for one in documents if one.outlet is not None and fold(one.outlet) in outlets]
    return named[0] if len(named) == 1 else None


def _own_credit(one: Fingerprint) -> bool:
    return one.outlet is not None and one.credit is not None and fold(one.outlet) == fold(one.credit)


def _all_credit(reports: Sequence[Sequence[Fingerprint]], credited: Fingerprint) -> bool:
    """Whether every report that does not hold the credited document credits its outlet."""
    outlet = fold(credited.outlet or "")
    return all(
        credited in same or any(one.credit is not None and fold(one.credit) == outlet for one in same)
        for same in reports
    )


def _whole(documents: Sequence[Fingerprint]) -> str | None:
    """The only document that holds nearly all of every other and is held by none."""
    whole = [
        one for one in documents if all(other is one or contained(other, one) >= 0.9 for other in documents)
    ]
    return whole[0].document if len(whole) == 1 else None
