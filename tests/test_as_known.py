"""Every question can be put to the desk as it was known: the same bytes, whatever has been added since."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backchannel.act.new_asks import NewAsk
from backchannel.act.readouts import Readout
from backchannel.answer import QUESTIONS
from backchannel.desk import Desk
from backchannel.ledger.view import View
from backchannel.model.claims import Review
from backchannel.model.entities import Judgement
from backchannel.model.errors import BackchannelError
from backchannel.model.facts import refs_of
from backchannel.model.watching import Look, PageVersion, Watch

MORNING = datetime(2024, 3, 6, 9, tzinfo=UTC)
EVENING = MORNING + timedelta(hours=9)
DAY = date(2024, 3, 5)
THEN = (
    """date: 2024-03-04
title: Sweden turns to old ties

Sweden's prime minister, Astrid Nyberg, wants an end to the fish quota dispute with the United States.
At the centre is the prime minister's chief of staff, Maja Lindqvist, who knows the president's son-in-law and
senior adviser Emil Falk. U.S. President Otto Brandt announced a quota on fish from Sweden.
During the fisheries negotiations, Lindqvist developed a close working relationship with Falk.
The decision on the fish quota rests with Commerce Secretary Dana Holt. Holt met Nyberg in Oslo on Monday.
""",
    """date: 2024-03-05
title: Former envoy could help with fish quota

Sweden's former ambassador to Washington, Henrik Dahl, often spoke with Carla Moss about the fish quota.
White House Chief of Staff Carla Moss is close to U.S. President Otto Brandt. Brandt said the quota stays.
""",
)
SINCE = (
    """date: 2024-03-05
title: A meeting that never was

Holt never met Nyberg in Oslo, Brandt said. Brandt suspended the fish quota on Tuesday.
Sweden's ambassador to the United States, Nils Ek, met Falk on Tuesday. Nyberg is no longer prime minister.
""",
    """date: 2024-03-04
title: Another Falk

Emil Falk, the mayor of Kalmar, spoke with Carla Moss. Maja Lindqvist called Otto Brandt about the fish quota.
""",
)
UNIVERSE = """name,post,level,party,place,country
Otto Brandt,president,federal,Union,Washington,United States
Carla Moss,White House chief of staff,federal,Union,Washington,United States
Kim Rowe,governor of Maine,state,,Maine,United States
"""
ASKED: Mapping[str, dict[str, Any]] = {
    "agreed_lines": {},
    "ask": {},
    "backtest": {"until": date(2024, 3, 4)},
    "board": {},
    "brokers": {"to": "Otto Brandt"},
    "contradictions": {},
    "coverage": {},
    "decides": {"issue": "fish quota"},
    "grades": {"kind": "reliability"},
    "facts": {},
    "flows": {},
    "find": {"words": "Falk"},
    "holders": {"post": "prime minister of Sweden"},
    "identity": {"name": "Emil Falk"},
    "matrix": {},
    "measures": {},
    "page_changes": {},
    "neighbourhood": {"about": "fish quota"},
    "positions": {"about": "fish quota"},
    "posts": {"post": "prime minister", "country": "Sweden"},
    "profile": {"name": "Otto Brandt", "about": "fish quota"},
    "review": {},
    "routes": {"to": "Otto Brandt", "about": "fish quota"},
    "thread": {"document": "first.eml"},
    "timeline": {},
    "today": {"since": MORNING - timedelta(days=1)},
    "twins": {},
    "unnamed": {},
    "versions": {"document": "then-0.txt"},
    "watches": {},
    "who": {"name": "Astrid Nyberg"},
    "why": {"what": "Maja Lindqvist -> Emil Falk"},
    "why_not": {"to": "Otto Brandt", "who": "Henrik Dahl"},
}


def answered(question: str, view: View) -> bytes:
    """The answer, or the error that stands for it."""
    asked = {"id_": view.asks()[0].id} if question == "ask" else ASKED[question]
    try:
        return QUESTIONS[question](view, **asked).to_json()
    except BackchannelError as error:
        return str(error).encode()


def test_every_question_is_asked() -> None:
    assert set(ASKED) == set(QUESTIONS)


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Desk, Desk]:
    """A desk as it was in the morning, and the same desk in the evening, after much was added and judged."""
    folder: Path = tmp_path_factory.mktemp("desks")
    clock = [MORNING]
    desk = Desk.create(folder / "desk.db", side="Sweden", clock=lambda: clock[0])
    for number, text in enumerate(THEN):
        desk.add_text(text, name=f"then-{number}.txt")
    plan(desk, folder)
    desk.ledger.backup(folder / "morning.db")
    clock[0] = EVENING
    for number, text in enumerate(SINCE):
        desk.add_text(text, name=f"since-{number}.txt")
    change(desk, folder)
    return Desk.open(folder / "morning.db", readonly=True), desk


LETTER = """From: Ida Frost <{own}@halden.example>
Date: Mon, 4 Mar 2024 {hour}:00:00 +0100
Subject: The quota
Message-ID: <{own}@halden.example>
In-Reply-To: <first@halden.example>

Ida Frost met Astrid Nyberg in Oslo.
"""


def letter(desk: Desk, folder: Path, own: str, hour: int) -> None:
    path = folder / f"{own}.eml"
    path.write_text(LETTER.format(own=own, hour=hour))
    desk.add(path)


def plan(desk: Desk, folder: Path) -> None:
    """Cards with a way, a line and a deadline, and whom they are to cover."""
    table = folder / "universe.csv"
    table.write_text(UNIVERSE)
    desk.import_universe(table, published=DAY)
    new = NewAsk(target="Otto Brandt", request="lift the quota", issue="fish quota", way=1, due=DAY)
    desk.add_ask(new, as_of=DAY)
    desk.add_ask(
        NewAsk(target="Carla Moss", request="see them", messenger="Henrik Dahl", line="Fish know no border")
    )
    desk.grade("reliability", "The Halden Post", "B", why="it corrects itself")
    letter(desk, folder, "first", 9)
    watch = Watch(address="https://quota.example/", every_seconds=3600, by="lena")
    seen(desk, desk.ledger.add_watch(watch), 1)


def seen(desk: Desk, watch: str, number: int) -> None:
    """A version of the watched page: one of the documents."""
    document = desk.view().documents()[number - 1]
    content = hashlib.sha256(document.text.encode()).hexdigest()
    version = PageVersion(number=number, text=document.snapshot, document=document.id, content=content)
    look = Look(outcome="new", version=number, content=content)
    desk.ledger.log_version(watch, look, version, document.text.encode())


def change(desk: Desk, folder: Path) -> None:
    """Verdicts on claims and on who is one, a retraction and a mark; cards that go on."""
    letter(desk, folder, "second", 8)
    first, second = desk.view().asks()
    desk.move_ask(first.id, "agreed")
    desk.edit_ask(second.id, request="see them soon", target="Otto Brandt")
    desk.edit_line(desk.view().agreed_lines()[0].id, "Fish know no borders")
    desk.undo_ask(second.id)
    desk.readout(second.id, Readout(summary="She will ask.", day=DAY))
    view = desk.view()
    claims = view.claims("tie", "contact", "tenure")
    for claim, verdict in zip(claims, ("rejected", "accepted", "rejected"), strict=False):
        said: Any = verdict
        desk.ledger.review(Review(claim=claim.id, verdict=said, by="lena", at=EVENING))
    desk.ledger.retract(claims[-1].id)
    one, other = refs_of(claims[3].fact)[0], refs_of(claims[4].fact)[0]
    desk.ledger.judge(
        Judgement(left=one, right=other, verdict="same", score=1.0, reasons=("said so",), by="lena")
    )
    desk.ledger.mark("Carla Moss", side="ours", by="lena")
    desk.grade("reliability", "The Halden Post", "E", why="it never corrects")
    desk.grade("credibility", claims[1].id, "5", why="we know better")
    (watched,) = desk.view().watched()
    seen(desk, watched.watch.id, 2)
    desk.ledger.log_look(watched.watch.id, Look(outcome="failed", code="BC802", why="nobody answers"))


@pytest.mark.parametrize("question", sorted(ASKED))
def test_an_answer_of_the_morning_is_given_again_to_the_byte(desks: tuple[Desk, Desk], question: str) -> None:
    morning, evening = desks
    then = answered(question, morning.view(as_of=DAY))
    assert answered(question, evening.view(as_of=DAY, known=MORNING)) == then


def test_what_was_added_since_changes_answers(tmp_path: Path) -> None:
    """Else the test above would prove nothing."""
    with Desk.create(":memory:", side="Sweden", clock=lambda: MORNING) as desk:
        for number, text in enumerate(THEN):
            desk.add_text(text, name=f"then-{number}.txt")
        plan(desk, tmp_path)
        before = {question: answered(question, desk.view(as_of=DAY)) for question in ASKED}
        for number, text in enumerate(SINCE):
            desk.add_text(text, name=f"since-{number}.txt")
        change(desk, tmp_path)
        changed = {
            question for question in ASKED if answered(question, desk.view(as_of=DAY)) != before[question]
        }
    assert len(changed) >= 14, sorted(set(ASKED) - changed)
