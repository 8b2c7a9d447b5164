"""A text that is itself a legal act: who makes it, and how it is called."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.entities import Ref
from ...model.facts import LegalAct
from ..syntax.clauses import is_passive
from ..word_lists import words_of
from .issuer import signer_of
from .legal_acts import NamedAct, act_at_start, named_acts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

ENACTING = re.compile(
    r"\bdo(?:es)? (?:hereby )?(?:proclaim|order|decree|determine and order|ordain)\b"
    r"|\bhereby (?:proclaim|order|decree|ordain|enact|make|determine|direct|prescribe|notif)\w*\b"
    r"|\bha(?:s|ve) adopted this (?:regulation|decision|directive)\b"
    r"|\bmakes? the (?:annexed|following|attached) (?:order|regulations?|proclamation|decree|rules)\b"
    r"|\b(?:by|in exercise of) (?:virtue of )?the (?:authority|powers?) (?:vested in|conferred (?:up)?on)\b"
    r"|\bI am (?:continuing|extending|terminating) .{0,40}\bnational emergency\b"
    r"|^\s*(?:it is hereby )?decrees\s*:"
    r"|\b(?:I|We), [^\n.;]{3,120}, (?:order|proclaim|decree|declare|direct|ordain|determine)\b"
    r"|\b(?:orders?|decrees?|enacts?|resolves?|ordains?) as follows\b"
    r"|\b(?:is|are) hereby (?:amended|revoked|repealed|imposed|suspended|increased|reduced|extended)\b"
    r"|\bin exercise of (?:the|its|his|her|their) powers\b",
    re.IGNORECASE | re.MULTILINE,
)
MAKER = re.compile(
    r"(?:\bvested in me as (?:the )?|\bBY THE |\bI, (?:[^\n]{3,60}?), (?:the )?)"
    r"((?i:president|prime minister|premier|governor(?:[- ]general)?|minister of [\w ]{3,40}?"
    r"|secretary of \w+))"
    r"(?: of (?:the )?([A-Z][\w ]{2,50}?))?(?=,| by\b|\.|\n| and\b|$)"
)
OF_COUNTRY = re.compile(
    r"\b(?:laws|[Cc]onstitution|President|PRESIDENT|Government|Parliament|Republic|Kingdom"
    r"|Minister(?: of [A-Z][\w ]{2,40}?)?)"
    r" (?:of|OF) (?:(?:the|THE) )?(?:(?:Republic|Kingdom) of )?"
)
IN_COUNCIL = re.compile(r"\b(?:His|Her|Their) (?:Excellency|Majesty),? the ([A-Z][\w ]+? in Council)\b")
INSTITUTION = re.compile(
    r"^\s*(?:THE|The) ((?:[A-Z][A-Z ]{5,60})|(?:(?:Prime |Deputy |Federal )?"
    r"(?:Minister|Ministry|President|Governor|Secretary|Commission|Council|Cabinet|Government|Parliament|Department|Board|Authority)\b[^,.;:\n]{0,70})),(?:\s|$)",
    re.MULTILINE,
)
BODY = re.compile(
    r"\b(?:Commission|Council|Parliament|Ministry|Cabinet|Government|Department|Board|Authority)\b"
)
HEADED = re.compile(r"^\W*(?:AN? )?((?:%s )?(?:%s))\W*$", re.MULTILINE | re.IGNORECASE)
"""A line, or the beginning of a title, that says what the text is: "A PROCLAMATION"."""
TITLED = re.compile(r"(?:(?:AN? )?((?:%s )?(?:%s)))\b(?:(?: on(?: the)?|:)\s+(?=[A-Z]))?", re.IGNORECASE)
HEAD_LINES, HEAD_CHARS = 6, 1200
LONG_HEADING = 240
BE = frozenset(["is", "are", "be", "was", "were"])
PAST = frozenset(["was", "were", "had", "did", "has", "have", "been"])
PRESENT = frozenset(["is", "are", "am", "shall", "be"])


class Enactment(Struct, frozen=True):
    """Who makes a legal act, and the act itself."""

    issuer: Ref | None
    """None where the text does not tell."""
    act: LegalAct
    nouns: frozenset[str]
    """What the text calls itself: "order" in "this order"."""


@lru_cache(maxsize=1)
def enactment_of(parsed: Parsed) -> Enactment | None:
    """The legal act that the text is; None for a text that only speaks of such acts."""
    text = parsed.joined
    if ENACTING.search(text) is None:
        return None
    own = [m[1].casefold() for m in _own_names().finditer(text)]
    head, kind = _heading(parsed), _kind(parsed)
    if not own and head is None and kind is None:
        return None
    if kind is None:
        kind = max(sorted(set(own)), key=own.count).capitalize() if own else "Order"
    called = head.act.name if head is not None else kind
    nouns = frozenset(own) | {word.casefold() for word in called.split() if word.isalpha()}
    return Enactment(_maker(parsed), _called(parsed, head, kind), nouns & words_of("legal_acts", "kinds"))


@cache
def _own_names() -> re.Pattern[str]:
    kinds = sorted(words_of("legal_acts", "kinds"), key=len, reverse=True)
    return re.compile(rf"\bth(?:is|ese) (?:present )?({'|'.join(kinds)})\b", re.IGNORECASE)


@cache
def _titles(form: re.Pattern[str]) -> re.Pattern[str]:
    words = (
        "|".join(sorted(words_of("legal_acts", key), key=len, reverse=True)) for key in ("before", "kinds")
    )
    return re.compile(form.pattern % tuple(words), form.flags)


def _kind(parsed: Parsed) -> str | None:
    """What a line of the heading or the title says it is."""
    found = _titles(HEADED).search(parsed.text[:HEAD_CHARS]) or _titles(TITLED).match(
        parsed.document.title or ""
    )
    return found[1].title() if found is not None else None


def _called(parsed: Parsed, head: NamedAct | None, kind: str) -> LegalAct:
    """The name in the heading, else its kind; with the title and day that others know it by."""
    document = parsed.document
    title = document.title
    if (
        title is not None
        and (prefix := _titles(TITLED).match(title)) is not None
        and prefix[0][-1:].isspace()
    ):
        title = title[prefix.end() :]
    day = document.published.isoformat() if document.published else None
    country = _country(parsed)
    if head is None and (name := act_at_start(document.title or "")) is not None:
        return LegalAct(name, day, country=country)
    if head is None:
        return LegalAct(kind, day, title, is_kind=True, country=country)
    if title is not None and head.act.name.casefold() in re.sub(r"(?i)\bno\.? ", "", title).casefold():
        title = None
    return LegalAct(head.act.name, head.act.dated or day, head.act.title or title, country=country)


def _country(parsed: Parsed) -> str | None:
    """Whose law it is: "the laws of Chile", "President of Chile"."""
    leads = {match.end() for match in OF_COUNTRY.finditer(parsed.text)}
    for name in parsed.cast.names:
        if name.code is not None and parsed.tokens[name.start].idx in leads:
            return name.code
    return None


def _heading(parsed: Parsed) -> NamedAct | None:
    """The act that a line of the heading, or the title, begins with: "ORDER No. 12 of May 4, 2031"."""
    text, at = parsed.text, 0
    starts: dict[int, int] = {}
    for line in text[:HEAD_CHARS].split("\n")[:HEAD_LINES]:
        starts[at + len(line) - len(line.lstrip())] = at + len(line)
        at += len(line) + 1
    for one in named_acts(parsed):
        end = starts.get(one.start)
        if end is not None and end - one.start < LONG_HEADING and text[end - 1 : end] not in (".", ":", ";"):
            return one
    return None


def _maker(parsed: Parsed) -> Ref | None:
    """Whoever says "I" and is named with it or signs; else the post or body that the formula names."""
    named = re.search(r"\bI, ", parsed.joined)
    if named is not None:
        token = next((t for t in parsed.tokens if t.idx >= named.end()), None)
        character = parsed.cast.at(token.i) if token is not None else None
        if character is not None and character.kind == "person":
            return parsed.cast.ref_of(character)
    return signer_of(parsed) or _office(parsed)


def _office(parsed: Parsed) -> Ref | None:
    for pattern in (MAKER, IN_COUNCIL, INSTITUTION):
        match = pattern.search(parsed.text)
        if match is not None:
            return _minted(parsed, match, last=2 if pattern is MAKER and match[2] else 1)
    return None


def _minted(parsed: Parsed, match: re.Match[str], *, last: int) -> Ref | None:
    """The post or body that the words name, with the country that is named in them."""
    span = parsed.doc.char_span(match.start(1), match.end(last), alignment_mode="expand")
    if span is None:
        return None
    words = " ".join(span.text.split())
    named = [n for n in parsed.cast.names if span.start <= n.start < span.end]
    whole = parsed.cast.at(span.start)
    if whole is not None and whole.kind == "organisation":
        return parsed.cast.ref_of(whole)
    country = next((n.code for n in named if n.code is not None), None)
    is_body = BODY.search(words.title()) is not None
    caption = words.title().replace(" Of ", " of ").replace(" The ", " the ") if words.isupper() else words
    return parsed.cast.mint(
        "organisation" if is_body else "post", caption, span.start, span.end, country=country
    )


def is_performed(parsed: Parsed, verb: Token, agent: Token | None) -> bool:
    """Whether a verb of a legal act does what it says, and does not tell what was done before.

    "This order imposes", "I am terminating", "duties are suspended", "shall be subject": not "I imposed".
    """
    words = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "advmod")}
    if "hereby" in words:
        return True
    if words & PAST or parsed.in_quote(verb):
        return False
    if agent is None:
        return bool(words & PRESENT)
    return not verb.lower_.endswith("ed") or bool(words & PRESENT)


def enacted_by(parsed: Parsed, verb: Token, agent: Token | None) -> Enactment | None:
    """The legal act that does what a verb says: "this order imposes", "I suspend", "duties are suspended"."""
    act = enactment_of(parsed)
    if act is None:
        return None
    if _is_subject(parsed, verb, act):
        return act
    if not is_performed(parsed, verb, agent):
        return None
    if agent is None:
        return act if is_passive(verb) or any(c.dep_ == "acomp" for c in verb.children) else None
    if agent.lower_ in ("i", "we"):
        return act
    is_own = agent.lower_ in act.nouns and any(
        c.lower_ in ("this", "these", "the", "present") for c in agent.children
    )
    return act if is_own else None


def _is_subject(parsed: Parsed, verb: Token, act: Enactment) -> bool:
    """ "This order amends": its own name right before the verb, however the tree has it."""
    before = [
        w
        for w in parsed.lower[max(0, verb.i - 4) : verb.i]
        if w not in ("hereby", "further", "also", "shall")
    ]
    return (
        len(before) > 1
        and before[-1] in act.nouns
        and before[-2] in ("this", "these")
        and verb.lower_ not in BE
    )
