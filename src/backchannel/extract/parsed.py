"""One parse a document, shared by every finder."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from ..model import sources
from ..model.sources import Document, Evidence
from ..model.times import Period
from .cleaned import Cleaned
from .dates.dates import FoundDate, dates_in
from .lanes import may_hold_facts
from .language_model import Model
from .people.cast import Cast
from .plain_parse import in_sentences
from .quotations import Range, quotations
from .trail import NearFact

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LAWS = frozenset(
    ["Act", "Law", "Code", "Treaty", "Agreement", "Convention", "Accord", "Charter", "Protocol", "Pact"]
)
BATCH = 16
"""Documents parsed at once: more costs memory and gains nothing (measured: docs/decisions/0003-spacy-small-
model.md).
"""


class Parsed:
    """A document and its one parse: tokens, sentences, quotations, dates, and the cast of who is named.

    Offsets of tokens refer to the cleaned text; `evidence` and `span` lead back to the text as read.
    """

    def __init__(self, document: Document, cleaned: Cleaned, doc: Doc, *, parsed_by: str | None) -> None:
        self.document, self.doc, self._cleaned = document, doc, cleaned
        self.parsed_by = parsed_by
        """The model that made the tree: name, version, hash. None where rules alone cut it into sentences."""
        self.text: str = cleaned.text
        self.joined: str = doc.text
        """The same with line ends inside a passage as blanks: what the parser read."""
        self.tokens: list[Token] = list(doc)
        self.texts: list[str] = [t.text for t in self.tokens]
        self.lower: list[str] = [t.lower_ for t in self.tokens]
        self.labels: list[str] = [t.dep_ for t in self.tokens]
        """The label of each token in the tree."""
        self._furniture: list[Range] = [
            (cleaned.forth(s.start), cleaned.forth(s.end)) for s in document.furniture
        ]
        self.quotes: tuple[Range, ...] = quotations(self.joined)
        self._quote_starts = [q[0] for q in self.quotes]
        self.near_facts: list[NearFact] = []
        """Triggers that the finders which ran so far made no fact of, as they were seen."""

    @cached_property
    def all_sentences(self) -> tuple[Span, ...]:
        """Every sentence, furniture too."""
        return tuple(self.doc.sents)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in reading order; those of furniture are left out."""
        return tuple(s for s in self.all_sentences if not self.in_furniture(s.start_char) and s.text.strip())

    @cached_property
    def cast(self) -> Cast:
        """Who and what is named, described and pointed at."""
        return Cast(self)

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """Every date, told from the day of publication where the words need it."""
        return dates_in(self.text, published=self.document.published)

    def near(self, kind: str, trigger: Token, *, lacks: str) -> None:
        """Keep for `--explain` and for a language model that this word told of a fact but not all of it."""
        self.near_facts.append(NearFact(kind, trigger.idx, trigger.idx + len(trigger), lacks))

    def in_furniture(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self._furniture)

    def in_quote(self, token: Token) -> bool:
        """Whether a token stands between quotation marks."""
        return self.quote_around(token.idx) is not None

    def quote_around(self, offset: int) -> Range | None:
        """The quotation that holds an offset of the parsed text."""
        at = bisect_right(self._quote_starts, offset) - 1
        if at >= 0 and offset < self.quotes[at][1]:
            return self.quotes[at]
        return None

    def span(self, start: int, end: int) -> sources.Span:
        """A range of the parsed text as a span of the text as read, without outer blanks."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return sources.Span(self._cleaned.back(start), self._cleaned.back_end(end))

    def evidence(self, start: int, end: int) -> Evidence:
        """The document's own words for a range of the parsed text."""
        span = self.span(start, end)
        return self.document.evidence(span.start, span.end)

    def sentence_evidence(self, token: Token) -> Evidence:
        """The words of the sentence that holds a token."""
        sentence = token.sent
        return self.evidence(sentence.start_char, sentence.end_char)

    def dates_between(self, start: int, end: int) -> tuple[FoundDate, ...]:
        """The dates whose words lie inside a range of the parsed text."""
        return tuple(d for d in self.dates if start <= d.start and d.end <= end)

    def has_date(self, token: Token) -> bool:
        """Whether a phrase headed by this token is a date or begins with one."""
        return any(d.start <= token.idx < d.end or d.start == token.left_edge.idx for d in self.dates)

    def period_for(self, token: Token) -> tuple[Period | None, Evidence | None]:
        """When the event named by a verb or noun happened: the date of its own clause, else nothing.

        A sentence without a date gives an unknown period: the day of publication is not the day of the event.
        """
        here = self.dates_between(token.sent.start_char, token.sent.end_char)
        best = [d for d in here if self._governs(token, d) and not self._is_of_a_law(d)]
        if not best:
            return None, None
        found = min(best, key=lambda d: (abs(d.start - token.idx), d.start))
        return found.period, self.evidence(found.start, found.end)

    def _is_of_a_law(self, date: FoundDate) -> bool:
        """ "the Steel Act of 1962", "the 1962 Steel Act": the year names the law."""
        before, after = (
            self.text[max(0, date.start - 60) : date.start].split()[-2:],
            self.text[date.end : date.end + 120].split()[:4],
        )
        if before[-1:] == ["of"]:
            return before[0] in LAWS
        return (
            date.words.isdigit()
            and after[:1] != []
            and after[0][0].isupper()
            and any(w.strip(",.") in LAWS for w in after)
        )

    def _governs(self, token: Token, date: FoundDate) -> bool:
        """Whether a date hangs on the event: below it in the tree with no other clause between."""
        span = self.doc.char_span(date.start, date.end, alignment_mode="expand")
        at = span.root if span is not None else None
        while at is not None and at.head.i != at.i:
            if at.i == token.i or at.head.i == token.i:
                return True
            at = at.head
            if at.dep_ in ("relcl", "ccomp", "advcl", "conj", "acl") and at.i != token.i:
                return False
        return at is not None and at.i == token.i


class Prepared(NamedTuple):
    """A document's words before anything has parsed them."""

    document: Document
    cleaned: Cleaned
    doc: Doc


def parse(document: Document, model: Model) -> Parsed:
    """The one parse of one document."""
    return next(parse_all([document], model))


def parse_all(documents: Iterable[Document], model: Model) -> Iterator[Parsed]:
    """Every document parsed, in order, in batches of `BATCH`; memory does not grow with their number.

    What can hold no fact, and everything where there is no model, is only cut into sentences.
    """
    source = iter(documents)
    while batch := list(islice(source, BATCH)):
        prepared = [_prepared(document, model) for document in batch]
        full = [model.parses and may_hold_facts(each.document.text) for each in prepared]
        parsed = _parsed([each for each, is_full in zip(prepared, full, strict=True) if is_full], model)
        for each, is_full in zip(prepared, full, strict=True):
            yield next(parsed) if is_full else _plain(each)


def _parsed(prepared: list[Prepared], model: Model) -> Iterator[Parsed]:
    with_doc = ((each.doc, each) for each in prepared)
    for doc, each in model.pipeline.pipe(with_doc, as_tuples=True, batch_size=BATCH):
        yield Parsed(each.document, each.cleaned, doc, parsed_by=model.told)


def _plain(prepared: Prepared) -> Parsed:
    return Parsed(prepared.document, prepared.cleaned, in_sentences(prepared.doc), parsed_by=None)


def _prepared(document: Document, model: Model) -> Prepared:
    """The words of a document, with its passages marked as sentences, before anything parses them."""
    cleaned = Cleaned(document.text)
    doc = model.pipeline.make_doc(_joined_lines(cleaned.text, document, cleaned))
    _start_passages(doc, document, cleaned)
    return Prepared(document, cleaned, doc)


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


def _start_passages(doc: Doc, document: Document, cleaned: Cleaned) -> None:
    """A passage begins a sentence, and so does what follows it: headings never run into the text below
    them.
    """
    edges = {cleaned.forth(p.start) for p in document.passages} | {
        cleaned.forth(p.end) for p in document.passages
    }
    ordered, at = sorted(edges), 0
    for token in doc:
        while at < len(ordered) and token.idx >= ordered[at]:
            if token.i:
                token.is_sent_start = True
            at += 1
