"""Lines that belong together, and lines that are paragraphs of their own."""

from __future__ import annotations

from backchannel.read.blocks import blocks

WRAPPED = (
    "The harbour minister of Veldania signed the ferry treaty on\n"
    "Monday after a week of talks that had begun badly, and said\n"
    "in Lund that the first ships would sail in spring, and that\n"
    "both governments had agreed on the fares and on the crews of\n"
    "all ferries."
)
LISTED = (
    "Minister of Foreign Affairs and International Trade: Ilse Marrow\n"
    "Minister of Roads and Ports: Luc Delacroix\n"
    "Minister of Housing, Salt and Sugar and Deputy Premier: Bo Finch\n"
    "Minister of Labour and Social Protection: Anna Oakes\n"
    "Attorney General and Minister of Justice: Peter Quill"
)


def shown(text: str) -> list[str]:
    return [text[b.start : b.end] for b in blocks(text)]


def test_lines_wrapped_by_hand_are_one_block() -> None:
    assert shown(WRAPPED) == [WRAPPED]


def test_a_wrapped_text_in_capitals_is_one_block() -> None:
    assert shown(WRAPPED.upper()) == [WRAPPED.upper()]


def test_lines_of_a_list_are_blocks_of_their_own() -> None:
    assert shown(LISTED) == LISTED.split("\n")
