"""Judgements → canonical refs: order never matters, persons outrank the program, every undo is exact."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backchannel.model.entities import Judgement, Verdict
from backchannel.model.identity import by_a_person, clusters, standing_verdicts

NOON = datetime(2031, 5, 2, 12, tzinfo=UTC)
REFS = [f"d{n}#e1" for n in range(7)]


def verdict(
    left: str,
    right: str,
    said: Verdict = "same",
    *,
    by: str = "names.v1",
    score: float = 0.9,
    hour: int | None = 0,
) -> Judgement:
    known = None if hour is None else NOON + timedelta(hours=hour)
    return Judgement(left=left, right=right, verdict=said, score=score, reasons=(), by=by, known=known)


def groups(refs: list[str], judgements: list[Judgement]) -> set[frozenset[str]]:
    canonical = clusters(refs, judgements)
    return {frozenset(r for r in refs if canonical[r] == top) for top in canonical.values()}


def test_a_chain_of_same_is_one_and_its_smallest_ref_names_it() -> None:
    assert clusters(["c", "b", "a", "z"], [verdict("a", "c"), verdict("c", "b")]) == {
        "c": "a",
        "b": "a",
        "a": "a",
        "z": "z",
    }


def test_the_key_decides_which_ref_is_canonical() -> None:
    age = {"a": 3, "b": 1}
    assert clusters(["a", "b"], [verdict("a", "b")], key=age.__getitem__) == {"a": "b", "b": "b"}


def test_unsure_joins_nothing() -> None:
    assert groups(["a", "b"], [verdict("a", "b", "unsure")]) == {frozenset("a"), frozenset("b")}


def test_the_newest_verdict_of_a_pair_holds_whichever_way_round_it_is_written() -> None:
    assert groups(["a", "b"], [verdict("a", "b", hour=0), verdict("b", "a", "different", hour=1)]) == {
        frozenset("a"),
        frozenset("b"),
    }


def test_a_persons_verdict_outranks_a_newer_one_of_the_program() -> None:
    said = [verdict("a", "b", "different", by="lena", hour=0), verdict("a", "b", hour=5)]
    assert groups(["a", "b"], said) == {frozenset("a"), frozenset("b")}
    assert groups(["a", "b"], [verdict("a", "b", "different"), verdict("b", "a", by="lena")]) == {
        frozenset("ab")
    }


def test_a_judgement_without_an_instant_is_the_oldest() -> None:
    assert groups(["a", "b"], [verdict("a", "b", hour=None), verdict("a", "b", "different", hour=-9)]) == {
        frozenset("a"),
        frozenset("b"),
    }


def test_a_persons_different_cuts_the_weakest_link_of_the_chain() -> None:
    chain = [verdict("a", "b", score=0.9), verdict("b", "c", score=0.7), verdict("c", "d", score=0.8)]
    said = verdict("a", "d", "different", by="lena", hour=1)
    assert groups(["a", "b", "c", "d"], [*chain, said]) == {frozenset("ab"), frozenset("cd")}


def test_a_persons_different_holds_against_persons_same_and_the_oldest_of_them_goes() -> None:
    said = [
        verdict("a", "c", "different", by="lena", hour=0),
        verdict("a", "b", by="lena", hour=1),
        verdict("b", "c", by="omar", hour=2),
    ]
    assert groups(["a", "b", "c"], said) == {frozenset("a"), frozenset("bc")}


def test_the_programs_different_stops_the_program_but_not_a_person() -> None:
    apart = [verdict("a", "c", "different"), verdict("a", "b", score=0.95), verdict("b", "c", score=0.9)]
    assert groups(["a", "b", "c"], apart) == {frozenset("ab"), frozenset("c")}
    both = [*apart, verdict("b", "c", by="lena"), verdict("a", "b", by="lena")]
    assert groups(["a", "b", "c"], both) == {frozenset("abc")}


def test_whom_persons_made_one_stay_one_as_more_is_heard_of_either() -> None:
    """Lena said that b and c are one; the program finds a to be b, and its doubts about c are void."""
    lena = verdict("b", "c", by="lena")
    apart = verdict("a", "c", "different")
    assert groups(["a", "b", "c"], [lena, apart, verdict("a", "b")]) == {frozenset("abc")}
    assert groups(["a", "b", "c"], [lena, apart]) == {frozenset("a"), frozenset("bc")}
    assert groups(["a", "b", "c"], [lena, apart, verdict("a", "b", "unsure")]) == {
        frozenset("a"),
        frozenset("bc"),
    }
    omar = verdict("a", "c", "different", by="omar")
    assert groups(["a", "b", "c"], [lena, omar, verdict("a", "b")]) == {frozenset("a"), frozenset("bc")}


def test_a_ref_that_is_not_seen_joins_nothing() -> None:
    chain = [verdict("a", "hidden"), verdict("hidden", "c")]
    assert clusters(["a", "c"], chain) == {"a": "a", "c": "c"}


def test_only_a_versioned_part_of_the_program_is_no_person() -> None:
    assert [
        by_a_person(verdict("a", "b", by=by)) for by in ("names.v1", "names.v12", "lena", "lena.v", "v1")
    ] == [
        False,
        False,
        True,
        True,
        True,
    ]


judgements = st.lists(
    st.builds(
        verdict,
        st.sampled_from(REFS),
        st.sampled_from(REFS),
        st.sampled_from(["same", "same", "different", "unsure"]),
        by=st.sampled_from(["names.v1", "names.v2", "lena", "omar"]),
        score=st.sampled_from([0.5, 0.7, 0.9]),
        hour=st.sampled_from([None, 0, 1, 2]),
    ),
    max_size=14,
)


@given(judgements, st.randoms(use_true_random=False))
def test_the_order_of_judgements_and_refs_never_matters(said: list[Judgement], chance: object) -> None:
    mixed, refs = list(said), list(REFS)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    chance.shuffle(refs)  # type: ignore[attr-defined]
    assert clusters(refs, mixed) == clusters(REFS, said)


@given(judgements)
def test_what_a_person_called_different_is_never_one(said: list[Judgement]) -> None:
    canonical = clusters(REFS, said)
    for (a, b), judgement in standing_verdicts(said).items():
        if a != b and judgement.verdict == "different" and by_a_person(judgement):
            assert canonical[a] != canonical[b]


@given(judgements, st.sampled_from(REFS), st.sampled_from(REFS))
def test_a_persons_different_splits_and_taking_it_back_restores_exactly(
    said: list[Judgement], a: str, b: str
) -> None:
    program = [j for j in said if not by_a_person(j)]
    before = clusters(REFS, program)
    cut = [*program, verdict(a, b, "different", by="lena", hour=8)]
    after = clusters(REFS, cut)
    touched = {r for r in REFS if before[r] in (before[a], before[b])}
    if before[a] != before[b]:
        assert after == before
    assert {r: c for r, c in after.items() if r not in touched} == {
        r: c for r, c in before.items() if r not in touched
    }
    assert canonical_after_taking_back(program, cut) == before


def canonical_after_taking_back(program: list[Judgement], cut: list[Judgement]) -> dict[str, str]:
    """Undone as a ledger does it: the judgement that stood before holds again, or the pair is unsure."""
    last = cut[-1]
    stood = standing_verdicts(program).get((min(last.left, last.right), max(last.left, last.right)))
    if stood is None:
        return clusters(REFS, [*cut, verdict(last.left, last.right, "unsure", by=last.by, hour=9)])
    return clusters(REFS, cut[:-1])


@given(judgements)
def test_every_cluster_hangs_together_by_verdicts_of_its_own(said: list[Judgement]) -> None:
    canonical = clusters(REFS, said)
    same = [p for p, j in standing_verdicts(said).items() if j.verdict == "same" and p[0] != p[1]]
    for top in set(canonical.values()):
        members = {r for r in REFS if canonical[r] == top}
        reached, rest = {top}, [p for p in same if members.issuperset(p)]
        while grown := {r for p in rest if reached & set(p) for r in p} - reached:
            reached |= grown
        assert reached == members
        assert top == min(members)
