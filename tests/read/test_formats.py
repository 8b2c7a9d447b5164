from __future__ import annotations

import pytest

from backchannel.read.formats import format_of

from .files_made import every_kind, mail

FORMATS = {
    "note.txt": "text",
    "page.html": "html",
    "note.pdf": "pdf",
    "note.docx": "package",
    "letter.eml": "mail",
    "inbox.mbox": "mailbox",
    "news.xml": "feed",
    "pages.warc": "warc",
    "pages.warc.gz": "gzip",
    "files.zip": "package",
    "note.txt.gz": "gzip",
    "people.xlsx": "package",
    "lines.jsonl": "lines",
}


@pytest.mark.parametrize(("name", "data"), every_kind().items(), ids=every_kind())
def test_a_file_is_known_by_its_content_whatever_it_is_called(name: str, data: bytes) -> None:
    for called in (name, "download", "wrong.txt", "wrong.pdf"):
        assert format_of(data, name=called) == FORMATS[name]


@pytest.mark.parametrize(
    "text",
    [
        b"From: the Minister\nTo: all staff\nSubject: the fee\n\nThe fee rises on Monday.\n",
        b"From Monday, May 6, 2030 the fee rises.\nOfficials: none.\n",
        b'"{text}" is what the template said.\n',
        b"PK is an abbreviation.\n",
        b"WARCs are archives.\n",
        b"A line about %PDF- files.\n",
        b"",
    ],
)
def test_words_that_only_look_like_another_format_stay_text(text: bytes) -> None:
    assert format_of(text, name="note.txt") == "text"


def test_the_stated_type_tells_pages_from_text() -> None:
    assert format_of(b"words", media_type="text/html; charset=utf-8") == "html"
    assert format_of(b"<html><body>x", media_type="text/plain") == "text"
    assert format_of(mail(), media_type="text/plain") == "mail"
    assert format_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", name="old.xls") == "workbook"
