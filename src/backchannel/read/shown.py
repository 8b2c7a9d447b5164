"""The words that a page shows, for watching it: with its lists and tables, without what stands around them.

A watched page is no article: a cabinet's list, a table of rates, an address are what it says. So nothing is
left out for being short or a list, as a reader of articles does; only what is navigation, banner, form or
hidden by its own markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura import load_html

from backchannel.model.errors import BackchannelError, NoMainText
from backchannel.model.sources import Document, digest
from backchannel.settings import SNIFFED_BYTES

from .decoding import decode
from .given import Given
from .parts import Read
from .reading import CHARSET
from .words import word_list

READER = "shown.v1"
MAIN_SHARE = 0.2
"""An element marked as the main one holds at least so much of the page's words; with less it is a stub."""
MOST_AROUND = 0.4
"""What holds more of the words than that is not taken for surroundings by the name of its class alone."""
CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
OPENERS = ("aria-controls", "data-target", "data-bs-target")
"""By these a control names what it opens."""
REMEDY = "save the page again when it is loaded completely"


def pieces(data: bytes, given: Given) -> Iterator[Read]:
    """What a page shows as a document, or why there is none."""
    declared = CHARSET.search(data[:SNIFFED_BYTES])
    try:
        html, _ = decode(data, name=given.name, declared=declared[1].decode("ascii") if declared else None)
        text = shown_text(html, where=given.name)
    except BackchannelError as error:
        yield Read(given.name, error, False)
        return
    document = Document(
        id=digest(data, READER), text=text, name=given.name, media_type="text/html", reader=READER
    )
    yield Read(given.name, document, False)


def shown_text(html: str, *, where: str = "the page") -> str:
    """What a page says, one line a block of it; the cells of a row are separated by " | ".

    Whether two states of a page differ is asked of these texts (`resolve.differences`): the targets of links,
    layout and scripts are no part of them. Raises: NoMainText where nothing is shown.
    """
    tree = load_html(html)
    if tree is None:
        raise NoMainText("this is no page", where=where, remedy=REMEDY)
    body = tree.find("body")
    whole = tree if body is None else body
    text = "\n".join(line for part in _main(whole) for line in _lines(part))
    if not text:
        raise NoMainText("the page shows no words", where=where, remedy=REMEDY)
    return text


def _main(body: HtmlElement) -> list[HtmlElement]:
    """The elements that the page itself marks as its main part, or all of it."""
    for path in (".//main | .//*[@role='main']", ".//article"):
        found = [one for one in body.xpath(path) if not _within(one, body, ("main", "article"))]
        if found and sum(_size(one) for one in found) >= MAIN_SHARE * _size(body):
            return found
    return [body]


def _within(element: HtmlElement, body: HtmlElement, tags: tuple[str, ...]) -> bool:
    return any(
        one.tag in tags or one.get("role") == "main" for one in element.iterancestors() if one is not body
    )


def _size(element: HtmlElement) -> int:
    """The letters that are shown in it, surroundings left out."""
    return sum(len(line) for line in _lines(element))


def _lines(element: HtmlElement) -> Iterator[str]:
    words: list[str] = []
    for piece in [*_pieces(element), None]:
        if piece is not None:
            words.append(piece)
            continue
        line = " ".join("".join(words).split()).strip("| ")
        if line:
            yield line
        words = []


def _pieces(element: HtmlElement) -> Iterator[str | None]:
    """Text in order, None at each edge of a block; without recursion, since pages nest deeply."""
    around = _Around(element)
    pending: list[HtmlElement | str | None] = [element]
    while pending:
        part = pending.pop()
        if part is None or isinstance(part, str):
            yield part
            continue
        if not isinstance(part.tag, str) or (part is not element and around.has(part)):
            continue
        before, after = _edges(part)
        inside: list[HtmlElement | str | None] = [*before, part.text or ""]
        for child in part:
            inside += [child, child.tail or ""]
        pending += reversed([*inside, *after])


def _edges(element: HtmlElement) -> tuple[list[str | None], list[str | None]]:
    """What parts an element from the words before and after it."""
    if element.tag in _words("cells"):
        return [" | "], []
    return ([], []) if element.tag in _words("inline") else ([None], [None])


class _Around:
    """What of a part of a page is none of what it says."""

    def __init__(self, whole: HtmlElement) -> None:
        self._most = MOST_AROUND * len(whole.text_content())
        self._opened = {
            name
            for one in whole.iter()
            if isinstance(one.tag, str)
            for key in OPENERS
            for name in (one.get(key) or "").replace("#", " ").split()
        }

    def has(self, element: HtmlElement) -> bool:
        if element.tag in _words("unseen") or element.tag in _words("around"):
            return True
        if element.get("role") in _words("roles") or self._is_hidden(element):
            return True
        if element.tag in _words("edges") and not any(
            one.tag in _words("sections") for one in element.iterancestors()
        ):
            return True
        return _named_around(element) and len(element.text_content()) <= self._most

    def _is_hidden(self, element: HtmlElement) -> bool:
        """What a control of the page opens is shown on asking: panels of tabs, folded answers."""
        hidden = element.get("hidden") is not None or NOT_SHOWN.search(element.get("style") or "")
        return bool(hidden) and element.get("role") != "tabpanel" and element.get("id") not in self._opened


def _named_around(element: HtmlElement) -> bool:
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return not _words("classes").isdisjoint(word.lower() for word in CLASS_WORD.findall(name))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(word_list("shown", key))
