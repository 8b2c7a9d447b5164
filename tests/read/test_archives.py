from __future__ import annotations

import gzip
from contextlib import suppress
from io import BytesIO
from zipfile import ZipFile

import pytest

from backchannel.model.errors import BinaryFile, DamagedFile, InputError, NotADocument, TooMuchInside
from backchannel.read import archives, packages
from backchannel.read.given import Given
from backchannel.read.parts import Part, PassedOver, Read

from .files_made import PROSE, workbook, zipped


def test_every_file_of_an_archive_is_a_part_under_the_name_it_has_there() -> None:
    data = zipped({"b/a.txt": "one", "../../etc/evil.txt": "two", "__MACOSX/x": "no", ".hidden": "no"})
    one, two, passed = packages.pieces(data, Given(name="z.zip"))
    assert isinstance(one, Part)
    assert isinstance(two, Part)
    assert (one.given.name, one.data) == ("z.zip/b/a.txt", b"one")
    assert two.data == b"two"
    assert passed == PassedOver("z.zip", "BC133: hidden files: 2")


def test_a_bomb_is_not_unpacked() -> None:
    (read,) = packages.pieces(zipped({"bomb.txt": b"0" * 60_000_000}), Given(name="z.zip"))
    assert isinstance(read, Read)
    assert isinstance(read.result, TooMuchInside)
    with pytest.raises(TooMuchInside):
        list(archives.pieces(gzip.compress(b"0" * 60_000_000), Given(name="z.gz")))


def test_a_damaged_or_locked_file_inside_stops_no_other() -> None:
    data = bytearray(zipped({"a.txt": PROSE, "b.txt": PROSE}))
    at = data.index(b"a.txt") + 40
    data[at : at + 4] = b"\xff\xff\xff\xff"
    first, second = packages.pieces(bytes(data), Given(name="z.zip"))
    assert isinstance(first, Read)
    assert isinstance(first.result, DamagedFile)
    assert isinstance(second, Part)


def test_what_is_another_package_is_named() -> None:
    for inside, error in (
        ({"ppt/presentation.xml": "x"}, BinaryFile),
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x"}, BinaryFile),
        ({}, NotADocument),
    ):
        with pytest.raises(error):
            list(packages.pieces(zipped(inside), Given(name="z")))


def test_the_sheets_of_a_workbook_are_tables() -> None:
    book = workbook({"People": [["name", "post"], ["Ana Ruiz", "envoy, acting"]], "Empty": []})
    (sheet,) = packages.pieces(book, Given(name="b.xlsx"))
    assert isinstance(sheet, Part)
    assert sheet.data == b'name,post\nAna Ruiz,"envoy, acting"\n'
    assert (sheet.given.name, sheet.media_type) == ("b.xlsx/People.csv", "text/csv")


def test_whatever_a_package_is_cut_to_it_is_an_error_of_ours() -> None:
    whole = workbook({"People": [["name"], ["Ana Ruiz"]]})
    for end in range(0, len(whole), 37):
        with suppress(InputError):
            list(packages.pieces(b"PK\x03\x04" + whole[4:end], Given(name="b.xlsx")))


def test_directories_are_no_files() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.mkdir("empty")
        archive.writestr("empty/a.txt", "words")
    assert [
        piece.given.name
        for piece in packages.pieces(file.getvalue(), Given(name="z"))
        if isinstance(piece, Part)
    ] == ["z/empty/a.txt"]
