"""A browser of one served desk: reads pages, and sends forms as the pages do."""

from __future__ import annotations

import re
from typing import Any

from starlette.testclient import TestClient

PORT = 8999
BASE = f"http://127.0.0.1:{PORT}"
KEY = "k" * 24
TEXT = (
    "Orla Vane, the trade minister of Norway, met Piet Hagen in Oslo on Monday about the timber quota. "
    "Hagen said the quota would be lifted in June."
)
FIELD = re.compile(r'name="token" value="(\w+)"')


def token(browser: TestClient) -> str:
    """What the forms of the pages have."""
    found = FIELD.search(browser.get("/today").text)
    assert found is not None
    return found[1]


def answered(
    browser: TestClient, address: str, *, origin: str = BASE, files: Any = None, **fields: Any
) -> Any:
    """What an action leads to, sent as a form of the page does it."""
    data = {"token": token(browser), **fields}
    return browser.post(address, data=data, files=files, headers={"origin": origin})


def send(browser: TestClient, address: str, *, origin: str = BASE, **fields: Any) -> str:
    """What an action shows; it must not fail."""
    answer = answered(browser, address, origin=origin, **fields)
    assert answer.status_code == 200, answer.text
    text: str = answer.text
    return text
