"""The fingerprints of a run, indexed so that each new document is compared with a few and not with all."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from backchannel.model.reports import DocumentRelation

from .copies import relation
from .fingerprints import Fingerprint, opened

LEAST_COSINE = 0.26
"""Documents whose words are less alike are no reports of one event."""
GRANTED = 0.02
"""The squared weight of the commonest words that `alike` leaves out at first, of 1 in all."""
LEAST_SHARED_RUNS = 2
FURNITURE = 1000
"""A run of words that so many documents have is a line of the outlet: it brings no candidates."""


class Shelf:
    """Fingerprints added one after the other; memory is linear in their number (about 10 kB each)."""

    def __init__(self, known: Iterable[Fingerprint] = ()) -> None:
        self._prints: list[Fingerprint] = []
        self._by_term: defaultdict[int, _Postings] = defaultdict(_Postings.empty)
        self._by_run: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        for one in known:
            self.add(one)

    def add(self, fingerprint: Fingerprint) -> None:
        place = len(self._prints)
        self._prints.append(fingerprint)
        for term, weight in opened(fingerprint).terms.items():
            postings = self._by_term[term]
            postings.places.append(place)
            postings.weights.append(weight)
        for run in opened(fingerprint).sample:
            self._by_run[run].append(place)

    def candidates(self, new: Fingerprint) -> list[Fingerprint]:
        """Those worth comparing with `new`, alike in subject or words, in the order in which they came."""
        places = {*self._alike(new), *self._sharing(new)}
        return [self._prints[p] for p in sorted(places) if self._prints[p].document != new.document]

    def alike(self, new: Fingerprint, *, least: float) -> list[tuple[Fingerprint, float]]:
        """Those whose words are so alike, each with the cosine, in the order in which they came.

        The words that most documents have weigh little and cost most: at first they are left out, and what
        they can add at most (Cauchy and Schwarz) is granted to everybody; then they are counted for the rest.
        """
        terms = sorted(opened(new).terms.items(), key=self._holders, reverse=True)
        granted, cut = 0.0, 0
        while cut < len(terms) and granted + terms[cut][1] ** 2 <= GRANTED:
            granted += terms[cut][1] ** 2
            cut += 1
        cosines = self._cosines(dict(terms[cut:]))
        found = []
        for place in np.flatnonzero(cosines >= least - granted**0.5):
            one = self._prints[place]
            weights = opened(one).terms
            cosine = float(cosines[place]) + sum(w * weights.get(term, 0.0) for term, w in terms[:cut])
            if cosine >= least and one.document != new.document:
                found.append((one, cosine))
        return found

    def _holders(self, term: tuple[int, float]) -> int:
        """How many documents have it."""
        postings = self._by_term.get(term[0])
        return len(postings.places) if postings else 0

    def relations(self, new: Fingerprint) -> list[DocumentRelation]:
        """What `new` is to each document on the shelf; the rest is left out."""
        found = (relation(new, other) for other in self.candidates(new))
        return [one for one in found if one is not None]

    def _alike(self, new: Fingerprint) -> list[int]:
        return [int(place) for place in np.flatnonzero(self._cosines(opened(new).terms) >= LEAST_COSINE)]

    def _cosines(self, terms: dict[int, float]) -> NDArray[np.float64]:
        """The cosine with every document at once: one term after the other, all its documents together."""
        met = [(self._by_term[t], w) for t, w in terms.items() if t in self._by_term]
        if not met:
            return np.zeros(len(self._prints))
        places = np.concatenate([np.frombuffer(postings.places, dtype=np.uint32) for postings, _ in met])
        products = np.concatenate([np.frombuffer(p.weights, dtype=np.float32) * weight for p, weight in met])
        cosines = np.bincount(places, weights=products, minlength=len(self._prints))
        return cosines.astype(np.float64)

    def _sharing(self, new: Fingerprint) -> list[int]:
        shared: Counter[int] = Counter()
        for run in opened(new).sample:
            holders = self._by_run.get(run, ())
            if len(holders) <= FURNITURE:
                shared.update(holders)
        return [place for place, count in shared.items() if count >= LEAST_SHARED_RUNS]


class _Postings(NamedTuple):
    """The documents that have a term, by their place on the shelf, and its weight in each."""

    places: array[int]
    weights: array[float]

    @classmethod
    def empty(cls) -> _Postings:
        return cls(array("I"), array("f"))
