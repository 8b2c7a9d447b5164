"""Which name mentions of one document are one person, one body, one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ...gazetteer import first_name_gender, kind_of
from ...model.entities import EntityKind
from ..word_lists import words_of
from .name_words import SUFFIXES, Name, surname_of, title_ends

if TYPE_CHECKING:
    from spacy.tokens import Token

ENTITY_KIND: dict[str, EntityKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "demonym": "group",
    "work": "work",
    "other": "place",
}


class Character(Struct):
    """An entity in the making: its mentions at token positions, in reading order."""

    kind: EntityKind
    mentions: list[tuple[int, int, str]]
    names: list[str]
    code: str | None = None
    gender: str | None = None
    """ "f", "m", or None where neither name nor title tells."""

    @property
    def caption(self) -> str:
        """The fullest name; the first among equals."""
        return max(self.names, key=lambda n: (len(n.split()), -self.names.index(n))) if self.names else ""


class Grouping:
    """Groups the names of a document. `at` maps a token position to the character named there."""

    def __init__(self, tokens: list[Token], texts: list[str], names: list[Name]) -> None:
        self.tokens, self.texts, self.names = tokens, texts, names
        self.characters: list[Character] = []
        self.at: dict[int, Character] = {}
        self._by_key: dict[tuple[str, str], Character] = {}
        self._people: list[tuple[tuple[str, ...], Character]] = []
        whole = [n for n in names if n.kind == "person" and len(self._name_words(n)) > 1]
        for name in whole:
            self._add(name, self._person(name))
        for name in names:
            if name.kind == "person" and name.start not in self.at:
                self._add(name, self._by_surname(name))
            elif name.kind != "person":
                self._add(name, self._thing(name))
        for character in self.characters:
            character.mentions.sort()
        self.characters.sort(key=lambda c: c.mentions[0])

    def _text(self, name: Name) -> str:
        """The name as the document writes it, on one line."""
        words = "".join(t.text_with_ws for t in self.tokens[name.start : name.end])
        return " ".join(words.split())

    def _name_words(self, name: Name) -> tuple[str, ...]:
        words = self.texts[name.start : name.end]
        return tuple(w for w in words if w.casefold() not in SUFFIXES and w not in (".", "-"))

    def _add(self, name: Name, character: Character) -> None:
        character.mentions.append((name.start, name.end, "name"))
        text = self._text(name)
        if text not in character.names:
            character.names.append(text)
        if character.kind == "person" and name.start and character.gender is None:
            character.gender = _gender_of(self.texts[name.start - 1])
        for i in range(name.start, name.end):
            self.at[i] = character

    def _new(self, kind: EntityKind, code: str | None = None) -> Character:
        character = Character(kind, [], [], code)
        self.characters.append(character)
        return character

    def _person(self, name: Name) -> Character:
        words = self._name_words(name)
        for known, character in self._people:
            if same_person(words, known):
                if len(words) > len(known):
                    self._people.append((words, character))
                return character
        character = self._new("person")
        character.gender = first_name_gender(words[0])
        self._people.append((words, character))
        return character

    def _by_surname(self, name: Name) -> Character:
        """A bare surname belongs to the person of that surname: of several, the one named last before it."""
        word = self._name_words(name)[-1] if self._name_words(name) else self.texts[name.start]
        found = [c for words, c in self._people if surname_of(words) == word]
        if not found:
            found = [c for words, c in self._people if words[0] == word]
        if not found:
            character = self._new("person")
            character.gender = first_name_gender(word)
            self._people.append(((word,), character))
            return character
        return self._likeliest(found, name)

    def _likeliest(self, found: list[Character], name: Name) -> Character:
        """Of several persons of one surname: the one of that title, then of that gender, then any with a
        title (papers call relatives by their first names), then the one named last before it.
        """
        title = self._title_before(name.start)
        gender = _gender_of(title)
        fits = [c for c in found if gender is None or c.gender in (gender, None)] or found
        titled = {id(c): {self._title_before(s) for s, _, _ in c.mentions} - {""} for c in fits}
        same = [c for c in fits if title and title in titled[id(c)]]
        return _nearest(same or [c for c in fits if titled[id(c)]] or fits, name.start)

    def _title_before(self, position: int) -> str:
        word = self.texts[position - 1].casefold() if position else ""
        return word if word in title_ends() else ""

    def _thing(self, name: Name) -> Character:
        text = self._text(name)
        kind = ENTITY_KIND[name.kind]
        key = (kind, _folded(text))
        if (
            name.code
            and name.kind in ("place", "demonym")
            and kind_of(text) in ("name", "abbreviation", "demonym")
        ):
            key = (kind, name.code)
        known = self._by_key.get(key) or self._by_acronym(kind, text)
        if known is None:
            known = self._new(kind, name.code)
        self._by_key[key] = known
        return known

    def _by_acronym(self, kind: EntityKind, text: str) -> Character | None:
        """ "WHO" after "World Health Organization", and the other way round."""
        if kind != "organisation":
            return None
        for character in self.characters:
            if character.kind == kind and any(
                _initials(n) == text or _initials(text) == n for n in character.names
            ):
                return character
        return None


def _gender_of(title: str) -> str | None:
    """What a title tells: "m", "f" or nothing."""
    word = title.capitalize()
    if word in words_of("roles", "male_titles"):
        return "m"
    return "f" if word in words_of("roles", "female_titles") else None


def _nearest(found: list[Character], at: int) -> Character:
    unique = list({id(c): c for c in found}.values())
    if len(unique) == 1:
        return unique[0]
    return max(unique, key=lambda c: max((s for s, _, _ in c.mentions if s <= at), default=-1))


def _initials(text: str) -> str:
    capitals = [w[0] for w in text.split() if w[:1].isupper()]
    return "".join(capitals) if len(capitals) > 1 else ""


def _folded(text: str) -> str:
    return text.casefold().replace(".", "").removeprefix("the ")


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names of one document name one person: same surname, first names that agree or
    abbreviate.

    >>> same_person(("Anna", "B.", "Kern"), ("Anna", "Kern")), same_person(("Otto", "Kern"), ("Anna", "Kern"))
    (True, False)
    """
    if surname_of(a).casefold() != surname_of(b).casefold():
        return (set(b) < set(a) and len(b) > 1) or (set(a) < set(b) and len(a) > 1)
    first, other = a[0].casefold().rstrip("."), b[0].casefold().rstrip(".")
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    return first == other or (
        len(first) > 2 and len(other) > 2 and (first.startswith(other) or other.startswith(first))
    )
