"""`export`, and a brief of cited lines at once: what leaves the desk, with the words it rests on."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.faces.desks import add_view_arguments, again, opened, view_of

if TYPE_CHECKING:
    from backchannel.faces.output import Output

Commands = argparse._SubParsersAction


def add_to(commands: Commands[argparse.ArgumentParser]) -> None:
    """Define `export`."""
    export = commands.add_parser("export", help="everything you can see, as JSON Lines")
    export.add_argument("--out", type=Path, metavar="FILE", help="a new file instead of stdout")
    export.set_defaults(run=run_export, streams=True)
    add_view_arguments(export)


def add_issue_arguments(brief: argparse.ArgumentParser) -> None:
    """Those of a brief that is made at once and not kept."""
    brief.add_argument("issue", nargs="?", metavar="ISSUE", help="the issue in plain words")
    brief.add_argument("--to", metavar="NAME", help="with the ways in to that person")
    brief.add_argument("--at-most", type=int, metavar="N", help="lines a section, if fewer than its budget")
    brief.add_argument("--out", type=Path, metavar="FILE", help="write Markdown to a new file")
    brief.add_argument(
        "--check", type=Path, metavar="FILE", help="whether an edited brief is still all cited"
    )
    brief.set_defaults(run=run_brief)
    add_view_arguments(brief)


def run_brief(arguments: argparse.Namespace, output: Output) -> int:
    """Raises: UncitedLine, BadQuestion without an issue, and for --to what `routes` raises."""
    from backchannel.act.brief import brief
    from backchannel.faces.answers import readable
    from backchannel.faces.output import Shown, reading_width
    from backchannel.faces.targets import new_file
    from backchannel.model.errors import BadQuestion

    if arguments.check is not None:
        return _check(arguments, output)
    if not arguments.issue:
        raise BadQuestion("a brief needs an issue", remedy='name it in plain words, such as "timber exports"')
    with opened(arguments) as desk:
        made = brief(
            view_of(desk, arguments), issue=arguments.issue, to=arguments.to, at_most=arguments.at_most
        )
    if arguments.out is not None:
        with new_file(arguments.out) as out:
            out.write(made.markdown().encode())
        output.next(f"backchannel brief --check {arguments.out}{again(arguments)}")
        return 0
    lines = [
        (line.number, section.title, line.text, line.keys)
        for section in made.sections
        for line in section.lines
    ]
    rows = tuple((*line, [made.sources[key - 1].quote for key in line[3]]) for line in lines)
    output.show(
        Shown(
            columns=("line", "section", "text", "sources", "quotes"),
            rows=rows,
            data=made,
            lines=readable(made.markdown(), width=reading_width() if output.is_terminal else None),
        )
    )
    output.next(f'backchannel brief "{arguments.issue}" --out brief.md{again(arguments)}')
    return 0


def _check(arguments: argparse.Namespace, output: Output) -> int:
    """1 if any line is not cited, or its words no longer stand."""
    from backchannel.act.brief_check import check
    from backchannel.faces.output import Shown
    from backchannel.fetch.folder import file_bytes
    from backchannel.read.decoding import decode

    markdown = decode(file_bytes(arguments.check), name=str(arguments.check)).text
    with opened(arguments) as desk:
        checked = check(markdown, view_of(desk, arguments))
    rows = tuple((finding.line, finding.code, finding.what) for finding in checked.findings)
    output.show(Shown(columns=("line", "code", "what"), rows=rows, data=checked))
    output.say(f"{checked.cited} lines cited, {checked.own_judgement} own judgement, {len(rows)} findings.")
    output.next("mend those lines and check again" if rows else f"backchannel export{again(arguments)}")
    return 1 if rows else 0


def run_export(arguments: argparse.Namespace, output: Output) -> int:
    """Head, documents, entities, claims and judgements, a line each; the same view gives the same bytes."""
    from backchannel.act.export import export_lines
    from backchannel.faces.targets import new_file, stdout_bytes

    with opened(arguments) as desk:
        target = stdout_bytes() if arguments.out is None else new_file(arguments.out)
        with target as out:
            out.writelines(export_lines(view_of(desk, arguments)))
    output.next(f"backchannel verify{again(arguments)}")
    return 0
