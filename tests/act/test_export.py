from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.act.export import export_lines, import_lines
from backchannel.ledger.outreach import Done
from backchannel.ledger.view import View
from backchannel.model.errors import BadInputLine
from backchannel.model.labels import Label, Reader
from backchannel.model.outreach import Change, Party
from tests.answer.shapes import DAY, three_ways
from tests.answer.world import World
from tests.ledger.worlds import a_desk


def view_of(world: World, *, clearance: Label | None = None) -> View:
    view = world.view(DAY, clearance=clearance or Label())
    assert isinstance(view, View)
    return view


def test_what_is_exported_comes_back_whole() -> None:
    world, first, _ = three_ways()
    first.tie("Perhaps Vale knows Tam.", "Nora Vale", "knows", "Vic Tam", score=0.2)
    world.accepted.append(world.claim(first, 0))
    world.marks.append(("Hal Orr", "ours"))
    view = view_of(world)
    found = import_lines(export_lines(view))
    assert tuple(d.document for d in found.documents) == view.documents()
    assert tuple(c.claim for c in found.claims if c.standing != "proposal") == view.claims()
    assert tuple(c.claim for c in found.claims if c.standing == "proposal") == view.proposals() != ()
    assert [c.claim.id for c in found.claims if c.standing == "accepted"] == world.accepted
    assert [(e.id, e.refs) for e in found.entities] == [(e.id, e.refs) for e in view.entities()]
    assert [e.caption for e in found.entities if e.side == "ours"] == ["Hal Orr"]
    assert len(found.judgements) == sum(len(e.refs) == 2 for e in view.entities()) > 0


def test_copies_keep_their_origin() -> None:
    found = import_lines(export_lines(view_of(three_ways()[0])))
    assert len({d.origin for d in found.documents}) == 1
    assert len(found.documents) == 2


def test_the_head_counts_what_follows() -> None:
    lines = list(export_lines(view_of(three_ways()[0])))
    found = import_lines(lines)
    assert sum(found.head.counts.values()) == len(lines) - 1
    assert (found.head.side, str(found.head.as_of)) == ("CA", DAY)


def test_the_same_view_gives_the_same_bytes() -> None:
    assert list(export_lines(view_of(three_ways()[0]))) == list(export_lines(view_of(three_ways()[0])))


def test_what_a_reader_may_not_see_is_not_exported() -> None:
    world, _, _ = three_ways()
    secret = world.page("secret", "2031-05-04", label=Label(2, frozenset({"b", "a"})))
    secret.contact("Lund met Quist.", "Jo Lund", "Omar Quist")
    low = b"".join(export_lines(view_of(world)))
    assert b"Lund met Quist" not in low
    high = b"".join(export_lines(view_of(world, clearance=Label(2, frozenset({"a", "b"})))))
    assert b"Lund met Quist" in high
    assert b'"compartments":["a","b"]' in high


HEAD = b'{"type":"head","format":"x","version":1,"side":null,"as_of":null,"counts":{}}'


@pytest.mark.parametrize("lines", [[], [b"{}"], [b"not json"], [HEAD]])
def test_what_is_no_export_is_refused_with_its_line(lines: list[bytes]) -> None:
    with pytest.raises(BadInputLine, match="line 1"):
        import_lines(lines)


@settings(max_examples=25, deadline=None)
@given(
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40),
    st.none() | st.sampled_from(["2031-05", "2019/", "1989/1993"]),
)
def test_claims_survive_the_round_trip_in_any_script(words: str, valid: str | None) -> None:
    world = World()
    page = world.page("a", "2031-05-04")
    page.contact(words, "Nora Vale", "Omar Quist", valid=valid, about=words)
    view = view_of(world)
    found = import_lines(export_lines(view))
    assert tuple(c.claim for c in found.claims) == view.claims()
    assert msgspec.json.encode(found.documents[0].document) == msgspec.json.encode(view.documents()[0])


def test_what_was_done_on_the_board_is_exported_as_far_as_it_may_be_seen() -> None:
    secret = Label(2, frozenset({"a"}))
    with a_desk() as desk:
        change = Change(target=Party(name="Omar Quist"), request="keep the port open")
        ask = desk.do(Done(kind="ask", change=change, by="lena"))
        desk.do(
            Done(kind="move", change=Change(state="closed"), by="lena", subject=ask.subject, label=secret)
        )
        low, high = desk.view(), desk.view(reader=Reader("lena", secret))
        assert import_lines(export_lines(low)).outreach == low.outreach() == (ask,)
        assert import_lines(export_lines(high)).outreach == high.outreach()
        assert len(high.outreach()) == 2
        assert import_lines(export_lines(low)).head.counts["outreach"] == 1
