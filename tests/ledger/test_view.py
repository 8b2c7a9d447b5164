"""A view shows one reader's desk: who is one, what is one report, and nothing that rests on the hidden."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.ledger.ledger import Ledger
from backchannel.ledger.view import View
from backchannel.model.claims import Review
from backchannel.model.errors import NothingFound
from backchannel.model.labels import Label, Reader
from backchannel.model.reports import DocumentRelation

from .worlds import MORNING, a_desk, a_document, an_entity, meeting, same, stopped

SECRET = Label(2, frozenset({"harbour"}))
CLEARED = Reader("lena", SECRET)
PAIRS = [
    ("Petra Lindqvist", "Omar Benhaddou"),
    ("Petra Lindqvist", "Ivo Brandt"),
    ("Ana Duarte", "Omar Benhaddou"),
]


def everything(view: View) -> bytes:
    """All that a view shows, as bytes."""
    shown = [
        view.documents(),
        view.claims(),
        view.proposals(),
        view.entities(),
        dict(view.marks()),
        [view.origin(d.id) for d in view.documents()],
        view.search("met"),
        view.named("Lindqvist"),
    ]
    return msgspec.json.Encoder(order="deterministic", enc_hook=list).encode(shown)


def test_claims_come_in_document_order_then_by_their_words() -> None:
    desk = a_desk()
    late, early = meeting(day=date(2031, 5, 9)), meeting("Ana Duarte", "Ivo Brandt", day=date(2031, 5, 2))
    undated = a_document("Petra Lindqvist met nobody.", published=None)
    desk.record(*late)
    desk.record(undated, [], [])
    desk.record(*early)
    view = desk.view()
    assert [d.id for d in view.documents()] == [early[0].id, late[0].id, undated.id]
    places = [(c.document, c.evidence[0].start) for c in view.claims()]
    assert places == [
        (d.id, s) for d in (early[0], late[0]) for s in sorted(s for i, s in places if i == d.id)
    ]
    assert [c.fact for c in view.claims("tenure", "contact")] == [c.fact for c in view.claims()]
    assert [c.document for c in view.claims("tenure")] == [early[0].id, late[0].id]


def test_claims_are_found_by_who_plays_a_role_and_by_their_document() -> None:
    desk = a_desk()
    first, again = meeting(), meeting(other="Ivo Brandt", day=date(2031, 5, 9))
    desk.record(*first)
    desk.record(*again)
    desk.judge(same(first[1][0].ref, again[1][0].ref))
    view = desk.view()
    assert view.claims_of(again[1][0].ref) == view.claims()
    assert view.claims_of(first[1][0].ref, "contact") == view.claims("contact")
    assert view.claims_of(again[1][1].ref) == view.claims_in(again[0].id, "contact")
    assert view.claims_in(first[0].id) == tuple(c for c in view.claims() if c.document == first[0].id)
    assert view.claims_of("nobody") == view.claims_in("nowhere") == ()


def test_posts_days_and_words_are_found_without_looking_through_everything() -> None:
    desk = a_desk()
    first, again = meeting(), meeting(other="Ivo Brandt", day=date(2031, 5, 9))
    desk.record(*first)
    desk.record(*again)
    assert desk.view().first_reported(again[0].id) == date(2031, 5, 9)
    desk.relate(DocumentRelation(left=first[0].id, right=again[0].id, relation="copy", score=1.0, reasons=()))
    view = desk.view()
    assert view.last_published() == date(2031, 5, 9)
    assert view.first_reported(again[0].id) == date(2031, 5, 1)
    assert view.tenures(("envoy",)) == view.claims("tenure")
    assert view.tenures(("minister",)) == ()
    assert view.holding(["brand", "vellm"], least=2) == (again[0].id,)
    assert view.holding(["brand", "vellm"], least=1) == (first[0].id, again[0].id)


def test_refs_judged_the_same_are_one_under_the_earliest_ref() -> None:
    desk = a_desk()
    late, early = meeting(day=date(2031, 5, 9)), meeting(other="Ivo Brandt", day=date(2031, 5, 2))
    desk.record(*late)
    desk.record(*early)
    one, other = late[1][0].ref, early[1][0].ref
    assert desk.view().canonical(one) == one
    desk.judge(same(one, other))
    view = desk.view()
    assert view.canonical(one) == view.canonical(other) == other
    known = view.entity(one)
    assert (known.id, known.refs, known.caption) == (other, (other, one), "Petra Lindqvist")
    assert view.entity(other) == known
    assert [j.reasons for j in view.judgements(one)] == [("same name",)]


def test_a_persons_different_splits_what_the_program_joined_and_old_views_keep_it() -> None:
    desk = a_desk()
    first, second = meeting(), meeting(other="Ivo Brandt", day=date(2031, 5, 2))
    desk.record(*first)
    desk.record(*second)
    one, other = first[1][0].ref, second[1][0].ref
    desk.judge(same(one, other))
    joined = desk.view().judgements(one)[0].known
    desk.judge(same(one, other, by="lena", verdict="different"))
    desk.judge(same(one, other))
    assert desk.view().canonical(other) == other
    assert desk.view(known_at=joined).canonical(other) == one


def test_the_caption_is_the_full_name_most_documents_use() -> None:
    desk = a_desk()
    names = ["P. Lindqvist", "Petra Lindqvist", "Petra Lindqvist", "Lindqvist", "Petra Maria Lindqvist"]
    refs = []
    for number, name in enumerate(names):
        document = a_document(f"{number}: {name} spoke.", published=date(2031, 5, 1 + number))
        entity = an_entity(document, name)
        desk.record(document, [entity], [])
        refs.append(entity.ref)
    desk.judge(*(same(refs[0], ref) for ref in refs[1:]))
    (known,) = desk.view().entities()
    assert known.caption == "Petra Lindqvist"
    assert known.names == ("Petra Maria Lindqvist", "Petra Lindqvist", "P. Lindqvist", "Lindqvist")


def test_copies_share_an_origin_and_one_story_told_twice_does_not() -> None:
    desk = a_desk()
    documents = [a_document(f"Report {n}", published=date(2031, 5, 9 - n)) for n in range(4)]
    for document in documents:
        desk.record(document, [], [])
    ids = [d.id for d in documents]
    kinds = ("copy", "garbled_copy", "same_story")
    desk.relate(
        *(
            DocumentRelation(left=ids[n], right=ids[n + 1], relation=kind, score=0.9, reasons=())  # type: ignore[arg-type]
            for n, kind in enumerate(kinds)
        )
    )
    view = desk.view()
    assert [view.origin(i) for i in ids] == [ids[2], ids[2], ids[2], ids[3]]
    assert [r.relation for r in view.relations(ids[1])] == ["copy", "garbled_copy"]
    with pytest.raises(NothingFound):
        view.origin("d:none")


def test_hidden_and_missing_give_the_same_words() -> None:
    desk = a_desk()
    document, entities, drafts = meeting(label=SECRET)
    desk.record(document, entities, drafts)
    view, empty = desk.view(), a_desk().view()
    claim = desk.view(reader=CLEARED).claims()[0].id
    questions: tuple[Callable[[View], object], ...] = (
        lambda v: v.document(document.id),
        lambda v: v.claim(claim),
        lambda v: v.entity(entities[0].ref),
        lambda v: v.origin(document.id),
    )
    for ask in questions:
        with pytest.raises(NothingFound) as hidden:
            ask(view)
        with pytest.raises(NothingFound) as missing:
            ask(empty)
        assert str(hidden.value) == str(missing.value)
    assert view.named("Petra Lindqvist") == ()
    assert view.search("met") == ()
    assert not view.accepted(claim)


@settings(max_examples=40, deadline=None)
@given(
    secrecy=st.lists(st.booleans(), min_size=3, max_size=6),
    links=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=6),
)
def test_what_a_reader_may_not_see_changes_nothing_they_see(
    secrecy: list[bool], links: list[tuple[int, int]]
) -> None:
    """Two worlds: a desk with hidden documents, and one that never held them."""
    with a_desk(stopped()) as full, a_desk(stopped()) as low:
        stories = [
            meeting(*PAIRS[n % 3], day=date(2031, 5, 1 + n), label=SECRET if secret else Label())
            for n, secret in enumerate(secrecy)
        ]
        for world, keep in ((full, [True] * len(stories)), (low, [not s for s in secrecy])):
            held = [n for n, kept in enumerate(keep) if kept]
            for n in held:
                world.record(*stories[n])
            pairs = [(a, b) for a, b in links if a in held and b in held and a != b]
            world.judge(*(same(stories[a][1][0].ref, stories[b][1][0].ref) for a, b in pairs))
            world.relate(
                *(
                    DocumentRelation(
                        left=stories[a][0].id, right=stories[b][0].id, relation="copy", score=0.9, reasons=()
                    )
                    for a, b in pairs
                )
            )
            world.mark("Omar Benhaddou", side="theirs", by="lena")
        assert everything(full.view()) == everything(low.view())
        assert len(full.view(reader=CLEARED).documents()) == len(stories)


def test_a_compartment_is_needed_besides_the_level() -> None:
    desk = a_desk()
    desk.record(*meeting(label=SECRET))
    assert len(desk.view(reader=CLEARED).claims()) == 2
    assert desk.view(reader=Reader("omar", Label(9))).claims() == ()
    assert desk.view(reader=Reader("omar", Label(1, SECRET.compartments))).claims() == ()


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(5)), seed=st.integers(0, 3))
def test_canonical_ids_do_not_depend_on_the_order_of_documents_and_judgements(
    order: list[int], seed: int
) -> None:
    stories = [meeting(*PAIRS[n % 3], day=date(2031, 5, 1 + n)) for n in range(5)]
    judged = [same(stories[a][1][0].ref, stories[b][1][0].ref) for a, b in ((0, 1), (3, 1), (4, 3), (2, 4))]
    with a_desk(stopped()) as plain, a_desk(stopped()) as shuffled:
        for n in range(5):
            plain.record(*stories[n])
            shuffled.record(*stories[order[n]])
        plain.judge(*judged)
        shuffled.judge(*(judged[(n + seed) % 4] for n in range(4)))
        assert everything(plain.view()) == everything(shuffled.view())
        assert list(plain.dump()) == list(shuffled.dump())


STEPS = ["record", "again", "judge", "retract", "mark", "review", "relate", "clock put back"]


class _Hand:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now: datetime = MORNING

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.sampled_from(STEPS), min_size=1, max_size=8))
def test_an_earlier_view_is_the_same_bytes_whatever_is_added_later(steps: list[str]) -> None:
    clock = _Hand()
    with a_desk(clock) as desk:
        desk.record(*meeting())
        desk.record(*meeting(other="Ivo Brandt", day=date(2031, 5, 2)))
        seen = [(clock.now, everything(desk.view(known_at=clock.now)))]
        for number, step in enumerate(steps):
            if step == "clock put back":
                clock.now -= timedelta(hours=1)
            _do(desk, step, number)
            if step != "clock put back" and clock.now > seen[-1][0]:
                seen.append((clock.now, everything(desk.view(known_at=clock.now))))
        for instant, before in seen:
            assert everything(desk.view(known_at=instant)) == before


def _do(desk: Ledger, step: str, number: int) -> None:
    if step == "record":
        desk.record(*meeting("Ana Duarte", "Ivo Brandt", day=date(2031, 6, 1 + number)))
    elif step == "again":
        desk.record(*meeting())
    elif step == "judge":
        left, right = sorted(desk.view()._snapshot.entities)[number % 3 :][:2]
        desk.judge(same(left, right, verdict="different" if number % 3 else "same"))
    elif step == "retract" and desk.view().claims():
        desk.retract(desk.view().claims()[-1].id)
    elif step == "review" and desk.view().claims():
        claim = desk.view().claims()[0].id
        desk.review(Review(claim=claim, verdict="rejected", by="lena", at=MORNING - timedelta(days=1)))
    elif step == "relate":
        left, right = [d.id for d in desk.view().documents()][:2]
        backdated = MORNING - timedelta(days=1)
        desk.relate(
            DocumentRelation(left=left, right=right, relation="copy", score=0.9, reasons=(), known=backdated)
        )
    elif step == "mark":
        desk.mark("Petra Lindqvist", side="ours" if number % 2 else None, by="lena")


def test_a_naive_instant_is_taken_as_utc() -> None:
    desk = a_desk(stopped(MORNING))
    desk.record(*meeting())
    assert desk.view(known_at=MORNING.replace(tzinfo=None)).documents()
    assert MORNING.tzinfo is UTC


def test_what_was_published_until_a_day_is_a_desk_that_never_held_the_rest() -> None:
    days = (date(2031, 5, 2), date(2031, 5, 5), date(2031, 5, 9))
    reports = [meeting(*pair, day=day) for pair, day in zip(PAIRS, days, strict=True)]
    whole, early = a_desk(stopped(MORNING)), a_desk(stopped(MORNING))
    for desk, held in ((whole, reports), (early, reports[:2])):
        for report in held:
            desk.record(*report)
        desk.judge(same(reports[0][1][1].ref, reports[1][1][1].ref))
        desk.mark("Petra Lindqvist", side="ours", by="lena")
    whole.record(a_document("Petra Lindqvist met nobody.", published=None), [], [])
    until = date(2031, 5, 8)
    assert everything(whole.view().published_until(until)) == everything(early.view(valid_at=until))
    assert whole.view().published_until(until).valid_at == until
    assert whole.view().published_until(until).published_until(days[0]).documents() == (reports[0][0],)


def test_another_side_sees_the_same_without_our_marks() -> None:
    desk = a_desk()
    desk.record(*meeting())
    desk.mark("Petra Lindqvist", side="ours", by="lena")
    other = desk.view().seen_from("NO")
    assert (other.side, dict(other.marks())) == ("NO", {})
    assert other.claims() == desk.view().claims()
    assert other.published_until(date(2031, 12, 31)).side == "NO"
