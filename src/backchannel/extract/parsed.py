"""One parse a document, shared by every finder."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from ..model import sources
from ..model.sources import Document, Evidence
from ..model.times import Period
from .cleaned import Cleaned
from .dates.dates import FoundDate, dates_in
from .lanes import may_hold_facts
from .language_model import Model
from .people.cast import Cast
from .plain_parse import in_sentences
from .prepared import Prepared, prepare
from .quotations import Range, quotations
from .syntax.clauses import SUBJECTS
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
        furniture = sorted((cleaned.forth(s.start), cleaned.forth(s.end)) for s in document.furniture)
        self._furniture_starts = [start for start, _ in furniture]
        self._furniture_ends = list(accumulate((end for _, end in furniture), max))
        self.quotes: tuple[Range, ...] = quotations(self.joined)
        self._quote_starts = [q[0] for q in self.quotes]
        self.near_facts: list[NearFact] = []
        """Triggers that the finders which ran so far made no fact of, as they were seen."""
        self._words_of: dict[int, frozenset[str]] = {}

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

    @cached_property
    def _date_starts(self) -> list[int]:
        return [d.start for d in self.dates]

    @cached_property
    def heads(self) -> list[int]:
        """The token position that each token hangs on in the tree; its own for a root."""
        return [t.head.i for t in self.tokens]

    @cached_property
    def with_subject(self) -> frozenset[int]:
        """Token positions that a subject hangs on."""
        return frozenset(self.heads[i] for i, label in enumerate(self.labels) if label in SUBJECTS)

    def words_around(self, token: Token) -> frozenset[str]:
        """The words of a token's sentence in lower case: what a search of it may be spared by."""
        sentence = token.sent
        words = self._words_of.get(sentence.start)
        if words is None:
            words = self._words_of[sentence.start] = frozenset(self.lower[sentence.start : sentence.end])
        return words

    def near(self, kind: str, trigger: Token, *, lacks: str) -> None:
        """Keep for `--explain` and for a language model that this word told of a fact but not all of it."""
        self.near_facts.append(NearFact(kind, trigger.idx, trigger.idx + len(trigger), lacks))

    def in_furniture(self, offset: int) -> bool:
        at = bisect_right(self._furniture_starts, offset) - 1
        return at >= 0 and offset < self._furniture_ends[at]

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
        first, last = bisect_left(self._date_starts, start), bisect_left(self._date_starts, end)
        return tuple(d for d in self.dates[first:last] if d.end <= end)

    def date_at(self, offset: int) -> FoundDate | None:
        """The date whose words hold an offset of the parsed text."""
        at = bisect_right(self._date_starts, offset) - 1
        return self.dates[at] if at >= 0 and offset < self.dates[at].end else None

    def has_date(self, token: Token) -> bool:
        """Whether a phrase headed by this token is a date or begins with one."""
        if self.date_at(token.idx) is not None:
            return True
        edge = token.left_edge.idx
        found = self.date_at(edge)
        return found is not None and found.start == edge

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


def parse(document: Document, model: Model) -> Parsed:
    """The one parse of one document."""
    return next(parse_all([document], model))


def parse_all(documents: Iterable[Document], model: Model) -> Iterator[Parsed]:
    """Every document parsed, in order, in batches of `BATCH`; memory does not grow with their number.

    What can hold no fact, and everything where there is no model, is only cut into sentences.
    """
    source = iter(documents)
    while batch := list(islice(source, BATCH)):
        prepared = [prepare(document, model) for document in batch]
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
