"""What a card is opened with, and the way that it takes from the answer of `routes`."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from backchannel.answer.routes import routes
from backchannel.ledger.view import View
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.model.labels import OPEN, Label
from backchannel.model.outreach import Party, Step

from .parties import steps_of

SHOWN = 7
"""So many ways `routes` shows where nobody says how many."""


class NewAsk(Struct, frozen=True, kw_only=True):
    """A card to be opened. Names are resolved as in `routes`; who is not known is kept as typed."""

    target: str
    request: str
    """What is asked, in one sentence."""
    messenger: str | None = None
    issue: str | None = None
    due: date | None = None
    line: str | None = None
    """The id of an agreed line, which is carried in its newest version; or the words of a new one."""
    way: int | None = None
    """The number of a strip of `routes` to the target about the issue, from the messenger if one is given."""
    note: str | None = None
    label: Label = OPEN


class ChosenWay(Struct, frozen=True, kw_only=True):
    """One strip as it goes on a card."""

    steps: tuple[Step, ...]
    documents: tuple[str, ...]
    """What it rests on."""

    @property
    def messenger(self) -> Party:
        return self.steps[0].a

    @property
    def target(self) -> Party:
        return self.steps[-1].b


def chosen_way(
    view: View, number: int, *, to: str, about: str | None, messenger: str | None = None
) -> ChosenWay:
    """The strip of that number, from 1, of the ways in.

    Raises: BadQuestion, Ambiguous; NothingFound where there are not so many.
    """
    if number < 1:
        raise BadQuestion("ways are numbered from 1", remedy="ask `backchannel routes` for them")
    answer = routes(view, to=to, about=about, messenger=messenger, at_most=max(SHOWN, number))
    if len(answer.routes) < number:
        raise NothingFound(
            f"there is no way {number} to {answer.target.name} in what you can see",
            remedy="ask `backchannel routes` which there are",
        )
    steps, documents = steps_of(view, answer.routes[number - 1])
    return ChosenWay(steps=steps, documents=documents)


def one_sentence(words: str, what: str) -> str:
    """Words on one line. Raises: BadQuestion where there are none."""
    told = " ".join(words.split())
    if not told:
        raise BadQuestion(f"{what} is empty", remedy="write it in a sentence")
    return told
