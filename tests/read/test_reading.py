"""Reading keeps the text, cuts it without moving an offset, and says what it read from where."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.model.errors import EmptyFile, FileTooLarge, InputError
from backchannel.model.sources import Document
from backchannel.read.reading import read_bytes, read_text

PROSE = "The harbour minister of Veldania signed the ferry treaty on Monday and went home by train."
ODD_TEXTS = st.text(
    alphabet=st.sampled_from("aB . ,\n\r\t\xa0\xad\u200b“”\"'()/-–0129é𝄞\u2028\x00:@•"), max_size=300
) | st.text(max_size=200)


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(p.kind, document.text[p.start : p.end]) for p in document.passages]


@settings(max_examples=300, deadline=None)
@given(ODD_TEXTS)
def test_any_text_is_kept_and_its_passages_stand_in_order_inside_it(text: str) -> None:
    try:
        document = read_text(text, name="odd")
    except EmptyFile:
        assert not text.strip()
        return
    assert document.text == text
    end = 0
    for passage in document.passages:
        assert end <= passage.start < passage.end <= len(text)
        end = passage.end


@settings(max_examples=150, deadline=None)
@given(ODD_TEXTS)
def test_every_letter_of_a_text_stands_in_a_passage(text: str) -> None:
    if not text.strip():
        return
    document = read_text(text, name="odd")
    covered = {n for p in document.passages for n in range(p.start, p.end)}
    assert all(n in covered for n, sign in enumerate(text) if sign.isalnum())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_an_error_of_ours(data: bytes) -> None:
    try:
        document = read_bytes(data, name="odd.txt")
    except InputError:
        return
    assert document.text


@pytest.mark.parametrize("break_", ["\n\n", "\r\n\r\n", "\n \xa0\n", "\n"])
def test_paragraphs_are_told_apart_whatever_stands_between_them(break_: str) -> None:
    document = read_text(break_.join([PROSE, PROSE.replace("Monday", "Friday")]), name="a")
    assert [kind for kind, _ in kinds(document)] == ["paragraph", "paragraph"]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The chancellor of Norrmark told reporters in the port of Lund that the two\n"
        "governments had agreed to lift the ban on timber before the winter, and that\n"
        "the first ships were loading.\n\n"
        "Her counterpart said that nothing had been signed so far and that he would\n"
        "wait for the text of the treaty before he called it a success.\n"
    )
    assert [kind for kind, _ in kinds(read_text(text, name="a"))] == ["paragraph", "paragraph"]


def test_the_first_short_line_is_the_title_and_a_short_line_between_paragraphs_a_heading() -> None:
    rest = "Nobody else in Veldania had expected it so soon."
    document = read_text(f"Veldania signs ferry treaty\n\n{PROSE}\n\nA long wait\n\n{rest}", name="a")
    assert document.title == "Veldania signs ferry treaty"
    assert [kind for kind, _ in kinds(document)] == ["title", "paragraph", "heading", "paragraph"]


def test_a_sentence_is_no_title() -> None:
    assert read_text(f"The treaty was signed.\n\n{PROSE}", name="a").title is None


def test_what_the_caller_knows_outranks_what_the_text_says() -> None:
    text = f"title: Ferries\ndate: 2021-03-04\noutlet: The Gull\n\n{PROSE}"
    said = read_text(text, name="a")
    assert (said.title, said.published, said.published_from, said.outlet) == (
        "Ferries",
        date(2021, 3, 4),
        "text",
        "The Gull",
    )
    given_ = read_text(text, name="a", published=date(2021, 3, 5), title="Boats", outlet="The Tern")
    assert (given_.title, given_.published, given_.published_from, given_.outlet) == (
        "Boats",
        date(2021, 3, 5),
        "given",
        "The Tern",
    )


def test_a_date_glued_before_the_first_sentence_is_header_and_not_report() -> None:
    document = read_text(f" date 2021-03-04 {PROSE}", name="a")
    assert document.published == date(2021, 3, 4)
    assert kinds(document) == [("furniture", "date 2021-03-04"), ("paragraph", PROSE)]


def test_a_date_in_the_future_is_kept_with_a_notice() -> None:
    document = read_text(PROSE, name="a", published=date(2031, 1, 1), today=date(2030, 12, 31))
    assert document.published == date(2031, 1, 1)
    assert [notice[:5] for notice in document.notices] == ["BC120"]
    assert not read_text(PROSE, name="a", published=date(2031, 1, 1), today=date(2031, 1, 1)).notices


def test_a_document_without_any_date_has_an_unknown_one() -> None:
    document = read_text(f"{PROSE} It was the first since 12 May 1987.", name="a")
    assert (document.published, document.published_from) == (None, "unknown")


def test_the_closing_line_gives_day_and_agency() -> None:
    line = "This report by The Canadian Press was first published Feb. 3, 2022."
    document = read_text(f"{PROSE}\n\n{PROSE} Twice.\n\n{line}", name="a")
    assert (document.published, document.published_from) == (date(2022, 2, 3), "text")
    assert document.credit == "The Canadian Press"
    assert kinds(document)[-1] == ("furniture", line)


def test_byline_and_dateline_give_author_and_agency() -> None:
    document = read_text(
        f"Veldania signs ferry treaty\n\nBy Mara Quist\n\nLUND, May 6 (Reuters) - {PROSE}", name="a"
    )
    assert document.authors == ("Mara Quist",)
    assert document.credit == "Reuters"
    assert kinds(document)[2:] == [("byline", "LUND, May 6 (Reuters) -"), ("paragraph", PROSE)]


def test_a_text_too_long_for_the_parse_is_refused_with_what_would_help() -> None:
    with pytest.raises(FileTooLarge, match="cut it into parts"):
        read_text("ship " * 200_001, name="a")


def test_the_same_bytes_are_the_same_document_whatever_they_are_called() -> None:
    data = PROSE.encode()
    assert read_bytes(data, name="a.txt").id == read_bytes(data, name="b.txt").id
    assert read_bytes(data, name="a.txt").id != read_bytes(data + b" ", name="a.txt").id
