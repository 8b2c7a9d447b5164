"""A document's words before anything has parsed them, its passages and overlong sentences cut apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, cast

from ..model.sources import Document
from .cleaned import Cleaned
from .language_model import Model

if TYPE_CHECKING:
    from spacy.tokens import Doc

STOPS, BREAKS = frozenset([".", "!", "?"]), frozenset([",", ";", ":"])
LONGEST, HARDEST = 1000, 1200
"""Tokens without a stop after which a sentence is cut: behind the next comma, or at the latest. The longest
of proclamations and lists of sanctions have 950 (measured on 7,500 documents).
"""
WHOLE = 4000
"""Tokens after which a stop ends a sentence for certain: the parser makes one tree of strange texts."""
SOLID = 1000
"""Characters without a blank that are cut into words at once: the tokenizer's time grows as their square."""
RUN = re.compile(rf"\S{{{SOLID}}}(?=\S)")


class Prepared(NamedTuple):
    """A document, its text for the parser, and its words."""

    document: Document
    cleaned: Cleaned
    doc: Doc


def prepare(document: Document, model: Model) -> Prepared:
    """The words of a document; what begins a sentence in any case is marked."""
    cleaned = Cleaned(document.text)
    doc = _words(_joined_lines(cleaned.text, document, cleaned), model)
    _start_sentences(doc, document, cleaned)
    return Prepared(document, cleaned, doc)


def _words(text: str, model: Model) -> Doc:
    pieces = list(_pieces(text))
    if len(pieces) == 1:
        return model.pipeline.make_doc(text)
    from spacy.tokens import Doc

    made = [model.pipeline.make_doc(piece) for piece in pieces]
    return cast("Doc", Doc.from_docs(made, ensure_whitespace=False))


def _pieces(text: str) -> Iterator[str]:
    """The text, cut inside of runs that have no blank."""
    at = 0
    for match in RUN.finditer(text):
        yield text[at : match.end()]
        at = match.end()
    yield text[at:]


def _joined_lines(text: str, document: Document, cleaned: Cleaned) -> str:
    """Line ends inside a passage as blanks: a hard-wrapped sentence is one sentence."""
    if "\n" not in text or not document.passages:
        return text
    pieces, at = [], 0
    for passage in document.passages:
        start, end = cleaned.forth(passage.start), cleaned.forth(passage.end)
        pieces += [text[at:start], text[start:end].replace("\n", " ")]
        at = end
    return "".join([*pieces, text[at:]])


def _start_sentences(doc: Doc, document: Document, cleaned: Cleaned) -> None:
    """A passage begins a sentence, and so does what follows it: headings never run into the text below
    them. So does what follows `LONGEST` words without a stop: no tree grows without end.
    """
    edges = {cleaned.forth(p.start) for p in document.passages} | {
        cleaned.forth(p.end) for p in document.passages
    }
    ordered, at, run, whole = sorted(edges), 0, 0, 0
    for token in doc:
        is_start = run > LONGEST and (token.nbor(-1).text in BREAKS or run > HARDEST)
        is_start |= whole > WHOLE and not run and not token.is_punct
        while at < len(ordered) and token.idx >= ordered[at]:
            is_start, at = True, at + 1
        if is_start and token.i:
            token.is_sent_start = True
        whole = 1 if is_start else whole + 1
        run = 0 if token.text in STOPS else 1 if is_start else run + 1
