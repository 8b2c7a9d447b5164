"""A note that was entered, and what it says, to show."""

from __future__ import annotations

from backchannel.act.noting import Noted
from backchannel.answer.fact_words import fact_words
from backchannel.answer.layout import on_one_line, wrapped
from backchannel.ledger.view import View

from .output import Shown, reading_width


def shown_noted(noted: Noted, view: View) -> Shown:
    """A row a fact, those that count first; nothing of a note that its author may not read."""
    rows = []
    for standing, ids in (("fact", noted.facts), ("proposal", noted.proposals)):
        for id_ in ids:
            claim = view.claim(id_)
            words, quote = fact_words(view, claim), on_one_line(claim.evidence[0].quote)
            rows.append((id_, standing, words, quote, claim.made_by))
    width = reading_width()
    lines = [f"{len(rows)} found in note {noted.document}"]
    for id_, standing, words, _, made_by in rows:
        mark = "" if standing == "fact" else " · to be reviewed"
        lines += wrapped(f"{words} · {made_by} {id_}{mark}", width=width, first="  ", rest="      ")
    return Shown(
        columns=("claim", "standing", "words", "quote", "made_by"), rows=tuple(rows), lines=tuple(lines)
    )
