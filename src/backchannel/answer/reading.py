"""What every answer reads from: one reader's desk as of a day. The ledger's View is one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from backchannel.model.appraisals import Appraisal
from backchannel.model.claims import Claim
from backchannel.model.entities import Judgement
from backchannel.model.facts import Contact, Tenure, Tie
from backchannel.model.outreach import Ask, Event, Line
from backchannel.model.reports import DocumentRelation
from backchannel.model.sources import Document
from backchannel.model.times import Period

from .taken_over import origin_of

Made = TypeVar("Made")
Numbers = NDArray[np.int64]


class Being(Protocol):
    """A canonical person, organisation, post, place, group or issue."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def caption(self) -> str: ...
    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def refs(self) -> Sequence[str]: ...
    @property
    def country(self) -> str | None: ...


class Nearest(Protocol):
    """Some of the claims of somebody, in the order of claims, and the kinds of which there are more."""

    @property
    def claims(self) -> tuple[Claim, ...]: ...
    @property
    def cut(self) -> frozenset[str]: ...


class Told(Protocol):
    """How several claims are told alike; the fact has nobody in it."""

    @property
    def fact(self) -> Tie | Contact | Tenure: ...
    @property
    def modality(self) -> str: ...
    @property
    def basis(self) -> str: ...
    @property
    def dates(self) -> Period | None: ...


class Strands(Protocol):
    """Ties, contacts or tenures in numbers, in the order of claims; a column has an entry for each."""

    @property
    def ids(self) -> Sequence[str]: ...
    @property
    def told(self) -> Sequence[Told]: ...
    @property
    def telling(self) -> Numbers:
        """Which of `told`."""

    @property
    def origins(self) -> Sequence[str]: ...
    @property
    def origin(self) -> Numbers:
        """Which of `origins`; -1 where only the claim can tell."""

    @property
    def garbled(self) -> Numbers:
        """1 where the document is."""

    @property
    def reported(self) -> Numbers:
        """Ordinals, as those below; 0: no day."""

    @property
    def begun(self) -> Numbers: ...
    @property
    def ended(self) -> Numbers:
        """The day after the last one."""

    @property
    def beings(self) -> Sequence[str]:
        """Canonical ids, sorted."""

    @property
    def kinds(self) -> Sequence[str]:
        """Of these."""

    @property
    def one(self) -> Numbers:
        """Which of `beings`; -1: nobody."""

    @property
    def other(self) -> Numbers: ...
    @property
    def crowds(self) -> Mapping[int, Sequence[int]]:
        """Who is in a contact beside these two, by its place."""


class Reading(Protocol):
    """All that one reader may see, as known at an instant; lists are the same on every call."""

    @property
    def valid_at(self) -> date | None:
        """The day that questions are asked for; None: no day was given."""

    @property
    def side(self) -> str | None:
        """ISO code of the desk's own side."""

    def documents(self) -> Sequence[Document]: ...
    def document(self, id_: str, /) -> Document: ...
    def origin(self, document_id: str, /) -> str: ...
    def last_published(self) -> date | None:
        """The day of the last document that has one."""

    def first_reported(self, document_id: str, /) -> date | None:
        """The day of the first document of the same origin; None where none has a day."""

    def holding(
        self, beginnings: Collection[str], /, *, least: int, first: int | None = None, last: int | None = None
    ) -> Sequence[str]:
        """Ids of documents, in order, in which words begin with so many of these; others may be there too.

        `first` or `last`: only so many at that end.
        """

    def messages(self, ids: Collection[str], /) -> Sequence[Document]:
        """The messages that have one of these ids, or belong to the thread of one; by day and id."""

    def relations(self, document_id: str, /) -> Sequence[DocumentRelation]:
        """All that was said of this and other documents, oldest first."""

    def sharing(self, document_id: str, /) -> Sequence[DocumentRelation]:
        """What holds of this and each document with which it has passages in common, by pair."""

    def claims(self, *kinds: str) -> Sequence[Claim]: ...
    def claims_of(self, id_: str, /, *kinds: str) -> Sequence[Claim]:
        """Those in which somebody, by canonical id, plays a role."""

    def claims_around(
        self, id_: str, /, *kinds: str, before: int, after: int = 0, day: date | None = None
    ) -> Nearest:
        """Of each kind so many, the last reported up to a day and the first after it, or the last of all.

        Of tenures so many of each wording in which somebody is told to hold a post.
        """

    def claims_around_each(
        self, asked: Sequence[tuple[str, date | None]], /, *kinds: str, each: int
    ) -> Sequence[Claim]:
        """As `claims_around` of several, so many each on both sides of a day."""

    def claims_between_each(
        self, asked: Sequence[tuple[str, str, date, date]], /, *kinds: str
    ) -> Sequence[Claim]:
        """Those in which one and another both play a role, reported from a first day to a last."""

    def claims_in(self, document_id: str, /, *kinds: str) -> Sequence[Claim]:
        """Those whose first words are the document's."""

    def claims_in_each(
        self, document_ids: Sequence[str], /, *kinds: str, beginnings: Collection[str] = (), least: int = 0
    ) -> Sequence[Claim]:
        """Those of several documents; of those in which so many words begin so all, of others maybe none."""

    def tenures(self, core: tuple[str, ...], /) -> Sequence[Claim]:
        """Those of a post of these words (`post_words.Post.core`), whatever its country."""

    def post_words(self) -> Sequence[tuple[str, ...]]:
        """The words of every post (`post_words.Post.core`) that is told of, sorted; of others maybe too."""

    def tenures_told(
        self, core: tuple[str, ...], country: str, /, *, after: date | None, until: date
    ) -> Iterator[Claim]:
        """Those of a post of these words and that country, or of none, reported in (after, until].

        Last first, of one day by id; without `after` also those of no day, at the end.
        """

    def strands(self, *kinds: str) -> Strands:
        """All that are facts of some of the kinds tie, contact and tenure: read at once, without words."""

    def nameless(self, *kinds: str) -> Sequence[Claim]:
        """Those, not of tenures, in which a post plays a role, without its holder's name."""

    def proposals(self, *kinds: str) -> Sequence[Claim]: ...
    def proposals_in(self, document_id: str, /) -> Sequence[Claim]: ...
    def proposals_around(
        self, id_: str, /, *kinds: str, each: int, day: date | None = None
    ) -> Sequence[Claim]:
        """Those among what is told of somebody: of each kind `each` up to a day and `each` after it."""

    def claim(self, id_: str, /) -> Claim: ...
    def claims_with(self, ids: Iterable[str], /) -> Sequence[Claim]:
        """Those with these ids, in the order of claims."""

    def accepted(self, claim_id: str, /) -> bool: ...
    def confirmed(self, claim_id: str, /) -> frozenset[str]:
        """The refs for whom a person said yes to a contact detail."""

    def canonical(self, ref: str, /) -> str: ...
    def entity(self, id_: str, /) -> Being: ...
    def entities(self, *kinds: str) -> Sequence[Being]: ...
    def named(self, name: str, /, *kinds: str) -> Sequence[Being]: ...
    def names_at(self, ref: str, /) -> Sequence[str]:
        """The names that a ref's own document has for it, fullest first."""

    def begun(self, words: str, /, *, at_most: int) -> Sequence[Being]:
        """Who has a name with all these words, the last perhaps only begun; the first by spelling."""

    def judgements(self, id_: str, /) -> Sequence[Judgement]:
        """Those that hold on the refs of somebody: why they are one, and from whom they were told apart."""

    def unsure(self) -> Sequence[Judgement]:
        """Those that leave open whether two are one, where nothing else joined the two, by pair."""

    def marks(self) -> Mapping[str, str]: ...
    def appraisals(self) -> Sequence[Appraisal]:
        """All grades of sources and claims that people gave or took back, in the order added."""

    def outreach(self) -> Sequence[Event]:
        """All that was done on the board, in the order added."""

    def asks(self) -> Sequence[Ask]:
        """The asks that stand, in the order in which they were opened."""

    def agreed_lines(self) -> Sequence[Line]:
        """The lines that stand with their versions, in the order in which they were first worded."""

    def universes(self) -> Sequence[str]:
        """Ids of the documents that list who is to be covered, in the order in which they were named."""

    def search(self, words: str, /) -> Sequence[Any]: ...
    def kept(self, name: str, make: Callable[[], Made], /) -> Made:
        """What was made of what this reader may see, whatever the day; made anew after every write."""


class Calendar:
    """Which day a question is about, and on which day each claim was first reported."""

    def __init__(self, view: Reading) -> None:
        self._view = view
        self.given = view.valid_at is not None
        self.day: date | None = view.valid_at or view.last_published()
        """The day given, else the day of the last document; None if no document has a day."""

    def origin(self, claim: Claim) -> str:
        """The id of the independent report that its words are from."""
        return origin_of(self._view, claim)

    def reported(self, claim: Claim) -> date | None:
        """The day of the first document of the claim's origin: a copy printed later is no later report."""
        return self._view.first_reported(claim.document) or claim.reported

    def age_days(self, claim: Claim) -> int | None:
        """Days from the event's last possible day, else the report, to the day asked for; None: undated."""
        happened = self.happened(claim)
        return None if happened is None or self.day is None else max(0, (self.day - happened).days)

    def happened(self, claim: Claim) -> date | None:
        """The last day on which it can have held, as far as the words or the report tell."""
        reported = self.reported(claim)
        end = claim.valid.maybe[1] if claim.valid else None
        if end is None:
            return reported
        last_day = date.fromordinal(end.toordinal() - 1)
        return last_day if reported is None else min(last_day, reported)

    def is_later(self, claim: Claim) -> bool:
        """Whether it is of a time after the day asked for, or cannot be told to be of a time before."""
        if self.day is None:
            return False
        begin, end = claim.valid.maybe if claim.valid else (None, None)
        if begin is not None and begin > self.day:
            return True
        if end is not None and end.toordinal() - 1 <= self.day.toordinal():
            return False
        reported = self.reported(claim)
        return reported is not None and reported > self.day
