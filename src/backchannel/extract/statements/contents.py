"""Clauses that are what was said: "X said that P", "P, X said", "According to X, P"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cues import Cue
from .lexicon import cue_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

Chars = tuple[int, int]
MARK_REACH = 15
"""Tokens between a cue and a "that" which the parse hung elsewhere."""
LEAD_IN = 12
"""Tokens before the clause in "On Monday, after a long day, P, X said" that belong to P."""
LEAST = 4
"""Tokens of a content that no label of the tree vouches for."""
PARTICIPLES = frozenset(["citing", "calling", "accusing", "urging", "promising", "referring", "describing"])
BREAKS = frozenset([",", "-", "\u2014", "\u2013", "--", "\u201d", '"', "''"])
ENDS = frozenset([".", "\u201d", '"', ";"])
RELATIVES = frozenset(["that", "which", "who", "whom", "where", "when", "whose"])
NOMINAL = frozenset(
    ["pobj", "dobj", "compound", "appos", "attr", "prep", "amod", "nummod", "nsubj", "conj", "pcomp", "acomp"]
)


def chars(parsed: Parsed, first: int, last: int) -> Chars:
    """Tokens `first` to `last`, both included, as characters; a full stop at the end is left out."""
    tokens = parsed.tokens
    while last > first and tokens[last].text in (".", ";"):
        last -= 1
    return tokens[first].idx, tokens[last].idx + len(tokens[last])


def complement(parsed: Parsed, cue: Cue) -> Chars | None:
    """A complement clause: after the cue to its end, before the cue from the beginning of the sentence."""
    verb = cue.token
    after = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    if after is not None:
        first, last = after.left_edge.i, end_of(after)
        first += first < last and parsed.lower[first] == "that"
        return chars(parsed, max(first, verb.i + 1), last)
    before = [c for c in verb.lefts if c.dep_ == "ccomp"]
    if before:
        return _up_to(parsed, verb, before[-1])
    return _marked(parsed, cue)


def starts_relative(verb: Token, content: Token) -> bool:
    """ "the town where she hopes to P": the content begins before its verb, with a word for another noun."""
    first = content.left_edge
    return bool(first.i < verb.i and first.lower_ in RELATIVES)


def end_of(head: Token) -> int:
    """The last token of a clause: in "X said P and warned that Q" P ends before the other cue."""
    for child in head.children:
        goes_on = child.dep_ == "conj" and child.i > head.i and child.lower_ in cue_words()
        if goes_on and not has_subject(child):
            link = next((c.i for c in head.children if c.dep_ == "cc" and c.i < child.i), child.left_edge.i)
            return max(int(min(link, child.left_edge.i)) - 1, int(head.i))
        if _is_next_cue(head, child):
            return int(child.left_edge.i) - 1
    return int(head.right_edge.i)


def _is_next_cue(head: Token, child: Token) -> bool:
    """ "X said P, citing Q": the participle is a cue of its own."""
    goes_on = child.dep_ == "advcl" and child.i > head.i + 1 and child.lower_.endswith("ing")
    return (
        goes_on
        and child.lower_ in cue_words() | PARTICIPLES
        and child.left_edge.nbor(-1).text == ","
        and not has_subject(child)
    )


def _marked(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "told Y during a visit that P", "asked Y if P": a marked clause that the parse hung elsewhere."""
    lower, tokens, verb = parsed.lower, parsed.tokens, cue.token
    marks = ("that", "if", "whether") if cue.lemma == "ask" else ("that",)
    for i in range(verb.i + 1, min(verb.i + MARK_REACH, verb.sent.end - 1)):
        if lower[i] in (",", ";", ":", "\u201c", '"'):
            return None
        if tokens[i].dep_ == "mark" and lower[i] in marks:
            return chars(parsed, i + (lower[i] == "that"), max(tokens[i].head.right_edge.i, i + 1))
    return None


def _up_to(parsed: Parsed, verb: Token, head: Token) -> Chars | None:
    """ "P, X said": everything before the cue's own words."""
    first, last = head.left_edge.i, min(own_words(verb)) - 1
    if last < first or parsed.lower[last] == ";":
        return None
    if verb.dep_ == "ROOT" and first - verb.sent.start <= LEAD_IN:
        first = verb.sent.start
    return chars(parsed, first, last)


def own_words(verb: Token) -> list[int]:
    """Positions of the cue and what belongs to it besides its content."""
    positions = [verb.i]
    for child in verb.children:
        near = child.dep_ == "advmod" and abs(child.i - verb.i) <= 2
        if near or child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg"):
            positions += [child.left_edge.i, min(child.right_edge.i, verb.i)]
    return positions


def aside(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "P, X said, Q", "P, X said" and "As X said, P": the cue stands beside the clause it reports."""
    verb = cue.token
    if verb.dep_ == "advcl" and any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.lefts):
        return _beyond(parsed, verb)
    if not any(c.dep_ == "nsubj" for c in verb.children) or not _is_set_off(parsed, verb):
        return None
    closes = _closes_sentence(parsed, verb)
    if verb.dep_ != "parataxis" and not (verb.dep_ in ("advcl", "conj", "ccomp") and closes):
        return None
    head, own = verb.head, min(own_words(verb))
    if head.i > verb.i and ";" in parsed.lower[verb.i : head.i]:
        return None
    first, last = head.left_edge.i, head.right_edge.i
    if head.i > verb.i and first >= own:
        first = max(_end_of_own(verb) + 1, first)
    elif head.i < verb.i and closes:
        last = own - 1
    return chars(parsed, first, last) if last > first else None


def _beyond(parsed: Parsed, verb: Token) -> Chars | None:
    """ "As X said on Monday, P": the clause after the comma."""
    head, edge = verb.head, verb.right_edge.i
    comma = edge if parsed.lower[edge] == "," else edge + 1
    if head.i < verb.i or comma >= verb.sent.end or parsed.lower[comma] != ",":
        return None
    return chars(parsed, comma + 1, head.right_edge.i) if head.right_edge.i > comma else None


def _is_set_off(parsed: Parsed, verb: Token) -> bool:
    """A comma, dash or mark stands before the cue's words."""
    before = min(own_words(verb)) - 1
    return before < verb.sent.start or parsed.lower[before] in BREAKS


def _end_of_own(verb: Token) -> int:
    own = (c.right_edge.i for c in verb.rights if c.dep_ != "ccomp" and not c.is_punct)
    return int(max([verb.i, *own]))


def _closes_sentence(parsed: Parsed, verb: Token) -> bool:
    end = _end_of_own(verb) + 1
    return end >= verb.sent.end or parsed.lower[end] in ENDS


def after_colon(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "X reports: P", without marks: the rest of the sentence."""
    colon, end = cue.i + 1, cue.token.sent.end
    if colon + LEAST > end or parsed.lower[colon] != ":" or not has_subject(cue.token):
        return None
    last = next((i for i in range(colon, end) if "\n" in parsed.texts[i]), end) - 1
    return chars(parsed, colon + 1, last) if last - colon >= LEAST else None


def made_clear(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "made (it) clear that P"."""
    verb, lower = cue.token, parsed.lower
    first = lower.index("clear", verb.i) + 1
    first += first < verb.sent.end and lower[first] == "that"
    if first >= verb.sent.end or lower[first] in (".", ",", "to", "in"):
        return None
    return chars(parsed, first, max(verb.right_edge.i, first))


def according(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "According to X, P", "P, according to X": the clause the phrase hangs on, without the phrase."""
    phrase, sentence = cue.token, cue.token.sent
    head = phrase.head if phrase.dep_ != "ROOT" else sentence.root
    while head.dep_ in NOMINAL and head.head.i != head.i:
        head = head.head
    first, last, end = head.left_edge.i, head.right_edge.i, phrase.right_edge.i
    if first >= phrase.i:
        first = min(end + 1, last)
    elif all(t.is_punct for t in parsed.tokens[end + 1 : last + 1]):
        last = phrase.i - 1
    if first > last and phrase.i == sentence.start:
        first, last = end + 1, sentence.end - 1
    elif first > last:
        first, last = sentence.start, phrase.i - 1
    return chars(parsed, first, last) if first <= last else None


def has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def is_that_clause(verb: Token) -> bool:
    """ "that P", or P with a subject of its own; no relative clause ("the claim that he made")."""
    if any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts):
        return True
    relative = any(t.lower_ in ("that", "which", "who") for t in verb.subtree)
    return verb.dep_ != "acl" and has_subject(verb) and not relative
