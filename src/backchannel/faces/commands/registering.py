"""`import-posts`: a registry of posts and holders, from a table."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_desk_argument, again, day, opened

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction
COLUMNS = "a table (CSV): holder, post, country, organisation, from, to, id, source, phone, email, address"


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define `import-posts`."""
    posts = commands.add_parser("import-posts", help="read a table of posts and their holders into the desk")
    posts.add_argument("file", metavar="FILE", help=COLUMNS)
    posts.add_argument("--dry-run", action="store_true", help="say what would be read, and read nothing")
    posts.add_argument("--published", type=day, metavar="DAY", help="the day the table is of")
    posts.add_argument("--registry", metavar="NAME", help="whose numbers the column id has (the file's name)")
    posts.set_defaults(run=run_import_posts)
    add_desk_argument(posts)


def run_import_posts(arguments: argparse.Namespace, output: Output) -> int:
    """1 if a row cannot be read: nothing is imported then. Raises: BadTable and what keeps a file unread."""
    from backchannel.answer.cited import counted
    from backchannel.faces.output import Shown

    with opened(arguments, readonly=False) as desk:
        report = desk.import_posts(
            arguments.file,
            published=arguments.published,
            registry=arguments.registry,
            dry_run=arguments.dry_run,
        )
    told = [
        counted(report.rows, "row"),
        counted(report.holders, "holder"),
        counted(report.posts, "post"),
        counted(report.facts, "fact"),
    ]
    told += [f"{counted(report.namesakes, 'pair')} of namesakes told apart"] if report.namesakes else []
    problems = [(p.line, p.column, p.code, p.what) for p in report.problems]
    wrong = [
        f"line {line}{', ' + name if name else ''}: {code}: {what}" for line, name, code, what in problems
    ]
    output.show(
        Shown(
            columns=("line", "column", "code", "what"),
            rows=tuple(problems),
            data=report,
            lines=(f"{', '.join(told)}.", *wrong),
        )
    )
    if report.unread:
        output.say(
            f"These columns say nothing of posts, and can only be searched: {', '.join(report.unread)}."
        )
    if report.imported:
        output.next(f'backchannel posts "POST"{again(arguments)}', f"backchannel twins{again(arguments)}")
        return 0
    why = "Rows are wrong" if problems else "It is known already" if report.known_already else "A dry run"
    output.say(f"{why}: nothing was imported.")
    output.next(
        f"backchannel explain {problems[0][2]}"
        if problems
        else f"backchannel import-posts {arguments.file}{again(arguments)}"
    )
    return 1 if problems else 0
