"""A name as typed finds whom it means, and says nothing of others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.ledger.naming import folded, known, matches
from backchannel.model.entities import Entity, EntityKind


def beings(*named: tuple[str, EntityKind]) -> list[Entity]:
    return [
        Entity(ref=f"d:{n}#e1", kind=kind, caption=name, names=(name,))
        for n, (name, kind) in enumerate(named)
    ]


EVERYONE = [
    known([one])
    for one in beings(
        ("Ana Duarte", "person"),
        ("Zoë Núñez", "person"),
        ("Tomas Reinholt Jr.", "person"),
        ("Duarte Institute", "organisation"),
        ("Reinholt", "place"),
        ("envoy to Ostria", "post"),
    )
]


def found(name: str) -> list[str]:
    return [one.caption for one in matches(name, EVERYONE)]


@pytest.mark.parametrize(
    ("name", "captions"),
    [
        ("ANA  duarte", ["Ana Duarte"]),
        ("zoe nunez", ["Zoë Núñez"]),
        ("Zoë Núñez’s", ["Zoë Núñez"]),
        ("NÚÑEZ", ["Zoë Núñez"]),
        ("Duarte", ["Ana Duarte"]),
        ("Reinholt", ["Reinholt", "Tomas Reinholt Jr."]),
        ("institute duarte", ["Duarte Institute"]),
        ("Envoy to Ostria", ["envoy to Ostria"]),
        ("Premier Ana Duarte", ["Ana Duarte"]),
        ("Ana B. Duarte", ["Ana Duarte"]),
        ("Maria Duarte", []),
        ("the Duarte Institute of Vellmark", []),
        ("Brandt", []),
        ("  ", []),
    ],
)
def test_a_name_finds_whom_it_means(name: str, captions: list[str]) -> None:
    assert found(name) == captions


def test_whom_more_documents_name_comes_first() -> None:
    rare, *often = beings(("Ivo Brandt", "person"), ("Ida Brandt", "person"), ("Ida Brandt", "person"))
    assert [k.caption for k in matches("Brandt", [known([rare]), known(often)])] == [
        "Ida Brandt",
        "Ivo Brandt",
    ]


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(words: str) -> None:
    assert folded(folded(words)) == folded(words)


@given(st.text(alphabet="abcdéèüñß", min_size=1, max_size=12))
def test_accents_and_case_do_not_matter(name: str) -> None:
    assert folded(name.upper()) == folded(name)
