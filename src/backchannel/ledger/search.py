"""Full text: words to the passages that hold them."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, overload

from msgspec import Struct

from backchannel.model.errors import BadQuestion
from backchannel.model.sources import Document, Passage, PassageKind

from .naming import folded

SNIPPET_CHARACTERS = 160
MOST = 500
"""So many hits are ranked and given: nobody reads more."""
ENDINGS = ("s", "es", "e", "y", "ies", "ed", "ied", "ing")
"""The index cuts words by its own rules, so that a word's beginning is looked for in its usual forms too."""
Rows = Callable[[str, tuple[Any, ...]], sqlite3.Cursor]
"""Runs a statement."""
Places = Callable[[list[str]], Mapping[str, Any]]
"""The places, in the order of documents, of those of these documents that the reader may see."""
_QUERY = re.compile(r'"([^"]+)"|(\S+)')
_WORD = re.compile(r"\w+")
_PLAIN_WORD = re.compile(r"[^\W_]+")


class Hit(Struct, frozen=True):
    """A passage that holds the words; `document.text[start:end]` is all of it."""

    document: str
    start: int
    end: int
    kind: PassageKind
    snippet: str


def passages_of(document: Document) -> tuple[Passage, ...]:
    """What is indexed: the passages, or the whole text where the reader cut none."""
    whole = (Passage(0, len(document.text), "paragraph"),) if document.text else ()
    return document.passages or whole


def index(connection: sqlite3.Connection, document: Document) -> None:
    """Make a document's words findable."""
    for passage in passages_of(document):
        added = connection.execute(
            'INSERT INTO passages (document, start, "end", kind) VALUES (?, ?, ?, ?)',
            (document.id, passage.start, passage.end, passage.kind),
        )
        connection.execute(
            "INSERT INTO passage_words (rowid, words) VALUES (?, ?)",
            (added.lastrowid, document.text[passage.start : passage.end]),
        )


def indexed(connection: sqlite3.Connection, document: Document) -> bool:
    """Whether the index knows every passage of the document, and none that is not there."""
    found = connection.execute(
        'SELECT p.start, p."end", p.kind FROM passages p JOIN passage_words w ON w.rowid = p.seq'
        " WHERE p.document = ? ORDER BY p.seq",
        (document.id,),
    )
    return tuple(Passage(start, end, kind) for start, end, kind in found) == passages_of(document)


def reindex(connection: sqlite3.Connection) -> None:
    """Build the index anew from what is left, so that no word of a purged document stays in it."""
    connection.execute("INSERT INTO passage_words (passage_words) VALUES ('delete-all')")
    left = connection.execute(
        'SELECT p.seq, d.text, p.start, p."end" FROM passages p'
        " JOIN documents d ON d.id = p.document ORDER BY p.seq"
    )
    connection.executemany(
        "INSERT INTO passage_words (rowid, words) VALUES (?, ?)",
        ((seq, text[start:end]) for seq, text, start, end in left),
    )
    connection.execute("INSERT INTO passage_words (passage_words) VALUES ('optimize')")


class Hits(Sequence[Hit]):
    """Hits, best first; of each the snippet is cut when it is asked for."""

    def __init__(self, rows: Sequence[tuple[str, int, int, PassageKind, str]], phrases: list[str]) -> None:
        self._rows, self._phrases = rows, phrases

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> list[Hit]: ...
    def __getitem__(self, place: int | slice) -> Hit | list[Hit]:
        if isinstance(place, slice):
            return [self._hit(row) for row in self._rows[place]]
        return self._hit(self._rows[place])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self._rows))

    def _hit(self, row: tuple[str, int, int, PassageKind, str]) -> Hit:
        document, start, end, kind, text = row
        return Hit(document, start, end, kind, snippet(text, self._phrases))


def find(rows: Rows, words: str, place_of: Places) -> Hits:
    """Hits in the documents that have a place, best first. Raises: BadQuestion without a word to look for.

    The rank is counted over the hits the reader may see, by term frequency, length and kind of passage: a
    rank from the whole index would tell how frequent a word is in documents that are hidden. Of more hits
    than `MOST` those in the documents added last are ranked.
    """
    phrases = _phrases(words)
    if not phrases:
        raise BadQuestion("there is no word to look for", remedy="give one or more words")
    found = rows(
        'SELECT p.document, p.start, p."end", p.kind, substr(d.text, p.start + 1, p."end" - p.start)'
        " FROM passage_words w JOIN passages p ON p.seq = w.rowid JOIN documents d ON d.id = p.document"
        " WHERE passage_words MATCH ? AND p.kind != 'furniture' ORDER BY w.rowid DESC",
        (" AND ".join(f'"{phrase}"' for phrase in phrases),),
    )
    hits: list[tuple[str, int, int, PassageKind, str]] = []
    places: dict[str, Any] = {}
    while len(hits) < MOST and (some := found.fetchmany(MOST)):
        places |= place_of([row[0] for row in some])
        hits += [row for row in some if row[0] in places]
    patterns = [_pattern(phrase) for phrase in phrases]
    ranked = sorted(hits[:MOST], key=lambda h: (-_weight(h[4], h[3], patterns), places[h[0]], h[1]))
    return Hits(ranked, phrases)


def holding(rows: Rows, beginning: str) -> set[str]:
    """Ids of the documents with a word that begins so; whoever may see them."""
    found = rows(
        "SELECT DISTINCT p.document FROM passage_words w JOIN passages p ON p.seq = w.rowid"
        " WHERE passage_words MATCH ?",
        (beginning_with(beginning),),
    )
    return {document for (document,) in found}


def beginning_with(beginning: str) -> str:
    """What matches passages with a word that begins so."""
    return " OR ".join((f'"{beginning}"*', *(f'"{beginning}{ending}"' for ending in ENDINGS)))


def holding_in(documents: Iterable[Document], beginnings: Collection[str], *, least: int) -> tuple[str, ...]:
    """Ids of those, in their order, in which words begin with so many of these."""
    found = []
    for document in documents:
        words = set(_PLAIN_WORD.findall(folded(f"{document.title or ''} {document.text}")))
        if sum(any(word.startswith(one) for word in words) for one in beginnings) >= least:
            found.append(document.id)
    return tuple(found)


def snippet(text: str, phrases: Iterable[str]) -> str:
    """At most `SNIPPET_CHARACTERS` of the text around the first word looked for, on one line."""
    low = text.casefold()
    starts = [m.start() for phrase in phrases for m in _pattern(phrase).finditer(low)]
    first = max(0, min(starts, default=0) - SNIPPET_CHARACTERS // 4)
    if first:
        first = text.find(" ", first) + 1 or first
    cut = text[first : first + SNIPPET_CHARACTERS]
    shown = cut if first + len(cut) >= len(text) else cut.rsplit(" ", 1)[0] + " …"
    return " ".join(("… " + shown if first else shown).split())


def _phrases(words: str) -> list[str]:
    found = (" ".join(_WORD.findall(m[1] or m[2])) for m in _QUERY.finditer(words))
    return [phrase for phrase in found if phrase]


def _weight(text: str, kind: str, patterns: Iterable[re.Pattern[str]]) -> float:
    low = text.casefold()
    counts = [max(1, sum(1 for _ in pattern.finditer(low))) for pattern in patterns]
    length = 1 + len(text) / 1000
    return (2.0 if kind in ("title", "heading") else 1.0) * sum(n / (n + length) for n in counts)


@lru_cache(maxsize=1024)
def _pattern(phrase: str) -> re.Pattern[str]:
    """Where words begin like those of the phrase; the index's stemmer has the last word on what is a hit."""
    stems = [re.escape(word[: max(3, len(word) - 3)]) + r"\w*" for word in folded(phrase).split()]
    return re.compile(r"\b" + r"\W+".join(stems) if stems else r"(?!)")
