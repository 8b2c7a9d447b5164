"""What every request must be, and what every response says of itself to the browser.

A page of another site must neither read from this server nor write to it: names that resolve to this machine
are refused by Host, forms of others by Origin and token, everything without the start's key by its cookie.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE = ("GET", "HEAD")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types panel",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
NO_STORE, REVALIDATE = "no-store", "no-cache"
"""What a reader saw must not stay in the browser's cache; scripts and styles may, until they change."""


class Guard:
    """Refuses what is not from a page of this desk, before anything is read."""

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str], most_bytes: int) -> None:
        self._app, self._hosts, self._most_bytes = app, frozenset(hosts), most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refused = self._refusal(scope["method"], headers)

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                shown = MutableHeaders(scope=message)
                shown.update(HEADERS)
                is_ours = scope["path"].startswith("/static/")
                shown.setdefault("cache-control", REVALIDATE if is_ours else NO_STORE)
            await send(message)

        if refused is not None:
            status, words = refused
            await PlainTextResponse(words + "\n", status)(scope, receive, with_headers)
            return
        await self._app(scope, _limited(receive, self._most_bytes), with_headers)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if host not in self._hosts:
            return 421, "This desk answers to its own address only."
        if headers.get("sec-fetch-site", "none") in ("cross-site", "same-site"):
            return 403, "A page of another site asked for this; open the desk's own address."
        if method in SAFE:
            return None
        origin = headers.get("origin")
        own = origin is not None and urlsplit(origin).scheme == "http" and urlsplit(origin).netloc == host
        if not own and headers.get("sec-fetch-site") != "same-origin":
            return 403, "Only a page of this desk can change it."
        if int(headers.get("content-length", "0") or 0) > self._most_bytes:
            return 413, f"More than {self._most_bytes >> 20} MB at once; add large files by the command line."
        return None


def _limited(receive: Receive, most_bytes: int) -> Receive:
    """A body that is longer than it said, or did not say, ends where the limit is."""
    came = 0

    async def limited() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > most_bytes:
            return {"type": "http.disconnect"}
        return message

    return limited
