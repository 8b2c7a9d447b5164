"""Good files spoiled at random: cut, turned round, joined, with what has broken readers before put in."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

TOKENS: Sequence[bytes] = (
    *(
        b"\x00",
        b"\xff\xff\xff\xff",
        b"\x7f\xff\xff\xff",
        b"%s%n",
        b"../../../etc/passwd",
        b"\r\n\r\n",
        b"\n.\n",
    ),
    *(
        b"<![CDATA[",
        b"]]>",
        b"<!--",
        b"-->",
        b"&lt;",
        b"&#1114112;",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
        b"\xed\xa0\x80",
    ),
    *(b"obj", b"endobj", b"stream", b"endstream", b"/Kids[1 0 R]", b"/Length -1", b"startxref\n0", b"<<>>"),
    *(
        b"Content-Length: -1",
        b"Content-Type: multipart/mixed; boundary=",
        b"Content-Encoding: br",
        b"=?x?q?=?=",
    ),
    *(b"PK\x01\x02", b"PK\x05\x06", b"WARC/1.0", b"9999999999999999999", b"1e999", b"-0", b"NaN"),
    *("\u202e\u2066".encode(), "\ufeff".encode(), "e\u0301".encode() * 50, b"\x1b]0;x\x07"),
)


def mutated(files: Mapping[str, bytes], number: int, *, seed: int) -> tuple[str, bytes]:
    """The file of that number: of which good file it is made, and its bytes; the same for the same seed."""
    chance = random.Random(f"{seed} {number}")
    name = chance.choice(sorted(files))
    data = bytearray(files[name])
    for _ in range(chance.choice((1, 1, 2, 4, 8, 30))):
        _spoil(data, chance, files)
    return name, bytes(data)


def _spoil(data: bytearray, chance: random.Random, files: Mapping[str, bytes]) -> None:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 4, 30, 300, 5000)))
    match chance.randrange(8):
        case 0:
            del data[at:end]
        case 1:
            data[at:at] = data[at:end] * chance.choice((1, 2, 50))
        case 2:
            data[at:at] = chance.choice(TOKENS) * chance.choice((1, 1, 100))
        case 3:
            data[at:end] = chance.randbytes(end - at)
        case 4:
            for place in range(at, min(end, at + 20)):
                data[place] ^= 1 << chance.randrange(8)
        case 5:
            del data[at:]
        case 6:
            other = chance.choice(sorted(files.values()))
            data[at:at] = other[chance.randrange(len(other)) :]
        case _:
            data[at:end] = bytes(reversed(data[at:end]))
    del data[2_000_000:]
