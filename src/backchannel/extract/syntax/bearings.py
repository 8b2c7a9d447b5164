"""What stands around an event in its sentence: where it was formed, by which channel, how often, and who
says so.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Basis
from ..word_lists import word_list
from .clauses import is_passive, subject_of
from .verbs import forms_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..parsed import Parsed

UNDERTAKINGS = frozenset(
    [
        "negotiations",
        "negotiation",
        "talks",
        "campaign",
        "transition",
        "war",
        "crisis",
        "summit",
        "convention",
        "deal",
        "agreement",
        "administration",
        "government",
        "presidency",
        "conference",
        "trial",
        "merger",
        "renegotiation",
        "round",
        "session",
        "pandemic",
        "school",
        "university",
        "college",
        "law",
        "parliament",
        "congress",
        "senate",
    ]
)
DURING = frozenset(["during", "in", "from", "through", "at", "since", "over", "amid", "throughout", "after"])
CHANNELS = (
    "text message",
    "text messages",
    "texts",
    "phone",
    "telephone",
    "email",
    "e-mail",
    "letter",
    "letters",
    "whatsapp",
    "video",
    "twitter",
    "social media",
    "signal",
)
SAYING = frozenset().union(
    *(
        forms_of(v)
        for v in [
            "say",
            "tell",
            "note",
            "add",
            "report",
            "confirm",
            "claim",
            "argue",
            "state",
            "explain",
            "announce",
            "reveal",
            "disclose",
            "acknowledge",
            "insist",
            "suggest",
            "write",
            "allege",
            "recall",
            "declare",
        ]
    )
)


class Bearings(Struct, frozen=True):
    """What the sentence adds to an event; None where the words give nothing."""

    origin: str | None = None
    channel: str | None = None
    frequency: str | None = None
    basis: Basis = "outlet"
    cited: str | None = None


def bearings_of(parsed: Parsed, verb: Token) -> Bearings:
    """The bearings of the event whose main word is `verb`."""
    basis, cited = _attribution(parsed, verb)
    origin, channel = _of_sentence(parsed, verb.sent.start)
    return Bearings(origin, channel, _frequency(parsed, verb), basis, cited)


@lru_cache(maxsize=1)
def _of_sentence(parsed: Parsed, start: int) -> tuple[str | None, str | None]:
    """Origin and channel told in the sentence that begins at a token: its events share them, and ask one
    after the other.
    """
    sentence = parsed.tokens[start].sent
    return _origin(parsed, sentence), _channel(sentence)


def _origin(parsed: Parsed, sentence: Span) -> str | None:
    """ "during the Rhine negotiations": the undertaking in which it came about."""
    for token in sentence:
        if token.lower_ in DURING and token.dep_ == "prep":
            for child in token.children:
                named = any(c.dep_ in ("compound", "amod", "poss", "nmod") for c in child.children)
                if (
                    child.dep_ == "pobj"
                    and child.lower_ in UNDERTAKINGS
                    and (named or token.lower_ == "during")
                ):
                    return parsed.text[child.left_edge.idx : child.idx + len(child)].removeprefix("the ")
    return None


def _channel(sentence: Span) -> str | None:
    words = sentence.text.casefold()
    return next((c for c in CHANNELS if f" {c}" in words), None)


@cache
def _frequencies() -> tuple[str, ...]:
    return tuple(sorted(word_list("contacts")["plans"]["frequency"], key=len, reverse=True))


def _frequency(parsed: Parsed, verb: Token) -> str | None:
    """ "often", "several times": a frequency word in the verb's own clause."""
    start, end = verb.left_edge.i, verb.right_edge.i + 1
    words = " " + " ".join(parsed.lower[start:end]) + " "
    return next((f for f in _frequencies() if f" {f} " in words), None)


def _attribution(parsed: Parsed, verb: Token) -> tuple[Basis, str | None]:
    """Who the document has it from: the subject of the verb of saying above it, or after a comma ("…,
    sources say").
    """
    token = verb
    while token.head.i != token.i:
        if (
            token.dep_ in ("ccomp", "parataxis", "dep")
            and token.head.lower_ in SAYING
            and not is_passive(token.head)
        ):
            return _by(parsed, token.head)
        token = token.head
    for child in token.children:
        if child.lower_ in SAYING and child.dep_ in ("parataxis", "ccomp", "advcl") and not is_passive(child):
            return _by(parsed, child)
    return "outlet", None


def _sayer(saying: Token) -> Token | None:
    """The subject of a verb of saying; "X said A did this and said that": the second is X's too."""
    inner = saying.head
    outer = inner.head
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in saying.children)
    if saying.dep_ == "conj" and not own and inner.dep_ == "ccomp" and outer.lower_ in SAYING:
        return subject_of(outer)
    return subject_of(saying)


def _by(parsed: Parsed, saying: Token) -> tuple[Basis, str | None]:
    subject = _sayer(saying)
    if subject is None:
        return "outlet", None
    ref = parsed.cast.party(subject)
    if ref is None:
        return "outlet", None
    kind = parsed.cast.kind_of(ref)
    named = parsed.cast.is_named(ref)
    if kind == "document":
        return "document", ref
    return (
        ("on_record", ref)
        if named
        else ("anonymous", parsed.text[subject.left_edge.idx : subject.idx + len(subject)])
    )
