"""What people enter: a document of their own, whose sentences are the evidence of what it says."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.act.own_facts import OwnContact, OwnTenure, OwnTie
from backchannel.desk import Desk
from backchannel.model.errors import Ambiguous, BadPeriod, BadQuestion, EmptyFile
from backchannel.model.facts import Contact, Tenure, Tie
from backchannel.model.labels import Label, Reader
from tests.ledger.worlds import a_desk, meeting

DAY = date(2031, 5, 3)


def a_desk_of_two() -> Desk:
    ledger = a_desk()
    ledger.record(*meeting())
    return Desk(ledger, reader=Reader("lena"))


def test_a_fact_typed_in_is_a_sentence_of_a_memo_and_counts_as_accepted() -> None:
    desk = a_desk_of_two()
    noted = desk.enter(
        OwnTie(a="Lena Ortiz", tie="close_to", b="Benhaddou", detail="from school", when="2028/2031"), day=DAY
    )
    (claim,) = desk.view().claims_in(noted.document)
    document = desk.view().document(noted.document)
    assert document.text == "Lena Ortiz is close to Omar Benhaddou, from school (2028/2031)."
    assert claim.evidence[0].quote == document.text.removesuffix(".")
    assert (claim.made_by, claim.basis, claim.reported) == ("lena", "readout", DAY)
    assert (document.outlet, document.authors, document.name) == (None, ("lena",), "note of lena")
    assert claim.valid is not None
    assert claim.valid_words is not None
    assert (claim.valid.edtf, claim.valid_words.quote) == ("2028/2031", "2028/2031")
    assert desk.view().accepted(claim.id)
    assert desk.verify() == [f for f in desk.verify() if f.code == "BC413"]


def test_a_name_typed_in_is_whoever_the_author_sees_by_it_and_nobody_else_by_half_a_name() -> None:
    desk = a_desk_of_two()
    noted = desk.enter(
        OwnContact(
            people=("Petra Lindqvist", "Omar Farid Benhaddou", "Lindqvist"), mode="call", about="timber"
        ),
        day=DAY,
    )
    (claim,) = desk.view().claims_in(noted.document)
    assert isinstance(claim.fact, Contact)
    view = desk.view()
    petra = view.named("Petra Lindqvist")[0]
    assert (
        view.canonical(claim.fact.participants[0]) == petra.id == view.canonical(claim.fact.participants[2])
    )
    assert view.entity(claim.fact.participants[1]).caption == "Omar Farid Benhaddou"


def test_each_fact_has_its_own_sentence() -> None:
    desk = a_desk_of_two()
    noted = desk.enter(
        OwnTenure(holder="Lena Ortiz", post="trade minister of Norway", standing="former"),
        OwnTie(a="Lena Ortiz", tie="member_of", b="the Harbour Club"),
        OwnContact(people=("Lena Ortiz", "Ivo Brandt"), mode="letter", place="Oslo"),
        day=DAY,
    )
    assert noted.text.splitlines() == [
        "Lena Ortiz was trade minister of Norway.",
        "Lena Ortiz is a member of the Harbour Club.",
        "Lena Ortiz wrote to Ivo Brandt in Oslo.",
    ]
    tenure, tie, _ = (desk.view().claim(id_).fact for id_ in noted.facts)
    assert isinstance(tenure, Tenure)
    assert (tenure.country, tenure.standing) == ("NO", "former")
    assert isinstance(tie, Tie)
    assert desk.view().entity(tie.b).kind == "organisation"


def test_the_same_note_of_the_same_day_is_one_and_undo_takes_a_fact_back() -> None:
    desk, own = a_desk_of_two(), OwnTie(a="Lena Ortiz", tie="knows", b="Ivo Brandt")
    first, again = desk.enter(own, day=DAY), desk.enter(own, day=DAY)
    assert (first.added, again.added, first.facts) == (True, False, again.facts)
    assert desk.enter(own, day=DAY, by="omar").document != first.document
    desk.undo(first.facts[0])
    assert desk.view().claims_in(first.document) == ()
    assert desk.enter(own, day=DAY).added
    assert len(desk.view().claims_in(first.document)) == 1


def test_a_note_in_plain_words_is_read_as_any_document_and_is_our_own_account() -> None:
    desk = Desk(a_desk(), reader=Reader("lena"))
    noted = desk.note("Mara Quist is Veldania's ambassador to Norway. Quist met Jo Lind in Oslo.", day=DAY)
    found = desk.view().claims_in(noted.document)
    assert {type(c.fact).__name__ for c in found} >= {"Tenure", "Contact"}
    assert {c.basis for c in found} == {"readout"}
    assert desk.reread(noted.document).unchanged == 1


def test_a_typed_entry_is_not_read_again_for_what_its_author_did_not_say() -> None:
    desk = a_desk_of_two()
    noted = desk.enter(OwnContact(people=("Mara Quist", "Jo Lind"), mode="call"), day=DAY)
    before = list(desk.ledger.dump())
    assert desk.reread(noted.document, model="rules").documents == ()
    assert list(desk.ledger.dump()) == before


def test_a_note_under_a_label_is_shown_to_nobody_below_it() -> None:
    desk = a_desk_of_two()
    before = list(desk.export())
    noted = desk.enter(OwnTie(a="Lena Ortiz", tie="knows", b="Petra Lindqvist"), label=Label(2), day=DAY)
    assert (noted.readable, noted.facts) == (False, ())
    assert list(desk.export()) == before
    cleared = Desk(desk.ledger, reader=Reader("ruth", Label(2)))
    assert len(cleared.view().claims_in(noted.document)) == 1


@pytest.mark.parametrize(
    ("own", "error"),
    [
        (OwnTie(a="", tie="knows", b="Ivo Brandt"), BadQuestion),
        (OwnTie(a="Lena Ortiz", tie="knows", b="Ivo Brandt", when="spring"), BadPeriod),
        (OwnContact(people=("Lena Ortiz",)), BadQuestion),
        (OwnTie(a="Ana Duarte", tie="knows", b="Ivo Brandt"), Ambiguous),
    ],
)
def test_what_cannot_be_leaves_nothing_on_the_desk(own: OwnTie | OwnContact, error: type[Exception]) -> None:
    desk = a_desk_of_two()
    for other in ("Ivo Stolz", "Kei Amsel"):
        desk.ledger.record(*meeting("Ana Duarte", other))
    before = list(desk.ledger.dump())
    with pytest.raises(error):
        desk.enter(own, day=DAY)
    assert list(desk.ledger.dump()) == before
    with pytest.raises(EmptyFile):
        desk.note("  ", day=DAY)
