"""Only findings whose words stand in their document come in; the others are kept apart with the reason."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.ingest.admit import Admitted, admit
from backchannel.model.claims import Draft
from backchannel.model.facts import Contact, Figure, Statement
from backchannel.model.sources import Evidence, Passage, Span
from backchannel.model.times import Period
from tests.ledger.worlds import a_draft, meeting

DOCUMENT, ENTITIES, (DRAFT, TENURE) = meeting()
PLACE = DRAFT.evidence[0]


def admitted(*drafts: Draft) -> Admitted:
    return admit(drafts, document=DOCUMENT, entities=ENTITIES)


def test_findings_that_stand_come_in_as_they_are() -> None:
    assert admitted(DRAFT, TENURE) == Admitted((DRAFT, TENURE), ())


def with_(**changes: object) -> Draft:
    return msgspec.structs.replace(DRAFT, **changes)


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (with_(evidence=()), "BC201"),
        (with_(evidence=(msgspec.structs.replace(PLACE, quote=PLACE.quote.upper()),)), "BC201"),
        (with_(evidence=(msgspec.structs.replace(PLACE, document="d:other"),)), "BC201"),
        (with_(evidence=(msgspec.structs.replace(PLACE, snapshot="0" * 16),)), "BC201"),
        (with_(evidence=(PLACE, msgspec.structs.replace(PLACE, start=1))), "BC201"),
        (with_(evidence=(Evidence(DOCUMENT.id, 5, 5, "", DOCUMENT.snapshot),)), "BC202"),
        (with_(evidence=(Evidence(DOCUMENT.id, 0, 999, DOCUMENT.text, DOCUMENT.snapshot),)), "BC202"),
        (with_(valid_words=msgspec.structs.replace(PLACE, quote="on Monday")), "BC201"),
        (with_(fact=Contact(participants=("d:other#e1",), mode="met")), "BC212"),
        (
            with_(fact=Statement(speaker=None, speaker_words=None, direct=False, content=Span(4, 9_999))),
            "BC202",
        ),
        (with_(score=float("nan")), "BC213"),
        (with_(score=1.5), "BC213"),
        (with_(valid=Period("0212")), "BC301"),
        (with_(valid=Period("9000/..")), "BC301"),
    ],
)
def test_what_does_not_stand_is_quarantined_with_its_reason(draft: Draft, code: str) -> None:
    found = admitted(TENURE, draft)
    assert found.drafts == (TENURE,)
    assert [(q.draft is draft, q.code) for q in found.quarantined] == [(True, code)]
    assert DRAFT.made_by in found.quarantined[0].why


def test_a_quotation_in_furniture_is_no_evidence() -> None:
    end = DOCUMENT.text.index(".") + 1
    cut = (Passage(0, end, "furniture"), Passage(end + 1, len(DOCUMENT.text), "paragraph"))
    document = msgspec.structs.replace(DOCUMENT, passages=cut)
    found = admit([DRAFT, TENURE], document=document, entities=ENTITIES)
    assert found.drafts == (TENURE,)
    assert [q.code for q in found.quarantined] == ["BC211"]


def test_of_one_fact_found_twice_the_surer_comes_in_and_the_other_is_kept() -> None:
    weak = with_(score=0.3, modality="hedged")
    for order in ((weak, DRAFT), (DRAFT, weak)):
        found = admitted(*order)
        assert found.drafts == (DRAFT,)
        assert [(q.draft, q.code) for q in found.quarantined] == [(weak, "BC214")]


@given(start=st.integers(-3, 80), length=st.integers(-3, 80), shift=st.integers(-2, 2))
def test_whatever_is_admitted_can_be_opened_at_its_words(start: int, length: int, shift: int) -> None:
    quote = DOCUMENT.text[max(0, start + shift) : max(0, start + length + shift)]
    evidence = Evidence(DOCUMENT.id, start, start + length, quote, DOCUMENT.snapshot)
    found = admitted(with_(evidence=(evidence,)))
    for draft in found.drafts:
        assert DOCUMENT.text[evidence.start : evidence.end] == draft.evidence[0].quote != ""
    assert len(found.drafts) + len(found.quarantined) == 1


def test_a_figure_without_roles_and_a_date_of_the_next_year_come_in() -> None:
    figure = a_draft(DOCUMENT, Figure(subject="envoys", property=None, value=1), "envoy")  # type: ignore[arg-type]
    planned = with_(valid=Period("2032"), modality="planned")
    assert admitted(figure, planned).drafts == (figure, planned)
    assert DOCUMENT.published == date(2031, 5, 1)
