from __future__ import annotations

import pytest

from backchannel.model.errors import EmptyFile, TooMuchInside
from backchannel.model.sources import Document
from backchannel.read.files import read_file, read_input_line
from backchannel.read.given import Given
from backchannel.read.parts import Read
from backchannel.read.reading import read_bytes

from .files_made import PROSE, SENTENCE, every_kind, mail, word, zipped


@pytest.mark.parametrize(("name", "data"), every_kind().items(), ids=every_kind())
def test_every_kind_of_file_gives_its_words_behind_walls(name: str, data: bytes) -> None:
    read = [each.result for each in read_file(data, Given(name=name)) if isinstance(each, Read)]
    assert read
    for document in read:
        assert isinstance(document, Document)
        assert SENTENCE in " ".join(document.text.split())


def test_behind_walls_a_text_reads_as_it_does_here() -> None:
    (read,) = read_file(PROSE.encode(), Given(name="note.txt"))
    assert isinstance(read, Read)
    assert read.result == read_bytes(PROSE.encode(), name="note.txt")


def test_files_in_files_are_read_in_their_order() -> None:
    letter = mail("See the note.", attached=[("note.docx", word(PROSE), "application/octet-stream")])
    data = zipped({"a.txt": SENTENCE, "letter.eml": letter, "b.txt": SENTENCE})
    names = [each.id for each in read_file(data, Given(name="z.zip")) if isinstance(each, Read)]
    assert names == ["z.zip/a.txt", "z.zip/letter.eml", "z.zip/letter.eml/note.docx", "z.zip/b.txt"]


def test_files_in_files_end_at_a_depth() -> None:
    inside = zipped({"a.txt": SENTENCE})
    for _ in range(6):
        inside = zipped({"z.zip": inside})
    (read,) = read_file(inside, Given(name="z.zip"))
    assert isinstance(read, Read)
    assert isinstance(read.result, TooMuchInside)


def test_an_error_of_one_file_comes_back_as_itself() -> None:
    (read,) = read_file(b"   ", Given(name="empty.txt"))
    assert isinstance(read, Read)
    assert isinstance(read.result, EmptyFile)
    assert read.result.where == "empty.txt"
    assert read.result.remedy


def test_a_line_of_input_keeps_its_id() -> None:
    line = b'{"id": "a1", "text": "' + SENTENCE.encode() + b'"}'
    assert read_input_line(line, Given(name="x, line 1")).id == "a1"
    assert read_input_line(b'{"id": "a2"}', Given(name="x, line 2")).id == "a2"
