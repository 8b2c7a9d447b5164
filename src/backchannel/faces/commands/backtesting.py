"""`backtest`: would the desk have foreseen the contacts that were then reported?"""

from __future__ import annotations

import argparse
from datetime import timedelta
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_view_arguments, again, day, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output

HORIZON_DAYS = 365
LISTED = 10


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Define `backtest`."""
    backtest = commands.add_parser(
        "backtest", help="at which rank stood each contact reported after a day, from what was known before"
    )
    backtest.add_argument(
        "--until", type=day, required=True, metavar="DAY", help="contacts first reported after that day"
    )
    backtest.add_argument(
        "--horizon", type=int, default=HORIZON_DAYS, metavar="DAYS", help=f"within so many ({HORIZON_DAYS})"
    )
    backtest.add_argument(
        "--side", metavar="COUNTRY", help="whose contacts with others (the desk's own side)"
    )
    backtest.add_argument(
        "--at-most", type=int, default=LISTED, metavar="N", help=f"contacts listed of each sort ({LISTED})"
    )
    add_view_arguments(backtest)
    backtest.set_defaults(run=run_backtest)


def run_backtest(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where no contact with others is first reported within those days."""
    from backchannel.answer import backtest
    from backchannel.answer.cited import counted
    from backchannel.faces.backtests import shown_backtest
    from backchannel.gazetteer.sides import side_code
    from backchannel.model.errors import NothingFound

    side = side_code(arguments.side)
    with opened(arguments) as desk:
        view = view_of(desk, arguments)
        answer = backtest(
            view.seen_from(side) if side else view, until=arguments.until, horizon=arguments.horizon
        )
    if not answer.contacts:
        raise NothingFound(
            "no contact of that side with others is first reported then", remedy="ask for an earlier day"
        )
    output.show(shown_backtest(answer, at_most=arguments.at_most))
    ranked = sum(1 for contact in answer.contacts if contact.ranks)
    output.say(f"{ranked} of {counted(len(answer.contacts), 'pair')} could be ranked.")
    first = next((c for c in answer.contacts if c.ranks), answer.contacts[0])
    before = (first.day - timedelta(1)).isoformat()
    output.next(f'backchannel routes --to "{first.theirs}" --as-of {before}{again(arguments)}')
    return 0
