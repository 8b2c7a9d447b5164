"""Grades of sources and facts: kept with who, when and why; undone, hidden and purged like all else."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from backchannel.ledger import dumping
from backchannel.ledger.ledger import Ledger
from backchannel.model.appraisals import Appraisal, standing_grades
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.model.labels import Label, Reader
from backchannel.model.sources import Document

from .worlds import MORNING, a_desk, a_document, meeting, ticking

SECRET = Label(2, frozenset({"harbour"}))
CLEARED = Reader("lena", SECRET)
GIVEN = Appraisal(
    kind="reliability", subject="The Halden Post", grade="B", why="it corrects itself", by="lena"
)


def paper(text: str, *, label: Label | None = None, outlet: str = "Halden Post") -> Document:
    made = replace(a_document(text, published=date(2031, 5, 4)), outlet=outlet)
    return replace(made, label=label) if label else made


def test_a_grade_is_kept_with_who_when_and_why() -> None:
    desk = a_desk()
    made = desk.appraise(GIVEN)
    (known,) = desk.view().appraisals()
    assert known == made
    assert (known.grade, known.said) == ("B", f"lena, {known.at:%Y-%m-%d}: it corrects itself")


def test_the_same_said_twice_at_one_instant_is_kept_twice() -> None:
    desk = a_desk(lambda: MORNING)
    assert desk.appraise(GIVEN).id != desk.appraise(GIVEN).id
    assert len(desk.view().appraisals()) == 2


@pytest.mark.parametrize("wrong", [{"grade": "G"}, {"grade": "3"}, {"why": " "}, {"subject": ""}])
def test_a_grade_that_is_none_or_without_a_reason_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(BadQuestion):
        a_desk().appraise(replace(GIVEN, **wrong))


def test_a_grade_of_a_claim_that_is_not_there_is_refused() -> None:
    with pytest.raises(NothingFound):
        a_desk().appraise(Appraisal(kind="credibility", subject="c:none", grade="1", why="x", by="lena"))


def test_what_was_taken_back_holds_no_longer_and_still_held_before() -> None:
    desk = a_desk(ticking())
    first = desk.appraise(GIVEN)
    back = desk.appraise(replace(GIVEN, grade=None, why="", by="omar", takes_back=first.id))
    assert standing_grades(desk.view().appraisals()) == []
    before = desk.view(known_at=first.at).appraisals()
    assert standing_grades(before) == [first]
    assert back.at is not None
    assert first.at is not None
    assert back.at > first.at


def test_a_grade_of_a_fact_is_as_secret_as_the_fact() -> None:
    desk = a_desk()
    document, entities, drafts = meeting(label=SECRET)
    desk.record(document, entities, drafts)
    claim = desk.view(reader=CLEARED).claims()[0].id
    desk.appraise(Appraisal(kind="credibility", subject=claim, grade="2", why="we were there", by="lena"))
    assert desk.view().appraisals() == ()
    assert [one.subject for one in desk.view(reader=CLEARED).appraisals()] == [claim]


def test_a_grade_of_an_outlet_is_as_secret_as_the_most_open_document_that_names_it() -> None:
    desk = a_desk()
    desk.record(paper("The harbour is closed.", label=SECRET), [], [])
    desk.appraise(GIVEN)
    assert desk.view().appraisals() == ()
    desk.record(paper("The harbour is open."), [], [])
    desk.appraise(replace(GIVEN, grade="C"))
    assert [one.grade for one in desk.view().appraisals()] == ["C"]
    assert [one.grade for one in desk.view(reader=CLEARED).appraisals()] == ["B", "C"]


def graded(desk: Ledger) -> tuple[Document, Document]:
    first, second = paper("The harbour is open to all."), paper("Ruth Odile left the port of Brugg for good.")
    desk.record(first, [], [])
    desk.record(second, [], [])
    desk.appraise(replace(GIVEN, why="it had that Ruth Odile left the port of Brugg before anybody"))
    return first, second


def test_a_purge_takes_its_words_from_the_reasons_and_leaves_the_grade_of_an_outlet_that_is_still_named() -> (
    None
):
    desk = a_desk()
    _, second = graded(desk)
    desk.purge(second.id, reason="asked")
    (left,) = desk.view().appraisals()
    assert (left.grade, left.why) == ("B", "")
    assert "Brugg" not in "\n".join(dumping.lines(desk._connection))


def test_a_purge_of_the_last_document_of_an_outlet_takes_its_grades() -> None:
    desk = a_desk()
    for document in graded(desk):
        desk.purge(document.id, reason="asked")
    assert desk.view().appraisals() == ()


def test_a_purge_of_the_open_document_leaves_the_grade_to_those_who_may_see_the_other() -> None:
    desk = a_desk()
    open_one = paper("The harbour is open.")
    desk.record(open_one, [], [])
    desk.record(paper("The harbour is closed.", label=SECRET), [], [])
    desk.appraise(GIVEN)
    desk.purge(open_one.id, reason="asked")
    assert desk.view().appraisals() == ()
    assert len(desk.view(reader=CLEARED).appraisals()) == 1


def test_a_purge_takes_the_grades_of_its_claims() -> None:
    desk = a_desk()
    document, entities, drafts = meeting()
    desk.record(document, entities, drafts)
    claim = desk.view().claims()[0].id
    desk.appraise(Appraisal(kind="credibility", subject=claim, grade="2", why="we were there", by="lena"))
    desk.purge(document.id, reason="asked")
    assert desk.view().appraisals() == ()
    assert desk.verify() == []
