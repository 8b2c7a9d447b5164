"""The names that the language model sees, mended by their own words and those beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...gazetteer import is_first_name, organisation_heads
from ..word_lists import words_of
from .name_words import (
    KIND_OF_LABEL,
    LOCATING,
    NOT_NAMES,
    PARTICLES,
    Name,
    NameKind,
    domains,
    is_capital,
    is_listed,
    person_words_end,
    title_words,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

HYPHENS = frozenset("-–")
OPENING = frozenset("\"“'‘(")


def modelled(doc: Doc, texts: list[str], lower: list[str]) -> Iterator[Name]:
    """Names of the model, cut and sorted anew where their words say so."""
    common = {w for w in texts if w.islower()}
    for ent in doc.ents:
        kind = KIND_OF_LABEL.get(ent.label_)
        if kind is None or (kind != "person" and _is_first_of_next(doc, ent.start, ent.end)):
            continue
        start, end = _trimmed(ent.start, ent.end, texts, lower)
        if (bracket := _closing_bracket(start, end, texts)) is not None and _is_first(texts[bracket - 1]):
            yield from (Name(bracket - 1, bracket, "person"), Name(bracket + 1, end, "person"))
            continue
        if kind == "person":
            start, end = _person_core(start, end, texts, lower)
            start, end = _whole_person(doc, start, end, lower)
            if end <= start or any(c.isdigit() for c in "".join(texts[start:end])):
                continue
            kind = _no_person(start, end, texts, lower) or kind
            if kind == "person" and _is_word_here(texts, start, end, common):
                continue
        if (
            kind == "organisation"
            and end < len(lower)
            and lower[end] in title_words()
            and _is_domain_only(texts, start, end)
        ):
            continue
        if kind == "organisation" and (person := _person_behind_post(start, end, texts, lower)) is not None:
            start, kind = person, "person"
        if kind in ("organisation", "place", "other") and _looks_like_person(start, end, texts, lower):
            kind = "person"
        if end > start and any(is_capital(t) for t in texts[start:end]):
            yield Name(start, end, kind)


def bodies_of_model(doc: Doc, texts: list[str], lower: list[str]) -> list[tuple[int, int]]:
    """The ranges of the bodies that the model sees, without those that hold a post or a pair."""
    found = []
    for ent in doc.ents:
        if ent.label_ == "ORG":
            start, end = _trimmed(ent.start, ent.end, texts, lower)
            is_pair = end - start == 3 and texts[start + 1] in HYPHENS
            if not is_pair and not any(w in title_words() or w in (",", "'s") for w in lower[start:end]):
                found.append((start, end))
    return found


def _closing_bracket(start: int, end: int, texts: list[str]) -> int | None:
    """Where an editor's insertion ends inside a name: "Ivan] Petrov"."""
    return next((i for i in range(start + 1, end - 1) if texts[i] in (")", "]")), None)


def _is_first_of_next(doc: Doc, start: int, end: int) -> bool:
    """A first name that the model took apart from the person behind it."""
    glued = end - start == 1 and end < len(doc) and doc[end].ent_type_ == "PERSON"
    return glued and is_first_name(doc[start].text) is True


def _no_person(start: int, end: int, texts: list[str], lower: list[str]) -> NameKind | None:
    """What a name that the model calls a person is by its words: "Halden Corporation", "the Skyliner"."""
    if end - start > 1:
        is_body = texts[end - 1] in organisation_heads() and is_first_name(texts[start]) is False
        return "organisation" if is_body else None
    before = lower[start - 1] if start else ""
    if is_first_name(texts[start]) is True or lower[end : end + 1] == ["'s"]:
        return None
    if before in LOCATING:
        return "place"
    return "other" if before in ("the", "a", "an", "this") and not texts[start].endswith("s") else None


def _is_word_here(texts: list[str], start: int, end: int, common: set[str]) -> bool:
    """Every word of a name stands in the text in lower case too: "Illegal Aliens" is no person."""
    return all(t.casefold() in common and is_first_name(t) is False for t in texts[start:end])


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
    if (alone and not is_listed(texts, lower[offset : end + 6], end - offset)) or (
        lower[end] in PARTICLES or lower[end] in OPENING
    ):
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


def _person_behind_post(start: int, end: int, texts: list[str], lower: list[str]) -> int | None:
    """Where the person begins whom the model took for the end of a post: "Head of Public Works Ana Souza"."""
    if lower[start] not in title_words() or lower[start + 1 : start + 2] not in (["of"], ["for"]):
        return None
    return next((i for i in range(start + 3, end - 1) if _looks_like_person(i, end, texts, lower)), None)


def _trimmed(start: int, end: int, texts: list[str], lower: list[str]) -> tuple[int, int]:
    """Without leading articles and "ex-", and cut at a line end, a possessive or loose punctuation."""
    if start + 2 < end and lower[start] == "ex" and texts[start + 1] in HYPHENS:
        start += 2
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
