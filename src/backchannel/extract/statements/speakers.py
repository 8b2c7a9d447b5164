"""Speakers: who says what a cue reports, named or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Basis
from ...model.entities import Ref
from ..people.pronouns import GENDER, PRONOUNS
from ..syntax.noun_phrases import noun_phrase, phrase_kind
from ..syntax.subjects import beside, in_brackets, object_of, owner_of, teller_of
from .cues import ACCORDING, Cue
from .lexicon import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed
    from ..people.people import Character

LIST = 20
"""Tokens from the first to the last of a list of speakers."""
INDEFINITE = frozenset(["a", "an", "one", "another"])
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
    stands_for: str | None = None
    """Of a pronoun for somebody unnamed: the words it stands for."""

    @property
    def source(self) -> str | None:
        """The words that name an unnamed speaker."""
        return self.stands_for or self.words

    @property
    def cited(self) -> str | None:
        """What stands for the speaker where somebody else reports the words."""
        return self.source if self.basis == "anonymous" else self.ref or self.words


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
        elif cue.is_noun:
            subject = owner_of(cue.token)
        else:
            subject = teller_of(cue.token)
            quoted = subject is not None and not cue.quoted and self._parsed.in_quote(subject)
            if subject is None or quoted or in_brackets(subject):
                subject = self._outside(cue.token) or beside(self._parsed, cue.token) or subject
        found = [] if subject is None else self.of_subject(subject)
        if not any(s.kind for s in found) and cue.token.dep_ in ("advcl", "conj"):
            root = next((c for c in cue.token.sent.root.children if c.dep_ == "nsubj"), None)
            others = [] if root is None or root is subject else self.of_subject(root)
            found = others if any(s.kind for s in others) else found
        return found

    def _outside(self, verb: Token) -> Token | None:
        """Another subject of the verb, outside quotation marks: of `"No," said Kern` the parse takes both."""
        subjects = (c for c in verb.children if c.dep_ == "nsubj" and not self._parsed.in_quote(c))
        return next((c for c in subjects if not in_brackets(c)), None)

    def _is_second_post(self, first: Token, last: Token) -> bool:
        """ "former minister and party chair Ana Kern": one person with two posts, not a list."""
        unnamed = self._parsed.cast.character(first) is None and not any(c.dep_ == "det" for c in first.lefts)
        named = self._parsed.cast.character(last)
        post = first.text[0].isupper() or phrase_kind(first, self._parsed) in ("post", "person")
        return unnamed and post and named is not None and named.kind == "person"

    def of_subject(self, subject: Token) -> list[Speaker]:
        """A noun phrase as speakers, with all that a list of names holds."""
        parts = [subject, *(t for t in subject.conjuncts if 0 < t.i - subject.i < LIST)]
        if len(parts) > 1 and self._is_second_post(subject, parts[-1]):
            parts = parts[-1:]
        elif len(parts) > 1 and not all(self._parsed.cast.who(t) for t in parts):
            parts = parts[:1]
        found = [s for t in parts if (s := self._speaker(t)) is not None]
        for speaker in found:
            self._remember(speaker)
        return found

    def _speaker(self, token: Token) -> Speaker | None:
        word = self._parsed.lower[token.i]
        if word == "i":
            return Speaker(None, token.text, "on_record", token.idx, token.idx + 1, None)
        if word in NOBODY and (word != "it" or token.dep_ != "nsubj"):
            return self._those(token) if word == "those" else None
        if word in PRONOUNS:
            return self._pointed_at(token, word)
        if self._parsed.cast.character(token) is None:
            token = self._name_right_after(token)
            word = self._parsed.lower[token.i]
        elif self._is_unnamed(token, word):
            return self._without_name(token, word)
        start, end = self._words(token)
        words = self._written(start, end)
        known = self._known_unnamed(token, word)
        if known is not None:
            return Speaker(known.ref, words, known.basis, start, end, known.kind)
        named = self._parsed.cast.character(token)
        ref = self._parsed.cast.party(token)
        kind = self._kind(token, word)
        basis = self._basis(token, named, kind)
        speaker = Speaker(ref, words, basis, start, end, kind)
        if basis == "anonymous" and kind is not None:
            self._unnamed[word] = speaker
        return speaker

    def _those(self, token: Token) -> Speaker | None:
        """ "those surveyed", "those who left": a group by what is said of it."""
        told = next((c for c in token.rights if c.dep_ in ("acl", "relcl", "prep")), None)
        if told is None:
            return None
        last = self._parsed.tokens[told.right_edge.i]
        start, end = token.idx, last.idx + len(last)
        return Speaker(None, self._written(start, end), "anonymous", start, end, "group")

    def _is_unnamed(self, token: Token, word: str) -> bool:
        """ "according to an Indian official, Kern promised": no name of its own, whoever is named next."""
        if word not in speech_words("speakers", "anonymous"):
            return False
        if not any(c.lower_ in INDEFINITE for c in token.lefts):
            return False
        named = self._parsed.cast.character(token)
        return not any(self._parsed.cast.at(t.i) is named for t in token.subtree if t.i != token.i)

    def _without_name(self, token: Token, word: str) -> Speaker:
        first, last = noun_phrase(token)
        start = self._parsed.tokens[first].idx
        end = self._parsed.tokens[last - 1].idx + len(self._parsed.tokens[last - 1])
        speaker = Speaker(None, self._written(start, end), "anonymous", start, end, "person")
        self._unnamed[word] = speaker
        return speaker

    def _name_right_after(self, token: Token) -> Token:
        """ "the chip maker Xo": the name that stands right after a noun without one."""
        for child in token.rights:
            if (
                child.dep_ == "appos"
                and child.left_edge.i == token.i + 1
                and self._parsed.cast.character(child)
            ):
                return child
        return token

    def _kind(self, token: Token, word: str) -> str | None:
        character = self._parsed.cast.character(token)
        if character is not None:
            return character.kind
        if word in speech_words("speakers", "documents"):
            return "document"
        if word in speech_words("speakers", "anonymous"):
            return "person"
        return phrase_kind(token, self._parsed)

    def _known_unnamed(self, token: Token, word: str) -> Speaker | None:
        """ "the source", "that official": the one spoken of before in the same word."""
        if not any(c.lower_ in ("the", "that", "this", "same") for c in token.lefts):
            return None
        return self._unnamed.get(word)

    def _basis(self, token: Token, named: Character | None, kind: str | None) -> Basis:
        """A name is on the record, writing is a document, a noun for people without a name is anonymous."""
        if kind in ("document", "work"):
            return "document"
        if named is not None and not any(form == "name" for _, _, form in named.mentions):
            named = None  # made from these very words, when they were asked for before
        if named is not None and named.kind not in ("post", "group"):
            return "on_record"
        indefinite = any(c.lower_ in INDEFINITE for c in token.lefts)
        if (kind == "person" and named is None) or (kind == "post" and indefinite):
            return "anonymous"
        if token.lower_ in speech_words("speakers", "anonymous") or kind in ("group", None):
            return "anonymous"
        return "on_record"

    def _pointed_at(self, token: Token, word: str) -> Speaker | None:
        """A pronoun: whom the cast resolves it to, else who spoke last and fits."""
        start, end = token.idx, token.idx + len(token)
        ref = self._parsed.cast.party(token)
        if ref is not None and word == "it" and self._parsed.cast.entity(ref).kind == "person":
            ref = None
        unnamed = self._last.get("person")
        if unnamed is not None and word in GENDER and self._is_just_said(unnamed, token):
            return Speaker(unnamed.ref, token.text, unnamed.basis, start, end, unnamed.kind, unnamed.source)
        if ref is not None:
            return Speaker(
                ref, token.text, "on_record", start, end, "person" if word in GENDER else "organisation"
            )
        kind = "person" if word in GENDER else "they" if word in ("they", "them") else "body"
        last = self._last.get(kind) if token.dep_ != "poss" else None
        group = self._group_before(token) if kind == "they" else None
        if group is not None:
            party, stands_for = self._parsed.cast.party(group), self._written(*self._words(group))
            return Speaker(party, token.text, "anonymous", start, end, "group", stands_for)
        if last is not None:
            return Speaker(last.ref, token.text, last.basis, start, end, last.kind, last.source)
        return Speaker(None, token.text, "on_record" if word in GENDER else "anonymous", start, end, None)

    def _is_just_said(self, unnamed: Speaker, token: Token) -> bool:
        """ "A spokesman denied it. "No," he said": he is who spoke in the sentence before, without a name."""
        nameless = unnamed.basis == "anonymous" or unnamed.kind == "post"
        if not nameless or token.dep_ != "nsubj" or unnamed.start >= token.idx:
            return False
        start, words = token.sent.start, (unnamed.words or "").lower()
        before = self._parsed.tokens[start - 1].sent if start else token.sent
        if unnamed.start < before.start_char or words in PRONOUNS:
            return False
        between = (t for t in self._parsed.tokens[before.start : token.i] if t.idx >= unnamed.end)
        named = (self._parsed.cast.at(t.i) for t in between if not self._parsed.in_quote(t))
        return not any(c is not None and c.kind == "person" for c in named)

    def _group_before(self, token: Token) -> Token | None:
        """ "they": the unnamed group that is a subject before the word, in its sentence or the one before."""
        start = token.sent.start
        for first, last in (
            (start, token.i),
            (self._parsed.tokens[start - 1].sent.start if start else 0, start),
        ):
            for at in self._parsed.tokens[first:last]:
                if (
                    at.dep_ == "nsubj"
                    and phrase_kind(at, self._parsed) == "group"
                    and not self._parsed.in_quote(at)
                ):
                    return at
        return None

    def _written(self, start: int, end: int) -> str:
        return " ".join(self._parsed.text[start:end].split())

    def _words(self, token: Token) -> tuple[int, int]:
        """The noun phrase as written, with all of a name that the parse cuts ("7" from "7K")."""
        tokens = self._parsed.tokens
        first, last = noun_phrase(token)
        character = self._parsed.cast.character(token)
        for start, end, form in character.mentions if character is not None else ():
            if form == "name" and start <= token.i < end:
                first, last = min(first, start), max(last, end)
        return tokens[first].idx, tokens[last - 1].idx + len(tokens[last - 1])

    def _remember(self, speaker: Speaker) -> None:
        self._last[
            {"person": "person", "post": "person", "group": "they"}.get(speaker.kind or "", "body")
        ] = speaker


def is_retold(parsed: Parsed, cue: Cue) -> bool:
    """Whether words inside a quotation tell what a third party said: its subject is named there."""
    if cue.is_noun or not cue.spoken & {"clause", "to", "object"}:
        return False
    subject = teller_of(cue.token)
    if subject is None or not (parsed.in_quote(subject) or subject.head.i == cue.i):
        return False
    return parsed.cast.who(subject) is not None
