"""Parts of the answer of `routes`: people, routes, what stands beside them, and the gap where none is."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from .cited import Citation, cite_all
from .hop import Hop
from .reading import Reading
from .sides import Side, Sides, post_words

NO_ROUTE = "No route in what you can see"


class Person(Struct, frozen=True, kw_only=True):
    """Somebody on a route: side, and post as of the day."""

    id: str
    name: str
    side: Side
    marked: bool
    """The side was set by hand."""
    post: str | None
    post_state: str | None
    """"holds", "last_known", "former" …"""
    post_reported: date | None
    post_citations: tuple[Citation, ...]

    @property
    def title(self) -> str:
        """Post and standing in words: "former ambassador to the United States (Canada)"."""
        if self.post is None:
            return "no post known"
        day = self.post_reported.isoformat() if self.post_reported else "no day"
        if self.post_state in ("holds", "former"):
            return self.post if self.post_state == "holds" else f"former {self.post}"
        notes = {
            "last_known": f"as of {day}",
            "first_known": f"first reported {day}",
            "later": f"only from {day}",
            "undated": "on a day that is not known",
        }
        note = notes.get(self.post_state or "", "cannot tell whether on that day")
        return f"{self.post[:-1]}; {note})" if self.post.endswith(")") else f"{self.post} ({note})"

    @property
    def framed(self) -> str:
        """The name in the frame of the side: [ours], (theirs), or none; also where there is no colour."""
        return {"ours": f"[{self.name}]", "theirs": f"({self.name})"}.get(self.side, self.name)


def person_of(view: Reading, sides: Sides, id_: str) -> Person:
    """Somebody with the side and the post that they have on the day."""
    placed, post = sides.of(id_), sides.post_of(id_)
    report, held = post or (None, None)
    return Person(
        id=id_,
        name=view.entity(id_).caption,
        side=placed.side,
        marked=placed.marked,
        post=post_words(report) if report else None,
        post_state=held.state if held else None,
        post_reported=held.day if held else None,
        post_citations=cite_all(view, [r.claim for r in held.reports]) if held else (),
    )


class Route(Struct, frozen=True, kw_only=True):
    """A chain from one of ours to the target; `value` is the product of its hops, the fit and the bearing."""

    people: tuple[Person, ...]
    hops: tuple[Hop, ...]
    value: float
    strength: str
    fit: float
    fits: tuple[Citation, ...]
    """The words that show the messenger with the issue."""
    bearing: float
    weakest: str
    unknown: tuple[str, ...]
    ask: str
    """The question whose answer would settle most."""
    variants: tuple[Route, ...] = ()
    """Other ways through the same gatekeeper, or to the same messenger from our side."""

    @property
    def via(self) -> str:
        return " → ".join(p.name for p in self.people)


class Introduction(Struct, frozen=True, kw_only=True):
    """Somebody the messenger can ask to pass it on, and what the best way by them is worth."""

    person: Person
    strength: str
    value: float
    hop: Hop
    """How the messenger knows them."""


class Beside(Struct, frozen=True, kw_only=True):
    """A contact that has not happened, or a door that leads to a body only: never a hop."""

    kind: str
    """"planned", "expected", "denied", "point of contact" …"""
    participants: tuple[str, ...]
    about: str | None
    reported: date | None
    citations: tuple[Citation, ...]


class Refusal(Struct, frozen=True, kw_only=True):
    """One report that makes no step, and why."""

    kind: str
    """"planned", "denied", "later", "rivals", "one way", "a body", "no door", "post", "not reviewed" …"""
    words: str
    reported: date | None
    citations: tuple[Citation, ...]


class Near(Struct, frozen=True, kw_only=True):
    """Somebody near a gap, and how they are reached from their side."""

    id: str
    name: str
    way: str
    strength: str


class NoRoute(Struct, frozen=True, kw_only=True):
    """No chain of hops with evidence: who is nearest on both sides, and which tie would close the gap."""

    words: str
    near_us: tuple[Near, ...]
    near_target: tuple[Near, ...]
    closing: str | None
