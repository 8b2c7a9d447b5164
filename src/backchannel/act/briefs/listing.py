"""All briefs of a desk, and the log of every copy that was written."""

from __future__ import annotations

from backchannel.answer.cited import Answer, counted
from backchannel.answer.layout import WIDTH, wrapped
from backchannel.model.briefs import BriefCopy

from ..brief import handling
from .sheet import BriefSheet


class BriefList(Answer, frozen=True, kw_only=True):
    """The briefs, oldest first."""

    briefs: tuple[BriefSheet, ...]
    total: int
    """How many there are, also where not all are listed."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown: list[str] = []
        for one in self.briefs:
            held = len(one.in_the_way)
            told = [one.id, one.title, one.head.issue or "issue purged", one.state]
            told += [f"{counted(held, 'line')} in the way"] if held else []
            told += [f"{len(one.copies)} written"] if one.copies else []
            shown += wrapped(" · ".join(told), width=width, rest="  ")
        return shown or ["No brief in what you can see."]


class Exports(Answer, frozen=True, kw_only=True):
    """Every written copy, oldest first."""

    copies: tuple[BriefCopy, ...]
    titles: dict[str, str]
    """By brief: what it is, and the issue."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown: list[str] = []
        for copy in self.copies:
            when = copy.at.strftime("%Y-%m-%d %H:%M") if copy.at else ""
            on = f" on {copy.paper}" if copy.paper else ""
            told = [when, f"copy {copy.number}", self.titles[copy.brief], f"{copy.form}{on}", copy.state]
            told += [handling(copy.label), copy.content, f"by {copy.by}", copy.brief]
            shown += wrapped(" · ".join(told), width=width, rest="  ")
        return shown or ["No copy was written of what you can see."]
