"""Routes: who on our side, to the one who decides, about an issue; strips with quoted steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from backchannel.answer.brokers import brokers
from backchannel.answer.reading import Reading
from backchannel.answer.route_answer import RoutesAnswer
from backchannel.answer.route_orders import ORDER_WORDS, ORDERS, Order, ordered, reason
from backchannel.answer.route_parts import Route
from backchannel.answer.routes import routes
from backchannel.answer.why_not import why_not
from backchannel.faces.answers import shown_routes
from backchannel.faces.web.citing import citation, csv_file
from backchannel.faces.web.failures import status_of
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit, Written
from backchannel.model.errors import BackchannelError, BadQuestion

PAGE = "routes"
STRIPS, LISTED = 7, 12
"""So many ways are strips, and so many more a list."""
LARGE = 20_000
"""On a desk of more documents there is no such list: each way costs as much as a strip."""
FIELDS = ("to", "to_id", "to_name", "messenger", "about", "order", "explain", "why_not", "hidden")
Asked = Mapping[str, str]


def empty(visit: Visit) -> Page:
    """The boxes, with what was asked last; `?new` begins afresh."""
    last = None if "new" in visit.query else visit.asked.last(PAGE)
    return _page(visit, visit.asked.fields(PAGE, last) if last else {}, last)


def found(visit: Visit) -> Page:
    """The ways in. Raises: NothingFound for an address of an earlier start."""
    id_ = visit.path["id"]
    return _page(visit, visit.asked.fields(PAGE, id_), id_)


def ask(visit: Visit) -> Redirect:
    """Names and issues go into no address: they are kept under an id. Raises: BadQuestion."""
    visit.needed("to", remedy="say who is to be reached: a name, or a post")
    return _to(visit, {name: visit.words(name) for name in FIELDS})


def hide(visit: Visit) -> Redirect:
    """Leaves a way out of the list, until it is shown again. Raises: NothingFound, BadQuestion."""
    id_ = visit.needed("asked", remedy="ask for ways first")
    fields = visit.asked.fields(PAGE, id_)
    way = visit.words("way")
    hidden = [*fields.get("hidden", "").split("\n"), way] if way else []
    now = _to(visit, {**fields, "hidden": "\n".join(each for each in hidden if each)})
    if not way:
        return now
    undo = (("action", f"/routes/show{visit.at}"), ("asked", id_))
    return Redirect(to=now.to, said="Hidden from this list.", undo=undo)


def show(visit: Visit) -> Redirect:
    """Back to the list as it was. Raises: BadQuestion."""
    return Redirect(to=f"/routes/{visit.needed('asked', remedy='ask for ways first')}{visit.at}")


def as_csv(visit: Visit) -> Written:
    """The ways as a table. Raises: NothingFound, Ambiguous, BadQuestion."""
    return csv_file(
        shown_routes(_answer(visit, visit.asked.fields(PAGE, visit.path["id"]))), name="routes.csv"
    )


def between(visit: Visit) -> Page:
    """Who stands between ours and the side of the one to be reached. Raises: NothingFound, Ambiguous."""
    fields = visit.asked.fields(PAGE, visit.path["id"])
    return Page(
        template="brokers.html",
        title="Who stands between",
        data={"asked_id": visit.path["id"], "brokers": brokers(visit.view, to=_target(visit.view, fields))},
    )


def _to(visit: Visit, fields: Asked) -> Redirect:
    return Redirect(to=f"/routes/{visit.asked.keep(PAGE, fields)}{visit.at}")


def _page(visit: Visit, fields: Asked, id_: str | None) -> Page:
    """A question that cannot be answered as it is put is told above the boxes, which keep their words."""
    answer, missed, failed, status = None, None, None, 200
    try:
        answer = _answer(visit, fields) if fields.get("to") else None
        if fields.get("why_not"):
            missed = why_not(
                visit.view,
                to=_target(visit.view, fields),
                who=fields["why_not"],
                about=fields.get("about"),
                at_most=STRIPS,
            )
    except BackchannelError as error:
        failed, status = error, status_of(error)
    hidden = fields.get("hidden", "").split("\n")
    order, strongest = _order(fields), answer.routes if answer else ()
    shown = [route for route in ordered(strongest, order) if way_of(route) not in hidden]
    return Page(
        template="routes.html",
        title="Routes",
        status=status,
        data={
            "asked_id": id_,
            "asked": {name: fields.get(name, "") for name in FIELDS},
            "answer": answer,
            "order": order,
            "orders": ORDER_WORDS,
            "strips": _placed(shown[:STRIPS], strongest, order),
            "others": _placed(shown[STRIPS:], strongest, order),
            "hidden": len(answer.routes) - len(shown) if answer else 0,
            "unknown": tuple(dict.fromkeys(words for route in shown[:STRIPS] for words in route.unknown)),
            "why_not": missed,
            "failed": {"code": failed.code, "what": failed.what, "remedy": failed.remedy} if failed else None,
            "choices": _choices(visit.view, fields) if failed else (),
            "citation": _citation(answer, shown[:STRIPS], visit.view) if answer else "",
        },
    )


def _placed(some: Iterable[Route], strongest: Sequence[Route], order: Order) -> list[dict[str, Any]]:
    """Each with its place in the list and among the strongest, what puts it there, and who stands on it."""
    every = ordered(strongest, order)
    return [
        {
            "place": every.index(route) + 1,
            "number": strongest.index(route) + 1,
            "route": route,
            "why": reason(route, order),
            "way": way_of(route),
        }
        for route in some
    ]


def way_of(route: Route) -> str:
    """Who stands on a route, by id: the same for the same way, whatever its place."""
    return ">".join(person.id for person in route.people)


def _answer(visit: Visit, fields: Asked) -> RoutesAnswer:
    return routes(
        visit.view,
        to=_target(visit.view, fields),
        about=fields.get("about"),
        messenger=fields.get("messenger"),
        at_most=STRIPS + LISTED if visit.view.how_many() <= LARGE else STRIPS,
    )


def _order(fields: Asked) -> Order:
    """Raises: BadQuestion."""
    for order in ORDERS:
        if fields.get("order", ORDERS[0]) == order:
            return order
    raise BadQuestion(f"there is no order {fields['order']!r}", remedy=f"choose one of {', '.join(ORDERS)}")


def _target(view: Reading, fields: Asked) -> str:
    """The one chosen of several of a name, while the box still has that name; else the words of the box."""
    words, chosen = fields["to"], fields.get("to_id")
    return chosen if chosen and fields.get("to_name") == words else words


def _choices(view: Reading, fields: Asked) -> list[dict[str, str]]:
    """Everybody whom the words in the box may mean."""
    named = view.named(fields["to"], "person", "organisation") if fields.get("to") else ()
    return [
        {"id": one.id, "name": one.caption, "kind": one.kind, "documents": str(len(one.refs))}
        for one in named
    ]


def _citation(answer: RoutesAnswer, shown: Iterable[Route], view: Reading) -> str:
    about = f" about {answer.about}" if answer.about else ""
    return citation(f"Ways in to {answer.target.name}{about}", _proofs(shown), view)


def _proofs(shown: Iterable[Route]) -> Iterator[tuple[str, str, str]]:
    for number, route in enumerate(shown, 1):
        for hop in route.hops:
            first = hop.citations[0]
            step = f"{number}. {hop.a_name} → {hop.b_name}, {hop.words}"
            yield step, first.quote, f"{first.source}, {first.document}"


PAGES = (
    PageAt("/routes", empty, tab="routes"),
    PageAt("/routes/{id}.csv", as_csv),
    PageAt("/routes/{id}/between", between, tab="routes"),
    PageAt("/routes/{id}", found, tab="routes"),
)
ACTIONS = (
    ActionAt("/routes", ask, writes=False),
    ActionAt("/routes/hide", hide, writes=False),
    ActionAt("/routes/show", show, writes=False),
)
