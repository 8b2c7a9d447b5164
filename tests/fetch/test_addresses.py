"""The one form of an address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.fetch.addresses import joined, web_address
from backchannel.model.errors import AddressRefused


@pytest.mark.parametrize(
    ("written", "fetched"),
    [
        ("https://Www.Example.ORG", "https://www.example.org/"),
        ("https://example.org:443/a?b=c#d", "https://example.org/a?b=c"),
        ("http://example.org:80/", "http://example.org/"),
        ("https://example.org./x", "https://example.org/x"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://example.org/%7Ea%20b", "https://example.org/%7Ea%20b"),
        ("http://[2606:2800:220:1::1]/", "http://[2606:2800:220:1::1]/"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),
        ("http://①②⑦.0.0.1/", "http://127.0.0.1/"),
    ],
)
def test_an_address_has_one_form(written: str, fetched: str) -> None:
    assert str(web_address(written)) == fetched
    assert str(web_address(fetched)) == fetched


@pytest.mark.parametrize(
    "written",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://",
        "http://user@example.org/",
        "http://user:secret@example.org/",
        "http://@example.org/",
        "http://exa mple.org/",
        "http://example.org/a\tb",
        "http://example.org\\@127.0.0.1/",
        "http://exam\u200bple.org/",
        "http://example.org:0/",
        "http://example.org:x/",
        "http://example.org:99999/",
        "http://[::1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://0x7f.1/",
        "http://example.0x7f/",
        "http://%31%32%37.0.0.1/",
        "http://-a.example/",
        "http://a..example/",
        "https://example.org/" + "a" * 2_000,
    ],
)
def test_what_is_no_address_of_the_web_is_refused(written: str) -> None:
    with pytest.raises(AddressRefused, match="BC801"):
        web_address(written)


@pytest.mark.parametrize(
    ("link", "leads"),
    [("/b", "http://a.example/b"), ("b", "http://a.example/x/b"), ("//c.example/", "http://c.example/")],
)
def test_a_link_is_read_from_where_it_stands(link: str, leads: str) -> None:
    assert str(joined(web_address("http://a.example/x/y"), link)) == leads


@given(st.text(max_size=60))
def test_any_words_are_an_address_or_are_refused(words: str) -> None:
    for written in (words, f"http://{words}", f"http://a.example/{words}"):
        try:
            found = web_address(written)
        except AddressRefused:
            continue
        assert web_address(str(found)) == found
        assert str(found).isascii()
