"""Persons listed under words that say what is done with them: "The Premier announced the appointment of the
following persons:", then a person and a post a line, or persons alone where those words name the post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from ..people.name_patterns import HONOURED, NAME, Range, person_range
from ..posts.wording import has_head, singular
from .nomination_forms import LINE, PLACE, PREDECESSOR, Act, Naming, namings, post_range

LEAD = re.compile(r"^[^\n]{8,600}:[ \t\xa0]*$", re.MULTILINE)
"""A line that ends with a colon."""
ACTS, MANY = re.compile(r"\b(?:nominat|appoint)", re.IGNORECASE), re.compile(r"\b(?:following|these)\b")
LEAD_POST = re.compile(r"\b(?:to\s+be|to\s+serve\s+as|as)\s+(?:the\s+|new\s+)*(?P<post>[A-Z][^:\n]{3,160})")
PERSON = rf"{LINE}{HONOURED}(?P<person>{NAME})(?:,\s+of\s+(?P<place>{PLACE}))?"
WITH_POST = re.compile(
    rf"{PERSON}(?:\s*[,:]|\s+[–—-])\s+(?:(?i:nominee\s+(?:for|to\s+be)|as|to\s+be|appointed)\s+)?(?=[A-Z])"
)
ALONE = re.compile(rf"{PERSON}(?P<rest>[^\n]*)$", re.MULTILINE)
MAX_GAP = 3
"""Lines of prose (a short life of each person) that may stand between two on the list."""


@lru_cache(maxsize=2)
def official_namings(text: str) -> tuple[Naming, ...]:
    """Every person whom a text names to a post in a set form, in the order of the words, each post once."""
    found: dict[tuple[Range, Range], Naming] = {}
    for naming in (*namings(text), *listed_namings(text)):
        found.setdefault((naming.person, naming.post), naming)
    return tuple(sorted(found.values(), key=lambda n: (n.person, n.post)))


def listed_namings(text: str) -> Iterator[Naming]:
    """Every person on such a list, in order; the words above it are the `lead` of each."""
    for lead, post in _leads(text):
        gap = 0
        for start, end in _lines(text, lead[1]):
            naming = _alone(text, start, end, post) if post else _with_post(text, start, end)
            if naming is None:
                gap += 1
                if gap > MAX_GAP:
                    break
                continue
            gap = 0
            yield replace(naming, act=_act(text[slice(*lead)]), lead=lead)


def _leads(text: str) -> Iterator[tuple[Range, Range | None]]:
    """The lines above lists, each with the post of all that it may name."""
    for lead in LEAD.finditer(text):
        many = MANY.search(lead[0])
        if many and ACTS.search(lead[0]):
            named = LEAD_POST.search(text, lead.start() + many.end(), lead.end())
            post = post_range(text, named.start("post"), lead.end()) if named else None
            yield lead.span(), post if post and has_head(singular(text[slice(*post)])) else None


def _act(lead: str) -> Act:
    if re.search(r"nominat", lead, re.IGNORECASE):
        return "nominated"
    return "to_appoint" if re.search(r"\b(?:intent|intention|intends?|plans?)\b", lead) else "appointed"


def _lines(text: str, start: int) -> Iterator[Range]:
    """The lines with words from an offset on."""
    for line in re.compile(r"[^\n]*\S[^\n]*").finditer(text, start):
        yield line.span()


def _with_post(text: str, start: int, end: int) -> Naming | None:
    """ "Ana Souza, Commissioner for Trade": the post goes to the end of the line or to its predecessor."""
    match = WITH_POST.match(text, start, end)
    person = person_range(text, *match.span("person")) if match else None
    if match is None or person is None:
        return None
    post = post_range(text, match.end(), end, running=True)
    rest = text[post[1] : end].strip(" .;") if post else None
    if post is None or (rest and not PREDECESSOR.match(text, post[1], end)):
        return None
    return _naming(text, match, person=person, post=post, end=end)


def _alone(text: str, start: int, end: int, post: Range) -> Naming | None:
    match = ALONE.match(text, start, end)
    person = person_range(text, *match.span("person")) if match else None
    if match is None or person is None:
        return None
    rest = match["rest"].strip(" .,;").removesuffix("and").strip(" ,;")
    if rest and not PREDECESSOR.match(text, match.start("rest"), end):
        return None
    return _naming(text, match, person=person, post=post, end=end)


def _naming(text: str, match: re.Match[str], *, person: Range, post: Range, end: int) -> Naming:
    found = PREDECESSOR.search(text, match.end("person"), end)
    inside = post if post[0] >= person[0] else person
    return Naming(
        start=match.start("person"),
        end=found.end("name") if found else max(person[1], inside[1]),
        person=person,
        post=post,
        place=match.span("place") if match["place"] else None,
        predecessor=person_range(text, *found.span("name")) if found else None,
    )
