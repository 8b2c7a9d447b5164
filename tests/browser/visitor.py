"""A browser's session without a browser: quick, and for many at once."""

from __future__ import annotations

import re

import httpx

from tests.browser.served import Served


def token_in(page: str) -> str:
    """The token that the forms of the page send."""
    found = re.search(r'name="token" value="([^"]+)"', page)
    assert found, "no form on the page"
    return found[1]


class Visitor(httpx.Client):
    """Let in by the address that the start printed, and sending the token with every form."""

    def __init__(self, served: Served) -> None:
        super().__init__(base_url=served.origin, headers={"origin": served.origin}, timeout=60)
        page = self.get(served.address, follow_redirects=True)
        page.raise_for_status()
        self.token = token_in(page.text)

    def submit(self, path: str, *, follow_redirects: bool = False, **fields: str) -> httpx.Response:
        """A form of the desk's own pages."""
        return self.post(path, data={"token": self.token, **fields}, follow_redirects=follow_redirects)
