"""Who wrote a page: its linked data, its meta tags, its byline, in this order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from .authors import BY, authors_of
from .credits import agency
from .linked_data import Thing, articles, by_id, names

META = (
    "author",
    "article:author",
    "article:author_name",
    "og:article:author",
    "article.author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "dc.creator.personalname",
    "parsely-author",
    "sailthru.author",
    "cxenseparse:author",
    "byl",
    "byline",
    "authors",
)
BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author-?_*name|authors?|article-?_*author|post-?_*author|entry-?_*author|written-?by)(?:$|[\s_-])",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"comment|related|(?<!article-)(?<!with-)sidebar|(?<!post-)(?<!entry-)(?<!article-)footer|widget|newsletter|\bbio\b|more-from|recommend|teaser|promo",
    re.IGNORECASE,
)
BY_WORDS = re.compile(
    r"\s*(?:(?:written|posted|published|reported|submitted)\s+)?(?:on\s+[^\W\d_]+\s+\d{1,2},?\s+\d{4}\s+)?(?:by|(?-i:Von|Par|Por))\b",
    re.IGNORECASE,
)
MAX_BYLINE_CHARACTERS = 120
CLIMB = 4
"""How far above the word "by" the name may be found, elements."""


def page_authors(tree: HtmlElement, *, linked: list[Thing], outlet: str | None) -> tuple[str, ...]:
    """The people who wrote a page, in its order; the outlet itself only where no person is named."""
    weak: tuple[str, ...] = ()
    for words, sure in _sources(tree, linked):
        found = tuple(dict.fromkeys(name for part in words for name in authors_of(part)))
        people = tuple(name for name in found if not outlet or name.casefold() != outlet.casefold())
        people = tuple(name for name in people if agency(name) is None) or people
        if people and sure:
            return _fuller(people, tree) if len(people) == 1 and " " not in people[0] else people
        weak = weak or found
    return weak


def _fuller(people: tuple[str, ...], tree: HtmlElement) -> tuple[str, ...]:
    """The full name where a byline has one for a first name that stands alone."""
    first = f"{people[0]} "
    shown = (name for words in _bylines(tree) for name in authors_of(words))
    return next(((name,) for name in shown if name.startswith(first)), people)


def _sources(tree: HtmlElement, linked: list[Thing]) -> Iterator[tuple[list[str], bool]]:
    """The words of every place that may name the authors, with whether they name people."""
    pointed_at = by_id(linked)
    for article in articles(linked):
        given = names(article.get("author") or article.get("creator"), pointed_at)
        if people := [name for name, person in given if person]:
            yield people, True
        elif given:
            yield [name for name, _ in given], False
    for key in META:
        if words := meta(tree, key):
            yield words, True
    for line in _bylines(tree):
        yield [line], True


def _bylines(tree: HtmlElement) -> Iterator[str]:
    """The words of elements that are bylines by what they state, then of those that are by their words."""
    for element in _byline_elements(tree):
        words = " ".join(element.text_content().split())
        if 2 < len(words) <= MAX_BYLINE_CHARACTERS:
            yield words
    for element in tree.iter():
        if isinstance(element.tag, str) and element.text and BY_WORDS.match(element.text):
            yield from _around(element)


def _around(element: HtmlElement) -> Iterator[str]:
    """The words of an element that begins with "by", or of the first one around it that has a name too."""
    for around in [element, *element.iterancestors()][:CLIMB]:
        words = " ".join(" ".join(around.itertext()).split())
        if len(words) > MAX_BYLINE_CHARACTERS or _stands_elsewhere(around):
            return
        if BY.match(words) and len(words.split()) > 1 and BY.sub("", words)[:1].isupper():
            yield words
            return


def meta(tree: HtmlElement, key: str) -> list[str]:
    """The contents of the meta tags of that name or property, in order, without addresses."""
    found: list[str] = []
    for tag in tree.iter("meta"):
        name = tag.get("name") or tag.get("property") or tag.get("itemprop") or ""
        words = (tag.get("content") or "").strip()
        if (
            name.strip().lower() == key
            and words
            and not words.startswith(("http://", "https://", "www.", "@", "/"))
        ):
            found.append(words)
    return found


def _byline_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that say that they are a byline, the surest kind first, outside comments and boxes."""
    for kind in (_says_author_name, _says_author, _has_byline_class):
        yield from (e for e in tree.iter() if isinstance(e.tag, str) and kind(e) and not _stands_elsewhere(e))


def _says_author_name(element: HtmlElement) -> bool:
    return element.get("itemprop") == "name" and any(
        "author" in (parent.get("itemprop") or "") for parent in element.iterancestors()
    )


def _says_author(element: HtmlElement) -> bool:
    return (
        element.tag == "byline"
        or "author" in (element.get("rel") or "").split()
        or element.get("itemprop") == "author"
    )


def _has_byline_class(element: HtmlElement) -> bool:
    return (
        BYLINE_CLASS.search(element.get("class") or "") is not None
        or BYLINE_CLASS.search(element.get("id") or "") is not None
    )


def _stands_elsewhere(element: HtmlElement) -> bool:
    chain: Iterable[HtmlElement] = (element, *element.iterancestors())
    return any(
        e.tag in ("aside", "footer", "nav") or ELSEWHERE.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        for e in chain
        if e.tag not in ("body", "html")
    )
