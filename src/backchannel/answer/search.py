"""Words → people and bodies, claims, and passages that hold them; operators narrow them (`query`)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from backchannel.model.sources import Document

from .cited import Answer, source_words
from .facets import Facet, facets
from .layout import WIDTH, quoted, wrapped
from .lines_of_fact import FactLine, fact_groups, fact_line
from .posts import PostBook
from .query import query_of
from .reading import Calendar, Reading
from .sides import post_words
from .spelling import spellings
from .wanted import Wanted

AT_MOST = 20
COUNTED = 500
"""So many of a kind are counted; where there are as many, there may be more."""


class Named(Struct, frozen=True, kw_only=True):
    """Somebody or something whose name holds the words, with the post held that day."""

    id: str
    kind: str
    name: str
    post: str | None
    documents: int

    def lines(self, width: int) -> list[str]:
        """Name and post."""
        post = f": {self.post}" if self.post else ""
        return wrapped(f"{self.name} ({self.kind}){post}", width=width, first="  ", rest="      ")


class Passed(Struct, frozen=True, kw_only=True):
    """A passage that holds all the words."""

    document: str
    name: str
    outlet: str | None
    published: date | None
    start: int
    end: int
    snippet: str

    @property
    def source(self) -> str:
        """Outlet or file, and day."""
        return source_words(self.outlet, self.name or self.document, self.published)


class Held(Struct, frozen=True, kw_only=True):
    """A document that holds all the words, wherever in it."""

    id: str
    title: str
    source: str


class Found(Answer, frozen=True, kw_only=True):
    """What holds the words; each list is cut, and `more` says how many are left at least."""

    words: str
    named: tuple[Named, ...]
    facts: tuple[FactLine, ...]
    passages: tuple[Passed, ...]
    more: dict[str, int]
    at_least: tuple[str, ...]
    """The lists that may have more than that left: counting all would take too long."""
    documents: tuple[Held, ...] = ()
    """Only where `kind:document` asks for them."""
    facets: tuple[Facet, ...] = ()
    instead: tuple[str, ...] = ()
    """Where nothing is found: the words with a name that is spelt nearly so."""

    @property
    def is_empty(self) -> bool:
        return not (self.named or self.facts or self.passages or self.documents)

    def lines(self, *, width: int = WIDTH) -> list[str]:
        facts = [line for fact in self.facts for line in fact.text(width=width)]
        passages = [
            line for p in self.passages for line in quoted(p.snippet, p.source, width=width, indent="  ")
        ]
        titles = [
            line
            for d in self.documents
            for line in wrapped(f"{d.title}, {d.source}", width=width, first="  ")
        ]
        sections = {
            "names": [line for named in self.named for line in named.lines(width)],
            "facts": facts,
            "passages": passages,
            "documents": titles,
        }
        shown: list[str] = []
        for name, lines in sections.items():
            left_out = self.more.get(name, 0)
            head = [*([""] if shown else []), name.capitalize()] if lines else []
            at_least = "more than " if name in self.at_least else ""
            shown += [*head, *lines, *([f"  and {at_least}{left_out} more {name}"] if left_out else [])]
        if shown:
            return shown
        return ["Nothing found.", *([f"Perhaps: {'; '.join(self.instead)}"] if self.instead else [])]


def find(view: Reading, words: str, *, at_most: int = AT_MOST) -> Found:
    """Who is so named, which facts speak of it, and where the words stand; best first, documents in order.

    Raises: BadQuestion where there is no word to look for; NothingFound for an operator's name nobody bears.
    """
    query = query_of(words)
    calendar = Calendar(view)
    wanted = Wanted(view, query, calendar)
    named, hits, held = wanted.names(), wanted.passages(), wanted.whole_documents()
    groups = fact_groups(view, calendar, wanted.claims())
    counts = {"names": len(named), "facts": len(groups), "passages": len(hits), "documents": len(held)}
    uncounted = {name for name, count in counts.items() if count >= COUNTED}
    uncounted |= {"facts"} if wanted.is_cut else set()
    book = PostBook(view, calendar)
    return Found(
        words=words,
        named=tuple(_named(view, book, being.id) for being in named[:at_most]),
        facts=tuple(fact_line(view, calendar, group) for group in groups[:at_most]),
        passages=tuple(
            _passed(view, hit.document, hit.start, hit.end, hit.snippet) for hit in hits[:at_most]
        ),
        more={name: max(0, min(count, COUNTED) - at_most) for name, count in counts.items()},
        at_least=tuple(name for name in counts if name in uncounted),
        documents=tuple(_held(document) for document in held[:at_most]),
        facets=facets(
            view, calendar, words, names=named, facts=groups, passages=len(hits), documents=len(held)
        ),
        instead=() if any(counts.values()) else spellings(view, query, words),
    )


def _held(document: Document) -> Held:
    source = source_words(document.outlet, document.name or document.id, document.published)
    return Held(id=document.id, title=document.title or document.name, source=source)


def _named(view: Reading, book: PostBook, id_: str) -> Named:
    being = view.entity(id_)
    posts = [report for report, held in book.posts_of(id_, book.calendar.day) if held.in_post]
    return Named(
        id=id_,
        kind=being.kind,
        name=being.caption,
        post=post_words(posts[0]) if posts else None,
        documents=len(being.refs),
    )


def _passed(view: Reading, id_: str, start: int, end: int, snippet: str) -> Passed:
    document = view.document(id_)
    return Passed(
        document=id_,
        name=document.name,
        outlet=document.outlet,
        published=document.published,
        start=start,
        end=end,
        snippet=snippet,
    )
