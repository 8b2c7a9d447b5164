"""How words in the box of Find may go on: operators, their values, names, and titles of documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct

from backchannel.answer.query import KINDS, OPERATORS, query_of, said
from backchannel.answer.reading import Being, Reading
from backchannel.model.errors import BackchannelError

OFFERED = 8
READ = 60
"""So many names that begin so are looked at, and those of most documents offered."""
_LAST = re.compile(r'(?P<name>[a-z-]+):(?P<open>["“]?)(?P<value>[^"”]*)$|(?P<word>\S+)$', re.IGNORECASE)


class Completion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way to go on: other words for the box, or a page to go to."""

    label: str
    note: str
    words: str = ""
    """What the box has then."""
    to: str = ""
    """The address of the page."""


def completions(view: Reading, words: str, *, at: str) -> tuple[Completion, ...]:
    """Operators and their values before names, names before titles; `at` is kept in the addresses."""
    given = _given(view, words, at=at)
    return tuple(islice(given, OFFERED))


def _given(view: Reading, words: str, *, at: str) -> Iterator[Completion]:
    last = _LAST.search(words)
    name = (last["name"] or "").lower() if last else ""
    if last and name in OPERATORS:
        yield from _values(view, words[: last.start()], name, last["value"])
        return
    if last and last["word"]:
        before, word = words[: last.start()], last["word"].lower()
        yield from (_operator(before, one) for one in OPERATORS if one.startswith(word))
    elif not words.strip():
        yield from (_operator(words, one) for one in OPERATORS)
    if len(plain := words.strip()) > 1:
        for one in _beings(view, plain):
            yield Completion(
                label=one.caption, note=one.kind, to=f"/dossier/{one.id.replace('#', '%23')}{at}"
            )
        yield from _titles(view, plain, at=at)


def _operator(before: str, name: str) -> Completion:
    return Completion(label=f"{name}:", note=OPERATORS[name], words=f"{before}{name}:")


def _values(view: Reading, before: str, name: str, value: str) -> Iterator[Completion]:
    if name == "kind":
        found: Iterable[tuple[str, str]] = ((kind, "") for kind in KINDS if kind.startswith(value.lower()))
    elif name in ("to", "said-by") and len(value) > 1:
        found = ((one.caption, one.kind) for one in _beings(view, value))
    else:
        found = ()
    for one, note in found:
        whole = said(name, one)
        yield Completion(label=whole, note=note, words=f"{before}{whole} ")


def _beings(view: Reading, words: str) -> list[Being]:
    found = view.named(words) or view.begun(words, at_most=READ)
    return sorted(found, key=lambda one: -len(one.refs))


def _titles(view: Reading, words: str, *, at: str) -> Iterator[Completion]:
    try:
        hits = view.search(query_of(words).words)
    except BackchannelError:  # nothing to look for yet
        return
    for id_ in dict.fromkeys(hit.document for hit in hits if hit.kind == "title"):
        document = view.document(id_)
        note = " · ".join(str(part) for part in (document.outlet, document.published) if part)
        yield Completion(label=document.title or document.name, note=note, to=f"/read/{id_}{at}")
