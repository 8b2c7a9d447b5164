"""What lies nearest a day of all that is told of a kept cluster, as `nearest` has it, without the rest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from backchannel.model.claims import Claim

from .glances import Glances
from .nearest import Nearest

EARLIER = "day <= ? ORDER BY day DESC, claim DESC"
LATER = "day > ? ORDER BY day, claim"
AFTER_ALL = "9999-99"
"""After every day."""
AT_ONCE = 100
"""So many ways are gone in one statement."""
OfFacts = Callable[[list[Claim]], tuple[Claim, ...]]
LAST = "\U0010ffff"
"""After every wording."""


class Walk:
    """The claims of one cluster by day, from a day on back and forth."""

    def __init__(self, glances: Glances, of_facts: OfFacts, cluster: int) -> None:
        self._glances, self._of_facts, self._cluster = glances, of_facts, cluster

    def around(self, kinds: Collection[str], *, before: int, after: int, day: date | None) -> Nearest:
        """As `View.claims_around`."""
        found: dict[str, Claim] = {}
        cut: set[str] = set()
        until = day.isoformat() if day else AFTER_ALL
        for kind, wording in self.groups(kinds):
            for many, way in ((before, EARLIER), (after, LATER)):
                taken, more = self._taken(kind, wording, way, until=until, many=many)
                found.update((c.id, c) for c in taken)
                cut |= {kind} if more else set()
        return Nearest(tuple(self._glances.in_order(found.values())), frozenset(cut))

    def groups(self, kinds: Collection[str]) -> Iterator[tuple[str, str]]:
        """The kinds of claims that there are, of tenures with each wording."""
        asked = (
            "SELECT kind, wording FROM roles WHERE cluster = ? AND (kind, wording) > (?, ?)"
            " ORDER BY kind, wording LIMIT 1"
        )
        at = ("", "")
        while found := self._glances.rows(asked, self._cluster, *at):
            kind, wording = found[0]
            wanted = not kinds or kind in kinds
            if wanted:
                yield kind, wording
            at = (kind, wording if wanted else LAST)

    def _taken(self, kind: str, wording: str, way: str, *, until: str, many: int) -> tuple[list[Claim], bool]:
        """The first facts that way, and whether there are more."""
        found: list[Claim] = []
        past = 0
        asked = f"SELECT claim FROM roles WHERE cluster = ? AND kind = ? AND wording = ? AND {way}"
        while len(found) <= many:
            page = self._glances.rows(
                f"{asked} LIMIT ? OFFSET ?", self._cluster, kind, wording, until, many + 1, past
            )
            place = {claim: number for number, (claim,) in enumerate(page)}
            facts = self._of_facts(self._glances.claims_with(place))
            found += sorted(facts, key=lambda c: place[c.id])
            past += len(page)
            if len(page) <= many:
                break
        return found[:many], len(found) > many


def nearest_each(
    glances: Glances,
    of_facts: OfFacts,
    asked: Iterable[tuple[int, date | None]],
    kinds: Sequence[str],
    *,
    each: int,
) -> tuple[Claim, ...]:
    """As `View.claims_around_each`, of kept clusters; all ways are gone together."""
    days = list(asked)
    groups = _groups_of(glances, of_facts, (cluster for cluster, _ in days), kinds)
    ways = [
        (cluster, kind, wording, way, day)
        for cluster, day in days
        for kind, wording in groups[cluster]
        for way in ((EARLIER, LATER) if day else (EARLIER,))
    ]
    pages = _pages(glances, ways, each=each)
    facts = {c.id: c for c in of_facts(glances.claims_with(id_ for page in pages for id_ in page))}
    for (cluster, kind, _, _, day), page in zip(ways, pages, strict=True):
        if any(id_ not in facts for id_ in page):  # what is no fact, or not seen, has taken a place
            walk = Walk(glances, of_facts, cluster)
            again = walk.around((kind,), before=each, after=each if day else 0, day=day)
            facts.update((c.id, c) for c in again.claims)
    return tuple(facts.values())


def _groups_of(
    glances: Glances, of_facts: OfFacts, clusters: Iterable[int], kinds: Sequence[str]
) -> Mapping[int, Sequence[tuple[str, str]]]:
    """By cluster. Only tenures have wordings."""
    every = list(dict.fromkeys(clusters))
    if not kinds:
        return {cluster: list(Walk(glances, of_facts, cluster).groups(kinds)) for cluster in every}
    plain = [(kind, "") for kind in kinds if kind != "tenure"]
    found = {cluster: list(plain) for cluster in every}
    if "tenure" in kinds:
        for cluster, wording in glances.rows_in(_WORDINGS, every):
            found[cluster].append(("tenure", wording))
    return found


_NEXT = "SELECT min(r.wording) FROM roles r WHERE r.kind = 'tenure' AND r.cluster ="
_WORDINGS = (
    "WITH RECURSIVE each (cluster, wording) AS ("
    f"SELECT c.seq, ({_NEXT} c.seq) FROM clusters c WHERE c.seq IN (%s) UNION ALL"
    f" SELECT e.cluster, ({_NEXT} e.cluster AND r.wording > e.wording) FROM each e"
    " WHERE e.wording IS NOT NULL)"
    " SELECT cluster, wording FROM each WHERE wording IS NOT NULL"
)
"""Each wording of the tenures of some clusters, looked up one after the other: of each there are many."""


def _pages(
    glances: Glances, ways: Sequence[tuple[int, str, str, str, date | None]], *, each: int
) -> list[list[str]]:
    """The first ids on each of the ways."""
    pages: list[list[str]] = [[] for _ in ways]
    for at in range(0, len(ways), AT_ONCE):
        some = ways[at : at + AT_ONCE]
        asked = " UNION ALL ".join(
            f"SELECT * FROM (SELECT {at + number} AS way, claim FROM roles"
            f" WHERE cluster = ? AND kind = ? AND wording = ? AND {way} LIMIT {each})"
            for number, (_, _, _, way, _) in enumerate(some)
        )
        values = [
            value
            for cluster, kind, wording, _, day in some
            for value in (cluster, kind, wording, day.isoformat() if day else AFTER_ALL)
        ]
        for number, claim in glances.rows(asked, *values):
            pages[number].append(claim)
    return pages


def ids_between(
    glances: Glances, asked: Sequence[tuple[int, int, date, date]], kinds: Sequence[str]
) -> list[str]:
    """Ids of the claims, of some kinds, of both of two kept clusters within some days; not of tenures."""
    found: dict[str, None] = {}
    each = [(one, other, kind, first, last) for one, other, first, last in asked for kind in kinds]
    for at in range(0, len(each), AT_ONCE):
        some = each[at : at + AT_ONCE]
        statement = " UNION ALL ".join(
            "SELECT r.claim FROM roles r CROSS JOIN roles o ON o.cluster = ? AND o.kind = r.kind"
            " AND o.wording = '' AND o.day = r.day AND o.claim = r.claim"
            " WHERE r.cluster = ? AND r.kind = ? AND r.wording = '' AND r.day BETWEEN ? AND ?"
            for _ in some
        )
        values = [
            value
            for one, other, kind, first, last in some
            for value in (other, one, kind, first.isoformat(), last.isoformat())
        ]
        found.update((claim, None) for (claim,) in glances.rows(statement, *values))
    return list(found)
