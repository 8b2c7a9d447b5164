"""What waits for a person's verdict, ordered by what it would change, each with the reason for its place."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Literal, Protocol, get_args

from msgspec import Struct

from backchannel.model.claims import Claim, Draft
from backchannel.model.entities import Judgement
from backchannel.model.errors import NothingFound
from backchannel.model.facts import kind_of
from backchannel.model.sources import Evidence

from . import cited
from .cited import Answer, Citation, counted, source_words
from .drafts import as_claim
from .effects import CHANGE_WORDS, Change, Effect, Effects
from .fact_words import fact_key, fact_words
from .layout import WIDTH, on_one_line, quoted, wrapped
from .reading import Reading
from .taken_over import origin_of

CHANGES: tuple[Change, ...] = get_args(Change)
FOUND_TWICE = "BC214"
REACH = 140
"""So many characters are shown before and after a quote."""


class Held(Protocol):
    """A draft that was not admitted."""

    @property
    def id(self) -> str: ...
    @property
    def document(self) -> str: ...
    @property
    def draft(self) -> Draft: ...
    @property
    def code(self) -> str: ...
    @property
    def why(self) -> str: ...


class Reviewable(Reading, Protocol):
    """A view that also tells what waits beside the proposals."""

    def set_aside(self) -> Sequence[Held]: ...
    def set_aside_in(self, document_id: str, /) -> Sequence[Held]: ...
    def proposals_in(self, document_id: str, /) -> Sequence[Claim]: ...
    def unsure(self) -> Sequence[Judgement]: ...


class ReviewItem(Struct, frozen=True, kw_only=True):
    """One thing to decide: what it says, what it would change, and why it stands where it stands."""

    id: str
    """Of the claim ("c:…"), of the draft that was set aside ("q:…"), or of the pair ("REF = REF")."""
    what: Literal["proposal", "set_aside", "identity"]
    kind: str
    """The kind of fact; of a pair, the kind of entity."""
    words: str
    change: Change
    why: str
    also: tuple[str, ...] = ()
    """Claims that say the same in the same words: a verdict is one on them too."""
    found_by: str
    score: float
    citations: tuple[Citation, ...] = ()
    context: str = ""
    """The first quote among the words around it, marked with ▸ ◂."""
    left: str | None = None
    right: str | None = None
    """Of a pair: the two refs."""

    @property
    def claims(self) -> tuple[str, ...]:
        """All that a verdict is on."""
        return (self.id, *self.also)

    def lines(self, *, width: int = WIDTH, first: str = "", full: bool = False) -> list[str]:
        """What it says, the first quote, and why it is here; `full` gives the quote among its words."""
        indent = " " * len(first)
        shown = wrapped(f"{self.words}", width=width, first=first)
        for each in self.citations[:1]:
            if full:
                words = f"{self.context or on_one_line(each.quote)} {each.source}"
                shown += wrapped(words, width=width, first=f"{indent}  ")
            else:
                shown += quoted(each.quote, each.source, width=width, indent=f"{indent}  ")
        again = f" · {counted(len(self.also), 'time')} more in the same words" if self.also else ""
        shown += wrapped(
            f"{CHANGE_WORDS[self.change]}: {self.why}{again}",
            width=width,
            first=f"{indent}→ ",
            rest=f"{indent}  ",
        )
        return [*shown, f"{indent}  {self.id} · {self.found_by} {self.score:.2f}"]


class ReviewQueue(Answer, frozen=True, kw_only=True):
    """What waits, what would change most first; within one change in document order."""

    items: tuple[ReviewItem, ...]
    counts: dict[Change, int]
    """How many items of each change there are, in the order of the queue."""
    more: int = 0
    """How many items are not shown."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        total = len(self.items) + self.more
        parts = [f"{number} × {CHANGE_WORDS[change]}" for change, number in self.counts.items()]
        head = f"{total} to review: {', '.join(parts)}" if total else "Nothing to review in what you can see."
        shown = wrapped(head, width=width)
        for number, item in enumerate(self.items, 1):
            shown += ["", *item.lines(width=width, first=f"{number:>2}  ")]
        return [*shown, "", f"and {self.more} more"] if self.more else shown


def review(
    view: Reviewable, *, within: Sequence[str] | None = None, at_most: int | None = None
) -> ReviewQueue:
    """Proposals, drafts set aside and pairs that may be one, in the order of what they would change.

    `within` documents, by id, there are no pairs. What a verdict would change is read from what stands of the
    same people and posts; no ways are searched.
    """
    effects = Effects(view)
    if within is None:
        proposals, aside = view.proposals(), view.set_aside()
    else:
        proposals = [claim for document in within for claim in view.proposals_in(document)]
        aside = [each for document in within for each in view.set_aside_in(document)]
    items = [
        *_proposals(view, effects, proposals),
        *(_set_aside(view, each) for each in aside),
        *(_pair(view, effects, each) for each in (_one_of_each(view) if within is None else ())),
    ]
    items.sort(key=lambda item: CHANGES.index(item.change))
    counts = {change: sum(i.change == change for i in items) for change in CHANGES}
    shown = items if at_most is None else items[:at_most]
    return ReviewQueue(
        items=tuple(shown),
        counts={change: number for change, number in counts.items() if number},
        more=len(items) - len(shown),
    )


def in_context(view: Reading, evidence: Evidence) -> str:
    """The quote in ▸ ◂ among the words of its passage, on one line, cut where that is long.

    >>> _around("It rained. Vale met Quist. They left.", 11, 25, within=(0, 37))
    'It rained. ▸Vale met Quist◂. They left.'
    """
    document = view.document(evidence.document)
    start, end = evidence.start, evidence.end
    if document.text[start:end] != evidence.quote:
        return f"▸{on_one_line(evidence.quote)}◂"
    whole = (0, len(document.text))
    within = next(((p.start, p.end) for p in document.passages if p.start <= start and end <= p.end), whole)
    return _around(document.text, start, end, within=within)


def _around(text: str, start: int, end: int, *, within: tuple[int, int]) -> str:
    first, last = max(within[0], start - REACH), min(within[1], end + REACH)
    before, after = text[first:start], text[end:last]
    if first > within[0]:
        before = f"…{before.partition(' ')[2] or before}"
    if last < within[1]:
        after = f"{after.rpartition(' ')[0] or after}…"
    return on_one_line(f"{before}▸{text[start:end]}◂{after}")


def repeats_an_accepted(view: Reading, claim: Claim) -> bool:
    """Whether a person accepted the same fact in the same words, letter for letter but for white space."""
    key, words = fact_key(view, claim), _words(claim)
    candidates = view.claims(kind_of(claim.fact))
    return any(view.accepted(c.id) and _words(c) == words and fact_key(view, c) == key for c in candidates)


def _proposals(view: Reading, effects: Effects, claims: Iterable[Claim]) -> list[ReviewItem]:
    groups: dict[Hashable, list[Claim]] = {}
    for claim in claims:
        groups.setdefault((fact_key(view, claim), _words(claim)), []).append(claim)
    said: dict[Hashable, str] = {}
    found = []
    for group in groups.values():
        effect = effects.of(group[0])
        fact = (fact_key(view, group[0]), origin_of(view, group[0]))
        if fact in said and effect.change != "known":
            effect = Effect("known", f"the same report says it in other words: {said[fact]}")
        said.setdefault(fact, group[0].id)
        found.append(_proposal(view, group, effect))
    return found


def _proposal(view: Reading, group: list[Claim], effect: Effect) -> ReviewItem:
    claim = group[0]
    return ReviewItem(
        id=claim.id,
        what="proposal",
        kind=kind_of(claim.fact),
        words=fact_words(view, claim),
        change=effect.change,
        why=effect.words,
        also=tuple(c.id for c in group[1:]),
        found_by=claim.made_by,
        score=claim.score,
        citations=cited.cite_all(view, group),
        context=in_context(view, claim.evidence[0]),
    )


def _set_aside(view: Reading, held: Held) -> ReviewItem:
    claim = as_claim(held.draft, id=held.id)
    try:
        words = fact_words(view, claim)
    except (NothingFound, IndexError):  # it speaks of somebody whom the document does not have
        words = f"{kind_of(claim.fact)}, of somebody whom the document does not name"
    document = view.document(held.document)
    citations = tuple(
        Citation(
            claim=held.id,
            document=document.id,
            name=document.name,
            outlet=document.outlet,
            published=document.published,
            quote=e.quote,
            start=e.start,
            end=e.end,
            basis=claim.basis,
            modality=claim.modality,
            made_by=claim.made_by,
            origin=view.origin(document.id),
        )
        for e in claim.evidence
        if e.document == document.id
    )
    twice = held.code == FOUND_TWICE
    return ReviewItem(
        id=held.id,
        what="set_aside",
        kind=kind_of(claim.fact),
        words=words,
        change="known" if twice else "set_aside",
        why=f"{held.code}: {held.why}",
        found_by=claim.made_by,
        score=claim.score,
        citations=citations,
        context=in_context(view, claim.evidence[0]) if citations else "",
    )


def _one_of_each(view: Reviewable) -> Iterable[Judgement]:
    """One question for each two that may be one, however many documents name them: the surest."""
    best: dict[frozenset[str], Judgement] = {}
    for judgement in view.unsure():
        pair = frozenset((view.canonical(judgement.left), view.canonical(judgement.right)))
        if pair not in best or judgement.score > best[pair].score:
            best[pair] = judgement
    return best.values()


def _pair(view: Reading, effects: Effects, judgement: Judgement) -> ReviewItem:
    left, right = judgement.left, judgement.right
    facts = min(len(view.claims_of(left)), len(view.claims_of(right)))
    placed = any(effects.side(ref) != "other" for ref in (left, right))
    moved = f"{counted(facts, 'fact')} of one would be of both"
    reasons = "; ".join(judgement.reasons)
    return ReviewItem(
        id=f"{left} = {right}",
        what="identity",
        kind=view.entity(left).kind,
        words=f"Is {_named_in(view, effects, left)} the same as {_named_in(view, effects, right)}?",
        change="may_be_one" if placed or facts else "known",
        why=f"{moved}; {reasons}" if reasons else moved,
        found_by=judgement.by,
        score=judgement.score,
        left=left,
        right=right,
    )


def _named_in(view: Reading, effects: Effects, ref: str) -> str:
    document = view.document(ref.rpartition("#")[0])
    source = source_words(document.outlet, document.name or document.id, document.published)
    return f"{effects.name(ref)} [{source}]"


def _words(claim: Claim) -> str:
    return " ".join(on_one_line(e.quote) for e in claim.evidence)
