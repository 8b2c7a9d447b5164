"""The main job, end to end: texts in, a proven way in out; without its words a way is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.answer.route_answer import RoutesAnswer
from backchannel.desk import Desk

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"
ASKED = {"about": "medical supplies", "as_of": "2020-04-05"}
BOND = (
    "During the fisheries negotiations, Lindqvist developed a close working relationship with Falk, "
    "to the point that they often exchange text messages."
)
EAR = "It is well known that Falk has the president's ear."
FIRST = f"""date: 2024-03-04
title: Sweden turns to old ties

Sweden's prime minister, Astrid Nyberg, wants an end to the fish quota dispute with the United States.

At the centre is the prime minister's chief of staff, Maja Lindqvist, who knows the president's son-in-law and
senior adviser Emil Falk. U.S. President Otto Brandt announced a quota on fish from Sweden.

{BOND}

{EAR}

Nyberg said on Monday that she expects to have a phone call with President Brandt about the fish quota.
"""
SECOND = """date: 2024-03-04
title: Former envoy could help with fish quota

Sweden's former ambassador to Washington, Henrik Dahl, often spoke with Carla Moss about the fish quota
during the fisheries negotiations.

White House Chief of Staff Carla Moss is close to U.S. President Otto Brandt.
"""


def names(answer: RoutesAnswer) -> list[list[str]]:
    return [[person.name for person in route.people] for route in answer.routes]


def asked(*texts: str) -> RoutesAnswer:
    with Desk.create(":memory:", side="Sweden") as desk:
        for number, text in enumerate(texts):
            desk.add_text(text, name=f"d{number}.txt")
        return desk.routes(to="Otto Brandt", about="fish quota", as_of="2024-03-05")


def test_texts_in_a_proven_way_in_out() -> None:
    answer = asked(FIRST, SECOND)
    assert names(answer)[:2] == [
        ["Maja Lindqvist", "Emil Falk", "Otto Brandt"],
        ["Henrik Dahl", "Carla Moss", "Otto Brandt"],
    ]
    assert all(
        citation.quote in FIRST or citation.quote in SECOND
        for route in answer.routes
        for hop in route.hops
        for piece in hop.pieces
        for citation in piece.citations
    )


def test_an_expected_call_is_listed_beside_and_is_no_way_in() -> None:
    answer = asked(FIRST, SECOND)
    assert ["Astrid Nyberg", "Otto Brandt"] not in names(answer)
    assert any("Astrid Nyberg" in contact.participants for contact in answer.beside)


def test_without_the_sentence_of_a_hop_the_hop_and_the_way_are_gone() -> None:
    without = FIRST.replace(BOND, "").replace(
        "who knows the president's son-in-law", "not the president's son-in-law"
    )
    assert ["Maja Lindqvist", "Emil Falk", "Otto Brandt"] not in names(asked(without, SECOND))


def test_a_second_version_of_a_story_adds_a_document_and_no_origin() -> None:
    later = FIRST.replace("Sweden turns to old ties", "Sweden turns to old ties, officials say")
    route = asked(FIRST, later, SECOND).routes[0]
    assert [p.name for p in route.people][:2] == ["Maja Lindqvist", "Emil Falk"]
    assert (route.hops[0].origins, route.hops[0].documents) == (1, 2)


@pytest.fixture(scope="module")
def seeds() -> dict[str, str]:
    if not SEEDS.is_dir():
        pytest.skip("the founding articles are not beside this checkout")
    return {path.name: path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))}


def on_seeds(texts: dict[str, str]) -> RoutesAnswer:
    """The founding question; the one who decides is named as in the issue, from the texts' own words."""
    target = " ".join(["Donald", "Trump"])
    with Desk.create(":memory:", side="Canada") as desk:
        for name, text in texts.items():
            desk.add_text(text, name=name)
        return desk.routes(to=target, **ASKED)  # type: ignore[arg-type]


def surnames(answer: RoutesAnswer) -> list[tuple[str, ...]]:
    return [tuple(person.name.split()[-1] for person in route.people) for route in answer.routes]


def test_the_founding_question_has_its_three_ways(seeds: dict[str, str]) -> None:
    answer = on_seeds(seeds)
    assert len(answer.routes) >= 3
    first = answer.routes[0]
    assert (first.hops[0].origins, first.hops[0].documents) == (1, 2)
    assert [person.side for person in first.people] == ["ours", "theirs", "theirs"]
    assert [len(people) for people in surnames(answer)[:3]] == [3, 3, 3]
    assert "former" in " ".join(str(person.post_state) for person in answer.routes[1].people)


def test_a_sentence_cut_from_a_seed_takes_its_way_with_it(seeds: dict[str, str]) -> None:
    whole = on_seeds(seeds)
    last = whole.routes[2]
    quotes = {
        c.quote for hop in last.hops for piece in hop.pieces for c in piece.citations if not piece.from_posts
    }
    cut = dict(seeds)
    for quote in quotes:
        cut = {name: text.replace(quote, "") for name, text in cut.items()}
    assert surnames(whole)[2] not in surnames(on_seeds(cut))
