"""A desk served by the real command, in a process of its own."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

PATIENCE_SECONDS = 60.0


def free_port() -> int:
    """A port of loopback that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        port: int = tried.getsockname()[1]
        return port


class Served:
    """`backchannel serve` on one desk; the same port when it is started again."""

    def __init__(self, desk: Path) -> None:
        self.desk, self.port = desk, free_port()
        self.said: list[str] = []
        self._process: subprocess.Popen[str] | None = None
        self.address = ""
        """The address that the start printed: it lets a browser in."""

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Returns when the address has been printed. Raises: RuntimeError with what was said instead."""
        command = [sys.executable, "-u", "-m", "backchannel", "serve", "--port", str(self.port)]
        self._process = subprocess.Popen(
            [*command, "--desk", str(self.desk)], stderr=subprocess.STDOUT, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        said = []
        for line in self._process.stdout:
            said.append(line)
            if found := re.search(r"http://\S+", line):
                self.address = found[0]
                break
        else:
            raise RuntimeError("the server did not start: " + "".join(said))
        Thread(target=self._keep_reading, args=(self._process.stdout,), daemon=True).start()

    def _keep_reading(self, lines: Iterator[str]) -> None:
        self.said.extend(lines)

    def stop(self) -> None:
        """As Ctrl-C does."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """As a power cut does: no handler runs."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def serving(desk: Path) -> Iterator[Served]:
    """The desk, served until the block ends."""
    served = Served(desk)
    served.start()
    try:
        yield served
    finally:
        served.stop()
