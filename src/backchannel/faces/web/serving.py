"""The server: on this machine only, until it is interrupted."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

import uvicorn

from .app import application

LOOPBACK = "127.0.0.1"


def serve(path: Path, *, port: int, ready: Callable[[str], None], key: str | None = None) -> None:
    """Serve a desk on loopback; `ready` gets the address that opens it, once it answers.

    No log names what was asked for.
    """
    key = key or secrets.token_urlsafe(24)
    settings = uvicorn.Config(
        application(path, key=key, port=port),
        host=LOOPBACK,
        port=port,
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=10,
    )
    _Told(settings, lambda: ready(f"http://{LOOPBACK}:{port}/enter?key={key}")).run()


class _Told(uvicorn.Server):
    """Says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup(sockets)  # type: ignore[arg-type]
        if self.started:
            self._ready()
