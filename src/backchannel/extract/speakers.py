"""Speakers: who says what a cue reports, named or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ..model.claims import Basis
from ..model.entities import Ref
from .cues import ACCORDING, Cue, speech_words
from .nominals import noun_phrase
from .pronouns import GENDER, PRONOUNS
from .subjects import beside, in_brackets, object_of, owner_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed
    from .people import Character

NOBODY = frozenset(["me", "you", "there", "what", "this", "that", "these", "those", "it"])
"""Words that name no speaker by themselves: the reader, a thing just said."""


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
        if cue.lemma == ACCORDING:
            subject = object_of(cue.token)
        elif "noun" in cue.forms:
            subject = owner_of(cue.token)
        else:
            subject = subject_of(cue.token)
            if subject is None or in_brackets(subject):
                subject = beside(self._parsed, cue.token) or subject
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
        if word == "i":
            return Speaker(None, token.text, "on_record", token.idx, token.idx + 1, None)
        if word in NOBODY and (word != "it" or self._parsed.cast.who(token) is None):
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
