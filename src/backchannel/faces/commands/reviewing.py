"""`review`, `accept`, `reject`, `edit`, `undo` and `reread`: verdicts on findings, and new readings."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_desk_argument, add_view_arguments, again, opened, view_of
from backchannel.faces.models import add_model_argument, model_choice

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction
VARIABLE = "BACKCHANNEL_BY"
CLAIM = "the id of a claim, or of a draft that was set aside"


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define the commands."""
    review = commands.add_parser("review", help="what waits for a verdict, what would change most first")
    review.add_argument("claim", nargs="?", metavar="CLAIM", help="who said what of this one, and when")
    review.add_argument("--walk", action="store_true", help="one by one, with a key for each verdict")
    review.add_argument(
        "--accept-exact",
        action="store_true",
        help="accept the proposals that repeat an accepted fact word for word",
    )
    review.add_argument("--at-most", type=int, metavar="N", help="how many (all)")
    add_view_arguments(review)
    review.set_defaults(run=run_review)
    accept = commands.add_parser("accept", help="say that findings are facts")
    accept.set_defaults(run=run_accept)
    reject = commands.add_parser("reject", help="say that findings are no facts, also when found again")
    reject.set_defaults(run=run_reject)
    edit = commands.add_parser(
        "edit", help="correct a finding: the corrected fact is yours, in the same words"
    )
    edit.add_argument("claim", metavar="CLAIM", help=CLAIM)
    edit.add_argument(
        "changes", nargs="*", metavar="FIELD=VALUE", help="what to change; without any, the fields are shown"
    )
    edit.set_defaults(run=run_edit)
    undo = commands.add_parser("undo", help="take back what was said last of a finding")
    undo.set_defaults(run=run_undo, streams=True)
    reread = commands.add_parser(
        "reread", help="read stored documents again with today's finders; a person's word stands"
    )
    reread.add_argument("documents", nargs="*", metavar="DOCUMENT", help="id, path or file name (all)")
    reread.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    add_model_argument(reread)
    add_desk_argument(reread)
    reread.set_defaults(run=run_reread)
    for command in (accept, reject, undo):
        command.add_argument("claims", nargs="+", metavar="CLAIM", help=CLAIM)
    for command in (accept, reject):
        command.add_argument("--note", default="", metavar="WORDS", help="kept with the verdict")
        command.set_defaults(streams=True)
    for command in (review, accept, reject, edit, undo):
        command.add_argument("--by", metavar="NAME", help=f"who says so (${VARIABLE}, else desk)")
    for command in (accept, reject, edit, undo):
        add_desk_argument(command)


def who(arguments: argparse.Namespace) -> str | None:
    """--by, else the environment's; None: the reader of the desk."""
    return arguments.by or os.environ.get(VARIABLE) or None


def run_review(arguments: argparse.Namespace, output: Output) -> int:
    """The queue, or a walk through it at a terminal."""
    from backchannel.answer import review
    from backchannel.faces.queue import shown_queue

    if arguments.claim is not None:
        return _history(arguments, output)
    looks_back = arguments.as_of is not None or arguments.known is not None
    at_terminal = sys.stdin.isatty() and output.is_terminal and arguments.form is None
    if arguments.accept_exact:
        return _accept_exact(arguments, output)
    if arguments.walk or (at_terminal and not looks_back):
        return _walk(arguments, output)
    with opened(arguments) as desk:
        queue = review(view_of(desk, arguments), at_most=arguments.at_most)
    output.show(shown_queue(queue))
    if queue.items:
        first = queue.items[0]
        command = f"backchannel accept {first.id}{again(arguments)}"
        if first.left and first.right:
            command = f"backchannel same {first.left} {first.right}{again(arguments)}"
        output.next(f"backchannel review --walk{again(arguments)}", command)
    return 0


def _history(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound."""
    from backchannel.faces.queue import shown_history

    with opened(arguments) as desk:
        said = desk.history(arguments.claim)
    output.show(shown_history(arguments.claim, said))
    verb = "undo" if said else "accept"
    output.next(f"backchannel {verb} {arguments.claim}{again(arguments)}")
    return 0


def _accept_exact(arguments: argparse.Namespace, output: Output) -> int:
    from backchannel.answer.cited import counted
    from backchannel.faces.output import Shown

    with opened(arguments, readonly=False) as desk:
        accepted = desk.accept_exact(by=who(arguments))
    output.show(Shown(columns=("accepted",), rows=tuple((claim,) for claim in accepted)))
    output.say(f"{counted(len(accepted), 'proposal')} accepted that repeat an accepted fact word for word.")
    output.next(f"backchannel review{again(arguments)}")
    return 0


def _walk(arguments: argparse.Namespace, output: Output) -> int:
    from backchannel.faces.walking import Walk, shown_walk

    with opened(arguments, readonly=False) as desk:
        walk = Walk(desk, by=who(arguments), tell=output.say, read=_line)
        walk.through(desk.review(at_most=arguments.at_most))
    output.show(shown_walk(walk))
    output.next(f"backchannel review{again(arguments)}")
    return 0


def _line(prompt: str) -> str | None:
    """What a person types; None at the end of the input."""
    print(prompt, end="", file=sys.stderr, flush=True)
    words = sys.stdin.readline()
    if not sys.stdin.isatty():
        print(words.rstrip("\n"), file=sys.stderr)
    return words if words else None


def run_accept(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, BadQuestion, DeskBusy."""
    with opened(arguments, readonly=False) as desk:
        accepted = desk.accept(*arguments.claims, by=who(arguments), note=arguments.note)
    output.say(f"Accepted: {', '.join(accepted)}")
    output.next(
        f"backchannel why {accepted[0]}{again(arguments)}",
        f"backchannel undo {accepted[0]}{again(arguments)}",
    )
    return 0


def run_reject(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, DeskBusy."""
    with opened(arguments, readonly=False) as desk:
        desk.reject(*arguments.claims, by=who(arguments), note=arguments.note)
    output.say(f"Rejected: {', '.join(arguments.claims)}")
    output.next(
        f"backchannel undo {arguments.claims[0]}{again(arguments)}", f"backchannel review{again(arguments)}"
    )
    return 0


def run_edit(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, BadQuestion, BadPeriod, DeskBusy."""
    from backchannel.faces.output import Shown
    from backchannel.faces.walking import changes_of

    with opened(arguments, readonly=not arguments.changes) as desk:
        if not arguments.changes:
            fields = desk.fields(arguments.claim)
            output.show(Shown(columns=("field", "value"), rows=tuple(fields.items()), data=fields))
            output.next(f"backchannel edit {arguments.claim} FIELD=VALUE{again(arguments)}")
            return 0
        done = desk.edit(arguments.claim, by=who(arguments), **changes_of(arguments.changes))
    output.show(Shown(columns=("original", "claim"), rows=((done.original, done.claim),)))
    output.say(f"{done.original} is rejected, and {done.claim} stands in its place, in the same words.")
    output.next(
        f"backchannel why {done.claim}{again(arguments)}", f"backchannel undo {done.claim}{again(arguments)}"
    )
    return 0


def run_undo(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, DeskBusy."""
    with opened(arguments, readonly=False) as desk:
        for claim in arguments.claims:
            holds = desk.undo(claim, by=who(arguments))
            told = "nobody has said anything of it" if holds == "open" else f"it is {holds}"
            output.say(f"{claim}: taken back; {told}.")
    output.next(f"backchannel review{again(arguments)}")
    return 0


def run_reread(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous, DeskBusy, NoLanguageModel, InputError."""
    from backchannel.faces.adding import document_of, progress_bar
    from backchannel.faces.queue import shown_reread

    with opened(arguments, readonly=arguments.dry_run) as desk:
        wanted = [document_of(desk, words).id for words in arguments.documents]
        total = len(wanted) or desk.view().how_many()
        model = model_choice(arguments)
        with progress_bar((), total=total) as bar:
            done = desk.reread(*wanted, model=model, dry_run=arguments.dry_run, progress=bar)
    output.show(shown_reread(done))
    counts = done.counts()
    if arguments.dry_run and (done.documents or any(counts.values())):
        output.next(f"backchannel reread{again(arguments)}")
    else:
        output.next(f"backchannel review{again(arguments)}")
    return 0
