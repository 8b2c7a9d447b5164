"""An ask is what the events that stand make it; taking one back leaves it exactly as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.model.outreach import (
    STATES,
    Change,
    Event,
    EventKind,
    LineUse,
    Party,
    asks_of,
    lines_of,
    standing,
    universes_of,
)

START = datetime(2031, 5, 6, 9, tzinfo=UTC)
CHANGES: tuple[tuple[EventKind, Change], ...] = (
    *(("move", Change(state=state)) for state in STATES),
    ("move", Change(state="contacted", day=date(2031, 5, 4))),
    ("edit", Change(request="lift the levy", due=date(2031, 5, 9))),
    ("edit", Change(messenger=None, issue=None)),
    ("edit", Change(messenger=Party(name="Ana Duarte"), line=LineUse("l:1", "v:9"))),
    ("note", Change(note="she is away until Friday")),
    ("readout", Change(readout="d:1", state="replied")),
)


def event(number: int, kind: EventKind, change: Change, *, subject: str = "a:1", by: str = "lena") -> Event:
    at = START + timedelta(minutes=number)
    return Event(id=f"v:{number}", subject=subject, kind=kind, change=change, by=by, at=at)


def opened(number: int = 0, *, subject: str = "a:1") -> Event:
    change = Change(target=Party(name="Omar Benhaddou"), request="keep the port open", issue="port fees")
    return event(number, "ask", change, subject=subject)


def test_an_event_sets_what_it_names_and_nothing_else() -> None:
    (ask,) = asks_of([opened(), event(1, "edit", Change(due=date(2031, 5, 9)))])
    assert (ask.request, ask.issue, ask.due, ask.state) == (
        "keep the port open",
        "port fees",
        date(2031, 5, 9),
        "proposed",
    )
    (ask,) = asks_of([opened(), event(1, "edit", Change(issue=None))])
    assert ask.issue is None


def test_notes_and_readouts_are_added_and_never_replaced() -> None:
    notes = [event(n, "note", Change(note=f"note {n}"), by=f"by {n}") for n in (1, 2)]
    readouts = [event(n, "readout", Change(readout=f"d:{n}")) for n in (3, 4)]
    (ask,) = asks_of([opened(), *notes, *readouts])
    assert [(note.words, note.by) for note in ask.notes] == [("note 1", "by 1"), ("note 2", "by 2")]
    assert ask.readouts == ("d:3", "d:4")


def test_the_day_of_contact_is_the_one_said_and_goes_where_the_card_goes_back() -> None:
    said = event(1, "move", Change(state="contacted", day=date(2031, 5, 4)))
    answered = event(2, "readout", Change(readout="d:1", state="replied", day=date(2031, 5, 8)))
    closed = event(3, "move", Change(state="closed"))
    back = event(4, "move", Change(state="agreed"))
    days = [
        asks_of([opened(), *rest])[0].contacted
        for rest in ([said], [said, answered], [said, closed], [said, back])
    ]
    assert days == [date(2031, 5, 4), date(2031, 5, 4), date(2031, 5, 4), None]
    assert asks_of([opened(), event(1, "move", Change(state="contacted"))])[0].contacted == START.date()
    assert asks_of([opened(), answered])[0].contacted == date(2031, 5, 8)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(CHANGES), max_size=8))
def test_undoing_gives_back_each_state_before_to_the_last_field(done: list[tuple[EventKind, Change]]) -> None:
    events = [opened()]
    before = [asks_of(events)]
    for number, (kind, change) in enumerate(done, 1):
        events.append(event(number, kind, change))
        before.append(asks_of(events))
    for number in range(len(done), 0, -1):
        assert asks_of(events) == before[number]
        events.append(event(100 + len(events), "undo", Change(takes_back=f"v:{number}")))
    assert asks_of(events) == before[0]
    assert asks_of([*events, event(999, "undo", Change(takes_back="v:0"))]) == ()


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=6), st.data())
def test_an_undoing_that_is_taken_back_undoes_nothing(
    done: list[tuple[EventKind, Change]], data: st.DataObject
) -> None:
    events = [opened(), *(event(n, kind, change) for n, (kind, change) in enumerate(done, 1))]
    number = data.draw(st.integers(1, len(done)))
    undo = event(50, "undo", Change(takes_back=f"v:{number}"))
    again = event(51, "undo", Change(takes_back="v:50"))
    assert asks_of([*events, undo, again]) == asks_of(events)
    assert [e.id for e in standing([*events, undo])] == [e.id for e in events if e.id != f"v:{number}"]


def test_a_new_wording_is_a_new_version_and_keeps_what_it_rests_on() -> None:
    first = event(
        0, "line", Change(words="One port, two countries", claims=("c:1",), issue="port"), subject="l:1"
    )
    second = event(1, "line", Change(words="One port serves two countries"), subject="l:1")
    (line,) = lines_of([first, second])
    assert [(v.id, v.number, v.words, v.claims) for v in line.versions] == [
        ("v:0", 1, "One port, two countries", ("c:1",)),
        ("v:1", 2, "One port serves two countries", ("c:1",)),
    ]
    assert line.issue == "port"
    (line,) = lines_of([first, second, event(2, "undo", Change(takes_back="v:1"), subject="l:1")])
    assert line.newest.words == "One port, two countries"


def test_a_universe_is_named_until_it_is_taken_back() -> None:
    named = [event(n, "universe", Change(universe=f"d:{n}"), subject=f"u:{n}") for n in (1, 2, 2)]
    assert universes_of(named) == ("d:1", "d:2")
    assert universes_of([*named, event(9, "undo", Change(takes_back="v:1"), subject="u:1")]) == ("d:2",)
