"""What a page is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from msgspec import Struct
from starlette.datastructures import FormData, QueryParams

from backchannel.answer.cited import Answer
from backchannel.desk import Desk
from backchannel.ledger.view import View
from backchannel.model.errors import BadQuestion

from .asked import Asked
from .sessions import Session


class Visit(Struct, frozen=True, kw_only=True):
    """One request: whose desk, as of when, and what was sent."""

    desk: Desk
    """Open for reading; for writing where the request is an action."""
    view: View
    """As of the day and the instant in the address."""
    at: str
    """The part of an address that keeps both: "?as-of=2031-05-04", or nothing."""
    session: Session
    asked: Asked
    language: str
    path: Mapping[str, str]
    query: QueryParams
    cookies: Mapping[str, str]
    form: FormData

    def words(self, name: str) -> str:
        """A field of the form, without blanks around it; empty where it was not sent."""
        value = self.form.get(name)
        return value.strip() if isinstance(value, str) else ""

    def needed(self, name: str, *, remedy: str) -> str:
        """A field that must not be empty. Raises: BadQuestion."""
        if not (value := self.words(name)):
            raise BadQuestion(f"{name} is empty", remedy=remedy)
        return value

    def all_words(self, name: str) -> list[str]:
        """Every value of a field that may be sent more than once."""
        return [value.strip() for value in self.form.getlist(name) if isinstance(value, str)]

    def number(self, name: str, default: int, *, at_most: int) -> int:
        """A number in the address. Raises: BadQuestion."""
        words = self.query.get(name, str(default))
        if not words.isdecimal():
            raise BadQuestion(f"{words!r} is no number", remedy=f"give {name} as digits")
        return min(int(words), at_most)


class Page(Struct, frozen=True, kw_only=True):
    """What a page shows: the data of its template, and of its `.json` twin."""

    template: str
    title: str
    data: Mapping[str, Any]
    status: int = 200

    def to_json(self) -> bytes:
        """The same bytes for the same desk; an answer stands in it as its own JSON."""
        return msgspec.json.encode({name: _plain(value) for name, value in self.data.items()})


class Redirect(Struct, frozen=True, kw_only=True):
    """Where an action leads, and what it says there."""

    to: str
    said: str = ""
    """In English, with places for what is told: "%(count)s added"."""
    told: Mapping[str, str | int] = {}
    undo: tuple[tuple[str, str], ...] = ()
    """The action that takes it back: its address under "action", then fields; empty where there is none."""
    cookie: tuple[str, str] | None = None
    """What the browser is to keep, by name."""


class Written(Struct, frozen=True, kw_only=True):
    """Bytes as they are: a file to be saved under a name, or an answer to a script without one."""

    content: bytes
    media_type: str
    name: str = ""


class PageAt(Struct, frozen=True):
    """A page with its address; the twin is at the same address with `.json`."""

    path: str
    show: Callable[[Visit], Page | Written]
    tab: str = ""
    """The tab under which it stands."""


class ActionAt(Struct, frozen=True):
    """What changes the desk, or keeps words out of addresses; reached by POST only."""

    path: str
    do: Callable[[Visit], Redirect | Written]
    writes: bool = True
    """Whether it needs the desk open for writing."""


def _plain(value: object) -> object:
    return msgspec.Raw(value.to_json()) if isinstance(value, Answer) else value
