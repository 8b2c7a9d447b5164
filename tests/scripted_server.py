"""A server on this machine that answers as a script says, and keeps every request."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Body = dict[str, Any]
Answer = Callable[[Body], "tuple[int, bytes, dict[str, str]]"]


class ScriptedServer:
    """Requests in the order in which they came, with their headers."""

    def __init__(self) -> None:
        self.requests: list[Body] = []
        self.raw: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.port = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"


@contextmanager
def serving(answer: Answer) -> Iterator[ScriptedServer]:
    """Serves on loopback until the block ends."""
    kept = ScriptedServer()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            kept.raw.append(raw)
            kept.requests.append(json.loads(raw))
            kept.headers.append({"path": self.path, **dict(self.headers.items())})
            status, body, headers = answer(kept.requests[-1])
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name it has above
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    kept.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def completion(content: str) -> tuple[int, bytes, dict[str, str]]:
    """A whole answer in the form of the API."""
    return 200, json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode(), {}


def question_of(body: Body) -> Body:
    """What a request asks about."""
    asked: Body = json.loads(body["messages"][-1]["content"])
    return asked
