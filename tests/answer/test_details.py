"""Contact details never move by a merge without a person's yes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.answer.details import details
from backchannel.answer.reading import Calendar
from backchannel.desk import Desk
from backchannel.ingest.post_registry import import_registry, registry
from backchannel.model.errors import BackchannelError
from backchannel.model.facts import Attribute
from tests.ledger.worlds import a_desk, ticking

TABLES = (
    "holder,post,phone\nBob Marden,envoy,+1 555 0100\n",
    "holder,post,phone\nRobert K. Marden,envoy,+1 555 0199\n",
    "holder,post\nBob Marden,envoy\n",
    "holder,post\nPia Holm,envoy\n",
)


def a_registered_desk() -> tuple[Desk, list[str]]:
    """One table a person; nobody is joined but by the program."""
    desk = Desk(a_desk(ticking()), clock=ticking())
    refs = []
    for number, text in enumerate(TABLES):
        made = registry(text.encode(), name=f"{number}.csv")
        import_registry(desk.ledger, made)
        refs.append(made.entities[0].ref)
    return desk, refs


def shown(desk: Desk, ref: str) -> dict[str, str]:
    view = desk.view()
    return {d.value: d.state for d in details(view, view.entity(ref), Calendar(view))}


def test_a_detail_of_one_document_is_as_given() -> None:
    desk, refs = a_registered_desk()
    desk.judge("different", refs[0], refs[1])
    assert shown(desk, refs[1]) == {"+1 555 0199": "given"}


def test_after_a_merge_the_other_ones_detail_is_told_as_theirs_and_not_confirmed_until_a_yes() -> None:
    desk, refs = a_registered_desk()
    desk.judge("same", refs[0], refs[1])
    assert set(shown(desk, refs[0]).values()) == {"not_confirmed"}
    told = "\n".join(desk.who("Bob Marden").lines())
    assert "phone +1 555 0199: not confirmed, from Robert K. Marden in 1.csv" in told
    desk.confirm(refs[0], by="lena")
    assert set(shown(desk, refs[0]).values()) == {"confirmed"}


def test_whomever_a_person_joins_later_needs_a_yes_of_their_own() -> None:
    desk, refs = a_registered_desk()
    desk.judge("same", refs[0], refs[1])
    desk.confirm(refs[0])
    desk.judge("same", refs[0], refs[3])
    assert set(shown(desk, refs[3]).values()) == {"not_confirmed"}
    desk.unjudge(refs[3])
    assert set(shown(desk, refs[0]).values()) == {"confirmed"}


def test_a_later_report_of_the_same_full_name_leaves_a_yes_as_it_is() -> None:
    desk, refs = a_registered_desk()
    desk.judge("same", refs[0], refs[1])
    desk.confirm(refs[0])
    again = registry(b"holder,post,country\nBob Marden,envoy,\n", name="later.csv")
    import_registry(desk.ledger, again)
    assert again.entities[0].ref in desk.view().entity(refs[0]).refs
    assert set(shown(desk, refs[0]).values()) == {"confirmed"}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(("same", "different", "undo")), st.integers(0, 3), st.integers(0, 3)),
        max_size=6,
    )
)
def test_no_verdict_moves_a_detail_without_a_yes(said: list[tuple[str, int, int]]) -> None:
    """Counted over random verdicts: details shown as somebody's for sure whose own document is another's."""
    desk, refs = a_registered_desk()
    for verdict, left, right in said:
        try:
            if verdict == "undo":
                desk.unjudge(refs[left])
            else:
                desk.judge(verdict, refs[left], refs[right])  # type: ignore[arg-type]
        except BackchannelError:
            continue
    view = desk.view()
    for one in view.entities("person"):
        for value, state in shown(desk, one.id).items():
            own = {
                c.fact.value
                for c in view.claims()
                if isinstance(c.fact, Attribute) and c.fact.subject in one.refs
            }
            assert value in own
            assert state == ("given" if len(one.refs) == 1 else "not_confirmed")
