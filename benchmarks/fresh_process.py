"""A measured run in a process of its own, so that memory and caches of one never help another."""

from __future__ import annotations

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Result = TypeVar("Result")


def in_fresh_process(run: Callable[..., Result], *arguments: Any) -> Result:
    """What a run gives there. Raises: SystemExit if it died; the last argument names it."""
    context = get_context("spawn")
    inlet, outlet = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(run, arguments, outlet))
    child.start()
    outlet.close()
    try:
        found: Result = inlet.recv()
    except EOFError as error:
        raise SystemExit(f"the run of {arguments[-1]!r} died") from error
    child.join()
    return found


def _answer(run: Callable[..., Any], arguments: tuple[Any, ...], outlet: Connection) -> None:
    outlet.send(run(*arguments))
