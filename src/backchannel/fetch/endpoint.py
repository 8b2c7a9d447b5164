"""One POST to an endpoint that the user named: on this machine, or beyond it where the network is on.

No proxy is asked, no redirect followed, no cookie kept, and nothing is sent before the address that was
really reached has been looked at (a name may point somewhere else the second time it is asked for).
"""

from __future__ import annotations

import http.client
import ipaddress
from contextlib import suppress
from socket import SHUT_RDWR
from threading import Event, Timer
from urllib.parse import urlsplit

from msgspec import Struct

from backchannel.model.errors import AddressRefused, BadQuestion, FetchError, NetworkIsOff, NoAnswer
from backchannel.settings import BACKEND_ANSWER_BYTES, BACKEND_SECONDS

from .reaching import Reach, trusted

LOCAL_NAME = "localhost"


class Endpoint(Struct, frozen=True):
    """An address that may be posted to."""

    scheme: str
    host: str
    port: int
    path: str
    network: bool = False
    """Whether it may lie beyond this machine."""
    key: str = ""
    """Sent as a bearer token, and never told."""
    seconds: float = BACKEND_SECONDS

    @property
    def is_local(self) -> bool:
        """Whether it is on this machine, by its name alone: no name is looked up for it."""
        return self.host == LOCAL_NAME or is_loopback(self.host)

    def post(self, body: bytes) -> bytes:
        """The body of the answer. Raises: NoAnswer; NetworkIsOff for an address beyond this machine."""
        must_be_allowed(self)
        connection, late = self._connection(), Event()
        # A socket's own limit counts from one byte to the next: a slow answer would never end.
        clock = Timer(self.seconds, _end, (connection, late))
        try:
            self._connect(connection)
            clock.start()
            headers = {"Content-Type": "application/json", "Accept": "application/json"}
            if self.key:
                headers["Authorization"] = f"Bearer {self.key}"
            connection.request("POST", self.path, body, headers)
            body = self._read(connection.getresponse())
            if late.is_set():
                raise TimeoutError
            return body
        except (OSError, http.client.HTTPException, ValueError) as error:
            is_late = late.is_set() or isinstance(error, TimeoutError)
            reason = "it took too long" if is_late else type(error).__name__
            raise NoAnswer(
                f"the endpoint gave no answer ({reason})",
                where=f"{self.host}:{self.port}",
                remedy="check that it runs; what the rules found is kept",
            ) from error
        finally:
            clock.cancel()
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        connection = (
            http.client.HTTPSConnection(self.host, self.port, timeout=self.seconds, context=trusted())
            if self.scheme == "https"
            else http.client.HTTPConnection(self.host, self.port, timeout=self.seconds)
        )
        connection.auto_open = 0  # never by name again: the socket it is given is the one that was looked at
        return connection

    def _connect(self, connection: http.client.HTTPConnection) -> None:
        """Raises: NetworkIsOff where the name leads to neither this machine nor a public address; OSError."""
        reach = _ThisMachine() if self.is_local else Reach()
        place = f"{self.host}:{self.port}"
        try:
            made = reach.connected(self.host, self.port, place=place, seconds=self.seconds)
        except AddressRefused as error:
            raise NetworkIsOff(f"{self.host}: {error.what}", remedy="nothing was sent") from error
        except FetchError as error:
            raise ConnectionError(error.what) from error
        connection.sock = made
        if self.scheme == "https":
            connection.sock = trusted().wrap_socket(made, server_hostname=self.host)

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        place = f"{self.host}:{self.port}"
        if response.status != http.client.OK:
            raise NoAnswer(f"the endpoint answered with status {response.status}", where=place)
        body = response.read(BACKEND_ANSWER_BYTES + 1)
        if len(body) > BACKEND_ANSWER_BYTES:
            raise NoAnswer(f"the answer is over {BACKEND_ANSWER_BYTES:,} bytes", where=place)
        return body


class _ThisMachine(Reach, frozen=True):
    """Whoever is named as this machine is on it, or nothing is sent."""

    def may(self, place: str, figures: str) -> bool:
        return is_loopback(figures)


def endpoint(address: str, *, path: str = "", network: bool = False, key: str = "") -> Endpoint:
    """The endpoint at a URL, with `path` behind it. Raises: BadQuestion, NetworkIsOff."""
    try:
        parts = urlsplit(address)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise BadQuestion("the endpoint has no address that can be read") from error
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
        raise BadQuestion(
            "the endpoint has no address that can be used", remedy="write it as http://127.0.0.1:8080/v1"
        )
    found = Endpoint(
        parts.scheme, parts.hostname, port, parts.path.rstrip("/") + path, network=network, key=key
    )
    must_be_allowed(found)
    return found


def must_be_allowed(found: Endpoint) -> None:
    """Raises: NetworkIsOff for an address beyond this machine that is not allowed."""
    if found.is_local:
        return
    if not found.network:
        raise NetworkIsOff(
            f"{found.host} is beyond this machine, and the network is off",
            remedy="give --network if the sentences may leave this machine",
        )
    if found.scheme != "https":
        raise NetworkIsOff(f"{found.host} is beyond this machine", remedy="give an https address")


def _end(connection: http.client.HTTPConnection, late: Event) -> None:
    late.set()
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(SHUT_RDWR)


def is_loopback(host: str) -> bool:
    """Whether an address in figures is one of this machine's own."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return bool((mapped or address).is_loopback)
