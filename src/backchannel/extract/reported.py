"""Indirect speech: what a cue says was said, read off the parse."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from .cues import ACCORDING, CLEAR, Cue, cue_words
from .pronouns import PRONOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed

CLAUSES = frozenset(["ccomp"])
MARKS = frozenset(["that"])
NOMINAL = frozenset(
    ["pobj", "dobj", "compound", "appos", "attr", "prep", "amod", "nummod", "nsubj", "conj", "pcomp", "acomp"]
)
BREAKS = frozenset([",", "-", "\u2014", "\u2013", "--", "\u201d", '"', "''"])
NOUN_REACH = 10
"""Tokens between a noun and its content: "the warning by X on Monday that P"."""
MARK_REACH = 15
"""Tokens between a cue and a "that" which the parse hung elsewhere."""
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
    "noun": 0.6,
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
    for link in (" and", " but", " or"):
        if text[start:end].endswith(link):
            end -= len(link)
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
        if "noun" in forms:
            yield "noun", self.of_noun
            return
        if CLEAR in forms:
            yield "clause", self.made_clear
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
            return self.span(max(first, self.verb.i + 1), self._before_next_cue(head, last))
        if "clause" not in self.cue.forms:
            return None
        before = [c for c in self.verb.lefts if c.dep_ in CLAUSES]
        if before:
            return self._up_to_cue(before[-1])
        return self._marked()

    def _before_next_cue(self, head: Token, last: int) -> int:
        """Where "X said P and warned that Q" goes on with another cue, P ends before it."""
        for child in head.children:
            if child.dep_ == "conj" and child.i > head.i and child.lower_ in cue_words() and not _has_subject(child):
                link = next((c.i for c in head.children if c.dep_ == "cc" and c.i < child.i), child.left_edge.i)
                return max(min(link, child.left_edge.i) - 1, head.i)
        return last

    def _marked(self) -> tuple[int, int] | None:
        """ "told Y during a visit that P", "asked Y if P": a marked clause that the parse hung elsewhere."""
        lower, tokens = self.parsed.lower, self.parsed.tokens
        stop = min(self.verb.i + MARK_REACH, self.verb.sent.end)
        for i in range(self.verb.i + 1, stop):
            if lower[i] in (",", ";", ":", "\u201c", '"'):
                return None
            if tokens[i].dep_ == "mark" and (lower[i] == "that" or (lower[i] in ("if", "whether") and self.cue.lemma == "ask")):
                clause = tokens[i].head
                return self.span(i + (lower[i] == "that"), max(clause.right_edge.i, i + 1))
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
        if not any(c.dep_ == "nsubj" for c in verb.children):
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
        return before < self.verb.sent.start or self.parsed.lower[before] in BREAKS

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
        name = next((c for c in self.verb.rights if c.dep_ in ("oprd", "attr", "acomp")), None)
        if thing is not None and name is not None and name.i > thing.i:
            return self.span(thing.left_edge.i, name.right_edge.i)
        if thing is not None and thing.dep_ == "ccomp":
            return self.span(thing.left_edge.i, thing.right_edge.i)
        if name is not None and name.dep_ == "oprd" and name.i > self.verb.i:
            return self.span(name.left_edge.i, name.right_edge.i)
        return None if thing is None else self._quoted_name(thing)

    def _quoted_name(self, thing: Token) -> tuple[int, int] | None:
        """ `called P "Q"`, where the parse takes the quotation for a part of P."""
        text = self.parsed.text
        end = self.span(self.verb.i, self.verb.right_edge.i)[1]
        for start, stop in self.parsed.quotes:
            if thing.idx < start <= end and thing.i + 1 < self.verb.sent.end:
                return (thing.left_edge.idx, min(stop + 1, len(text)))
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
            if child.dep_ == "dobj" and child.lower_ not in PRONOUNS:
                return self.span(child.left_edge.i, child.right_edge.i)
        return None

    def of_noun(self) -> tuple[int, int] | None:
        """ "X's claim that P", "the announcement it would P", "his call for P"."""
        for child in self.verb.rights:
            if child.i - self.verb.i > NOUN_REACH:
                break
            if "that" in self.cue.forms and child.dep_ in ("acl", "ccomp", "relcl") and (_is_infinitive(child) or _is_that_clause(child)):
                first = child.left_edge.i
                return self.span(first + (self.parsed.lower[first] in MARKS), child.right_edge.i)
            if child.dep_ == "prep" and child.lower_ in ("of", "for") and child.lower_ in self.cue.forms:
                return self.span(child.i + 1, child.right_edge.i) if child.right_edge.i > child.i else None
        return None

    def made_clear(self) -> tuple[int, int] | None:
        """ "made (it) clear that P"."""
        first = next(i for i in range(self.verb.i + 1, self.verb.i + 4) if self.parsed.lower[i] == "clear") + 1
        first += first < self.verb.sent.end and self.parsed.lower[first] in MARKS
        last = max(self.verb.right_edge.i, first)
        return self.span(first, last) if first < self.verb.sent.end and self.parsed.lower[first] not in (".", ",", "to", "in") else None

    def according(self) -> tuple[int, int] | None:
        """ "According to X, P", "P, according to X": the clause the phrase hangs on, without the phrase."""
        phrase_end = self.verb.right_edge.i
        sentence = self.verb.sent
        head = self.verb.head if self.verb.dep_ != "ROOT" else sentence.root
        while head.dep_ in NOMINAL and head.head.i != head.i:
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


def _is_that_clause(verb: Token) -> bool:
    """ "that P" or P with a subject of its own, and not a relative clause ("the claim that he made")."""
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    return marked or (verb.dep_ != "acl" and _has_subject(verb) and not any(c.lower_ in ("that", "which", "who") for c in verb.subtree))


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
