from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.model.claims import Claim, Draft, claim_id
from backchannel.model.errors import BadSpan
from backchannel.model.facts import (
    FACT_KINDS,
    ROLES,
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
    kind_of,
    refs_of,
)
from backchannel.model.labels import Label, join
from backchannel.model.sources import Document, Span
from backchannel.model.times import Interval, Period

REFS = st.integers(1, 9).map(lambda n: f"d1#e{n}")
WORDS = st.text(min_size=1, max_size=20)
MAYBE = st.none() | WORDS
TUPLES = st.lists(REFS, max_size=3).map(tuple)
AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=2)
FACTS: st.SearchStrategy[Fact] = st.one_of(
    st.builds(Attribute, subject=REFS, name=WORDS, value=WORDS),
    st.builds(
        Tenure, holder=REFS, post=WORDS, office=st.none() | REFS, country=st.sampled_from([None, "CA"])
    ),
    st.builds(Remit, body=REFS, issue=WORDS, role=st.sampled_from(["decides", "vetoes"])),
    st.builds(
        Tie, a=REFS, b=REFS, tie=st.sampled_from(["kin", "ally"]), directed=st.booleans(), detail=MAYBE
    ),
    st.builds(Contact, participants=TUPLES, mode=st.sampled_from(["met", "call"]), place=MAYBE),
    st.builds(
        Statement,
        speaker=st.none() | REFS,
        speaker_words=MAYBE,
        direct=st.booleans(),
        content=st.builds(Span, start=st.integers(0, 5), end=st.integers(6, 9)),
    ),
    st.builds(Measure, issuer=st.none() | REFS, act=WORDS, targets=TUPLES, rate=MAYBE),
    st.builds(Flow, givers=TUPLES, receivers=TUPLES, goods=WORDS, amount=st.none() | AMOUNTS),
    st.builds(Figure, subject=WORDS, property=MAYBE, value=AMOUNTS),
)
DOCUMENT = Document(id="d1", text="Premier Ana Souza met Chancellor Rolf Stein.", published=date(2025, 6, 10))


def a_claim(fact: Fact) -> Claim:
    return Claim(
        id="c:1",
        fact=fact,
        evidence=(DOCUMENT.evidence(0, 17),),
        valid=Period("2024-03/.."),
        known=Interval(datetime(2025, 1, 1, tzinfo=UTC)),
        made_by="ties.v1",
        score=0.5,
        label=Label(1, frozenset({"x"})),
    )


@given(FACTS)
def test_every_claim_comes_back_from_json_as_it_was(fact: Fact) -> None:
    claim = a_claim(fact)
    assert msgspec.json.decode(msgspec.json.encode(claim), type=Claim) == claim


@given(FACTS)
def test_the_roles_of_a_fact_are_its_refs(fact: Fact) -> None:
    assert all(ref.startswith("d1#") for ref in refs_of(fact))
    assert set(ROLES[type(fact)]) <= set(fact.__struct_fields__)


def test_every_kind_of_fact_has_a_word_and_roles() -> None:
    assert len({f.__struct_config__.tag for f in FACT_KINDS}) == 9
    assert set(ROLES) == set(FACT_KINDS)
    assert kind_of(Figure(subject="masks", property=None, value=Decimal(1))) == "figure"


def test_the_same_finding_in_the_same_words_has_the_same_id() -> None:
    def draft(end: int) -> Draft:
        fact = Contact(participants=("d1#e1", "d1#e2"), mode="met")
        return Draft(fact=fact, evidence=(DOCUMENT.evidence(0, end),), made_by="contacts.v1", score=0.5)

    assert claim_id(draft(17)) == claim_id(draft(17))
    assert claim_id(draft(17)) != claim_id(draft(21))


@given(st.integers(-3, 60), st.integers(-3, 60))
def test_evidence_is_the_texts_own_words_or_refused(start: int, end: int) -> None:
    if 0 <= start < end <= len(DOCUMENT.text):
        evidence = DOCUMENT.evidence(start, end)
        assert evidence.quote == DOCUMENT.text[start:end]
        assert evidence.stands_in(DOCUMENT)
    else:
        with pytest.raises(BadSpan, match="BC202"):
            DOCUMENT.evidence(start, end)


LABELS = st.builds(Label, level=st.integers(0, 3), compartments=st.frozensets(st.sampled_from("abc")))


@given(LABELS, LABELS, LABELS)
def test_a_join_is_the_lowest_label_above_both(one: Label, other: Label, reader: Label) -> None:
    both = one.join(other)
    assert one.within(both)
    assert other.within(both)
    assert both.within(reader) == (one.within(reader) and other.within(reader))
    assert join([one, other]) == both == other.join(one)
