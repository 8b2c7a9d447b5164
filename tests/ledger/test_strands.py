"""Columns that are kept from one state to the next are those of the state that is asked."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.model.claims import Review

from .test_glances import MORE, READERS, STEPS, at_once, do, in_numbers
from .worlds import MORNING, a_desk, meeting

KINDS = (("tie", "contact"), ("tenure",))


@settings(deadline=None, max_examples=25)
@given(st.lists(st.tuples(st.sampled_from((*STEPS, *MORE, "purge")), st.integers(0, 40)), max_size=10))
def test_after_every_writing_they_are_those_of_everything_read(steps: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder, a_desk(path=str(Path(folder) / "desk.db")) as desk:
        for step, number in [("record", 0), *steps]:
            documents = at_once(desk, READERS[1], None).documents()
            if step != "purge":
                do(desk, step, number)
            elif documents:
                desk.purge(documents[number % len(documents)].id, reason="asked")
            for reader in READERS:
                whole, by_need = at_once(desk, reader, None), desk.view(reader=reader)
                for kinds in KINDS:
                    assert in_numbers(by_need, *kinds) == in_numbers(whole, *kinds)


def test_they_are_read_again_only_after_a_writing_that_may_have_changed_them(tmp_path: Path) -> None:
    with a_desk(path=str(tmp_path / "desk.db")) as desk:
        desk.record(*meeting())
        first = desk.view().strands("contact")
        desk.mark("Petra Lindqvist", side="ours", by="lena")
        assert desk.view().strands("contact") is first
        desk.review(Review(claim=first.ids[0], verdict="rejected", by="lena", at=MORNING))
        assert desk.view().strands("contact").ids == []
        desk.record(*meeting("Ana Duarte", "Ivo Brandt"))
        assert len(desk.view().strands("contact").ids) == 1
