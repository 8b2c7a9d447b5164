"""Who stands beside a word of contact, read word by word where the tree breaks.

"X spoke today with Premier Y to offer help": the parse often makes Y the subject of "offer". Between the word
of contact and "with" only a time, a place or a channel may stand; between "with" and the name only the name's
post, country and titles.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.entities import Ref
from ..word_lists import word_list
from .carriers import noun_modes
from .participants import actors

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

REACH = 14
"""How many tokens may stand before "with", and between "with" and the name."""
ON_THE_EDGE = frozenset(["sidelines", "margins", "fringes", "sideline", "phone", "telephone"])
INSIDE_A_NAME = frozenset(["the", "of", "'s", "’s", "(", ")", "-", "–", "his", "her", "their"])
HONORIFICS = frozenset(["the", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady"])
OWNING = frozenset(["of", "to"])
"""After these a name is whom a post serves, not who holds it."""
AFTERTHOUGHTS = frozenset(["also", "then", "later", "today", "yesterday", "again", "recently"])


@cache
def _stops() -> frozenset[str]:
    """Words that end what may stand between a word of contact and "with"."""
    return frozenset(word_list("contacts")["beside"]["stops"])


def company_after(parsed: Parsed, word: Token, links: frozenset[str]) -> list[Ref]:
    """The persons named after one of `links` that follows `word`; only a time, a place or a channel may stand
    between.
    """
    lower, end = parsed.lower, min(word.i + 1 + REACH, len(word.doc))
    at = word.i + 1
    while at < end:
        if lower[at] in links:
            return named_at(parsed, at + 1)
        if not _may_stand_between(parsed, at):
            return []
        at += 1
    return []


def _may_stand_between(parsed: Parsed, at: int) -> bool:
    token, lower = parsed.tokens[at], parsed.lower
    if lower[at] == "on":
        following = lower[at + 1 : at + 3]
        return any(w in ON_THE_EDGE for w in following) or _is_date(parsed, at + 1)
    if lower[at] == "and" or lower[at] == "to":
        return _is_date(parsed, at) or _is_date(parsed, at + 1)
    if parsed.cast.at(at) is not None and parsed.labels[at] in ("nsubj", "nsubjpass"):
        return False
    if lower[at] in noun_modes():
        return False
    return lower[at] not in _stops() and not (token.is_sent_start and at > 0)


def _is_date(parsed: Parsed, at: int) -> bool:
    if at >= len(parsed.tokens):
        return False
    offset = parsed.tokens[at].idx
    return parsed.tokens[at].ent_type_ in ("DATE", "TIME") or parsed.date_at(offset) is not None


def named_at(parsed: Parsed, at: int) -> list[Ref]:
    """The person named at a token position behind post, country and titles, with whom a list adds to them."""
    first = _person_at(parsed, at)
    if first is None:
        return []
    character = parsed.cast.at(first)
    found = [] if character is None else [parsed.cast.ref_of(character)]
    found += [r for r in actors(parsed, parsed.tokens[first]) if not _is_demonym(parsed, r)]
    return list(dict.fromkeys([*found, *_listed_behind(parsed, first + 1)]))


def _is_demonym(parsed: Parsed, ref: Ref) -> bool:
    """ "A and Fijian Minister B": "Fijian", which the tree may take for the second of two."""
    return parsed.cast.kind_of(ref) in ("group", "place") and " " not in parsed.cast.caption_of(ref)


def _listed_behind(parsed: Parsed, at: int) -> list[Ref]:
    """Who else stands in a list that goes on at a position and ends with "and"."""
    lower, found = parsed.lower, list[Ref]()
    while at < len(lower) and lower[at] in (",", "and"):
        is_closed = lower[at] == "and" or lower[at + 1 : at + 2] == ["and"]
        last = _person_at(parsed, at + 2 if lower[at : at + 2] == [",", "and"] else at + 1)
        character = parsed.cast.at(last) if last is not None else None
        if last is None or character is None:
            return []
        found.append(parsed.cast.ref_of(character))
        if is_closed:
            return found
        at = last + 1
    return []


def _person_at(parsed: Parsed, at: int) -> int | None:
    """The last token of the person named at a position behind post, country and titles; None for none."""
    tokens, lower, cast = parsed.tokens, parsed.lower, parsed.cast
    end, has_post, has_comma = min(at + REACH, len(tokens)), False, False
    while at < end:
        found = cast.at(at)
        if found is not None and found.kind == "person":
            last = _last_of(parsed, at)
            if last + 1 < len(tokens) and lower[last + 1] in ("'s", "’s"):
                at = last + 2
                continue
            return None if lower[at - 1] in OWNING else last
        post = cast.post_at.get(at)
        if post is not None and at < post.end:
            at, has_post = max(post.proof_end, post.end), True
        elif lower[at] == "," and has_post and not has_comma:
            at, has_comma = at + 1, True
        elif parsed.texts[at][0].isupper() or parsed.texts[at][0].isdigit() or lower[at] in INSIDE_A_NAME:
            at += 1
        else:
            return None
    return None


def _last_of(parsed: Parsed, at: int) -> int:
    """The last token of the mention that begins at a position."""
    character = parsed.cast.at(at)
    while at + 1 < len(parsed.tokens) and parsed.cast.at(at + 1) is character:
        at += 1
    return at


def named_before(parsed: Parsed, word: Token) -> list[Ref]:
    """The person named right before a word that the tree takes for a noun: "X talks to Y" under a picture."""
    at = word.i - 1
    while at > word.sent.start and parsed.lower[at] in AFTERTHOUGHTS:
        at -= 1
    found = parsed.cast.at(at) if at >= word.sent.start else None
    if found is None or found.kind != "person":
        return []
    while at >= word.sent.start and parsed.cast.at(at) is found:
        at -= 1
    while at > word.sent.start and (at in parsed.cast.post_at or parsed.lower[at] in HONORIFICS):
        at -= 1
    return [] if at >= word.sent.start and parsed.lower[at] in OWNING else [parsed.cast.ref_of(found)]
