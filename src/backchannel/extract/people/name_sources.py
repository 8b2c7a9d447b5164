"""Where names come from: titles, lists, the model, company words, and first names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...gazetteer import is_first_name, is_outlet
from ..tenures.nomination_lists import official_namings
from ..tenures.roster_forms import roster_rows
from ..word_lists import word_list, words_of
from .name_words import (
    KIND_OF_LABEL,
    NOT_NAMES,
    PARTICLES,
    Name,
    domains,
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
    places, _ = known_names()
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
                    yield Name(start, end, "person")


def listed(texts: list[str], lower: list[str]) -> Iterator[Name]:
    phrases, known = known_names()
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
                yield _region(Name(at, at + length, kind, code or None), lower)
                break
            length -= 1
        at += max(length, 1)


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


def modelled(doc: Doc, texts: list[str], lower: list[str]) -> Iterator[Name]:
    for ent in doc.ents:
        kind = KIND_OF_LABEL.get(ent.label_)
        if kind is None:
            continue
        start, end = _trimmed(ent.start, ent.end, texts, lower)
        if kind == "person":
            start, end = _person_core(start, end, texts, lower)
            start, end = _whole_person(doc, start, end, lower)
            if end <= start or any(c.isdigit() for c in "".join(texts[start:end])):
                continue
        if (
            kind == "organisation"
            and end < len(lower)
            and lower[end] in title_words()
            and _is_domain_only(texts, start, end)
        ):
            continue
        if kind in ("organisation", "place", "other") and _looks_like_person(start, end, texts, lower):
            kind = "person"
        if end > start and any(is_capital(t) for t in texts[start:end]):
            yield Name(start, end, kind)


def _whole_person(doc: Doc, start: int, end: int, lower: list[str]) -> tuple[int, int]:
    """A person's name with the first name before it and the words after it that the model left out."""
    texts = [t.text for t in doc[max(0, start - 3) : end + 6]]
    offset = max(0, start - 3)
    while start > offset and _is_first(texts[start - 1 - offset]) and lower[start - 1] not in NOT_NAMES:
        start -= 1
    if end >= len(doc) or end <= start:
        return start, end
    glued = doc[end - 1].dep_ == "compound" and doc[end - 1].head.i == end
    alone = end - start == 1 and (glued or is_first_name(texts[start - offset]))
    if (alone and not is_listed(texts, lower[offset : end + 6], end - offset)) or lower[end] in PARTICLES:
        end = max(end, offset + person_words_end(texts, lower[offset : end + 6], start - offset))
    return start, end


def _is_first(word: str) -> bool:
    return bool(is_first_name(word)) and is_capital(word)


def _is_domain_only(texts: list[str], start: int, end: int) -> bool:
    """ "Trade" of "Trade Minister": the model's body is the first half of a post; "Halden" of "Halden
    spokesman" is a body.
    """
    if end < len(texts) and texts[end].casefold() in words_of("name_words", "of_government"):
        return all((t.isalpha() and not t.isupper()) or t == "and" for t in texts[start:end])
    return all(t.casefold() in domains() or t == "and" for t in texts[start:end])


def _trimmed(start: int, end: int, texts: list[str], lower: list[str]) -> tuple[int, int]:
    """Without leading articles, and cut at a line end, a possessive or loose punctuation."""
    while start < end and (
        lower[start] in ("the", "a", "an") or texts[start].isspace() or not texts[start][0].isalnum()
    ):
        start += 1
    for i in range(start, end):
        if "\n" in texts[i]:
            end = i
            break
    while end > start and (
        lower[end - 1] in ("'s", "'") or (not texts[end - 1][-1:].isalnum() and texts[end - 1][-1:] != ".")
    ):
        end -= 1
    return start, end


def _person_core(start: int, end: int, texts: list[str], lower: list[str]) -> tuple[int, int]:
    """A person's name without the titles glued to it."""
    while start < end - 1 and lower[start] in title_words():
        start += 1
    if start < end and lower[start] in title_words():
        return start, start
    stop = person_words_end(texts, lower, start)
    return start, min(end, stop) if stop > start else (
        end if texts[start].isupper() and len(texts[start]) > 1 else start
    )


def _looks_like_person(start: int, end: int, texts: list[str], lower: list[str]) -> bool:
    """Two or three capitalised words of which the first is a first name."""
    if not 2 <= end - start <= 4 or not is_first_name(texts[start]):
        return False
    bodies = words_of("groups", "body_after") | words_of("groups", "organisation")
    return person_words_end(texts, lower, start) == end and not any(w in bodies for w in lower[start:end])


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
