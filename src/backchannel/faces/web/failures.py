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


def status_of(error: BackchannelError) -> int:
    """The status of the response; 400 for a question that cannot be answered as it is put."""
    return next((status for kind, status in STATUS if isinstance(error, kind)), 400)


def failed(error: BackchannelError) -> Page:
    """What is shown in the place of the page that was asked for."""
    told = {"code": error.code, "what": error.what, "where": error.where, "remedy": error.remedy}
    return Page(template="failed.html", title=error.code, data=told, status=status_of(error))
