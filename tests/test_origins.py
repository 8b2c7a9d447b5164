"""What re-posts of one article, and passages taken over, leave as it was: read, judged and weighed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backchannel.answer.facts import KnownFact
from backchannel.desk import Desk

from .resolve.respun import ARTICLE, OWN_REPORT, RESPUN

NOON = datetime(2031, 6, 30, 12, tzinfo=UTC)
PARTS = ARTICLE.split("\n\n")
RE_POSTS = {
    "reprinted": f"Reprinted with the leave of the writer.\n\n{ARTICLE}",
    "wrapped anew": "\n\n".join(" ".join(part.split()) for part in PARTS),
    "shortened": "\n\n".join(PARTS[:4]),
    "shortened further": "\n\n".join((PARTS[0], PARTS[1], PARTS[3])),
    "machine-respun": RESPUN,
    "with a headline": f"Gas talks at the palace\n\n{ARTICLE}",
    "with a box": f"{ARTICLE}\n\nSign up for our newsletter and never miss a story.\n",
    "without its end": "\n\n".join(PARTS[:-1]),
    "with a number corrected": ARTICLE.replace("nine days", "ten days"),
    "with another dateline": ARTICLE.replace("ORSK HAVEN —", "LANZ —"),
}
TAKEN = "\n\n".join(PARTS[3:5])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path: Path = tmp_path_factory.mktemp("origins") / "desk.db"
    with Desk.create(path, side="Norway", clock=lambda: NOON) as desk:
        desk.add_text(ARTICLE, name="first", published="2031-05-27")
        desk.add_text(OWN_REPORT, name="own report", published="2031-05-28")
        yield desk


def told(desk: Desk) -> dict[str, tuple[str, int, int, str]]:
    return {f.id: (f.words, f.origins, f.sources, f.credibility.words) for f in desk.facts().facts}


def test_ten_re_posts_of_an_article_leave_every_origin_count_and_credibility_as_it_was(desk: Desk) -> None:
    before = told(desk)
    for number, (name, text) in enumerate(RE_POSTS.items()):
        assert desk.add_text(text, name=name, published=f"2031-05-{28 + number // 4}").added == 1
    after = told(desk)
    assert {id_: after[id_] for id_ in before} == before
    assert {origins for id_, (_, origins, _, _) in after.items() if id_ not in before} == {1}


def test_what_stands_in_a_passage_taken_over_has_the_origin_of_the_passage(desk: Desk) -> None:
    before = told(desk)
    desk.add_text(
        f"{OWN_REPORT.replace('Karin Dolph', 'Jon Aske')}\n{TAKEN}", name="digest", published="2031-05-30"
    )
    after = told(desk)
    worked = one(desk, "Arne Velt worked with Omar Kessane")
    assert after[worked.id] == before[worked.id]
    assert {citation.name for citation in worked.citations} >= {"first", "digest"}
    assert {citation.origin for citation in worked.citations} == {worked.citations[0].document}


def one(desk: Desk, words: str) -> KnownFact:
    (found,) = (fact for fact in desk.facts().facts if fact.words == words)
    return found
