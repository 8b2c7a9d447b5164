"""Which addresses in figures are the public internet, and which a desk never reaches."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address as IPv4
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from ipaddress import IPv6Address as IPv6

from .words import table


def is_public(figures: str) -> bool:
    """Whether an address in figures is one host of the public internet, also by the IPv4 address inside it.

    Source: the IANA registries of special-purpose addresses, in words/ranges.toml.
    """
    address = _address(figures)
    if address is None:
        return False
    if isinstance(address, IPv4):
        return not _in(address, "ipv4") and str(address) not in table("ranges")["metadata"]
    inner = embedded(address)
    if inner is not None:
        return is_public(str(inner))
    return address in ip_network(table("ranges")["ipv6_unicast"]) and not _in(address, "ipv6")


def is_never_reached(figures: str) -> bool:
    """Whether nothing opens an address: link-local and metadata services, multicast, and what is no host."""
    address = _address(figures)
    if address is None:
        return True
    inner = embedded(address) if isinstance(address, IPv6) else None
    return _in(address, "never") or (inner is not None and _in(inner, "never"))


def embedded(address: IPv6) -> IPv4 | None:
    """The IPv4 address that an IPv6 address stands for: mapped, NAT64, 6to4 or ISATAP."""
    ranges = table("ranges")
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in ip_network(ranges["nat64"]):
        return IPv4(int(address) & 0xFFFFFFFF)
    if address in ip_network(ranges["six_to_four"]):
        return address.sixtofour
    if (int(address) >> 32) & 0xFFFFFFFF in ranges["isatap"]:
        return IPv4(int(address) & 0xFFFFFFFF)
    return None


def _address(figures: str) -> IPv4 | IPv6 | None:
    try:
        address = ip_address(figures)
    except ValueError:
        return None
    # An address with a zone ("fe80::1%eth0") is one link's own.
    return None if isinstance(address, IPv6) and address.scope_id else address


def _in(address: IPv4 | IPv6, key: str) -> bool:
    return any(address in network for network in _networks(key) if network.version == address.version)


@lru_cache(maxsize=8)
def _networks(key: str) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(each) for each in table("ranges")[key])
