"""How often a host is asked, and what its robots.txt allows."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime

from msgspec import Struct
from protego import Protego

from backchannel.settings import FETCH_HOST_SECONDS, FETCH_LONGEST_PACE_SECONDS

PRODUCT = "backchannel"
"""The name by which robots.txt may speak of us (RFC 9309)."""
MAX_ROBOTS_BYTES = 512_000
"""RFC 9309 asks for 500 KiB at least."""
MAX_RETRY_SECONDS = 30 * 24 * 3600


class Rules(Struct, frozen=True):
    """The robots.txt of one origin."""

    parsed: Protego | None = None
    all_or_nothing: bool = True
    """What holds where there is none: True after 4xx, False while the host cannot say (RFC 9309, 2.3.1)."""

    def allow(self, address: str) -> bool:
        return self.all_or_nothing if self.parsed is None else bool(self.parsed.can_fetch(address, PRODUCT))

    @property
    def seconds_between(self) -> float:
        """The pace that the site asks for, within what we can keep; ours where it asks for none."""
        asked = self.parsed.crawl_delay(PRODUCT) if self.parsed is not None else None
        return min(max(asked or 0.0, FETCH_HOST_SECONDS), FETCH_LONGEST_PACE_SECONDS)


def rules_of(body: bytes) -> Rules:
    """The rules that a robots.txt states."""
    return Rules(Protego.parse(body[:MAX_ROBOTS_BYTES].decode("utf8", "replace")))


class Pace:
    """Waits so that one host is asked no more often than it should be."""

    def __init__(
        self, *, clock: Callable[[], float] = time.monotonic, wait: Callable[[float], None] = time.sleep
    ) -> None:
        self._clock, self._wait = clock, wait
        self._last: dict[str, float] = {}

    def keep(self, host: str, seconds: float) -> float:
        """Wait until so many seconds have gone by since the host was last asked; how long that was."""
        before = self._clock()
        if host in self._last and self._last[host] + seconds > before:
            self._wait(self._last[host] + seconds - before)
        self._last[host] = self._clock()
        return self._last[host] - before


def retry_seconds(headers: Mapping[str, str]) -> int | None:
    """How long Retry-After asks us to wait; a day is counted from the answer's own Date."""
    asked = headers.get("retry-after", "").strip()
    if asked.isdigit():
        return min(int(asked[:10]), MAX_RETRY_SECONDS)
    try:
        until = parsedate_to_datetime(asked) - parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(int(until.total_seconds()), 0), MAX_RETRY_SECONDS)
