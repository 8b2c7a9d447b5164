"""The set forms in which official texts name a person to a post.

"NAME, of PLACE, to be POST, vice NAME"; "NAME, Nominee for POST"; "intends to appoint NAME as POST"; "NAME
has been appointed POST in succession to NAME". Method: a grammar over the characters of a text: it needs
no tree, and the names need not be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from ..people.name_patterns import CAPITAL, HONOURED, NAME, Range, person_range
from ..posts.wording import capital_run_end, has_head
from ..word_lists import word_list

Act = Literal["nominated", "to_appoint", "appointed", "withdrawn"]


class Naming(Struct, frozen=True, kw_only=True):
    """One person named to one post, as ranges of characters."""

    start: int
    end: int
    """The words that prove it, half-open."""
    person: Range
    post: Range
    place: Range | None = None
    """Where the person is from."""
    predecessor: Range | None = None
    act: Act = "nominated"
    lead: Range | None = None
    """The words above a list that say what is done with the persons on it."""


def _any(key: str) -> str:
    return "(?i:" + "|".join(f"(?:{pattern})" for pattern in word_list("nominations")[key]) + ")"


MARKS = re.compile(r"\bto\s+be\b|nomin|appoint", re.IGNORECASE)
"""Without one of these a text holds no such form."""
PLACE = rf"(?:(?:the\s+)?{CAPITAL}(?:\s+(?:of\s+)?(?:the\s+)?{CAPITAL}){{0,3}}(?:,\s+D\.C\.)?)"
BETWEEN = r"(?:\s(?!to\s+be\s)[^.;:\n]{1,160}?,)?"
"""Rank or career between place and post: "a Career Member of the Senior Foreign Service, Class of …"."""
LINE = r"(?m:^)[ \t\xa0]*(?:[-–—•*·▪◦][ \t\xa0]*|\d{1,2}[.)][ \t\xa0]+)?"
"""The beginning of a line, with the mark of a list."""
FORMAL = re.compile(rf"(?P<person>{NAME}),\s+of\s+(?P<place>{PLACE}),?{BETWEEN}\s+to\s+be\s+")
TITLED = re.compile(
    rf"{LINE}{HONOURED}(?P<person>{NAME})(?:,\s+of\s+(?P<place>{PLACE}))?\s*(?:[,:–—-]\s+)?"
    r"(?:(?i:nominee)\s+(?:for|to\s+be|to\s+serve\s+as)|(?<=,\s)to\s+be)\s+"
)
ANNOUNCED = re.compile(
    r"(?i:\b(?:(?:intent(?:ion)?|intends|plans?)\s+to\s+(?P<verb>nominate|appoint|designate)|"
    r"announc\w+\s+the\s+(?P<noun>appointment|nomination)\s+of|withdr[ae]w\w*\s+the\s+nomination\s+of))\s+"
    rf"{HONOURED}(?P<person>{NAME}),?(?:\s+of\s+(?P<place>{PLACE}),?)?\s+(?i:to\s+be|to\s+serve\s+as|as)\s+"
)
SUCCESSION = re.compile(
    rf"(?P<person>{NAME}),?\s+(?:has\s+been|is|was|will\s+be)\s+appointed\s+(?:as\s+|to\s+be\s+)?"
)
JOINT = re.compile(
    r"\s*;\s*(?:and\s+)?|,?\s+and\s+(?i:to\s+serve\s+)?(?i:concurrently)\s+(?:[^.;]{0,60}?\s)??(?:as\s+)?(?=[A-Z])"
)
"""Between two posts of one person: "; ", "and concurrently", "and to serve concurrently … as"."""
POST_END = re.compile(_any("post_ends"))
PREDECESSOR = re.compile(rf",?\s+{_any('predecessor_links')}\s+{HONOURED}(?P<name>{NAME})")
NEXT_SENTENCE = re.compile(rf"\.?\s+{_any('next_sentence_links')}\s+{HONOURED}(?P<name>{NAME})")
SENTENCE_END = re.compile(r"\n|(?<!\b[A-Z])(?<!\b[JS]r)(?<!\bSt)\.(?=[\s\"”)]|$)|$")
LOOSE_END = re.compile(r"[\s,.:;]+(?:and[\s,]*)?$")
MAX_SENTENCE = 1500
"""Characters of the longest form with its posts; a bound on the work for odd texts."""
TAKES_UP = re.compile(r"\bwill\s+take\s+up\b", re.IGNORECASE)
MAX_TAKING_UP = 250
"""So many characters later a release says when the appointed person begins."""
WITHDRAWN = re.compile(r"\bwithdr[ae]w|,\s+which\s+was\s+sent\s+to\s+the\b", re.IGNORECASE)
HEADING = re.compile(r"(?im)^.{0,80}?\b(?P<act>nominat|withdr[ae]w)\w*.{0,60}$")


def namings(text: str) -> Iterator[Naming]:
    """Every person named to a post by a set form, form by form in reading order; joined posts one by one."""
    if not MARKS.search(text):
        return
    seen: set[tuple[Range, Range]] = set()
    for naming in (*_in_lines(text), *_in_running_text(text)):
        if (naming.person, naming.post) not in seen:
            seen.add((naming.person, naming.post))
            yield naming


def _in_lines(text: str) -> Iterator[Naming]:
    headings = [(h.start(), h["act"].casefold()) for h in HEADING.finditer(text)]
    for form in (FORMAL, TITLED):
        for match in form.finditer(text):
            for naming in _posts(text, match):
                yield replace(naming, act=_act(text, naming, headings))


def _in_running_text(text: str) -> Iterator[Naming]:
    for match in ANNOUNCED.finditer(text):
        for naming in _posts(text, match, running=True):
            yield replace(naming, act=_announced(match))
    for match in SUCCESSION.finditer(text):
        for naming in _posts(text, match, running=True):
            if naming.predecessor is not None:
                later = TAKES_UP.search(text, naming.end, naming.end + MAX_TAKING_UP)
                yield replace(naming, act="to_appoint" if later else "appointed")


def _posts(text: str, form: re.Match[str], *, running: bool = False) -> Iterator[Naming]:
    """The posts after a form, each up to what cannot belong to it. `running`: it stands in running text.

    Whom a sentence names as predecessor at its end had all of its posts.
    """
    person = person_range(text, *form.span("person"))
    if person is None:
        return
    stop = sentence_end(text, form.end())
    if following := FORMAL.search(text, form.end(), stop):
        stop = following.start()
    place = form.span("place") if "place" in form.re.groupindex and form["place"] else None
    before, end = predecessor_after(text, form.end(), stop)
    starts = [form.end(), *(m.end() for m in JOINT.finditer(text, form.end(), stop))]
    stops = [*(m.start() for m in JOINT.finditer(text, form.end(), stop)), stop]
    for first, last in zip(starts, stops, strict=True):
        post = post_range(text, first, last, running=running)
        if post is not None:
            yield Naming(
                start=form.start("person") if form.re in (FORMAL, TITLED, SUCCESSION) else form.start(),
                end=max(post[1], end),
                person=person,
                post=post,
                place=place,
                predecessor=before,
            )


def sentence_end(text: str, start: int) -> int:
    """Where the sentence of a form ends, at most `MAX_SENTENCE` characters on."""
    limit = min(len(text), start + MAX_SENTENCE)
    found = SENTENCE_END.search(text, start, limit)
    return found.start() if found else limit


def post_range(text: str, start: int, stop: int, *, running: bool = False) -> Range | None:
    """The words of a post that begin at `start` and end before `stop`; in running text they must name one."""
    ends = [m.start() for p in (POST_END, PREDECESSOR) if (m := p.search(text, start, stop))]
    end = min([stop, *ends])
    if running:
        end = min(end, capital_run_end(text, start))
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end = start + len(LOOSE_END.sub("", words.strip()))
    if end <= start or (running and not has_head(text[start:end])):
        return None
    return start, end


def predecessor_after(text: str, start: int, stop: int) -> tuple[Range | None, int]:
    """Whoever had the post before, and where the words end that say so."""
    found = PREDECESSOR.search(text, start, min(len(text), stop + 4))
    if found is None or found.start() > stop:
        found = NEXT_SENTENCE.match(text, stop)
    if found is None:
        return None, start
    return person_range(text, *found.span("name")), found.end("name")


def _act(text: str, naming: Naming, headings: list[tuple[int, str]]) -> Act:
    """A list of withdrawals says so in its heading or at the end of the line."""
    line = max(text.rfind("\n", 0, naming.start) + 1, naming.start - MAX_SENTENCE)
    end = sentence_end(text, naming.end)
    if WITHDRAWN.search(text, line, naming.start) or WITHDRAWN.search(text, naming.post[1], end):
        return "withdrawn"
    if re.search(r"\bto\s+appoint\s*$", text[line : naming.start]):
        return "to_appoint"
    above = [act for start, act in headings if start < line]
    return "withdrawn" if above and above[-1].startswith("withdr") else "nominated"


def _announced(match: re.Match[str]) -> Act:
    if (match["verb"] or "").casefold() in ("appoint", "designate"):
        return "to_appoint"
    if (match["noun"] or "").casefold() == "appointment":
        return "appointed"
    return "nominated" if match["verb"] or match["noun"] else "withdrawn"
