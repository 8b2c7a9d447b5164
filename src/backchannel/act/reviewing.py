"""A desk's verdicts: what waits for them, and what a person says of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from backchannel.answer.queue import ReviewQueue, repeats_an_accepted, review
from backchannel.ingest.admit import IN_FURNITURE, admit_own
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.reviewing import SET_ASIDE, Said, SetAside, document_of
from backchannel.ledger.view import View
from backchannel.model.claims import Claim, Draft
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.model.identity import is_a_person
from backchannel.model.labels import Reader

from .editing import edited, shown_fields
from .rereading import DocumentReread, Reread, is_changed, told

if TYPE_CHECKING:
    from datetime import date

    from backchannel.extract.language_model import Choice
    from backchannel.ingest.rereading import Changes
    from backchannel.ledger.rereading import Findings


class Edited(Struct, frozen=True):
    """A finding and the person's own claim that took its place."""

    original: str
    claim: str


class Reviewing(ABC):
    """The part of a desk by which people review. `by` is who says so: the reader where it is left out.

    What the reader may not see is as if it were not there.
    """

    ledger: Ledger
    reader: Reader

    @abstractmethod
    def view(self) -> View: ...

    def review(self, *, as_of: date | None = None, at_most: int | None = None) -> ReviewQueue:
        """What waits for a verdict, what would change most first."""
        return review(self.ledger.view(reader=self.reader, valid_at=as_of), at_most=at_most)

    def accept(self, *claims: str, by: str | None = None, note: str = "") -> tuple[str, ...]:
        """The claims that are facts now by that person's word. All of them, or none where one cannot be.

        A draft that was set aside as furniture of the page becomes the person's own claim.
        Raises: NothingFound; BadQuestion for a draft that was set aside for another reason.
        """
        who, view = self.signed(by), self.view()
        found = [_found(view, id_) for id_ in claims]
        own = {each.id: self._own(each, who) for each in found if isinstance(each, SetAside)}
        self.ledger.say(*(c for c in claims if c not in own), verdict="accepted", by=who, note=note)
        return tuple(self.ledger.edit(c, own[c], by=who) if c in own else c for c in dict.fromkeys(claims))

    def accept_exact(self, *, by: str | None = None) -> tuple[str, ...]:
        """Accepts the proposals that repeat word for word a fact that a person accepted; gives their ids."""
        view = self.view()
        found = tuple(c.id for c in view.proposals() if repeats_an_accepted(view, c))
        if found:
            self.ledger.say(
                *found, verdict="accepted", by=self.signed(by), note="the words of an accepted fact"
            )
        return found

    def reject(self, *claims: str, by: str | None = None, note: str = "") -> None:
        """No facts and no proposals any more, also when they are found again. Raises: NothingFound."""
        who, view = self.signed(by), self.view()
        for id_ in claims:
            _found(view, id_)
        self.ledger.say(*claims, verdict="rejected", by=who, note=note)

    def undo(self, claim: str, *, by: str | None = None) -> str:
        """Takes back what was said last of it; gives what holds again, "open" where nothing does.

        Raises: NothingFound.
        """
        self._must_see(claim)
        return self.ledger.undo(claim, by=self.signed(by))

    def edit(self, claim: str, *, by: str | None = None, **changes: str) -> Edited:
        """The finding is rejected, and the corrected fact, in the same words, recorded as that person's.

        `changes` are fields of the fact, with roles by the name of somebody in the document, and `valid`
        (EDTF), `modality` and `basis`; an empty value takes one back to unknown.
        Raises: NothingFound, BadQuestion, BadPeriod, QuoteNotFound.
        """
        who = self.signed(by)
        found = _found(self.view(), claim)
        finding = found.draft if isinstance(found, SetAside) else found
        here = self.ledger.findings(found.document)
        draft = edited(finding, changes, entities=here.entities, by=who)
        admit_own(draft, document=here.document, entities=here.entities)
        return Edited(claim, self.ledger.edit(claim, draft, by=who))

    def fields(self, claim: str) -> dict[str, str]:
        """The fields of a finding that may be edited, as they are now. Raises: NothingFound."""
        found = _found(self.view(), claim)
        finding = found.draft if isinstance(found, SetAside) else found
        return shown_fields(finding, self.ledger.findings(found.document).entities)

    def reread(
        self,
        *documents: str,
        model: Choice | None = None,
        dry_run: bool = False,
        progress: Callable[[int, str], None] | None = None,
    ) -> Reread:
        """Documents, by id, or all that the reader may see, read again with today's finders.

        Says what was gained, lost and changed, and what a person's word kept; `dry_run` changes nothing.
        `progress` is called after each document with its number, from 1, and its name.
        Raises: NothingFound, DeskBusy; NoLanguageModel; InputError where a finder fails on a text.
        """
        from backchannel.extract.language_model import load_model
        from backchannel.ingest.rereading import reread

        view = self.view()
        wanted = [view.document(id_).id for id_ in dict.fromkeys(documents)] or [
            d.id for d in view.documents()
        ]
        found: list[DocumentReread] = []

        def took(findings: Findings, changes: Changes) -> None:
            found.append(told(findings, changes))
            if progress is not None:
                progress(len(found), findings.document.name)

        reread(
            self.ledger,
            wanted,
            model=load_model(model),
            dry_run=dry_run,
            told=took,
        )
        changed = tuple(each for each in found if is_changed(each))
        return Reread(documents=changed, unchanged=len(found) - len(changed), dry_run=dry_run)

    def history(self, claim: str) -> tuple[Said, ...]:
        """Who said what of a finding, the oldest first. Raises: NothingFound."""
        self._must_see(claim)
        return self.ledger.history(claim)

    def _must_see(self, claim: str) -> None:
        view = self.view()
        if not claim.startswith(SET_ASIDE):
            view.claim(claim)
        else:
            _must_be_there(view, claim)

    def _own(self, held: SetAside, by: str) -> Draft:
        if held.code != IN_FURNITURE:
            raise BadQuestion(
                f"{held.id} was set aside: {held.why}", remedy="edit it, or enter the fact with `note`"
            )
        here = self.ledger.findings(held.document)
        own = edited(held.draft, {}, entities=here.entities, by=by, even_unchanged=True)
        return admit_own(own, document=here.document, entities=here.entities)

    def signed(self, by: str | None) -> str:
        """Who says so. Raises: BadQuestion for a name that would be taken for a part of the program."""
        who = (by or self.reader.name).strip()
        if not who or not is_a_person(who):
            raise BadQuestion(f"{who!r} is no name of a person", remedy="give the name of who says so")
        return who


def _must_be_there(view: View, set_aside: str) -> None:
    try:
        view.document(document_of(set_aside))
    except NothingFound as error:
        raise NothingFound(f"nothing found for {set_aside!r}") from error


def _found(view: View, id_: str) -> Claim | SetAside:
    if id_.startswith(SET_ASIDE):
        for each in view.set_aside_in(document_of(id_)):
            if each.id == id_:
                return each
        raise NothingFound(f"nothing found for {id_!r}")
    return view.claim(id_)
