"""`init`, `add`, `mark`, `verify`, `purge` and `demo`: what keeps a desk."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.faces.backends import add_backend_arguments, named_backend
from backchannel.faces.desks import add_desk_argument, again, day, desk_path, opened
from backchannel.faces.models import add_model_argument, model_choice

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction
REFUSED = 3
DEMO_TARGET, DEMO_ISSUE, DEMO_DAY = "president of the United States", "masks", "2020-04-06"
DEMO_WAYS = 3


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the commands."""
    init = commands.add_parser("init", help="make a new desk")
    init.add_argument("desk", nargs="?", metavar="PATH", help="the new file (./desk.db)")
    init.add_argument(
        "--side", metavar="COUNTRY", help='our side: a country or part of one, such as "Canada"'
    )
    init.set_defaults(run=run_init, streams=True)
    add = commands.add_parser("add", help="read documents into the desk")
    add.add_argument(
        "paths", nargs="+", metavar="PATH", help="files, folders, .jsonl files, or - for a pasted text"
    )
    add.add_argument("--name", default="pasted text", metavar="WORDS", help="what a pasted text is called")
    add.add_argument("--published", type=day, metavar="DAY", help="the day of a pasted text")
    add.set_defaults(run=run_add)
    add_model_argument(add)
    add_backend_arguments(add)
    mark = commands.add_parser("mark", help="say whose side somebody is on")
    mark.add_argument("name", metavar="NAME", help="a name, or a post and whoever holds it")
    mark.add_argument("side", choices=("ours", "theirs", "none"), help='"none" takes the mark back')
    mark.set_defaults(run=run_mark, streams=True)
    verify = commands.add_parser("verify", help="whether every quote still stands and the file is whole")
    verify.set_defaults(run=run_verify)
    purge = commands.add_parser("purge", help="delete a document for good, and all that rests on it alone")
    purge.add_argument("document", metavar="DOCUMENT", help="its id, path or file name")
    purge.add_argument(
        "--reason", required=True, metavar="WORDS", help="kept beside the id, without any of its words"
    )
    purge.add_argument("--yes", action="store_true", help="do not ask")
    purge.set_defaults(run=run_purge, streams=True)
    demo = commands.add_parser("demo", help="a desk of short public documents, and one question to it")
    demo.add_argument(
        "path", nargs="?", type=Path, metavar="PATH", help="keep the demo desk in this new file"
    )
    demo.set_defaults(run=run_demo)
    for command in (add, mark, verify, purge):
        add_desk_argument(command)


def run_init(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: DeskExists, NoDesk, BadQuestion for a side that is not known."""
    from backchannel.desk import Desk

    path = desk_path(arguments)
    with Desk.create(path, side=arguments.side):
        pass
    side = f", side {arguments.side}" if arguments.side else "; it has no side yet: routes need one"
    output.say(f"{path} is a new desk{side}.")
    output.next(f"backchannel add FILES{again(arguments)}")
    return 0


def run_add(arguments: argparse.Namespace, output: Output) -> int:
    """1 if any document failed; the others are added."""
    from backchannel.faces.adding import added, shown_report
    from backchannel.faces.extraction import How

    with opened(arguments) as desk:
        network = desk.network
    how = How(model_choice(arguments), named_backend(arguments, network=network))
    with opened(arguments, readonly=False) as desk:
        report = added(desk, arguments.paths, name=arguments.name, published=arguments.published, how=how)
    output.show(shown_report(report))
    for name, error in report.failed:
        output.say(f"{error}" if name in str(error) else f"{name}: {error}")
    for name, notice in report.notices:
        output.say(f"{name}: {notice}")
    output.next(
        f'backchannel find "WORDS"{again(arguments)}', f"backchannel routes --to NAME{again(arguments)}"
    )
    return 1 if report.failed else 0


def run_mark(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous."""
    with opened(arguments, readonly=False) as desk:
        desk.mark(arguments.name, None if arguments.side == "none" else arguments.side)
    output.say(f"{arguments.name}: {arguments.side}")
    output.next(f'backchannel show "{arguments.name}"{again(arguments)}')
    return 0


def run_verify(arguments: argparse.Namespace, output: Output) -> int:
    """1 if anything is not as it should be."""
    from backchannel.faces.output import Shown

    with opened(arguments) as desk:
        found = desk.verify()
    output.show(
        Shown(columns=("code", "what", "where"), rows=tuple((f.code, f.what, f.where) for f in found))
    )
    if not found:
        output.say("Every quote stands where it should, and the file is whole.")
        output.next(f"backchannel export{again(arguments)}")
        return 0
    output.next(f"backchannel explain {found[0].code}")
    return 1


def run_purge(arguments: argparse.Namespace, output: Output) -> int:
    """3 if nobody said yes. Raises: NothingFound, Ambiguous, DeskBusy."""
    from backchannel.faces.adding import document_of
    from backchannel.faces.asked import agreed

    with opened(arguments, readonly=False) as desk:
        document = document_of(desk, arguments.document)
        if not (arguments.yes or agreed(f"Delete {document.name or document.id} for good? [y/N] ")):
            output.say("Nothing was deleted; give --yes to delete without being asked.")
            return REFUSED
        desk.purge(document.id, reason=arguments.reason)
    output.say(f"{document.id} is deleted; its id, the instant and the reason are kept.")
    output.next(f"backchannel verify{again(arguments)}")
    return 0


def run_demo(arguments: argparse.Namespace, output: Output) -> int:
    """The demo desk, built anew from the documents in the package, asked for ways in. Raises: DeskExists.

    It is for people: to read also in a pipe, where no other form is asked for.
    """
    from backchannel.answer import routes
    from backchannel.desk import Desk
    from backchannel.faces.answers import shown_routes
    from backchannel.faces.output import Output

    output = Output(arguments.form or "table")
    output.say("Reading the demo documents …")
    with Desk.sample() as desk:
        answer = routes(desk.view(as_of=DEMO_DAY), to=DEMO_TARGET, about=DEMO_ISSUE, at_most=DEMO_WAYS)
        if arguments.path is not None:
            desk.ledger.backup(arguments.path)
    output.show(shown_routes(answer))
    question = f'backchannel routes --to "{DEMO_TARGET}" --about {DEMO_ISSUE} --as-of {DEMO_DAY}'
    if arguments.path is None:
        output.next("backchannel demo demo.db", "backchannel init desk.db --side COUNTRY")
    else:
        output.next(f"{question} --desk {arguments.path}", f"backchannel verify --desk {arguments.path}")
    return 0
