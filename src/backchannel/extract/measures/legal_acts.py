"""Legal acts that a text names: "Executive Order 12 of May 4, 2031 (Duties on Tin)", "SOR/2031-66"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.facts import LegalAct
from ..word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

TITLE_AT_LEAST = 3
"""Words in brackets from which they are a title and no abbreviation."""
LONGEST_TITLE = 60
"""Words of a title before its kind ("Act", "Treaty")."""
BRACKET_REACH = 1000
"""Characters in which brackets behind a name have to close."""
OF_DATE = re.compile(r",? (?:of|dated|issued on|signed on) (?:the )?")
BRACKETS = re.compile(r"\s?\(([A-Z][^()]*(?:\([^()]*\)[^()]*)*)\)")
REGISTERS = r"SOR|SI|C\.R\.C|GN|P\.C\.|S\.I\.|L\.I\.|G\.S\.R\.|S\.O\."
"""How registers of laws are cited: Canada, the United Kingdom, Ghana, Kenya, India."""
OPENING = "The|This|That|These|Those|An|A|In|Under|By|Each|Any|Said|Regarding|And|Pursuant|For|To|On"
"""Words that begin a sentence and no title."""
POINTING_REACH = 600
"""Characters back to which "that order" points: some three long sentences."""


NUMBERED = r"[\w.()/-]*\d[\w.()/-]*"
SECTION = re.compile(
    r"\b((?:sub)?(?:sections?|articles?|chapters?|paragraphs?|title) [\w.()/-]+"
    rf"(?:(?:,| and| or) {NUMBERED})*) of (?:the )?$",
    re.IGNORECASE,
)
POWER = re.compile(
    r"\b(?:under|pursuant to|in accordance with|by virtue of|authority (?:of|in|under)|invok\w+"
    r"|us\w+ (?:\w+ ){0,3}|powers? (?:of|in|under|conferred (?:up)?on \w+ by)|by|based on)\s+(?:the )?$",
    re.IGNORECASE,
)
"""What stands before the law that gives the power for something."""


class NamedAct(Struct, frozen=True):
    """One place where a legal act is named; offsets of the parsed text, with its date and title."""

    start: int
    end: int
    act: LegalAct
    is_law: bool
    """It gives powers ("the Customs Act") and is no measure by itself."""


@cache
def _forms() -> re.Pattern[str]:
    """The forms of a name: register numbers, numbered acts, acts with a day, titled acts."""
    numbered, before, titled = (
        "|".join(sorted(words_of("legal_acts", key), key=len, reverse=True))
        for key in ("numbered", "before", "titled")
    )
    inner = rf"(?!(?:{titled})\b)[A-Z][\w-]+"
    year = r"(?:1[89]|20|21)\d\d\b"
    return re.compile(
        rf"(?P<register>\b(?:{REGISTERS})(?:/| (?:No\. ?)?)\d[\w/-]*\d\b)"
        rf"|(?P<numbered>\b(?:(?i:{before}) )*(?i:{numbered})"
        r"(?: \((?:EU|EC|EEC|Euratom|CFSP|JHA)(?:, \w+)*\))?(?: (?i:No|Nos|Number|N)(?:\.|º|°)?)?"
        r" [A-Z]{0,4}[-/]?\d[\w./-]*(?<![./,-])(?! (?:percent|per cent|%)))"
        rf"|(?P<dated>\b(?:{before}) (?:{numbered})(?= (?:of|dated) ))"
        rf"|(?P<titled>\b(?!(?:{OPENING})\b){inner}"
        rf"(?: (?:{inner}|of|and|on|for|to|in|with|\([A-Z][\w ,'’-]*\))){{0,{LONGEST_TITLE}}}"
        rf" (?:{titled})\b(?: \([A-Z][\w ,'’-]*{year}\))?(?:(?:,? of)? {year})?(?! (?:No\.? )?\d))"
        r"|(?P<tariff>\bCustoms Tariff\b)"
    )


@cache
def _quick() -> re.Pattern[str]:
    """What no text without a legal act has: a search that costs next to nothing."""
    words = words_of("legal_acts", "numbered") | words_of("legal_acts", "titled")
    return re.compile(rf"(?i:{'|'.join(sorted(words))})\b|\b(?:{REGISTERS})(?:/| )|\bCustoms Tariff\b")


@lru_cache(maxsize=1)
def named_acts(parsed: Parsed) -> tuple[NamedAct, ...]:
    """Every legal act that is named, in reading order; "that order" is the one act of its kind just named."""
    text = parsed.joined
    if _quick().search(text) is None:
        return ()
    found: list[NamedAct] = []
    for match in _forms().finditer(text):
        one = _named(parsed, match)
        if one is not None:
            found.append(one)
    return tuple(sorted([*found, *_pointed_at(text, found)], key=lambda act: act.start))


def act_at_start(words: str) -> str | None:
    """The name of the numbered act that a title begins with: "Decree 57" of "Decree 57 of 2031 on cement"."""
    match = _forms().match(words)
    if match is None or match.lastgroup not in ("numbered", "register"):
        return None
    return _normal(" ".join(match[0].split()))


def acts_between(parsed: Parsed, start: int, end: int) -> tuple[NamedAct, ...]:
    """The acts named between two offsets of the parsed text."""
    acts = named_acts(parsed)
    first = bisect_left(acts, start, key=lambda act: act.start)
    last = bisect_left(acts, end, key=lambda act: act.start)
    return tuple(act for act in acts[first:last] if act.end <= end)


def is_in_act(parsed: Parsed, token: Token) -> bool:
    """Whether a word belongs to the name of a legal act."""
    acts = named_acts(parsed)
    last = bisect_left(acts, token.idx + 1, key=lambda act: act.start) - 1
    return last >= 0 and token.idx < acts[last].end


def pointed_act(parsed: Parsed, noun: Token) -> LegalAct | None:
    """ "the order", "the decree": the only act of that kind named a little before."""
    before = acts_between(parsed, max(0, noun.idx - POINTING_REACH), noun.idx)
    return _only_of_kind(noun.lower_, before)


def _only_of_kind(kind: str, named: Iterable[NamedAct]) -> LegalAct | None:
    near = {
        one.act.name: one.act
        for one in named
        if kind.rstrip("s") in one.act.name.casefold() and not one.is_law
    }
    return next(iter(near.values())) if len(near) == 1 else None


def power_in(parsed: Parsed, start: int, end: int) -> str | None:
    """The law under which something between two offsets is done: "section 12 of the Customs Act"."""
    for one in acts_between(parsed, start, end):
        if not one.is_law:
            continue
        section = SECTION.search(parsed.joined, max(start, one.start - 80), one.start)
        before = section.start() if section is not None else one.start
        if POWER.search(parsed.joined, max(start, before - 60), before):
            return f"{section[1]} of the {one.act.name}" if section is not None else one.act.name
    return None


def _named(parsed: Parsed, match: re.Match[str]) -> NamedAct | None:
    text, form = parsed.joined, match.lastgroup
    name, end = " ".join(match[0].split()), match.end()
    if not name[:1].isupper() or parsed.in_furniture(match.start()):
        return None
    dated, title = None, None
    link = OF_DATE.match(text, end)
    day = next((d for d in parsed.dates_between(end, end + 60) if link and d.start <= link.end() + 1), None)
    if day is not None:
        dated, end = day.named.edtf, day.end
    brackets = BRACKETS.match(text, end, end + BRACKET_REACH) if form != "titled" else None
    if brackets is not None and len(brackets[1].split()) >= TITLE_AT_LEAST:
        title, end = " ".join(brackets[1].split()), brackets.end()
    if (form == "dated" and dated is None) or (form == "titled" and _is_kind_only(name)):
        return None
    kinds = [word for word in re.sub(r"[\d(),]", " ", name).split() if word[:1].isupper()][-1:]
    is_law = form == "tariff" or (form != "register" and kinds[0] in words_of("legal_acts", "laws"))
    return NamedAct(
        match.start(), end, LegalAct(_normal(name), dated, title, is_kind=form == "dated"), is_law
    )


def _is_kind_only(name: str) -> bool:
    """ "Executive Order", "Public Law": no act in particular."""
    return all(
        word in words_of("legal_acts", "before") | words_of("legal_acts", "numbered") for word in name.split()
    )


def _normal(name: str) -> str:
    """One spelling: capitals of headlines as words, "No." left out."""
    plain = re.sub(r"\b(?i:No|Nos|Number|N)(?:\.|º|°)? ?(?=\d)", "", name)
    kinds = words_of("legal_acts", "numbered") | words_of("legal_acts", "before")
    return " ".join(w.capitalize() if w.capitalize() in kinds else w for w in plain.split())


def _pointed_at(text: str, named: list[NamedAct]) -> list[NamedAct]:
    """ "that proclamation": the only act of that kind named a little before, where there is one."""
    found = []
    for match in re.finditer(
        rf"\b(?:that|said) ({'|'.join(sorted(words_of('legal_acts', 'kinds')))})\b", text
    ):
        reach = match.start() - POINTING_REACH
        first, last = (bisect_left(named, at, key=lambda one: one.start) for at in (reach, match.start()))
        act = _only_of_kind(match[1], named[first:last])
        if act is not None:
            found.append(NamedAct(match.start(), match.end(), act, is_law=False))
    return found
