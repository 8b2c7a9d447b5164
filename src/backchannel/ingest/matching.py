"""Who of a new reading is who of the reading before: refs stay those that facts and judgements point at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from msgspec.structs import replace

from backchannel.model.claims import Draft
from backchannel.model.entities import Entity, Mention, Ref
from backchannel.model.facts import ROLES

NAME_WEIGHT = 3
"""A name in the same place says more than a pronoun there."""
BUCKET = 64
"""Characters."""


def matched(old: Sequence[Entity], new: Sequence[Entity], *, first_number: int) -> dict[Ref, Ref]:
    """The ref that each entity of the new reading has: that of whom it shares most places with, or a new one.

    Only entities of one kind are one. Somebody whom the document was found not to name comes back under the
    old ref by the same caption. New numbers begin at `first_number`, in the order of `new`.
    """
    pairs = sorted((-weight, o, n) for (o, n), weight in _shared(old, new).items())
    taken: dict[int, int] = {}
    given: set[int] = set()
    for _, o, n in pairs:
        if o not in given and n not in taken:
            taken[n] = o
            given.add(o)
    numbers = count(first_number)
    refs: dict[Ref, Ref] = {}
    for n, now in enumerate(new):
        prefix = now.ref.rpartition("#e")[0]
        refs[now.ref] = old[taken[n]].ref if n in taken else f"{prefix}#e{next(numbers)}"
    return refs


def _shared(old: Sequence[Entity], new: Sequence[Entity]) -> dict[tuple[int, int], int]:
    """How much the places of each pair overlap; of somebody no longer named, if the caption is the same."""
    gone: dict[tuple[str, str], int] = {}
    for o, before in enumerate(old):
        if not before.mentions:
            gone.setdefault((before.kind, before.caption), o)
    weights: dict[tuple[int, int], int] = defaultdict(int)
    for n, now in enumerate(new):
        if (now.kind, now.caption) in gone:
            weights[gone[now.kind, now.caption], n] = 1
    for o, a, n, b in _met(old, new):
        weights[o, n] += NAME_WEIGHT if a.form == b.form == "name" else 1
    return weights


def named_before(old: Sequence[Entity], new: Sequence[Entity]) -> dict[Ref, frozenset[Ref]]:
    """Whom the same words named before, by the ref of the new reading: one who was split has more than one.

    Words that name count; words that describe ("an official") only under the same caption.
    """
    found: dict[Ref, set[Ref]] = defaultdict(set)
    for o, a, n, b in _met(old, new):
        both = {a.form, b.form}
        if both == {"name"} or ("pronoun" not in both and old[o].caption == new[n].caption):
            found[new[n].ref].add(old[o].ref)
    return {ref: frozenset(refs) for ref, refs in found.items()}


def _met(old: Sequence[Entity], new: Sequence[Entity]) -> Iterator[tuple[int, Mention, int, Mention]]:
    """Places of two of one kind that overlap, each pair once, in the order of `new`."""
    here: dict[int, list[tuple[int, Mention]]] = defaultdict(list)
    for o, before in enumerate(old):
        for mention in before.mentions:
            for bucket in _buckets(mention):
                here[bucket].append((o, mention))
    for n, now in enumerate(new):
        for b in now.mentions:
            near = dict.fromkeys(pair for bucket in _buckets(b) for pair in here.get(bucket, ()))
            yield from ((o, a, n, b) for o, a in near if old[o].kind == now.kind and _meet(a, b))


def _buckets(mention: Mention) -> range:
    """So that only what is near is compared."""
    return range(mention.start // BUCKET, (mention.end - 1) // BUCKET + 1)


def _meet(a: Mention, b: Mention) -> bool:
    return a.start < b.end and b.start < a.end


def renamed(entity: Entity, refs: Mapping[Ref, Ref]) -> Entity:
    return replace(entity, ref=refs[entity.ref])


def about_the_same(draft: Draft, refs: Mapping[Ref, Ref]) -> Draft:
    """The draft with other refs for the same people; a ref that is not among them is left as it is."""
    changed: dict[str, Any] = {}
    for role in ROLES[type(draft.fact)]:
        value = getattr(draft.fact, role)
        if isinstance(value, tuple):
            changed[role] = tuple(refs.get(ref, ref) for ref in value)
        elif value is not None:
            changed[role] = refs.get(value, value)
    cited = refs.get(draft.cited, draft.cited) if draft.cited is not None else None
    return replace(draft, fact=replace(draft.fact, **changed), cited=cited)
