"""Lines are what their changes made of them; what was taken back made nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.model.briefs import BriefChange, is_finished, lines_of, standing

START = datetime(2031, 1, 1, tzinfo=UTC)
PLACES = ("issue", "background")
SECTIONS = st.sampled_from(PLACES)
FREELY = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
LINES = st.integers(1, 5)
CHANGES = st.one_of(
    st.builds(BriefChange, what=st.just("worded"), line=LINES, text=st.sampled_from("abc")),
    st.builds(BriefChange, what=st.just("cited"), line=LINES, claims=st.just(("c:1",))),
    st.builds(BriefChange, what=st.just("judged"), line=LINES),
    st.builds(
        BriefChange,
        what=st.just("moved"),
        line=LINES,
        section=SECTIONS | st.none(),
        after=LINES | st.none(),
    ),
    st.builds(BriefChange, what=st.just("removed"), line=LINES),
)


def timed(changes: list[BriefChange]) -> list[BriefChange]:
    return [replace(change, at=START + timedelta(seconds=n), by="lena") for n, change in enumerate(changes)]


def five_lines() -> list[BriefChange]:
    return [
        BriefChange(
            what="added", line=n, section=("issue", "background")[n % 2], after=n - 2 or None, text="x"
        )
        for n in range(1, 6)
    ]


@FREELY
@given(st.lists(CHANGES, max_size=8))
def test_no_line_is_lost_or_doubled_but_those_taken_out(changes: list[BriefChange]) -> None:
    made = timed(five_lines() + changes)
    out = {change.line for change in changes if change.what == "removed"}
    assert sorted(line.id for line in lines_of(made)) == sorted({1, 2, 3, 4, 5} - out)


@FREELY
@given(st.lists(CHANGES, max_size=8), st.integers(0, 7))
def test_what_is_taken_back_never_was(changes: list[BriefChange], number: int) -> None:
    made = timed(five_lines() + changes)
    undone = made[min(5 + number, len(made) - 1)]
    back = BriefChange(what="undone", takes_back=undone.at, at=START + timedelta(days=1))
    assert lines_of([*made, back]) == lines_of([change for change in made if change is not undone])


def test_a_line_stands_behind_the_line_named_and_first_where_none_is() -> None:
    made = timed(five_lines())
    moved = [*made, BriefChange(what="moved", line=5, after=None, at=START + timedelta(days=1))]
    assert [line.id for line in lines_of(moved) if line.section == "background"] == [5, 1, 3]
    behind = [*moved, BriefChange(what="moved", line=5, after=1, at=START + timedelta(days=2))]
    assert [line.id for line in lines_of(behind) if line.section == "background"] == [1, 5, 3]


def test_a_brief_is_finished_until_the_next_change_that_stands() -> None:
    done = BriefChange(what="finished", at=START + timedelta(days=1))
    after = BriefChange(what="judged", line=1, at=START + timedelta(days=2))
    back = BriefChange(what="undone", takes_back=after.at, at=START + timedelta(days=3))
    made = timed(five_lines())
    assert [is_finished(c) for c in (made, [*made, done], [*made, done, after])] == [False, True, False]
    assert is_finished([*made, done, after, back])
    assert len(standing([*made, done, after, back])) == 6
