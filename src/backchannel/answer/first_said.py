"""Which outlet's report a claim repeats, as the words around it or the credit of its document tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.sources import Document
from backchannel.read.credits import agency, agency_names
from backchannel.read.sentences import sentences

if TYPE_CHECKING:
    from .reading import Reading

_WORD = r"[A-Z0-9][\w’'&.\-]*"
_CAPITALISED = re.compile(r"\b[A-Z]\w*|\bdpa\b")
_NAME = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:(?:of|and|de|della|der|du|la|le|the|&) )?{_WORD})*)"


class Repeats(Struct, frozen=True):
    """Words of a text that repeat an outlet's report."""

    start: int
    end: int
    outlet: str
    cited_only: bool
    """Only what somebody is cited for: the outlet was told it. Else all that the words say."""


def repeated(view: Reading, claim: Claim) -> str | None:
    """The outlet whose report a claim repeats, as the text names it; None where it is the document's own.

    Said in the sentence itself ("told The Halden Post", "according to a report in …"), or of the whole text
    by its credit ("(Reuters)").
    """
    document = view.document(claim.document)
    known: dict[str, tuple[Repeats, ...]] = view.kept("first said", dict)
    if document.id not in known:
        known[document.id] = tuple(repeats_in(document))
    at = claim.evidence[0].start
    for one in known[document.id]:
        if one.start <= at < one.end and (not one.cited_only or _is_cited(claim)):
            return one.outlet
    credit = document.credit
    return credit if credit and not _same(credit, document.outlet) else None


def repeats_in(document: Document) -> Iterator[Repeats]:
    """The sentences that repeat another outlet's report, in reading order."""
    text = document.text
    told, reported, before = _patterns()
    if not _may_name(text):
        return
    last: tuple[int, int] | None = None
    for sentence in sentences(text):
        words = text[sentence.start : sentence.end]
        if not _may_name(words):
            last = sentence.start, sentence.end
            continue
        for pattern, cited_only in ((reported, False), (told, True)):
            outlet = _outlet_in(pattern, words)
            if outlet is None or _same(outlet, document.outlet):
                continue
            if last is not None and not cited_only and before.search(words):
                yield Repeats(*last, outlet, cited_only)
            yield Repeats(sentence.start, sentence.end, outlet, cited_only)
            break
        last = sentence.start, sentence.end


def plain_outlet(name: str) -> str:
    """An outlet's name in a form in which it can be compared: "The Halden Post" and "Halden Post" are one."""
    words = " ".join(re.findall(r"[\w&'-]+", name.replace("’", "'").casefold()))
    return (agency(name) or words).casefold().removeprefix("the ")


@lru_cache(maxsize=4096)
def outlet_of(name: str) -> str | None:
    """The outlet that a name begins with ("the BBC's Jon Aske"), as it is written; None for no outlet."""
    words = name.rstrip(".,;:'’").split(" ")
    for count in range(len(words), 0, -1):
        first = " ".join(words[:count]).rstrip(".,;:'’").removesuffix("'s").removesuffix("’s")
        if _is_outlet(first):
            return first
    return None


def _is_outlet(name: str) -> bool:
    plain = " ".join(name.replace("’", "'").casefold().split())
    bare = plain.removeprefix("the ")
    if agency(name) is not None or not {plain, bare, f"the {bare}"}.isdisjoint(_listed("outlets")):
        return True
    return " " in bare and bare.rsplit(" ", 1)[-1] in _listed("endings")


def _outlet_in(pattern: re.Pattern[str], words: str) -> str | None:
    written = (words, words[:1].lower() + words[1:])  # a sentence may begin with "According to"
    names = (match[str(match.lastgroup)] for one in written for match in pattern.finditer(one))
    return next((one for name in names if (one := outlet_of(name)) is not None), None)


def _is_cited(claim: Claim) -> bool:
    return claim.basis in ("on_record", "anonymous") or claim.cited is not None


def _same(one: str, other: str | None) -> bool:
    return other is not None and plain_outlet(one) == plain_outlet(other)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """(an outlet was told; an outlet reported; of the sentence before)."""
    told, reported = (_one_of(_lists()[key]) for key in ("told", "reported"))
    return told, reported, re.compile(str(_lists()["of_the_sentence_before"]).format())


def _may_name(words: str) -> bool:
    """Whether an outlet's name may stand there: what has no such word needs no closer look."""
    return any(word.casefold() in _last_words() for word in _CAPITALISED.findall(words))


@cache
def _last_words() -> frozenset[str]:
    names = (*_lists()["outlets"], *_lists()["endings"], *agency_names())
    return frozenset(re.split(r"[ -]", name)[-1].casefold() for name in names)


def _one_of(forms: Sequence[str]) -> re.Pattern[str]:
    """One pattern of several; the outlet's name is the group `name` of whichever fits."""
    numbered = (form.format(outlet=_NAME.replace("?P<name>", f"?P<name{n}>")) for n, form in enumerate(forms))
    return re.compile("|".join(rf"\b(?:{form})" for form in numbered))


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "first_said.toml").read_text(encoding="utf8"))


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(_lists()[key])
