"""Board: who is to reach whom with what by when; each move a deed that can be taken back."""

from __future__ import annotations

from typing import Any, cast, get_args

from backchannel.act.new_asks import NewAsk
from backchannel.act.readouts import VERBS, Readout
from backchannel.answer.board import AskAnswer
from backchannel.faces.board_answers import shown_board
from backchannel.faces.web.citing import csv_file
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit, Written
from backchannel.model.errors import BadQuestion
from backchannel.model.outreach import STATES, AskState
from backchannel.questions import as_day

CHOSEN = "board: new"
"""What a strip of Routes hands to a new card."""
FIELDS = ("target", "messenger", "issue", "way", "request", "due", "line")


def show(visit: Visit) -> Page:
    """Every card by its state, as of the day."""
    found = visit.desk.board(as_of=visit.view.valid_at, known=visit.view.known_at)
    return Page(template="board.html", title="Board", data={"board": found, "states": STATES})


def card(visit: Visit) -> Page:
    """One card with its way, its log and what may be done. Raises: NothingFound."""
    return _card(visit, visit.path["id"], "card.html")


def contacted(visit: Visit) -> Page:
    """Who exactly the target is, before somebody says that they were contacted. Raises: NothingFound."""
    id_ = visit.path["id"]
    page = _card(visit, id_, "contacted.html")
    told = visit.desk.read_back_ask(id_)
    return Page(template=page.template, title="Read back", data={**page.data, "told": told})


def _card(visit: Visit, id_: str, template: str) -> Page:
    found = visit.desk.ask(id_, as_of=visit.view.valid_at, known=visit.view.known_at)
    today = found.as_of.isoformat() if found.as_of else ""
    return Page(
        template=template,
        title=found.card.way,
        data={"ask": found, "states": STATES, "modes": tuple(VERBS), "today": today},
    )


def new(visit: Visit) -> Page:
    """The form of a new card, prefilled from a strip where one was chosen."""
    id_ = visit.path.get("id")
    given = visit.asked.fields(CHOSEN, id_) if id_ else {}
    return Page(
        template="new_card.html",
        title="New card",
        data={"given": {name: given.get(name, "") for name in FIELDS}},
    )


def prefill(visit: Visit) -> Redirect:
    """Keeps what a strip says under an id, and leads to the form."""
    return Redirect(
        to=f"/board/new/{visit.asked.keep(CHOSEN, {n: visit.words(n) for n in FIELDS})}{visit.at}"
    )


def add(visit: Visit) -> Redirect:
    """Opens a card. Raises: BadQuestion, Ambiguous, NothingFound."""
    given = {name: visit.words(name) or None for name in FIELDS}
    opened = visit.desk.add_ask(
        NewAsk(
            target=visit.needed("target", remedy="say who is to be reached"),
            request=visit.needed("request", remedy="say in a sentence what is asked"),
            messenger=given["messenger"],
            issue=given["issue"],
            due=as_day(given["due"]),
            line=given["line"],
            way=_number(given["way"]),
        ),
        as_of=visit.view.valid_at,
    )
    return _done(visit, opened, "On the board.")


def move(visit: Visit) -> Redirect:
    """To another column; to "contacted" by way of the reading back. Raises: AskChanged, BadQuestion."""
    id_, state = visit.needed("ask", remedy="choose a card"), visit.words("state")
    whom, seen = visit.words("whom") or None, visit.words("seen") or None
    if state == "contacted" and whom is None:
        return Redirect(to=f"/board/contacted/{id_}{visit.at}")
    if state not in get_args(AskState):
        raise BadQuestion(f"{state!r} is no state of a card", remedy=f"give one of {', '.join(STATES)}")
    day = as_day(visit.words("day") or None)
    done = visit.desk.move_ask(id_, cast(AskState, state), whom=whom, day=day, seen=seen)
    return _done(visit, done, "Moved.", back=visit.words("back"))


def edit(visit: Visit) -> Redirect:
    """The fields that were changed. Raises: AskChanged, BadQuestion, Ambiguous, NothingFound."""
    id_ = visit.needed("ask", remedy="choose a card")
    changes: dict[str, Any] = {
        name: visit.words(name) or None
        for name in ("target", "messenger", "request", "issue", "line")
        if name in visit.form and visit.words(name) != visit.words(f"was-{name}")
    }
    if "due" in visit.form and visit.words("due") != visit.words("was-due"):
        changes["due"] = as_day(visit.words("due") or None)
    if not changes:
        return Redirect(to=f"/board/card/{id_}{visit.at}", said="Nothing was changed.")
    return _done(visit, visit.desk.edit_ask(id_, seen=visit.words("seen") or None, **changes), "Changed.")


def note(visit: Visit) -> Redirect:
    """Raises: BadQuestion, NothingFound."""
    id_ = visit.needed("ask", remedy="choose a card")
    return _done(
        visit, visit.desk.note_ask(id_, visit.needed("note", remedy="write it in a sentence")), "Noted."
    )


def undo(visit: Visit) -> Redirect:
    """Takes back what was done last on a card. Raises: NothingFound."""
    done = visit.desk.undo_ask(visit.needed("ask", remedy="choose a card"))
    to = f"/board/card/{done.card.card.id}" if done.card is not None else "/board"
    return Redirect(to=f"{to}{visit.at}", said="Taken back.")


def readout(visit: Visit) -> Redirect:
    """What came of the contact becomes a document; leads to what was found in it. Raises: BadQuestion."""
    mode = visit.words("mode")
    told = Readout(
        summary=visit.needed("summary", remedy="say in a sentence what came of it"),
        participants=tuple(name for name in visit.words("participants").split(";") if name.strip()),
        mode=mode if mode in VERBS else "spoke",
        place=visit.words("place") or None,
        day=as_day(visit.words("day") or None),
        topics=tuple((name, words) for name, words in _topics(visit) if words),
        follow_ups=tuple(visit.words("follow-ups").splitlines()),
    )
    done = visit.desk.readout(visit.needed("ask", remedy="choose a card"), told)
    return Redirect(
        to=f"/read/{done.noted.document}",
        said="The readout is a document now; what was found in it waits for your verdict.",
    )


def lines(visit: Visit) -> Page:
    """The agreed wordings, with all their versions."""
    found = visit.desk.agreed_lines(as_of=visit.view.valid_at, known=visit.view.known_at)
    return Page(template="lines.html", title="Agreed lines", data={"agreed": found})


def word(visit: Visit) -> Redirect:
    """A new line, or a new wording of one. Raises: BadQuestion, NothingFound."""
    words = visit.needed("words", remedy="write the line")
    id_ = visit.words("line")
    claims = [claim for claim in visit.words("claims").replace(",", " ").split() if claim]
    if id_:
        visit.desk.edit_line(id_, words, claims=claims or None)
    else:
        visit.desk.add_line(words, issue=visit.words("issue") or None, claims=claims)
    return Redirect(to="/board/lines", said="Worded anew." if id_ else "Agreed.")


def as_csv(visit: Visit) -> Written:
    """Every card as a row."""
    found = visit.desk.board(as_of=visit.view.valid_at, known=visit.view.known_at)
    return csv_file(shown_board(found), name="board.csv")


def _topics(visit: Visit) -> list[tuple[str, str]]:
    return list(zip(visit.all_words("topic"), visit.all_words("said"), strict=False))


def _number(words: str | None) -> int | None:
    if not words:
        return None
    if not words.isdecimal():
        raise BadQuestion(f"{words!r} is no number of a way", remedy="choose a strip on Routes")
    return int(words)


def _done(visit: Visit, found: AskAnswer, said: str, *, back: str = "") -> Redirect:
    card_id = found.card.id
    to = f"/board{visit.at}#{card_id}" if back == "board" else f"/board/card/{card_id}{visit.at}"
    return Redirect(to=to, said=said, undo=(("action", "/board/undo"), ("ask", card_id)))


PAGES = (
    PageAt("/board", show, tab="board"),
    PageAt("/board/new", new, tab="board"),
    PageAt("/board/new/{id}", new, tab="board"),
    PageAt("/board/card/{id}", card, tab="board"),
    PageAt("/board/contacted/{id}", contacted, tab="board"),
    PageAt("/board/lines", lines, tab="board"),
    PageAt("/board/{name}.csv", as_csv, tab="board"),
)
ACTIONS = (
    ActionAt("/board/assign", prefill, writes=False),
    ActionAt("/board/ask", add),
    ActionAt("/board/move", move),
    ActionAt("/board/edit", edit),
    ActionAt("/board/note", note),
    ActionAt("/board/undo", undo),
    ActionAt("/board/readout", readout),
    ActionAt("/board/line", word),
)
