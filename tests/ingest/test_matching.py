"""Refs stay with whom they meant, whatever numbers a new reading gives."""

from __future__ import annotations

from typing import Literal

from backchannel.ingest.matching import about_the_same, matched
from backchannel.model.claims import Draft
from backchannel.model.entities import Entity, EntityKind, Mention
from backchannel.model.facts import Contact, Tie

Places = tuple[tuple[int, int, Literal["name", "nominal", "pronoun"]], ...]


def one(
    number: int, *places: tuple[int, int, str], kind: EntityKind = "person", caption: str = "A"
) -> Entity:
    mentions = tuple(Mention(start, end, form) for start, end, form in places)  # type: ignore[arg-type]
    return Entity(ref=f"d#e{number}", kind=kind, caption=caption, mentions=mentions)


def test_whoever_shares_the_places_keeps_the_ref_in_whatever_order_they_come() -> None:
    old = [one(1, (0, 5, "name")), one(2, (10, 15, "name")), one(3, (200, 210, "name"))]
    new = [one(1, (8, 15, "name")), one(2, (300, 305, "name")), one(3, (0, 5, "name"))]
    assert matched(old, new, first_number=4) == {"d#e1": "d#e2", "d#e2": "d#e4", "d#e3": "d#e1"}


def test_a_name_weighs_more_than_pronouns_there() -> None:
    old = [one(1, (0, 5, "name"), (20, 22, "pronoun"), (30, 32, "pronoun")), one(2, (50, 55, "name"))]
    new = [one(1, (50, 55, "name"), (20, 22, "pronoun"), (30, 32, "pronoun")), one(2, (0, 5, "name"))]
    assert matched(old, new, first_number=3) == {"d#e1": "d#e2", "d#e2": "d#e1"}


def test_a_place_that_is_no_person_any_more_is_somebody_new() -> None:
    old, new = [one(1, (0, 5, "name"))], [one(1, (0, 5, "name"), kind="place")]
    assert matched(old, new, first_number=2) == {"d#e1": "d#e2"}


def test_who_was_no_longer_named_comes_back_under_the_old_ref() -> None:
    old = [one(1, caption="Ana Duarte"), one(2, (0, 5, "name"))]
    new = [one(1, (40, 50, "name"), caption="Ana Duarte")]
    assert matched(old, new, first_number=3) == {"d#e1": "d#e1"}


def test_every_role_and_the_source_point_at_the_old_refs() -> None:
    refs = {"d#e1": "d#e7", "d#e2": "d#e1"}
    tie = Tie(a="d#e1", b="d#e2", tie="knows")
    draft = Draft(fact=tie, evidence=(), made_by="ties.v1", score=1.0, cited="d#e2")
    moved = about_the_same(draft, refs)
    assert (moved.fact, moved.cited) == (Tie(a="d#e7", b="d#e1", tie="knows"), "d#e1")
    contact = Contact(participants=("d#e2", "d#e1"), mode="met")
    draft = Draft(fact=contact, evidence=(), made_by="contacts.v1", score=1.0, cited="two officials")
    moved = about_the_same(draft, refs)
    assert (moved.fact, moved.cited) == (Contact(participants=("d#e1", "d#e7"), mode="met"), "two officials")
