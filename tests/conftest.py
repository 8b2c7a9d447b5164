"""What every test may ask for."""

from __future__ import annotations

import socket
from typing import Any

import pytest


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address that a socket was told to connect to."""
    seen: list[str] = []
    real = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        seen.append(str(address[0]))
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    return seen
