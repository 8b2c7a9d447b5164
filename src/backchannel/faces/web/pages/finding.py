"""Find: one box over names, facts, passages and documents; what is typed is completed; views are kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import msgspec

from backchannel.answer.query import OPERATORS, operators_in, without
from backchannel.answer.search import COUNTED, Found, find
from backchannel.faces.answers import shown_found
from backchannel.faces.web.citing import citation, csv_file
from backchannel.faces.web.completing import completions
from backchannel.faces.web.failures import status_of
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit, Written
from backchannel.model.errors import BackchannelError

PAGE, KEPT_VIEW = "find", "find: view"
NAMES_AT_ONCE = 8


def empty(visit: Visit) -> Page:
    """The box, with what was last asked; `?new` begins afresh."""
    last = None if "new" in visit.query else visit.asked.last(PAGE)
    return _page(visit, visit.asked.fields(PAGE, last)["words"] if last else "", last)


def found(visit: Visit) -> Page:
    """What holds the words. Raises: NothingFound for an address of an earlier start."""
    id_ = visit.path["id"]
    return _page(visit, visit.asked.fields(PAGE, id_)["words"], id_)


def ask(visit: Visit) -> Redirect:
    """Words go into no address: they are kept under an id."""
    words = visit.words("words")
    if not words:
        return Redirect(to=f"/find{visit.at}{'&' if visit.at else '?'}new")
    return Redirect(to=f"/find/{visit.asked.keep(PAGE, {'words': words})}{visit.at}")


def keep(visit: Visit) -> Redirect:
    """Keeps what is asked under a name, until the server ends. Raises: BadQuestion."""
    words = visit.needed("words", remedy="look for something first")
    visit.asked.keep(KEPT_VIEW, {"name": visit.words("name") or words, "words": words})
    id_ = visit.asked.keep(PAGE, {"words": words})
    return Redirect(to=f"/find/{id_}{visit.at}", said="Kept as a view, until the desk is closed.")


def as_csv(visit: Visit) -> Written:
    """Everything that is found as a table. Raises: NothingFound, BadQuestion."""
    words = visit.asked.fields(PAGE, visit.path["id"])["words"]
    return csv_file(shown_found(find(visit.view, words, at_most=COUNTED)), name="found.csv")


def typed(visit: Visit) -> Written:
    """How the words in the box may go on, as they are typed; JSON, best first."""
    given = completions(visit.view, visit.words("words"), at=visit.at)
    return Written(content=msgspec.json.encode({"options": list(given)}), media_type="application/json")


def names(visit: Visit) -> Written:
    """Who is so named, as it is typed; JSON, best first."""
    words = visit.words("words")
    beings = visit.view.named(words) or visit.view.begun(words, at_most=NAMES_AT_ONCE)
    shown = [{"id": b.id, "name": b.caption, "kind": b.kind} for b in islice(beings, NAMES_AT_ONCE)]
    return Written(content=msgspec.json.encode({"names": shown}), media_type="application/json")


def _page(visit: Visit, words: str, id_: str | None) -> Page:
    """A question that cannot be answered as it is put is told above the box, which keeps its words."""
    answer, failed, status = None, None, 200
    try:
        answer = find(visit.view, words) if words else None
    except BackchannelError as error:
        failed, status = error, status_of(error)
    return Page(
        template="find.html",
        title="Find",
        status=status,
        data={
            "words": words,
            "found": answer,
            "failed": {"code": failed.code, "what": failed.what, "remedy": failed.remedy} if failed else None,
            "asked_id": id_,
            "operators": OPERATORS,
            "narrowings": [
                {"name": name, "value": value, "without": without(words, name)}
                for name, value in operators_in(words)
            ],
            "kept_views": [fields for _, fields in visit.asked.every(KEPT_VIEW)],
            "citation": citation(f"Search for {words}", _proofs(answer), visit.view) if answer else "",
        },
    )


def _proofs(answer: Found) -> Iterator[tuple[str, str, str]]:
    for fact in answer.facts:
        first = fact.citations[0]
        yield fact.words, first.quote, f"{first.source}, {first.document}"
    for passage in answer.passages:
        yield "", passage.snippet, f"{passage.source}, {passage.document}"


PAGES = (
    PageAt("/find", empty, tab="find"),
    PageAt("/find/{id}.csv", as_csv),
    PageAt("/find/{id}", found, tab="find"),
)
ACTIONS = (
    ActionAt("/find", ask, writes=False),
    ActionAt("/find/keep", keep, writes=False),
    ActionAt("/find/typed", typed, writes=False),
    ActionAt("/names", names, writes=False),
)
