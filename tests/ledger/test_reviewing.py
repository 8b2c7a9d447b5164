"""Persons' verdicts: the last one holds, an undone one leaves no trace, an edit can be undone whole."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.recording import Quarantined, ReadWith
from backchannel.ledger.view import View
from backchannel.model.claims import Draft, Review
from backchannel.model.errors import NothingFound
from backchannel.model.facts import Contact, Tenure
from backchannel.model.labels import Label, Reader

from .worlds import MORNING, a_desk, meeting, ticking


def shown(view: View) -> bytes:
    """All that a view shows of claims."""
    lists = (view.claims(), view.proposals(), view.set_aside(), view.entities())
    return msgspec.json.encode([*lists, [view.accepted(c.id) for c in view.claims()]])


def corrected(draft: Draft, *, by: str = "lena", post: str = "consul in Ostria") -> Draft:
    assert isinstance(draft.fact, Tenure)
    fact = msgspec.structs.replace(draft.fact, post=post)
    return msgspec.structs.replace(draft, fact=fact, made_by=by, score=1.0)


@pytest.fixture
def desk() -> Ledger:
    made = a_desk()
    document, entities, drafts = meeting()
    refused = [Quarantined(drafts[0], "BC211", "its words are furniture")]
    made.record(document, entities, drafts, quarantined=refused)
    return made


def test_undo_brings_back_what_was_said_before_and_then_what_nobody_had_said(desk: Ledger) -> None:
    claim = desk.view().claims("tenure")[0].id
    untouched = shown(desk.view())
    desk.say(claim, verdict="accepted", by="lena")
    accepted = shown(desk.view())
    desk.say(claim, verdict="rejected", by="omar", note="an old list")
    assert desk.view().claims("tenure") == ()
    assert desk.undo(claim, by="omar") == "accepted"
    assert shown(desk.view()) == accepted
    assert desk.undo(claim, by="omar") == "open"
    assert shown(desk.view()) == untouched
    with pytest.raises(NothingFound, match="undone"):
        desk.undo(claim, by="omar")


def test_undo_outranks_a_verdict_that_brought_a_later_instant_with_it(desk: Ledger) -> None:
    claim = desk.view().claims("tenure")[0].id
    late = MORNING + timedelta(days=9)
    desk.review(Review(claim=claim, verdict="rejected", by="lena", at=late))
    desk.undo(claim, by="lena")
    assert desk.view().claim(claim) in desk.view().claims()
    desk.say(claim, verdict="rejected", by="lena")
    assert desk.view().claim(claim) not in desk.view().claims()


def test_an_edit_takes_the_place_of_the_finding_and_both_tell_of_it(desk: Ledger) -> None:
    _, _, drafts = meeting()
    original = desk.view().claims("tenure")[0].id
    before = shown(desk.view())
    edited = desk.edit(original, corrected(drafts[1]), by="lena")
    (claim,) = desk.view().claims("tenure")
    assert (claim.id, claim.made_by, desk.view().accepted(claim.id)) == (edited, "lena", True)
    assert desk.view().claim(original).fact == drafts[1].fact
    notes = desk._connection.execute("SELECT claim, note FROM reviews ORDER BY seq").fetchall()
    assert notes == [(edited, f"edited from {original}"), (original, f"edited as {edited}")]
    desk.undo(original, by="lena")
    assert shown(desk.view()) == before
    again = desk.edit(original, corrected(drafts[1]), by="lena")
    assert again != edited, "a claim that was retracted comes back under an id of its own"
    assert [c.fact for c in desk.view().claims("tenure")] == [claim.fact]


def test_undoing_the_edited_claim_undoes_the_edit(desk: Ledger) -> None:
    _, _, drafts = meeting()
    original = desk.view().claims("tenure")[0].id
    before = shown(desk.view())
    desk.undo(desk.edit(original, corrected(drafts[1]), by="lena"), by="omar")
    assert shown(desk.view()) == before


def test_undoing_an_edit_undoes_the_edit_of_that_edit(desk: Ledger) -> None:
    _, _, drafts = meeting()
    original = desk.view().claims("tenure")[0].id
    before = shown(desk.view())
    first = desk.edit(original, corrected(drafts[1]), by="lena")
    desk.edit(first, corrected(drafts[1], post="envoy in Ostria"), by="omar")
    desk.undo(original, by="lena")
    assert shown(desk.view()) == before


def test_a_draft_that_was_set_aside_can_be_dismissed_and_taken_up_again(desk: Ledger) -> None:
    before = shown(desk.view())
    (waiting,) = desk.view().set_aside()
    assert "BC211" in {f.code for f in desk.verify()}
    desk.say(waiting.id, verdict="rejected", by="lena")
    assert desk.view().set_aside() == ()
    assert "BC211" not in {f.code for f in desk.verify()}
    desk.undo(waiting.id, by="lena")
    assert shown(desk.view()) == before


def test_a_draft_of_a_hidden_document_is_not_shown_as_set_aside() -> None:
    desk = a_desk()
    document, entities, drafts = meeting(label=Label(2))
    desk.record(document, entities, [], quarantined=[Quarantined(drafts[0], "BC211", "furniture")])
    assert desk.view().set_aside() == ()
    assert len(desk.view(reader=Reader("lena", Label(2))).set_aside()) == 1


def test_what_a_document_was_read_with_is_kept_and_goes_with_it() -> None:
    desk = a_desk()
    document, entities, drafts = meeting()
    desk.record(document, entities, drafts, read_with=ReadWith(("contacts.v1",), "rules only"))
    assert desk.findings(document.id).read_with == ReadWith(("contacts.v1",), "rules only")
    desk.purge(document.id, reason="asked")
    assert not any("contacts.v1" in line for line in desk.dump())


Act = tuple[str, int]
ACTS = st.lists(
    st.tuples(st.sampled_from(("accept", "reject", "edit", "undo")), st.integers(0, 1)), max_size=9
)


@settings(max_examples=40, deadline=None)
@given(ACTS)
def test_the_last_word_that_was_not_taken_back_holds_and_earlier_views_stay(acts: list[Act]) -> None:
    clock = ticking()
    desk = a_desk(clock)
    document, entities, drafts = meeting()
    desk.record(document, entities, drafts)
    found = [desk.view().claims("contact")[0].id, desk.view().claims("tenure")[0].id]
    said: list[list[tuple[str, bytes]]] = [[], []]
    seen = []
    for number, (act, which) in enumerate(acts):
        seen.append((clock(), shown(desk.view())))
        of_claim = shown_of(desk, drafts[which])
        if act == "undo":
            if said[which]:
                desk.undo(found[which], by="lena")
                _, before = said[which].pop()
                assert shown_of(desk, drafts[which]) == before
            continue
        if act == "edit":
            desk.edit(found[which], changed(drafts[which], number), by="lena")
        else:
            verdict = "accepted" if act == "accept" else "rejected"
            desk.say(found[which], verdict=verdict, by="lena")  # type: ignore[arg-type]
        said[which].append((act, of_claim))
    for which in (0, 1):
        holds = said[which][-1][0] if said[which] else "accept"
        assert (found[which] in {c.id for c in desk.view().claims()}) == (holds == "accept")
    for instant, before in seen:
        assert shown(desk.view(known_at=instant)) == before


def changed(draft: Draft, number: int) -> Draft:
    """A correction that differs from every other."""
    if isinstance(draft.fact, Contact):
        fact: Contact | Tenure = msgspec.structs.replace(draft.fact, place=f"Hall {number}")
    else:
        assert isinstance(draft.fact, Tenure)
        fact = msgspec.structs.replace(draft.fact, post=f"envoy {number}")
    return msgspec.structs.replace(draft, fact=fact, made_by="lena", score=1.0)


def shown_of(desk: Ledger, draft: Draft) -> bytes:
    """The facts of that kind, with whether a person accepted them; ids and instants left out."""
    view = desk.view()
    kind = type(draft.fact)
    return msgspec.json.encode(
        sorted(
            (msgspec.json.encode(c.fact).decode(), c.made_by, view.accepted(c.id))
            for c in view.claims()
            if isinstance(c.fact, kind)
        )
    )
