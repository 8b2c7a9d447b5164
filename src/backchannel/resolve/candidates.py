"""Which pairs are worth comparing: those that share a key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from .bodies import body_words, initials, is_acronym, place_code, post_words
from .names import person_name, sound
from .subjects import Subject
from .tokens import fold

JUDGED = ("person", "organisation", "post", "place")
"""Other kinds are never one across documents: "Norland officials" of two reports are two groups."""


def keys(subject: Subject) -> frozenset[str]:
    """The keys of a subject; two subjects without a common one are never compared."""
    find = {"person": _person_keys, "organisation": _body_keys, "post": _post_keys, "place": _place_keys}
    if subject.kind not in find:
        return frozenset()
    return frozenset(f"{subject.kind}:{key}" for key in find[subject.kind](subject))


def candidates(new: Iterable[Subject], known: Iterable[Subject]) -> Iterator[tuple[Subject, Subject]]:
    """The pairs (new, known) that share a key, in the order of `new`, then of `known`."""
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    held = list(known)
    for place, one in enumerate(held):
        for key in keys(one):
            by_key[key].append(place)
    for one in new:
        for place in sorted({place for key in keys(one) for place in by_key.get(key, ())}):
            if held[place].ref != one.ref:
                yield one, held[place]


def _person_keys(subject: Subject) -> Iterator[str]:
    """The surname and its sound; a double name also by its parts; the words of a name in whatever order."""
    for written in subject.all_names:
        name = person_name(written)
        if name is not None:
            for part in {name.surname, *name.surname.split("-")}:
                yield part
                yield f"~{sound(part)}"
            yield " ".join(sorted(name.words))


def _body_keys(subject: Subject) -> Iterator[str]:
    for written in subject.all_names:
        yield " ".join(sorted(body_words(written)))
        if is_acronym(written):
            yield f"={fold(written).replace('.', '')}"
        elif (letters := initials(written)) is not None:
            yield f"={letters}"


def _post_keys(subject: Subject) -> Iterator[str]:
    yield " ".join(post_words(subject.caption))


def _place_keys(subject: Subject) -> Iterator[str]:
    for written in subject.all_names:
        code = place_code(written)
        yield fold(written) if code is None else f"={code}"
