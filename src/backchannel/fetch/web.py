"""The one fetcher of pages: GET, of public addresses only, politely, and never for ever.

It sends no cookie, no Referer and no login, asks no proxy, and follows redirects itself, each looked at anew.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from contextlib import suppress
from threading import Event, Timer

from msgspec import Struct

from backchannel.model.errors import (
    AddressRefused,
    AnswerTooLarge,
    BadStatus,
    NetworkIsOff,
    NotReached,
    RobotsRefused,
)
from backchannel.settings import FETCH_REDIRECTS, FETCH_SECONDS

from .addresses import WebAddress, joined, web_address
from .manners import MAX_ROBOTS_BYTES, PRODUCT, Pace, Rules, retry_seconds, rules_of
from .reaching import Reach, trusted
from .received import ACCEPTED, Received, body_of, kept_headers, must_be_read

ROBOTS = "/robots.txt"
REDIRECTS = (301, 302, 303, 307, 308)
ACCEPT = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"


class Limits(Struct, frozen=True):
    """How long one address may take in all, in seconds, and how many redirects are followed."""

    seconds: float = FETCH_SECONDS
    redirects: int = FETCH_REDIRECTS


class Fetcher:
    """Fetches while the desk's network switch is on; it remembers each host's pace and rules."""

    def __init__(
        self,
        *,
        network: bool,
        version: str,
        reach: Reach | None = None,
        pace: Pace | None = None,
        limits: Limits | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self.network = network
        self._agent = f"{PRODUCT}/{version} (reads pages that a person asked for; obeys robots.txt)"
        self._reach, self._pace = reach or Reach(), pace or Pace()
        self._limits, self._trust = limits or Limits(), trust or trusted()
        self._rules: dict[str, Rules] = {}

    def get(self, address: str, *, headers: dict[str, str] | None = None) -> Received:
        """What is at an address now; `headers` of an earlier answer ask only for what changed since.

        Raises: NetworkIsOff, AddressRefused, RobotsRefused, NotReached, BadStatus, AnswerTooLarge,
        TypeNotRead.
        """
        ends = time.monotonic() + self._limits.seconds
        return self._followed(self.checked(address), _conditions(headers or {}), ends=ends)

    def checked(self, address: str) -> WebAddress:
        """The address, if it may be fetched; nothing is looked up. Raises: NetworkIsOff, AddressRefused."""
        found = self.allowed(address)
        if not self.network:
            raise NetworkIsOff(
                "the network is off",
                where=found.host,
                remedy="turn it on with `backchannel network on`; the site then sees that we look",
            )
        return found

    def allowed(self, address: str) -> WebAddress:
        """The address, if it may be watched, the network on or off. Raises: AddressRefused."""
        found = web_address(address)
        if found.place in self._reach.allowed:
            return found
        if found.port not in (80, 443):
            raise AddressRefused(
                f"port {found.port} is none of the web's",
                where=found.host,
                remedy=f"a host of your own house is opened with `backchannel network --allow {found.place}`",
            )
        if found.in_figures and not self._reach.may(found.place, found.host):
            raise AddressRefused("it is not a public address", where=found.host, remedy="nothing was sent")
        return found

    def _followed(
        self, first: WebAddress, conditions: dict[str, str], *, ends: float, robots: bool = True
    ) -> Received:
        here = first
        for _ in range(self._limits.redirects + 1):
            if robots:
                ends += self._ask_robots(here, ends=ends)
            received = self._once(here, conditions, ends=ends, asked=str(first))
            if received.status not in REDIRECTS:
                return received
            here = self._next(here, received)
        raise NotReached(f"more than {self._limits.redirects} redirects", where=first.host)

    def _next(self, here: WebAddress, received: Received) -> WebAddress:
        """Raises: AddressRefused, also for a redirect that leaves https."""
        there = joined(here, received.headers.get("location", ""))
        if here.scheme == "https" and there.scheme == "http":
            raise AddressRefused("a redirect leads from https to http", where=here.host)
        return self.checked(str(there))

    def _ask_robots(self, address: WebAddress, *, ends: float) -> float:
        """How long the host's pace made us wait. Raises: RobotsRefused."""
        origin = address.origin
        if origin not in self._rules:
            self._rules[origin] = self._rules_of(address, ends=ends)
        rules = self._rules[origin]
        if not rules.allow(str(address)):
            raise RobotsRefused(
                "its robots.txt asks programs not to read this page",
                where=address.host,
                remedy="open it in a browser, save it, and add the file",
            )
        return self._pace.keep(address.host, rules.seconds_between)

    def _rules_of(self, address: WebAddress, *, ends: float) -> Rules:
        """An answer of "no such file" allows all; a host that cannot say is left alone."""
        place = web_address(f"{address.origin}{ROBOTS}")
        try:
            return rules_of(self._followed(place, {}, ends=ends, robots=False).body)
        except BadStatus as error:
            return Rules(all_or_nothing=400 <= error.status < 500 and error.status != 429)
        except AnswerTooLarge:
            return Rules(all_or_nothing=False)

    def _once(self, address: WebAddress, conditions: dict[str, str], *, ends: float, asked: str) -> Received:
        """One request and its answer. Raises: as `get`."""
        robots = address.target == ROBOTS
        late = Event()
        made = self._connected(address, ends=ends)
        # A socket's own limit counts from one byte to the next: a slow answer would never end.
        clock = Timer(max(ends - time.monotonic(), 0.001), _end, (made, late))
        clock.start()
        connection = self._connection(address)
        try:
            connection.sock = self._secured(made, address)
            connection.request("GET", address.target, headers=self._headers(conditions))
            response = connection.getresponse()
            received = Received(
                asked=asked, address=str(address), status=response.status, headers=kept_headers(response)
            )
            if received.status == http.client.OK:
                if not robots:
                    must_be_read(received.media_type, where=address.host)
                limit = {"at_most": MAX_ROBOTS_BYTES} if robots else {}
                received = _with_body(received, body_of(response, where=address.host, **limit))
            if late.is_set():
                raise TimeoutError
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _not_reached(address, error, late=late.is_set()) from error
        finally:
            clock.cancel()
            connection.close()
            made.close()
        return _must_be_an_answer(received, conditions)

    def _connected(self, address: WebAddress, *, ends: float) -> socket.socket:
        seconds = max(ends - time.monotonic(), 0.001)
        return self._reach.connected(address.host, address.port, place=address.place, seconds=seconds)

    def _connection(self, address: WebAddress) -> http.client.HTTPConnection:
        connection = (
            http.client.HTTPSConnection(address.host, address.port, context=self._trust)
            if address.scheme == "https"
            else http.client.HTTPConnection(address.host, address.port)
        )
        connection.auto_open = 0  # never by name again: the socket it is given is the one that was looked at
        return connection

    def _secured(self, made: socket.socket, address: WebAddress) -> socket.socket:
        if address.scheme == "http":
            return made
        return self._trust.wrap_socket(made, server_hostname=address.host)

    def _headers(self, conditions: dict[str, str]) -> dict[str, str]:
        return {
            "User-Agent": self._agent,
            "Accept": ACCEPT,
            "Accept-Encoding": ACCEPTED,
            "Connection": "close",
        } | conditions


def _conditions(earlier: dict[str, str]) -> dict[str, str]:
    """What asks a server to answer only if the page changed (RFC 9110, 13)."""
    asked = {"If-None-Match": earlier.get("etag"), "If-Modified-Since": earlier.get("last-modified")}
    return {name: value for name, value in asked.items() if value and value.isascii() and value.isprintable()}


def _with_body(received: Received, body: bytes) -> Received:
    return Received(
        asked=received.asked,
        address=received.address,
        status=received.status,
        headers=received.headers,
        body=body,
    )


def _must_be_an_answer(received: Received, conditions: dict[str, str]) -> Received:
    """Raises: BadStatus for what is no page, no redirect, and not "unchanged" where that was asked."""
    good = (http.client.OK, *REDIRECTS, *((http.client.NOT_MODIFIED,) if conditions else ()))
    if received.status in good:
        return received
    wait = retry_seconds(received.headers)
    later = f"it asks to be left alone for {wait:,} seconds" if wait else "look at it in a browser"
    raise BadStatus(
        f"it answered with status {received.status}",
        where=received.address,
        remedy=later,
        status=received.status,
        retry_seconds=wait,
    )


def _not_reached(address: WebAddress, error: Exception, *, late: bool) -> NotReached:
    if late or isinstance(error, TimeoutError):
        return NotReached("it took too long", where=address.host, remedy="try again later")
    if isinstance(error, ssl.SSLCertVerificationError):
        return NotReached("its certificate is not that of its name", where=address.host)
    reason = type(error).__name__
    return NotReached(f"it gave no answer ({reason})", where=address.host, remedy="try again later")


def _end(made: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):
        made.shutdown(socket.SHUT_RDWR)
