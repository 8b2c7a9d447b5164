"""Which sentences were rewritten into which."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.resolve.pairing import LIKE, like_pairs, likeness

BAGS = st.lists(st.frozensets(st.sampled_from("abcde"), max_size=4), max_size=8)


def bags(*sentences: str) -> list[frozenset[str]]:
    return [frozenset(sentence.split()) for sentence in sentences]


def test_sentences_are_paired_by_their_words_around_a_new_one() -> None:
    left = bags("the quay is open", "ships pay a fee")
    right = bags("the quay is closed", "nobody knows why", "ships pay no fee")
    assert like_pairs(left, right) == [(0, 0), (1, 2)]


@settings(deadline=None)
@given(BAGS, BAGS)
def test_pairs_rise_and_are_alike(left: list[frozenset[str]], right: list[frozenset[str]]) -> None:
    found = like_pairs(left, right)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))
    assert all(likeness(left[a], right[b]) >= LIKE for a, b in found)


@settings(deadline=None)
@given(BAGS)
def test_all_of_the_same_are_paired_in_order(same: list[frozenset[str]]) -> None:
    full = [bag for bag in same if bag]
    assert like_pairs(full, full) == [(n, n) for n in range(len(full))]


def test_very_many_are_paired_in_shares() -> None:
    left = bags(*(f"word{n} other{n}" for n in range(450)))
    assert like_pairs(left, left) == [(n, n) for n in range(450)]
