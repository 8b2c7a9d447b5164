from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.answer.sightings import Sighting
from backchannel.answer.stint import RETURN_DAYS, Stint, certain_on
from backchannel.answer.stints import stints_of
from backchannel.model.facts import Standing
from backchannel.model.times import Period

START = date(2001, 1, 1)
SPAN = 365 * 12
Tenure = tuple[str, date, date]


def day_of(number: int) -> date:
    return START + timedelta(number)


@st.composite
def histories(draw: st.DrawFn) -> list[Tenure]:
    """Holders of one post one after the other, with or without a day between; some come back."""
    found: list[Tenure] = []
    at = draw(st.integers(0, 300))
    while at < SPAN and len(found) < 8:
        length = draw(st.one_of(st.integers(0, 60), st.integers(0, 1500)))
        free = [
            who
            for who in "ABCD"
            if not any(w == who and (day_of(at) - end).days <= RETURN_DAYS for w, _, end in found)
        ]
        if not free:
            break
        found.append((draw(st.sampled_from(free)), day_of(at), day_of(at + length)))
        at += length + draw(st.sampled_from((0, 0, 1, 40, 400)))
    return found


def words_for(draw: st.DrawFn, day: date) -> str:
    iso = day.isoformat()
    return draw(st.sampled_from((iso, iso[:7], iso[:4])))


@st.composite
def reports(draw: st.DrawFn, history: list[Tenure]) -> list[Sighting]:
    """Dated reports, each true of its day."""
    found = []
    for number in range(draw(st.integers(1, 14))):
        day = day_of(draw(st.integers(0, SPAN + 1500)))
        if draw(st.booleans()):
            _, a, b = draw(st.sampled_from(history))
            day = draw(st.sampled_from((a, b, a + (b - a) / 2)))
        said = options(draw, history, day)
        if said:
            who, standing, valid = draw(st.sampled_from(said))
            known = None if valid and "/" in valid and draw(st.integers(0, 5)) == 0 else day
            found.append(
                Sighting(
                    holder=who,
                    standing=standing,
                    day=known,
                    valid=Period(valid) if valid else None,
                    claim=f"c:{number}",
                )
            )
    return found


def options(draw: st.DrawFn, history: list[Tenure], day: date) -> list[tuple[str, Standing, str | None]]:
    """Everything that may truly be said of the post on a day."""
    found: list[tuple[str, Standing, str | None]] = []
    for who, begin, end in history:
        inside = any(w == who and b <= day <= e for w, b, e in history)
        if begin <= day <= end:
            found += [(who, "current", None), (who, "current", f"{words_for(draw, begin)}/")]
            if end > day:
                found.append((who, "current", f"{words_for(draw, begin)}/{words_for(draw, end)}"))
        if end < day:
            left, right = words_for(draw, begin), words_for(draw, end)
            found.append((who, "former", f"{left}/{right}" if left <= right[: len(left)] else f"/{right}"))
            found.append((who, "former", f"/{right}"))
        if end <= day and (not inside or end == day):
            found.append((who, "former", None))
        if day <= begin and (not inside or begin == day):
            found.append((who, "incoming", None))
    return found


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Tenure], list[Sighting]]:
    history = draw(histories())
    return history, draw(reports(history))


def in_post(history: list[Tenure], who: str, day: date) -> bool:
    return any(w == who and b <= day <= e for w, b, e in history)


def days_to_try(history: list[Tenure], sightings: list[Sighting]) -> list[date]:
    told = [d for _, b, e in history for d in (b, e)] + [s.day for s in sightings if s.day]
    return sorted({d + timedelta(n) for d in told for n in (-200, -1, 0, 1, 90)})


@given(worlds())
@settings(max_examples=50, deadline=None)
def test_no_bound_and_no_day_contradicts_the_true_history(world: tuple[list[Tenure], list[Sighting]]) -> None:
    history, sightings = world
    stints = stints_of(sightings, one_holder=True)
    for day in days_to_try(history, sightings):
        for who in "ABCD":
            said = certain_on(stints, who, day, one_holder=True)
            assert said in (None, in_post(history, who, day)), (who, day, said)
    for stint in stints:
        assert fits(stint, history), stint


def fits(stint: Stint, history: list[Tenure]) -> bool:
    """Whether a true beginning and a true end lie within the bounds.

    Between two certain stretches the holder may have left and come back, which nobody reported.
    """
    own = [(b, e) for who, b, e in history if who == stint.holder]
    began = {(b, e) for b, e in own if bounded(stint.begin.earliest, b, stint.begin.latest)}
    ended = {(b, e) for b, e in own if bounded(stint.end.earliest, e, stint.end.latest)}
    if not stint.sure:
        return bool(began & ended)
    first, last = stint.sure[0][0], stint.sure[-1][1]
    return any(b <= first <= e for b, e in began) and any(b <= last <= e for b, e in ended)


def bounded(low: date | None, day: date, high: date | None) -> bool:
    return (low is None or low <= day) and (high is None or day <= high)


def test_on_the_day_of_a_change_alone_who_came_first_is_not_told() -> None:
    day = date(2002, 11, 4)
    left = Sighting(holder="B", standing="former", day=None, valid=Period("/2002-11-04"), claim="c:0")
    came = Sighting(holder="C", standing="current", day=day, valid=None, claim="c:1")
    first, second = stints_of([left, came], one_holder=True)
    assert (first.begin.earliest, second.begin.earliest) == (None, None)


def test_eight_thousand_reports_are_joined_without_comparing_each_with_each() -> None:
    sightings = [
        Sighting(
            holder="AB"[number // 2000 % 2],
            standing="former" if number % 50 == 49 and number < 2000 else "current",
            day=START + timedelta(number // 4),
            valid=None,
            claim=f"c:{number}",
        )
        for number in range(8_000)
    ]
    assert len(stints_of(sightings, one_holder=True)) > 2
