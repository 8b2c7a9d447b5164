"""`watch`: pages and feeds that are looked at again and again, and what changed on them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_desk_argument, add_view_arguments, again, instant, opened, view_of
from backchannel.faces.labels import label
from backchannel.faces.models import add_model_argument, model_choice
from backchannel.faces.verbs import VerbsParser, with_verbs

from .reviewing import VARIABLE, who

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction
WHICH = "a watch: its id, name or address"
WHAT = "https://…, or a file: a list of feeds (OPML); nothing is fetched before `watch run`"
EVERY = "6h"


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define `watch` with its verbs."""
    what = "look at pages and feeds again and again, and tell what changed on them; the verbs do it"
    watch = with_verbs(commands, "watch", what, define=_add_verbs)
    add_view_arguments(watch)
    watch.set_defaults(run=run_list)


def _add_verbs(watch: VerbsParser) -> None:
    add = watch.add_verb("add", "watch a page or a feed from now on")
    add.add_argument("address", metavar="URL", help=WHAT)
    add.add_argument("--every", default=EVERY, metavar="PERIOD", help=f"30m, 6h, 1d, 1w ({EVERY})")
    add.add_argument("--name", metavar="WORDS", help="what it is called")
    add.add_argument("--label", type=label, metavar="LEVEL[:GROUP,…]", help="of all that it brings")
    add.add_argument("--by", metavar="NAME", help=f"who watches (${VARIABLE}, else desk)")
    add.set_defaults(run=run_add)
    run = watch.add_verb("run", "look now: the network must be on (`backchannel network on`)")
    run.add_argument("watches", nargs="*", metavar="WATCH", help=f"{WHICH}; all without one")
    run.add_argument("--due", action="store_true", help="only those whose time has come")
    add_model_argument(run)
    run.set_defaults(run=run_run)
    remove = watch.add_verb("remove", "look at it no more; what it brought stays")
    remove.add_argument("watch", metavar="WATCH", help=WHICH)
    remove.set_defaults(run=run_remove)
    for verb in (add, run, remove):
        add_desk_argument(verb)
    _add_readings(watch)


def _add_readings(watch: VerbsParser) -> None:
    listed = watch.add_verb("list", "what is watched, and what came of the last look")
    listed.set_defaults(run=run_list)
    show = watch.add_verb("show", "one watch with its versions")
    show.add_argument("watch", metavar="WATCH", help=WHICH)
    show.set_defaults(run=run_show)
    changes = watch.add_verb("changes", "what changed, by what it means, beside what people said of it")
    changes.add_argument("watch", nargs="?", metavar="WATCH", help=f"{WHICH}; all without one")
    changes.add_argument("--since", type=instant, metavar="WHEN", help="a day, or 2020-04-05T10:00")
    changes.add_argument("--at-most", type=int, default=20, metavar="N", help="how many changes (20)")
    changes.set_defaults(run=run_changes)
    for verb in (listed, show, changes):
        add_view_arguments(verb)


def run_add(arguments: argparse.Namespace, output: Output) -> int:
    """1 if a feed of a list was left. Raises: AddressRefused, BadQuestion, DeskBusy, NotADocument."""
    from backchannel.model.labels import OPEN

    if Path(arguments.address).is_file():
        return _add_listed(arguments, output)
    with opened(arguments, readonly=False) as desk:
        made = desk.watch(
            arguments.address,
            every=arguments.every,
            name=arguments.name,
            label=arguments.label or OPEN,
            by=who(arguments),
        )
        network = desk.network
    output.say(f"{made.called} is watched as {made.id}.")
    _say_what_comes(arguments, output, network=network)
    return 0


def _add_listed(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: BadQuestion, NotADocument, DeskBusy."""
    from backchannel.faces.output import Shown
    from backchannel.model.errors import BadQuestion
    from backchannel.model.labels import OPEN

    if arguments.name:
        raise BadQuestion("a list names its feeds itself", remedy="leave --name out")
    with opened(arguments, readonly=False) as desk:
        made, left = desk.watch_listed(
            arguments.address, every=arguments.every, label=arguments.label or OPEN, by=who(arguments)
        )
        network = desk.network
    output.show(
        Shown(
            columns=("id", "name", "address", "every_seconds"),
            rows=tuple((one.id, one.name, one.address, one.every_seconds) for one in made),
        )
    )
    for error in left:
        output.say(str(error))
    _say_what_comes(arguments, output, network=network)
    return int(bool(left))


def _say_what_comes(arguments: argparse.Namespace, output: Output, *, network: bool) -> None:
    output.say("Looking lets the site see that somebody at this address looks.")
    switch = () if network else (f"backchannel network on{again(arguments)}",)
    output.next(*switch, f"backchannel watch run{again(arguments)}")


def run_run(arguments: argparse.Namespace, output: Output) -> int:
    """1 if a look was in vain. Raises: NetworkIsOff, NothingFound, Ambiguous, DeskBusy."""
    from backchannel.faces.watched import shown_looks

    with opened(arguments, readonly=False) as desk:
        looked = desk.look(*arguments.watches, due=arguments.due, model=model_choice(arguments))
    output.show(shown_looks(looked))
    if not looked:
        output.say("There is nothing to look at now.")
    output.next(f"backchannel watch changes{again(arguments)}")
    return int(any(one.look.outcome == "failed" for one in looked))


def run_remove(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous, DeskBusy."""
    with opened(arguments, readonly=False) as desk:
        ended = desk.unwatch(arguments.watch)
    output.say(f"{ended.called} is watched no more; what it brought stays.")
    output.next(f"backchannel watch list{again(arguments)}")
    return 0


def run_list(arguments: argparse.Namespace, output: Output) -> int:
    """Every watch."""
    from backchannel.answer.watch_list import watches
    from backchannel.faces.watched import shown_watches

    with opened(arguments) as desk:
        found = watches(view_of(desk, arguments))
    output.show(shown_watches(found))
    if found.watches:
        output.next(
            f"backchannel watch changes{again(arguments)}", f"backchannel watch run{again(arguments)}"
        )
    else:
        output.next(f"backchannel watch add https://…{again(arguments)}")
    return 0


def run_show(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound."""
    from backchannel.answer.watch_list import watch_shown
    from backchannel.faces.watched import shown_watch

    with opened(arguments) as desk:
        found = watch_shown(view_of(desk, arguments), arguments.watch)
    output.show(shown_watch(found))
    output.next(f"backchannel watch changes {found.watch.id}{again(arguments)}")
    return 0


def run_changes(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound."""
    from backchannel.answer.page_changes import page_changes
    from backchannel.faces.watched import shown_changes

    with opened(arguments) as desk:
        found = page_changes(
            view_of(desk, arguments), of=arguments.watch, since=arguments.since, at_most=arguments.at_most
        )
    output.show(shown_changes(found))
    said = [each.claim for one in found.changes for each in one.said][:1]
    output.next(
        *(f"backchannel why {id_}{again(arguments)}" for id_ in said),
        f"backchannel watch list{again(arguments)}",
    )
    return 0
