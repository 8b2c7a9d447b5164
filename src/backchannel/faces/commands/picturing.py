"""`flows` and `neighbourhood`: what a page draws, as tables and lines."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_view_arguments, again, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the questions."""
    flows = commands.add_parser(
        "flows", help="who sends what to whom, and which amounts may stand side by side"
    )
    flows.add_argument("about", nargs="?", metavar="ISSUE", help="the issue in plain words")
    flows.set_defaults(run=run_flows)
    around = commands.add_parser(
        "neighbourhood", help="who stands around somebody, or in an issue: at most thirty"
    )
    around.add_argument("about", nargs="?", metavar="ISSUE", help="the issue in plain words")
    around.add_argument("--who", metavar="NAME", help="around them, not in an issue")
    around.add_argument("--at-most", type=int, default=30, metavar="N", help="how many people, up to 30")
    around.set_defaults(run=run_neighbourhood)
    for command in (flows, around):
        add_view_arguments(command)


def run_flows(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where nothing is told to be sent."""
    from backchannel.answer import flows
    from backchannel.faces.pictured import shown_flows
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = flows(view_of(desk, arguments), arguments.about)
    if not answer.flows:
        raise NothingFound("no flow in what you can see", remedy="ask for other words, or for all flows")
    output.show(shown_flows(answer))
    output.next(
        f"backchannel why {answer.flows[0].id}{again(arguments)}",
        f"backchannel facts --kind figure{again(arguments)}",
    )
    return 0


def run_neighbourhood(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where there is nobody."""
    from backchannel.answer import neighbourhood
    from backchannel.faces.pictured import shown_neighbourhood
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = neighbourhood(
            view_of(desk, arguments),
            who=arguments.who,
            about=arguments.about,
            at_most=arguments.at_most,
        )
    if not answer.nodes:
        raise NothingFound("nobody in what you can see", remedy="ask for other words, or around somebody")
    output.show(shown_neighbourhood(answer))
    output.next(f'backchannel show "{answer.nodes[0].name}"{again(arguments)}')
    return 0
