"""What is recorded can be read again, once, whole, and as it was known at any instant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.lookups import Resolved
from backchannel.ledger.recording import Quarantined, Recorded
from backchannel.ledger.resolving import Contents, Resolution
from backchannel.model.claims import Review, claim_id
from backchannel.model.errors import (
    BackchannelError,
    DeskBusy,
    DeskExists,
    DeskIsNewer,
    NoDesk,
    NotADesk,
    NothingFound,
    QuoteNotFound,
)

from .worlds import MORNING, a_desk, a_draft, meeting, same, ticking


@pytest.fixture(params=["memory", "file"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """Every test of the contract runs on a desk in memory and on one in a file."""
    with a_desk(path=":memory:" if request.param == "memory" else str(tmp_path / "desk.db")) as desk:
        yield desk


def test_what_is_recorded_can_be_read_again_exactly(desk: Ledger) -> None:
    document, entities, drafts = meeting()
    assert desk.record(document, entities, drafts) == Recorded(added=True, claims=2)
    view = desk.view()
    assert view.documents() == (document,)
    assert view.side == "CA"
    assert [c.id for c in view.claims()] == [claim_id(d) for d in drafts]
    claim = view.claims("contact")[0]
    draft = drafts[0]
    assert (claim.fact, claim.evidence, claim.valid) == (draft.fact, draft.evidence, draft.valid)
    assert (claim.reported, claim.score, claim.made_by) == (date(2031, 5, 1), 0.9, "contacts.v1")


def test_a_document_added_twice_changes_nothing(desk: Ledger) -> None:
    desk.record(*meeting())
    before = desk.view()
    assert desk.record(*meeting()) == Recorded(added=False, claims=0)
    after = desk.view()
    assert (after.documents(), after.claims(), after.entities()) == (
        before.documents(),
        before.claims(),
        before.entities(),
    )


def test_a_document_whose_words_do_not_stand_leaves_nothing_behind(desk: Ledger) -> None:
    document, entities, drafts = meeting()
    other = meeting("Ana Duarte", "Ivo Brandt")[2]
    with pytest.raises(QuoteNotFound, match=r"BC201.*contacts\.v1"):
        desk.record(document, entities, [*drafts, other[0]])
    assert desk.view().documents() == ()
    assert desk.view().claims() == ()
    assert desk.record(document, entities, drafts).added


def test_a_retracted_claim_still_shows_as_known_before(desk: Ledger) -> None:
    desk.record(*meeting())
    claim = desk.view().claims("contact")[0]
    then = claim.known.begin
    before = desk.view(known_at=then).claims()
    desk.retract(claim.id)
    assert claim.id not in [c.id for c in desk.view().claims()]
    assert desk.view(known_at=then).claims() == before
    with pytest.raises(NothingFound):
        desk.retract(claim.id)


def test_a_view_of_an_earlier_instant_does_not_know_later_documents(desk: Ledger) -> None:
    desk.record(*meeting())
    then = desk.view().claims()[0].known.begin
    desk.record(*meeting("Ana Duarte", "Ivo Brandt"))
    assert len(desk.view().documents()) == 2
    assert len(desk.view(known_at=then).documents()) == 1
    assert desk.view(known_at=then - timedelta(seconds=1)).documents() == ()


def test_a_view_is_a_snapshot_that_later_writes_do_not_change(desk: Ledger) -> None:
    desk.record(*meeting())
    view = desk.view()
    desk.record(*meeting("Ana Duarte", "Ivo Brandt"))
    assert len(view.documents()) == 1
    assert len(view.entities()) == 2


def test_a_finding_below_the_floor_is_a_proposal_until_a_person_accepts_it(desk: Ledger) -> None:
    document, entities, drafts = meeting()
    weak = a_draft(document, drafts[0].fact, drafts[0].evidence[0].quote, score=0.2)
    desk.record(document, entities, [weak])
    assert desk.view().claims() == ()
    (proposal,) = desk.view().proposals("contact")
    desk.review(Review(claim=proposal.id, verdict="accepted", by="lena", at=MORNING))
    view = desk.view()
    assert [c.id for c in view.claims()] == [proposal.id]
    assert view.proposals() == ()
    assert view.accepted(proposal.id)


def test_a_rejected_claim_is_no_fact_and_no_proposal(desk: Ledger) -> None:
    desk.record(*meeting())
    claim = desk.view().claims("tenure")[0]
    desk.review(Review(claim=claim.id, verdict="rejected", by="lena", at=MORNING))
    view = desk.view()
    assert view.claims("tenure") == view.proposals("tenure") == ()
    assert view.claim(claim.id) == claim
    assert not view.accepted(claim.id)


def test_a_later_review_outranks_an_earlier_one_in_whatever_order_they_are_added(desk: Ledger) -> None:
    desk.record(*meeting())
    claim = desk.view().claims("tenure")[0]
    desk.review(Review(claim=claim.id, verdict="accepted", by="lena", at=MORNING + timedelta(hours=1)))
    desk.review(Review(claim=claim.id, verdict="rejected", by="omar", at=MORNING))
    assert desk.view().accepted(claim.id)
    with pytest.raises(NothingFound):
        desk.review(Review(claim="c:none", verdict="accepted", by="lena", at=MORNING))


def test_a_quarantined_draft_is_kept_with_its_reason_and_is_no_fact(desk: Ledger) -> None:
    document, entities, drafts = meeting()
    desk.record(document, entities, [], quarantined=[Quarantined(drafts[0], "BC202", "inside furniture")])
    assert desk.view().claims() == desk.view().proposals() == ()
    assert desk.quarantined() == (Quarantined(drafts[0], "BC202", "inside furniture"),)


def test_documents_wait_to_be_resolved_in_the_order_they_were_added(desk: Ledger) -> None:
    first, second = meeting(), meeting("Ana Duarte", "Ivo Brandt")
    desk.record(*first)
    desk.record(*second)
    assert desk.unresolved() == (first[0].id, second[0].id)
    pair = same(first[1][0].ref, second[1][0].ref)
    desk.resolve(Resolution(document=first[0].id, judgements=(pair,), by="names.v1", kept=b"\x00\xff"))
    assert desk.unresolved() == (second[0].id,)
    assert desk.resolved() == (Resolved(first[0].id, "names.v1", b"\x00\xff"),)
    assert desk.contents(second[0].id) == Contents(
        second[0],
        tuple(second[1]),
        tuple(draft.fact for draft in second[2]),
        tuple(draft.valid for draft in second[2]),
    )
    with pytest.raises(NothingFound):
        desk.contents("d:none")
    assert desk.view().canonical(pair.right) == desk.view().canonical(pair.left)


def test_a_program_does_not_say_twice_what_it_said_last_and_a_person_may(desk: Ledger) -> None:
    first, second = meeting(), meeting("Ana Duarte", "Ivo Brandt")
    desk.record(*first)
    desk.record(*second)
    pair = same(first[1][0].ref, second[1][0].ref)
    desk.resolve(Resolution(document=first[0].id, judgements=(pair,), by="names.v1"))
    told = list(desk.dump())
    swapped = same(pair.right, pair.left)
    desk.resolve(Resolution(document=second[0].id, judgements=(swapped,), by="names.v1"))
    assert len(list(desk.dump())) == len(told) + 1
    for by, verdict in (("lena", "different"), ("omar", "same"), ("lena", "different")):
        desk.judge(same(pair.left, pair.right, by=by, verdict=verdict))  # type: ignore[arg-type]
    assert desk.view().canonical(pair.left) != desk.view().canonical(pair.right)


def test_a_mark_by_name_holds_for_whoever_bears_it_until_taken_back(desk: Ledger) -> None:
    document, entities, drafts = meeting()
    desk.record(document, entities, drafts)
    desk.mark("petra lindqvist", side="ours", by="lena")
    desk.mark(entities[1].ref, side="theirs", by="lena")
    assert desk.view().marks() == {entities[0].ref: "ours", entities[1].ref: "theirs"}
    desk.mark("Petra Lindqvist", side=None, by="lena")
    assert desk.view().marks() == {entities[1].ref: "theirs"}


def test_settings_are_kept(desk: Ledger) -> None:
    desk.set("language", "en")
    assert desk.settings() == {"language": "en", "side": "CA"}


def test_a_desk_survives_being_closed(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with a_desk(path=str(path)) as desk:
        desk.record(*meeting())
        before = desk.view().claims()
    with Ledger.open(path, clock=ticking()) as desk:
        assert desk.view().claims() == before
    assert path.stat().st_mode & 0o077 == 0


def test_a_second_writer_is_told_that_the_desk_is_busy_and_a_reader_is_not(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with a_desk(path=str(path)) as desk:
        with pytest.raises(DeskBusy, match=r"BC403.*wait until"):
            Ledger.open(path)
        with Ledger.open(path, readonly=True) as reader:
            desk.record(*meeting())
            assert len(reader.view().documents()) == 1
            with pytest.raises(BackchannelError, match="reading only"):
                reader.record(*meeting("Ana Duarte", "Ivo Brandt"))
    Ledger.open(path).close()


def test_what_is_no_desk_is_told_apart_by_reason(tmp_path: Path) -> None:
    text, empty, path = tmp_path / "notes.txt", tmp_path / "empty.db", tmp_path / "desk.db"
    text.write_text("This is a text file and no database at all. " * 50)
    empty.touch()
    for wrong, error in ((text, NotADesk), (empty, NotADesk), (tmp_path / "none.db", NoDesk)):
        for readonly in (True, False):
            with pytest.raises(error):
                Ledger.open(wrong, readonly=readonly)
    a_desk(path=str(path)).close()
    with pytest.raises(DeskExists):
        a_desk(path=str(path))
    with pytest.raises(NoDesk):
        a_desk(path=str(tmp_path / "nowhere" / "desk.db"))


def test_a_desk_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with a_desk(path=str(path)) as desk:
        desk._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(DeskIsNewer, match=r"99.*install a newer"):
        Ledger.open(path)
