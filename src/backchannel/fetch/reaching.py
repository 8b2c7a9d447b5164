"""A connection to the very address that was looked at: resolve, check, connect to figures, check the peer."""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache

from msgspec import Struct

from backchannel.model.errors import AddressRefused, NotReached

from .public import is_never_reached, is_public

Resolver = Callable[[str, int], Sequence[str]]
"""The addresses in figures of a name."""
MOST_TRIED = 4


class Reach(Struct, frozen=True):
    """Whom a desk may reach, and by whom names are looked up."""

    allowed: frozenset[str] = frozenset()
    """Hosts with ports ("127.0.0.1:8080") that may lie inside this house; never link-local or metadata."""
    resolve: Resolver | None = None
    """The system's, if None."""

    def may(self, place: str, figures: str) -> bool:
        """Whether a host, as the address names it, may lead to these figures."""
        if place in self.allowed:
            return not is_never_reached(figures)
        return is_public(figures)

    def figures_of(self, host: str, port: int) -> list[str]:
        """The addresses of a host, each once, in the resolver's order. Raises: NotReached."""
        with suppress(ValueError):
            return [str(ipaddress.ip_address(host))]
        try:
            found = (self.resolve or system_resolver)(host, port)
        except OSError as error:
            raise NotReached("its name is not known", where=host, remedy="check the spelling") from error
        return list(dict.fromkeys(found))

    def connected(self, host: str, port: int, *, place: str, seconds: float) -> socket.socket:
        """A connection to a host of which every address may be reached. Raises: AddressRefused, NotReached.

        A name with one address that may not be reached is refused whole: it may point there the next time.
        """
        every = self.figures_of(host, port)
        for figures in every:
            if not self.may(place, figures):
                raise AddressRefused(
                    f"it leads to {figures}, which is not a public address",
                    where=place,
                    remedy="nothing was sent; a host of your own house needs `backchannel network --allow`",
                )
        for figures in every[:MOST_TRIED]:
            with suppress(OSError):
                return self._reached(figures, port, place=place, seconds=seconds)
        raise NotReached("nobody answers there", where=place, remedy="try again later")

    def _reached(self, figures: str, port: int, *, place: str, seconds: float) -> socket.socket:
        """Raises: AddressRefused where another end than the one that was looked at answers; OSError."""
        family = socket.AF_INET6 if ":" in figures else socket.AF_INET
        made = socket.socket(family, socket.SOCK_STREAM)
        try:
            made.settimeout(seconds)
            made.connect((figures, port))
            peer = str(made.getpeername()[0])
            if ipaddress.ip_address(peer) != ipaddress.ip_address(figures) or not self.may(place, peer):
                raise AddressRefused(f"it led to {peer}", where=place, remedy="nothing was sent")
        except BaseException:
            made.close()
            raise
        return made


def system_resolver(host: str, port: int) -> list[str]:
    """As the machine looks names up. Raises: OSError, also for a name that cannot be one."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except UnicodeError as error:
        raise OSError(str(error)) from error


@lru_cache(maxsize=1)
def trusted() -> ssl.SSLContext:
    """The certificates that this machine trusts: read once, which takes longer than a look at an address."""
    return ssl.create_default_context()
