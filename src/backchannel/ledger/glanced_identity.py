"""Who is one, found from the few judgements that bear on it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec import structs

from backchannel.model import identity
from backchannel.model.entities import Entity, Judgement, Ref

from . import naming, rows
from .glances import Glances
from .naming import Known, folded

JUDGEMENTS = ", ".join(f"j.{column}" for column in rows.JUDGEMENT_COLUMNS.split(", "))
ENTITIES = ", ".join(f"e.{column}" for column in rows.ENTITY_COLUMNS.split(", "))
Order = tuple[tuple[str, str], int, str]


class GlancedIdentity:
    """The clusters that were asked for, and those met on the way."""

    def __init__(self, glances: Glances) -> None:
        self._glances = glances
        self._entities: dict[Ref, Entity | None] = {}
        self._judged: dict[Ref, list[Judgement]] = {}
        self._canonical: dict[Ref, Ref] = {}
        self._members: dict[Ref, list[Ref]] = {}
        self._known: dict[Ref, Known] = {}
        self._kept: dict[Ref, int] = {}
        self._met: dict[Ref, None] = {}

    def entity(self, ref: Ref) -> Entity | None:
        """As the last reading of its document has it; None where the reader may not see it."""
        self._read([ref])
        return self._entities[ref]

    def canonical(self, ref: Ref) -> Ref:
        if ref not in self._canonical:
            together, self._met = [ref, *self._met], {}
            self._cluster(together)
        return self._canonical.get(ref, ref)

    def members(self, ref: Ref) -> list[Ref]:
        """All that are one with a ref, in document order; empty for one that is not known."""
        top = self.canonical(ref)
        if top not in self._members and self._glances.sees_all:
            self._members[top] = self._kept_members(top)
        return self._members.get(top, [])

    def _kept_members(self, top: Ref) -> list[Ref]:
        """As they are kept for a reader who sees all (`clustering`)."""
        asked = "SELECT o.ref FROM members m JOIN members o ON o.cluster = m.cluster WHERE m.ref = ?"
        found = [ref for (ref,) in self._glances.rows(asked, top)] or [top]
        self._read(found)
        return sorted((ref for ref in found if self._entities[ref]), key=self._order)

    def cluster(self, ref: Ref) -> int | None:
        """The number under which its cluster is kept; None where it stands alone, or something is hidden."""
        self.canonical(ref)
        return self._kept.get(ref)

    def meet(self, refs: Iterable[Ref]) -> None:
        """Note refs that will soon be asked for: they are looked up together."""
        self._met.update((ref, None) for ref in refs if ref not in self._canonical)

    def known(self, ref: Ref) -> Known | None:
        top = self.canonical(ref)
        if top not in self._known:
            known = self._known_of_kept(top) if top in self._kept else self._known_of_members(top)
            if known is None:
                return None
            self._known[top] = known
        return self._known[top]

    def _known_of_members(self, top: Ref) -> Known | None:
        found = [entity for member in self.members(top) if (entity := self._entities[member])]
        return naming.known(found) if found else None

    def _known_of_kept(self, top: Ref) -> Known:
        """As `naming.known` of all members, whose forms are counted where they are kept (`gathering`)."""
        asked = "SELECT kind, caption, names, country, members FROM forms WHERE cluster = ?"
        forms = [
            (
                Entity(
                    ref=top, kind=kind, caption=caption, names=rows.names_of(names), country=country or None
                ),
                count,
            )
            for kind, caption, names, country, count in self._glances.rows(asked, self._kept[top])
        ]
        count = sum(members for _, members in forms)
        refs = naming.Refs(count, lambda: tuple(self.members(top)))
        return structs.replace(naming.known_of_forms(forms), id=top, refs=refs)

    def named(self, name: str, *kinds: str) -> tuple[Known, ...]:
        """As `naming.matches` of everybody."""
        words = sorted(set(folded(name).split()))
        if not words:
            return ()
        found = naming.matches(name, self._bearers(words, kinds))
        return found or naming.matches(name, self._bearers(folded(name).split()[-1:], kinds))

    def held(self, refs: Iterable[Ref]) -> dict[identity.Pair, Judgement]:
        """The judgement that holds for each pair of which one is among the refs."""
        wanted = list(refs)
        self._judge(wanted)
        judged = [j for ref in wanted for j in self._judged[ref]]
        self._read(ref for j in judged for ref in (j.left, j.right))
        return identity.standing_verdicts(
            j for j in judged if self._entities[j.left] and self._entities[j.right]
        )

    def _bearers(self, words: list[str], kinds: tuple[str, ...]) -> list[Known]:
        """Everybody who has a name with all of these words."""
        of_all = " INTERSECT ".join("SELECT name FROM name_words WHERE word = ?" for _ in words)
        asked = f"SELECT ref FROM bearers WHERE name IN ({of_all})"
        if self._glances.sees_all:  # of many refs that are one the first is enough
            asked = (
                "SELECT DISTINCT coalesce(c.top, b.ref) FROM bearers b LEFT JOIN members m ON m.ref = b.ref"
                f" LEFT JOIN clusters c ON c.seq = m.cluster WHERE b.name IN ({of_all})"
            )
        refs = [ref for (ref,) in self._glances.rows(asked, *words)]
        self._cluster(refs)
        tops = sorted({self._canonical[r] for r in refs if r in self._canonical}, key=self._order)
        people = [one for top in tops if (one := self.known(top)) is not None]
        return [one for one in people if not kinds or one.kind in kinds]

    def _cluster(self, refs: Iterable[Ref]) -> None:
        """Find the clusters of refs: all that judgements lead to, by way of what the reader may see."""
        if self._glances.sees_all:
            kept = (
                "SELECT m.ref, c.top, c.seq FROM members m JOIN clusters c ON c.seq = m.cluster"
                " WHERE m.ref IN (%s)"
            )
            missing = [ref for ref in refs if ref not in self._canonical]
            self._canonical.update({ref: ref for ref in missing})
            for ref, top, seq in self._glances.rows_in(kept, missing):
                self._canonical[ref] = top
                self._kept[ref] = self._kept[top] = seq
            return
        self._read(refs)
        reached = {ref for ref in refs if self._entities[ref] and ref not in self._canonical}
        frontier = reached
        while frontier:
            self._judge(frontier)
            joined = {
                other
                for ref in frontier
                for j in self._judged[ref]
                if j.verdict == "same"
                for other in (j.left, j.right)
            }
            self._read(joined)
            frontier = {ref for ref in joined - reached if self._entities[ref]}
            reached = reached | frontier
        judgements = {id(j): j for ref in reached for j in self._judged[ref]}
        found = identity.clusters(sorted(reached), judgements.values(), key=self._order)
        self._canonical.update(found)
        for ref in sorted(found, key=self._order):
            self._members.setdefault(found[ref], []).append(ref)

    def _judge(self, refs: Iterable[Ref]) -> None:
        missing = [ref for ref in refs if ref not in self._judged]
        self._judged.update((ref, []) for ref in missing)
        wanted, until = set(missing), self._glances.until
        for side in ('"left"', '"right"'):
            asked = (
                f"SELECT {JUDGEMENTS} FROM judgements j WHERE j.{side} IN (%s) AND j.known <= ?"
                f" AND {rows.NOT_WITHDRAWN}"
            )
            for row in self._glances.rows_in(asked, missing, until, until):
                judgement = rows.judgement_of(row)
                for ref in {judgement.left, judgement.right} & wanted:
                    if side == '"left"' or judgement.left not in wanted:
                        self._judged[ref].append(judgement)

    def _read(self, refs: Iterable[Ref]) -> None:
        missing = [ref for ref in dict.fromkeys(refs) if ref not in self._entities]
        if not missing:
            return
        self._entities.update((ref, None) for ref in missing)
        until = self._glances.until
        asked = (
            f"SELECT {ENTITIES} FROM entities e WHERE e.ref IN (%s)"
            " AND (e.known_begin IS NULL OR e.known_begin <= ?)"
        )
        found = {row[0]: row for row in self._glances.rows_in(asked, missing, until)}
        if self._read_again:
            asked = f"SELECT {ENTITIES} FROM entity_readings e WHERE e.ref IN (%s) AND e.known <= ?"
            asked += " ORDER BY e.seq"
            again = {row[0]: row for row in self._glances.rows_in(asked, missing, until) if row[0] in found}
            found |= again
            gone = {ref for ref, row in again.items() if not rows.entity_of(row).mentions}
            found = {ref: row for ref, row in found.items() if ref not in gone}
        self._glances.orders(row[1] for row in found.values())
        for ref, row in found.items():
            if self._glances.order(row[1]) is not None:
                self._entities[ref] = rows.entity_of(row)

    @cached_property
    def _read_again(self) -> bool:
        return bool(self._glances.rows("SELECT 1 FROM entity_readings LIMIT 1"))

    def _order(self, ref: Ref) -> Order:
        # "#e10" comes after "#e9": the length first.
        return (self._glances.order(ref.partition("#")[0]) or ("", ""), len(ref), ref)
