"""`brief` and `exports`: briefs that are kept on the desk, and a brief of cited lines at once."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_desk_argument, again, day, instant, opened
from backchannel.faces.labels import label
from backchannel.faces.verbs import VerbsParser, with_verbs

from .handing_on import add_issue_arguments
from .reviewing import VARIABLE, who

if TYPE_CHECKING:
    from backchannel.act.briefs.briefs import Briefs
    from backchannel.act.briefs.sheet import BriefSheet
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction
BRIEF = "its id, or the beginning of it"
LINE = "its number in the brief, or l and its id"
TEMPLATES = ("ca-minister", "us-action-memo", "call-sheet", "memcon", "positions")
"""The names of the templates, which `--help` must not wait for; a test compares them."""


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define `brief` with its verbs, and `exports`."""
    what = "briefs whose every line has its source or is own judgement"
    brief = with_verbs(commands, "brief", what, define=_add_verbs)
    add_issue_arguments(brief)
    exports = commands.add_parser("exports", help="every copy of a brief that was written, by whom and when")
    exports.add_argument("--known", type=instant, metavar="WHEN", help="as the desk knew it then")
    add_desk_argument(exports)
    exports.set_defaults(run=run_exports)


def _add_verbs(brief: VerbsParser) -> None:
    _add_new(brief)
    _add_readings(brief)
    _add_changes(brief)
    _add_write(brief)


def _add_new(brief: VerbsParser) -> None:
    new = brief.add_verb("new", "a new brief, prefilled from facts of the desk")
    new.add_argument("--template", required=True, choices=TEMPLATES, help="what kind of brief")
    new.add_argument("--issue", default="", metavar="WORDS", help="the issue in plain words")
    new.add_argument("--card", metavar="ID", help="an ask on the board: whom, who, what, by when, which line")
    new.add_argument("--kind", metavar="KIND", help="information or decision; record or readout")
    new.add_argument("--to", metavar="NAME", help="to whom; of a call sheet and a memcon, whom to reach")
    new.add_argument("--from", dest="sender", metavar="NAME", help="from whom")
    new.add_argument("--messenger", metavar="NAME", help="who of ours carries it")
    new.add_argument("--ask", metavar="WORDS", help="the request in one sentence")
    new.add_argument("--decide-by", type=day, metavar="DAY", help="until when a decision is needed")
    new.add_argument("--as-of", type=day, metavar="DAY", help="only what was known of that day")
    new.add_argument("--language", choices=("en", "fr"), default="en", help="of the headings (en)")
    new.add_argument(
        "--label", type=label, metavar="LEVEL[:GROUP,…]", help="nothing above it may stand in it"
    )
    _add_by(new)
    new.set_defaults(run=run_new)


def _add_readings(brief: VerbsParser) -> None:
    every = brief.add_verb("list", "every brief that is kept, with what is in its way")
    show = brief.add_verb("show", "a brief with its sources, and what is in its way")
    check = brief.add_verb("check", "whether a brief may be final; 1 if something is in its way")
    for verb, run in ((every, run_list), (show, run_show), (check, run_check)):
        if verb is not every:
            verb.add_argument("brief", metavar="BRIEF", help=BRIEF)
        if verb is not check:
            verb.add_argument("--known", type=instant, metavar="WHEN", help="as the desk knew it then")
        add_desk_argument(verb)
        verb.set_defaults(run=run)


def _add_changes(brief: VerbsParser) -> None:
    verbs = {
        "add": "a new line, last in its section",
        "edit": "other words for a line, which keeps its sources",
        "cite": "what a line rests on; without claims, that its sources were looked at again and stand",
        "judge": "a line is own judgement",
        "move": "a line to another place",
        "remove": "a line is taken out",
        "undo": "take back what was done last",
        "final": "declare it final; refused while a line has no source, is over its limit or flagged",
        "reopen": "make a final brief a draft again",
    }
    for name, what in verbs.items():
        verb = brief.add_verb(name, what)
        verb.add_argument("brief", metavar="BRIEF", help=BRIEF)
        if name in ("edit", "cite", "judge", "move", "remove"):
            verb.add_argument("line", metavar="LINE", help=LINE)
        if name == "add":
            verb.add_argument("section", metavar="SECTION", help="as `brief show` names it in brackets")
        if name in ("add", "edit"):
            verb.add_argument("text", metavar="TEXT", help="the words of the line")
        if name == "add":
            verb.add_argument("--claim", action="append", default=[], metavar="ID", help="what it rests on")
            verb.add_argument("--own", action="store_true", help="it is own judgement")
        if name == "cite":
            verb.add_argument("claims", nargs="*", metavar="CLAIM", help="ids of facts")
        if name == "move":
            verb.add_argument("--section", metavar="SECTION", help="to the beginning of that section")
        if name in ("add", "move"):
            verb.add_argument("--after", metavar="LINE", help="behind that line")
        _add_by(verb)
        verb.set_defaults(run=run_change, verb=name)


def _add_write(brief: VerbsParser) -> None:
    write = brief.add_verb("write", "write a numbered copy with its source key, and log it")
    write.add_argument("brief", metavar="BRIEF", help=BRIEF)
    write.add_argument("out", type=Path, metavar="OUT", help="a new file")
    write.add_argument("--format", choices=("md", "docx", "pdf"), help="else by the ending of OUT")
    write.add_argument("--paper", choices=("letter", "a4"), default="letter", help="(letter)")
    _add_by(write)
    write.set_defaults(streams=True, run=run_write)


def _add_by(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--by", metavar="NAME", help=f"who does it (${VARIABLE}, else desk)")
    add_desk_argument(verb)


def run_new(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: BadQuestion, NothingFound, Ambiguous, AboveLabel, DeskBusy."""
    from backchannel.act.briefs.wanted import Wanted

    wanted = Wanted(
        template=arguments.template,
        issue=arguments.issue,
        card=arguments.card,
        kind=arguments.kind,
        to=arguments.to,
        sender=arguments.sender,
        messenger=arguments.messenger,
        ask=arguments.ask,
        decide_by=arguments.decide_by,
        as_of=arguments.as_of,
        language=arguments.language,
        label=arguments.label,
    )
    with opened(arguments, readonly=False) as desk:
        sheet = desk.briefs.new(wanted, by=who(arguments))
    return _shown(sheet, arguments, output)


def run_list(arguments: argparse.Namespace, output: Output) -> int:
    """Every brief that is kept."""
    from backchannel.faces.briefs import shown_briefs

    with opened(arguments) as desk:
        found = desk.briefs.list(known=arguments.known)
    output.show(shown_briefs(found))
    first = found.briefs[-1].id if found.briefs else ""
    verb = f"show {first}" if first else 'new --template ca-minister --issue "…"'
    output.next(f"backchannel brief {verb}{again(arguments)}")
    return 0


def run_show(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous."""
    with opened(arguments) as desk:
        sheet = desk.briefs.show(arguments.brief, known=arguments.known)
    return _shown(sheet, arguments, output)


def run_check(arguments: argparse.Namespace, output: Output) -> int:
    """1 while something is in the way. Raises: NothingFound, Ambiguous."""
    from backchannel.faces.briefs import shown_flags

    with opened(arguments) as desk:
        sheet = desk.briefs.check(arguments.brief)
    output.show(shown_flags(sheet))
    _next(sheet, arguments, output)
    return 1 if sheet.in_the_way or sheet.flags else 0


def run_change(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous, BadQuestion, AboveLabel, UncitedLine, BriefNotReady, DeskBusy."""
    with opened(arguments, readonly=False) as desk:
        sheet = _change(desk.briefs, arguments, by=who(arguments))
    return _shown(sheet, arguments, output)


def _change(briefs: Briefs, given: argparse.Namespace, *, by: str | None) -> BriefSheet:
    match given.verb:
        case "add":
            return briefs.add(
                given.brief,
                given.section,
                given.text,
                claims=given.claim,
                own=given.own,
                after=given.after,
                by=by,
            )
        case "edit":
            return briefs.reword(given.brief, given.line, given.text, by=by)
        case "cite":
            return briefs.cite(given.brief, given.line, *given.claims, by=by)
        case "judge":
            return briefs.judge(given.brief, given.line, by=by)
        case "move":
            return briefs.move(given.brief, given.line, section=given.section, after=given.after, by=by)
        case "remove":
            return briefs.remove(given.brief, given.line, by=by)
        case "undo":
            return briefs.undo(given.brief, by=by)
        case "final":
            return briefs.finish(given.brief, by=by)
        case _:
            return briefs.reopen(given.brief, by=by)


def run_write(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: NothingFound, Ambiguous, BadQuestion where the file is there or has no such form, DeskBusy."""
    from backchannel.faces.targets import new_file
    from backchannel.model.errors import BadQuestion

    form = arguments.format or arguments.out.suffix.removeprefix(".").lower()
    if form not in ("md", "docx", "pdf"):
        raise BadQuestion(f"{arguments.out.name!r} does not say in which form", remedy="give --format")
    with opened(arguments, readonly=False) as desk:
        desk.briefs.show(arguments.brief)
        with new_file(arguments.out) as out:
            try:
                copy = desk.briefs.write(arguments.brief, form, paper=arguments.paper, by=who(arguments))
                out.write(copy.data)
            except BaseException:
                arguments.out.unlink()
                raise
    told = copy.copy
    output.say(
        f"Copy {told.number}, {told.state}, {told.content[:8]}: written to {arguments.out} and logged."
    )
    output.next(f"backchannel exports{again(arguments)}")
    return 0


def run_exports(arguments: argparse.Namespace, output: Output) -> int:
    """The log of written copies."""
    from backchannel.faces.briefs import shown_exports

    with opened(arguments) as desk:
        output.show(shown_exports(desk.briefs.exports(known=arguments.known)))
    output.next(f"backchannel brief list{again(arguments)}")
    return 0


def _shown(sheet: BriefSheet, arguments: argparse.Namespace, output: Output) -> int:
    from backchannel.faces.briefs import shown_brief

    output.show(shown_brief(sheet))
    _next(sheet, arguments, output)
    return 0


def _next(sheet: BriefSheet, arguments: argparse.Namespace, output: Output) -> None:
    """What a person may do now: cite the first line in the way, declare it final, or write it."""
    held, desk = sheet.in_the_way, again(arguments)
    if held:
        output.say(f"{len(held)} of {len(sheet.every_line)} lines are in the way of a final brief.")
        output.next(
            f"backchannel brief cite {sheet.id} {held[0].number} CLAIM{desk}",
            f"backchannel brief judge {sheet.id} {held[0].number}{desk}",
        )
    elif sheet.state == "draft":
        output.next(f"backchannel brief final {sheet.id}{desk}")
    else:
        output.next(f"backchannel brief write {sheet.id} brief.pdf{desk}")
