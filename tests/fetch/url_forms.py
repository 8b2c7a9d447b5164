"""Addresses that lead, or try to lead, into the house: every way in which one can be written."""

from __future__ import annotations

import ipaddress
import itertools
from collections.abc import Iterator
from urllib.parse import quote

INSIDE = (
    "127.0.0.1",
    "127.8.9.1",
    "10.0.0.7",
    "172.16.5.5",
    "192.168.0.10",
    "100.64.1.1",
    "169.254.169.254",
    "0.0.0.0",
    "224.0.0.5",
    "168.63.129.16",
)
INSIDE_6 = (
    "::1",
    "::",
    "fe80::1",
    "fc00::5",
    "fd00:ec2::254",
    "ff02::1",
    "fec0::1",
    "2001:db8::5",
    "64:ff9b:1::7",
)
NAMES = {
    "rebinding.example": "127.0.0.1",
    "cloud.example": "169.254.169.254",
    "intranet.example": "10.0.0.7",
    "six.example": "::1",
    "mapped.example": "::ffff:10.0.0.7",
    "sixtofour.example": "2002:7f00:1::",
    "localhost": "127.0.0.1",
    "printer.local": "192.168.0.10",
    "xn--bcher-kva.example": "127.0.0.1",
    "metadata.google.internal": "169.254.169.254",
}
"""Names with what they lead to; every other name leads nowhere."""
TAILS = ("/", "/latest/meta-data/", ":80/", ":443/", ":8080/admin", "/?x=1#y", "")


def figures(written: str) -> Iterator[str]:
    """One IPv4 address in every notation that some program reads."""
    address = ipaddress.IPv4Address(written)
    number, parts = int(address), [int(part) for part in written.split(".")]
    a, b, c, d = parts
    yield from (written, f"{written}.", str(number), hex(number), f"0{number:o}")
    yield ".".join(f"0{part:o}" for part in parts)
    yield ".".join(f"{part:03}" for part in parts)
    yield ".".join(hex(part) for part in parts)
    yield from (f"{a}.{b}.{c * 256 + d}", f"{a}.{b * 65536 + c * 256 + d}", f"0x{a:x}.{b}.{c}.0{d:o}")
    yield "。".join(map(str, parts))
    yield written.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    yield "".join(f"%{ord(letter):02x}" for letter in written)
    for prefix in (0, 0xFFFF << 32, 0x64FF9B << 96):
        yield f"[{ipaddress.IPv6Address(prefix | number)}]"
    yield f"[::ffff:{written}]"
    yield f"[{ipaddress.IPv6Address((0x2002 << 112) | (number << 80) | 1)}]"
    yield f"[{ipaddress.IPv6Address((0x20010000 << 96) | (number ^ 0xFFFFFFFF))}]"
    yield f"[{ipaddress.IPv6Address((0x2606 << 112) | (0x5EFE << 32) | number)}]"


def hosts() -> Iterator[str]:
    """Every host, as an address may write it."""
    for written in INSIDE:
        yield from figures(written)
    for six in INSIDE_6:
        address = ipaddress.IPv6Address(six)
        yield from (f"[{six}]", f"[{address.exploded}]", f"[{six}%25eth0]")
    for name in NAMES:
        yield from (name, f"{name}.", name.upper())
    yield from ("bücher.example", "LOCALHOST", "ⓛⓞⓒⓐⓛⓗⓞⓢⓣ", "loc\u00adalhost", "rebinding。example")


def tricks() -> Iterator[str]:
    """Addresses of which programs disagree whom they name."""
    for outside, inside in itertools.product(
        ("a.example", "93.184.216.34"), ("127.0.0.1", "169.254.169.254")
    ):
        yield from (
            f"http://{outside}@{inside}/",
            f"http://{inside}@{outside}/",
            f"http://{outside}:80@{inside}/",
            f"http://{outside}#@{inside}/",
            f"http://{outside}?@{inside}/",
            f"http://{outside}\\@{inside}/",
            f"http://{inside}\\.{outside}/",
            f"http://{outside}%00.{inside}/",
            f"http://{outside}\t@{inside}/",
            f"http:\\\\{inside}\\",
            f"http:/{inside}/",
            f"http:{inside}/",
            f"//{inside}/",
            f"HTTP://{inside}/",
            f" http://{inside}/ ",
            f"http://{quote(outside)}@@{inside}/",
            f"http://[{inside}]/",
            f"http://{inside}:80:80/",
        )
    for scheme in ("file", "ftp", "gopher", "dict", "ldap", "jar", "data", "ws", "unix", "javascript"):
        yield f"{scheme}://127.0.0.1/x"


def forms() -> list[str]:
    """All of them, each once, in a fixed order."""
    plain = (f"http://{host}{tail}" for host, tail in zip(hosts(), itertools.cycle(TAILS), strict=False))
    secured = (f"https://{host}/" for host in hosts())
    return list(dict.fromkeys([*plain, *secured, *tricks()]))


def resolve(host: str, port: int) -> list[str]:
    """A resolver without a network: a name that should be harmless turns out not to be. Raises: OSError."""
    plain = host.lower().removesuffix(".")
    if plain in NAMES:
        return [NAMES[plain]]
    raise OSError(f"no such name: {host}")
