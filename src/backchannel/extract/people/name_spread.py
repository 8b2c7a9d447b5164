"""What the rest of a text shows about its names: who is a person once is one everywhere, however written."""

from __future__ import annotations

from collections import Counter

from ...gazetteer import is_first_name
from ..word_lists import words_of
from .name_words import LOCATING, PARTICLES, Name, NameKind, is_capital, surname_of, title_words

SHORTEST_IN_CAPITALS = 4
"""Letters that a surname needs before one word in capitals may stand for it: "KERN", but no "LEE", "MAY"."""
CLEARLY = 2
"""How many times oftener a word must be one kind of name before it is that kind everywhere."""


class Spread:
    """The names of a document, mended by each other.

    Method: document-level propagation; gain measured in docs/decisions/0008-finding.md.
    """

    def __init__(self, names: list[Name], texts: list[str], lower: list[str]) -> None:
        self.texts, self.lower = texts, lower
        self.names = _without_nouns_after(names, texts, lower)
        whole = [n for n in self.names if n.kind == "person" and n.end - n.start >= 2]
        self._first = {texts[n.start] for n in whole if texts[n.start][1:].islower()}
        self._surnames = {surname_of(tuple(texts[n.start : n.end])) for n in whole}
        self._surnames |= {
            texts[n.start]
            for n in self.names
            if n.kind == "person" and n.end - n.start == 1 and self._is_titled(n)
        }
        self._capitals = {
            s.upper() for s in self._surnames if len(s) >= SHORTEST_IN_CAPITALS and not s.isupper()
        }
        self._glued = {"".join(w for w in texts[n.start : n.end] if w.isalpha()).casefold() for n in whole}
        self._doubles = {
            tuple(texts[n.end - 3 : n.end])
            for n in whole
            if texts[n.end - 2] == "-" and (n.end - n.start > 3 or self._is_titled(n))
        }
        self._simple = {texts[n.end - 1] for n in whole if texts[n.end - 2] != "-"} | {
            texts[n.start] for n in whole if texts[n.start + 1] != "-"
        }
        self._particles = self._known_particles(whole)
        self._alone = {n.start for n in self.names if n.kind == "person" and n.end - n.start == 1}
        self._firms = {
            tuple(texts[n.start : n.end])
            for n in self.names
            if n.kind == "organisation" and texts[n.start][0].isdigit()
        }

    def spread(self) -> list[Name]:
        """Every name in order, never overlapping."""
        kept = [part for name in self._agreed() for part in self._mended(name)]
        taken = {i for n in kept for i in range(n.start, n.end)}
        kept += self._missed(taken)
        taken = {i for n in kept for i in range(n.start, n.end)}
        grown = [self._with_particles(n, taken) for n in kept]
        return sorted(grown, key=lambda n: n.start)

    def _is_titled(self, name: Name) -> bool:
        return name.start > 0 and self.lower[name.start - 1] in title_words()

    def _known_particles(self, whole: list[Name]) -> dict[str, set[tuple[str, ...]]]:
        """Surname → the small words (and hyphens) that stand before it in full names."""
        known: dict[str, set[tuple[str, ...]]] = {}
        for name in whole:
            at = name.end - 1
            while at - 1 > name.start and (self.lower[at - 1] in PARTICLES or self.lower[at - 1] == "-"):
                at -= 1
            if at < name.end - 1 and self.lower[at] in PARTICLES:
                known.setdefault(self.texts[name.end - 1], set()).add(tuple(self.lower[at : name.end - 1]))
        return known

    def _agreed(self) -> list[Name]:
        """One word is everywhere what it clearly is; half of a double name and all of it are a person's."""
        single = [n for n in self.names if n.end - n.start == 1 and n.code is None]
        votes = Counter((self.texts[n.start], n.kind) for n in single)
        words = Counter(self.texts[n.start] for n in single)
        whereabouts = {
            self.texts[n.start] for n in single if n.kind == "place" and self.lower[n.start - 1] in LOCATING
        }
        longer = {self.texts[n.start] for n in self.names if n.kind == "organisation" and n.end - n.start > 1}
        out = []
        for name in self.names:
            kind: NameKind = name.kind
            word = self.texts[name.start]
            if name.end - name.start > 1:
                kind = "person" if tuple(self.texts[name.start : name.end]) in self._doubles else kind
            elif name.code is None:
                kind = self._kind_by_votes(name, votes, words[word] - votes[word, "person"], whereabouts)
            elif name.kind == "organisation" and word in self._surnames - longer:
                kind = "person"
            out.append(name if kind == name.kind else Name(name.start, name.end, kind))
        return out

    def _kind_by_votes(
        self, name: Name, votes: Counter[tuple[str, NameKind]], others: int, whereabouts: set[str]
    ) -> NameKind:
        """What one word is: a known surname is a person's, other words what they are clearly oftener."""
        word = self.texts[name.start]
        persons = votes[word, "person"]
        if word in self._surnames:
            return "person"
        if name.kind != "person":
            is_first = name.kind == "place" and word in self._first and is_first_name(word) is not None
            return "person" if is_first or (persons > 1 and persons > CLEARLY * others) else name.kind
        if not others or self._is_titled(name) or word in self._first or persons > CLEARLY * others:
            return "person"
        if word in whereabouts:
            return "place"
        bodies = votes[word, "organisation"]
        return "organisation" if bodies > 1 and bodies > CLEARLY * persons else "person"

    def _mended(self, name: Name) -> list[Name]:
        """A headline in capitals ("BRANDT MEETS KERN"), a pair ("the Brandt-Kern talks"), a family
        ("the Kerns").
        """
        words = self.texts[name.start : name.end]
        if name.kind == "person" and len(words) == 1 and self._is_family(name):
            return [Name(name.start, name.end, "family")]
        if len(words) > 1 and name.code is None and all(w.isupper() or not w.isalpha() for w in words):
            return self._from_capitals(name)
        if name.code is None and len(words) == 3 and words[1] == "-" and self._is_pair(words):
            return [Name(name.start, name.start + 1, "person"), Name(name.end - 1, name.end, "person")]
        return [name]

    def _is_pair(self, words: list[str]) -> bool:
        """Both halves are names of persons, and together they are no one's double name."""
        return {words[0], words[2]} <= self._simple and tuple(words) not in self._doubles

    def _is_family(self, name: Name) -> bool:
        word = self.texts[name.start]
        return (
            word.endswith("s")
            and word not in self._surnames
            and (word[:-1] in self._surnames or word.removesuffix("es") in self._surnames)
            and name.start > 0
            and self.lower[name.start - 1] == "the"
        )

    def _from_capitals(self, name: Name) -> list[Name]:
        """The persons named in a run of capitals; the run itself where the text knows none of its words."""
        known = [i for i in range(name.start, name.end) if self.texts[i] in self._capitals]
        words = tuple(self.texts[name.start : name.end])
        is_full = known and self.texts[known[0]] == surname_of(words) and known[0] > name.start
        if not known or (
            is_full and (is_first_name(words[0].title()) is not False or words[0].endswith("."))
        ):
            return [name]
        return [Name(i, i + 1, "person") for i in known]

    def _missed(self, taken: set[int]) -> list[Name]:
        """Where the words of a known name stand and nothing was seen."""
        found: list[Name] = []
        after = words_of("groups", "body_after")
        families = {s + "s" for s in self._surnames if not s.endswith("s")}
        for i, word in enumerate(self.texts):
            if i in taken:
                continue
            if word in self._surnames or word in self._capitals:
                grown = i + 1 < len(self.lower) and self.lower[i + 1] in after and i + 1 not in taken
                found.append(Name(i, i + 2, "organisation") if grown else Name(i, i + 1, "person"))
            elif word in families and i and self.lower[i - 1] == "the":
                found.append(Name(i, i + 1, "family"))
            elif self._is_after_insertion(i) or self._is_glued(i):
                found.append(Name(i, i + 1, "person"))
            for firm in self._firms:
                if tuple(self.texts[i : i + len(firm)]) == firm and not taken & set(range(i, i + len(firm))):
                    found.append(Name(i, i + len(firm), "organisation"))
        return found

    def _is_after_insertion(self, at: int) -> bool:
        """ "[President Ivan] Petrov": what an editor put in ends with a first name."""
        return (
            at > 1
            and self.texts[at - 1] in (")", "]")
            and at - 2 in self._alone
            and is_capital(self.texts[at])
        )

    def _is_glued(self, at: int) -> bool:
        """ "@AnnaKern", "#AnnaKern"."""
        word = self.texts[at]
        is_tag = word[0] == "@" or (at > 0 and self.texts[at - 1] == "#")
        return is_tag and word.removeprefix("@").casefold() in self._glued

    def _with_particles(self, name: Name, taken: set[int]) -> Name:
        """ "Van der Berg" where the text has named a Johan van der Berg; all of a double name for half."""
        if name.kind != "person" or name.end - name.start > 1:
            return name
        before = self.texts[max(0, name.start - 2) : name.start]
        if before[1:] == ["-"] and is_capital(before[0]) and not {name.start - 2, name.start - 1} & taken:
            return Name(name.start - 2, name.end, "person")
        for small in self._particles.get(self.texts[name.start], ()):
            start = name.start - len(small)
            fits = start >= 0 and tuple(self.lower[start : name.start]) == small
            if fits and not any(i in taken for i in range(start, name.start)):
                return Name(start, name.end, "person")
        return name


def _without_nouns_after(names: list[Name], texts: list[str], lower: list[str]) -> list[Name]:
    """ "the Kern Memos" are Kern's: a plural that is a common word in the text is no part of a known name."""
    common = {w for w in texts if w.endswith("s") and w.islower()}
    documents = words_of("groups", "document")
    persons = [n for n in names if n.kind == "person"]
    known = Counter(surname_of(tuple(texts[n.start : n.end])) for n in persons)
    out = []
    for name in names:
        end = name.end
        if name.kind == "person":
            while end - name.start > 1 and _is_plural_noun(lower[end - 1], common, documents):
                if not known[texts[end - 2]]:
                    break
                end -= 1
        out.append(Name(name.start, end, "person") if end < name.end else name)
    return out


def _is_plural_noun(word: str, common: set[str], documents: frozenset[str]) -> bool:
    return word.endswith("s") and (word in common or word in documents or word[:-1] in documents)
