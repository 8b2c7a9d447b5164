"""Ways in and briefs of a desk in a file, which read by need, are those of one that is read as a whole."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from backchannel.act.brief import brief
from backchannel.answer.brokers import brokers
from backchannel.answer.reading import Reading
from backchannel.answer.routes import routes
from backchannel.answer.why_not import why_not
from backchannel.ledger.glanced_view import GlancedView
from backchannel.ledger.ledger import Ledger
from backchannel.model.claims import Review
from backchannel.model.errors import BackchannelError
from backchannel.model.facts import Contact
from backchannel.model.labels import Label, Reader
from backchannel.model.sources import Document

from .random_worlds import ASKED, PEOPLE, TARGET, random_world
from .world import START

CLEARED = Reader("lena", Label(9, frozenset({"harbour"})))
ISSUE = "river permits"


def a_desk(rng: random.Random, path: str) -> Ledger:
    """With crowds, contacts by way of a post, passages in common, verdicts, and one document less to see."""
    world = random_world(rng)
    first, second, *_ = world.pages
    people = rng.sample(PEOPLE, 4)
    for page, some in ((first, people), (second, people[:3])):
        crowd = Contact(participants=tuple(page.ref(one) for one in some), mode="met", about=ISSUE)
        page.fact(f"{', '.join(some)} met ({len(page.text)}).", crowd)
    premier = Contact(participants=(second.ref(people[0]), second.ref("prime minister", "post")), mode="call")
    second.fact(f"{people[0]} called the prime minister.", premier)
    page = world.page("hidden", "2031-05-02", label=Label(9, frozenset({"harbour"})))
    page.contact(f"{people[1]} met Quist on {ISSUE}.", people[1], TARGET)
    world.parts.append((first.id, second.id))
    desk = world.ledger(path=path)
    claims = desk.view().claims("tie", "contact", "tenure")
    accepted, rejected = rng.sample(claims, 2)
    desk.review(Review(claim=accepted.id, verdict="accepted", by="tester", at=START))
    desk.review(Review(claim=rejected.id, verdict="rejected", by="tester", at=START))
    desk.retract(rng.choice(claims).id)
    return desk


def told(view: Reading) -> list[object]:
    answers: list[object] = []
    for to in (TARGET, PEOPLE[0], "the Board", "president"):
        for ask in (
            lambda to=to: routes(view, to=to, about=ISSUE),
            lambda to=to: routes(view, to=to, max_hops=2),
            lambda to=to: brokers(view, to=to),
            lambda to=to: why_not(view, to=to, who=PEOPLE[1]),
            lambda to=to: brief(view, issue=ISSUE, to=to),
        ):
            try:
                answers.append(ask().to_json())
            except BackchannelError as error:
                answers.append(str(error))
    return [*answers, brief(view, issue=ISSUE).to_json()]


@pytest.mark.parametrize("seed", range(6))
def test_ways_in_and_briefs_are_those_of_everything_read(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    with a_desk(rng, str(tmp_path / "desk.db")) as desk:
        for reader in (Reader(), CLEARED):
            day = rng.choice(ASKED)
            asked = date.fromisoformat(day) if day else None
            with desk.together():
                whole = desk.view(reader=reader, valid_at=asked)
            by_need = desk.view(reader=reader, valid_at=asked)
            assert isinstance(by_need, GlancedView)
            assert not isinstance(whole, GlancedView)
            assert told(by_need) == told(whole)


def test_they_never_read_the_whole_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_desk(random.Random(1), str(tmp_path / "desk.db")) as desk:
        view = desk.view(reader=CLEARED)
        expected = told(view)
        for everything in ("claims", "documents", "entities", "proposals"):
            monkeypatch.setattr(GlancedView, everything, _refused)
        assert told(desk.view(reader=CLEARED)) == expected


def _refused(*_: object) -> tuple[Document, ...]:
    raise AssertionError("it reads the whole desk")
