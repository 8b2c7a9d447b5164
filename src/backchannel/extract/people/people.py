"""Which name mentions of one document are one person, one body, one place."""

from __future__ import annotations

from bisect import bisect_right, insort
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec import Struct

from ...gazetteer import first_name_gender, kind_of
from ...model.entities import EntityKind
from ..ties.kin_words import kin_nouns
from ..word_lists import words_of
from .acronyms import Bodies, is_acronym_behind
from .aliases import join_aliases
from .known_names import KnownNames
from .name_words import PARTICLES, Name, title_ends
from .person_names import PersonName, gender_of_title, inner_words, person_name, surnames_of

if TYPE_CHECKING:
    from spacy.tokens import Token

ENTITY_KIND: dict[str, EntityKind] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "demonym": "group",
    "family": "group",
    "work": "work",
    "other": "place",
}


KIN = frozenset(["son", "father", "dad", "grandson", "grandfather", "namesake", "nephew", "brother"])
NEAR = 5
"""How many words before a name a word of family may stand."""
FAMILY_REACH = 12
"""How many words a bare surname may stand before the full name of a relative."""
OWNERS = frozenset(["his", "her", "their", "whose"])
OF_ONE_PERSON = words_of("groups", "body_of_a_person")


class Character(Struct):
    """An entity in the making: its mentions at token positions, in reading order."""

    kind: EntityKind
    mentions: list[tuple[int, int, str]]
    names: list[str]
    code: str | None = None
    gender: str | None = None
    """ "f", "m", or None where neither name nor title tells."""
    is_titled: bool = False
    """A title told the gender."""

    @property
    def caption(self) -> str:
        """The fullest name; the first among equals."""
        return max(self.names, key=lambda n: (len(n.split()), -self.names.index(n))) if self.names else ""


Index = dict[str, list[tuple[PersonName, Character]]]


class Grouping:
    """Groups the names of a document. `at` maps a token position to the character named there."""

    def __init__(self, tokens: list[Token], texts: list[str], names: list[Name]) -> None:
        self.tokens, self.texts, self.names = tokens, texts, names
        self.characters: list[Character] = []
        self.at: dict[int, Character] = {}
        self._by_key: dict[tuple[str, str], Character] = {}
        self._people: dict[PersonName, Character] = {}
        self._known = KnownNames()
        self._titles: dict[int, set[str]] = {}
        self._starts: dict[int, list[int]] = {}
        self._number: dict[int, int] = {}
        self._bodies = Bodies()
        self._index: tuple[Index, ...] = ({}, {}, {}, {})
        self._group_people([n for n in names if n.kind == "person"])
        for name in names:
            if name.kind != "person":
                self._add(name, self._thing(name))
        self._name_inside_bodies()
        join_aliases(texts, [t.casefold() for t in texts], self.at, self.characters)
        for character in self.characters:
            character.mentions.sort()
        self.characters.sort(key=lambda c: c.mentions[0])

    def _group_people(self, names: list[Name]) -> None:
        """Full names first: they say whom the bare ones, also those before them, can mean."""
        parts = {n: person_name(self.texts[n.start : n.end]) for n in names}
        bare: list[Name] = []
        led: list[Name] = []
        for name in names:
            if len(parts[name].words) == 1:
                bare.append(name)
            elif parts[name].words[0] in PARTICLES and len(parts[name].words) == 2:
                led.append(name)
            else:
                self._add(name, self._person(name, parts[name]))
        for name in led:
            known = self._of_surname(parts[name])
            self._add(name, self._likeliest(known, name) if known else self._person(name, parts[name]))
        for name, after in zip_longest(bare, bare[1:]):
            if after is not None and self._is_put_in(name, after):
                whole = self.texts[name.end - 1], self.texts[after.start]
                character = self._person(name, person_name(whole))
                self._add(name, character)
                character.names.append(" ".join(whole))
            else:
                self._add(name, self._by_surname(name, parts[name]))

    def _is_put_in(self, name: Name, after: Name) -> bool:
        """ "[President Ivan] Petrov": an editor put the first name before the surname that was said."""
        return after.start == name.end + 1 and self.texts[name.end] in (")", "]")

    def _text(self, name: Name) -> str:
        """The name as the document writes it, on one line."""
        words = "".join(t.text_with_ws for t in self.tokens[name.start : name.end])
        return " ".join(words.split())

    def _add(self, name: Name, character: Character) -> None:
        character.mentions.append((name.start, name.end, "name"))
        text = self._text(name)
        insort(self._starts.setdefault(id(character), []), name.start)
        if text not in character.names:
            character.names.append(text)
            if character.kind == "organisation":
                self._bodies.add(text, self._number[id(character)])
        self._titles.setdefault(id(character), set()).add(self._title_before(name.start))
        if character.kind == "person" and name.start:
            told = gender_of_title(self.texts[name.start - 1])
            character.gender = told or character.gender
            character.is_titled |= told is not None
        for i in range(name.start, name.end):
            self.at[i] = character

    def _new(self, kind: EntityKind, code: str | None = None) -> Character:
        character = Character(kind, [], [], code)
        self._number[id(character)] = len(self.characters)
        self.characters.append(character)
        return character

    def _person(self, name: Name, parts: PersonName) -> Character:
        if parts in self._people:
            return self._people[parts]
        for known in self._known.like(parts):
            if self._is_one_generation(known, parts, name):
                self._know(parts, self._people[known])
                return self._people[known]
        return self._newcomer(name, parts)

    def _newcomer(self, name: Name, parts: PersonName) -> Character:
        character = self._new("person")
        character.gender = first_name_gender(self.texts[name.start])
        self._know(parts, character)
        return character

    def _know(self, parts: PersonName, character: Character) -> None:
        """A name is found again by its surname, its first word, its inner words, and all its letters."""
        if parts not in self._people:
            self._people[parts] = character
            self._known.add(parts)
        keys = surnames_of(parts), (parts.words[0].replace("-", ""),), inner_words(parts), (parts.letters,)
        for index, words in zip(self._index, keys, strict=True):
            for word in words:
                index.setdefault(word, []).append((parts, character))

    def _is_one_generation(self, known: PersonName, parts: PersonName, name: Name) -> bool:
        """ "Otto Kern" and, later, "Otto Kern Jr." are two; "Otto F. Kern Jr.", later "Otto Kern", are one.

        A text names a person in full at first, so a generation that comes later, with no word more, is
        another person's; and so is one beside a word of family.
        """
        if known.generation == parts.generation:
            return True
        if known.generation and parts.generation:
            return False
        if not KIN.isdisjoint(self._lower_in(max(0, name.start - NEAR), name.end + 2)):
            return False
        return not parts.generation or not set(parts.words) <= set(known.words)

    def _of_surname(self, parts: PersonName) -> list[Character]:
        """The persons whom a bare name may mean: by surname; by first word, as in East Asia; by a middle name
        or a half of a double name; by all letters glued together.
        """
        for index in self._index:
            found = index.get(parts.letters, ())
            same = [c for p, c in found if p.generation == parts.generation]
            if found and (same or not parts.generation):
                return same or [c for _, c in found]
        return []

    def _by_surname(self, name: Name, parts: PersonName) -> Character:
        """A bare surname belongs to the person of that surname: of several, the one named last before it."""
        relatives = self._relatives_ahead(name)
        found = [c for c in self._of_surname(parts) if id(c) not in relatives]
        told = gender_of_title(self._title_before(name.start))
        if found and told and all(c.is_titled and c.gender not in (told, None) for c in found):
            found = []
        return self._likeliest(found, name) if found else self._newcomer(name, parts)

    def _name_inside_bodies(self) -> None:
        """ "the Kern campaign" names Kern too, where the text knows a Kern."""
        for name in self.names:
            if name.kind == "organisation" and self.texts[name.end - 1] in OF_ONE_PERSON:
                found = self._of_surname(person_name(self.texts[name.start : name.end - 1]))
                if found:
                    character = self._nearest(found, name.start)
                    character.mentions.append((name.start, name.end - 1, "name"))
                    insort(self._starts[id(character)], name.start)

    def _likeliest(self, found: list[Character], name: Name) -> Character:
        """Of several persons of one surname: the one of that title, then of that gender, then any with a
        title (papers call relatives by their first names), then the one named last before it.
        """
        found = list({id(c): c for c in found}.values())
        if len(found) == 1:
            return found[0]
        title = self._title_before(name.start)
        gender = gender_of_title(title)
        fits = [c for c in found if gender is None or c.gender in (gender, None)] or found
        fits = [c for c in fits if not self._is_introduced_as_relative(c)] or fits
        same = [c for c in fits if title and title in self._titles[id(c)]]
        return self._nearest(same or [c for c in fits if self._titles[id(c)] - {""}] or fits, name.start)

    def _nearest(self, found: list[Character], at: int) -> Character:
        """Whoever of `found` is named last before a position."""

        def last(character: Character) -> int:
            starts = self._starts[id(character)]
            before = bisect_right(starts, at)
            return starts[before - 1] if before else -1

        return max(found, key=last)

    def _relatives_ahead(self, name: Name) -> set[int]:
        """ "Lund is the daughter of Otto Lund", "Lund married Otto Lund": they are two; their ids."""
        end = min(self.tokens[name.start].sent.end, name.end + FAMILY_REACH)
        word = next((i for i in range(name.end, end) if self.texts[i].casefold() in _family_words()), end)
        apart = {id(self.at[i]) for i in range(word + 1, end) if i in self.at}
        return apart - {id(self.at[i]) for i in range(name.end, word + 1) if i in self.at}

    def _is_introduced_as_relative(self, character: Character) -> bool:
        """ "his wife, the painter Eva Lund": whoever comes in so is called by the first name later."""
        start = self._starts[id(character)][0]
        if OWNERS.isdisjoint(self._lower_in(max(0, start - NEAR), start)):
            return False
        before = self._lower_in(max(self.tokens[start].sent.start, start - NEAR), start)
        at = next((i for i, word in enumerate(before) if word in OWNERS), None)
        return at is not None and not kin_nouns().keys().isdisjoint(before[at + 1 :])

    def _lower_in(self, start: int, end: int) -> list[str]:
        return [t.casefold() for t in self.texts[start:end]]

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
        known = self._by_key.get(key) or self._before_brackets(name) or self._by_acronym(kind, text)
        if known is None:
            known = self._new(kind, name.code)
        self._by_key[key] = known
        return known

    def _before_brackets(self, name: Name) -> Character | None:
        """ "Democratic Labour Party (PDT)": one body."""
        if name.kind != "organisation" or not is_acronym_behind(name, self.texts):
            return None
        before = self.at.get(name.start - 2)
        return before if before is not None and before.kind == "organisation" else None

    def _by_acronym(self, kind: EntityKind, text: str) -> Character | None:
        """ "WHO" after "World Health Organization", and the other way round: the first such body."""
        if kind != "organisation":
            return None
        first = self._bodies.first(text)
        return None if first is None else self.characters[first]


@cache
def _family_words() -> frozenset[str]:
    """What stands between two of one surname who are not one person."""
    return frozenset(kin_nouns()) | frozenset(["married", "marries", "wed", "divorced"])


def _folded(text: str) -> str:
    return text.casefold().replace(".", "").removeprefix("the ")
