"""Who may ask: whoever opened the address that the start printed, and only from pages of this desk."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Mapping
from hashlib import sha256
from threading import Lock

from msgspec import Struct, field

KEPT = 100
"""So many browsers may be open at once; the first ones fall out."""


class Said(Struct, frozen=True):
    """A notice, and the action that takes back what it tells of."""

    words: str
    told: Mapping[str, str | int] = {}
    undo: tuple[tuple[str, str], ...] = ()


class Session(Struct):
    """One browser, until the server ends."""

    token: str
    """For forms: a page of another origin cannot know it."""
    notices: list[Said] = field(default_factory=list)

    def told(self) -> list[Said]:
        """Notices that were not shown yet; they are shown once."""
        waiting, self.notices = self.notices, []
        return waiting


class Sessions:
    """Browsers by their cookies; `key` opens the first page."""

    def __init__(self, key: str, *, make: Callable[[], str] = lambda: secrets.token_urlsafe(32)) -> None:
        self._key, self._make, self._secret = key, make, secrets.token_bytes(32)
        self._open: dict[str, Session] = {}
        self._lock = Lock()

    def enter(self, key: str) -> str | None:
        """The cookie of a new session; None for a wrong key."""
        if not hmac.compare_digest(key.encode(), self._key.encode()):
            return None
        cookie = self._make()
        token = hmac.new(self._secret, cookie.encode(), sha256).hexdigest()
        with self._lock:
            self._open[cookie] = Session(token)
            for old in list(self._open)[:-KEPT]:
                del self._open[old]
        return cookie

    def of(self, cookie: str | None) -> Session | None:
        with self._lock:
            return self._open.get(cookie or "")


def is_token_of(session: Session, token: str) -> bool:
    """Whether a form was made for this session."""
    return hmac.compare_digest(token.encode(), session.token.encode())
