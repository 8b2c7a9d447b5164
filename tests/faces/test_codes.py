"""Every code the program may print can be explained."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import backchannel
from backchannel.faces.codes import all_codes
from backchannel.ledger.verifying import CODES
from backchannel.model.errors import BackchannelError

from .conftest import Run


def errors(kind: type[BackchannelError]) -> Iterator[type[BackchannelError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from errors(below)


def test_every_error_notice_and_finding_has_its_explanation() -> None:
    source = "".join(p.read_text("utf8") for p in Path(backchannel.__file__).parent.rglob("*.py"))
    notices = set(re.findall(r'"(BC\d{3}): ', source))
    wanted = {kind.code for kind in errors(BackchannelError)} | notices | set(CODES)
    assert wanted - {code.code for code in all_codes()} == set()


@pytest.mark.parametrize("words", ["BC104", "bc104", "104"])
def test_a_code_is_explained_however_it_is_written(words: str, run: Run) -> None:
    status, out, _ = run("explain", words)
    assert status == 0
    assert [row["code"] for row in json.loads(out)] == ["BC104"]


def test_an_unknown_code_is_not_found(run: Run) -> None:
    status, out, err = run("explain", "BC999")
    assert (status, out) == (4, "")
    assert "BC501" in err
