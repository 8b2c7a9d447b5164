"""What a document tells of somebody."""

from __future__ import annotations

from backchannel.model.entities import Entity
from backchannel.model.facts import Fact, Tenure, Tie
from backchannel.resolve.candidates import candidates, keys
from backchannel.resolve.subjects import Subject, subject

from .texts import document

ENTITIES = (
    Entity(ref="a#e1", kind="person", caption="Orla Venn", names=("Orla Venn", "Venn"), country="CA"),
    Entity(ref="a#e2", kind="person", caption="Piet Osgard"),
    Entity(ref="a#e3", kind="person", caption="Reik"),
    Entity(ref="a#e4", kind="organisation", caption="Halden Line"),
)
FACTS: tuple[Fact, ...] = (
    Tenure(holder="a#e1", post="minister of transport", country="CA"),
    Tenure(holder="a#e2", post="chief executive", organisation="a#e4"),
    Tie(a="a#e3", b="a#e4", tie="works_for"),
    Tie(a="a#e3", b="a#e1", tie="rival"),
)


def of(number: int) -> Subject:
    return subject(ENTITIES[number], document=document("a", "Text.", day=4), entities=ENTITIES, facts=FACTS)


def test_a_subject_has_its_posts_and_its_company() -> None:
    venn = of(0)
    assert venn.posts == (("minister of transport", "CA"),)
    assert venn.co_mentions == ("piet osgard",)
    assert (venn.document, str(venn.published), venn.country) == ("a", "2031-05-04", "CA")


def test_a_subject_has_the_bodies_it_serves() -> None:
    assert of(1).organisations == ("Halden Line",)
    assert of(2).organisations == ("Halden Line",)


def test_a_surname_alone_is_nobodys_company() -> None:
    assert "reik" not in " ".join(of(0).co_mentions)


def test_only_who_shares_a_key_is_compared() -> None:
    people = [
        Subject(ref=f"b#e{n}", kind="person", caption=caption)
        for n, caption in enumerate(["Orla Wenn", "Moss", "Anna Venn-Moss", "Venn Orla"])
    ]
    assert [other.caption for _, other in candidates([of(0)], people)] == [
        "Orla Wenn",
        "Anna Venn-Moss",
        "Venn Orla",
    ]


def test_kinds_never_share_a_key() -> None:
    as_body = Subject(ref="b#e1", kind="organisation", caption="Venn")
    assert keys(of(0)).isdisjoint(keys(as_body))
