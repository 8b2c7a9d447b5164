"""Indirect speech: what a cue says was said, read off the parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from .cues import ACCORDING, Cue, speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed

CLAUSES = frozenset(["ccomp"])
MARKS = frozenset(["that"])
EDGES = " ,;:\u2014\u2013-\"\u201c\u201d'`"
SURENESS = {
    "clause": 0.9,
    "aside": 0.9,
    "according": 0.9,
    "to": 0.75,
    "name": 0.8,
    "as": 0.75,
    "object": 0.65,
    "preposition": 0.65,
}


class Reported(Struct, frozen=True):
    """What was said, at character offsets of the parsed text, and by which form of words."""

    start: int
    end: int
    form: str

    @property
    def score(self) -> float:
        return SURENESS[self.form]


def reported(parsed: Parsed, cue: Cue) -> Reported | None:
    """The content of a cue without quotation marks round all of it; None where the cue has none."""
    reader = _Reader(parsed, cue)
    for form, find in reader.forms():
        span = find()
        if span is not None:
            start, end = tidy(parsed, *span)
            if end - start > 2:
                return Reported(start, end, form)
    return None


def tidy(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """A range without blanks, marks and commas at its edges; a quotation it cuts in two is taken whole."""
    text = parsed.text
    inside = parsed.quote_around(end - 1)
    if inside is not None and inside[0] > start and inside[1] - end < 400:
        end = inside[1]
    while start < end and (text[start] in EDGES or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in EDGES or text[end - 1].isspace()):
        end -= 1
    opened = parsed.quote_around(end - 1)
    if opened is not None and opened[0] > start and end <= opened[1] <= end + 2:
        end = min(opened[1] + 1, len(text))
    return start, end


class _Reader:
    """Reads one cue's content in the forms its verb allows, the surest first."""

    def __init__(self, parsed: Parsed, cue: Cue) -> None:
        self.parsed, self.cue, self.verb = parsed, cue, cue.token

    def forms(self) -> Iterator[tuple[str, _Find]]:
        forms = self.cue.forms
        if ACCORDING in forms:
            yield "according", self.according
            return
        if "clause" in forms or "to" in forms:
            yield "clause", self.clause
        if "clause" in forms:
            yield "aside", self.aside
        if "to" in forms:
            yield "to", self.infinitive
        if "name" in forms:
            yield "name", self.named
        if "as" in forms:
            yield "as", self.described
        yield "preposition", self.prepositional
        if "object" in forms:
            yield "object", self.object

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Tokens `first` to `last`, both included, as characters."""
        tokens = self.parsed.tokens
        return tokens[first].idx, tokens[last].idx + len(tokens[last])

    def clause(self) -> tuple[int, int] | None:
        """A complement clause: after the cue to its end, before the cue from the beginning of the sentence."""
        after = [c for c in self.verb.rights if c.dep_ in CLAUSES]
        if after:
            head = after[0]
            if "clause" not in self.cue.forms and not _is_infinitive(head):
                return None
            first, last = head.left_edge.i, head.right_edge.i
            if self.parsed.lower[first] in MARKS:
                first += 1
            return self.span(max(first, self.verb.i + 1), last)
        before = [c for c in self.verb.lefts if c.dep_ in CLAUSES]
        if before and "clause" in self.cue.forms:
            return self._up_to_cue(before[-1])
        return None

    def _up_to_cue(self, head: Token) -> tuple[int, int] | None:
        """ "P, X said": everything before the cue's own words."""
        first = head.left_edge.i
        own = self.own_words()
        last = min(own) - 1
        if last < first:
            return None
        sentence = self.verb.sent
        if self.verb.dep_ == "ROOT" and first - sentence.start <= 12:
            first = sentence.start
        return self.span(first, last)

    def own_words(self) -> list[int]:
        """Positions of the cue and what belongs to it besides its content."""
        positions = [self.verb.i]
        for child in self.verb.children:
            if child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "advmod"):
                if child.dep_ != "advmod" or abs(child.i - self.verb.i) <= 2:
                    positions += [child.left_edge.i, min(child.right_edge.i, self.verb.i)]
        return positions

    def aside(self) -> tuple[int, int] | None:
        """ "P, X said, Q" and "P, X said": the cue stands beside the clause it reports."""
        verb = self.verb
        if verb.dep_ not in ("parataxis", "ccomp", "advcl", "conj") or not self._is_set_off():
            return None
        head = verb.head
        if verb.dep_ in ("advcl", "conj", "ccomp") and not self._ends_sentence():
            return None
        first, last = head.left_edge.i, head.right_edge.i
        own = self.own_words()
        if head.i > verb.i and first >= min(own):
            first = max(self._end_of_own() + 1, first)
        elif head.i < verb.i and self._ends_sentence():
            last = min(own) - 1
        if last <= first:
            return None
        return self.span(first, last)

    def _is_set_off(self) -> bool:
        """A comma or dash stands before the cue's words."""
        before = min(self.own_words()) - 1
        return before < self.verb.sent.start or self.parsed.lower[before] in (
            ",",
            "-",
            "\u2014",
            "\u2013",
            "--",
            "\u201d",
            '"',
            "''",
        )

    def _end_of_own(self) -> int:
        return max(
            [
                self.verb.i,
                *(c.right_edge.i for c in self.verb.rights if c.dep_ not in CLAUSES and not c.is_punct),
            ]
        )

    def _ends_sentence(self) -> bool:
        end = self._end_of_own() + 1
        return end >= self.verb.sent.end or self.parsed.lower[end] in (".", "\u201d", '"', ";")

    def infinitive(self) -> tuple[int, int] | None:
        """ "vowed to P", "urged Y to P", "called on Y to P"."""
        for child in self.verb.rights:
            if (
                child.dep_ in ("xcomp", "advcl")
                and _is_infinitive(child)
                and (child.dep_ == "xcomp" or self._has_target(child))
            ):
                return self.span(child.left_edge.i, child.right_edge.i)
        return None

    def _has_target(self, clause: Token) -> bool:
        return (
            any(
                c.dep_ in ("dobj", "dative", "prep") and self.verb.i < c.i < clause.i
                for c in self.verb.rights
            )
            and clause.i - self.verb.i < 12
        )

    def named(self) -> tuple[int, int] | None:
        """ "called P a Q": the thing and what it is called."""
        thing = next((c for c in self.verb.rights if c.dep_ in ("dobj", "ccomp", "nsubj")), None)
        name = next((c for c in self.verb.rights if c.dep_ in ("oprd", "attr", "acomp", "xcomp")), None)
        if thing is not None and name is not None and name.i > thing.i:
            return self.span(thing.left_edge.i, name.right_edge.i)
        if thing is not None and thing.dep_ == "ccomp":
            return self.span(thing.left_edge.i, thing.right_edge.i)
        if name is not None and name.dep_ == "oprd" and name.i > self.verb.i:
            return self.span(name.left_edge.i, name.right_edge.i)
        return None

    def described(self) -> tuple[int, int] | None:
        """ "described P as Q"."""
        link = next((c for c in self.verb.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
        if link is None:
            return None
        thing = next((c for c in self.verb.rights if c.dep_ == "dobj" and c.i < link.i), None)
        return self.span((thing or link).left_edge.i if thing is not None else link.i + 1, link.right_edge.i)

    def prepositional(self) -> tuple[int, int] | None:
        """ "called for P", "accused Y of P", "talked about P"."""
        for child in self.verb.rights:
            wanted = child.lower_ in self.cue.forms or (child.lower_ == "to" and "to-noun" in self.cue.forms)
            if child.dep_ in ("prep", "agent") and wanted and child.right_edge.i > child.i:
                if child.lower_ == "on":
                    continue
                target = next((c for c in self.verb.rights if c.dep_ == "dobj" and c.i < child.i), None)
                if (
                    target is not None
                    and child.lower_ in ("of", "for")
                    and self.cue.lemma in ("accuse", "blame", "criticize", "criticise")
                ):
                    return self.span(target.left_edge.i, child.right_edge.i)
                return self.span(child.i + 1, child.right_edge.i)
        return None

    def object(self) -> tuple[int, int] | None:
        """ "announced P": a noun phrase stands for what was said."""
        for child in self.verb.rights:
            if child.dep_ == "dobj" and child.lower_ not in (
                "it",
                "himself",
                "herself",
                "themselves",
                "itself",
                "them",
                "him",
                "her",
            ):
                return self.span(child.left_edge.i, child.right_edge.i)
        return None

    def according(self) -> tuple[int, int] | None:
        """ "According to X, P", "P, according to X": the clause the phrase hangs on, without the phrase."""
        phrase_end = self.verb.right_edge.i
        sentence = self.verb.sent
        head = self.verb.head if self.verb.dep_ != "ROOT" else sentence.root
        while (
            head.dep_
            in (
                "pobj",
                "dobj",
                "compound",
                "appos",
                "attr",
                "prep",
                "amod",
                "nummod",
                "nsubj",
                "conj",
                "pcomp",
                "acomp",
            )
            and head.head.i != head.i
        ):
            head = head.head
        first, last = head.left_edge.i, head.right_edge.i
        if first >= self.verb.i:
            first = min(phrase_end + 1, last)
        elif last <= phrase_end:
            last = self.verb.i - 1
        if first > last:
            first, last = (
                (phrase_end + 1, sentence.end - 1)
                if self.verb.i == sentence.start
                else (sentence.start, self.verb.i - 1)
            )
        return self.span(first, last) if first <= last else None


def _is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts)


def is_silence(cue: Cue) -> bool:
    """ "declined to comment": nothing was said."""
    return cue.lemma in speech_words("silence", "verbs")
