"""Which addresses in figures are public."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.fetch.public import embedded, is_never_reached, is_public

PUBLIC = ["93.184.216.34", "1.1.1.1", "100.128.0.1", "172.32.0.1", "2606:2800:220:1::1", "64:ff9b::5db8:d822"]
NOT_PUBLIC = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "100.100.100.200",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "2001:db8::1",
    "2001::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "2002:7f00:1::1",
    "2002:a00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2606:2800:220:1:0:5efe:7f00:1",
    "fec0::1",
    "localhost",
    "",
    "1.2.3",
]


@pytest.mark.parametrize("figures", PUBLIC)
def test_a_host_of_the_internet_is_public(figures: str) -> None:
    assert is_public(figures)


@pytest.mark.parametrize("figures", NOT_PUBLIC)
def test_what_lies_inside_a_house_or_is_no_host_is_not(figures: str) -> None:
    assert not is_public(figures)


@given(st.ip_addresses())
def test_whatever_python_holds_private_is_never_public(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    inner = embedded(address) if isinstance(address, ipaddress.IPv6Address) else None
    if is_public(str(address)):
        assert inner is not None or address.is_global
        assert not address.is_multicast


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_as_public_as_by_itself(address: ipaddress.IPv4Address) -> None:
    for prefix in (0xFFFF << 32, 0x64FF9B << 96):
        assert is_public(str(ipaddress.IPv6Address(prefix | int(address)))) == is_public(str(address))
    six = ipaddress.IPv6Address((0x2002 << 112) | (int(address) << 80) | 1)
    assert is_public(str(six)) == is_public(str(address))


@pytest.mark.parametrize("figures", ["169.254.169.254", "::ffff:169.254.169.254", "ff02::1", "fd00:ec2::254"])
def test_metadata_is_reached_for_nobody(figures: str) -> None:
    assert is_never_reached(figures)


def test_a_house_may_open_its_own_hosts() -> None:
    assert not is_never_reached("127.0.0.1")
    assert not is_never_reached("10.1.2.3")
