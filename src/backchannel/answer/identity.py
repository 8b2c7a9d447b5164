"""Who somebody is made of: forms of the name, documents, why they are one, and who was told apart."""

from __future__ import annotations

from collections import Counter
from datetime import date

from msgspec import Struct

from backchannel.model.entities import Judgement
from backchannel.model.identity import pair_of

from .cited import Answer, counted
from .identity_links import Link, Other, linked, others, weak_pairs
from .layout import WIDTH, wrapped
from .parts import document_of, one_of, posts_of, source_of
from .reading import Being, Reading

SHOWN = 20
"""So many documents, links and others of a kind are listed for a reader; JSON has all."""


class Member(Struct, frozen=True, kw_only=True):
    """One document's part of somebody."""

    number: int
    ref: str
    caption: str
    source: str
    published: date | None
    posts: tuple[str, ...]


class Form(Struct, frozen=True):
    """A form of the name, and how many documents have it."""

    name: str
    documents: int


class Identity(Answer, frozen=True, kw_only=True):
    """All that makes one of several documents' persons, bodies, posts or places."""

    id: str
    name: str
    kind: str
    country: str | None
    as_of: date | None
    forms: tuple[Form, ...]
    """The commonest first."""
    members: tuple[Member, ...]
    """In document order."""
    links: tuple[Link, ...]
    """Why they are one: persons' verdicts first, then the weakest."""
    apart: tuple[Other, ...]
    """Who is not the same, and why."""
    unsure: tuple[Other, ...]
    """Who may be the same: the likeliest first."""
    later: int
    """How many documents of a later day are left out."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        parts = f"one in {counted(len(self.members), 'document')}"
        shown = [f"{self.name} ({self.kind}{', ' + self.country if self.country else ''}): {parts}"]
        shown += ["", "Written", *(_form(form) for form in self.forms[:SHOWN]), *_more(self.forms)]
        shown += ["", "In"]
        for member in self.members[:SHOWN]:
            shown += _member(member, width)
        shown += _more(self.members)
        if self.links:
            shown += ["", "Why they are one", *self._why(width)]
        for title, found in (("Told apart from", self.apart), ("Cannot tell from", self.unsure)):
            if found:
                shown += ["", title]
                shown += [line for other in found[:SHOWN] for line in other.lines(width=width)]
                shown += _more(found)
        if self.later:
            shown += ["", f"{counted(self.later, 'document')} of a later day left out."]
        return shown

    def _why(self, width: int) -> list[str]:
        """Persons' and weak links one by one; the others counted by their reasons."""
        told = [link for link in self.links if link.weak or link.by_person]
        lines = [line for link in told[:SHOWN] for line in link.lines(width=width)] + _more(told)
        rest = [link for link in self.links if not (link.weak or link.by_person)]
        for reason, count in Counter(link.reason for link in rest).most_common():
            least = min(link.score for link in rest if link.reason == reason)
            more = " or more" if count > 1 and least < 0.995 else ""
            words = f"{counted(count, 'link')}: {reason} ({least:.2f}{more})"
            lines += wrapped(words, width=width, first="  ", rest="      ")
        return lines


def identity(view: Reading, name: str, *, kind: str | None = None) -> Identity:
    """Who it is made of whom the name, id or ref stands for. Raises: NothingFound, Ambiguous.

    With a day, documents of a later one are left out, and what hangs on them.
    """
    one = one_of(view, name, kind=kind)
    members = tuple(_members(view, one))
    numbers = {member.ref: member.number for member in members}
    held = [j for j in view.judgements(one.id) if _within_day(view, j)]
    inside = [j for j in held if set(pair_of(j)) <= numbers.keys()]
    weak = weak_pairs(list(numbers), inside)
    between = [j for j in held if len(set(pair_of(j)) & numbers.keys()) == 1]
    return Identity(
        id=one.id,
        name=one.caption,
        kind=one.kind,
        country=one.country,
        as_of=view.valid_at,
        forms=_forms(view, members, one),
        members=members,
        links=tuple(linked(inside, numbers, weak)),
        apart=tuple(others(view, between, numbers, "different")),
        unsure=tuple(others(view, between, numbers, "unsure")),
        later=len(one.refs) - len(members),
    )


def _members(view: Reading, one: Being) -> list[Member]:
    found: list[Member] = []
    for ref in one.refs:
        document = view.document(document_of(ref))
        if _is_later(view, ref):
            continue
        own = [c for c in view.claims_in(document.id, "tenure") if view.canonical(c.fact.holder) == one.id]  # type: ignore[union-attr]  # a tenure
        found.append(
            Member(
                number=len(found) + 1,
                ref=ref,
                caption=_caption(view, ref, one),
                source=source_of(view, ref),
                published=document.published,
                posts=posts_of(view, one.id, own),
            )
        )
    return found


def _caption(view: Reading, ref: str, one: Being) -> str:
    """The fullest name that the document has for it."""
    return view.names_at(ref)[0] if view.names_at(ref) else one.caption


def _forms(view: Reading, members: tuple[Member, ...], one: Being) -> tuple[Form, ...]:
    counts = Counter(name for member in members for name in set(view.names_at(member.ref)))
    order = {name: place for place, name in enumerate(one.names)}
    ranked = sorted(counts, key=lambda name: (-counts[name], order.get(name, 0), name))
    return tuple(Form(name, counts[name]) for name in ranked)


def _within_day(view: Reading, judgement: Judgement) -> bool:
    return not any(_is_later(view, ref) for ref in pair_of(judgement))


def _is_later(view: Reading, ref: str) -> bool:
    published = view.document(document_of(ref)).published
    return view.valid_at is not None and published is not None and published > view.valid_at


def _form(form: Form) -> str:
    return f"  {form.name}: {counted(form.documents, 'document')}"


def _member(member: Member, width: int) -> list[str]:
    posts = f": {'; '.join(member.posts)}" if member.posts else ""
    number = f"  [{member.number}] "
    lines = wrapped(f"{member.caption} in {member.source}{posts}", width=width, first=number)
    return [*lines, " " * len(number) + member.ref]


def _more(listed: tuple[object, ...] | list[Link]) -> list[str]:
    return [f"  and {len(listed) - SHOWN} more"] if len(listed) > SHOWN else []
