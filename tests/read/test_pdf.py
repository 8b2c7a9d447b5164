from __future__ import annotations

import pytest

from backchannel.model.errors import DamagedFile
from backchannel.model.sources import Document
from backchannel.read.given import Given
from backchannel.read.parts import Read
from backchannel.read.pdf import pieces

from .files_made import PROSE, SENTENCE, pdf, picture_pdf

PARAGRAPHS = [PROSE.replace("Monday", day) for day in ("Monday", "Tuesday", "Wednesday", "Friday", "Sunday")]


def document(data: bytes) -> Document:
    (read,) = pieces(data, Given(name="a.pdf"))
    assert isinstance(read, Read)
    assert isinstance(read.result, Document)
    return read.result


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_come_out_whole_however_the_page_is_set(columns: int) -> None:
    read = document(pdf("= Note on the fee\n\n" + "\n\n".join(PARAGRAPHS), columns=columns))
    assert read.text.split("\n\n") == ["Note on the fee", *PARAGRAPHS]
    assert read.reader == "pdf.v1"


def test_a_paragraph_goes_on_over_the_pages_and_pages_keep_their_beginnings() -> None:
    many = [f"{PROSE} It was talk number {n} of that kind." for n in range(40)]
    read = document(pdf("\n\n".join(many), header="Ministry of Ports"))
    assert read.text.split("\n\n") == many
    assert len(read.pages) > 1
    assert list(read.pages) == sorted(read.pages)
    assert read.pages[0] == 0
    (notice,) = read.notices
    assert notice.startswith("BC128")
    assert "Ministry of Ports" in notice


def test_a_page_that_is_a_picture_is_told_and_not_passed_over() -> None:
    read = document(picture_pdf())
    assert SENTENCE in read.text
    assert "BC127: no text on page 2: it is a picture, and was not read" in read.notices


def test_the_title_that_the_file_states_is_taken_unless_it_is_a_file_name() -> None:
    assert document(pdf(PROSE, title="Note on the fee")).title == "Note on the fee"
    assert document(pdf(PROSE, title="Microsoft Word - draft7.doc")).title is None


@pytest.mark.parametrize("data", [b"%PDF-1.7 rubbish", pdf(PROSE)[:900]])
def test_a_damaged_file_is_told(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        list(pieces(data, Given(name="a.pdf")))
