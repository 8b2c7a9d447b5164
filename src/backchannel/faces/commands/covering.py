"""`universe`, `coverage` and `matrix`: who is to be reached, who was, and who of ours knows whom."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_desk_argument, add_view_arguments, again, day, opened
from backchannel.faces.verbs import VerbsParser, with_verbs

from .reviewing import VARIABLE, who

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction
COLUMNS = "a table (CSV): holder, post, level, party, place, country, organisation, from, to, id, source"


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the commands."""
    what = "who is to be covered: `universe import` names them"
    universe = with_verbs(commands, "universe", what, define=_add_import)
    universe.set_defaults(run=run_universe)
    add_desk_argument(universe)
    coverage = commands.add_parser(
        "coverage", help="who of the universe was reached, by level, party and place"
    )
    coverage.add_argument("--since", type=day, metavar="DAY", help="only contacts from that day on")
    coverage.add_argument("--about", metavar="ISSUE", help="only contacts about it")
    coverage.add_argument(
        "--within", type=int, default=14, metavar="N", help="days between two of ours that are told (14)"
    )
    coverage.set_defaults(run=run_coverage)
    matrix = commands.add_parser("matrix", help="our people by theirs: last contact, how, and how often")
    matrix.add_argument("--to", metavar="NAME", help="whose side: a country, a name or a post")
    matrix.add_argument("--about", metavar="ISSUE", help="only contacts about it")
    matrix.add_argument("--at-most", type=int, default=20, metavar="N", help="people of each side (20)")
    matrix.set_defaults(run=run_matrix)
    for command in (coverage, matrix):
        add_view_arguments(command)


def _add_import(universe: VerbsParser) -> None:
    read = universe.add_verb("import", "read a table of those who are to be covered, as `import-posts` does")
    read.add_argument("file", metavar="FILE", help=COLUMNS)
    read.add_argument("--published", type=day, metavar="DAY", help="the day the table is of")
    read.add_argument("--dry-run", action="store_true", help="say what would be read, and read nothing")
    read.add_argument("--by", metavar="NAME", help=f"who says so (${VARIABLE}, else desk)")
    read.set_defaults(run=run_import)
    add_desk_argument(read)


def run_universe(arguments: argparse.Namespace, output: Output) -> int:
    """The tables that are named. Raises: NothingFound where there is none."""
    from backchannel.faces.output import Shown
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        view = desk.view()
        tables = [view.document(id_) for id_ in view.universes()]
    if not tables:
        raise NothingFound(
            "no universe is named in what you can see", remedy="`backchannel universe import FILE`"
        )
    rows = tuple((d.id, d.name, d.published) for d in tables)
    output.show(Shown(columns=("document", "name", "published"), rows=rows))
    output.next(f"backchannel coverage{again(arguments)}")
    return 0


def run_import(arguments: argparse.Namespace, output: Output) -> int:
    """1 if a row cannot be read: nothing is imported then. Raises: BadTable and what keeps a file unread."""
    from backchannel.answer.cited import counted
    from backchannel.faces.board_answers import shown_universe

    with opened(arguments, readonly=False) as desk:
        told = desk.import_universe(
            arguments.file,
            published=arguments.published,
            dry_run=arguments.dry_run,
            by=who(arguments),
        )
    table = told.table
    output.show(shown_universe(told))
    missing = f"; no column for {', '.join(told.without)}" if told.without else ""
    unread = f"; not read: {', '.join(table.unread)}" if table.unread else ""
    people = counted(table.holders, "person").replace("persons", "people")
    output.say(f"{counted(table.rows, 'row')}, {people}, {counted(table.posts, 'post')}{missing}{unread}.")
    if table.problems:
        output.say("Nothing is imported: mend the rows that are listed, and import again.")
        output.next(f"backchannel universe import {arguments.file} --dry-run{again(arguments)}")
        return 1
    if table.known_already:
        output.say("The table was on the desk already.")
    output.next(f"backchannel coverage{again(arguments)}")
    return 0


def run_coverage(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where no universe is named."""
    from backchannel.faces.board_answers import shown_coverage

    with opened(arguments) as desk:
        answer = desk.coverage(
            since=arguments.since,
            about=arguments.about,
            within=arguments.within,
            as_of=arguments.as_of,
            known=arguments.known,
        )
    output.show(shown_coverage(answer))
    gap = answer.gaps[0].name if answer.gaps else "NAME"
    output.next(f'backchannel routes --to "{gap}"{again(arguments)}')
    return 0


def run_matrix(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where no contact is told; Ambiguous, BadQuestion."""
    from backchannel.faces.board_answers import shown_matrix
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = desk.matrix(
            to=arguments.to,
            about=arguments.about,
            at_most=arguments.at_most,
            as_of=arguments.as_of,
            known=arguments.known,
        )
    if not answer.cells:
        raise NothingFound(
            "no contact of ours with theirs is told in what you can see", remedy="ask without --to or --about"
        )
    output.show(shown_matrix(answer))
    cell = answer.cells[0]
    names = {axis.id: axis.name for axis in (*answer.ours, *answer.theirs)}
    output.next(f'backchannel why "{names[cell.ours]} -> {names[cell.theirs]}"{again(arguments)}')
    return 0
