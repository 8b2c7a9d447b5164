"""Bodies that the posts beside a name tell: only a body has a chief executive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ties.work_words import is_person_noun
from ..word_lists import words_of
from .name_words import NOT_NAMES, Name, is_capital, title_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

LINKS = frozenset(["of", "at"])
LISTED = frozenset(["and", "&", ",", "-"])
REACH = 6
"""How many words may be listed between a post of a company and the company: "CEO and co-founder of"."""
KEPT = frozenset(["organisation", "demonym", "family"])
ACRONYMS = words_of("name_words", "posts_of_companies")


def with_bodies_told(names: list[Name], doc: Doc, texts: list[str], lower: list[str]) -> list[Name]:
    """The names, with those as bodies that have a chief executive by the words beside them."""
    starts = {n.start: n for n in names}
    ends = {n.end: n for n in names}
    told: list[Name] = []
    for i, word in enumerate(lower):
        first = _post_start(lower, i) if word in ACRONYMS else None
        if first is None:
            continue
        told += _behind(lower, texts, i + 1, starts)
        after = starts.get(i + 1)
        if after is not None and after.kind == "person":
            told += _before(doc, texts, first, ends)
    taken = {i for n in told for i in range(n.start, n.end)}
    kept = [n for n in names if not any(i in taken for i in range(n.start, n.end))]
    return sorted({*kept, *told}, key=lambda n: n.start)


def _post_start(lower: list[str], last: int) -> int | None:
    """Where "CEO", "chief operating officer" or "managing director" begins that ends there."""
    before = lower[max(0, last - 3) : last]
    if lower[last] == "officer":
        return last - 3 + before.index("chief") if "chief" in before and len(before) == len("abc") else None
    if lower[last] == "executive":
        return last - 1 if before[-1:] == ["chief"] else None
    if lower[last] == "director":
        return last - 1 if before[-1:] == ["managing"] else None
    return last


def _behind(lower: list[str], texts: list[str], start: int, names: dict[int, Name]) -> list[Name]:
    """ "CEO of Tarn", "CEO and co-founder of Tarn", "CEO of both Tarn and Halden"."""
    at = start
    while at < min(len(lower), start + REACH) and (
        lower[at] in LISTED or lower[at] in title_words() or lower[at] in ("co", "founder", "owner", "(", ")")
    ):
        at += 1
    if at >= len(lower) or lower[at] not in LINKS:
        return []
    at += 1
    is_pair = lower[at : at + 1] == ["both"]
    at += is_pair
    at += lower[at : at + 1] == ["the"]
    first = _named_from(lower, texts, at, names)
    if first is None:
        return []
    found, at = [first], first.end
    if is_pair and lower[at : at + 1] == ["and"] and (other := _named_from(lower, texts, at + 1, names)):
        found.append(other)
    return found


def _named_from(lower: list[str], texts: list[str], at: int, names: dict[int, Name]) -> Name | None:
    """The name that begins there, or the run of capitals, as a body; None where a place is known there."""
    name = names.get(at)
    if name is not None and (name.kind in KEPT or name.code):
        return None
    end = name.end if name is not None else at
    while end < len(texts) and is_capital(texts[end]) and lower[end] not in NOT_NAMES and end not in names:
        end += 1
    if end == at or lower[end : end + 1] == ["'s"]:
        return None
    return Name(at, end, "organisation")


def _before(doc: Doc, texts: list[str], end: int, names: dict[int, Name]) -> list[Name]:
    """ "Tarn chief executive Ana Souza": the name right before the post."""
    name = names.get(end)
    if name is not None:
        return [] if name.kind in KEPT or name.code else [Name(name.start, end, "organisation")]
    start = end
    while start > 0 and _may_be_company(doc, texts, start - 1) and start not in names:
        start -= 1
    return [Name(start, end, "organisation")] if start < end else []


def _may_be_company(doc: Doc, texts: list[str], at: int) -> bool:
    low = texts[at].casefold()
    is_word = doc[at].is_stop or low in NOT_NAMES or low in title_words() or is_person_noun(low)
    return is_capital(texts[at]) and not is_word and low not in words_of("name_words", "before_posts")
