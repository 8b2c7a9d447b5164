"""Which words are names: the model's names, mended by titles, a gazetteer, and what the rest of the text
shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..word_lists import words_of
from .acronyms import with_acronyms
from .body_evidence import with_bodies_told
from .name_evidence import with_persons_told
from .name_model import bodies_of_model, modelled
from .name_sources import companies, guessed, institutions, listed, numbered, official, titled
from .name_spread import Spread
from .name_words import NOT_NAMES, Name, is_capital, title_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ..parsed import Parsed


def find_names(parsed: Parsed) -> list[Name]:
    """Every name, in order, never overlapping. A set form outranks a title and the gazetteer, these outrank
    the model, and it outranks a guess.
    """
    doc, texts, lower = parsed.doc, parsed.texts, parsed.lower
    taken: dict[int, Name] = {}

    def take(name: Name) -> None:
        if not any(i in taken for i in range(name.start, name.end)):
            taken.update(dict.fromkeys(range(name.start, name.end), name))

    for source in (
        official(doc, parsed.joined),
        titled(texts, lower),
        institutions(texts, lower),
        listed(texts, lower, bodies_of_model(doc, texts, lower)),
        modelled(doc, texts, lower),
        companies(texts, lower),
        numbered(doc, texts),
    ):
        for name in source:
            take(name)
    for name in guessed(texts, lower):
        take(name)
    names = sorted(set(taken.values()), key=lambda n: n.start)
    told = with_persons_told(_bodies(names, lower), doc, texts, lower)
    told = with_bodies_told(told, doc, texts, lower)
    spread = [_with_first_name(n, doc, lower) for n in Spread(told, texts, lower).spread()]
    return with_acronyms(spread, texts)


def _with_first_name(name: Name, doc: Doc, lower: list[str]) -> Name:
    """A surname glued to an unknown first name before it is another person's: "Meena Rao" is not Rao."""
    before = name.start - 1
    if name.kind != "person" or name.end - name.start != 1 or before < 0:
        return name
    word = doc[before]
    glued = word.dep_ == "compound" and word.head.i == name.start and word.ent_type_ in ("", "PERSON")
    named = is_capital(word.text) and word.text.isalpha() and not word.text.isupper()
    if glued and named and lower[before] not in NOT_NAMES | title_words():
        return Name(before, name.end, "person")
    return name


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
        governmental = grown and lower[name.end] in words_of("groups", "body_of_a_place")
        if grown and (name.kind != "place" or governmental):
            out.append(Name(name.start, name.end + 1, "organisation"))
        else:
            out.append(name)
    return out
