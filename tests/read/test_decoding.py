"""Which bytes are text, and in which encoding."""

from __future__ import annotations

import pytest

from backchannel.model.errors import BinaryFile, EmptyFile, WrongEncoding
from backchannel.read.decoding import decode

WORDS = "Le premier ministre de Véldanie a signé l’accord — enfin. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert decode((WORDS * 3).encode(encoding), name="a") == (WORDS * 3, ())


def test_windows_1252_is_read_with_a_notice() -> None:
    text, notices = decode(WORDS.encode("cp1252"), name="a")
    assert text == WORDS
    assert [notice[:5] for notice in notices] == ["BC122"]


def test_a_few_broken_bytes_in_utf8_are_marked_where_they_stand() -> None:
    text, notices = decode((WORDS * 9).encode() + b"\xff" + WORDS.encode(), name="a")
    assert text == WORDS * 9 + "\ufffd" + WORDS
    assert [notice[:5] for notice in notices] == ["BC124"]


def test_mojibake_is_noticed_and_not_changed() -> None:
    broken = WORDS.encode().decode("cp1252")
    text, notices = decode(broken.encode(), name="a")
    assert text == broken
    assert [notice[:5] for notice in notices] == ["BC123"]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\x00\x00"])
def test_nothing_is_an_empty_file(data: bytes) -> None:
    with pytest.raises(EmptyFile, match="BC101"):
        decode(data, name="a")


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 abc", b"PK\x03\x04abc", b"\x89PNG\r\n\x1a\nabc", b"abc\x00def\x01" * 9, bytes(range(256))],
)
def test_binary_files_are_refused_with_what_would_help(data: bytes) -> None:
    with pytest.raises(BinaryFile, match="save it as plain text"):
        decode(data, name="a")


@pytest.mark.parametrize("encoding", ["koi8-r", "shift-jis"])
def test_another_encoding_is_refused_rather_than_guessed(encoding: str) -> None:
    words = "Премьер-министр подписал договор" if encoding == "koi8-r" else "首相は条約に署名した。港で待つ"
    with pytest.raises(WrongEncoding, match="UTF-8"):
        decode(words.encode(encoding), name="a")


def test_the_declared_encoding_of_a_page_is_believed_where_utf8_does_not_fit() -> None:
    words = "Премьер-министр подписал договор"
    assert decode(words.encode("koi8-r"), name="a", declared="koi8-r").text == words


def test_bytes_cut_off_from_a_marked_encoding_are_refused() -> None:
    with pytest.raises(WrongEncoding):
        decode("abc".encode("utf-16") + b"\x01", name="a")
