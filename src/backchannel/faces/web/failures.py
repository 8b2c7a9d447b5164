"""An error of ours as a page: what went wrong, where, and what would help."""

from __future__ import annotations

from backchannel.model.errors import (
    AboveLabel,
    Ambiguous,
    AskChanged,
    BackchannelError,
    BriefError,
    DeskBusy,
    InputError,
    LedgerError,
    NothingFound,
)

from .visit import Page

STATUS: tuple[tuple[type[BackchannelError], int], ...] = (
    (NothingFound, 404),
    (Ambiguous, 300),
    (AskChanged, 409),
    (AboveLabel, 403),
    (BriefError, 409),
    (DeskBusy, 503),
    (LedgerError, 500),
    (InputError, 422),
)


ON_A_PAGE: tuple[tuple[str, str], ...] = (
    ("`backchannel find`", "try another spelling, or look on the page Find"),
    ("`backchannel show`", "look in their Dossier"),
    ("`backchannel identity", "look under “Who is one” in their Dossier"),
    ("`backchannel routes`", "look on the page Routes"),
    ("`backchannel brief", "the page Briefs lists what there is"),
    ("`backchannel board", "the page Board shows what there is"),
    ("`backchannel universe", "name one on the page Board, under Coverage"),
    ("`backchannel network", "turn the network on in the Vault, if a site may see that we look"),
    ("`--side`", "say in the Dossier of somebody whose side they are on"),
    ("--as-of", "choose another day under “As of”"),
    ("--even-so", "tick that you know that they are one"),
)
"""What a remedy names on the command line, and what helps on a page instead."""


def status_of(error: BackchannelError) -> int:
    """The status of the response; 400 for a question that cannot be answered as it is put."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), 400)


def failed(error: BackchannelError) -> Page:
    """What is shown in the place of the page that was asked for."""
    told = {"code": error.code, "what": error.what, "where": error.where, "remedy": on_a_page(error.remedy)}
    return Page(template="failed.html", title=error.code, data=told, status=status_of(error))


def on_a_page(remedy: str | None) -> str | None:
    """A remedy in words for somebody at a page; as it is where there is no page for it.

    >>> on_a_page("try another spelling, or `backchannel find`")
    'try another spelling, or look on the page Find'
    """
    return next((words for command, words in ON_A_PAGE if remedy and command in remedy), remedy)
