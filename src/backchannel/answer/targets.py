"""Whom a question is about: a person by name, the holder that day of a post, or a body."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from backchannel.model.errors import Ambiguous, NothingFound

from .holders import Holder, holders_in
from .posts import PostBook
from .reading import Being, Reading


class Target(Struct, frozen=True, kw_only=True):
    """The one meant; `holder` where the words name a post."""

    id: str
    kind: str
    holder: Holder | None = None


def target_of(view: Reading, book: PostBook, words: str) -> Target:
    """Raises: NothingFound if the words name nobody; Ambiguous if they name more than one."""
    if "#" in words:  # a ref, or the id that it has: no name holds one
        being = view.entity(words)
        return Target(id=being.id, kind=being.kind)
    people = view.named(words, "person")
    if people:
        return Target(id=the_one(people, words).id, kind="person")
    holders = holders_in(view, book, words)
    if len(holders.held_by) == 1:
        return Target(id=holders.held_by[0].id, kind="person", holder=holders.held_by[0])
    if holders.held_by:
        raise Ambiguous(
            f"cannot tell who is {words!r}: {', '.join(h.name for h in holders.held_by)}",
            remedy="name the person",
        )
    return Target(id=the_one(view.named(words, "organisation"), words).id, kind="organisation")


def the_one(found: Sequence[Being], words: str) -> Being:
    """The only one, or the only one of that very name; of several of one name the one with most documents.

    Raises: NothingFound, Ambiguous.
    """
    if not found:
        raise NothingFound(
            f"nothing found for {words!r}", remedy="try another spelling, or `backchannel find`"
        )
    exact = [b for b in found if words.casefold() in {b.caption.casefold(), *(n.casefold() for n in b.names)}]
    candidates = exact or list(found)
    if len({b.caption for b in candidates}) > 1:
        names = ", ".join(sorted({b.caption for b in candidates})[:7])
        raise Ambiguous(f"{words!r} may be {names}", remedy="give the full name")
    return max(candidates, key=lambda b: len(b.refs))
