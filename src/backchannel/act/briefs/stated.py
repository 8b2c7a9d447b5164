"""What a line says that does not stand in the words it cites: numbers, names and quotations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from backchannel.answer.cited import Citation
from backchannel.answer.reading import Reading
from backchannel.model.claims import Claim
from backchannel.model.facts import refs_of

from ..source_key import on_one_line
from .sources import Flag

SAID = re.compile(r"“([^”]*)”")
TOKEN = re.compile(r"[^\W_][\w.,’'&-]*\w|\w")
SENTENCE_START = re.compile(r"(?:^|[.!?:;…•]\s+|[“\"(«]\s*)$")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout"),
    *("septembre", "octobre", "novembre", "decembre"),
)
MONDAY = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PLAIN = frozenset((*MONTHS, *MONDAY, "i"))
"""Capitals that name nobody."""


def unfounded(
    view: Reading, text: str, claims: Iterable[Claim], *, citations: Iterable[Citation], given: Iterable[str]
) -> Iterator[Flag]:
    """Quotations, numbers and names of a line that its sources do not have; `given` may be said anyway."""
    cited = tuple(citations)
    quotes = [on_one_line(c.quote) for c in cited]
    for said in SAID.findall(text):
        words = on_one_line(said).rstrip(" .,;…")
        if words and not any(words in quote for quote in (*quotes, *(on_one_line(g) for g in given))):
            yield Flag(code="misquoted", what=f"“{said}” is not what the sources say")
    known = _tokens(" ".join((*quotes, *given, *_around(view, claims, cited))))
    strange = [token for token, is_name in _told(text) if _is_strange(token, is_name, known)]
    if strange:
        listed = ", ".join(dict.fromkeys(strange))
        yield Flag(code="not_in_sources", what=f"not in the sources: {listed}")


def _around(view: Reading, claims: Iterable[Claim], citations: Iterable[Citation]) -> Iterator[str]:
    """Who plays a role in them, what they are about, the source and the days."""
    for claim in claims:
        for ref in refs_of(claim.fact):
            being = view.entity(ref)
            yield from (being.caption, *being.names)
        yield claim.valid.edtf if claim.valid else ""
        yield str(claim.reported or "")
        yield from (str(value) for value in _plain_fields(claim))
    yield from (citation.source for citation in citations)


def _plain_fields(claim: Claim) -> Iterator[str]:
    for name in claim.fact.__struct_fields__:
        value = getattr(claim.fact, name)
        if isinstance(value, str) and "#" not in value:
            yield value


def _told(text: str) -> Iterator[tuple[str, bool]]:
    """Numbers, and names: words with a capital that begin no sentence, or that go on as names do."""
    tokens = [(m.start(), m[0]) for m in TOKEN.finditer(text)]
    for at, (start, token) in enumerate(tokens):
        if any(character.isdigit() for character in token):
            yield token, False
        elif token[0].isupper():
            follows = at + 1 < len(tokens) and tokens[at + 1][1][0].isupper()
            begins = SENTENCE_START.search(text[:start]) is not None
            if not begins or (follows and text[start + len(token) : tokens[at + 1][0]] == " "):
                yield token, True


def _is_strange(token: str, is_name: bool, known: set[str]) -> bool:
    plain = _plain(token)
    if is_name:
        return plain not in known and plain not in PLAIN and plain.rstrip(".") not in known
    return plain not in known and not all(part in known for part in re.findall(r"\d+", plain))


def _tokens(text: str) -> set[str]:
    """Small letters, without accents; a day also by its parts: 2031-05-04 holds 4 and 2031."""
    every = {_plain(match[0]) for match in TOKEN.finditer(text)}
    parts = {part for token in every for part in re.split(r"[-/.&’']", token) if part}
    days = {part.lstrip("0") for token in every for part in re.findall(r"\d+", token) if "-" in token}
    return every | parts | days


def _plain(token: str) -> str:
    letters = unicodedata.normalize("NFKD", token.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c)).replace(",", "")
    return re.sub(r"[’']s?$", "", bare).strip(".")
