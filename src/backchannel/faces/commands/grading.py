"""`reliability` and `credibility`: what the desk says that a source and a fact are worth."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.commands.reviewing import VARIABLE, who
from backchannel.faces.desks import add_view_arguments, again, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the commands."""
    reliability = commands.add_parser(
        "reliability", help="how reliable a source is, A to F, as the desk says"
    )
    reliability.add_argument("subject", nargs="?", metavar="SOURCE", help="an outlet, or who is cited (all)")
    reliability.add_argument("grade", nargs="?", metavar="GRADE", help="A reliable … E unreliable, F unknown")
    reliability.set_defaults(kind="reliability")
    credibility = commands.add_parser(
        "credibility", help="how credible a fact is, 1 to 6, where a person knows better than the rules"
    )
    credibility.add_argument(
        "subject", nargs="?", metavar="CLAIM", help="the id of a claim that tells it (all)"
    )
    credibility.add_argument(
        "grade", nargs="?", metavar="GRADE", help="1 confirmed … 5 improbable, 6 unknown"
    )
    credibility.set_defaults(kind="credibility")
    for command in (reliability, credibility):
        command.add_argument("--why", default="", metavar="WORDS", help="the reason; a grade needs one")
        command.add_argument("--by", metavar="NAME", help=f"who says so (${VARIABLE}, else desk)")
        command.add_argument("--undo", action="store_true", help="take back the grade that holds")
        add_view_arguments(command)
        command.set_defaults(run=run_grade)


def run_grade(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where nothing was graded, BadQuestion for no grade or no reason."""
    from backchannel.answer.appraised import graded
    from backchannel.faces.weighed import shown_grades
    from backchannel.model.errors import BadQuestion, NothingFound

    subject, grade, kind = arguments.subject, arguments.grade, arguments.kind
    if arguments.undo and (subject is None or grade is not None):
        raise BadQuestion("--undo takes back the grade of one", remedy=f"write {kind} NAME --undo")
    if arguments.undo or grade is not None:
        with opened(arguments, readonly=False) as desk:
            if arguments.undo:
                desk.ungrade(kind, subject, why=arguments.why, by=who(arguments))
            else:
                desk.grade(kind, subject, grade, why=arguments.why, by=who(arguments))
    with opened(arguments) as desk:
        answer = graded(view_of(desk, arguments), kind, subject)
    if not answer.standing and not answer.history:
        raise NothingFound("no grades in what you can see", remedy=f"give one: {kind} NAME GRADE --why WORDS")
    output.show(shown_grades(answer))
    told = f"why {subject}" if kind == "credibility" and subject else "facts"
    output.next(f"backchannel {told}{again(arguments)}")
    return 0
