"""Briefs: lines with their sources; what is not cited, nor marked own judgement, is never final."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast, get_args

from backchannel.act.briefs.sheet import BriefSheet
from backchannel.act.briefs.templates import template
from backchannel.act.briefs.wanted import Wanted
from backchannel.answer.facts import KnownFact, facts
from backchannel.faces.web.visit import ActionAt, Page, PageAt, Redirect, Visit, Written
from backchannel.model.briefs import Form, Language, Paper
from backchannel.model.errors import BadQuestion
from backchannel.questions import as_day

CITING = "brief: cite"
"""The words by which facts to cite were looked for."""
AT_MOST = 30
AT_ONCE = 7
"""So many briefs are listed on a page: each is held against its sources anew."""
MEDIA = {
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def briefs(visit: Visit) -> Page:
    """The briefs, the newest first, some at once, and the form of a new one."""
    known, first = visit.view.known_at, visit.number("from", 0, at_most=10**9)
    found = visit.desk.briefs.list(known=known, at_most=AT_ONCE, skip=first)
    return Page(
        template="briefs.html",
        title="Briefs",
        data={
            "briefs": found.briefs[::-1],
            "total": found.total,
            "first": first,
            "at_once": AT_ONCE,
            "templates": visit.desk.briefs.templates(),
            "exports": visit.desk.briefs.exports(known=known),
            "given": {n: visit.query.get(n, "") for n in ("to", "messenger", "issue")},
        },
    )


def new(visit: Visit) -> Redirect:
    """Prefilled from facts, never from proposals. Raises: NothingFound, Ambiguous, BadQuestion."""
    language = visit.words("language")
    made = visit.desk.briefs.start(
        Wanted(
            template=visit.words("template"),
            issue=visit.needed("issue", remedy="name the issue in plain words"),
            kind=visit.words("kind") or None,
            to=visit.words("to") or None,
            sender=visit.words("sender") or None,
            messenger=visit.words("messenger") or None,
            ask=visit.words("ask") or None,
            decide_by=as_day(visit.words("decide-by") or None),
            as_of=as_day(visit.words("day") or None),
            language=cast(Language, language) if language in get_args(Language) else "en",
        )
    )
    return Redirect(to=f"/brief/{made}", said="Prefilled from facts alone; every line has its source.")


def brief(visit: Visit) -> Page:
    """The brief line by line, and what stands in the way of each. Raises: NothingFound."""
    sheet = visit.desk.briefs.show(visit.path["id"], known=visit.view.known_at)
    return Page(
        template="brief.html",
        title=sheet.title,
        data={"brief": sheet, "template": template(sheet.head.template), "in_the_way": sheet.in_the_way},
    )


def preview(visit: Visit) -> Page:
    """As it prints, for the screen. Raises: NothingFound."""
    sheet = visit.desk.briefs.show(visit.path["id"], known=visit.view.known_at)
    return Page(template="brief_print.html", title=sheet.title, data={"brief": sheet})


def citing(visit: Visit) -> Page:
    """The facts by which a line may be cited. Raises: NothingFound."""
    sheet = visit.desk.briefs.show(visit.path["id"])
    line = next((one for one in sheet.every_line if str(one.id) == visit.path["line"]), None)
    if line is None:
        raise BadQuestion("the brief has that line no longer", remedy="open the brief again")
    asked = visit.query.get("asked")
    words = visit.asked.fields(CITING, asked)["words"] if asked else sheet.head.issue or ""
    every = facts(visit.view, about=words or None)
    return Page(
        template="cite.html",
        title="Cite",
        data={"brief": sheet, "line": line, "words": words, "facts": tuple(_first(every.facts))},
    )


def _first(every: tuple[KnownFact, ...]) -> tuple[KnownFact, ...]:
    return every[:AT_MOST]


def look(visit: Visit) -> Redirect:
    """Looks for facts to cite; the words stand in no address."""
    kept = visit.asked.keep(CITING, {"words": visit.words("words")})
    return Redirect(to=f"/brief/{visit.words('brief')}/cite/{visit.words('line')}?asked={kept}")


def cite(visit: Visit) -> Redirect:
    """Raises: BadQuestion for a claim that is no fact, or above the label of the brief."""
    return _changed(
        visit,
        lambda brief, line: visit.desk.briefs.cite(brief, line, *visit.all_words("claim")),
        "Cited.",
    )


def reword(visit: Visit) -> Redirect:
    """Keeps the sources; what does not stand in them is flagged. Raises: BadQuestion."""
    text = visit.needed("text", remedy="give the line its words, or take it out")
    return _changed(visit, lambda brief, line: visit.desk.briefs.reword(brief, line, text), "Worded anew.")


def judge(visit: Visit) -> Redirect:
    """Own judgement of who says so."""
    return _changed(visit, visit.desk.briefs.judge, "Marked as own judgement.")


def remove(visit: Visit) -> Redirect:
    """Undo puts it back."""
    return _changed(visit, visit.desk.briefs.remove, "Taken out.")


def move(visit: Visit) -> Redirect:
    """One line up or down within its section."""
    id_, number = visit.words("brief"), visit.words("line")
    sheet = visit.desk.briefs.show(id_)
    section = next(s for s in sheet.sections if any(str(line.id) == number for line in s.lines))
    order = [line.id for line in section.lines]
    at = order.index(int(number))
    after = at - 2 if visit.words("way") == "up" else at + 1
    if after >= len(order) or (after < -1):
        return Redirect(to=f"/brief/{id_}#l{number}", said="It stands there already.")
    behind = f"l{order[after]}" if after >= 0 else None
    visit.desk.briefs.move(id_, f"l{number}", section=section.key if behind is None else None, after=behind)
    return _to(id_, number, "Moved.")


def add(visit: Visit) -> Redirect:
    """A new line of a section: uncited until it is cited or marked. Raises: BadQuestion."""
    id_, text = visit.words("brief"), visit.needed("text", remedy="give the line its words")
    visit.desk.briefs.add(id_, visit.words("section"), text, own=visit.words("own") == "yes")
    return _to(id_, "", "Added.")


def undo(visit: Visit) -> Redirect:
    """Raises: NothingFound where nothing was done."""
    id_ = visit.words("brief")
    visit.desk.briefs.undo(id_)
    return Redirect(to=f"/brief/{id_}", said="Taken back.")


def finish(visit: Visit) -> Redirect:
    """Raises: UncitedLine, BriefNotReady, which name the lines in the way."""
    id_ = visit.words("brief")
    visit.desk.briefs.finish(id_)
    return _to(id_, "", "Final. Every change makes it a draft again.")


def write(visit: Visit) -> Written:
    """A numbered, logged copy to be saved. Raises: BadQuestion."""
    form, paper = visit.words("form"), visit.words("paper") or "letter"
    if form not in get_args(Form) or paper not in get_args(Paper):
        raise BadQuestion(f"there is no copy as {form} on {paper}", remedy="choose one on the page")
    made = visit.desk.briefs.write(visit.words("brief"), cast(Form, form), paper=cast(Paper, paper))
    name = f"brief-{made.copy.brief.removeprefix('b:')[:8]}-copy-{made.copy.number}.{form}"
    return Written(content=made.data, media_type=MEDIA[form], name=name)


def _changed(visit: Visit, change: Callable[[str, str], BriefSheet], said: str) -> Redirect:
    id_, number = visit.words("brief"), visit.words("line")
    change(id_, f"l{number}")
    return _to(id_, number, said)


def _to(id_: str, number: str, said: str) -> Redirect:
    undoing = (("action", "/brief/undo"), ("brief", id_))
    return Redirect(to=f"/brief/{id_}{f'#l{number}' if number else ''}", said=said, undo=undoing)


PAGES = (
    PageAt("/briefs", briefs, tab="briefs"),
    PageAt("/brief/{id}", brief, tab="briefs"),
    PageAt("/brief/{id}/print", preview, tab="briefs"),
    PageAt("/brief/{id}/cite/{line}", citing, tab="briefs"),
)
ACTIONS = (
    ActionAt("/briefs/new", new),
    ActionAt("/brief/look", look, writes=False),
    ActionAt("/brief/cite", cite),
    ActionAt("/brief/reword", reword),
    ActionAt("/brief/judge", judge),
    ActionAt("/brief/remove", remove),
    ActionAt("/brief/move", move),
    ActionAt("/brief/add", add),
    ActionAt("/brief/undo", undo),
    ActionAt("/brief/final", finish),
    ActionAt("/brief/write", write),
)
