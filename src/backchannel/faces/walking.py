"""A walk through the review queue: one item at a time, a key for each verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from backchannel.answer.queue import ReviewItem, ReviewQueue
from backchannel.model.entities import Verdict
from backchannel.model.errors import BackchannelError, BadQuestion
from backchannel.model.facts import refs_of

from .output import Shown, reading_width

if TYPE_CHECKING:
    from backchannel.desk import Desk

KEYS = {
    "a": "accept",
    "x": "reject",
    "e": "edit",
    "s": "same as",
    "n": "next",
    "u": "undo",
    "q": "quit",
}
PAIR_KEYS = {"s": "same", "x": "different", "n": "next", "u": "undo", "q": "quit"}
END_KEYS = {"u": "undo", "q": "quit"}
DONE = {"a": "accepted", "x": "rejected", "e": "edited", "s": "same", "d": "different"}


class Walk:
    """One person's walk; `read` gives a line that was typed, None at the end of the input."""

    def __init__(
        self,
        desk: Desk,
        *,
        by: str | None,
        tell: Callable[[str], None],
        read: Callable[[str], str | None],
    ) -> None:
        self._desk, self._by, self._tell, self._read = desk, desk.signed(by), tell, read
        self._keys: list[str] = []
        self._done: list[tuple[int, str, Callable[[], None]]] = []
        """Of every verdict: the place of its item, what it was, and how to take it back."""
        self.decided: list[tuple[str, str]] = []
        """(verdict, id), in the order given; what was taken back is not among them."""
        self.left = 0

    def through(self, queue: ReviewQueue) -> None:
        """Every item, until the person quits; several keys may be typed at once ("aaxa")."""
        items, at = queue.items, 0
        while at < len(items) or self._done:
            if at < len(items):
                self._show(items[at], at, len(items))
                step = self._decide(items[at], at)
            else:
                step = self._at_the_end(at)
            if step is None:
                break
            at = step
        self.left = len(items) - at + queue.more
        if not items:
            self._tell("Nothing to review in what you can see.")

    def _show(self, item: ReviewItem, at: int, total: int) -> None:
        if self._keys:
            return  # typed ahead
        for line in ("", *item.lines(width=reading_width(), first=f"{at + 1}/{total}  ", full=True)):
            self._tell(line)

    def _at_the_end(self, at: int) -> int | None:
        """The place to go back to; None to quit."""
        self._tell("That was the last.")
        return self._undo(at) if self._key(END_KEYS) == "u" else None

    def _decide(self, item: ReviewItem, at: int) -> int | None:
        """The place of the next item; None to quit."""
        keys = PAIR_KEYS if item.what == "identity" else KEYS
        while True:
            key = self._key(keys)
            if key in ("q", ""):
                return None
            if key == "n":
                return at + 1
            try:
                if key == "u":
                    return self._undo(at)
                if self._do(key, item, at):
                    return at + 1
            except BackchannelError as error:
                self._keys.clear()
                self._tell(str(error))

    def _do(self, key: str, item: ReviewItem, at: int) -> bool:
        """Whether the item is decided."""
        if item.what == "identity":
            return self._judge(key, item, at)
        if key == "a":
            self._said("a", item, self._accept(item), at)
        elif key == "x":
            self._desk.ledger.say(*item.claims, verdict="rejected", by=self._by)
            self._said("x", item, item.claims, at)
        elif key == "e":
            return self._edit(item, at)
        else:
            return self._same_as(item, at)
        return True

    def _accept(self, item: ReviewItem) -> Sequence[str]:
        """What the reader was shown is theirs to accept: the desk need not be read again for each."""
        if item.what == "set_aside":
            return self._desk.accept(*item.claims, by=self._by)
        self._desk.ledger.say(*item.claims, verdict="accepted", by=self._by)
        return item.claims

    def _said(self, key: str, item: ReviewItem, claims: Sequence[str], at: int) -> None:
        def take_back() -> None:
            for claim in claims:
                self._desk.ledger.undo(claim, by=self._by)

        self._keep(DONE[key], item, at, take_back)

    def _keep(self, verdict: str, item: ReviewItem, at: int, take_back: Callable[[], None]) -> None:
        self._done.append((at, verdict, take_back))
        self.decided.append((verdict, item.id))
        self._tell(f"  {verdict}")

    def _undo(self, at: int) -> int:
        if not self._done:
            self._tell("  nothing to undo in this walk")
            return at
        place, verdict, take_back = self._done[-1]
        self._done.pop()
        take_back()
        self.decided.pop()
        self._tell(f"  {verdict} is taken back")
        return place

    def _edit(self, item: ReviewItem, at: int) -> bool:
        for field, value in self._desk.fields(item.id).items():
            self._tell(f"  {field}={value}")
        written: list[str] = []
        while (line := self._read("  field=value, an empty line ends: ")) and line.strip():
            written.append(line.strip())
        if not written:
            self._tell("  nothing is changed")
            return False
        done = self._desk.edit(item.id, by=self._by, **changes_of(written))
        for repeat in item.also:
            self._desk.reject(repeat, by=self._by, note=f"edited as {done.claim}")
        self._said("e", item, (done.claim, *item.also), at)
        return True

    def _same_as(self, item: ReviewItem, at: int) -> bool:
        """Somebody of the finding is somebody known; the finding itself is still to be decided."""
        view = self._desk.view()
        if item.what != "proposal":
            raise BadQuestion("who is in it cannot be told", remedy="accept, edit or reject it first")
        refs = list(dict.fromkeys(refs_of(view.claim(item.id).fact)))
        for number, ref in enumerate(refs, 1):
            self._tell(f"  {number} {view.entity(ref).caption}")
        line = (self._read("  NUMBER NAME, such as: 1 Jo Lind: ") or "").strip()
        number_, _, name = line.partition(" ")
        if not number_.isdigit() or not 1 <= int(number_) <= len(refs) or not name.strip():
            self._tell("  nothing is said")
            return False
        self._say_of_pair("same", item, refs[int(number_) - 1], name.strip(), at)
        return False

    def _judge(self, key: str, item: ReviewItem, at: int) -> bool:
        verdict: Verdict = "different" if key == "x" else "same"
        if item.left is None or item.right is None:
            return False
        self._say_of_pair(verdict, item, item.left, item.right, at)
        return True

    def _say_of_pair(self, verdict: Verdict, item: ReviewItem, one: str, other: str, at: int) -> None:
        self._desk.judge(verdict, one, other, by=self._by)

        def take_back() -> None:
            self._desk.unjudge(one, other, by=self._by)

        self._keep(verdict, item, at, take_back)

    def _key(self, keys: dict[str, str]) -> str:
        """The next key that means something; "" at the end of the input."""
        while True:
            while self._keys:
                key = self._keys.pop(0)
                if key in keys or (key == "a" and keys is PAIR_KEYS):
                    return key
                self._tell(f"  {key!r} means nothing here")
            line = self._read(f"[{', '.join(f'{key} {what}' for key, what in keys.items())}] ")
            if line is None:
                return ""
            self._keys = [key for key in line.lower() if not key.isspace()]


def changes_of(written: Iterable[str]) -> dict[str, str]:
    """Fields and values of "field=value". Raises: BadQuestion."""
    found = {}
    for words in written:
        field, is_one, value = words.partition("=")
        if not is_one:
            raise BadQuestion(f"{words!r} is no change", remedy="write it as field=value")
        found[field.strip()] = value.strip()
    return found


def shown_walk(walk: Walk) -> Shown:
    """What was decided, and how many wait still."""
    number = len(walk.decided)
    return Shown(
        columns=("verdict", "id"),
        rows=tuple(walk.decided),
        data={"decided": [{"verdict": v, "id": i} for v, i in walk.decided], "left": walk.left},
        lines=(f"{number} decided, {walk.left} left.",),
    )
