"""`board`: who is to reach whom with what line by when; cards are opened, moved, edited, undone, read out."""

from __future__ import annotations

import argparse

from backchannel.faces.days import deadline
from backchannel.faces.desks import add_desk_argument, add_view_arguments, day
from backchannel.faces.labels import label
from backchannel.faces.models import add_model_argument
from backchannel.faces.verbs import VerbsParser, with_verbs

from .board_steps import (
    run_add,
    run_edit,
    run_line,
    run_list,
    run_log,
    run_move,
    run_note,
    run_readout,
    run_show,
    run_undo,
)
from .noting import MODES
from .reviewing import VARIABLE

Commands = argparse._SubParsersAction
STATES = ("proposed", "agreed", "contacted", "replied", "closed")
"""The words of the nouns themselves, which `--help` must not wait for; a test compares them."""
CARD = "the id of a card, or the beginning of it"


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define `board` with its verbs."""
    what = "who is to reach whom, with what line, by when; the verbs change it"
    board = with_verbs(commands, "board", what, define=_add_verbs)
    add_view_arguments(board)
    board.set_defaults(run=run_list, state=None)


def _add_verbs(board: VerbsParser) -> None:
    _add_opening(board)
    _add_readings(board)
    _add_changes(board)
    _add_readout(board)


def _add_opening(board: VerbsParser) -> None:
    add = board.add_verb("add", "open a card; with --route, from a strip of `routes`")
    add.add_argument(
        "--to", required=True, metavar="NAME", help="who is to be reached: a name, a post or an id"
    )
    add.add_argument("--ask", required=True, metavar="WORDS", help="what is asked, in one sentence")
    add.add_argument("--from", dest="messenger", metavar="NAME", help="who of ours carries it")
    add.add_argument("--about", metavar="ISSUE", help="the issue in plain words")
    add.add_argument("--due", type=deadline, metavar="DAY", help="until when: 2020-04-05, or fri")
    add.add_argument("--line", metavar="LINE", help="an agreed line by its id, or the words of a new one")
    add.add_argument(
        "--route", type=int, metavar="N", help="strip N of `routes --to … --about …` (and --from, if given)"
    )
    add.add_argument("--as-of", type=day, metavar="DAY", help="the day of the routes (today)")
    add.add_argument("--note", metavar="WORDS", help="a remark")
    _add_label(add)
    _add_by(add)
    add.set_defaults(run=run_add)


def _add_readings(board: VerbsParser) -> None:
    listed = board.add_verb("list", "every card by its state, with what to look at")
    listed.add_argument("--state", choices=STATES, help="only of that column")
    add_view_arguments(listed)
    listed.set_defaults(run=run_list)
    show = board.add_verb("show", "one card with its way, what to look at, and its log")
    log = board.add_verb("log", "all that was done on a card, also what was taken back")
    for verb, run in ((show, run_show), (log, run_log)):
        verb.add_argument("card", metavar="CARD", help=CARD)
        add_view_arguments(verb)
        verb.set_defaults(run=run)


def _add_changes(board: VerbsParser) -> None:
    move = board.add_verb("move", "put a card in another column; for contacted, who it is is read back first")
    move.add_argument("card", metavar="CARD", help=CARD)
    move.add_argument("state", choices=STATES, help="where to")
    move.add_argument("--on", type=day, metavar="DAY", help="when it happened (today)")
    move.add_argument("--yes", action="store_true", help="do not ask whether that is the one")
    move.set_defaults(run=run_move)
    edit = board.add_verb("edit", 'change a card; "" takes away')
    edit.add_argument("card", metavar="CARD", help=CARD)
    edit.add_argument("--to", dest="target", metavar="NAME", help="who is to be reached")
    edit.add_argument("--ask", dest="request", metavar="WORDS", help="what is asked")
    edit.add_argument("--from", dest="messenger", metavar="NAME", help="who of ours carries it")
    edit.add_argument("--about", dest="issue", metavar="ISSUE", help="the issue")
    edit.add_argument("--due", metavar="DAY", help="until when: 2020-04-05, or fri")
    edit.add_argument("--line", metavar="LINE", help="an agreed line by its id, or the words of a new one")
    edit.add_argument("--route", dest="way", metavar="N", help="strip N of `routes`")
    edit.set_defaults(run=run_edit)
    note = board.add_verb("note", "put a remark on a card")
    note.add_argument("card", metavar="CARD", help=CARD)
    note.add_argument("words", metavar="WORDS", help="the remark")
    note.set_defaults(run=run_note)
    for verb in (edit, note):
        _add_label(verb)
    undo = board.add_verb("undo", "take back what was done last on a card: it is as it was before")
    undo.add_argument("card", metavar="CARD", help=CARD)
    undo.add_argument("--event", metavar="EVENT", help="that one of the log instead")
    undo.set_defaults(run=run_undo)
    line = board.add_verb(
        "line", "the agreed lines; with words, a new one; with an id and words, a new version"
    )
    line.add_argument(
        "words",
        nargs="*",
        metavar="WORDS",
        help="the wording; with the id of a line before it, a new version; none lists them",
    )
    line.add_argument("--about", metavar="ISSUE", help="the issue in plain words")
    line.add_argument("--claim", action="append", metavar="CLAIM", help="what it rests on; may be repeated")
    _add_label(line)
    line.set_defaults(run=run_line)
    for verb in (move, edit, note, undo, line):
        _add_by(verb)


def _add_readout(board: VerbsParser) -> None:
    readout = board.add_verb("readout", "what came of it: a note of the desk, and the card is replied to")
    readout.add_argument("card", metavar="CARD", help=CARD)
    readout.add_argument("summary", metavar="SUMMARY", help="what came of it; - reads it from stdin")
    readout.add_argument(
        "--with", dest="people", action="append", metavar="NAME", help="who took part, who acted first"
    )
    readout.add_argument("--mode", choices=MODES, default="met", help="how (met)")
    readout.add_argument("--place", metavar="WORDS", help="where")
    readout.add_argument("--on", type=day, metavar="DAY", help="when (today)")
    readout.add_argument(
        "--topic", nargs=2, action="append", metavar=("TOPIC", "WORDS"), help="what was said about it"
    )
    readout.add_argument("--follow-up", action="append", metavar="WORDS", help="what is to be done")
    _add_label(readout)
    add_model_argument(readout)
    _add_by(readout)
    readout.set_defaults(run=run_readout)


def _add_label(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--label", type=label, metavar="LEVEL[:GROUP,…]", help="who may read it")


def _add_by(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--by", metavar="NAME", help=f"who says so (${VARIABLE}, else desk)")
    add_desk_argument(verb)
