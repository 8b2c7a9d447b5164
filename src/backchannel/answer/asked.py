"""What is read bit by bit, and kept: each key's part when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Part = TypeVar("_Part")


class Asked(Generic[_Key, _Part]):
    """Parts by key. It cannot be gone through: that would read everything."""

    def __init__(self, read: Callable[[_Key], Iterable[_Part]]) -> None:
        self._read = read
        self._found: dict[_Key, Sequence[_Part]] = {}

    @classmethod
    def of(cls, everything: Mapping[_Key, Sequence[_Part]]) -> Asked[_Key, _Part]:
        """What was read at once."""
        return cls(lambda key: everything.get(key, ()))

    def __getitem__(self, key: _Key) -> Sequence[_Part]:
        """Empty where there is nothing."""
        if key not in self._found:
            self._found[key] = tuple(self._read(key))
        return self._found[key]

    def __contains__(self, key: _Key) -> bool:
        return bool(self[key])

    __iter__ = None
