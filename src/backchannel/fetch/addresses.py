"""Addresses of the web as people and pages write them, brought to the one form that is fetched."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import quote, urljoin, urlsplit

import idna
from msgspec import Struct

from backchannel.model.errors import AddressRefused

PORTS = {"http": 80, "https": 443}
MAX_CHARACTERS = 2_000
PATH_AS_IT_IS = "/%:=&?~+!$,;'@()*[]-._"
HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")
FIGURES = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
"""The last part of a name is never a number (RFC 3696): 0x7f.1 and 2130706433 are addresses in disguise."""
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\\\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
REMEDY = "write it as https://www.example.org/page"


class WebAddress(Struct, frozen=True):
    """What is fetched, of whom."""

    scheme: str
    host: str
    """Lower case, ASCII; an address in figures without brackets."""
    port: int
    target: str
    """Path and query, as they are sent."""

    @property
    def origin(self) -> str:
        """Scheme, host and port, the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == PORTS[self.scheme] else f":{self.port}")

    @property
    def place(self) -> str:
        """Host and port, as the list of allowed hosts names them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def in_figures(self) -> bool:
        try:
            ipaddress.ip_address(self.host)
        except ValueError:
            return False
        return True

    def __str__(self) -> str:
        return self.origin + self.target


def web_address(words: str) -> WebAddress:
    """The address that these words give, without its fragment. Raises: AddressRefused."""
    written = words.strip()
    if not written or len(written) > MAX_CHARACTERS:
        raise _refused("there is no address" if not written else "the address is too long", "")
    if UNSEEN.search(written):
        raise _refused("the address holds a space, a backslash or a character that is not seen", written)
    try:
        parts = urlsplit(written)
        port, host = parts.port, parts.hostname
    except ValueError as error:
        raise _refused("the address cannot be read", written) from error
    if parts.scheme not in PORTS:
        raise _refused("only http and https are fetched", written)
    if "@" in parts.netloc:
        raise _refused("the address holds a user name", written)
    if port == 0 or not host:
        raise _refused("the address names no host" if not host else "there is no port 0", written)
    target = quote(parts.path or "/", safe=PATH_AS_IT_IS)
    target = target if target.startswith("/") else f"/{target}"
    if parts.query:
        target += "?" + quote(parts.query, safe=PATH_AS_IT_IS)
    return WebAddress(parts.scheme, _host(host, written), port or PORTS[parts.scheme], target)


def joined(base: WebAddress, words: str) -> WebAddress:
    """Where a redirect or a link of a page leads. Raises: AddressRefused."""
    try:
        return web_address(urljoin(str(base), words.strip()))
    except ValueError as error:
        raise _refused("a link cannot be read", words) from error


def _host(host: str, written: str) -> str:
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))  # a zone stays, and is refused as an address
        except ValueError as error:
            raise _refused("the address in figures cannot be read", written) from error
    try:
        plain = idna.encode(host, uts46=True).decode("ascii") if not host.isascii() else host
    except idna.IDNAError as error:
        raise _refused("the host's name cannot be", written) from error
    plain = plain.lower().removesuffix(".")
    if FIGURES.fullmatch(plain.rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(plain))
        except ValueError as error:
            raise _refused("an address in figures is written as 192.0.2.1", written) from error
    if len(plain) > 253 or not HOST.fullmatch(plain):
        raise _refused("the host's name cannot be", written)
    return plain


def _refused(what: str, where: str) -> AddressRefused:
    return AddressRefused(what, where=where[:200], remedy=REMEDY)
