"""Who on our side can reach the one who decides, about this, by which way: ranked routes with quoted hops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from backchannel.model.errors import BadQuestion

from .beside import beside
from .factors import odds
from .gaps import no_route
from .reading import Reading
from .route_answer import RoutesAnswer
from .route_orders import Order, ordered
from .route_parts import Introduction, Route
from .route_search import RouteSearch, search_of

CUT_SHORT = (
    "The search was cut short before it had read everything: better ways than those shown may exist. "
    "Ask with `--from` one of ours only."
)
INDEPENDENCE = "The value of a route is the product of its hops, as if they were independent; they are not."


def routes(
    view: Reading,
    *,
    to: str,
    about: str | None = None,
    messenger: str | None = None,
    at_most: int = 7,
    max_hops: int | None = None,
    order: Order = "strength",
) -> RoutesAnswer:
    """Routes from our side to a person, the holder of a post, or a body, best first; one for each gatekeeper.

    `to` is a name or a post ("president of …"); `about` the issue in plain words. With a `messenger` only
    routes from that one of ours, also by way of others of ours: whom to ask for an introduction. Where no
    chain of hops with evidence exists the answer has `no_route` instead. `order` is that of the strongest
    `at_most` routes among each other.
    Raises: NothingFound, Ambiguous, BadQuestion (the desk has no side, the messenger is not of ours).
    """
    if at_most < 1 or (max_hops is not None and max_hops < 1):
        raise BadQuestion("at least one route of one hop has to be asked for", remedy="give numbers above 0")
    search = search_of(view, to=to, about=about, messenger=messenger)
    hops = max_hops or odds().route.max_hops
    found = _answer(search, to, search.ranked(at_most, hops), hops)
    return replace(found, routes=ordered(found.routes, order), order=order)


def _answer(search: RouteSearch, to: str, found: tuple[Route, ...], max_hops: int) -> RoutesAnswer:
    target = search.target.id
    on_routes = {p.id for route in found for p in route.people[1:]} | {target}
    gap = None
    if not found:
        gap = no_route(search.hops, search.view, ours=search.starts, target=target, max_hops=max_hops)
    return RoutesAnswer(
        to=to,
        target=search.person(target),
        about=search.issue.words,
        side=search.view.side,
        as_of=search.calendar.day,
        as_of_given=search.calendar.given,
        routes=found,
        no_route=gap,
        decides=search.deciding,
        beside=beside(search.ground, search.sides, people=on_routes),
        bottlenecks=tuple(bottlenecks(found)),
        notes=tuple(_notes(search, found)),
        messenger=search.person(search.messenger) if search.messenger else None,
        introductions=tuple(introductions(found)) if search.messenger else (),
        cut_short=CUT_SHORT if search.budget.is_spent else None,
    )


def _notes(search: RouteSearch, found: tuple[Route, ...]) -> Iterable[str]:
    if any(len(route.hops) > 1 for route in found):
        yield INDEPENDENCE
    if search.thinner:
        yield f"More ways exist than the {len(found)} shown; the rest are thinner."
    later = search.ground.evidence.later(search.calendar.day)
    if later:
        yield f"{later} ties and contacts are of a later day than the one asked for, and left out."


def introductions(found: tuple[Route, ...]) -> Iterable[Introduction]:
    """Whom the messenger can ask, best first: the next on each way, with the best way by them."""
    asked: set[str] = set()
    for way in sorted((w for r in found for w in (r, *r.variants)), key=lambda way: -way.value):
        person = way.people[1]
        if len(way.hops) > 1 and person.id not in asked:
            asked.add(person.id)
            yield Introduction(person=person, strength=way.strength, value=way.value, hop=way.hops[0])


def bottlenecks(found: tuple[Route, ...]) -> Iterable[str]:
    """Who stands on at least half of several ways: "3 of 5 ways pass through …"."""
    every = [way for route in found for way in (route, *route.variants)]
    ways = [way for way in every if way.people[1].side != "ours"]
    between = Counter(p.id for way in ways for p in way.people[1:-1])
    names = {p.id: p.name for way in ways for p in way.people}
    for id_, count in sorted(between.items(), key=lambda item: (-item[1], names[item[0]])):
        if count > 1 and 2 * count >= len(ways) > 2:
            yield f"{count} of {len(ways)} ways pass through {names[id_]}"
