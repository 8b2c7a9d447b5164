"""Where names come from, apart from the model: set forms, titles, lists, company words, and first names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ...gazetteer import is_first_name, is_outlet, organisation_heads
from ..tenures.nomination_lists import official_namings
from ..tenures.roster_forms import roster_rows
from ..word_lists import word_list, words_of
from .name_words import (
    NOT_NAMES,
    Name,
    is_capital,
    is_listed,
    known_names,
    person_words_end,
    title_ends,
    title_words,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

CURRENCIES = frozenset("$€£¥")


def official(doc: Doc, text: str) -> Iterator[Name]:
    """Persons whom a set form of an official text names to a post, those whom they follow, and those on its
    rosters.
    """
    words = [r for n in official_namings(text) for r in (n.person, n.predecessor) if r]
    for start, end in (*words, *(row.person for row in roster_rows(text))):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None:
            yield Name(span.start, span.end, "person")


def titled(texts: list[str], lower: list[str]) -> Iterator[Name]:
    """Persons by what stands before them: "Premier X Y", "Mr X", "Ambassador to Z X Y"."""
    titles = {t.casefold() for t in word_list("roles")["titles"]} | {
        t.casefold() for t in word_list("roles")["short"]
    }
    heads = title_ends()
    places, known = known_names()
    for i, word in enumerate(lower[:-1]):
        if word in titles or (
            word in heads and word not in ("of", "special", "senior", "deputy", "vice", "first", "chief")
        ):
            start = i + 1
            if lower[start] == "." and word in ("dr", "mr", "ms", "mrs", "prof", "gen", "sen", "rep", "gov"):
                start += 1
            if lower[start] in ("to", "of", "for") and start + 1 < len(lower):
                place = start + 1 + (lower[start + 1] == "the")
                length = places.at(lower, place) if place < len(lower) else 0
                if not length or not is_capital(texts[place]):
                    continue
                start = place + length
                end = person_words_end(texts, lower, start)
                if end - start >= 2 and (lower[i + 1] == "to" or is_first_name(texts[start])):
                    yield Name(start, end, "person")
                continue
            if start < len(lower) and is_capital(texts[start]) and not is_listed(texts, lower, start):
                end = person_words_end(texts, lower, start)
                if end > start and (word in titles or end - start >= 2 or is_capital(texts[i])):
                    whole = " ".join(texts[i : i + places.at(lower, i)])
                    if whole not in known and (word in titles or not _is_thing(texts, lower, start, end)):
                        yield Name(start, end, "person")


def _is_thing(texts: list[str], lower: list[str], start: int, end: int) -> bool:
    """ "Executive Order", "Justice Department", "General Motors Corporation": no person's name."""
    if is_first_name(texts[start]) is not False and end - start > 1:
        return False
    return texts[end - 1] in organisation_heads() or (end - start == 1 and lower[start] in _things())


@cache
def _things() -> frozenset[str]:
    """Nouns that stand for bodies, groups and papers, and for jobs: in capitals no surname behind a post."""
    return frozenset().union(
        *(words_of("groups", k) for k in ("organisation", "document", "group", "person"))
    )


def listed(texts: list[str], lower: list[str], bodies: list[tuple[int, int]]) -> Iterator[Name]:
    """Places, demonyms and bodies of the gazetteer; a place inside a body's longer name is left to it."""
    phrases, known = known_names()
    inside = {i: end - start for start, end in bodies for i in range(start, end)}
    at = 0
    while at < len(lower):
        length = phrases.at(lower, at)
        while length:
            phrase = " ".join(texts[at : at + length])
            if (
                phrase in known
                and not _inside_person(texts, lower, at, length)
                and not _is_domain_of_post(phrase, lower, at + length)
            ):
                code, kind = known[phrase]
                if kind != "organisation" and inside.get(at, 0) > length and at + length - 1 in inside:
                    break
                yield _region(Name(at, at + length, kind, code or None), lower)
                break
            length -= 1
        at += max(length, 1)


def institutions(texts: list[str], lower: list[str]) -> Iterator[Name]:
    """Bodies named with their state: "the Central Bank of Kenya", "the Permanent Mission of Fiji"."""
    heads, before = words_of("groups", "of_a_state"), words_of("groups", "before_of_a_state")
    phrases, known = known_names()
    for i, word in enumerate(lower):
        if word not in heads or not is_capital(texts[i]) or lower[i + 1 : i + 2] != ["of"]:
            continue
        at = i + 2 + (lower[i + 2 : i + 3] == ["the"])
        length = phrases.at(lower, at) if at < len(lower) else 0
        code, kind = known.get(" ".join(texts[at : at + length]), ("", "other"))
        if length and kind == "place" and code:
            start = i
            while start > 0 and lower[start - 1] in before and is_capital(texts[start - 1]):
                start -= 1
            yield Name(start, at + length, "organisation", code)


def _region(name: Name, lower: list[str]) -> Name:
    """ "Latin America" is a region of its own, not the country of its second word."""
    before = name.start - 1
    if name.kind == "place" and before >= 0 and lower[before] in ("latin", "north", "south", "central"):
        return Name(before, name.end, "place", name.code if lower[name.start] != "america" else None)
    return name


def _is_domain_of_post(phrase: str, lower: list[str], after: int) -> bool:
    """ "Foreign Affairs Minister" is a post; the magazine of that name has no minister."""
    return is_outlet(phrase) and after < len(lower) and lower[after] in ("minister", "secretary", "committee")


def _inside_person(texts: list[str], lower: list[str], at: int, length: int) -> bool:
    """ "Jordan Lee", "Mayor Washington", "Anna France": a place's word that belongs to a person's name."""
    if length > 1 or texts[at].isupper() or "." in texts[at]:
        return False
    before, after = (texts[at - 1] if at else ""), (texts[at + 1] if at + 1 < len(texts) else "")
    begins = bool(is_first_name(texts[at])) and is_capital(after) and lower[at + 1] not in title_words()
    return begins or (bool(is_first_name(before)) and is_capital(before))


def companies(texts: list[str], lower: list[str]) -> Iterator[Name]:
    """ "Minnesota-based 3M", "the car maker X": what follows is a company's name."""
    before = words_of("groups", "company_before")
    for i, word in enumerate(lower[:-1]):
        based = word == "based" and i and texts[i - 1] == "-"
        if (based or word in before) and (texts[i + 1][0].isupper() or texts[i + 1][0].isdigit()):
            end = i + 1
            while (
                end < len(texts)
                and end - i <= 4
                and (is_capital(texts[end]) or (texts[end][0].isdigit() and end == i + 1))
            ):
                if lower[end] in NOT_NAMES:
                    break
                end += 1
            if end > i + 1 and any(c.isupper() for c in "".join(texts[i + 1 : end])):
                yield Name(i + 1, end, "organisation")


def numbered(doc: Doc, texts: list[str]) -> Iterator[Name]:
    """A firm named by a figure and a letter ("3M"), where it stands twice and never behind a currency."""
    places = [
        i
        for i in range(1, len(texts) - 1)
        if texts[i].isdigit()
        and len(texts[i]) == 1
        and not doc[i].whitespace_
        and texts[i + 1] in ("M", "G", "D")
    ]
    if len(places) > 1 and not any(texts[i - 1] in CURRENCIES for i in places):
        yield from (Name(i, i + 2, "organisation") for i in places)


def guessed(texts: list[str], lower: list[str]) -> Iterator[Name]:
    """Where the model has nothing: a first name and a capitalised word after it."""
    for i in range(len(texts) - 1):
        if (
            is_capital(texts[i])
            and is_first_name(texts[i])
            and is_capital(texts[i + 1])
            and lower[i] not in NOT_NAMES
        ):
            end = person_words_end(texts, lower, i)
            if end - i >= 2:
                yield Name(i, end, "person")
