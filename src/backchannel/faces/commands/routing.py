"""`routes` and `brokers`: ways in, whom to ask, why not by way of somebody, and who stands between."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_view_arguments, again, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the questions about ways in."""
    routes = commands.add_parser("routes", help="ways in to a decision-maker, each step with its proof")
    routes.add_argument("--to", required=True, metavar="NAME", help="who is to be reached: a name or a post")
    routes.add_argument("--about", metavar="ISSUE", help="the issue in plain words")
    one = routes.add_mutually_exclusive_group()
    one.add_argument("--from", dest="messenger", metavar="NAME", help="whom that one of ours can ask")
    one.add_argument("--why-not", metavar="NAME", help="why they are on no way, or at which place")
    routes.add_argument("--at-most", type=int, default=7, metavar="N", help="how many routes (7)")
    routes.add_argument(
        "--order",
        choices=("strength", "directness", "recency", "on_record"),
        default="strength",
        help="which of them comes first (strength)",
    )
    routes.add_argument("--evidence", action="store_true", help="every quote, in full")
    routes.add_argument("--explain", action="store_true", help="every quote, number and factor")
    routes.set_defaults(run=run_routes)
    brokers = commands.add_parser("brokers", help="who stands between ours and theirs, and in which role")
    brokers.add_argument("--to", required=True, metavar="NAME", help="whose side: a name or a post")
    brokers.add_argument("--at-most", type=int, default=7, metavar="N", help="how many people (7)")
    brokers.set_defaults(run=run_brokers)
    for command in (routes, brokers):
        add_view_arguments(command)


def run_routes(arguments: argparse.Namespace, output: Output) -> int:
    from backchannel.answer import routes
    from backchannel.answer.cited import counted
    from backchannel.faces.answers import shown_routes

    if arguments.why_not:
        return _run_why_not(arguments, output)
    with opened(arguments) as desk:
        view = view_of(desk, arguments)
        answer = routes(
            view,
            to=arguments.to,
            about=arguments.about,
            messenger=arguments.messenger,
            at_most=arguments.at_most,
            order=arguments.order,
        )
        documents = view.how_many()
    output.show(shown_routes(answer, explain=arguments.explain, evidence=arguments.evidence))
    ways = counted(len(answer.routes), "way") if answer.routes else "No way"
    output.say(f"{ways} in, from {counted(documents, 'document')} you can read.")
    first = answer.routes[0].people if answer.routes else ()
    step = f'"{first[0].name} -> {first[1].name}"' if first else f'"{answer.target.name}"'
    output.next(f"backchannel why {step}{again(arguments)}", f"backchannel timeline{again(arguments)}")
    return 0


def _run_why_not(arguments: argparse.Namespace, output: Output) -> int:
    from backchannel.answer import why_not
    from backchannel.faces.route_answers import shown_why_not

    with opened(arguments) as desk:
        view = view_of(desk, arguments)
        answer = why_not(
            view,
            to=arguments.to,
            who=arguments.why_not,
            about=arguments.about,
            at_most=arguments.at_most,
        )
    output.show(shown_why_not(answer, explain=arguments.explain, evidence=arguments.evidence))
    output.next(
        f'backchannel show "{answer.who.name}"{again(arguments)}',
        f'backchannel routes --to "{answer.target.name}"{again(arguments)}',
    )
    return 0


def run_brokers(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where nobody stands between."""
    from backchannel.answer import brokers
    from backchannel.faces.route_answers import shown_brokers
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = brokers(view_of(desk, arguments), to=arguments.to, at_most=arguments.at_most)
    if not answer.brokers:
        raise NothingFound(
            "nobody joins one of ours with one of theirs, in what you can see",
            remedy="ask `backchannel routes` for longer ways",
        )
    output.show(shown_brokers(answer))
    output.next(f'backchannel routes --to "{answer.target.name}"{again(arguments)}')
    return 0
