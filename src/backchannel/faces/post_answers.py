"""Answers about posts to show."""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.answer.deciders import Deciders
from backchannel.answer.post_line_parts import BoundTold
from backchannel.answer.post_lines import PostLines
from backchannel.answer.unnamed import Unnamed

from .output import Shown, reading_width


def shown_post_lines(answer: PostLines) -> Shown:
    """One row a stint, in the order of the lines."""
    rows: list[tuple[object, ...]] = []
    for line in answer.lines_of_posts:
        for stint in line.stints:
            told = stint.citations[:1]
            rows.append(
                (
                    line.post,
                    stint.name,
                    *_days(stint.begin),
                    *_days(stint.end),
                    _words(stint.sure),
                    stint.on_day,
                    stint.presumed,
                    stint.origins,
                    next((" ".join(c.quote.split()) for c in told), None),
                    next((c.source for c in told), None),
                )
            )
    return Shown(
        columns=(
            "post",
            "holder",
            "begin_earliest",
            "begin_latest",
            "end_earliest",
            "end_latest",
            "certain",
            "held_on_day",
            "presumed",
            "origins",
            "quote",
            "source",
        ),
        shown_columns=("post", "holder", "begin_latest", "end_earliest", "certain", "presumed", "quote"),
        rows=tuple(rows),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_deciders(answer: Deciders) -> Shown:
    """One row for each who has a say, the last word first."""
    rows = tuple(
        (
            d.how,
            d.name,
            d.words,
            d.modality,
            d.held_by,
            "; ".join(name for name, _ in d.candidates) or None,
            d.reported,
            d.origins,
            next((" ".join(c.quote.split()) for c in d.citations), None),
            next((c.source for c in d.citations), None),
        )
        for d in answer.deciders
    )
    return Shown(
        columns=(
            "how",
            "who",
            "words",
            "modality",
            "held_by",
            "may_be_held_by",
            "reported",
            "origins",
            "quote",
            "source",
        ),
        shown_columns=("how", "who", "words", "held_by", "quote"),
        rows=rows,
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_unnamed(answer: Unnamed) -> Shown:
    """One row a post without a name, the resolved first."""
    rows = tuple(
        (
            m.words,
            m.day,
            m.name,
            "; ".join(name for name, _ in m.candidates) or None,
            next((" ".join(c.quote.split()) for c in m.citations), None),
            next((c.source for c in m.citations), None),
            " / ".join(c.quote for c in m.premises) or None,
        )
        for m in answer.found
    )
    return Shown(
        columns=("words", "day", "meant", "perhaps", "quote", "source", "premises"),
        shown_columns=("words", "day", "meant", "perhaps", "quote"),
        rows=rows,
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def _days(bound: BoundTold) -> tuple[object, object]:
    earliest, latest = bound.earliest, bound.latest
    return (earliest.day if earliest else None, latest.day if latest else None)


def _words(ranges: Iterable[tuple[object, object]]) -> str:
    return ", ".join(f"{first}/{last}" for first, last in ranges)
