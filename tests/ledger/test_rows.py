"""Every noun comes back from its row as it was."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.ledger import rows
from backchannel.model.facts import (
    FACT_KINDS,
    Attribute,
    Contact,
    Fact,
    Figure,
    Flow,
    Measure,
    Remit,
    Statement,
    Tenure,
    Tie,
)
from backchannel.model.labels import Label
from backchannel.model.sources import Span
from backchannel.model.times import Period

from .worlds import a_desk, a_draft, meeting

DOCUMENT, ENTITIES, _ = meeting()
A, B = ENTITIES[0].ref, ENTITIES[1].ref
FACTS: tuple[Fact, ...] = (
    Attribute(subject=A, name="school", value="Vellmark"),
    Tenure(holder=A, post="envoy to Ostria", predecessor=B, country="CA", country_inferred=True),
    Remit(body=A, issue="timber", role="decides"),
    Tie(a=A, b=B, tie="worked_with", origin="talks", frequency="often"),
    Contact(participants=(A, B), mode="call", about="timber", one_way=True),
    Statement(speaker=A, speaker_words=None, direct=True, content=Span(0, 5), cue=Span(6, 9), addressee=B),
    Measure(issuer=A, act="raise", targets=(B,), rate="25 per cent", stage="threatened"),
    Flow(givers=(A,), receivers=(B,), goods="timber", amount=Decimal("1.50"), unit="tonnes", per="day"),
    Figure(subject="timber", property="price", value=Decimal("0.10"), unit="dollars"),
)


def test_every_kind_of_fact_is_tried() -> None:
    assert {type(fact) for fact in FACTS} == set(FACT_KINDS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_a_fact_comes_back_exactly(fact: Fact) -> None:
    desk = a_desk()
    draft = a_draft(DOCUMENT, fact, "met", valid=Period("2031-05/.."))
    desk.record(DOCUMENT, ENTITIES, [draft])
    (claim,) = desk.view().claims()
    assert claim.fact == fact
    assert str(getattr(claim.fact, "amount", "")) == str(getattr(fact, "amount", ""))
    assert (claim.evidence, claim.valid, claim.reported) == (draft.evidence, draft.valid, date(2031, 5, 1))


@pytest.mark.parametrize(
    ("edtf", "columns"),
    [
        ("2031-05-06", ("2031-05-06", "2031-05-06", "2031-05-07", "2031-05-07")),
        ("2031", ("2031-01-01", None, None, "2032-01-01")),
        ("2031-05/..", ("2031-05-01", "2031-05-31", "9999-12-31", "9999-12-31")),
        ("../2031-05-06", ("0001-01-01", "0001-01-01", "2031-05-07", "2031-05-07")),
    ],
)
def test_the_day_columns_hold_what_is_sure_and_what_may_be(
    edtf: str, columns: tuple[str | None, ...]
) -> None:
    desk = a_desk()
    desk.record(DOCUMENT, ENTITIES, [a_draft(DOCUMENT, FACTS[0], "met", valid=Period(edtf))])
    found = desk._connection.execute("SELECT maybe_from, sure_from, sure_to, maybe_to FROM claims").fetchone()
    assert found == columns


@given(
    moments=st.lists(
        st.datetimes(
            min_value=datetime(1990, 1, 1),
            max_value=datetime(2100, 1, 1),
            timezones=st.sampled_from([timezone(timedelta(hours=h)) for h in (-8, 0, 5)]),
        ),
        min_size=2,
        max_size=2,
    )
)
def test_instants_as_text_are_in_the_order_of_time(moments: list[datetime]) -> None:
    first, second = moments
    assert (rows.instant(first) < rows.instant(second)) is (first < second)
    assert datetime.fromisoformat(rows.instant(first)) == first


@given(level=st.integers(0, 5), compartments=st.frozensets(st.text(min_size=1, max_size=5), max_size=4))
def test_a_label_comes_back(level: int, compartments: frozenset[str]) -> None:
    label = Label(level, compartments)
    assert rows.label_of(level, rows.compartments(label)) == label
