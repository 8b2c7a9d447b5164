"""Random small desks with posts, ties and contacts of every kind, on several days and in copies."""

from __future__ import annotations

import random

from .world import Page, World

PEOPLE = ("Ana Q", "Bo R", "Cy S", "Dee T", "Eli U", "Fay V", "Gus W", "Hal X", "Ivo Y")
TARGET = "Omar Quist"
DAYS = ("2029-02-01", "2030-06-15", "2031-05-04", "2031-09-30", None)
ASKED = (None, "2030-12-31", "2031-05-05", "2033-01-01")
POSTS = (
    "trade minister",
    "prime minister",
    "ambassador to the United States",
    "chief of staff to the prime minister",
)
THEIR_POSTS = ("president", "chief of staff to the president", "trade secretary")
TIES = ("close_to", "knows", "influence_over", "works_for", "kin", "worked_with", "rival", "ally")
VALID = (None, None, "2028-05-06", "2030-07", "2031-08-02", "2029/2030-03")
SAID = ("outlet", "on_record", "anonymous", "document")


def random_world(rng: random.Random) -> World:
    world = World(side="CA")
    pages = [world.page(f"page {n}", rng.choice(DAYS), garbled=rng.random() < 0.2) for n in range(4)]
    rng.choice(pages).tenure("President Omar Quist.", TARGET, "president", country="US")
    for number, name in enumerate(PEOPLE):
        for _ in range(rng.choice((0, 1, 1, 2))):
            _post(rng, rng.choice(pages), name, ours=number % 2 == 0)
    for number in range(rng.randint(3, 22)):
        _evidence(rng, rng.choice(pages), number)
    if rng.random() < 0.5:
        world.copy_of(rng.choice(pages), "a copy", rng.choice(DAYS))
    if rng.random() < 0.3:
        world.marks.append((rng.choice(PEOPLE), rng.choice(("ours", "theirs"))))
    return world


def _post(rng: random.Random, page: Page, name: str, *, ours: bool) -> None:
    page.tenure(
        f"{name} in a post ({len(page.text)}).",
        name,
        rng.choice(POSTS if ours else THEIR_POSTS),
        country="CA" if ours else "US",
        standing=rng.choice(("current", "current", "former", "incoming")),
        **({"organisation": "the Board"} if rng.random() < 0.2 else {}),
    )


def _evidence(rng: random.Random, page: Page, number: int) -> None:
    a, b = rng.sample((*PEOPLE, TARGET, TARGET), 2)
    if a == b:
        return
    about = rng.choice(("on river permits", "at length"))
    envelope = {
        "basis": rng.choice(SAID),
        "modality": rng.choice(("asserted", "asserted", "hedged", "planned", "denied")),
        "valid": rng.choice(VALID),
    }
    if rng.random() < 0.6:
        more: dict[str, object] = {"origin": rng.choice((None, "river permits", "lumber talks"))}
        page.tie(f"{number}: {a} and {b} {about}.", a, rng.choice(TIES), b, **more, **envelope)
    elif rng.random() < 0.15:
        page.contact(
            f"{number}: {a} deals with the Board.", a, "the Board", point_of_contact=True, **envelope
        )
    else:
        more = {"one_way": rng.random() < 0.3, "frequency": rng.choice((None, "often"))}
        page.contact(f"{number}: {a} met {b} {about}.", a, b, **more, **envelope)
