"""Documents that are here already, read again with today's finders: what that gains, loses and leaves alone.

A person's word outranks every reading: what somebody accepted or entered stays, what somebody rejected stays
rejected, also when another version finds it in other words of the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backchannel.extract.finders import FINDERS
from backchannel.ledger.floors import is_proposal
from backchannel.ledger.ledger import Ledger
from backchannel.ledger.recording import Quarantined, ReadWith
from backchannel.ledger.rereading import Findings, Rereading, next_number
from backchannel.ledger.reviewing import OPEN, SetAside
from backchannel.model.claims import Claim, Draft
from backchannel.model.entities import Entity, Ref
from backchannel.model.facts import refs_of
from backchannel.model.identity import is_a_person

from .admit import Admitted, admit
from .matching import about_the_same, matched, named_before, renamed
from .offered_tables import READER as TABLE_READER
from .one_fact import is_of_the_same, is_the_same
from .pipeline import ENTRY_READER, found_in
from .post_registry import READER as REGISTRY_READER
from .resolving import settle

if TYPE_CHECKING:
    from backchannel.extract.language_model import Model

MOST_MEANT = 16
"""So many readings of whom a draft is about are compared."""
READ_TODAY = frozenset(name.partition(".v")[0] for name in FINDERS)
"""Finders without their versions: what others found (a person, a model that was asked) is not read again."""


class Kept(Struct, frozen=True):
    """A claim that stands, or stays rejected, by a person's word although today's reading says otherwise."""

    claim: Claim
    verdict: str
    found: Draft | None
    """What was found in the same words and left out; None: nothing was found there."""


class Changes(Struct, frozen=True, kw_only=True):
    """What a new reading of one document changes."""

    rereading: Rereading
    gained: tuple[Draft, ...]
    lost: tuple[Claim, ...]
    changed: tuple[tuple[Claim, Draft], ...]
    """The same fact, told in other words, at another time or with another weight."""
    kept: tuple[Kept, ...]
    stands: int
    """Findings that are as they were."""
    before: ReadWith | None
    entities: tuple[Entity, ...]
    """Who is in the document by the new reading."""

    @property
    def writes_anything(self) -> bool:
        change = self.rereading
        return bool(change.changes_anything or change.set_aside or change.released)


def reread(
    ledger: Ledger,
    documents: Iterable[str],
    *,
    model: Model,
    dry_run: bool = False,
    told: Callable[[Findings, Changes], None],
) -> None:
    """Read stored documents again, each whole or not at all; `told` is called after each.

    A run that was killed goes on where it is run again: what was read again stays so. Identities of the
    documents that changed are judged again at the end, and by the next `add` if that was not reached.
    Raises: NothingFound; InputError where a finder fails on a text.
    """
    for id_ in documents:
        findings = ledger.findings(id_)
        if findings.document.reader in (ENTRY_READER, REGISTRY_READER, TABLE_READER):
            continue  # its author gave its facts, or its rows do: there is nothing to find
        entities, drafts, _ = found_in(findings.document, model)
        read_with = ReadWith(tuple(FINDERS), model.told)
        changes = changes_of(findings, entities, drafts, read_with=read_with)
        if not dry_run and (changes.writes_anything or read_with != findings.read_with):
            ledger.reread(changes.rereading)
        told(findings, changes)
    if not dry_run:
        settle(ledger)


def changes_of(
    findings: Findings, entities: Iterable[Entity], drafts: Iterable[Draft], *, read_with: ReadWith
) -> Changes:
    """What these entities and drafts change in what stands of the document."""
    read = list(entities)
    document, known = findings.document, findings.entities
    refs = matched(known, read, first_number=next_number(known, document.id))
    here = tuple(renamed(entity, refs) for entity in read)
    found = [about_the_same(draft, refs) for draft in drafts]
    admitted = admit(found, document=document, entities=here)
    compared = _Compared(findings, admitted, named_before(known, here))
    before = {entity.ref: entity for entity in known}
    pointed_at = {
        ref for claim in findings.claims if claim not in compared.lost for ref in refs_of(claim.fact)
    }
    gone = [e for e in known if e.mentions and e.ref not in {h.ref for h in here} | pointed_at]
    set_aside, released = _set_aside(findings.set_aside, admitted.quarantined)
    change = Rereading(
        document=document.id,
        read_with=read_with,
        new_entities=tuple(e for e in here if e.ref not in before),
        entities=(
            *(e for e in here if e.ref in before and e != before[e.ref]),
            *(replace(e, mentions=()) for e in gone),
        ),
        gained=tuple(compared.gained),
        lost=tuple(claim.id for claim in compared.lost),
        set_aside=tuple(set_aside),
        released=tuple(released),
    )
    gained, lost, changed = compared.paired()
    return Changes(
        rereading=change,
        gained=tuple(gained),
        lost=tuple(lost),
        changed=tuple(changed),
        kept=tuple(compared.kept),
        stands=compared.stands,
        before=findings.read_with,
        entities=here,
    )


class _Compared:
    """Claims that stand against the findings of a new reading."""

    def __init__(self, findings: Findings, admitted: Admitted, before: Mapping[Ref, frozenset[Ref]]) -> None:
        """`before`: whom the words that name somebody named in the reading before."""
        self._before = before
        self.gained: list[Draft] = []
        self.kept: list[Kept] = []
        self.stands = 0
        verdicts, confirmed = findings.verdicts, list[Claim]()
        settled = [c for c in findings.claims if c.id in verdicts or is_a_person(c.made_by)]
        old = {c.id: c for c in findings.claims if c.made_by.partition(".v")[0] in READ_TODAY}
        for draft in admitted.drafts:
            same = next((c for c in old.values() if _says_just_that(c, draft)), None)
            if same is not None:
                del old[same.id]
                self.stands += 1
                continue
            word = _word_on(list(self._meant(draft)), settled, verdicts)
            if word is None:
                self.gained.append(draft)
            elif verdicts.get(word.id) != "rejected" and is_the_same(word, draft):
                self.stands += 1
                confirmed.append(word)
            else:
                self.kept.append(Kept(word, verdicts.get(word.id, "accepted"), draft))
        self.lost = [c for c in old.values() if c.id not in verdicts]
        answered = {kept.claim.id for kept in self.kept} | {c.id for c in confirmed}
        self.kept += [
            Kept(c, verdicts[c.id], None)
            for c in old.values()
            if verdicts.get(c.id) == "accepted" and c.id not in answered
        ]

    def paired(self) -> tuple[list[Draft], list[Claim], list[tuple[Claim, Draft]]]:
        """Gained, lost, and changed: a finding that was lost and one of the same that was gained."""
        left, changed, new = list(self.lost), list[tuple[Claim, Draft]](), list[Draft]()
        for draft in self.gained:
            meant = list(self._meant(draft))
            alike = [c for c in left if any(is_of_the_same(c, each) for each in meant)]
            before = next(iter(alike or [c for c in left if _in_the_same_words(c, draft)]), None)
            if before is None:
                new.append(draft)
            else:
                left.remove(before)
                changed.append((before, draft))
        return new, left, changed

    def _meant(self, draft: Draft) -> Iterator[Draft]:
        """The draft, and the draft about those whom its words named in the reading before."""
        yield draft
        refs = [ref for ref in dict.fromkeys(refs_of(draft.fact)) if self._before.get(ref, {ref}) != {ref}]
        choices = [sorted(self._before[ref]) for ref in refs]
        for chosen in islice(product(*choices), MOST_MEANT) if refs else ():
            yield about_the_same(draft, dict(zip(refs, chosen, strict=True)))


def _says_just_that(claim: Claim, draft: Draft) -> bool:
    """Whether a claim is what a finder would record again; its version and a slightly other score aside."""
    return (
        (claim.fact, claim.evidence, claim.valid, claim.valid_words)
        == (draft.fact, draft.evidence, draft.valid, draft.valid_words)
        and (claim.modality, claim.basis, claim.cited) == (draft.modality, draft.basis, draft.cited)
        and claim.made_by.partition(".v")[0] == draft.made_by.partition(".v")[0]
        and is_proposal(claim) == is_proposal(draft)
    )


def _word_on(meant: Sequence[Draft], settled: Sequence[Claim], verdicts: Mapping[str, str]) -> Claim | None:
    """The claim by which a person has decided on it: the same was rejected, or its matter accepted."""
    for claim in settled:
        if verdicts.get(claim.id) == "rejected" and any(is_the_same(claim, draft) for draft in meant):
            return claim
    for claim in settled:
        is_accepted = verdicts.get(claim.id, "accepted") == "accepted"
        if is_accepted and any(is_of_the_same(claim, draft) for draft in meant):
            return claim
    return None


def _in_the_same_words(claim: Claim, draft: Draft) -> bool:
    return type(claim.fact) is type(draft.fact) and claim.evidence == draft.evidence


def _set_aside(before: Iterable[SetAside], now: Iterable[Quarantined]) -> tuple[list[Quarantined], list[str]]:
    """Drafts that are set aside newly, and ids of those that are no longer; a person's word on one stays."""
    held = list(before)
    new = []
    for each in now:
        same = next((h for h in held if h.code == each.code and _is_draft(h.draft, each.draft)), None)
        if same is None:
            new.append(each)
        else:
            held.remove(same)
    ours = (h for h in held if h.draft.made_by.partition(".v")[0] in READ_TODAY)
    return new, [h.id for h in ours if h.verdict == OPEN]


def _is_draft(one: Draft, other: Draft) -> bool:
    def bare(draft: Draft) -> Draft:
        return replace(draft, made_by=draft.made_by.partition(".v")[0], score=0.0, rule="")

    return bare(one) == bare(other)
