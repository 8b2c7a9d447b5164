"""The reading side: a View in, answers with citations out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .agreed_lines import agreed_lines
from .appraised import graded
from .backtest import backtest
from .board import ask, board
from .brokers import brokers
from .cited import Answer
from .contradictions import contradictions
from .coverage import coverage
from .deciders import decides
from .facts import facts
from .flows import flows
from .holders import holders
from .identity import identity
from .matrix import matrix
from .measures import measures
from .neighbourhood import neighbourhood
from .page_changes import page_changes
from .positions import positions
from .post_lines import post_lines
from .profile import profile
from .queue import review
from .routes import routes
from .search import find
from .thread import thread
from .timeline import timeline
from .today import today
from .twins import twins
from .unnamed import unnamed
from .versions import versions
from .watch_list import watches
from .who import who
from .why import why
from .why_not import why_not

QUESTIONS: Mapping[str, Callable[..., Answer]] = {
    "agreed_lines": agreed_lines,
    "ask": ask,
    "backtest": backtest,
    "board": board,
    "brokers": brokers,
    "coverage": coverage,
    "decides": decides,
    "find": find,
    "who": who,
    "holders": holders,
    "identity": identity,
    "matrix": matrix,
    "measures": measures,
    "posts": post_lines,
    "profile": profile,
    "review": review,
    "facts": facts,
    "flows": flows,
    "grades": graded,
    "contradictions": contradictions,
    "neighbourhood": neighbourhood,
    "page_changes": page_changes,
    "positions": positions,
    "watches": watches,
    "routes": routes,
    "thread": thread,
    "timeline": timeline,
    "today": today,
    "unnamed": unnamed,
    "versions": versions,
    "twins": twins,
    "why": why,
    "why_not": why_not,
}
"""Every question by name: a function of a view with typed arguments; each face makes its commands of them."""

__all__ = [
    "QUESTIONS",
    "Answer",
    "agreed_lines",
    "ask",
    "backtest",
    "board",
    "brokers",
    "contradictions",
    "coverage",
    "decides",
    "facts",
    "find",
    "flows",
    "holders",
    "identity",
    "matrix",
    "measures",
    "neighbourhood",
    "positions",
    "post_lines",
    "profile",
    "review",
    "routes",
    "thread",
    "timeline",
    "today",
    "twins",
    "unnamed",
    "versions",
    "who",
    "why",
    "why_not",
]
