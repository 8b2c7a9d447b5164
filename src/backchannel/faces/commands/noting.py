"""`note`: what a person knows, in plain words or as facts typed in."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_desk_argument, again, day, opened
from backchannel.faces.labels import label
from backchannel.faces.models import add_model_argument, model_choice

from .reviewing import VARIABLE, who

if TYPE_CHECKING:
    from backchannel.act.own_facts import OwnFact
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction
TIES = (
    "kin",
    "works_for",
    "worked_with",
    "close_to",
    "influence_over",
    "ally",
    "rival",
    "dislikes",
    "knows",
    "member_of",
    "represents",
)
STANDINGS = ("current", "former", "incoming", "acting", "candidate")
MODES = ("met", "call", "letter", "text", "visit", "talks", "spoke", "other")
BASES = ("on_record", "anonymous", "document", "outlet", "readout", "inferred")
"""The words of the nouns themselves, which `--help` must not wait for; a test compares them."""


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define `note`."""
    note = commands.add_parser("note", help="enter what you know: a note in plain words, or facts typed in")
    note.add_argument("text", nargs="?", metavar="TEXT", help="the note; - reads it from stdin")
    ties = ", ".join(TIES)
    note.add_argument(
        "--tie", nargs=3, action="append", metavar=("A", "KIND", "B"), help=f"A is KIND to B: {ties}"
    )
    note.add_argument(
        "--tenure", nargs=2, action="append", metavar=("NAME", "POST"), help="somebody holds a post"
    )
    note.add_argument("--contact", nargs="+", action="append", metavar="NAME", help="they were in touch")
    note.add_argument("--standing", choices=STANDINGS, default="current", help="of tenures (current)")
    note.add_argument("--mode", choices=MODES, default="met", help="of contacts (met)")
    note.add_argument("--place", metavar="WORDS", help="of contacts")
    note.add_argument("--about", metavar="WORDS", help="of contacts")
    note.add_argument("--detail", metavar="WORDS", help='of ties, such as "from school"')
    note.add_argument("--when", metavar="EDTF", help="when that was: 2031-05-03, 2031-05, 2028/2031")
    note.add_argument("--basis", choices=BASES, default="readout", help="of what is typed in (readout)")
    note.add_argument("--day", type=day, metavar="DAY", help="the day of the note (today)")
    note.add_argument(
        "--label", type=label, metavar="LEVEL[:GROUP,…]", help="who may read it: 0 is open, 2:OTTAWA is not"
    )
    note.add_argument("--by", metavar="NAME", help=f"whose note it is (${VARIABLE}, else desk)")
    add_model_argument(note)
    add_desk_argument(note)
    note.set_defaults(run=run_note)


def run_note(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: EmptyFile, BadQuestion, BadPeriod, Ambiguous, DeskBusy."""
    from backchannel.faces.noted import shown_noted
    from backchannel.model.errors import BadQuestion
    from backchannel.model.labels import OPEN

    facts = own_facts(arguments)
    if bool(facts) == (arguments.text is not None):
        raise BadQuestion("a note is a text or facts typed in", remedy='give one of them, as in note "TEXT"')
    given = arguments.label or OPEN
    with opened(arguments, readonly=False) as desk:
        if facts:
            noted = desk.enter(
                *facts, day=arguments.day, by=who(arguments), label=given, basis=arguments.basis
            )
        else:
            text = sys.stdin.read() if arguments.text == "-" else arguments.text
            choice = model_choice(arguments)
            noted = desk.note(text, day=arguments.day, by=who(arguments), label=given, model=choice)
        output.show(shown_noted(noted, desk.view()))
    if not noted.added:
        output.say("The same note was here already; nothing is added.")
    if not noted.readable:
        output.say("It is kept under a label that you may not read yourself: nothing of it is shown.")
    first = (*noted.proposals, *noted.facts)[:1]
    output.next(
        *(f"backchannel {'undo' if facts else 'accept'} {id_}{again(arguments)}" for id_ in first),
        f"backchannel review{again(arguments)}",
    )
    return 0


def own_facts(arguments: argparse.Namespace) -> list[OwnFact]:
    """The facts typed in, ties first. Raises: BadQuestion for a kind of tie that there is not."""
    from backchannel.act.own_facts import OwnContact, OwnTenure, OwnTie
    from backchannel.model.errors import BadQuestion

    facts: list[OwnFact] = []
    for a, kind, b in arguments.tie or ():
        if kind not in TIES:
            raise BadQuestion(f"{kind!r} is no kind of tie", remedy=f"give one of {', '.join(TIES)}")
        facts.append(OwnTie(a=a, tie=kind, b=b, detail=arguments.detail, when=arguments.when))
    for holder, post in arguments.tenure or ():
        facts.append(OwnTenure(holder=holder, post=post, standing=arguments.standing, when=arguments.when))
    for people in arguments.contact or ():
        facts.append(
            OwnContact(
                people=tuple(people),
                mode=arguments.mode,
                place=arguments.place,
                about=arguments.about,
                when=arguments.when,
            )
        )
    return facts
