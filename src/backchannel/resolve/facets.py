"""Under which words a subject is filed, so that a new one is compared with a few of those filed before.

A facet is a name together with something else: with the first name's initial, a post, or somebody named
beside. A surname alone is none: ever more people bear it, and it alone proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from backchannel.gazetteer import nicknames

from .bodies import body_words, post_words
from .candidates import keys
from .names import PersonName, person_name, sound
from .subjects import Post, Subject
from .tokens import fold
from .weights import GENERATION

Names = frozenset[PersonName | str]


class Description(NamedTuple):
    """What one document says of a subject."""

    kind: str
    names: Names
    country: str | None
    posts: frozenset[Post]

    @property
    def bare(self) -> bool:
        """Whether a person is known by a surname alone."""
        return any(isinstance(name, PersonName) and name.bare for name in self.names)

    @property
    def facet(self) -> str:
        """The facet under which only those are filed of whom another document said just the same."""
        names = sorted(repr(name) for name in self.names)
        posts = sorted(f"{post}/{country}" for post, country in self.posts)
        return "\x1f".join(["=", self.kind, str(self.country), *names, "", *posts])


@lru_cache(maxsize=65536)
def described(subject: Subject) -> Description:
    """What the subject's document says of it; of a person the full names, where there are any."""
    names: set[PersonName | str] = {fold(written) for written in subject.all_names}
    if subject.kind == "person":
        parsed = _parsed(subject)
        names = {name for name in parsed if not name.bare} or set(parsed) or names
    return Description(subject.kind, frozenset(names), subject.country, frozenset(subject.posts))


def facets(subject: Subject) -> Iterator[str]:
    """What a subject is filed under and looked for: each once."""
    found = _of_person(subject) if subject.kind == "person" else _of_others(subject)
    return iter(dict.fromkeys(f"{subject.kind}:{facet}" for facet in found))


def company(subject: Subject, *, full: bool) -> Iterator[str]:
    """The surnames of a person, each with everybody and every body named beside.

    `full`: of those who stand with a full name of their own; a surname alone looks for them, they for it.
    """
    bodies = {" ".join(body_words(body)) for body in subject.organisations}
    beside = sorted({*subject.co_mentions, *bodies})
    for surname in sorted({name.surname for name in _parsed(subject)}):
        yield from (f"{subject.kind}:{surname}+{other}:{full}" for other in beside)


def generation(subject: Subject) -> int | None:
    """Which generation's time somebody is heard of: namesakes of two are both among those compared."""
    year = (subject.years.last or subject.years.first) if subject.years else None
    return None if year is None else year // GENERATION


def _of_others(subject: Subject) -> Iterator[str]:
    yield from (key.partition(":")[2] for key in sorted(keys(subject)))


def _of_person(subject: Subject) -> Iterator[str]:
    posts = sorted({" ".join(post_words(post)) for post, _ in subject.posts})
    for name in sorted(_parsed(subject), key=repr):
        yield " ".join(sorted(name.words))
        initials = sorted(_initials(name))
        for surname in dict.fromkeys(_surnames(name)):
            yield from (f"{surname}/{initial}" for initial in initials)
            yield from (f"{surname}|{post}" for post in posts)


def _surnames(name: PersonName) -> Iterator[str]:
    """The surname and its sound; of a double name also the parts."""
    for part in (name.surname, *name.surname.split("-")):
        yield part
        yield f"~{sound(part)}"


def _initials(name: PersonName) -> set[str]:
    """The first letters by which the given names, or other forms of them, may be written."""
    given = {part for word in name.given for part in (word, *word.split("-")) if part}
    forms = {*given, *(short for word in given for short in nicknames().get(word, ()))}
    return {form[0] for form in forms} | {heard[0] for form in given if (heard := sound(form))}


def _parsed(subject: Subject) -> set[PersonName]:
    return {name for written in subject.all_names if (name := person_name(written)) is not None}
