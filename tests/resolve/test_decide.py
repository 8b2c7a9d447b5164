"""Judgements of subjects, and the clusters they give."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.model.entities import Judgement, Verdict
from backchannel.model.identity import clusters
from backchannel.model.labels import OPEN, Label
from backchannel.resolve.decide import NAME, Register, judgements
from backchannel.resolve.names import PersonName, person_name
from backchannel.resolve.subjects import Subject, Years

SECRET = Label(2, frozenset({"straits"}))


def who(caption: str, number: int, **rest: Any) -> Subject:
    return Subject(
        ref=f"d{number}#e1", kind=rest.pop("kind", "person"), caption=caption, document=f"d{number}", **rest
    )


def verdicts(subjects: list[Subject]) -> dict[tuple[str, str], Verdict]:
    captions = {s.ref: s.caption for s in subjects}
    return {(captions[j.left], captions[j.right]): j.verdict for j in judgements(subjects, [])}


def test_a_full_name_is_the_same_in_every_document() -> None:
    found = judgements([who("Orla Venn", 2)], [who("Orla Venn", 1)])
    assert [(j.left, j.right, j.verdict, j.by) for j in found] == [("d1#e1", "d2#e1", "same", NAME)]


def test_a_surname_alone_is_joined_to_nobody() -> None:
    assert verdicts([who("Orla Venn", 1), who("Venn", 2)]) == {}


def test_a_surname_with_a_post_is_joined() -> None:
    post = (("minister of fisheries", "CA"),)
    assert verdicts([who("Orla Venn", 1, posts=post), who("Venn", 2, posts=post)]) == {
        ("Orla Venn", "Venn"): "same"
    }


def test_a_surname_that_two_could_bear_is_unsure_and_says_why() -> None:
    post = (("minister", None),)
    known = [
        who("Orla Venn", 1, posts=(("minister", "CA"),)),
        who("Piet Venn", 2, posts=(("minister", "CA"),)),
    ]
    found = judgements([who("Venn", 3, posts=post)], known)
    assert {(j.left, j.verdict) for j in found} == {("d1#e1", "unsure"), ("d2#e1", "unsure")}
    assert "it may also be Piet Venn" in found[0].reasons


def test_the_middle_name_left_out_is_unsure_between_two() -> None:
    known = [who("Tomas H. Reik", 1), who("Tomas W. Reik", 2)]
    assert {j.verdict for j in judgements([who("Tomas Reik", 3)], known)} == {"unsure"}


def test_names_that_a_third_may_join_are_kept_apart_and_others_not_spoken_of() -> None:
    found = verdicts([who("Orla Venn", 1), who("Otto Venn", 2), who("Piet Venn", 3)])
    assert found == {("Orla Venn", "Otto Venn"): "different"}


def test_a_surname_that_stands_for_one_is_not_also_anothers() -> None:
    post = (("minister of fisheries", "CA"),)
    beside = ("ines caro", "joel amsel", "kaja roth")
    found = verdicts(
        [
            who("Piet Venn", 1, co_mentions=beside, country="CA"),
            who("Venn", 2, posts=post, co_mentions=beside, country="CA"),
            who("Orla Venn", 3, posts=post, country="CA"),
        ]
    )
    assert found == {("Piet Venn", "Venn"): "same", ("Venn", "Orla Venn"): "unsure"}


def test_two_of_one_document_are_not_judged() -> None:
    one, other = who("Orla Venn", 1), Subject(ref="d1#e2", kind="person", caption="Orla Venn", document="d1")
    assert judgements([one, other], []) == []


def test_groups_are_never_one_across_documents() -> None:
    assert (
        judgements([who("Sudrian officials", 2, kind="group")], [who("Sudrian officials", 1, kind="group")])
        == []
    )


def test_one_known_by_the_same_description_is_tied_once() -> None:
    many = [who("Orla Venn", n) for n in range(1, 40)]
    found = judgements(many, [])
    assert len(found) == 38
    assert set(clusters([s.ref for s in many], found).values()) == {"d1#e1"}


def test_what_is_known_and_new_gives_the_same_as_all_at_once() -> None:
    post = (("minister of fisheries", "CA"),)
    subjects = [
        who("Orla Venn", 1, posts=post),
        who("Piet Venn", 2),
        who("Venn", 3, posts=post),
        who("O. Venn", 4, posts=post),
    ]
    register, step_by_step = Register(), list[Judgement]()
    for one in subjects:
        step_by_step += register.judge(one)
    assert judgements(subjects, []) == step_by_step
    assert judgements(subjects[2:], subjects[:2]) == [
        j for j in step_by_step if j.right in ("d3#e1", "d4#e1")
    ]


people = st.builds(
    who,
    st.sampled_from(
        [
            "Orla Venn",
            "O. Venn",
            "Venn",
            "Piet Venn",
            "Orla B. Venn",
            "Orla C. Venn",
            "Tomas Reik Jr.",
            "Tomas Reik",
            "Tomas Reik Sr.",
            "Reik",
        ]
    ),
    st.integers(0, 30),
    posts=st.sampled_from([(), (("senator", "CA"),), (("senator", None),)]),
    co_mentions=st.sampled_from([(), ("ines caro", "joel amsel"), ("ines caro",)]),
    country=st.sampled_from([None, "CA", "US"]),
    label=st.sampled_from([OPEN, SECRET]),
)
casts = st.lists(people, max_size=12, unique_by=lambda s: s.ref)


@settings(deadline=None, max_examples=150)
@given(casts)
def test_no_cluster_holds_two_names_that_cannot_be_one(subjects: list[Subject]) -> None:
    canonical = clusters([s.ref for s in subjects], judgements(subjects, []))
    for top in set(canonical.values()):
        names = {n for s in subjects if canonical[s.ref] == top and (n := person_name(s.caption))}
        assert not any(apart(a, b) for a in names for b in names)


def apart(a: PersonName, b: PersonName) -> bool:
    """Other initials, two middle names, or two generations."""
    if a.surname != b.surname:
        return True
    if a.generation and b.generation and a.generation != b.generation:
        return True
    if a.bare or b.bare:
        return False
    middles = a.given[1:], b.given[1:]
    return a.given[0][0] != b.given[0][0] or (all(middles) and middles[0] != middles[1])


@settings(deadline=None, max_examples=150)
@given(casts)
def test_a_secret_document_moves_no_judgement_on_open_ones(subjects: list[Subject]) -> None:
    opened = [s for s in subjects if s.label == OPEN]
    refs = {s.ref for s in opened}
    seen = [j for j in judgements(subjects, []) if {j.left, j.right} <= refs]
    assert seen == judgements(opened, [])


def years(first: int | None, last: int | None, *, dated: bool = True) -> Years:
    return Years(first, last, dated)


def minister(name: str, number: int, first: int, last: int, **rest: Any) -> Subject:
    posts = (("minister of trade", "CA"),)
    return who(name, number, posts=posts, country="CA", years=years(first, last), **rest)


def test_two_ministers_of_one_name_and_of_two_times_are_two_and_a_chain_does_not_join_them() -> None:
    between = who("Ilan Marden", 3, years=years(1990, 1990, dated=False))
    everyone = [minister("Ilan Marden", 1, 1961, 1965), minister("Ilan Marden", 2, 2019, 2021), between]
    found = judgements(everyone, [])
    joined = clusters([s.ref for s in everyone], found)
    assert joined["d1#e1"] != joined["d2#e1"]
    assert {(j.left, j.right): j.verdict for j in found}["d1#e1", "d2#e1"] == "different"


def test_of_two_of_one_name_the_post_and_the_year_tell_which_and_a_bare_name_does_not() -> None:
    held = [minister("Ilan Marden", 1, 1961, 1965), minister("Ilan Marden", 2, 1999, 2005)]
    today = minister("Ilan Marden", 3, 2004, 2004)
    bare = who("Ilan Marden", 4, years=years(1982, 1982, dated=False))
    said = {(j.left, j.right): j.verdict for j in judgements([*held, today, bare], [])}
    assert said["d2#e1", "d3#e1"] == "same"
    assert said.get(("d1#e1", "d3#e1")) in ("unsure", "different", None)
    assert said["d1#e1", "d4#e1"] == "unsure"
    joined = clusters([f"d{n}#e1" for n in range(1, 5)], judgements([*held, today, bare], []))
    assert joined["d1#e1"] != joined["d2#e1"] == joined["d3#e1"]


def test_the_numbers_of_one_registry_tell_two_of_one_name_apart() -> None:
    first, second = (who("Ilan Marden", n, identifiers=(f"register.csv:{n}",)) for n in (1, 2))
    third = who("Ilan Marden", 3)
    said = {(j.left, j.right): j.verdict for j in judgements([first, second, third], [])}
    assert said == {
        ("d1#e1", "d2#e1"): "different",
        ("d1#e1", "d3#e1"): "unsure",
        ("d2#e1", "d3#e1"): "unsure",
    }


def test_who_is_only_heard_of_decades_after_a_post_is_not_taken_for_its_holder() -> None:
    (found,) = judgements(
        [minister("Ilan Marden", 1, 1950, 1960), who("Ilan Marden", 2, years=years(2020, 2020, dated=False))],
        [],
    )
    assert (found.verdict, "60 years apart" in found.reasons) == ("unsure", True)
