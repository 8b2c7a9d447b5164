"""Who is one, and what is a copy, is judged as documents come; neither order nor hidden documents move it."""

from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest

from backchannel.extract.language_model import Model
from backchannel.ingest.pipeline import Item, add
from backchannel.ingest.resolving import BY, settle
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.view import View
from backchannel.model.labels import Label
from backchannel.model.sources import Document
from tests.ledger.worlds import a_desk, stopped

from .stories import story

SECRET = Label(2, frozenset({"harbour"}))


def clusters(view: View) -> dict[str, str]:
    return {ref: one.id for one in view.entities() for ref in one.refs}


def hidden(item: Item) -> Item:
    name, document = item
    assert isinstance(document, Document)
    return name, msgspec.structs.replace(document, label=SECRET)


def test_a_person_of_several_documents_is_one(model: Model) -> None:
    desk = a_desk()
    add(desk, [story(number) for number in range(4)], model=model)
    (petra,) = desk.view().named("Petra Lindqvist", "person")
    assert len(petra.refs) == 4
    assert desk.view().named("Ana Duarte", "person")[0].id != petra.id
    assert all(j.reasons for j in desk.view().judgements(petra.id))
    assert desk.unresolved() == ()
    assert {kept.by for kept in desk.resolved()} == {BY}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_adding_moves_no_canonical_id(model: Model, seed: int) -> None:
    items = [story(number) for number in range(8)]
    shuffled = random.Random(seed).sample(items, len(items))
    with a_desk(stopped()) as plain, a_desk(stopped()) as other:
        add(plain, items, model=model)
        add(other, shuffled, model=model)
        one, two = plain.view(), other.view()
        assert clusters(one) == clusters(two)
        assert (one.claims(), one.entities()) == (two.claims(), two.entities())
        assert [one.origin(d.id) for d in one.documents()] == [two.origin(d.id) for d in two.documents()]
        truth = [
            [line for line in desk.dump() if '"table":"judgements"' not in line and '"kept"' not in line]
            for desk in (plain, other)
        ]
        assert truth[0] == truth[1]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_hidden_documents_move_no_canonical_id(model: Model, seed: int) -> None:
    """Two worlds: one with hidden documents among the others, and one that never held them."""
    items = [story(number) for number in range(8)]
    points = random.Random(seed)
    secret = set(points.sample(range(8), 4))
    order = points.sample(range(8), 8)
    with a_desk(stopped()) as full, a_desk(stopped()) as low:
        add(full, [hidden(items[n]) if n in secret else items[n] for n in order], model=model)
        add(low, [items[n] for n in order if n not in secret], model=model)
        assert clusters(full.view()) == clusters(low.view())
        assert full.view().entities() == low.view().entities()


def test_who_was_one_by_way_of_a_purged_document_stays_one(model: Model) -> None:
    desk = a_desk()
    items = [story(number) for number in range(8)]
    add(desk, items, model=model)
    first = desk.view().named("Petra Lindqvist", "person")[0]
    document = first.id.partition("#")[0]
    desk.purge(document, reason="asked")
    settle(desk)
    (petra,) = desk.view().named("Petra Lindqvist", "person")
    assert set(petra.refs) == {ref for ref in first.refs if not ref.startswith(document)}
    assert desk.verify() == []


def test_what_another_version_kept_is_made_anew(model: Model) -> None:
    desk = a_desk()
    add(desk, [story(0)], model=model)
    desk._connection.execute("UPDATE resolved SET by = 'names.v0', kept = x'00'")
    add(desk, [story(1)], model=model)
    assert len(desk.view().named("Petra Lindqvist", "person")[0].refs) == 2


def test_a_document_left_waiting_is_judged_at_the_next_run(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with a_desk(path=str(path)) as desk:
        add(desk, [story(0), story(1)], model=model)
        desk._connection.execute("DELETE FROM resolved")
        assert len(desk.unresolved()) == 2
    with Ledger.open(path) as desk:
        assert settle(desk) == 2
        assert settle(desk) == 0
        assert desk.verify() == []


def test_one_source_of_two_reports_is_not_one_person(model: Model) -> None:
    from backchannel.read.reading import read_text

    desk = a_desk()
    texts = (
        "One source says Petra Lindqvist will travel to Oslo. The source did not want to be named.",
        "One source says that Jonas Weber left the mill in Bergen for good.",
    )
    add(desk, [(f"{n}.txt", read_text(t, name=f"{n}.txt")) for n, t in enumerate(texts)], model=model)
    sources = [one for one in desk.view().entities("person") if "source" in one.caption.casefold()]
    assert [len(one.refs) for one in sources] == [1] * len(sources)
    assert len(sources) == 2
