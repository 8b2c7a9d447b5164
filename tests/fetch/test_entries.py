"""No entry of the program that takes an address connects into the house."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from backchannel.fetch import reaching
from tests.page_server import site

from .entries import _fetched, entries, found_entries, naive, private_connections, watched_sockets
from .url_forms import forms

with site() as closed:
    TRIED = list(entries(closed))


def test_every_entry_that_takes_an_address_is_tried() -> None:
    named = {name.partition(",")[0] for name in TRIED}
    assert found_entries() <= named, "give the new entry its line in tests/fetch/entries.py"


@pytest.mark.parametrize("name", TRIED)
def test_no_form_of_an_address_leads_into_the_house(name: str) -> None:
    with site() as served, watched_sockets(served) as tried:
        assert private_connections(name, entries(served)[name], tried) == 0
    assert len(forms()) >= 500


def test_a_planted_fault_is_found() -> None:
    with site() as served, watched_sockets(served) as tried, patch.object(reaching, "is_public", naive):
        assert private_connections("planted", _fetched, tried) > 10
