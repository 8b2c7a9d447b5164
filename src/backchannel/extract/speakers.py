"""Speakers: who says what a cue reports, named or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ..model.claims import Basis
from ..model.entities import Ref
from .cues import ACCORDING, Cue, is_verb, speech_words
from .nominals import noun_phrase
from .pronouns import GENDER, PRONOUNS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed
    from .people import Character

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
RELATIVE = frozenset(["who", "that", "which", "whom"])
SELF = frozenset(["i", "me", "you", "one", "there", "what", "this", "that", "these", "those"])
"""Words that are nobody's name outside quotations: the writer, the reader, a thing just said."""
CLIMB = 5
"""How many clauses up a participle may look for its subject."""


class Speaker(Struct, frozen=True):
    """Who speaks: a ref where the text tells who it is, and the words it has for them."""

    ref: Ref | None
    words: str | None
    basis: Basis
    start: int
    end: int
    """Character offsets of the words, for the evidence."""
    kind: str | None
    """Kind of entity, where the words tell; None for a noun that may be a thing."""

    @property
    def cited(self) -> str | None:
        """What stands for the speaker where somebody else reports the words."""
        return self.ref or self.words


class Speakers:
    """Finds the speakers of a document in reading order, and remembers who spoke last."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._unnamed: dict[str, Speaker] = {}
        self._last: dict[str, Speaker] = {}

    def of_cue(self, cue: Cue) -> list[Speaker]:
        """Everybody who is the subject of a cue; none where nobody is."""
        subject = pobj_of(cue.token) if cue.lemma == ACCORDING else subject_of(cue.token)
        return [] if subject is None else self.of_subject(subject)

    def of_subject(self, subject: Token) -> list[Speaker]:
        """A noun phrase as speakers, with all that a list of names holds."""
        parts = [subject, *(t for t in subject.conjuncts if t.i > subject.i and t.i - subject.i < 20)]
        if len(parts) > 1 and not all(self._parsed.cast.who(t) for t in parts):
            parts = parts[:1]
        found = [s for t in parts if (s := self._speaker(t)) is not None]
        for speaker in found:
            self._remember(speaker)
        return found

    def _speaker(self, token: Token) -> Speaker | None:
        word = self._parsed.lower[token.i]
        if word in SELF and token.dep_ != "pobj":
            return None
        if word in PRONOUNS:
            return self._pointed_at(token, word)
        start, end = self._words(token)
        words = " ".join(self._parsed.text[start:end].split())
        known = self._known_unnamed(token, word)
        if known is not None:
            return Speaker(known.ref, words, known.basis, start, end, known.kind)
        named = self._parsed.cast.character(token)
        ref = self._parsed.cast.party(token)
        kind = self._kind(token, word)
        basis = self._basis(named, word, kind)
        speaker = Speaker(ref, words, basis, start, end, kind)
        if basis == "anonymous" and kind is not None:
            self._unnamed[word] = speaker
        return speaker

    def _kind(self, token: Token, word: str) -> str | None:
        character = self._parsed.cast.character(token)
        if character is not None:
            return character.kind
        if word in speech_words("speakers", "documents"):
            return "document"
        return "person" if word in speech_words("speakers", "anonymous") else None

    def _known_unnamed(self, token: Token, word: str) -> Speaker | None:
        """ "the source", "that official": the one spoken of before in the same word."""
        if not any(c.lower_ in ("the", "that", "this", "same") for c in token.lefts):
            return None
        return self._unnamed.get(word)

    def _basis(self, named: Character | None, word: str, kind: str | None) -> Basis:
        """A name is on the record, writing is a document, a noun for people without a name is anonymous."""
        if kind in ("document", "work"):
            return "document"
        if named is not None and named.kind not in ("post", "group"):
            return "on_record"
        if word in speech_words("speakers", "anonymous") or kind in ("group", None):
            return "anonymous"
        return "on_record"

    def _pointed_at(self, token: Token, word: str) -> Speaker | None:
        """A pronoun: whom the cast resolves it to, else who spoke last and fits."""
        start, end = token.idx, token.idx + len(token)
        ref = self._parsed.cast.party(token)
        if ref is not None:
            return Speaker(
                ref, token.text, "on_record", start, end, "person" if word in GENDER else "organisation"
            )
        kind = "person" if word in GENDER else "they" if word in ("they", "them") else "body"
        last = self._last.get(kind)
        if last is not None:
            return Speaker(last.ref, token.text, last.basis, start, end, last.kind)
        return Speaker(None, token.text, "on_record" if word in GENDER else "anonymous", start, end, None)

    def _words(self, token: Token) -> tuple[int, int]:
        tokens = self._parsed.tokens
        first, last = noun_phrase(token)
        return tokens[first].idx, tokens[last - 1].idx + len(tokens[last - 1])

    def _remember(self, speaker: Speaker) -> None:
        self._last[
            {"person": "person", "post": "person", "group": "they"}.get(speaker.kind or "", "body")
        ] = speaker


def subject_of(verb: Token) -> Token | None:
    """Who does what a verb says; for a participle or infinitive, who does what the clause above it says."""
    at = verb
    for _ in range(CLIMB):
        own = _own_subject(at)
        if own is not None:
            return _beyond_relative(own, at)
        if at.dep_ in ("acl", "relcl"):
            return _issuer(at.head)
        if at.dep_ == "advcl" and at.i < at.head.i and at.lower_.endswith("ed"):
            return None
        if at.dep_ in ("conj", "advcl", "xcomp", "ccomp", "dep") and at.head.i != at.i:
            at = at.head
        elif at.dep_ == "pcomp" and at.head.head.i != at.head.i:
            at = at.head.head
        else:
            return None
    return None


def _own_subject(verb: Token) -> Token | None:
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    if agent is not None:
        return pobj_of(agent)
    if any(c.dep_ == "auxpass" for c in verb.children):
        return None
    return next((c for c in verb.children if c.dep_ in ("nsubj", "csubj")), None)


def is_passive(verb: Token) -> bool:
    return any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)


def _beyond_relative(subject: Token, verb: Token) -> Token:
    """ "Kern, who said": the noun that "who" stands for."""
    if subject.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    if subject.lower_ in RELATIVE and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return verb.head.head
    return subject


def _issuer(noun: Token) -> Token:
    """ "issued a statement saying": who issued it; otherwise the noun itself."""
    if noun.lower_ in speech_words("speakers", "documents") and noun.dep_ in ("dobj", "pobj"):
        owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
        if owner is not None and owner.lower_ not in PRONOUNS:
            return owner
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        if is_verb(verb) and (subject := _own_subject(verb)) is not None:
            return _beyond_relative(subject, verb)
    return noun


def pobj_of(preposition: Token) -> Token | None:
    """The noun of "according to X" or "by X"."""
    for child in preposition.rights:
        if child.dep_ == "pobj":
            return child
        if child.dep_ == "prep":
            return pobj_of(child)
    return None
