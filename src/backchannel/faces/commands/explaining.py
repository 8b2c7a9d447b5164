"""`explain` and `models`: what a code means, and which language models are here."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backchannel.faces.output import Output


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Define `explain` and `models`."""
    explain = commands.add_parser("explain", help="what a code such as BC104 means, and what helps")
    explain.add_argument("code", nargs="?", metavar="CODE", help="all of them where none is given")
    explain.set_defaults(run=run_explain)
    models = commands.add_parser("models", help="the language models that are installed, checked by hash")
    models.set_defaults(run=run_models)


def run_models(arguments: argparse.Namespace, output: Output) -> int:
    """Every installed model; 1 if documents would be read by rules alone."""
    from backchannel.extract.language_model import chosen
    from backchannel.faces.models import shown_models

    output.show(shown_models())
    found, notice = chosen()
    if notice:
        output.say(notice)
    output.next("backchannel extract --model SIZE FILES")
    return 0 if found else 1


def run_explain(arguments: argparse.Namespace, output: Output) -> int:
    """The meaning of one code, or of all. Raises: NothingFound."""
    from backchannel.faces.codes import explained
    from backchannel.faces.output import Shown

    found = explained(arguments.code)
    rows = tuple((code.code, code.what, code.helps) for code in found)
    output.show(Shown(columns=("code", "what", "helps"), rows=rows))
    return 0
