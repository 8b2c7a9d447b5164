"""Files of every kind that is read, made of a few words: what a desk is sent, small and whole."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Mapping
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import typst

SENTENCE = "Minister Paul Okoye met Ambassador Ana Ruiz on Monday about the inspection fee on timber."
PROSE = (
    f"{SENTENCE} Officials called the talks short and friendly, and said that a second round would follow "
    "within the week. Interdepartmental consultations about countermeasures were continuing."
)
Attachment = tuple[str, bytes, str]
"""Name, bytes, media type."""


def mail(
    body: str = SENTENCE,
    *,
    subject: str = "The fee",
    html: str | None = None,
    number: str = "a1",
    references: str | None = None,
    attached: Iterable[Attachment] = (),
) -> bytes:
    message = EmailMessage()
    message["From"] = "Lena Marchetti <lena@ports.example>"
    message["To"] = "Tomás Ibarra <tomas@embassy.example>, ana@embassy.example"
    message["Date"] = "Tue, 07 May 2030 23:30:00 -0400"
    message["Subject"] = subject
    message["Message-ID"] = f"<{number}@ports.example>"
    if references:
        message["References"] = references
    message.set_content(body)
    if html is not None:
        message.add_alternative(html, subtype="html")
    for name, data, kind in attached:
        main, _, sub = kind.partition("/")
        message.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return message.as_bytes()


def mailbox(*messages: bytes) -> bytes:
    line = b"From lena@ports.example Tue May  7 23:30:00 2030\n"
    return b"".join(line + message.replace(b"\nFrom ", b"\n>From ") + b"\n" for message in messages)


def word(*paragraphs: str, title: str = "", author: str = "", table: Iterable[Iterable[str]] = ()) -> bytes:
    made = docx.Document()
    made.core_properties.title, made.core_properties.author = title, author
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    rows = [list(row) for row in table]
    if rows:
        grid = made.add_table(len(rows), len(rows[0]))
        for row, cells in zip(grid.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    return saved(made)


def saved(made: Any) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def pdf(body: str, *, columns: int = 1, header: str = "", title: str = "") -> bytes:
    """Set by typst; `body` is its markup."""
    setting = (
        (f'#set document(title: "{title}")\n' if title else "")
        + f'#set page(paper: "a4", columns: {columns}, header: [{header}],'
        + " footer: context counter(page).display())\n"
    )
    made = typst.compile(
        f'{setting}#set text(lang: "en", hyphenate: true)\n#set par(justify: true)\n{body}'.encode()
    )
    assert isinstance(made, bytes)
    return made


def picture_pdf() -> bytes:
    """Two pages: words, then only a picture, as a scanner gives one."""
    source = f"#set page(footer: context counter(page).display())\n{PROSE}\n#pagebreak()\n"
    with TemporaryDirectory() as place:
        (Path(place) / "scan.png").write_bytes(png())
        (Path(place) / "a.typ").write_text(f'{source}#image("scan.png", width: 100%)', "utf8")
        made = typst.compile(Path(place) / "a.typ")
    assert isinstance(made, bytes)
    return made


def png() -> bytes:
    """Eight by eight grey points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = (8).to_bytes(4, "big") * 2 + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress(b"".join(b"\x00" + bytes([90] * 8) for _ in range(8)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, inside in files.items():
            archive.writestr(name, inside)
    return file.getvalue()


def workbook(sheets: Mapping[str, Iterable[Iterable[str]]]) -> bytes:
    """The least that is a workbook (Office Open XML), cells as inline strings."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packages = "http://schemas.openxmlformats.org/package/2006"
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{packages}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kinds}.sheet.main+xml"/>'
        + "".join(
            f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kinds}.worksheet+xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{packages}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{packages}/relationships">'
        + "".join(
            f'<Relationship Id="rId{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        + "</Relationships>",
    }
    for n, rows in enumerate(sheets.values(), 1):
        cells = "".join(
            "<row>" + "".join(f'<c t="inlineStr"><is><t>{words}</t></is></c>' for words in row) + "</row>"
            for row in rows
        )
        files[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
        )
    return zipped(files)


def page(*paragraphs: str, title: str = "The fee") -> bytes:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    head = f"<!doctype html><html><head><title>{title}</title></head>"
    return f"{head}<body><h1>{title}</h1>{body}</body></html>".encode()


def web_archive(
    pages: Iterable[tuple[str, bytes]], *, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> bytes:
    records = b""
    for number, (address, body) in enumerate(pages):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            "WARC-Date: 2030-05-07T06:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records += head.encode() + answer + b"\r\n\r\n"
    return records


def feed(*items: str) -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Port News</title>'
        f"<link>https://ports.example/</link>{''.join(items)}</channel></rss>"
    ).encode()


def item(title: str, body: str, *, number: int = 1) -> str:
    return (
        f"<item><title>{title}</title><link>https://ports.example/{number}</link><guid>g{number}</guid>"
        "<pubDate>Mon, 06 May 2030 10:00:00 GMT</pubDate>"
        f"<description><![CDATA[{body}]]></description></item>"
    )


def every_kind() -> dict[str, bytes]:
    """One good file of each kind, by name."""
    return {
        "note.txt": PROSE.encode(),
        "page.html": page(PROSE, PROSE.replace("Monday", "Tuesday")),
        "note.pdf": pdf(PROSE),
        "note.docx": word(PROSE),
        "letter.eml": mail(PROSE),
        "inbox.mbox": mailbox(mail(PROSE), mail(SENTENCE, number="a2")),
        "news.xml": feed(item("Fee raised", f"<p>{PROSE}</p>")),
        "pages.warc": web_archive([("https://ports.example/1", page(PROSE, SENTENCE))]),
        "pages.warc.gz": gzip.compress(web_archive([("https://ports.example/1", page(PROSE, SENTENCE))])),
        "files.zip": zipped({"a.txt": PROSE}),
        "note.txt.gz": gzip.compress(PROSE.encode()),
        "people.xlsx": workbook({"People": [["name", "note"], ["Paul Okoye", SENTENCE]]}),
        "lines.jsonl": b'{"id": "one", "text": "' + PROSE.encode() + b'"}\n',
    }
