"""Who stands around somebody, or in an issue, and what is reported between them: at most thirty."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from backchannel.model.claims import Claim
from backchannel.model.errors import BadQuestion
from backchannel.model.facts import Contact, kind_of, refs_of

from . import cited
from .cited import Answer, Citation
from .fact_words import fact_words
from .factors import HAPPENED
from .issue import Issue
from .layout import WIDTH, quoted, wrapped
from .placing import places
from .posts import PostBook, kept_book
from .reading import Being, Calendar, Reading
from .references import referred
from .sides import Side, Sides, post_words
from .targets import target_of
from .timeline import is_about

AT_MOST = 30
"""More nodes are no picture any more."""
CROWD = 6
"""A contact of more is a gathering, and none of any two of them."""
MANY = 600
"""So many ties and so many contacts are read of somebody, the latest; of several their share."""
FEW = 50
"""So many of each are read in any case."""
READ = 200
"""So many documents that may be about the issue are read, the latest first."""
READ_CLAIMS = 400
"""Of them the latest with so many claims about it."""
BETWEEN = ("contact", "tie")
IN_AN_ISSUE = ("contact", "measure", "statement")
BEINGS = ("person", "organisation")


class Node(Struct, frozen=True, kw_only=True):
    """Somebody in the picture."""

    id: str
    name: str
    kind: str
    side: Side
    """By posts or by a mark; of a body by its country; "other" where neither tells."""
    post: str | None
    """As of the day; None where none is known."""
    reports: int
    """In so many independent reports they play the part for which they are shown."""
    x: float
    y: float
    """From 0 to 1, left to right and top to bottom."""


class Edge(Struct, frozen=True, kw_only=True):
    """All that is reported between two of the picture."""

    a: str
    b: str
    words: tuple[str, ...]
    """Each fact once, the latest report first."""
    origins: int
    glyph: str
    citations: tuple[Citation, ...]


class Neighbourhood(Answer, frozen=True, kw_only=True):
    """Nodes: the one asked for first, then those in most reports; edges in the order of their nodes."""

    about: str | None
    who: str | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    """How many others there are, beyond what a picture holds."""
    has_more: bool
    """There may be others, and more between these, in documents that were not read."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        """Who, and what is reported between whom, with the first words that say so."""
        names = {node.id: node.name for node in self.nodes}
        shown = [line for node in self.nodes for line in _node_lines(node, width)]
        for edge in self.edges:
            head = f"{names[edge.a]} — {names[edge.b]}: {'; '.join(edge.words)} {edge.glyph}"
            first = edge.citations[0]
            shown += ["", *wrapped(head, width=width, rest="    ")]
            shown += quoted(first.quote, first.source, width=width, indent="    ")
        if self.left_out or self.has_more:
            more = "more than " if self.has_more else ""
            older = " Older reports were not read." if self.has_more else ""
            shown += ["", f"{more}{self.left_out} others are left out.".capitalize() + older]
        return shown or ["Nobody in what you can see."]


def neighbourhood(
    view: Reading, *, who: str | None = None, about: str | None = None, at_most: int = AT_MOST
) -> Neighbourhood:
    """Around somebody, or among those who act, speak and meet in an issue; what is told as so.

    Raises: NothingFound, Ambiguous; BadQuestion where neither or both are asked for.
    """
    if bool(who) == bool(about):
        raise BadQuestion(
            "a neighbourhood is of somebody or of an issue", remedy="give one of the two, not both"
        )
    view = referred(view)
    calendar = Calendar(view)
    book = kept_book(view, calendar)
    around = _Around(view, calendar)
    is_all = True
    if who:
        centre = target_of(view, book, who).id
        ranked = [centre, *around.beside(centre)]
    else:
        ranked, is_all = around.in_issue(Issue(view, about))
    kept = ranked[: min(at_most, AT_MOST)]
    edges = around.edges(kept)
    number = {id_: place for place, id_ in enumerate(kept)}
    at = places(len(kept), [(number[edge.a], number[edge.b]) for edge in edges])
    return Neighbourhood(
        about=about,
        who=who,
        nodes=_nodes(view, book, around, kept, at),
        edges=tuple(edges),
        left_out=len(ranked) - len(kept),
        has_more=not is_all or around.cut,
    )


class _Around:
    """Who is near whom, by what the claims tell as so by the day asked for."""

    def __init__(self, view: Reading, calendar: Calendar) -> None:
        self._view, self._calendar = view, calendar
        self.reports: dict[str, set[str]] = defaultdict(set)
        """By whom: the origins of what they are shown for."""
        self.cut = False
        """Whether somebody has more ties or contacts than were read."""

    def beside(self, centre: str) -> list[str]:
        """Those with a tie or contact to somebody, in most reports first."""
        return [id_ for id_ in self._ranked(self._between(centre)) if id_ != centre]

    def in_issue(self, issue: Issue) -> tuple[list[str], bool]:
        """Those who play a role in what is told about an issue; and whether all documents were read."""
        told, is_all = issue.latest(
            *IN_AN_ISSUE,
            of=lambda claim: self._is_so(claim) and is_about(issue, claim),
            documents=READ,
            claims=READ_CLAIMS,
        )
        return self._ranked(told), is_all

    def edges(self, kept: Sequence[str]) -> list[Edge]:
        """What is told between any two of these."""
        place = {id_: number for number, id_ in enumerate(kept)}
        found: dict[tuple[str, str], dict[str, Claim]] = defaultdict(dict)
        for claim in self._among(kept):
            ids = {self._view.canonical(ref) for ref in refs_of(claim.fact)}
            own = sorted(place[one] for one in ids if one in place)
            for a, b in combinations(own, 2):
                found[kept[a], kept[b]][claim.id] = claim
        return [
            self._edge(*pair, found[pair].values())
            for pair in sorted(found, key=lambda p: (place[p[0]], place[p[1]]))
        ]

    def _between(self, id_: str) -> list[Claim]:
        """The latest ties and contacts of somebody."""
        day = self._view.valid_at
        found = self._view.claims_around(id_, *BETWEEN, before=MANY, after=MANY if day else 0, day=day)
        self.cut |= bool(found.cut)
        return self._telling(found.claims)

    def _among(self, kept: Sequence[str]) -> list[Claim]:
        """The latest ties and contacts of several, read together."""
        each, day = max(FEW, MANY // max(1, len(kept))), self._view.valid_at
        # One more than are wanted of each: who has it has more.
        found = self._view.claims_around_each([(id_, day) for id_ in kept], *BETWEEN, each=each + 1)
        ways: Counter[tuple[str, str, bool]] = Counter()
        for claim in found:
            is_after = day is not None and claim.reported is not None and claim.reported > day
            for id_ in {self._view.canonical(ref) for ref in refs_of(claim.fact)}:
                ways[id_, kind_of(claim.fact), is_after] += 1
        asked = set(kept)
        self.cut |= any(many > each and id_ in asked for (id_, _, _), many in ways.items())
        return self._telling(found)

    def _telling(self, claims: Iterable[Claim]) -> list[Claim]:
        """Those that are told as so; of a large meeting nobody learns who knows whom."""
        return [c for c in claims if self._is_so(c) and not _is_crowd(c)]

    def _is_so(self, claim: Claim) -> bool:
        return claim.modality in HAPPENED and not (self._calendar.given and self._calendar.is_later(claim))

    def _ranked(self, claims: Iterable[Claim]) -> list[str]:
        names: dict[str, str] = {}
        beings: dict[str, Being] = {}
        for claim in claims:
            origin = self._calendar.origin(claim)
            for id_ in dict.fromkeys(self._view.canonical(ref) for ref in refs_of(claim.fact)):
                being = beings.get(id_) or beings.setdefault(id_, self._view.entity(id_))
                if id_ in names or (being.kind in BEINGS and _has_name(being)):
                    names[id_] = being.caption
                    self.reports[id_].add(origin)
        return sorted(names, key=lambda id_: (-len(self.reports[id_]), names[id_], id_))

    def _edge(self, a: str, b: str, claims: Iterable[Claim]) -> Edge:
        latest = sorted(claims, key=lambda c: c.id)
        latest.sort(key=lambda c: c.reported.toordinal() if c.reported else 0, reverse=True)
        citations = cited.cite_all(self._view, latest)
        count = cited.origins(citations)
        return Edge(
            a=a,
            b=b,
            words=tuple(dict.fromkeys(fact_words(self._view, claim) for claim in latest)),
            origins=count,
            glyph=cited.glyph(count),
            citations=citations,
        )


def _has_name(being: Being) -> bool:
    """Whether it is called by a name and not described: "a second source", "company"; as capitals tell."""
    if being.kind == "person":
        return not being.caption.split()[-1][0].islower()
    return being.caption != being.caption.lower() or not any(c.islower() for c in being.caption)


def _is_crowd(claim: Claim) -> bool:
    return isinstance(claim.fact, Contact) and len(claim.fact.participants) > CROWD


def _nodes(
    view: Reading, book: PostBook, around: _Around, kept: Sequence[str], at: Sequence[tuple[float, float]]
) -> tuple[Node, ...]:
    beings = [view.entity(id_) for id_ in kept]
    book.meet(kept, book.calendar.day)
    posts = [post for id_ in kept for post, _ in book.posts_of(id_, book.calendar.day)]
    codes = frozenset(post.post.country for post in posts if post.post.country)
    sides = Sides(view, book, their_codes=codes)
    return tuple(
        _node(sides, being, len(around.reports[being.id]), place)
        for being, place in zip(beings, at, strict=True)
    )


def _node(sides: Sides, being: Being, reports: int, at: tuple[float, float]) -> Node:
    post = sides.post_of(being.id)
    return Node(
        id=being.id,
        name=being.caption,
        kind=being.kind,
        side=_side(sides, being),
        post=post_words(post[0]) if post else None,
        reports=reports,
        x=at[0],
        y=at[1],
    )


def _side(sides: Sides, being: Being) -> Side:
    """As for routes; of one whose posts are of no day that can be told, the side that all of them are of."""
    side = sides.of_being(being)
    return side if side != "other" else sides.of_every_post(being.id)


def _node_lines(node: Node, width: int) -> list[str]:
    sign = {"ours": "□", "theirs": "○", "other": "◇"}[node.side]
    post = f", {node.post}" if node.post else ""
    return wrapped(f"{sign} {node.name}{post}", width=width, rest="    ")
