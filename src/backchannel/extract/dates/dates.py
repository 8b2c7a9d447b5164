"""Every date in a text with its value, told from the day of publication where the words need it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from ...model.errors import BadPeriod
from ...model.times import Period
from .rules import ANCHOR, ANY, OPENER, OPENERS, REACH, RULES
from .scene import Named, Scene

Link = Literal["since", "until", "by", "before", "after"]

LINKS: dict[str, Link] = {
    **dict.fromkeys(("since", "starting", "beginning", "as of"), "since"),
    **dict.fromkeys(("until", "till", "through"), "until"),
    **dict.fromkeys(("before", "prior to"), "before"),
    "by": "by",
    "after": "after",
}
LINK = re.compile(rf"\b({'|'.join(LINKS)})\s+(?:(?:about|around|the)\s+)?$", re.IGNORECASE)
LEAD = re.compile(
    r"(?:(?:\b(?:the )?(?:end|start|beginning|middle|close|rest|remainder|turn) of (?:the )?"
    r"|\b(?:early|late|mid|earlier|later|sometime|some time|noon|midnight"
    r"|mid[- ](?:morn|afterno)\w+)(?: in| on|,)?[ -]"
    r"|\b(?:the )?mid-|\b(?:about|around|circa) "
    r"|\b(?:at |around |about )?\d{1,2}(?:[:.]\d\d)? ?(?:a\.?m\.?|p\.?m\.?)(?: [a-z]{2,3}t)?,? (?:on )?))+$",
    re.IGNORECASE,
)
TRAIL = re.compile(r"(?:[ \n](?:morning|afternoon|evening|night))(?!\w)", re.IGNORECASE)
"""What belongs to the words of a date before and after what the rules read."""
ABOUT = re.compile(r"\b(?:about|around|circa)\b", re.IGNORECASE)
LEAD_REACH, TO_REACH = 48, 12
FROM = re.compile(r"\b(from|between)\s+(?:the\s+)?$", re.IGNORECASE)
DASHES = ("-", "\u2013", "\u2014")
TO = re.compile(r"\s*(?:to|through|thru|until|till|and|[-\u2013\u2014])\s*(?:the\s+)?", re.IGNORECASE)


class FoundDate(Struct, frozen=True):
    """One date of a text; offsets are code points, half-open, and cover its word of bound ("since 2020")."""

    start: int
    end: int
    period: Period
    """When: with the bound, "since 2020" is "2020/.." and "by September" ends in about September."""
    words: str
    named: Period
    """The date by itself, without its bound: "2020"."""


def dates_in(
    text: str, *, published: date | None, future_at: Callable[[int], bool] | None = None
) -> tuple[FoundDate, ...]:
    """The dates of a text in reading order, never overlapping.

    Without a day of publication only the dates are found that need none. `future_at` tells for an offset
    whether its clause looks ahead ("will meet on Friday"); without it the words near the date decide.
    Seasons are northern.
    """
    scene = Scene(text, published=published, future_at=future_at)
    named = list(_named(scene))
    return tuple(_bounded(scene, named))


def _named(scene: Scene) -> Iterator[Named]:
    """The dates by themselves; each is known to the scene before the next is read."""
    at = 0
    for anchor in ANCHOR.finditer(scene.lowered):
        for opener in OPENER.finditer(scene.lowered, max(at, anchor.start() - REACH), anchor.end()):
            if opener.start() < at or not (opener[0] in OPENERS or opener[0][-1].isdigit()):
                continue
            if ANY.match(scene.lowered, opener.start()) and (found := _told(scene, opener.start())):
                at = found.end
                found = _with_company(scene, found)
                scene.found.append(found)
                yield found
        at = max(at, anchor.end())


def _told(scene: Scene, at: int) -> Named | None:
    for form, tell in RULES:
        if match := form.match(scene.lowered, at):
            try:
                edtf = tell(match, scene)
                if edtf is not None:
                    Period(edtf)
                    return Named(at, match.end(), edtf)
            except (ValueError, OverflowError, BadPeriod):
                continue  # "February 30", a year before the calendar begins: no date
    return None


def _with_company(scene: Scene, named: Named) -> Named:
    """The same date with the words that belong to it: "early", "the end of", "at 5 p.m. on", "evening"."""
    floor = max(scene.found[-1].end if scene.found else 0, named.start - LEAD_REACH)
    lead = LEAD.search(scene.lowered[floor : named.start])
    trail = TRAIL.match(scene.lowered, named.end)
    start = floor + lead.start() if lead else named.start
    about = lead is not None and ABOUT.search(lead[0]) is not None and "/" not in named.edtf
    edtf = named.edtf + "~" if about and not named.edtf.endswith("~") else named.edtf
    return Named(start, trail.end() if trail else named.end, edtf)


def _bounded(scene: Scene, named: list[Named]) -> Iterator[FoundDate]:
    """Dates with their bounds, two that make a range as one."""
    at = 0
    while at < len(named):
        one, floor = named[at], named[at - 1].end if at else 0
        joined = _joined(scene, one, named[at + 1], floor) if at + 1 < len(named) else None
        if joined:
            yield _found(scene, joined, joined.edtf, joined.edtf)
            at += 2
            continue
        link = LINK.search(scene.text, max(floor, one.start - 24), one.start)
        start = link.start() if link else one.start
        edtf = _linked(one.edtf, LINKS[link[1].lower()]) if link else one.edtf
        yield _found(scene, Named(start, one.end, edtf), edtf, one.edtf)
        at += 1


def _joined(scene: Scene, one: Named, other: Named, floor: int) -> Named | None:
    """ "from 1989 to 1993", "between May and July": one interval, the earlier date first."""
    opening = FROM.search(scene.text, max(floor, one.start - TO_REACH), one.start)
    between = TO.fullmatch(scene.text, one.end, other.start)
    if between is None or "/" in one.edtf + other.edtf:
        return None
    word, opened = between[0].split()[:1], opening[1].lower() if opening else None
    if word == ["and"] if opened != "between" else word != ["and"]:
        return None
    if opened is None and between[0].strip() not in DASHES:
        return None
    try:
        edtf = Period(f"{one.edtf}/{other.edtf}").edtf
    except BadPeriod:
        return None
    return Named(opening.start() if opening else one.start, other.end, edtf)


def _linked(edtf: str, link: Link) -> str:
    """The date as a bound. "By" and "before" fix no day, so that their day is only about right."""
    if "/" in edtf:
        return edtf
    about = edtf if edtf.endswith("~") else edtf + "~"
    return {
        "since": f"{edtf}/..",
        "until": f"/{edtf}",
        "by": f"/{about}",
        "before": f"/{about}",
        "after": f"{about}/",
    }[link]


def _found(scene: Scene, named: Named, edtf: str, bare: str) -> FoundDate:
    return FoundDate(named.start, named.end, Period(edtf), scene.text[named.start : named.end], Period(bare))
