from __future__ import annotations

from datetime import date

from backchannel.model.sources import Document
from backchannel.read.given import Given
from backchannel.read.mail import pieces
from backchannel.read.parts import Part, PassedOver, Read

from .files_made import SENTENCE, mail, word

ANSWER = f"""Dear Tomás,

{SENTENCE}

On Mon, May 6, 2030, Tomás Ibarra wrote:
> Could we speak about the fee?
>> He left on Sunday.

Kind regards

{"-- "}
Lena Marchetti
Ministry of Ports
"""


def document(data: bytes) -> Document:
    read = next(iter(pieces(data, Given(name="a.eml"))))
    assert isinstance(read, Read)
    assert isinstance(read.result, Document)
    return read.result


def test_a_message_tells_who_wrote_to_whom_when_and_about_what() -> None:
    read = document(mail(subject="Fee  on   timber"))
    assert read.text.startswith(
        "From: Lena Marchetti <lena@ports.example>\n"
        "To: Tomás Ibarra <tomas@embassy.example>; ana@embassy.example\n"
    )
    assert (read.title, read.authors, read.published) == (
        "Fee on timber",
        ("Lena Marchetti",),
        date(2030, 5, 7),
    )
    assert (read.published_from, read.reader, read.media_type) == ("page", "mail.v1", "message/rfc822")
    assert SENTENCE in read.text


def test_what_is_quoted_of_others_and_the_signature_are_furniture() -> None:
    read = document(mail(ANSWER))
    furniture = " ".join(read.text[span.start : span.end] for span in read.furniture)
    for words in ("Tomás Ibarra wrote:", "Could we speak", "He left on Sunday", "Ministry of Ports"):
        assert words in furniture
    assert SENTENCE not in furniture
    assert "Kind regards" not in furniture


def test_a_forwarded_message_is_not_the_writers_words() -> None:
    body = f"See below.\n\n---------- Forwarded message ---------\nFrom: Otto <o@x.example>\n\n{SENTENCE}\n"
    read = document(mail(body))
    assert SENTENCE in " ".join(read.text[span.start : span.end] for span in read.furniture)


def test_the_thread_is_that_of_the_first_message_referred_to() -> None:
    assert document(mail()).thread == "a1@ports.example"
    answer = document(mail(number="a3", references="<root@x.example> <a1@ports.example>"))
    assert (answer.message, answer.thread) == ("a3@ports.example", "root@x.example")


def test_of_a_page_in_a_message_the_words_are_read() -> None:
    data = mail(html=f"<p>{SENTENCE}</p>").replace(b"Content-Type: text/plain", b"Content-Type: text/x-none")
    read = document(data)
    assert SENTENCE in read.text
    assert "<p>" not in read.text


def test_attachments_are_files_of_their_own_and_pictures_are_counted() -> None:
    data = mail(
        attached=[
            ("../../note.docx", word(SENTENCE), "application/octet-stream"),
            ("face.png", b"\x89PNG", "image/png"),
            ("inner.eml", mail(subject="Inner"), "application/octet-stream"),
        ]
    )
    _, note, inner, passed = pieces(data, Given(name="a.eml"))
    assert isinstance(note, Part)
    assert note.given.name == "a.eml/note.docx"
    assert note.data.startswith(b"PK")
    assert isinstance(inner, Part)
    assert b"Subject: Inner" in inner.data
    assert passed == PassedOver(
        "a.eml", "BC130: attachments that hold no words (pictures, sounds, signatures): 1"
    )


def test_broken_headers_are_no_reason_to_lose_the_message() -> None:
    data = (
        b"From: =?utf-8?q?broken\nTo: <<>>,,;\nDate: yesterday at noon\nMessage-ID: none\n"
        b'Content-Type: text/plain; charset="no-such"\nMIME-Version: 1.0\n\n' + SENTENCE.encode()
    )
    read = document(data)
    assert SENTENCE in read.text
    assert read.published is None
