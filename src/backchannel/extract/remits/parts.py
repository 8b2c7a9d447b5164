"""What a remit is made of: the body that decides, the issue in the text's words, and how it is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Modality
from ...model.facts import RemitRole
from ..syntax.clauses import CLAUSES, MAYBE, SUBJECTS
from ..syntax.negation import is_negated
from ..word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ...model.entities import Ref
    from ..parsed import Parsed

MOST_WORDS = 14
"""A longer issue is cut where its first part ends."""
PAST = frozenset(["was", "were", "oversaw", "led", "ran", "lay", "fell", "had", "held"])
INNER_CLAUSES = ("relcl", "acl", "appos", "parataxis", "advcl")
LEADING = frozenset(
    ["the", "a", "an", "any", "all", "its", "their", "his", "her", "this", "such", "each", "every"]
)


class Sight(Struct, frozen=True):
    """A remit seen in one clause, before its parts are looked up."""

    trigger: Token
    body: Token | None
    issue: Token | None
    role: RemitRole
    rule: str
    score: float
    modality: Modality = "asserted"
    clause: Token | None = None
    """The issue is what this clause says ("whether to lift the ban")."""


def body_of(parsed: Parsed, token: Token) -> Ref | None:
    """Who decides: somebody named or pointed at, a post, a country, or a body of the kind that decides."""
    if any(c.dep_ == "det" and c.lower_ in ("a", "an", "no", "any") for c in token.children):
        return None
    named = parsed.cast.who(token)
    if named is None and parsed.lower[token.i] not in words_of("remits", "bodies"):
        ref = parsed.cast.party(token)
        return ref if ref is not None and parsed.cast.kind_of(ref) == "post" else None
    ref = named or parsed.cast.party(token)
    if ref is None or parsed.cast.kind_of(ref) not in ("person", "organisation", "post", "place"):
        return None
    return ref


def issue_of(parsed: Parsed, sight: Sight) -> str | None:
    """The issue in the text's words, without article; None where they say nothing by themselves."""
    if sight.clause is not None:
        return _clause_words(parsed, sight.clause)
    token = sight.issue
    if token is None or token.lower_ in words_of("remits", "empty") or token.like_num:
        return None
    start, end = token.left_edge.i, token.right_edge.i + 1
    for child in token.subtree:
        if child.i > token.i and (
            child.dep_ in INNER_CLAUSES or child.lower_ in (",", ";", ":", "(", "—", "–")
        ):
            end = min(end, child.left_edge.i)
    return _words(parsed, max(start, token.i - MOST_WORDS), min(end, token.i + MOST_WORDS))


def _clause_words(parsed: Parsed, verb: Token) -> str | None:
    """ "whether to lift the ban" as it stands; of "to impose tariffs" what is done something to."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    done_to = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if parsed.lower[start] != "whether" and done_to is not None:
        start, end = done_to.left_edge.i, done_to.right_edge.i + 1
    for child in verb.subtree:
        if child.i > verb.i and (child.lower_ in (",", ";", ":", "—", "–") or child.dep_ == "advcl"):
            end = min(end, child.left_edge.i)
    return _words(parsed, start, min(end, start + MOST_WORDS))


def _words(parsed: Parsed, start: int, end: int) -> str | None:
    while start < end and (parsed.lower[start] in LEADING or parsed.tokens[start].is_punct):
        start += 1
    while end > start and (parsed.tokens[end - 1].is_punct or parsed.tokens[end - 1].is_space):
        end -= 1
    if start >= end or parsed.lower[start] in words_of("remits", "empty"):
        return None
    last = parsed.tokens[end - 1]
    return " ".join(parsed.text[parsed.tokens[start].idx : last.idx + len(last)].split())


def helpers_of(verb: Token) -> frozenset[str]:
    return frozenset(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass"))


def standing_modality(verb: Token) -> Modality | None:
    """How a lasting state is put; None for one that is past, or asked or wished for."""
    if is_negated(verb):
        return "denied"
    helpers = helpers_of(verb)
    if "to" in helpers or any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in verb.children):
        return None
    if helpers & MAYBE:
        return "hedged"
    if helpers & {"will", "'ll", "shall"}:
        return "planned"
    return None if helpers & {"would", "should", "did", "had"} else "asserted"


def own_subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def doer_of(verb: Token) -> Token | None:
    """The subject of a verb, its own or one it surely shares; the noun before for "who" and "responsible"."""
    for _ in range(3):
        own = own_subject(verb)
        if own is not None:
            return verb.head if own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl" else own
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        if verb.dep_ not in ("conj", "xcomp") or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def is_verb(token: Token) -> bool:
    """Whether it heads a clause: "approve" of "must approve", not "lead" of "the lead agency"."""
    return token.dep_ in CLAUSES and token.dep_ != "pcomp"


def is_past(verb: Token) -> bool:
    """ "oversaw", "was responsible": told of a time that is over; "has overseen" is not."""
    helpers = helpers_of(verb)
    if helpers:
        return bool(helpers & {"was", "were", "had", "did"})
    return verb.lower_.endswith("ed") or verb.lower_ in PAST
