"""The strands of a desk of which nothing is hidden, as it is now: from the tables in which they are filed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from backchannel.model.claims import is_asked
from backchannel.model.facts import kind_of

from .floors import floor_of
from .glanced_reports import GlancedReports
from .glances import Glances
from .strands import NOBODY, Numbers, Strands, Told, columns_of, telling_of

_COUNTED = (
    *("documents", "claims", "entity_readings", "judgements", "withdrawals", "document_judgements"),
    *("clusters", "tellings"),
)
_COLUMNS = ("telling", "origin", "garbled", "reported", "begun", "ended", "one", "other")
_DAY, _START = 22, 28
"""Bits for a day, and for a place in a text."""


class Filed:
    """As `of_claims` of all facts, to the byte."""

    def __init__(self, glances: Glances, reports: GlancedReports) -> None:
        self._glances, self._reports = glances, reports

    def of(self, kinds: Sequence[str]) -> Strands:
        """Those of some kinds."""
        lasting, name, state = self._glances.lasting, f"strands {' '.join(kinds)}", self._state()
        if name not in lasting or lasting[name][0] != state:
            lasting[name] = (state, self._every(kinds))
        every: Strands = lasting[name][1]
        holds = self._holding(every)
        return every if holds.all() else _some_of(every, np.flatnonzero(holds))

    def _state(self) -> tuple[object, ...]:
        """Another after every writing that may change who is in which claim, or when it was told."""
        latest = ", ".join(f"(SELECT max(seq) FROM {table})" for table in _COUNTED)
        return self._glances.rows(f"SELECT {latest}, (SELECT count(*) FROM tombstones)")[0]

    def _every(self, kinds: Sequence[str]) -> Strands:
        """Also of those that are no facts."""
        ids, columns = self._read(kinds)
        telling, document, garbled, start, reported, begun, ended, one, other = columns
        words = {seq: telling_of(text) for seq, text in self._glances.rows("SELECT seq, words FROM tellings")}
        told, telling = _numbered(telling, words)
        places, published = self._places()
        order = _by_id_where_equal(np.lexsort((start, places[document])), ids, start, document)
        ids = [ids[place] for place in order.tolist()]
        crowds = self._crowds(ids)
        ends = [one[order], other[order], np.array([e for row in crowds.values() for e in row], np.int64)]
        beings, kinds_of, (one, other, more) = self._beings(ends)
        origins, origin, first = self._origins(document[order], reported[order], places, published)
        at = iter(more.tolist())
        return Strands(
            ids=ids,
            told=told,
            telling=telling[order],
            origins=origins,
            origin=origin,
            garbled=garbled[order],
            reported=first,
            begun=begun[order],
            ended=ended[order],
            beings=beings,
            kinds=kinds_of,
            one=one,
            other=other,
            crowds={place: tuple(next(at) for _ in row) for place, row in crowds.items()},
        )

    def _read(self, kinds: Sequence[str]) -> tuple[list[str], Sequence[Numbers]]:
        """The ids, and in the same order all that is filed as numbers; who is one has the cluster's."""
        of_kinds = f"SELECT seq FROM tellings WHERE json_extract(words, '$[0]') IN ({_places_for(kinds)})"
        listed = f"SELECT s.id FROM strands s WHERE s.telling IN ({of_kinds}) ORDER BY s.claim"
        ids = [id_ for (id_,) in self._glances.execute(listed, tuple(kinds))]
        asked = (  # a column that is not read is a third of a second less
            f"SELECT (s.telling << {_DAY + 1}) | (s.reported << 1) | s.garbled,"
            f" (s.document << {_START}) | s.start, (s.begun << {_DAY}) | s.ended,"
            " coalesce(a.cluster, -s.one), coalesce(b.cluster, -s.other)"
            " FROM strands s LEFT JOIN stands_for a ON a.entity = s.one"
            f" LEFT JOIN stands_for b ON b.entity = s.other WHERE s.telling IN ({of_kinds}) ORDER BY s.claim"
        )
        read = chain.from_iterable(self._glances.execute(asked, tuple(kinds)))
        told, place, days, one, other = columns_of(np.fromiter(read, np.int64, len(ids) * 5), 5)
        telling, garbled, reported = told >> _DAY + 1, told & 1, _low(told >> 1, _DAY)
        document, start, begun, ended = place >> _START, _low(place, _START), days >> _DAY, _low(days, _DAY)
        return ids, [telling, document, garbled, start, reported, begun, ended, one, other]

    def _holding(self, every: Strands) -> NDArray[np.bool_]:
        """Which are facts."""
        holds = np.array([not is_asked(one.made_by) for one in every.told], np.bool_)[every.telling]
        floors = [floor_of(kind_of(one.fact)) for one in every.told]
        low = "SELECT id, score FROM strands WHERE score < ?"
        scores = dict(self._glances.rows(low, max(floors, default=0.0)))
        verdicts = self._glances.verdicts
        gone = {id_ for (id_,) in self._glances.rows("SELECT id FROM claims WHERE known_end IS NOT NULL")}
        asked = scores.keys() | verdicts.keys() | gone
        for at, id_ in enumerate(every.ids) if asked else ():
            if id_ in asked:
                sure = holds[at] and scores.get(id_, 1.0) >= floors[every.telling[at]]
                holds[at] = id_ not in gone and (verdicts[id_] == "accepted" if id_ in verdicts else sure)
        return holds

    def _places(self) -> tuple[Numbers, tuple[str, ...]]:
        """By number of a document its place in their order; and their ids by that place."""
        days = dict(self._glances.rows("SELECT seq, published FROM documents INDEXED BY documents_by_day"))
        listed = self._glances.rows("SELECT seq, id FROM documents ORDER BY id")
        listed.sort(key=lambda row: days[row[0]] or "9999-12-31")
        places = np.zeros(max(days, default=0) + 1, np.int64)
        places[[seq for seq, _ in listed]] = np.arange(len(listed))
        return places, tuple(id_ for _, id_ in listed)

    def _crowds(self, ids: Sequence[str]) -> dict[int, list[int]]:
        """By place: who else is in it, by number of the entity or, below 0, of the cluster."""
        asked = (
            "SELECT t.id, coalesce(s.cluster, -c.entity) FROM crowds c JOIN strands t ON t.claim = c.claim"
            " LEFT JOIN stands_for s ON s.entity = c.entity ORDER BY c.claim, c.place"
        )
        rows = self._glances.rows(asked)
        if not rows:
            return {}
        wanted = {id_ for id_, _ in rows}
        at = {id_: place for place, id_ in enumerate(ids) if id_ in wanted}
        found: dict[int, list[int]] = {}
        for id_, being in rows:
            if id_ in at:
                found.setdefault(at[id_], []).append(being)
        return dict(sorted(found.items()))

    def _beings(self, ends: Sequence[Numbers]) -> tuple[tuple[str, ...], tuple[str, ...], Sequence[Numbers]]:
        """Canonical ids with their kinds, and who is meant by numbers of clusters and, below 0, entities."""
        codes, inverse = np.unique(np.concatenate(ends), return_inverse=True)
        tops = dict(self._glances.rows("SELECT seq, top FROM clusters"))
        kinds = self._kinds_of_clusters()
        alone = dict[int, tuple[str, str]]()
        asked = (
            "SELECT e.seq, e.ref, coalesce(a.kind, e.kind), coalesce(a.mentions, e.mentions) FROM entities e"
            " LEFT JOIN entity_readings a ON a.seq = (SELECT max(seq) FROM entity_readings WHERE ref = e.ref)"
            " WHERE e.seq IN (%s)"
        )
        for seq, ref, kind, mentions in self._glances.rows_in(asked, (-codes[codes < 0]).tolist()):
            alone[-seq] = ref, kind if mentions != "[]" else ""
        found = [(tops[c], kinds[c]) if c > 0 else alone[c] for c in codes.tolist() if c]
        order = sorted(range(len(found)), key=lambda at: found[at][0])
        rank = np.zeros(len(found), np.int64)
        rank[order] = np.arange(len(found))
        numbers = np.full(codes.size, NOBODY, np.int64)
        numbers[codes != 0] = rank
        parts = np.split(numbers[inverse.ravel()], np.cumsum([one.size for one in ends])[:-1])
        return tuple(found[at][0] for at in order), tuple(found[at][1] for at in order), parts

    def _kinds_of_clusters(self) -> dict[int, str]:
        """As `naming.known_of_forms` has them: the commonest."""
        asked = "SELECT cluster, kind, sum(members) FROM forms GROUP BY cluster, kind"
        by_kind = sorted(self._glances.rows(asked), key=lambda row: row[1], reverse=True)
        rows = sorted(by_kind, key=lambda row: row[2])  # the last of a cluster counts
        return {cluster: kind for cluster, kind, _ in rows}

    def _origins(
        self, document: Numbers, reported: Numbers, places: Numbers, ids: tuple[str, ...]
    ) -> tuple[tuple[str, ...], Numbers, Numbers]:
        """(ids of reports, which of them each claim is of, its first day)."""
        asked = (
            'SELECT d.seq, d.id FROM documents d WHERE d.id IN (SELECT "left" FROM document_judgements'
            " WHERE relation != 'same_story' UNION SELECT \"right\" FROM document_judgements"
            " WHERE relation != 'same_story')"
        )
        related = self._glances.rows(asked)
        origin = places[document]
        first = reported.copy()
        if related:
            self._reports.meet(id_ for _, id_ in related)
            place = {id_: at for at, id_ in enumerate(ids)}
            own, days = np.arange(len(ids)), np.full(len(ids), NOBODY, np.int64)
            for seq, id_ in related:
                day = self._reports.first_reported(id_)
                days[places[seq]] = day.toordinal() if day else 0
                shares = bool(self._reports.sharing(id_))
                own[places[seq]] = NOBODY if shares else place[self._reports.origin(id_) or id_]
            known = days[origin]
            first = np.where(known == NOBODY, reported, known)
            origin = own[origin]
        return ids, origin, first


def _low(numbers: Numbers, bits: int) -> Numbers:
    """The lowest bits of each."""
    return numbers & ((1 << bits) - 1)


def _some_of(every: Strands, keep: Numbers) -> Strands:
    """Those at some places."""
    places = keep.tolist()
    now_at = {place: at for at, place in enumerate(places)} if every.crowds else {}
    columns = {name: getattr(every, name)[keep] for name in _COLUMNS}
    return every._replace(
        ids=[every.ids[place] for place in places],
        crowds={now_at[place]: row for place, row in every.crowds.items() if place in now_at},
        **columns,
    )


def _places_for(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _numbered(telling: Numbers, told: Mapping[int, Told]) -> tuple[tuple[Told, ...], Numbers]:
    """The tellings that occur, and which of them each is."""
    seqs, inverse = np.unique(telling, return_inverse=True)
    return tuple(told[seq] for seq in seqs.tolist()), inverse.ravel()


def _by_id_where_equal(keep: Numbers, ids: Sequence[str], start: Numbers, document: Numbers) -> Numbers:
    """The same places; those of one document that begin at one place by id."""
    equal = (document[keep][1:] == document[keep][:-1]) & (start[keep][1:] == start[keep][:-1])
    begin = 0
    for at in [*(np.flatnonzero(~equal) + 1).tolist(), keep.size] if equal.any() else ():
        if at - begin > 1:
            keep[begin:at] = sorted(keep[begin:at].tolist(), key=ids.__getitem__)
        begin = at
    return keep
