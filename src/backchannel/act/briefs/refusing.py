"""Why a brief is not final yet: the lines in the way, by number."""

from __future__ import annotations

from backchannel.model.errors import BriefNotReady, UncitedLine

from .sheet import BriefSheet


def must_be_ready(sheet: BriefSheet) -> None:
    """Raises: UncitedLine where all that is in the way is lines without a source; else BriefNotReady."""
    held = sheet.in_the_way
    if not held and not sheet.flags:
        return
    told = [f"line {line.number}: {'; '.join(flag.what for flag in line.flags)}" for line in held]
    told += [flag.what for flag in sheet.flags]
    uncited = not sheet.flags and all(flag.code == "uncited" for line in held for flag in line.flags)
    raise (UncitedLine if uncited else BriefNotReady)(
        " | ".join(told),
        where=sheet.id,
        remedy="mend these lines, cite them, or mark them own judgement; a draft can be written as it is",
    )
