"""Files made to hurt a reader, each in the way of a known attack."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Iterator

from tests.read.files_made import PROSE, mail, page, workbook, zipped

Hostile = tuple[str, bytes]
"""What it is, and the bytes."""
DEEP = 1_000_000
BOMB_BYTES = 60_000_000


def crafted(canary: str, address: str) -> Iterator[Hostile]:
    """Every attack once. `canary` is a path that must not be read or written, `address` must not be asked."""
    yield from _deep()
    yield from _bombs()
    yield from _entities(canary, address)
    yield from _paths(canary)
    yield from _patterns()
    yield from _mails()
    yield from _pdfs()
    yield from _lies()
    yield from _tables()


def _deep() -> Iterator[Hostile]:
    yield "deep html", b"<html><body>" + b"<div>" * DEEP + b"words"
    yield "deep inline html", b"<html><body><p>" + b"<b><i>" * (DEEP // 2) + b"words"
    yield "deep lists", b"<html><body>" + b"<ul><li>" * 200_000 + b"words"
    yield "deep tables", b"<html><body>" + b"<table><tr><td>" * 100_000 + b"words"
    yield "deep json", b'{"id": "a", "text": ' + b"[" * DEEP + b"]" * DEEP + b"}\n"
    yield (
        "deep json objects",
        b'{"id": "a", "text": "x", "more": ' + b'{"a":' * DEEP + b"1" + b"}" * DEEP + b"}\n",
    )
    yield "deep xml feed", b'<?xml version="1.0"?><rss><channel>' + b"<item>" * DEEP
    yield "deep outline", b"<opml><body>" + b"<outline>" * DEEP
    yield (
        "deep linked data",
        page(PROSE).replace(
            b"</head>", b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script></head>"
        ),
    )


def _bombs() -> Iterator[Hostile]:
    zeros = b"0" * BOMB_BYTES
    yield "zip bomb", zipped({"bomb.txt": zeros})
    yield "many bombs", zipped({f"{n}.txt": b"0" * 8_000_000 for n in range(8)})
    yield "gzip bomb", gzip.compress(zeros)
    yield "gzip in gzip", gzip.compress(gzip.compress(gzip.compress(zeros)))
    inside = zipped({"a.txt": "words"})
    for _ in range(12):
        inside = zipped({"z.zip": inside})
    yield "zip in zip", inside
    yield "word bomb", zipped({"word/document.xml": zeros, "[Content_Types].xml": "<Types/>"})
    yield "sheet bomb", workbook({"a": [["x" * 30_000] * 200] * 3})
    yield "many files", zipped({f"{n}.txt": "" for n in range(1_000)})
    deflated = zlib.compress(zeros)
    stream = b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\n" % (
        len(deflated),
        deflated,
    )
    yield "pdf stream bomb", _pdf(b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n" + stream)


def _entities(canary: str, address: str) -> Iterator[Hostile]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    for kind, root, close in (
        ("feed", "<rss version='2.0'><channel><item><title>", "</title></item></channel></rss>"),
        ("outline", "<opml><body><outline text='", "' xmlUrl='x'/></body></opml>"),
        ("page", "<html><body><p>", "</p></body></html>"),
    ):
        yield (
            f"laughs in a {kind}",
            f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>{root}&l11;{close}'.encode(),
        )
        for what, target in (("file", f"file://{canary}"), ("address", address)):
            declared = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "{target}">]>'
            yield f"outside {what} in a {kind}", f"{declared}{root}&e;{close}".encode()
        declared = f'<?xml version="1.0"?><!DOCTYPE x SYSTEM "{address}/a.dtd">'
        yield f"outside grammar in a {kind}", f"{declared}{root}{close}".encode()
    body = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{canary}">{laughs}]>'
    for name in ("word/document.xml", "xl/workbook.xml"):
        yield f"entities in {name}", zipped({name: f"<?xml version='1.0'?>{body}<a>&e;&l11;</a>"})
    yield (
        "page that loads",
        page(
            f'<img src="{address}/x.png"><link rel="stylesheet" href="{address}/x.css">'
            f'<script src="{address}/x.js"></script><iframe src="file://{canary}"></iframe>{PROSE}'
        ),
    )


def _paths(canary: str) -> Iterator[Hostile]:
    names = [
        canary,
        f"../../../../../../{canary}",
        "C:\\windows\\x",
        "a\x00b.txt",
        "\u202etxt.exe",
        "/" * 3000,
        "con",
    ]
    yield "zip paths", zipped(dict.fromkeys(names, PROSE))
    for name in names[:4]:
        yield "attached under a path", mail(attached=[(name.replace("\x00", ""), b"words", "text/plain")])


def _patterns() -> Iterator[Hostile]:
    """Texts on which careless patterns take for ever."""
    yield "blanks", b" " * 500_000 + b"x"
    yield (
        "author without end",
        (
            "<rss version='2.0'><channel><item><title>t</title><author>"
            + "a@" * 50_000
            + "(" * 50_000
            + "</author></item></channel></rss>"
        ).encode(),
    )
    yield "tags without end", b"<html><body>" + b"<a " * 300_000
    yield "comments without end", b"<html><body>" + b"<!-" * 300_000
    yield "headers without end", b"MIME-Version: 1.0\nFrom: " + b"<" * 200_000 + b"\n\nwords"
    yield "dates without end", (b"Date: " + b"May 2030 " * 20_000 + b"\n") * 2 + PROSE.encode()
    yield "quotation marks", b"\xe2\x80\x9c\" said '" * 60_000
    yield "no blanks", b"A" * 900_000
    yield "brackets", b"(((((" * 150_000
    yield "bylines", b"By Ada Fenn and " * 40_000
    yield "entities", b"<html><body>" + b"&#x0;&amp&" * 100_000
    yield "attributes", b"<html><body " + b"a='b' " * 200_000 + b">words"
    yield "control characters", bytes(range(256)) * 2000
    yield "addresses", b"https://a.example/?" + b"%25" * 200_000


def _mails() -> Iterator[Hostile]:
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3_000)
    )
    yield "parts in parts", b"MIME-Version: 1.0\nFrom: a@b.example\n" + parts
    yield (
        "many parts",
        (
            b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
            + b"--b\nContent-Type: text/plain\n\nx\n" * 30_000
            + b"--b--\n"
        ),
    )
    inside = mail()
    for _ in range(8):
        inside = mail(attached=[("m.eml", inside, "application/octet-stream")])
    yield "letters in letters", inside
    yield "headers", b"MIME-Version: 1.0\n" + b"".join(b"X-%d: y\n" % n for n in range(100_000)) + b"\nwords"
    yield "encoded words", b"MIME-Version: 1.0\nSubject: " + b"=?utf-8?b?" * 50_000 + b"\n\nwords"
    yield "folded header", b"MIME-Version: 1.0\nTo:" + b" a@b.example,\n" * 60_000 + b"\nwords"
    yield "letters without end", b"From a@b Mon May  6 10:00:00 2030\nX: y\n\nwords\n" * 500
    yield "bomb attached", mail(attached=[("b.gz", gzip.compress(b"0" * BOMB_BYTES), "application/gzip")])
    yield (
        "bad base64",
        (
            b"MIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n"
            + base64.b64encode(b"x" * 99)[:-3]
            + b"====%%%"
        ),
    )


def _pdf(objects: bytes, *, count: int = 1) -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
        + str(count).encode()
        + b">>endobj\n"
        + objects
        + b"trailer<</Root 1 0 R/Size 9>>\n%%EOF\n"
    )


def _pdfs() -> Iterator[Hostile]:
    one = b"3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
    yield "a billion pages", _pdf(one, count=1_000_000_000)
    yield "pages of themselves", _pdf(b"3 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\n", count=4)
    yield "deep arrays", _pdf(b"3 0 obj<</Type/Page/Parent 2 0 R/X " + b"[" * 500_000 + b">>endobj\n")
    yield "deep dictionaries", _pdf(b"3 0 obj" + b"<</A" * 200_000 + b"endobj\n")
    yield (
        "filter upon filter",
        _pdf(
            one
            + b"4 0 obj<</Length 5/Filter["
            + b"/FlateDecode" * 20_000
            + b"]>>stream\nhello\nendstream endobj\n"
        ),
    )
    yield (
        "a form that opens files",
        _pdf(one + b"4 0 obj<</Type/Action/S/Launch/F(/bin/sh)>>endobj\n5 0 obj<</XFA(<a>&e;</a>)>>endobj\n"),
    )
    yield "size that is none", _pdf(b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e38 -1e38]>>endobj\n")


def _lies() -> Iterator[Hostile]:
    """Files that say of themselves what is not so."""
    for head in (
        b"%PDF-",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"WARC/1.0\r\n",
        b"From a 10:00\nX: y\n",
        b"<rss>",
        b"<opml>",
    ):
        yield "a beginning and nothing more", head
        yield "a beginning and noise", head + bytes(range(256)) * 50
    yield (
        "length that is none",
        (
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
            b"Content-Length: 99999999999999\r\n\r\n"
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>words"
        ),
    )
    yield (
        "packed that is not",
        (
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 96\r\n\r\n"
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\nnot packed at all"
            + b" "
            * 30
        ),
    )
    yield "encodings that are not", b"\xff\xfe" + b"\x00\xd8" * 50_000
    yield "no encoding", b"<html><head><meta charset='no-such-thing'></head><body>" + PROSE.encode() + b"\xff"


def _tables() -> Iterator[Hostile]:
    yield "formulas", b"holder,post\n=HYPERLINK(\"http://x\"),@SUM(1)\n+1+cmd|' /C calc'!A0,-2\n"
    yield "quotation mark not closed", b'holder,post\n"' + b"x," * 200_000
    yield "columns", b"," * 500_000 + b"\n"
    yield "lines", b'{"id": "a", "text": "x"}\n' * 2_000 + b"{" * 5_000
    yield "line without end", json.dumps({"id": "a", "text": "x" * 2_000_000}).encode()
