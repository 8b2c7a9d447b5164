"""An edited brief against the desk: is every line cited, and do the words still stand?"""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from backchannel.answer.reading import Reading
from backchannel.model.errors import NothingFound

from .brief import NOTHING, SOURCES
from .source_key import LINE, keys_in, on_one_line

Code = Literal[
    "uncited", "unknown_key", "bad_source", "source_gone", "words_changed", "claim_withdrawn", "misquoted"
]
OWN_JUDGEMENT = "[own judgement]"
QUOTED = re.compile(r"“(.*)”")
MORE = re.compile(r"\(and \d+ more, not shown\)")
Place = tuple[str, int, int]


class Finding(Struct, frozen=True):
    """What is wrong with a line of the Markdown; lines count from 1."""

    line: int
    code: Code
    what: str


class Checked(Struct, frozen=True):
    """Each line is cited, own judgement, or has a finding."""

    cited: int
    own_judgement: int
    findings: tuple[Finding, ...]

    @property
    def final(self) -> bool:
        """Whether it may leave the house."""
        return not self.findings


def check(markdown: str, view: Reading) -> Checked:
    """Whether each line names sources whose words still stand in what the reader may see, and quotes them.

    A line that ends with "[own judgement]" needs none. Headings and the statement that nothing is known are
    no lines; all that stands above the first section is the head.
    """
    rows = list(enumerate(markdown.splitlines(), 1))
    quotes, findings = _sources(rows, view)
    cited = own = 0
    for number, text in _body(rows):
        if text.rstrip().endswith(OWN_JUDGEMENT):
            own += 1
            continue
        wrong = list(_wrong(number, text, quotes))
        findings += wrong
        cited += not wrong
    return Checked(cited, own, tuple(sorted(findings, key=lambda f: f.line)))


def _body(rows: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The lines between the first section and the source key."""
    found, inside = [], False
    for number, text in rows:
        if text.startswith("## "):
            inside = text[3:].strip() != SOURCES
        elif inside and not _is_no_line(text.strip()):
            found.append((number, text))
    return found


def _is_no_line(text: str) -> bool:
    return text in ("", NOTHING) or MORE.fullmatch(text) is not None


def _sources(rows: list[tuple[int, str]], view: Reading) -> tuple[dict[int, str | None], list[Finding]]:
    """The words under each key, None where they do not stand; and why they do not."""
    resting = {(e.document, e.start, e.end) for claim in view.claims() for e in claim.evidence}
    quotes: dict[int, str | None] = {}
    findings = []
    below = False
    for number, text in rows:
        if text.startswith("## "):
            below = text[3:].strip() == SOURCES
        elif below and text.strip():
            found = LINE.match(text.strip())
            if found is None:
                findings.append(Finding(number, "bad_source", "this is no line of a source key"))
                continue
            place = (found[2], int(found[3]), int(found[4]))
            wrong = _standing(number, place, found[5], view, resting)
            quotes[int(found[1])] = found[5] if wrong is None else None
            if wrong is not None:
                findings.append(wrong)
    return quotes, findings


def _standing(number: int, place: Place, quote: str, view: Reading, resting: set[Place]) -> Finding | None:
    id_, start, end = place
    try:
        document = view.document(id_)
    except NothingFound:
        return Finding(number, "source_gone", "nothing found where the words should stand")
    if on_one_line(document.text[start:end]) != on_one_line(quote):
        return Finding(number, "words_changed", f"other words stand at {start}–{end}")
    if place not in resting:
        return Finding(number, "claim_withdrawn", "no claim rests on these words any more")
    return None


def _wrong(number: int, text: str, quotes: dict[int, str | None]) -> list[Finding]:
    keys = keys_in(text)
    if not keys:
        return [Finding(number, "uncited", "no source is named; cite one, or mark it “[own judgement]”")]
    unknown = [key for key in keys if key not in quotes]
    if unknown:
        return [Finding(number, "unknown_key", f"[{unknown[0]}] is not in the source key")]
    fallen = [key for key in keys if quotes[key] is None]
    if fallen:
        return [Finding(number, "source_gone", f"the words of [{fallen[0]}] no longer stand")]
    said = QUOTED.search(text)
    if said and not any(on_one_line(said[1]) in on_one_line(quotes[key] or "") for key in keys):
        return [Finding(number, "misquoted", "the words in quotation marks are not those of the source")]
    return []
