"""A desk's verdicts: who said what, corrected facts in the same words, and nothing about what is hidden."""

from __future__ import annotations

import msgspec
import pytest

from backchannel.desk import Desk
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.recording import Quarantined, ReadWith
from backchannel.ledger.rereading import Rereading
from backchannel.model.claims import Draft
from backchannel.model.errors import BadPeriod, BadQuestion, NothingFound, QuoteNotFound
from backchannel.model.facts import Contact, Tenure
from backchannel.model.labels import Label, Reader
from tests.ledger.worlds import a_desk, a_document, a_draft, meeting, stopped


def desk_of(ledger: Ledger, *, clearance: int = 0) -> Desk:
    return Desk(ledger, reader=Reader("lena", Label(clearance)))


@pytest.fixture
def desk() -> Desk:
    made = a_desk()
    document, entities, drafts = meeting()
    weak = [msgspec.structs.replace(draft, score=0.1) for draft in drafts]
    made.record(document, entities, weak, quarantined=[Quarantined(drafts[0], "BC211", "it is furniture")])
    return desk_of(made)


def test_a_verdict_says_who_gave_it(desk: Desk) -> None:
    one, other = (c.id for c in desk.view().proposals())
    desk.accept(one, note="seen it")
    desk.reject(other, by="omar")
    said = desk.ledger._connection.execute("SELECT claim, verdict, by, note FROM reviews").fetchall()
    assert said == [(one, "accepted", "lena", "seen it"), (other, "rejected", "omar", "")]
    with pytest.raises(BadQuestion, match="no name of a person"):
        desk.accept(one, by="ties.v1")


def test_an_edit_keeps_the_words_and_changes_what_it_is_told_to(desk: Desk) -> None:
    claim = desk.view().proposals("contact")[0]
    done = desk.edit(claim.id, place="", mode="call", valid="2031-04", modality="hedged")
    edited = desk.view().claim(done.claim)
    assert isinstance(edited.fact, Contact)
    assert (edited.fact.place, edited.fact.mode, edited.modality) == (None, "call", "hedged")
    assert (edited.evidence, edited.made_by, edited.label) == (claim.evidence, "lena", claim.label)
    assert edited.valid is not None
    assert edited.valid.edtf == "2031-04"
    assert desk.fields(done.claim)["mode"] == "call"


def test_a_role_is_edited_by_the_name_of_somebody_in_the_document(desk: Desk) -> None:
    claim = desk.view().proposals("tenure")[0].id
    assert desk.fields(claim)["holder"] == "Petra Lindqvist"
    done = desk.edit(claim, holder="benhaddou", standing="former")
    fact = desk.view().claim(done.claim).fact
    assert isinstance(fact, Tenure)
    assert desk.view().entity(fact.holder).caption == "Omar Benhaddou"
    with pytest.raises(BadQuestion, match="names nobody 'Ana Duarte'"):
        desk.edit(done.claim, holder="Ana Duarte")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"standing": "retired"}, BadQuestion),
        ({"valid": "last spring"}, BadPeriod),
        ({"valid": "0031-05"}, BadPeriod),
        ({"modality": "sure"}, BadQuestion),
        ({"evidence": "more"}, BadQuestion),
        ({"holder": ""}, BadQuestion),
        ({"post": "envoy to Ostria"}, BadQuestion),
    ],
)
def test_an_edit_that_cannot_be_changes_nothing(
    desk: Desk, changes: dict[str, str], error: type[Exception]
) -> None:
    claim = desk.view().proposals("tenure")[0].id
    before = list(desk.ledger.dump())
    with pytest.raises(error):
        desk.edit(claim, **changes)
    assert list(desk.ledger.dump()) == before


def test_a_caption_that_was_set_aside_becomes_a_persons_own_fact(desk: Desk) -> None:
    (waiting,) = desk.view().set_aside()
    (claim,) = desk.accept(waiting.id)
    assert desk.view().claim(claim).made_by == "lena"
    assert desk.view().set_aside() == ()
    desk.undo(claim)
    assert [each.id for each in desk.view().set_aside()] == [waiting.id]
    assert desk.view().claims() == ()


def test_words_that_do_not_stand_in_the_document_are_no_fact_by_anybodys_word() -> None:
    ledger = a_desk()
    document, entities, drafts = meeting()
    elsewhere = a_document("Petra Lindqvist met nobody in Vellmark at all.")
    wrong = a_draft(elsewhere, drafts[0].fact, "met nobody")
    ledger.record(document, entities, [], quarantined=[Quarantined(wrong, "BC201", "not there")])
    desk = desk_of(ledger)
    (waiting,) = desk.view().set_aside()
    with pytest.raises(BadQuestion, match="set aside"):
        desk.accept(waiting.id)
    with pytest.raises(QuoteNotFound):
        desk.edit(waiting.id, place="Ostria")
    assert desk.review().items[0].change == "set_aside"


def test_exact_repeats_of_an_accepted_fact_are_accepted_and_nothing_else() -> None:
    ledger = a_desk()
    document, entities, drafts = meeting()
    ledger.record(document, entities, drafts[:1])
    again = msgspec.structs.replace(drafts[0], made_by="llm.v1:small", score=0.1)
    other = msgspec.structs.replace(drafts[1], score=0.1)
    ledger.reread(found_later(document.id, again, other))
    desk = desk_of(ledger)
    assert desk.accept_exact() == ()
    desk.accept(desk.view().claims()[0].id)
    assert [desk.view().claim(c).made_by for c in desk.accept_exact()] == ["llm.v1:small"]
    assert [c.fact for c in desk.view().proposals()] == [other.fact]


def found_later(document: str, *drafts: Draft) -> Rereading:
    return Rereading(document=document, read_with=ReadWith((), ""), gained=drafts)


def test_what_is_hidden_can_be_neither_reviewed_nor_undone_and_is_as_if_missing() -> None:
    ledger = a_desk()
    document, entities, drafts = meeting(label=Label(2))
    ledger.record(document, entities, drafts, quarantined=[Quarantined(drafts[0], "BC211", "furniture")])
    cleared, open_ = desk_of(ledger, clearance=2), desk_of(ledger)
    ids = (cleared.view().claims()[0].id, cleared.view().set_aside()[0].id)
    cleared.accept(ids[0])
    for id_ in ids:
        for ask in (open_.accept, open_.reject, open_.undo, open_.edit, open_.fields):
            told = []
            for asked in (id_, id_[:2] + "0" * (len(id_) - 2)):
                with pytest.raises(NothingFound) as raised:
                    ask(asked)
                told.append(str(raised.value).replace(asked, "X"))
            assert told[0] == told[1]
    assert open_.review().to_json() == desk_of(a_desk()).review().to_json()


def test_reading_again_says_nothing_of_documents_that_are_hidden() -> None:
    told, shown = [], []
    for with_hidden in (False, True):
        ledger = a_desk(stopped())
        ledger.record(*meeting())
        if with_hidden:
            ledger.record(*meeting(other="Ivo Brandt", label=Label(2)))
        desk = desk_of(ledger)
        told.append(desk.reread(model="rules").to_json())
        shown.append(list(desk.export()))
        with pytest.raises(NothingFound):
            desk.reread(meeting(other="Ivo Brandt")[0].id, model="rules")
    assert told[0] == told[1]
    assert shown[0] == shown[1]


def test_who_said_what_is_told_in_order_with_what_was_taken_back(desk: Desk) -> None:
    claim = desk.view().proposals("contact")[0].id
    assert desk.history(claim) == ()
    desk.reject(claim, note="another day")
    desk.undo(claim, by="omar")
    said = [(each.verdict, each.by, each.note) for each in desk.history(claim)]
    assert said == [("rejected", "lena", "another day"), ("open", "omar", "rejected taken back")]
