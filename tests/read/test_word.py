from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn

from backchannel.model.errors import DamagedFile, EmptyFile
from backchannel.model.sources import Document
from backchannel.read.given import Given
from backchannel.read.parts import Read
from backchannel.read.word import word_pieces

from .files_made import PROSE, SENTENCE, saved, word, zipped


def document(data: bytes) -> Document:
    (read,) = word_pieces(data, Given(name="a.docx"))
    assert isinstance(read, Read)
    assert isinstance(read.result, Document)
    return read.result


def test_paragraphs_and_tables_come_in_their_order() -> None:
    read = document(
        word(
            "Note on the fee",
            PROSE,
            title="Note on the fee",
            author="Lena Marchetti",
            table=[["Post", "Holder"], ["Envoy", "Ana Ruiz"]],
        )
    )
    assert read.text == f"Note on the fee\n\n{PROSE}\n\nPost | Holder\nEnvoy | Ana Ruiz"
    assert (read.title, read.authors, read.reader) == ("Note on the fee", ("Lena Marchetti",), "word.v1")


def test_tracked_changes_are_read_as_accepted_and_told() -> None:
    made = docx.Document(BytesIO(word(SENTENCE)))
    paragraph = made.element.body[0]
    for tag, text, words in (("w:ins", "w:t", " He agreed."), ("w:del", "w:delText", " He refused.")):
        change, run, piece = (paragraph.makeelement(qn(name), {}) for name in (tag, "w:r", text))
        piece.text = words
        run.append(piece)
        change.append(run)
        paragraph.append(change)
    read = document(saved(made))
    assert read.text == f"{SENTENCE} He agreed."
    assert read.notices == ("BC129: it has 2 tracked changes, and is read as if all were accepted",)


def test_a_title_that_the_text_does_not_have_is_the_templates() -> None:
    assert document(word(PROSE, title="Letterhead 2012")).title is None


def test_what_is_no_word_file_or_empty_is_told() -> None:
    with pytest.raises(DamagedFile):
        document(zipped({"word/document.xml": "<w"}))
    with pytest.raises(EmptyFile):
        document(word(""))
