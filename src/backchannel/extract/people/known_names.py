"""The persons' names that a document has told so far, and which of them may be one person's with another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...gazetteer import nicknames
from .person_names import PersonName, is_same_person

SHARED = 2
"""Words that a name of two words shares at least with a longer one that holds it."""


class KnownNames:
    """Names in the order in which they were added, found again without asking each of them."""

    def __init__(self) -> None:
        self._names: list[PersonName] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_form: dict[tuple[str, ...], list[int]] = {}

    def add(self, name: PersonName) -> None:
        """One name more; a document's equal names are added once."""
        number = len(self._names)
        self._names.append(name)
        for word in name.words:
            self._by_word.setdefault(word, []).append(number)
        for form in _known_forms(name):
            self._by_form.setdefault(form, []).append(number)

    def like(self, name: PersonName) -> Iterator[PersonName]:
        """The known names that are one person's with `name` by `is_same_person`, in the order of adding."""
        shared = Counter(n for word in set(name.words) for n in self._by_word.get(word, ()))
        near = {n for n, count in shared.items() if count >= SHARED}
        near.update(n for form in _forms(name) for n in self._by_form.get(form, ()))
        return (self._names[n] for n in sorted(near) if is_same_person(name, self._names[n]))


def _forms(name: PersonName) -> set[tuple[str, ...]]:
    """What one of two names has and the other is known by: all letters, all words, or the surname with the
    given name, its first letter, or its short form.
    """
    first, surname = name.words[0], name.surname
    given = {first, first.replace("-", "")[:1], name.short} - {""}
    return {
        ("letters", name.letters),
        ("words", *sorted(name.words)),
        *(("given", surname, g) for g in given),
    }


def _known_forms(name: PersonName) -> set[tuple[str, ...]]:
    short_of = nicknames().get(name.words[0], ())
    return _forms(name) | {("given", name.surname, short) for short in short_of}
