"""The reader of a message (EML, RFC 5322): its headers and body as one text, its attachments as parts.

The text begins with who wrote to whom, when and about what, so that these words can prove it. What a message
quotes of an earlier one, and a signature, are furniture: the earlier message says it itself.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from datetime import date
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.policy import default
from typing import Any

from msgspec.structs import replace

from backchannel.model.errors import DamagedFile
from backchannel.model.sources import Document, Passage, PassageKind, Span, digest

from .given import Given
from .markup import plain
from .parts import Part, PassedOver, Piece, Read
from .quoted import quoted
from .text import text_document

READER = "mail.v1"
MEDIA_TYPE = "message/rfc822"
SHOWN = ("From", "To", "Cc", "Date", "Subject")
IDENTIFIER = re.compile(r"<([^<>\s]{1,250})>")
MAX_NAME_CHARACTERS = 60
BROKEN = (AttributeError, IndexError, KeyError, LookupError, TypeError, ValueError)
"""What the standard library raises on headers and parts that no program should have written."""
READ_TYPES = ("text/", "application/", "message/")
NOT_READ = (
    "application/pgp",
    "application/pkcs7",
    "application/x-pkcs7",
    "application/ms-tnef",
    "text/calendar",
)


def pieces(data: bytes, given: Given) -> Iterator[Piece]:
    """The message, then its attachments. Raises: DamagedFile, FileTooLarge."""
    message = email.message_from_bytes(data, policy=default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise DamagedFile("it has no headers of a message", where=given.name, remedy="save the message again")
    yield Read(given.name, _document(message, data, given), False)
    yield from _attachments(message, given)


def _document(message: EmailMessage, data: bytes, given: Given) -> Document:
    head = _head(message)
    body = body_of(message)
    text = f"{head}\n\n{body}" if body else head
    subject, day = header(message, "Subject"), day_of(message)
    known = replace(given, title=given.title or subject or None, published=given.published or day)
    document = text_document(text, known)
    cut = _passages(document, len(head), quoted(text, start=len(head)))
    own = _identifier(message, "Message-ID")
    return replace(
        document,
        id=digest(data, READER),
        published_from="given" if given.published else "page" if day else document.published_from,
        authors=tuple(name for name in names(message, "From")),
        outlet=given.outlet,
        passages=cut,
        message=own,
        thread=_thread(message) or own,
        media_type=MEDIA_TYPE,
        reader=READER,
    )


def _head(message: EmailMessage) -> str:
    """Who wrote to whom, when and about what, a line each, as the message says it."""
    lines = [(name, _addresses(message, name) or header(message, name)) for name in SHOWN]
    return "\n".join(f"{name}: {words}" for name, words in lines if words)


def header(message: EmailMessage, name: str) -> str:
    """A header's words on one line; nothing where it is missing or cannot be read."""
    said = _parsed(message, name)
    return " ".join(str(said).split()) if said is not None else ""


def _parsed(message: EmailMessage, name: str) -> Any:
    """The header as the standard library reads it; None where it is missing or makes that fail."""
    try:
        return message.get(name)
    except BROKEN:
        return None


def _addresses(message: EmailMessage, name: str) -> str:
    return "; ".join(_in_words(each) for each in _people(message, name))


def _people(message: EmailMessage, name: str) -> tuple[Address, ...]:
    return tuple(getattr(_parsed(message, name), "addresses", ()))


def _in_words(address: Address) -> str:
    """Name and address as people write them."""
    spelled = address.addr_spec
    if address.display_name and spelled:
        return f"{address.display_name} <{spelled}>"
    return address.display_name or spelled


def names(message: EmailMessage, name: str) -> Iterator[str]:
    """The names of people in a header of addresses."""
    for address in _people(message, name):
        if address.display_name:
            yield " ".join(address.display_name.split())


def day_of(message: EmailMessage) -> date | None:
    """The day in the sender's own clock."""
    moment = getattr(_parsed(message, "Date"), "datetime", None)
    return moment.date() if moment is not None else None


def body_of(message: EmailMessage) -> str:
    """The words of the message: of its plain version, else of its page."""
    part = _body_part(message)
    if part is None:
        return ""
    words = content(part)
    text = plain(words) if part.get_content_type() == "text/html" else words
    return text.replace("\r\n", "\n").strip()


def content(part: EmailMessage) -> str:
    """The words of a part, in the encoding that it says, else as far as they can be read."""
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        payload = part.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _identifier(message: EmailMessage, name: str) -> str | None:
    found = IDENTIFIER.search(header(message, name))
    return found[1] if found else None


def _thread(message: EmailMessage) -> str | None:
    """The message with which the thread began: the first that it refers to, else the one it answers."""
    return _identifier(message, "References") or _identifier(message, "In-Reply-To")


def _passages(document: Document, head: int, marked: tuple[Span, ...]) -> tuple[Passage, ...]:
    """The headers as lines of their own, then the body's passages, with what is quoted as furniture."""
    found: list[Passage] = []
    begin = 0
    for line in document.text[:head].split("\n"):
        kind: PassageKind = "title" if line.startswith("Subject:") else "byline"
        found.append(Passage(begin, begin + len(line), kind))
        begin += len(line) + 1
    for passage in document.passages:
        if passage.start >= head:
            inside = any(one.start <= passage.start and passage.end <= one.end for one in marked)
            found.append(replace(passage, kind="furniture") if inside else passage)
    return tuple(found)


def _body_part(message: EmailMessage) -> EmailMessage | None:
    try:
        part = message.get_body(preferencelist=("plain", "html"))
    except BROKEN:
        return None
    return part if isinstance(part, EmailMessage) else None


def _attachments(message: EmailMessage, given: Given) -> Iterator[Piece]:
    """Each attachment as a file of its own; those that hold no words are counted."""
    try:
        attached = list(message.iter_attachments())
    except BROKEN:
        return
    passed = 0
    for number, part in enumerate(attached, 1):
        data = _bytes(part)
        kind = part.get_content_type()
        if not data or not kind.startswith(READ_TYPES) or kind.startswith(NOT_READ):
            passed += 1
            continue
        name = f"{given.name}/{_file_name(part, number)}"
        yield Part(data, Given(name=name, today=given.today, fetched=given.fetched), media_type=_stated(kind))
    if passed:
        yield PassedOver(
            given.name, f"BC130: attachments that hold no words (pictures, sounds, signatures): {passed}"
        )


def _stated(kind: str) -> str | None:
    """The type of an attachment, where it tells more than its bytes do."""
    return kind if kind.startswith("text/") else None


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inside = part.get_payload()
        first = inside[0] if isinstance(inside, list) and inside else None
        return first.as_bytes() if isinstance(first, Message) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _file_name(part: EmailMessage, number: int) -> str:
    """What the sender calls it, without anything that could be a path; else its number."""
    try:
        said = part.get_filename() or ""
    except BROKEN:
        said = ""
    shown = re.sub(r"[\\/\x00-\x1f]+", " ", said).strip(" .")[:MAX_NAME_CHARACTERS]
    return shown or f"attachment {number}"
