"""Which language model a command reads with: --model, else the environment's, else the default."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backchannel.extract.language_model import Choice
    from backchannel.faces.output import Output, Shown

VARIABLE = "BACKCHANNEL_MODEL"
NAMES = ("sm", "md", "rules")


def add_model_argument(command: argparse.ArgumentParser) -> None:
    """--model SIZE."""
    command.add_argument(
        "--model",
        choices=NAMES,
        metavar="SIZE",
        help=f"the language model: sm, md, or rules for none (${VARIABLE}, else the one that comes along)",
    )


def model_choice(arguments: argparse.Namespace) -> Choice | None:
    """--model, else the environment's, else None for the default. Raises: BadQuestion."""
    from backchannel.model.errors import BadQuestion

    words: str = arguments.model or os.environ.get(VARIABLE) or ""
    if words not in ("", *NAMES):
        raise BadQuestion(f"{VARIABLE} is {words!r}", remedy=f"give one of {', '.join(NAMES)}")
    found: Choice | None = words or None  # type: ignore[assignment]
    return found


def tell_model(choice: Choice | None, output: Output) -> None:
    """Say once what a user should know of the model that will be loaded. Raises: NoLanguageModel."""
    from backchannel.extract.language_model import chosen

    _, notice = chosen(choice)
    if notice:
        output.say(notice)


def shown_models() -> Shown:
    """Every package of a model that is installed: version, hash, and whether it is what is loaded."""
    from backchannel.extract.language_model import chosen
    from backchannel.extract.model_packages import SHOWN, installed
    from backchannel.faces.output import Shown

    default, _ = chosen()
    rows = tuple(
        (
            each.package.size,
            each.package.name,
            each.version,
            each.sha256[:SHOWN],
            each.problem or ("pinned" if each.package.sha256 else "told by its maker only"),
            "default" if each == default else "",
        )
        for each in installed()
    )
    return Shown(columns=("size", "package", "version", "sha256", "checked", "loaded"), rows=rows)
