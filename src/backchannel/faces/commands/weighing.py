"""`facts`, `contradictions` and `positions`: what several documents say together."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_view_arguments, again, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction
ISSUE, WHO = "the issue in plain words", "only where they take part"


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the questions."""
    facts = commands.add_parser(
        "facts", help="each fact once: who tells it, how credible, what contradicts it"
    )
    facts.add_argument("about", nargs="?", metavar="ISSUE", help=ISSUE)
    facts.add_argument("--who", metavar="NAME", help=WHO)
    facts.add_argument("--kind", metavar="KIND", help='"contact", "tenure", "tie", "measure", "statement" …')
    facts.add_argument("--by-day", action="store_true", help="in order of the days, not best proved first")
    facts.set_defaults(run=run_facts)
    contradictions = commands.add_parser(
        "contradictions", help="what documents tell in two ways that cannot both be true"
    )
    contradictions.add_argument("about", nargs="?", metavar="ISSUE", help=ISSUE)
    contradictions.add_argument("--who", metavar="NAME", help=WHO)
    contradictions.set_defaults(run=run_contradictions)
    positions = commands.add_parser(
        "positions", help="where each stands on an issue, day by day, and who moved"
    )
    positions.add_argument("about", metavar="ISSUE", help=ISSUE)
    positions.add_argument("--who", metavar="NAME", help="only that person or body")
    positions.set_defaults(run=run_positions)
    for command in (facts, contradictions, positions):
        add_view_arguments(command)


def run_facts(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where there is no such fact."""
    from backchannel.answer import facts
    from backchannel.faces.weighed import shown_facts
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = facts(
            view_of(desk, arguments),
            about=arguments.about,
            who=arguments.who,
            kind=arguments.kind,
            order="day" if arguments.by_day else "proof",
        )
    if not answer.facts:
        raise NothingFound("no facts in what you can see", remedy="ask for other words or another kind")
    output.show(shown_facts(answer))
    output.next(
        f"backchannel why {answer.facts[0].id}{again(arguments)}",
        f"backchannel contradictions{again(arguments)}",
    )
    return 0


def run_contradictions(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where nothing contradicts anything."""
    from backchannel.answer import contradictions
    from backchannel.faces.weighed import shown_contradictions
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = contradictions(view_of(desk, arguments), about=arguments.about, who=arguments.who)
    if not answer.contradictions:
        raise NothingFound(
            "no contradiction in what you can see", remedy="ask `backchannel facts` what is told"
        )
    output.show(shown_contradictions(answer))
    first = answer.contradictions[0].sides[0].fact
    output.next(f"backchannel why {first}{again(arguments)}", f"backchannel facts{again(arguments)}")
    return 0


def run_positions(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where nobody said or did anything about the issue."""
    from backchannel.answer import positions
    from backchannel.faces.weighed import shown_positions
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = positions(view_of(desk, arguments), arguments.about, who=arguments.who)
    if not answer.rows:
        raise NothingFound("no position in what you can see", remedy="ask for other words")
    output.show(shown_positions(answer))
    output.next(
        f'backchannel timeline "{arguments.about}"{again(arguments)}',
        f'backchannel contradictions "{arguments.about}"{again(arguments)}',
    )
    return 0
