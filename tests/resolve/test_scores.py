"""How strongly two subjects are one, and why."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.resolve.decide import SAME
from backchannel.resolve.scores import score
from backchannel.resolve.subjects import Subject


def who(caption: str, *, kind: Any = "person", document: str = "d1", **rest: Any) -> Subject:
    return Subject(ref=f"{document}#{caption}", kind=kind, caption=caption, document=document, **rest)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orla Venn", "Minister Orla Venn"),
        ("Bill Reik", "William Reik"),
        ("José Núñez", "Jose Nunez"),
        ("KANTO Haruki", "Haruki Kanto"),
        ("Jean Luc Moré", "Jean-Luc Moré"),
        ("Ilse von der Heide", "Ilse Heide"),
        ("Karim al-Rashad", "Karim Al Rashad"),
        ("Tomas B. Reik", "Tomas Reik"),
    ],
)
def test_one_name_written_two_ways_is_one_person(one: str, other: str) -> None:
    assert score(who(one), who(other)).value >= SAME


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("Orla Venn", "Piet Venn", "other first name"),
        ("Tomas Reik Jr.", "Tomas Reik Sr.", "other generation"),
        ("Tomas H. Reik", "Tomas W. Reik", "other middle name"),
        ("O. Venn", "Piet Venn", "other initial"),
        ("Orla Venn", "Orla Moss", "other surname"),
    ],
)
def test_other_persons_are_told_apart_whatever_they_share(one: str, other: str, reason: str) -> None:
    shared: dict[str, Any] = {"posts": (("senator", "CA"),), "country": "CA", "co_mentions": ("a b", "c d")}
    found = score(who(one, **shared), who(other, **shared))
    assert found.excluded
    assert reason in found.reasons


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Venn", "Orla Venn"),
        ("O. Venn", "Orla Venn"),
        ("Tomas Reik Jr.", "Tomas Reik"),
        ("Sergei Orlow", "Sergey Orlov"),
    ],
)
def test_part_of_a_name_alone_does_not_suffice(one: str, other: str) -> None:
    found = score(who(one), who(other))
    assert not found.excluded
    assert found.value < SAME


def test_a_surname_with_the_same_post_is_the_same() -> None:
    post = (("minister of fisheries", "CA"),)
    found = score(who("Venn", posts=post), who("Orla Venn", posts=post))
    assert found.value >= SAME
    assert found.reasons == ("same post: minister of fisheries (CA)", "surname only")


def test_a_surname_in_the_same_company_is_the_same() -> None:
    company = ("ines caro", "piet osgard")
    assert score(who("Venn", co_mentions=company), who("Orla Venn", co_mentions=company)).value >= SAME
    one = score(who("Venn", co_mentions=company[:1]), who("Orla Venn", co_mentions=company))
    assert one.value < SAME


def test_the_same_post_of_another_country_proves_nothing() -> None:
    found = score(who("Venn", posts=(("premier", "CA-ON"),)), who("Orla Venn", posts=(("premier", "CA-QC"),)))
    assert found.reasons == ("surname only",)


def test_no_agreement_is_as_sure_as_an_exact_name() -> None:
    rich: dict[str, Any] = {
        "posts": (("senator", "CA"),),
        "country": "CA",
        "co_mentions": ("a b", "c d", "e f"),
    }
    assert (
        score(who("Venn", **rich), who("Orla Venn", **rich)).value
        < score(who("Orla Venn"), who("Orla Venn")).value
    )


def test_a_person_is_never_an_organisation() -> None:
    assert score(who("Kessel"), who("Kessel", kind="organisation")).excluded


def test_bodies_are_known_by_name_and_by_initials_with_their_country() -> None:
    body: dict[str, Any] = {"kind": "organisation"}
    assert score(who("Kessel Yards Inc.", **body), who("Kessel Yards", **body)).value >= SAME
    long, short = "Baltic Register of Hulls", "BRH"
    assert score(who(long, **body), who(short, **body)).value < SAME
    assert score(who(long, country="SE", **body), who(short, country="SE", **body)).value >= SAME


def test_a_body_that_every_country_has_needs_its_country() -> None:
    def of(country: str | None) -> Subject:
        return who("Department of Fisheries", kind="organisation", country=country)

    assert score(of("CA"), of("CA")).value >= SAME
    assert score(of("CA"), of(None)).value < SAME
    assert score(of("CA"), of("US")).excluded


def test_posts_are_one_in_one_country() -> None:
    def of(country: str | None) -> Subject:
        return who("minister of fisheries", kind="post", country=country)

    assert score(of("CA"), of("CA")).value >= SAME
    assert score(of("CA"), of(None)).value < SAME
    assert score(of("CA"), of("US")).excluded


def test_places_are_known_by_their_code() -> None:
    assert score(who("U.S.", kind="place"), who("United States", kind="place")).value >= SAME
    assert score(who("Ottawa", kind="place"), who("Canada", kind="place")).excluded
    london = {c: who("London", kind="place", country=c) for c in ("GB", "CA-ON")}
    assert score(london["GB"], london["CA-ON"]).excluded


@pytest.mark.parametrize(
    ("one", "other"), [("Venn", "Orla Venn"), ("Bill Reik", "William Reik"), ("A B", "C D")]
)
def test_a_pair_scores_alike_both_ways(one: str, other: str) -> None:
    assert score(who(one), who(other)).value == score(who(other), who(one)).value


def test_another_spelling_of_the_first_name_takes_more_than_the_same_country() -> None:
    found = score(who("Soren Venn", country="TR"), who("Sirin Venn", country="TR"))
    assert found.value < SAME
    post = (("minister of health", "TR"),)
    spelled = who("Sergei Venn", country="TR", posts=post), who("Sergey Venn", country="TR", posts=post)
    assert score(*spelled).value >= SAME
