"""Facts that a person types in: each is written as a sentence of a memo, which is its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from backchannel.answer.fact_words import MODE_WORDS, TIE_WORDS
from backchannel.gazetteer.post_words import post_of
from backchannel.ingest.memos import Memo, memo_document
from backchannel.ingest.pipeline import ENTRY_READER
from backchannel.ledger.naming import Known, folded
from backchannel.ledger.view import View
from backchannel.model.claims import Basis, Draft
from backchannel.model.entities import Entity, EntityKind, Judgement, Mention
from backchannel.model.errors import Ambiguous, BadQuestion
from backchannel.model.facts import Contact, ContactMode, Fact, Standing, Tenure, Tie, TieKind
from backchannel.model.labels import OPEN, Label
from backchannel.model.sources import Document
from backchannel.model.times import Period

DIRECTED: frozenset[TieKind] = frozenset(
    ("works_for", "influence_over", "member_of", "represents", "dislikes")
)
HOLDS: dict[Standing, str] = {
    "current": "is",
    "former": "was",
    "acting": "is acting",
    "incoming": "is to be",
    "candidate": "is a candidate for",
}
TO_THE_OTHER: dict[ContactMode, str] = {"letter": "wrote to", "visit": "visited"}


class OwnTie(Struct, frozen=True, kw_only=True):
    """What a is to b, by name or ref."""

    a: str
    tie: TieKind
    b: str
    detail: str | None = None
    when: str | None = None
    """EDTF."""


class OwnTenure(Struct, frozen=True, kw_only=True):
    """Somebody holds, held or will hold a post."""

    holder: str
    post: str
    standing: Standing = "current"
    when: str | None = None


class OwnContact(Struct, frozen=True, kw_only=True):
    """Two or more came together, called or wrote; the first is the one who acted."""

    people: tuple[str, ...]
    mode: ContactMode = "met"
    place: str | None = None
    about: str | None = None
    when: str | None = None


OwnFact = OwnTie | OwnTenure | OwnContact


class _Writer:
    """A memo that is being written: names go in with their places."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.text = ""
        self.captions: list[str] = []
        self.kinds: dict[str, EntityKind] = {}
        self.mentions: dict[str, list[Mention]] = {}
        self.known: dict[str, Known] = {}

    def write(self, *pieces: str) -> tuple[int, int]:
        """The place of the words."""
        start = len(self.text)
        self.text += "".join(pieces)
        return start, len(self.text)

    def name(self, words: str, kind: EntityKind = "person") -> int:
        """The number of the one who is named, from 1; by the full name of whoever the desk knows by it."""
        known = known_as(self._view, words)
        caption = known.caption if known else " ".join(words.split())
        if caption not in self.mentions:
            self.captions.append(caption)
            self.kinds[caption] = known.kind if known else kind
            if known is not None:
                self.known[caption] = known
        start, end = self.write(caption)
        self.mentions.setdefault(caption, []).append(Mention(start, end, "name"))
        return self.captions.index(caption) + 1


class _Sentence(Struct, frozen=True):
    """One fact as it was written: who is in it by number, and where its words and its day stand."""

    own: OwnFact
    people: tuple[int, ...]
    start: int
    end: int
    when: tuple[int, int] | None


def known_as(view: View, words: str) -> Known | None:
    """Whom of the desk the author means: by ref, by a whole name, or by a surname that one person bears.

    None for a name that is new. Raises: BadQuestion for no name, Ambiguous where several bear it.
    """
    if not words.strip():
        raise BadQuestion("a name is missing", remedy="write who it is")
    if "#e" in words:
        return view.entity(words.strip())
    wanted = folded(words)
    found = view.named(words, "person", "organisation")
    whole = [k for k in found if wanted in {folded(name) for name in (k.caption, *k.names)}]
    fits = whole or [k for k in found if " " not in wanted and folded(k.caption).split()[-1:] == [wanted]]
    if len(fits) > 1:
        listed = ", ".join(f"{k.caption} ({k.id})" for k in fits)
        raise Ambiguous(f"{words!r} may be any of {listed}", remedy="give the id in brackets")
    return fits[0] if fits else None


def written(
    view: View, facts: Sequence[OwnFact], *, by: str, day: date, label: Label = OPEN, basis: Basis = "readout"
) -> Memo:
    """The memo of these facts, a sentence each. Raises: BadQuestion, BadPeriod, Ambiguous, NothingFound."""
    if not facts:
        raise BadQuestion("there is nothing to note", remedy="write a text, or give a tie, tenure or contact")
    writer = _Writer(view)
    sentences = [_sentence(writer, own) for own in facts]
    document = memo_document(writer.text, by=by, day=day, label=label, reader=ENTRY_READER)
    refs = {number: f"{document.id}#e{number}" for number in range(1, len(writer.captions) + 1)}
    drafts = tuple(_draft(document, s, refs, by=by, basis=basis) for s in sentences)
    return Memo(document, tuple(_entities(writer, refs)), drafts, tuple(_judgements(writer, refs, by)))


def _sentence(writer: _Writer, own: OwnFact) -> _Sentence:
    if writer.text:
        writer.write("\n")
    start = len(writer.text)
    if isinstance(own, OwnTie):
        people = _write_tie(writer, own)
    elif isinstance(own, OwnTenure):
        people = (writer.name(own.holder),)
        writer.write(f" {HOLDS[own.standing]} {own.post}")
    else:
        people = _write_contact(writer, own)
    when = None
    if own.when:
        writer.write(" (")
        when = writer.write(own.when)
        writer.write(")")
    end = len(writer.text)
    writer.write(".")
    return _Sentence(own, people, start, end, when)


def _write_tie(writer: _Writer, own: OwnTie) -> tuple[int, ...]:
    a = writer.name(own.a)
    writer.write(f" {TIE_WORDS[own.tie]} ")
    b = writer.name(own.b, "organisation" if own.tie == "member_of" else "person")
    if own.detail:
        writer.write(f", {own.detail}")
    return a, b


def _write_contact(writer: _Writer, own: OwnContact) -> tuple[int, ...]:
    if len(own.people) < 2:
        raise BadQuestion("a contact is of two or more", remedy="name them all")
    first, *others = own.people
    people = [writer.name(first)]
    verb = TO_THE_OTHER.get(own.mode)
    writer.write(f" {verb} " if verb else " and ")
    for number, other in enumerate(others):
        writer.write(" and " if number else "")
        people.append(writer.name(other))
    writer.write("" if verb else f" {MODE_WORDS[own.mode]}")
    writer.write(f" in {own.place}" if own.place else "", f" about {own.about}" if own.about else "")
    return tuple(people)


def _draft(document: Document, said: _Sentence, refs: dict[int, str], *, by: str, basis: Basis) -> Draft:
    own, people = said.own, [refs[number] for number in said.people]
    fact: Fact
    if isinstance(own, OwnTie):
        fact = Tie(a=people[0], b=people[1], tie=own.tie, directed=own.tie in DIRECTED, detail=own.detail)
    elif isinstance(own, OwnTenure):
        country = post_of(own.post).country
        fact = Tenure(holder=people[0], post=own.post, standing=own.standing, country=country)
    else:
        fact = Contact(participants=tuple(people), mode=own.mode, place=own.place, about=own.about)
    return Draft(
        fact=fact,
        evidence=(document.evidence(said.start, said.end),),
        made_by=by,
        score=1.0,
        basis=basis,
        valid=Period(own.when) if own.when else None,
        valid_words=document.evidence(*said.when) if said.when else None,
    )


def _entities(writer: _Writer, refs: dict[int, str]) -> Iterable[Entity]:
    for number, caption in enumerate(writer.captions, 1):
        known = writer.known.get(caption)
        yield Entity(
            ref=refs[number],
            kind=writer.kinds[caption],
            caption=caption,
            names=(caption,),
            mentions=tuple(writer.mentions[caption]),
            country=known.country if known else None,
        )


def _judgements(writer: _Writer, refs: dict[int, str], by: str) -> Iterable[Judgement]:
    """The author means those of that name whom they see."""
    for number, caption in enumerate(writer.captions, 1):
        known = writer.known.get(caption)
        if known is not None:
            yield Judgement(
                left=known.id, right=refs[number], verdict="same", score=1.0, reasons=("so typed in",), by=by
            )
