"""What was asked, under an id that says nothing: words looked for stand in no address and no log."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from threading import Lock

from backchannel.model.errors import NothingFound

KEPT = 5_000
"""So many questions are kept, the last ones; until the server ends."""


class Asked:
    """Questions by their opaque ids; for several threads."""

    def __init__(self) -> None:
        self._fields: OrderedDict[str, tuple[str, dict[str, str]]] = OrderedDict()
        self._ids: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {}
        self._lock = Lock()

    def keep(self, page: str, fields: Mapping[str, str]) -> str:
        """The id under which the page finds the fields again; the same for the same question."""
        said = {name: value for name, value in fields.items() if value}
        key = (page, tuple(sorted(said.items())))
        with self._lock:
            id_ = self._ids.setdefault(key, secrets.token_urlsafe(9))
            self._fields[id_] = (page, said)
            self._fields.move_to_end(id_)
            while len(self._fields) > KEPT:
                _, (old, gone) = self._fields.popitem(last=False)
                self._ids.pop((old, tuple(sorted(gone.items()))), None)
        return id_

    def fields(self, page: str, id_: str) -> dict[str, str]:
        """Raises: NothingFound for one of an earlier start."""
        with self._lock:
            kept, fields = self._fields.get(id_, ("", {}))
        if kept != page:
            raise NothingFound(
                "this address is of an earlier start of the desk", remedy="ask again: words are kept nowhere"
            )
        return dict(fields)

    def every(self, page: str) -> list[tuple[str, dict[str, str]]]:
        """(id, fields) of all that is kept for a page, the oldest first."""
        with self._lock:
            return [(id_, dict(fields)) for id_, (kept, fields) in self._fields.items() if kept == page]

    def last(self, page: str) -> str | None:
        """The id of what was last asked on a page."""
        with self._lock:
            return next((id_ for id_, (kept, _) in reversed(self._fields.items()) if kept == page), None)
