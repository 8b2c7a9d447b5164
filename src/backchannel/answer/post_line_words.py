"""Lines of posts in words: what is certain first, what is presumed marked as such."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from backchannel.model.times import last_day

from .cited import counted
from .held import IN_POST, STATE_WORDS
from .layout import beside, quoted, wrapped

if TYPE_CHECKING:
    from .post_line_parts import BoundTold, Clash, OnDay, PostLine, Side, StintTold
    from .post_lines import PostLines

DECEMBER = 12
SHORT_GAP = timedelta(1)


def shown_lines(answer: PostLines, width: int) -> list[str]:
    """A block a post: who held it on the day, then each holder with both bounds and their quotes."""
    day = answer.day.isoformat() if answer.day else "no day"
    shown = [f"Posts of {answer.who} as of {day}" if answer.who else f"{answer.asked}, as of {day}"]
    for line in answer.lines_of_posts:
        held = _of_one(line) if answer.who else _on_day(line.on_day)
        shown += ["", *wrapped(f"{line.post}: {held}", width=width, rest="  ")]
        shown += _stints(line, width, with_gaps=answer.who is None)
        for clash in line.clashes:
            shown += wrapped(_clash(clash), width=width, first="  ⚡ ", rest="    ")
    if answer.unplaced:
        count = counted(answer.unplaced, "report")
        words = f"{count} without country or destination may be of any of these."
        shown += ["", *wrapped(words, width=width)]
    return shown


def _on_day(held: OnDay) -> str:
    if held.disputed:
        return f"several claims: {' or '.join((*held.certain, *held.disputed))}"
    if held.certain:
        return " and ".join(held.certain) + " (certain)"
    if held.presumed:
        names = " or ".join(f"{name} ({STATE_WORDS[state]})" for name, state in held.presumed)
        return f"cannot tell for certain; presumed {names}"
    return "cannot tell"


def _of_one(line: PostLine) -> str:
    """Whether one person holds the post on the day."""
    if line.on_day.disputed:
        return "several claims"
    if any(s.on_day for s in line.stints):
        return "holds it (certain)"
    state = line.stints[0].presumed
    if state in (*IN_POST, "former"):
        return f"presumed {STATE_WORDS[state]}"
    return "cannot tell" if state == "cannot_tell" else f"cannot tell; {STATE_WORDS[state]}"


def _stints(line: PostLine, width: int, *, with_gaps: bool) -> Iterator[str]:
    until: date | None = None
    for stint in line.stints:
        first = stint.sure[0][0] if stint.sure else None
        if with_gaps and line.one_holder and until and first and first - until > SHORT_GAP:
            yield f"  ? from {until + SHORT_GAP} to {first - SHORT_GAP}: cannot tell"
        if stint.sure:
            until = max(until or date.min, stint.sure[-1][1])
        yield from _stint(stint, width)


def _stint(stint: StintTold, width: int) -> Iterator[str]:
    name = stint.name + (", acting" if stint.acting else "")
    yield from beside(f"{name} · {_time(stint)}", f" {stint.glyph}", width=width, indent="  ")
    if stint.inferred:
        for citation in stint.citations[:1]:
            yield from quoted(citation.quote, citation.source, width=width, indent=" " * 6)
        return
    if _only_left(stint):
        yield (
            f"      left by {_told(stint.end.latest)}; when in post is not known" if stint.end.latest else ""
        )
        yield from _quotes(stint.end, width, " " * 6)
        return
    if _one_day(stint):
        known = "reported in post that day; from when and until when is not known"
        yield from wrapped(known, width=width, first=" " * 6)
        yield from _quotes(stint.begin, width, " " * 6)
        return
    yield from _bound("from", stint.begin, width)
    yield from _bound("to", stint.end, width)


def _one_day(stint: StintTold) -> bool:
    """Nothing is known but that they were in post on one day."""
    first, last = stint.begin.latest, stint.end.earliest
    bounded = stint.begin.earliest or stint.end.latest
    return bounded is None and first is not None and last is not None and first.day == last.day


def _only_left(stint: StintTold) -> bool:
    """Nothing is known but that they were out of it again on a day."""
    unknown = stint.begin.earliest or stint.end.earliest
    return not stint.sure and unknown is None and stint.end.latest == stint.begin.latest is not None


def _time(stint: StintTold) -> str:
    if stint.inferred:
        seen = f", reported {_span(*stint.seen)}" if stint.seen else ""
        return f"presumed{seen}"
    if not stint.sure:
        return "no day in post is certain"
    return "certain " + ", ".join(_span(*days) for days in stint.sure)


def _span(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def _bound(label: str, bound: BoundTold, width: int) -> Iterator[str]:
    head = f"      {label:<5}"
    yield from wrapped(_bound_words(bound, is_end=label == "to"), width=width, first=head, rest=" " * 13)
    yield from _quotes(bound, width, " " * 13)


def _quotes(bound: BoundTold, width: int, indent: str) -> Iterator[str]:
    """The first quote of each side, once."""
    sides = [s for s in (bound.earliest, bound.latest) if s is not None]
    once = {(c.document, c.quote): c for side in sides for c in side.citations[:1]}
    for citation in once.values():
        yield from quoted(citation.quote, citation.source, width=width, indent=indent)


def _bound_words(bound: BoundTold, *, is_end: bool) -> str:
    first, last = bound.earliest, bound.latest
    if first is None and last is None:
        return "not known"
    if bound.contradicted and first and last:
        return f"contradictory: {_told(first)}, but {_told(last)}"
    if first is not None and last is not None:
        if first.how == last.how and (whole := _whole(first.day, last.day)):
            return f"{whole} ({first.how})"
        return f"between {_told(first)} and {_told(last)}"
    if first is not None:
        return f"{first.day} or later ({first.how})" if is_end else f"not before {_told(first)}"
    return f"by {_told(last)}" if last else ""


def _told(side: Side) -> str:
    return f"{side.day} ({side.how})"


def _whole(first: date, last: date) -> str | None:
    """The day, month or year that two days bound; None where it is none of these."""
    if first == last:
        return first.isoformat()
    if first.day != 1 or first.year != last.year:
        return None
    if first.month == 1 and (last.month, last.day) == (DECEMBER, 31):
        return str(first.year)
    whole = first.month == last.month and last == last_day(first.year, first.month)
    return first.isoformat()[:7] if whole else None


def _clash(clash: Clash) -> str:
    told = " and ".join(
        f"{name} ({counted(count, 'origin')})" for name, count in zip(clash.names, clash.origins, strict=True)
    )
    return f"cannot both be right: {told}, {_span(*clash.days)}"
