"""What `routes` gives: ranked strips with quoted proof for each hop, and what is not known."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from .cited import Answer, Citation, counted
from .factors import in_words
from .hops import Hop, Piece
from .sides import Side

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
        notes = {"last_known": f"as of {day}", "first_known": f"as of {day}, later", "undated": "undated"}
        note = notes.get(self.post_state or "", "cannot tell")
        return f"{self.post[:-1]}; {note})" if self.post.endswith(")") else f"{self.post} ({note})"


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


class Beside(Struct, frozen=True, kw_only=True):
    """A contact that has not happened, or a door that leads to a body only: never a hop."""

    kind: str
    """"planned", "expected", "denied", "point of contact" …"""
    participants: tuple[str, ...]
    about: str | None
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


class RoutesAnswer(Answer, frozen=True, kw_only=True):
    """Ways in, best first."""

    to: str
    target: Person
    about: str | None
    side: str | None
    as_of: date | None
    as_of_given: bool
    """False: the day of the last document."""
    routes: tuple[Route, ...]
    no_route: NoRoute | None
    decides: tuple[Citation, ...]
    """The words that show the target deciding on the issue."""
    beside: tuple[Beside, ...]
    bottlenecks: tuple[str, ...]
    notes: tuple[str, ...]

    def lines(self, *, explain: bool = False) -> list[str]:
        """Strips as text; with `explain` every number and factor."""
        day = self.as_of.isoformat() if self.as_of else "no day"
        about = f' about "{self.about}"' if self.about else ""
        shown = [f"Ways in to {self.target.name}, {self.target.title},{about} as of {day}"]
        for number, route in enumerate(self.routes, 1):
            shown += _route_lines(route, f"{number}", explain=explain)
            for letter, variant in zip("abcdefgh", route.variants, strict=False):
                shown += _route_lines(variant, f"{number}{letter}", explain=explain, known=route.hops)
        if self.no_route is not None:
            shown += _gap_lines(self.no_route)
        shown += [f"Beside: {_beside_line(b)}" for b in self.beside]
        return shown + list(self.bottlenecks) + list(self.notes)


def _route_lines(route: Route, number: str, *, explain: bool, known: tuple[Hop, ...] = ()) -> list[str]:
    """A strip; of a variant only the hops that its route does not show already."""
    value = f" {route.value:.3f}" if explain else ""
    shown = [f"{number}  {route.via}  [{route.strength}{value}]"]
    for hop in route.hops:
        shown += [] if hop in known else _hop_lines(hop, explain=explain)
    if known:
        return shown
    if explain:
        shown.append(f"     messenger's fit {route.fit:.2f} · bearing of the last hop {route.bearing:.2f}")
    shown.append(f"     Weakest link: {route.weakest}")
    shown += [f"     Not known: {words}" for words in route.unknown]
    return [*shown, f"     Ask: {route.ask}"]


def _hop_lines(hop: Hop, *, explain: bool) -> list[str]:
    detail = f" ({hop.detail})" if hop.detail else ""
    reported = hop.reported.isoformat() if hop.reported else "undated"
    value = f" = {hop.value:.3f}" if explain else ""
    count = f"{counted(hop.documents, 'doc')} · {counted(hop.origins, 'origin')} {hop.glyph}"
    numbers = f"{count} · reported {reported}"
    shown = [
        f"     {hop.a_name} — {hop.words}{detail} — {hop.b_name}: {in_words(hop.value)}{value} · {numbers}"
    ]
    for piece in hop.pieces if explain else _once(hop.pieces):
        quote = piece.citations[0]
        factors = (
            f" {piece.start:.2f} × age {piece.age:.2f} × standing {piece.standing:.2f}"
            f" × said {piece.said:.2f} = {piece.strength:.3f}"
            if explain
            else ""
        )
        shown.append(f'       {piece.words}:{factors} "{_flat(quote)}" [{quote.source}]')
    return shown + [f'       but: "{_flat(c)}" [{c.source}]' for c in hop.rivalry]


def _flat(citation: Citation) -> str:
    return " ".join(citation.quote.split())


def _once(pieces: tuple[Piece, ...]) -> list[Piece]:
    """Of one origin the strongest piece of each kind: its copies and repetitions are the same report."""
    return list({(p.origin, p.words): p for p in reversed(pieces)}.values())[::-1]


def _gap_lines(gap: NoRoute) -> list[str]:
    shown = [f"{gap.words}."]
    shown += [f"  Nearest to us: {near.name} ({near.way}; {near.strength})" for near in gap.near_us]
    shown += [
        f"  Nearest to the target: {near.name} ({near.way}; {near.strength})" for near in gap.near_target
    ]
    return [*shown, f"  {gap.closing}"] if gap.closing else shown


def _beside_line(beside: Beside) -> str:
    quote = beside.citations[0]
    return f'{beside.kind}: {", ".join(beside.participants)}: "{_flat(quote)}" [{quote.source}]'
