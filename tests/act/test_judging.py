"""A person's verdict holds for all that is read of either, outranks the program, and is undone exactly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.act.export import export_lines
from backchannel.desk import Desk
from backchannel.model.entities import Judgement
from backchannel.model.errors import Ambiguous, BackchannelError, BadQuestion, NothingFound
from backchannel.model.identity import by_a_person, clusters, pair_of
from backchannel.model.labels import Label, Reader

from .judged_desks import a_desk_of, a_judged_desk, groups, said

SECRET = Label(2, frozenset({"harbour"}))


def everything(desk: Desk) -> list[bytes]:
    """All that a reader can be shown of who is who."""
    view = desk.view()
    told = [desk.identity(one.id).to_json() for one in view.entities("person")]
    return [*export_lines(view), *told, desk.twins().to_json()]


def test_same_joins_all_of_one_with_all_of_the_other_whatever_the_program_said() -> None:
    desk, refs = a_judged_desk()
    desk.judge("same", refs[0], refs[2], why="she signs both ways", by="lena")
    assert frozenset(refs[:3]) in groups(desk, refs)
    link = desk.identity(refs[0]).links[0]
    assert (link.by, link.reasons, link.by_person) == ("lena", ("she signs both ways",), True)


def test_whoever_is_found_to_be_one_of_two_that_were_joined_comes_to_both() -> None:
    desk, refs = a_judged_desk()
    desk.judge("same", refs[0], refs[2])
    desk.ledger.judge(said(refs[2], refs[3], score=0.99), said(refs[1], refs[3], "different"))
    assert frozenset(refs[:4]) in groups(desk, refs)


def test_different_cuts_one_document_out_of_a_whole() -> None:
    desk, refs = a_judged_desk()
    desk.judge("different", refs[1], "Petra Lindqvist")
    assert frozenset(refs[:1]) in groups(desk, refs)
    assert frozenset(refs[1:2]) in groups(desk, refs)


def test_two_kept_apart_are_not_joined_by_a_third() -> None:
    desk, refs = a_desk_of("Ana Duarte", "Ana Duarte ", "Ana  Duarte", "Ana Duarte.")
    desk.ledger.judge(said(refs[0], refs[1]), said(refs[2], refs[3]))
    desk.judge("different", refs[0], refs[2])
    desk.ledger.judge(said(refs[1], refs[3], score=1.0))
    assert groups(desk, refs) == {frozenset(refs[:2]), frozenset(refs[2:])}


def test_unsure_takes_a_pair_off_the_list_of_twins() -> None:
    desk, refs = a_judged_desk()
    pairs = [(t.left.id, t.right.id) for t in desk.twins().twins]
    assert (refs[0], refs[3]) in pairs
    desk.judge("unsure", refs[0], refs[3], by="lena")
    assert (refs[0], refs[3]) not in [(t.left.id, t.right.id) for t in desk.twins().twins]
    assert [o.by for o in desk.identity(refs[3]).unsure] == ["lena"]


def test_two_generations_and_two_kinds_are_made_one_only_with_an_explicit_word() -> None:
    desk, refs = a_desk_of("Ana Duarte Jr.", "Ana Duarte Sr.")
    with pytest.raises(BadQuestion, match="other generation: jr and sr"):
        desk.judge("same", *refs)
    assert len(groups(desk, refs)) == 2
    desk.judge("same", *refs, even_so=True)
    assert len(groups(desk, refs)) == 1


def test_of_several_of_one_name_none_is_chosen() -> None:
    desk, refs = a_desk_of("Ana Duarte", "Ana Duarte", "Ivo Brandt")
    with pytest.raises(Ambiguous) as told:
        desk.judge("same", "Ana Duarte", "Ivo Brandt")
    assert refs[0] in str(told.value)
    assert refs[1] in str(told.value)


def test_a_part_of_the_program_is_no_judge() -> None:
    desk, refs = a_judged_desk()
    with pytest.raises(BadQuestion, match=r"no person"):
        desk.judge("same", refs[0], refs[3], by="names.v2")


def test_one_that_is_one_already_is_not_split_without_a_ref() -> None:
    desk, _ = a_judged_desk()
    with pytest.raises(BadQuestion, match="one already"):
        desk.judge("different", "Petra Lindqvist", "petra lindqvist")


def test_nothing_is_taken_back_where_no_person_spoke() -> None:
    desk, refs = a_judged_desk()
    with pytest.raises(NothingFound):
        desk.unjudge(refs[0])


def test_what_was_taken_back_is_seen_as_of_the_time_before() -> None:
    desk, refs = a_judged_desk()
    desk.judge("same", refs[0], refs[3])
    between = max(j.known for j in desk.view().judgements(refs[0]) if j.known is not None)
    assert desk.unjudge(refs[0]).at == between
    with pytest.raises(NothingFound):
        desk.unjudge(refs[0])
    assert desk.view().canonical(refs[3]) == refs[3]
    assert desk.view(known=between).canonical(refs[3]) == refs[0]


def test_a_verdict_shows_to_lower_readers_as_on_a_desk_without_the_hidden_documents() -> None:
    """Lena, who may read all of it, says the same on two desks, of which one never held the hidden ones."""
    names = ("Petra Lindqvist", "Petra Lindqvist ", "Pia Lindqvist", "Pia Lindqvist ")
    seen = []
    for hidden, gone in (({0: SECRET, 2: SECRET}, ()), ({}, (0, 2))):
        desk, refs = a_desk_of(*names, labels=hidden, without=gone)
        if not gone:
            desk.ledger.judge(said(refs[0], refs[1]), said(refs[2], refs[3]))
        desk.reader = Reader("lena", SECRET)
        desk.judge("same", refs[1], refs[3])
        view = desk.view(reader=Reader())
        judged = [(pair_of(j), j.verdict, j.by) for r in (refs[1], refs[3]) for j in view.judgements(r)]
        seen.append((judged, [one.refs for one in view.entities()]))
    assert seen[0] == seen[1]
    assert len(seen[0][1]) == 3


acts = st.lists(
    st.tuples(
        st.sampled_from(("same", "different", "unsure", "undo", "undo")),
        st.integers(0, 5),
        st.integers(0, 5),
        st.sampled_from(("lena", "omar")),
    ),
    max_size=9,
)


@settings(max_examples=30, deadline=None)
@given(acts)
def test_undoing_gives_back_all_that_was_shown_before_byte_for_byte(
    said_and_undone: list[tuple[str, int, int, str]],
) -> None:
    """Whatever is said, the newest verdict taken back leaves the desk as it was before it was said."""
    desk, refs = a_judged_desk()
    before: list[list[bytes]] = []
    for verdict, left, right, by in said_and_undone:
        if verdict == "undo":
            if before:
                newest = max(
                    (j for r in refs for j in desk.view().judgements(r) if by_a_person(j)),
                    key=lambda j: str(j.known),
                )
                desk.unjudge(newest.left)
                assert everything(desk) == before.pop()
            continue
        shown = everything(desk)
        try:
            desk.judge(verdict, refs[left], refs[right], by=by, even_so=True)  # type: ignore[arg-type]
        except BackchannelError:
            assert everything(desk) == shown
            continue
        before.append(shown)
    assert desk.verify() == [f for f in desk.verify() if f.code == "BC413"]


@settings(max_examples=30, deadline=None)
@given(acts, st.randoms(use_true_random=False))
def test_taking_back_any_verdict_leaves_what_the_others_alone_would_give(
    said_and_undone: list[tuple[str, int, int, str]], random: object
) -> None:
    """A model: the rows of the acts that stand, newest first on each pair, persons before the program."""
    desk, refs = a_judged_desk()
    program = [j for r in refs for j in desk.view().judgements(r)]
    standing: list[list[Judgement]] = []
    for verdict, left, right, by in said_and_undone:
        if verdict == "undo":
            if standing:
                rows = standing.pop(left % len(standing))
                assert rows[0].known is not None
                desk.ledger.withdraw(rows[0].known, judge=rows[0].by, by="lena")
            continue
        held = {j.known for r in refs for j in desk.view().judgements(r)}
        try:
            desk.judge(verdict, refs[left], refs[right], by=by, even_so=True)  # type: ignore[arg-type]
        except BackchannelError:
            continue
        new = {pair_of(j): j for r in refs for j in desk.view().judgements(r) if j.known not in held}
        standing.append(list(new.values()))
    view = desk.view()
    everyone = [ref for one in view.entities() for ref in one.refs]
    order = {
        ref: place
        for place, ref in enumerate(
            sorted(everyone, key=lambda r: (str(view.document(r.rpartition("#")[0]).published), r))
        )
    }
    expected = clusters(everyone, [*program, *(j for rows in standing for j in rows)], key=order.__getitem__)
    assert {ref: view.canonical(ref) for ref in everyone} == expected
