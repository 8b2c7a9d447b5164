"""Whom a person means who judges who is one: by name, id or ref; of several of one name none is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from backchannel.gazetteer.places import name_of
from backchannel.model.claims import Claim
from backchannel.model.errors import Ambiguous, NothingFound
from backchannel.model.facts import Tenure
from backchannel.resolve.subjects import Subject, years_of

from .cited import counted, source_words
from .layout import wrapped
from .reading import Being, Reading

LISTED = 7
"""So many of one name are listed."""
DOCUMENTS_SHOWN, POSTS_SHOWN = 4, 5


class Part(Struct, frozen=True, kw_only=True):
    """One of the two that are judged: what a reader needs to tell whether they are one."""

    id: str
    name: str
    kind: str
    country: str | None
    names: tuple[str, ...]
    posts: tuple[str, ...]
    """With country and dates, each once, in document order."""
    documents: tuple[str, ...]
    """The sources, in document order."""
    facts: int

    def lines(self, *, width: int) -> list[str]:
        """Name, other forms of it, posts and sources."""
        country = f", {name_of(self.country)}" if self.country else ""
        head = f"{self.name} ({self.kind}{country}), {counted(len(self.documents), 'document')}, "
        shown = wrapped(head + counted(self.facts, "fact"), width=width, first="  ", rest="      ")
        others = [name for name in self.names if name != self.name]
        told = [f"also {', '.join(others)}"] if others else []
        told += [_some(self.posts, POSTS_SHOWN)] if self.posts else []
        told += [f"in {_some(self.documents, DOCUMENTS_SHOWN)}"]
        return shown + [line for words in told for line in wrapped(words, width=width, first=" " * 6)]


def one_of(view: Reading, words: str, *, kind: str | None = None) -> Being:
    """The one of that id, ref or name. Raises: NothingFound; Ambiguous, with the choices and their ids."""
    try:
        return view.entity(words)
    except NothingFound:
        pass
    found = list(view.named(words, *((kind,) if kind else ())))
    if not found:
        raise NothingFound(
            f"nothing found for {words!r}", remedy="try another spelling, or `backchannel find`"
        )
    wanted = words.casefold()
    exact = [b for b in found if wanted in {n.casefold() for n in (b.caption, *b.names)}] or found
    whole = [b for b in exact if b.caption.casefold() == wanted]
    likely = whole if " " in words.strip() and len(whole) == 1 else exact
    if len(likely) == 1:
        return likely[0]
    listed = "".join(f"\n  {b.id}  {_told(view, b)}" for b in likely[:LISTED])
    more = f"\n  and {len(likely) - LISTED} more" if len(likely) > LISTED else ""
    raise Ambiguous(f"{words!r} may be any of {len(likely)}", remedy=f"give one of their ids:{listed}{more}")


def part_of(view: Reading, being: Being) -> Part:
    """What the reader's documents tell of them."""
    facts = view.claims_of(being.id)
    return Part(
        id=being.id,
        name=being.caption,
        kind=being.kind,
        country=being.country,
        names=being.names,
        posts=posts_of(view, being.id, facts),
        documents=tuple(source_of(view, ref) for ref in being.refs),
        facts=len(facts),
    )


def posts_of(view: Reading, id_: str, claims: Iterable[Claim]) -> tuple[str, ...]:
    """The posts that the claims give somebody, with country and dates, each once."""
    held = (c for c in claims if isinstance(c.fact, Tenure) and view.canonical(c.fact.holder) == id_)
    return tuple(dict.fromkeys(_post(c) for c in held))


def subject_of(view: Reading, being: Being) -> Subject:
    """All that the documents tell of them as one subject, to be compared with another."""
    held = [
        (c.fact, c.valid)
        for c in view.claims_of(being.id, "tenure")
        if isinstance(c.fact, Tenure) and view.canonical(c.fact.holder) == being.id
    ]
    days = [view.document(document_of(ref)).published for ref in being.refs]
    return Subject(
        ref=being.id,
        kind=being.kind,  # type: ignore[arg-type]  # a Being's kind is an EntityKind
        caption=being.caption,
        names=being.names,
        country=being.country,
        posts=tuple(dict.fromkeys((fact.post, fact.country) for fact, _ in held)),
        years=years_of(held, reported=[day for day in days if day is not None]),
    )


def document_of(ref: str) -> str:
    """The id of the document that a ref is of."""
    return ref.rpartition("#")[0]


def source_of(view: Reading, ref: str) -> str:
    """Outlet or file, and day, of the document that a ref is of."""
    document = view.document(document_of(ref))
    return source_words(document.outlet, document.name or document.id, document.published)


def _post(claim: Claim) -> str:
    fact = claim.fact
    assert isinstance(fact, Tenure)
    country = f" ({name_of(fact.country)})" if fact.country else ""
    former = f"{fact.standing} " if fact.standing != "current" else ""
    return f"{former}{fact.post}{country}" + (f", {claim.valid.edtf}" if claim.valid else "")


def _told(view: Reading, being: Being) -> str:
    part = part_of(view, being)
    told = [f"{part.name} ({part.kind})", *part.posts[:1], *part.documents[:1]]
    return "; ".join([*told, *([f"{len(part.documents)} documents"] if len(part.documents) > 1 else [])])


def _some(words: tuple[str, ...], most: int) -> str:
    shown = list(dict.fromkeys(words))
    return "; ".join(shown[:most]) + (f"; and {len(shown) - most} more" if len(shown) > most else "")
