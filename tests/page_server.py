"""A site on this machine: what it answers may be changed at any time, and every request is kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = tuple[int, dict[str, str], bytes]
Page = Answer | Callable[[dict[str, str]], Answer] | str | bytes
"""An answer, what makes one of the request's headers, or the body of an HTML page."""


class Site:
    """Pages by path; "*" answers for all others."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.port = 0

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"http://{self.place}{path}"

    def paths(self) -> list[str]:
        """What was asked for, in order, without robots.txt."""
        return [path for path, _ in self.requests if path != "/robots.txt"]

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        page = self.pages.get(path, self.pages.get("*", (404, {}, b"")))
        if path == "/robots.txt" and path not in self.pages:
            page = (404, {}, b"")
        if callable(page):
            return page(headers)
        if isinstance(page, str | bytes):
            body = page.encode() if isinstance(page, str) else page
            return 200, {"Content-Type": "text/html; charset=utf-8"}, body
        return page


def redirect(to: str, status: int = 302) -> Answer:
    return status, {"Location": to}, b""


@contextmanager
def site() -> Iterator[Site]:
    """Serves on loopback until the block ends."""
    kept = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            kept.requests.append((self.path, headers))
            status, answered, body = kept.answer(self.path, headers)
            self.send_response_only(status)
            for name, value in ({"Content-Length": str(len(body))} | answered).items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                return

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
