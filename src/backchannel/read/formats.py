"""What a file is, told from its first bytes; from its name and stated media type only where those cannot."""

from __future__ import annotations

import re
from typing import Literal

from backchannel.settings import SNIFFED_BYTES

Format = Literal[
    "text",
    "html",
    "pdf",
    "package",
    "gzip",
    "mail",
    "mailbox",
    "feed",
    "outline",
    "warc",
    "lines",
    "workbook",
    "shown",
    "watched",
    "listed",
]
"""package: a ZIP archive, which also Word files and workbooks are. outline: a list of feeds (OPML).
lines: JSON Lines. workbook: an old one (XLS). shown: a page of which all words that it shows are asked for;
watched: a page with all that it shows as its text; listed: a list of feeds whose feeds are asked for. No file
is told to be one of these three."""

HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
PAGE_TYPES = ("text/html", "application/xhtml+xml")
LINES_NAMES = (".jsonl", ".ndjson")
MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "package"),
    (b"PK\x05\x06", "package"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK_NAMES = (".xls", ".xlt")
PROLOGUE = rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*|<\?xml-stylesheet[^>]{0,500}>\s*){0,5}"
HTML = re.compile(PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
FEED = re.compile(PROLOGUE + rb"<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
OUTLINE = re.compile(PROLOGUE + rb"<opml\b", re.IGNORECASE | re.DOTALL)
HEADER = rb"[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*"
MAIL = re.compile(rb"(?:" + HEADER.replace(b"*", b"{0,900}") + rb"){2,}")
MAIL_ONLY = re.compile(
    rb"^(?:message-id|mime-version|received|return-path|delivered-to|content-type|dkim-signature):",
    re.IGNORECASE | re.MULTILINE,
)
"""Headers that only mail programs write: a memo may begin with "From" and "To" too."""
MAILBOX = re.compile(rb"From [^\n]{1,200}\d\d:\d\d[^\n]{0,40}\n[A-Za-z][A-Za-z0-9-]{0,60}:")
LINE = re.compile(rb'\s*\{\s*"[a-z_]+"\s*:.*"(?:text|html)"\s*:', re.DOTALL)


def format_of(data: bytes, *, name: str = "", media_type: str | None = None) -> Format:
    """What the bytes are; "text" where nothing else is told. Only the beginning is looked at."""
    head = data[:SNIFFED_BYTES]
    told = _by_content(head)
    stated = media_type.split(";")[0].strip().lower() if media_type else ""
    if told == "html" and stated == "text/plain":
        return "text"
    if told is not None:
        return told
    lower = name.lower()
    if head.startswith(OLD_OFFICE) and lower.endswith(WORKBOOK_NAMES):
        return "workbook"
    if stated in PAGE_TYPES or (not stated and lower.endswith(HTML_NAMES)):
        return "html"
    return "lines" if lower.endswith(LINES_NAMES) else "text"


def _by_content(head: bytes) -> Format | None:
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if b"%PDF-" in head[:1024] and not head.isascii():
        return "pdf"
    head = head.removeprefix(b"\xef\xbb\xbf")
    if HTML.match(head):
        return "html"
    if FEED.match(head):
        return "feed"
    if OUTLINE.match(head):
        return "outline"
    if MAILBOX.match(head):
        return "mailbox"
    if (mail := MAIL.match(head)) and MAIL_ONLY.search(mail[0]):
        return "mail"
    return "lines" if LINE.match(head) and b"\n" not in head.lstrip().split(b'"text"')[0] else None
