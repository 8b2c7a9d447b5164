"""Direct speech: which cue each quotation belongs to, by what stands beside its marks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from ..people.pronouns import PRONOUNS
from ..syntax.noun_phrases import phrase_kind
from .cues import ACCORDING, Cue
from .lexicon import speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

Found = Literal["after", "before", "colon", "signed", "led", "same", "free"]
STOPS = frozenset(".?!;")
OPEN_ENDS = (",", "?", "!", "\u2014", "\u2013", "-", "\u2026", "...")
"""How a quotation ends that its cue follows: `"…," X said`."""
FULL_ENDS = (*OPEN_ENDS, ".", ")", "]")
DASHES = frozenset(["\u2014", "\u2013", "\u2015", "-", "--"])
SIGNATURE = 8
"""Tokens of a signature: a dash and a name, with a title at most."""
REACH = 30
"""How many tokens a cue may stand from the marks: a long apposition fits, another sentence does not."""
SHORT = 6
"""Quotations of fewer tokens can be a title or a term inside a noun phrase."""
TIGHT = 8
"""How many tokens may stand between a cue and a quotation that no comma or colon sets off."""
PARTS = frozenset(["det", "poss", "case", "amod", "prep", "compound", "nummod", "nmod", "mark", "cc"])
NEW_CLAUSE = frozenset(["xcomp", "relcl", "advcl", "pcomp", "acl", "ccomp", "parataxis", "csubj"])
NAMING = frozenset(["name"])
OPENERS = ("\u2026", ".", "[", "(", "\u2018", "'", "$")
INNER = " \t'\u2018\u2019\"\u201d)]"
"""Marks that close something inside a quotation."""


class Quotation(Struct, frozen=True):
    """A quotation at character offsets inside its marks and at token positions, half-open."""

    start: int
    end: int
    first: int
    last: int
    before: int
    """The token before the opening mark; -1 at the beginning of the text."""
    after: int
    """The token after the closing mark."""


class Attribution(Struct, frozen=True):
    """A quotation and how its speaker is known: by a cue beside it, or by what was said before it."""

    quotation: Quotation
    cue: Cue | None
    subject: Token | None
    """Who leads in with a colon and no cue ("Kern: …", "Kern was blunt: …")."""
    found: Found


class Quotations:
    """The quotations of a document beside its cues."""

    def __init__(self, parsed: Parsed, cues: list[Cue]) -> None:
        self._parsed, self._tokens, self._lower = parsed, parsed.tokens, parsed.lower
        self._cue_at = {c.i: c for c in cues if not c.quoted and "quote" in c.spoken}
        starts = [t.idx for t in self._tokens]
        self.all = [self._placed(q, starts) for q in parsed.quotes if not parsed.in_furniture(q[0])]
        self._opens = {q.first - 1 for q in self.all}

    def _placed(self, quote: tuple[int, int], starts: list[int]) -> Quotation:
        start, end = quote
        mark = start - 2 if self._parsed.text[start - 2 : start] in ("''", "``") else start - 1
        first = bisect_left(starts, start)
        return Quotation(
            start,
            end,
            first,
            bisect_left(starts, end),
            bisect_left(starts, mark) - 1,
            bisect_left(starts, end + 1),
        )

    def attributed(self) -> Iterator[Attribution]:
        """Every quotation that somebody says, in reading order; quoted terms and titles are left out."""
        previous: Quotation | None = None
        for quotation in self.all:
            found = self._attribution(quotation, previous)
            if found is not None:
                previous = quotation
                yield found

    def _attribution(self, quotation: Quotation, previous: Quotation | None) -> Attribution | None:
        opens = self._opens_sentence(quotation)
        led = quotation.before >= 0 and self._lower[quotation.before] == ":"
        if (opens or led) and (cue := self._cue_after(quotation)) is not None:
            return Attribution(quotation, cue, None, "after")
        if opens and (signer := self._signer(quotation)) is not None:
            return Attribution(quotation, None, signer, "signed")
        if (before := self._before(quotation)) is not None:
            return before
        if not opens or not self._is_full(quotation):
            return None
        lead = self._led_in(quotation, previous)
        if lead is not None:
            return Attribution(quotation, None, lead, "led")
        same = previous is not None and not self._is_parted(previous.after, quotation.before)
        return Attribution(quotation, None, None, "same" if same else "free")

    def _signer(self, quotation: Quotation) -> Token | None:
        """`"…" — Kern` to the end of a paragraph: who signs a quotation."""
        at, tokens = quotation.after, self._tokens
        if at + 1 >= len(tokens) or tokens[at].text not in DASHES:
            return None
        end = at + 1
        while end < min(at + SIGNATURE, len(tokens)) and "\n" not in tokens[end].text:
            end += 1
        name = tokens[at + 1 : end]
        closed = end == len(tokens) or "\n" in tokens[end].text
        if not name or not closed:
            return None
        return next((t for t in reversed(name) if self._parsed.cast.who(t) is not None), None)

    def _led_in(self, quotation: Quotation, previous: Quotation | None) -> Token | None:
        """`Kern was unmoved. "No."`: who the sentence before a quotation is about, where no cue said more."""
        stop = quotation.before
        if stop < 1 or self._lower[stop] != "." or self._parsed.in_quote(self._tokens[stop - 1]):
            return None
        start = stop
        while start > 0 and self._lower[start - 1] not in STOPS and "\n" not in self._lower[start - 1]:
            start -= 1
        window = self._tokens[start:stop]
        if any(t.i in self._cue_at or self._parsed.in_quote(t) for t in window):
            return None
        subject = next((t for t in window if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"), None)
        character = None if subject is None else self._parsed.cast.character(subject)
        return subject if character is not None and character.kind == "person" else None

    def _is_parted(self, start: int, end: int) -> bool:
        """A paragraph ends between two token positions."""
        return any("\n" in self._lower[i] for i in range(start, max(start, end + 1)))

    def _opens_sentence(self, quotation: Quotation) -> bool:
        if quotation.before < 0:
            return True
        token = self._tokens[quotation.before]
        if (
            token.text in STOPS
            or "\n" in token.text
            or token.text in ("\u2022", "And", "But", "So", "Yet", "_")
        ):
            return True
        ended = self._parsed.quote_around(token.idx - 1)
        return ended is not None and self._parsed.text[ended[0] : ended[1]].rstrip(INNER).endswith(FULL_ENDS)

    def _is_full(self, quotation: Quotation) -> bool:
        """It reads as a sentence of its own."""
        words = self._words(quotation).strip()
        if quotation.last - quotation.first < 3 or not (words[:1].isalnum() or words[:1] in OPENERS):
            return False
        return words.endswith(FULL_ENDS) or self._ends_paragraph(quotation)

    def _ends_paragraph(self, quotation: Quotation) -> bool:
        return quotation.after >= len(self._tokens) or "\n" in self._lower[quotation.after]

    def _cue_after(self, quotation: Quotation) -> Cue | None:
        """The cue of `"…," X said` and `"…," said X`."""
        at = quotation.after
        if at >= len(self._tokens) or not self._leads_on(quotation, at):
            return None
        asking = self._words(quotation).endswith(("?", "!"))
        spare: Cue | None = None
        for i in range(at, min(at + REACH, len(self._tokens))):
            word = self._lower[i]
            if word in STOPS or "\n" in word or i in self._opens:
                break
            cue = self._cue_at.get(i)
            if cue is None or (asking and self._has_own_content(cue)):
                continue
            if cue.token.dep_ in ("relcl", "acl") and i > at:
                spare = spare or cue
                continue
            return cue
        return spare

    def _words(self, quotation: Quotation) -> str:
        """What is quoted, without the closing marks of a quotation inside it."""
        return self._parsed.text[quotation.start : quotation.end].rstrip(INNER)

    def _leads_on(self, quotation: Quotation, at: int) -> bool:
        words, word = self._words(quotation), self._tokens[at].text
        if words.endswith(OPEN_ENDS) or word in (",", "\u2014", "\u2013", "-", "--"):
            return True
        return at in self._cue_at and word.islower()

    def _has_own_content(self, cue: Cue) -> bool:
        return cue.lemma != ACCORDING and any(
            c.dep_ in ("ccomp", "xcomp") and c.i > cue.i for c in cue.token.rights
        )

    def _before(self, quotation: Quotation) -> Attribution | None:
        """The cue of `X said: "…"` and `X told reporters that "…"`, or who leads in with a colon."""
        at = quotation.before
        while at > 0 and "\n" in self._lower[at]:
            at -= 1
        colon = at >= 0 and self._lower[at] == ":"
        if at < 0 or (at != quotation.before and not colon and self._lower[at] != ","):
            return None
        start = self._clause_start(at)
        for i in range(at, start - 1, -1):
            cue = self._cue_at.get(i)
            if cue is not None and self._reaches(cue, quotation, at, colon):
                return Attribution(quotation, cue, None, "before")
            if cue is not None and not colon:
                return None
        if colon and (subject := self._leader(start, at)) is not None:
            return Attribution(quotation, None, subject, "colon")
        return None

    def _clause_start(self, at: int) -> int:
        start = at
        while (
            start > 0
            and at - start < REACH
            and self._lower[start - 1] not in STOPS
            and "\n" not in self._lower[start - 1]
        ):
            start -= 1
        return start

    def _reaches(self, cue: Cue, quotation: Quotation, at: int, colon: bool) -> bool:
        """Nothing between cue and mark says that the quotation is only a part of what follows the cue."""
        if colon:
            return True
        gap = self._tokens[cue.i + 1 : at + 1]
        comma = bool(gap) and gap[-1].text == ","
        if any(t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.i != cue.i for t in gap):
            return False
        if not comma and cue.lemma in speech_words("saying", "moving"):
            return False
        if not comma and gap and "clause" not in cue.spoken and not cue.spoken & NAMING:
            return False
        if not comma and not self._is_tight(cue, gap):
            return False
        if (
            gap
            and gap[-1].dep_ in PARTS
            and gap[-1].lower_ != "that"
            and quotation.last - quotation.first < SHORT
        ):
            return False
        return not any(c.dep_ == "ccomp" and c.left_edge.i >= quotation.last for c in cue.token.rights)

    def _is_tight(self, cue: Cue, gap: list[Token]) -> bool:
        """Without a comma only addressees and circumstances stand between a cue and its quotation."""
        if len(gap) > TIGHT or any(t.dep_ in NEW_CLAUSE for t in gap):
            return False
        if any(t.dep_ == "conj" and t.head.i == cue.i for t in gap):
            return False
        objects = (t for t in gap if t.dep_ == "dobj" and t.head.i == cue.i)
        has_object = any(t.lower_ not in PRONOUNS for t in objects)
        return (
            not has_object or cue.lemma in speech_words("addressees", "dative") or bool(cue.spoken & NAMING)
        )

    def _leader(self, start: int, at: int) -> Token | None:
        """The subject of the words that lead in with a colon, or the name that is all of them."""
        window = self._tokens[start:at]
        subjects = [t for t in window if t.dep_ in ("nsubj", "nsubjpass") and not self._parsed.in_quote(t)]
        main = [t for t in subjects if t.head.dep_ == "ROOT"]
        if subjects:
            found = (main or subjects)[0]
            owner = next((c for c in found.lefts if c.dep_ == "poss"), None)
            speaks = self._parsed.cast.who(found) is not None or phrase_kind(found, self._parsed) is not None
            return found if speaks or owner is None else owner
        if window and len(window) <= 5 and self._parsed.cast.who(window[-1]) is not None:
            return window[-1]
        return None
