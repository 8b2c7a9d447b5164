"""Persons whom the words around a name tell, where the model saw a place, a body, or nothing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...gazetteer import has_organisation_head, is_first_name, organisation_heads
from ..syntax.clauses import SUBJECTS
from ..ties.kin_words import kin_nouns
from ..ties.work_words import is_person_noun
from ..word_lists import word_list, words_of
from .name_words import NOT_NAMES, PARTICLES, Name, is_capital, title_ends, title_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 4
"""Words of the longest name that is doubted."""
YEAR = 4
"""Digits of a year."""
DOUBTED = frozenset(["organisation", "place", "work", "other", "demonym"])


def with_persons_told(names: list[Name], doc: Doc, texts: list[str], lower: list[str]) -> list[Name]:
    """The names, those changed to persons of whom something is told that only persons are or do."""
    out = [Name(n.start, n.end, "person") if _is_misread(n, doc, lower) else n for n in names]
    taken = {i for n in out for i in range(n.start, n.end)}
    common = {w for w in texts if w.islower()}
    told = (
        i
        for i, text in enumerate(texts)
        if text[0].isupper()
        and i not in taken
        and lower[i] not in common
        and _may_be_name(i, doc, texts, lower)
    )
    out += [Name(i, i + 1, "person") for i in told if _is_told(doc, i, i + 1, lower)]
    return sorted(out, key=lambda n: n.start)


def _is_misread(name: Name, doc: Doc, lower: list[str]) -> bool:
    """Whether a name that is no person's to the model is one's by what is told of it."""
    if name.kind not in DOUBTED or name.end - name.start > LONGEST:
        return False
    if name.code is not None and not (name.end - name.start == 1 and _is_kin(doc, name.start, lower)):
        return False
    words = [t.text for t in doc[name.start : name.end]]
    if any(w.isupper() and len(w) > 1 and w.isalpha() for w in words) or _is_determined(name.start, lower):
        return False
    if name.end - name.start == 1 and lower[name.start] in _never():
        return False
    if not all(is_capital(w) or w in PARTICLES or w in ("-", "'s") for w in words):
        return False
    return not has_organisation_head(" ".join(words)) and _is_told(doc, name.start, name.end, lower)


def _may_be_name(at: int, doc: Doc, texts: list[str], lower: list[str]) -> bool:
    """A capitalised word, of three letters or more, that is no part of a longer name and no common word."""
    text, low = texts[at], lower[at]
    if len(text) < len("Ida") or not text.isalpha() or not text[1:].islower() or low in _never():
        return False
    if is_person_noun(low) or _is_determined(at, lower) or text in organisation_heads():
        return False
    if text.endswith("s") and not is_first_name(text):
        return False
    token = doc[at]
    in_longer = token.dep_ in ("compound", "amod") and at + 1 < len(texts) and is_capital(texts[at + 1])
    return not in_longer and not token.is_stop


@cache
def _never() -> frozenset[str]:
    """Words in lower case that stand for persons or anything else and name nobody."""
    return NOT_NAMES | title_words() | frozenset(kin_nouns()) | words_of("name_words", "regions")


def _is_determined(start: int, lower: list[str]) -> bool:
    """ "the Skyliner", "many Londoners", "a Liberal"."""
    return start > 0 and lower[start - 1] in words_of("name_words", "determiners")


def _is_told(doc: Doc, start: int, end: int, lower: list[str]) -> bool:
    """Whether the words around tell that this is a person."""
    return (
        _is_kin(doc, start, lower)
        or _has_partner(end, lower)
        or _has_life(start, end, lower)
        or (end - start > 1 and _is_behind_post(start, lower))
        or _does_as_person(doc[start:end].root)
    )


def _is_kin(doc: Doc, start: int, lower: list[str]) -> bool:
    """ "his wife Ida", "a daughter, Hanna,"."""
    at = start - 2 if start > 1 and lower[start - 1] == "," else start - 1
    return (
        at >= 0 and lower[at] in kin_nouns() and not (at > 0 and lower[at - 1] in ("mother", "sister", "-"))
    )


def _has_partner(end: int, lower: list[str]) -> bool:
    """ "Souza and his first wife", "Souza and her husband"."""
    if lower[end : end + 1] not in (["and"], ["&"]) or lower[end + 1 : end + 2] not in (["his"], ["her"]):
        return False
    return not kin_nouns().keys().isdisjoint(lower[end + 2 : end + 4])


def _has_life(start: int, end: int, lower: list[str]) -> bool:
    """ "(born 4 May 1950)", "(1904 – 1981)" behind the name."""
    if lower[end : end + 1] != ["("] or (start and lower[start - 1] == "the"):
        return False
    inside = lower[end + 1 : end + 8]
    years = [w for w in inside if len(w) == YEAR and w.isdigit()]
    return inside[:1] == ["born"] or (
        bool(years) and any(w in ("–", "-", "—") for w in lower[end + 1 : end + 12])
    )


def _is_behind_post(start: int, lower: list[str]) -> bool:
    """ "her chief adviser, Defne Karasu"."""
    return start > 1 and lower[start - 1] == "," and lower[start - 2] in title_ends() - _never_before()


@cache
def _never_before() -> frozenset[str]:
    return frozenset(t.casefold() for t in word_list("roles")["titles"]) | {
        "general",
        "president",
        "minister",
    }


def _does_as_person(root: Token) -> bool:
    """The subject of what only persons do or are, the owner of a relative, or somebody "who" did it."""
    if root.dep_ == "poss" and root.head.lower_ in kin_nouns():
        return True
    if root.dep_ in SUBJECTS:
        verb = root.head
        if verb.lower_ in words_of("name_words", "of_persons"):
            return True
        if verb.lower_ in ("is", "was", "became", "remained") and any(
            (c.dep_ == "attr" and is_person_noun(c.lower_) and _has_article(c))
            or (c.dep_ == "acomp" and c.lower_ in ("married", "divorced", "widowed"))
            for c in verb.children
        ):
            return True
    return any(_tells_person(child) for child in root.children)


def _tells_person(child: Token) -> bool:
    """ "…, a lawyer", "…, who left"."""
    if child.dep_ == "appos":
        return is_person_noun(child.lower_) and _has_article(child)
    return child.dep_ == "relcl" and any(
        c.lower_ in ("who", "whose", "whom") for c in child.subtree if c.i <= child.left_edge.i + 1
    )


def _has_article(noun: Token) -> bool:
    return any(c.lower_ in ("a", "an") for c in noun.children)
