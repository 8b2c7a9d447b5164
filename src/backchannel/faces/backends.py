"""Which model beside the parser is asked: `--backend openai:URL#MODEL` or `--backend gliner:FOLDER`."""

from __future__ import annotations

import argparse
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from backchannel.extract.backends.asking import Asked, Backend

VARIABLE, KEY_VARIABLE = "BACKCHANNEL_BACKEND", "BACKCHANNEL_BACKEND_KEY"
FORMS = "write openai:http://127.0.0.1:8080/v1#MODEL or gliner:FOLDER"
CHAT = "/chat/completions"


class Named(NamedTuple):
    """A backend as it was asked for: small enough to be sent to a worker, which makes its own."""

    words: str
    network: bool = False
    key: str = ""


def add_backend_arguments(command: argparse.ArgumentParser) -> None:
    """--backend and --network."""
    command.add_argument(
        "--backend",
        metavar="WHICH",
        help="a model to ask about sentences the rules could not finish; it only proposes: "
        f"openai:URL#MODEL or gliner:FOLDER (${VARIABLE}, else none)",
    )
    command.add_argument(
        "--network", action="store_true", help="the backend may lie beyond this machine (no)"
    )


def named_backend(arguments: argparse.Namespace, *, network: bool = False) -> Named | None:
    """--backend, else the environment's, else None; made at once, so that a fault shows before work begins.

    `network`: the desk's own switch is on.

    Raises: BadQuestion, BackendNotInstalled, NetworkIsOff.
    """
    words = arguments.backend or os.environ.get(VARIABLE)
    if not words:
        return None
    named = Named(words, network or arguments.network, os.environ.get(KEY_VARIABLE, ""))
    made(named)
    return named


@lru_cache(maxsize=2)
def made(named: Named) -> Backend:
    """The backend itself. Raises: BadQuestion, BackendNotInstalled, NetworkIsOff."""
    from backchannel.model.errors import BadQuestion

    family, _, rest = named.words.partition(":")
    if family == "gliner" and rest:
        from backchannel.extract.backends.gliner import load_gliner

        return load_gliner(Path(rest))
    address, _, model = rest.rpartition("#")
    if family != "openai" or not address:
        raise BadQuestion("the backend is not written as it should be", remedy=FORMS)
    from backchannel.extract.backends.openai import MODEL_NAME, OpenAI
    from backchannel.fetch.endpoint import endpoint

    if not MODEL_NAME.fullmatch(model):
        raise BadQuestion("the backend has no name of a model behind #", remedy=FORMS)
    found = endpoint(address, path=CHAT, network=named.network, key=named.key)
    return OpenAI(model, found.post, found.is_local)


def told(asked: Asked) -> dict[str, object]:
    """What came of asking, for the line of a document."""
    return {
        "by": asked.made_by,
        "sentences": asked.sentences,
        "proposals": len(asked.proposals),
        "refused": [{"code": each.code, "message": each.reason} for each in asked.refused],
    }
