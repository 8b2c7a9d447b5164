"""Which words are names: the model's names, mended by titles, a gazetteer, and what the rest of the text shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from ..gazetteer import all_names, is_first_name, organisations
from .word_lists import Phrases, word_list, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

NameKind = Literal["person", "organisation", "place", "demonym", "work", "other"]
KIND_OF_LABEL: dict[str, NameKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "other",
    "NORP": "demonym",
    "LAW": "work",
    "WORK_OF_ART": "work",
    "EVENT": "other",
    "PRODUCT": "other",
}
PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "la",
        "le",
        "bin",
        "bint",
        "ibn",
        "al",
        "el",
        "ben",
        "zu",
        "af",
    ]
)
SUFFIXES = frozenset(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"])
NOT_NAMES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "in",
        "on",
        "at",
        "for",
        "with",
        "after",
        "before",
        "when",
        "while",
        "as",
        "but",
        "and",
        "or",
        "if",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "his",
        "her",
        "their",
        "our",
        "its",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "meanwhile",
        "however",
        "according",
        "also",
        "now",
        "today",
        "yesterday",
        "on",
        "by",
        "from",
        "since",
        "until",
    ]
)

INITIALS = re.compile(r"(?:[A-Z]\.)+")
AFTER_HYPHEN = frozenset(
    [
        "led",
        "era",
        "elect",
        "style",
        "born",
        "like",
        "wide",
        "owned",
        "run",
        "free",
        "made",
        "based",
        "held",
        "backed",
        "to",
        "on",
        "era",
    ]
)


class Name(Struct, frozen=True):
    """A name at token positions, half-open; `code` is the gazetteer's."""

    start: int
    end: int
    kind: NameKind
    code: str | None = None


@cache
def title_words() -> frozenset[str]:
    """Every single word of a post or title, lower case: never part of a person's name."""
    roles = word_list("roles")
    words = {w.casefold() for head in roles["heads"] for w in head.split(" of ")[0].replace("-", " ").split()}
    return frozenset(
        words - {"of", "the", "for", "in", "to", "at", "and", "bank"}
        | {t.casefold() for t in (*roles["titles"], *roles["short"])}
        | {"elect", "designate", "former", "then", "ex", "acting", "interim", "incoming", "outgoing"}
    )


@cache
def _gazetteer() -> tuple[Phrases, dict[str, tuple[str, NameKind]]]:
    """Phrases of places, demonyms and bodies, and what each stands for; matched with case kept."""
    known: dict[str, tuple[str, NameKind]] = {}
    for phrase, code, kind in all_names():
        known.setdefault(_spaced(phrase), (code, _kind_from(kind)))
    for body in organisations().values():
        known.setdefault(_spaced(body.name), (body.country or "", "organisation"))
    return Phrases(tuple(known)), known


@cache
def title_ends() -> frozenset[str]:
    """The words right before a name that make it a person's: "minister", "Mr", "president-elect"."""
    roles = word_list("roles")
    ends = {head.split(" of ")[0].replace("-", " ").split()[-1].casefold() for head in roles["heads"]}
    return (
        frozenset(ends) | {t.casefold() for t in (*roles["titles"], *roles["short"])} | {"elect", "designate"}
    )


def _spaced(phrase: str) -> str:
    return " ".join(phrase.replace("-", " - ").replace("’", "'").replace("'s ", " 's ").split())


def _kind_from(kind: str) -> NameKind:
    return {"demonym": "demonym", "metonym": "organisation", "bloc": "organisation"}.get(kind, "place")  # type: ignore[return-value]


def find_names(doc: Doc, lower: list[str]) -> list[Name]:
    """Every name, in order, never overlapping. A title or the gazetteer outranks the model, which outranks a guess."""
    texts = [t.text for t in doc]
    taken: dict[int, Name] = {}

    def take(name: Name) -> None:
        if not any(i in taken for i in range(name.start, name.end)):
            taken.update(dict.fromkeys(range(name.start, name.end), name))

    for source in (
        _titled(texts, lower),
        _listed(texts, lower),
        _modelled(doc, texts, lower),
        _companies(texts, lower),
    ):
        for name in source:
            take(name)
    for name in _guessed(texts, lower):
        take(name)
    names = sorted(set(taken.values()), key=lambda n: n.start)
    return _propagated(_bodies(names, lower), texts, lower)


def _capital(word: str) -> bool:
    return word[:1].isupper() and any(c.isalpha() for c in word)


def _person_words(texts: list[str], lower: list[str], start: int) -> int:
    """Where a run of name words that starts there ends (equal to `start` if none)."""
    at = start
    while at < len(texts) and at - start < 6:
        word = texts[at]
        if lower[at] in PARTICLES and at > start and at + 1 < len(texts) and _capital(texts[at + 1]):
            at += 1
        elif (
            word == "-"
            and at > start
            and at + 1 < len(texts)
            and _tight(texts, at)
            and _is_second_half(texts[at + 1])
        ):
            at += 2
        elif (
            _capital(word)
            and lower[at] not in NOT_NAMES
            and lower[at] not in title_words()
            and not word.isupper()
        ) or INITIALS.fullmatch(word):
            at += 1
        elif len(word) == 1 and word.isupper() and at + 1 < len(texts) and texts[at + 1] == ".":
            at += 2
        else:
            break
    return at


def _is_second_half(word: str) -> bool:
    """What may follow a hyphen in a name: "Hof" of "Meier-Hof", "sun" of "Min-sun"; not "led" of "Kern-led"."""
    return _capital(word) or (
        word.isalpha() and len(word) <= 6 and not word.endswith(("ed", "ing")) and word not in AFTER_HYPHEN
    )


def _tight(texts: list[str], at: int) -> bool:
    return texts[at - 1][-1:].isalpha() and texts[at + 1][:1].isalpha()


def _titled(texts: list[str], lower: list[str]) -> Iterator[Name]:
    """Persons by what stands before them: "Premier X Y", "Mr X", "Ambassador to Z X Y"."""
    titles = {t.casefold() for t in word_list("roles")["titles"]} | {
        t.casefold() for t in word_list("roles")["short"]
    }
    heads = title_ends()
    listed, known = _gazetteer()
    for i, word in enumerate(lower[:-1]):
        if word in titles or (
            word in heads and word not in ("of", "special", "senior", "deputy", "vice", "first", "chief")
        ):
            start = i + 1
            if lower[start] == "." and word in ("dr", "mr", "ms", "mrs", "prof", "gen", "sen", "rep", "gov"):
                start += 1
            if lower[start] in ("to", "of", "for") and start + 1 < len(lower):
                place = start + 1 + (lower[start + 1] == "the")
                length = listed.at(lower, place) if place < len(lower) else 0
                if not length or not _capital(texts[place]):
                    continue
                start = place + length
                end = _person_words(texts, lower, start)
                if end - start >= 2 and (lower[i + 1] == "to" or is_first_name(texts[start])):
                    yield Name(start, end, "person")
                continue
            if start < len(lower) and _capital(texts[start]) and not _is_listed(texts, lower, start):
                end = _person_words(texts, lower, start)
                if end > start and (word in titles or end - start >= 2 or _capital(texts[i])):
                    yield Name(start, end, "person")


def _is_listed(texts: list[str], lower: list[str], start: int) -> bool:
    """A place or body begins there, and not a first name that is also one ("Jordan", "Paris")."""
    listed, known = _gazetteer()
    length = listed.at(lower, start)
    if not length:
        return False
    phrase = " ".join(texts[start : start + length])
    nxt = texts[start + length] if start + length < len(texts) else ""
    return phrase in known and not (is_first_name(phrase) and _capital(nxt))


def _listed(texts: list[str], lower: list[str]) -> Iterator[Name]:
    listed, known = _gazetteer()
    at = 0
    while at < len(lower):
        length = listed.at(lower, at)
        while length:
            phrase = " ".join(texts[at : at + length])
            if phrase in known and not _inside_person(texts, lower, at, length):
                code, kind = known[phrase]
                yield Name(at, at + length, kind, code or None)
                break
            length -= 1
        at += max(length, 1)


def _inside_person(texts: list[str], lower: list[str], at: int, length: int) -> bool:
    """ "Jordan Lee", "Mayor Washington", "Anna France": a place's word that belongs to a person's name."""
    if length > 1 or texts[at].isupper() or "." in texts[at]:
        return False
    before, after = (texts[at - 1] if at else ""), (texts[at + 1] if at + 1 < len(texts) else "")
    return (is_first_name(texts[at]) and _capital(after) and lower[at + 1] not in title_words()) or (
        is_first_name(before) and _capital(before)
    )


def _modelled(doc: Doc, texts: list[str], lower: list[str]) -> Iterator[Name]:
    for ent in doc.ents:
        kind = KIND_OF_LABEL.get(ent.label_)
        if kind is None:
            continue
        start, end = _trimmed(ent.start, ent.end, texts, lower)
        if kind == "person":
            start, end = _person_core(start, end, texts, lower)
            while (
                start > 0
                and is_first_name(texts[start - 1])
                and _capital(texts[start - 1])
                and lower[start - 1] not in NOT_NAMES
            ):
                start -= 1
            glued = (
                doc[end - 1].dep_ == "compound" and doc[end - 1].head.i == end if end < len(texts) else False
            )
            if (
                end - start == 1
                and (glued or is_first_name(texts[start]))
                and end < len(texts)
                and not _is_listed(texts, lower, end)
            ):
                end = max(end, _person_words(texts, lower, start))
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
        if end > start and any(_capital(t) for t in texts[start:end]):
            yield Name(start, end, kind)


def _is_domain_only(texts: list[str], start: int, end: int) -> bool:
    """ "Trade" of "Trade Minister": the model's body is the first half of a post."""
    return all((t.isalpha() and not t.isupper()) or t == "and" for t in texts[start:end])


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
    stop = _person_words(texts, lower, start)
    return start, min(end, stop) if stop > start else (
        end if texts[start].isupper() and len(texts[start]) > 1 else start
    )


def _looks_like_person(start: int, end: int, texts: list[str], lower: list[str]) -> bool:
    """Two or three capitalised words of which the first is a first name."""
    if not 2 <= end - start <= 4 or not is_first_name(texts[start]):
        return False
    bodies = words_of("groups", "body_after") | words_of("groups", "organisation")
    return _person_words(texts, lower, start) == end and not any(w in bodies for w in lower[start:end])


def _companies(texts: list[str], lower: list[str]) -> Iterator[Name]:
    """ "Minnesota-based 3M", "the car maker X": what follows is a company's name."""
    before = words_of("groups", "company_before")
    for i, word in enumerate(lower[:-1]):
        based = word == "based" and i and texts[i - 1] == "-"
        if (based or word in before) and (texts[i + 1][0].isupper() or texts[i + 1][0].isdigit()):
            end = i + 1
            while (
                end < len(texts)
                and end - i <= 4
                and (_capital(texts[end]) or (texts[end][0].isdigit() and end == i + 1))
            ):
                if lower[end] in NOT_NAMES:
                    break
                end += 1
            if end > i + 1 and any(c.isupper() for c in "".join(texts[i + 1 : end])):
                yield Name(i + 1, end, "organisation")


def _guessed(texts: list[str], lower: list[str]) -> Iterator[Name]:
    """Where the model has nothing: a first name and a capitalised word after it."""
    for i in range(len(texts) - 1):
        if (
            _capital(texts[i])
            and is_first_name(texts[i])
            and _capital(texts[i + 1])
            and lower[i] not in NOT_NAMES
        ):
            end = _person_words(texts, lower, i)
            if end - i >= 2:
                yield Name(i, end, "person")


def _bodies(names: list[Name], lower: list[str]) -> list[Name]:
    """ "the X administration" is a body: the name grows by the word that says so."""
    after = words_of("groups", "body_after")
    out: list[Name] = []
    for name in names:
        grown = (
            name.end < len(lower)
            and lower[name.end] in after
            and name.kind in ("person", "organisation", "place")
        )
        governmental = grown and lower[name.end] in (
            "administration",
            "government",
            "campaign",
            "cabinet",
            "team",
            "transition",
        )
        if grown and (name.kind != "place" or governmental):
            out.append(Name(name.start, name.end + 1, "organisation"))
        else:
            out.append(name)
    return out


def _propagated(names: list[Name], texts: list[str], lower: list[str]) -> list[Name]:
    """A name that stands for somebody once stands for them everywhere: surnames of persons, and companies by exact words.

    Method: document-level propagation; gain measured in docs/decisions/0008-finding.md.
    """
    people = {
        surname_of(tuple(texts[n.start : n.end]))
        for n in names
        if n.kind == "person" and n.end - n.start >= 2
    }
    people |= {
        texts[n.start]
        for n in names
        if n.kind == "person" and n.end - n.start == 1 and _after_title(n, lower)
    }
    firms = {
        tuple(texts[n.start : n.end])
        for n in names
        if n.kind == "organisation" and texts[n.start][0].isdigit()
    }
    kept = [
        Name(n.start, n.end, "person")
        if n.kind != "person" and n.end - n.start == 1 and texts[n.start] in people and n.code is None
        else n
        for n in names
    ]
    taken = {i for n in kept for i in range(n.start, n.end)}
    after = words_of("groups", "body_after")
    for i, word in enumerate(texts):
        if i in taken:
            continue
        if word in people:
            grown = i + 1 < len(lower) and lower[i + 1] in after
            kept.append(Name(i, i + 2, "organisation") if grown else Name(i, i + 1, "person"))
        for firm in firms:
            if tuple(texts[i : i + len(firm)]) == firm and not taken & set(range(i, i + len(firm))):
                kept.append(Name(i, i + len(firm), "organisation"))
    return sorted(kept, key=lambda n: n.start)


def _after_title(name: Name, lower: list[str]) -> bool:
    return name.start > 0 and lower[name.start - 1] in title_words()


def surname_of(words: tuple[str, ...]) -> str:
    """The last word that is no suffix: ("Ana", "de", "Souza", "Jr.") gives "Souza"."""
    kept = [w for w in words if w.casefold() not in SUFFIXES and w != "."]
    return kept[-1] if kept else words[-1]
