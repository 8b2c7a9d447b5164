"""What the verbs of `board` do: each shows the card as it is now, and what may come next."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from backchannel.faces.days import deadline
from backchannel.faces.desks import again, opened
from backchannel.faces.models import model_choice

from .reviewing import who

if TYPE_CHECKING:
    from backchannel.answer.board import AskAnswer
    from backchannel.faces.output import Output

REFUSED = 3


def _given(arguments: argparse.Namespace) -> dict[str, Any]:
    """The label, where one is given."""
    return {"label": arguments.label} if arguments.label is not None else {}


def run_add(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: BadQuestion, Ambiguous, NothingFound, DeskBusy."""
    from backchannel.act.new_asks import NewAsk

    new = NewAsk(
        target=arguments.to,
        request=arguments.ask,
        messenger=arguments.messenger,
        issue=arguments.about,
        due=arguments.due,
        line=arguments.line,
        way=arguments.route,
        note=arguments.note,
        **_given(arguments),
    )
    with opened(arguments, readonly=False) as desk:
        answer = desk.add_ask(new, as_of=arguments.as_of, by=who(arguments))
    if answer.card.messenger is None:
        return _told(answer, arguments, output, "edit {id} --from NAME", "show {id}")
    return _told(answer, arguments, output, "move {id} agreed", "undo {id}")


def run_list(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound where there is no card."""
    from msgspec.structs import replace

    from backchannel.faces.board_answers import shown_board
    from backchannel.model.errors import NothingFound

    with opened(arguments) as desk:
        answer = desk.board(as_of=arguments.as_of, known=arguments.known)
    if arguments.state:
        answer = replace(answer, columns=tuple(c for c in answer.columns if c.state == arguments.state))
    if not answer.cards:
        raise NothingFound(
            "nothing on the board in what you can see", remedy="`backchannel board add` opens a card"
        )
    output.show(shown_board(answer))
    first = answer.cards[0]
    output.next(f"backchannel board show {first.id}{again(arguments)}")
    return 0


def run_show(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous."""
    with opened(arguments) as desk:
        answer = desk.ask(arguments.card, as_of=arguments.as_of, known=arguments.known)
    state = answer.card.state
    steps = {
        "proposed": "move {id} agreed",
        "agreed": "move {id} contacted",
        "contacted": "readout {id} SUMMARY",
    }
    return _told(answer, arguments, output, steps.get(state, "log {id}"))


def run_log(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous."""
    from backchannel.faces.board_answers import shown_log

    with opened(arguments) as desk:
        answer = desk.ask(arguments.card, as_of=arguments.as_of, known=arguments.known)
    output.show(shown_log(answer))
    output.next(f"backchannel board undo {answer.card.id}{again(arguments)}")
    return 0


def run_move(arguments: argparse.Namespace, output: Output) -> int:
    """3 if nobody said that the right person was contacted. Raises: BadQuestion, NothingFound, DeskBusy."""
    from backchannel.faces.asked import agreed
    from backchannel.faces.output import reading_width

    whom = None
    with opened(arguments, readonly=False) as desk:
        if arguments.state == "contacted":
            told = desk.read_back_ask(arguments.card)
            for words in told.lines(width=reading_width()):
                output.say(words)
            if not (arguments.yes or agreed("Is that who was contacted? [y/N] ")):
                output.say("Nothing was said; give --yes to say it without being asked.")
                return REFUSED
            whom = told.whom
        answer = desk.move_ask(
            arguments.card, arguments.state, whom=whom, day=arguments.on, by=who(arguments)
        )
    after = "readout {id} SUMMARY" if arguments.state == "contacted" else "show {id}"
    return _told(answer, arguments, output, after, "undo {id}")


def run_edit(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: BadQuestion, Ambiguous, NothingFound, DeskBusy."""
    from backchannel.act.outreach import EDITABLE

    changes: dict[str, Any] = {
        name: value or None for name in EDITABLE if (value := getattr(arguments, name)) is not None
    }
    if "due" in changes:
        changes["due"] = deadline(arguments.due)
    with opened(arguments, readonly=False) as desk:
        answer = desk.edit_ask(arguments.card, by=who(arguments), **_given(arguments), **changes)
    return _told(answer, arguments, output, "show {id}", "undo {id}")


def run_note(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: BadQuestion, NothingFound, DeskBusy."""
    with opened(arguments, readonly=False) as desk:
        answer = desk.note_ask(arguments.card, arguments.words, by=who(arguments), **_given(arguments))
    return _told(answer, arguments, output, "undo {id}")


def run_undo(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous, DeskBusy."""
    with opened(arguments, readonly=False) as desk:
        undone = desk.undo_ask(arguments.card, event=arguments.event, by=who(arguments))
    back = f"undo {arguments.card} --event {undone.undoing}"
    if undone.card is not None:
        return _told(undone.card, arguments, output, "show {id}", back)
    output.say("It was the opening of the card, which is on the board no longer.")
    output.next(f"backchannel board {back}{again(arguments)}", f"backchannel board list{again(arguments)}")
    return 0


def run_line(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: BadQuestion, NothingFound, DeskBusy."""
    from backchannel.faces.board_answers import shown_agreed_lines
    from backchannel.model.errors import BadQuestion

    words = arguments.words
    if len(words) > 2:
        raise BadQuestion("a line is one wording", remedy='write it in quotation marks: board line "WORDS"')
    with opened(arguments, readonly=not words) as desk:
        if len(words) == 2:
            line = desk.edit_line(*words, claims=arguments.claim, by=who(arguments), **_given(arguments))
        elif words:
            line = desk.add_line(
                words[0],
                issue=arguments.about,
                claims=arguments.claim or (),
                by=who(arguments),
                **_given(arguments),
            )
        answer = desk.agreed_lines()
    output.show(shown_agreed_lines(answer))
    id_ = line.id if words else answer.agreed[0].id if answer.agreed else "LINE"
    output.next(f"backchannel board add --to NAME --ask WORDS --line {id_}{again(arguments)}")
    return 0


def run_readout(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: BadQuestion, NothingFound, Ambiguous, DeskBusy."""
    from backchannel.act.readouts import Readout
    from backchannel.faces.board_answers import shown_ask

    told = Readout(
        summary=sys.stdin.read() if arguments.summary == "-" else arguments.summary,
        participants=tuple(arguments.people or ()),
        mode=arguments.mode,
        place=arguments.place,
        day=arguments.on,
        topics=tuple((topic, words) for topic, words in arguments.topic or ()),
        follow_ups=tuple(arguments.follow_up or ()),
    )
    with opened(arguments, readonly=False) as desk:
        done = desk.readout(
            arguments.card, told, by=who(arguments), model=model_choice(arguments), **_given(arguments)
        )
    output.show(shown_ask(done.card))
    output.say(
        f"The readout is document {done.noted.document}: {len(done.noted.facts)} facts found in it, "
        f"{len(done.noted.proposals)} that wait for review."
    )
    output.next(f"backchannel review{again(arguments)}", f"backchannel coverage{again(arguments)}")
    return 0


def _told(answer: AskAnswer, arguments: argparse.Namespace, output: Output, *steps: str) -> int:
    """The card, and the commands that a person may want next."""
    from backchannel.faces.board_answers import shown_ask

    output.show(shown_ask(answer))
    id_ = answer.card.id
    output.next(*(f"backchannel board {step.format(id=id_)}{again(arguments)}" for step in steps))
    return 0
