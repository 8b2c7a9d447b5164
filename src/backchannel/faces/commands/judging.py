"""`same`, `different`, `unsure`, `unjudge`, `confirm`, `identity`, `twins`: who is one, as people judge."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from backchannel.faces.commands.reviewing import VARIABLE, who
from backchannel.faces.desks import add_desk_argument, add_view_arguments, again, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction
REFUSED = 3
WHO = "a name, or an id that `identity` or an error lists"
KINDS = ("person", "organisation", "post", "place")
VERDICTS = {
    "same": "say that two are one: whatever was read of either is of both",
    "different": "say that two are not one: nothing joins them any more",
    "unsure": "say that nobody can tell whether two are one",
}


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the commands."""
    for verdict, what in VERDICTS.items():
        said = commands.add_parser(verdict, help=what)
        said.add_argument("one", metavar="A", help=WHO)
        said.add_argument("other", metavar="B", help=WHO)
        said.add_argument("--yes", action="store_true", help="do not ask")
        if verdict == "same":
            said.add_argument(
                "--even-so", action="store_true", help="though kind, generation or years differ"
            )
        said.set_defaults(run=run_verdict, verdict=verdict)
        _add_by(said)
    unjudge = commands.add_parser("unjudge", help="take back the last verdict of a person, exactly")
    unjudge.add_argument("one", metavar="A", help=WHO)
    unjudge.add_argument("other", nargs="?", metavar="B", help="only a verdict on both")
    unjudge.set_defaults(run=run_unjudge)
    _add_by(unjudge)
    confirm = commands.add_parser("confirm", help="say yes: these phone numbers and addresses are theirs")
    confirm.add_argument("name", metavar="NAME", help=WHO)
    confirm.add_argument("--yes", action="store_true", help="do not ask")
    confirm.add_argument("--by", metavar="NAME", help=f"who says so (${VARIABLE}, else desk)")
    confirm.set_defaults(run=run_confirm)
    add_desk_argument(confirm)
    identity = commands.add_parser("identity", help="who somebody is made of, why, and who else it may be")
    identity.add_argument("name", metavar="NAME", help=WHO)
    identity.set_defaults(run=run_identity)
    twins = commands.add_parser("twins", help="pairs that may be one: what a person should judge first")
    twins.add_argument("--at-most", type=int, default=20, metavar="N", help="how many pairs (20)")
    twins.set_defaults(run=run_twins)
    for command in (identity, twins):
        command.add_argument("--kind", choices=KINDS, help="only of that kind")
        add_view_arguments(command)


def _add_by(command: argparse.ArgumentParser) -> None:
    command.add_argument("--why", default="", metavar="WORDS", help="kept with the verdict")
    command.add_argument("--by", metavar="NAME", help=f"who says so (${VARIABLE}, else desk)")
    add_desk_argument(command)


def run_verdict(arguments: argparse.Namespace, output: Output) -> int:
    """3 if nobody said yes. Raises: NothingFound, Ambiguous, BadQuestion, DeskBusy."""
    from backchannel.answer.readback import must_not_be_grave
    from backchannel.faces.asked import agreed
    from backchannel.faces.judgements import shown_readback

    even_so = bool(getattr(arguments, "even_so", False))
    with opened(arguments, readonly=False) as desk:
        told = desk.read_back(arguments.verdict, arguments.one, arguments.other)
        if not even_so:
            must_not_be_grave(told)
        output.show(shown_readback(told))
        if not (arguments.yes or agreed("Is that so? [y/N] ")):
            output.say("Nothing was said; give --yes to say it without being asked.")
            return REFUSED
        desk.judge(
            arguments.verdict,
            arguments.one,
            arguments.other,
            why=arguments.why,
            by=who(arguments),
            even_so=even_so,
        )
    output.say(f"Said: {arguments.verdict}. It outranks the program, and can be taken back.")
    output.next(
        f'backchannel identity "{told.left.id}"{again(arguments)}',
        f'backchannel unjudge "{told.left.id}"{again(arguments)}',
    )
    return 0


def run_unjudge(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous, DeskBusy."""
    from backchannel.faces.judgements import shown_act

    with opened(arguments, readonly=False) as desk:
        act = desk.unjudge(arguments.one, arguments.other, why=arguments.why, by=who(arguments))
    output.show(shown_act(act))
    output.next(f'backchannel identity "{act.pairs[0][0]}"{again(arguments)}')
    return 0


def run_confirm(arguments: argparse.Namespace, output: Output) -> int:
    """3 if nobody said yes. Raises: NothingFound, Ambiguous, DeskBusy."""
    from backchannel.answer.details import details
    from backchannel.answer.parts import one_of
    from backchannel.answer.reading import Calendar
    from backchannel.faces.asked import agreed
    from backchannel.faces.judgements import shown_details

    with opened(arguments, readonly=False) as desk:
        view = desk.view()
        one = one_of(view, arguments.name)
        output.show(shown_details(details(view, one, Calendar(view))))
        if not (arguments.yes or agreed(f"Are they {one.caption}'s? [y/N] ")):
            output.say("Nothing was said; give --yes to say it without being asked.")
            return REFUSED
        desk.confirm(one.id, by=who(arguments))
    output.next(f'backchannel show "{one.caption}"{again(arguments)}')
    return 0


def run_identity(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous."""
    from backchannel.answer import identity
    from backchannel.faces.judgements import shown_identity

    with opened(arguments) as desk:
        answer = identity(view_of(desk, arguments), arguments.name, kind=arguments.kind)
    output.show(shown_identity(answer))
    output.next(f'backchannel show "{answer.name}"{again(arguments)}', f"backchannel twins{again(arguments)}")
    return 0


def run_twins(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where nothing is open."""
    from backchannel.answer import twins
    from backchannel.faces.judgements import shown_twins
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = twins(view_of(desk, arguments), kind=arguments.kind, at_most=arguments.at_most)
    if not answer.twins:
        raise NothingFound("no pair is left open in what you can see", remedy="see `backchannel identity`")
    output.show(shown_twins(answer))
    first = answer.twins[0]
    output.next(
        f"backchannel same {first.left.id} {first.right.id}{again(arguments)}",
        f"backchannel different {first.left.id} {first.right.id}{again(arguments)}",
    )
    return 0
