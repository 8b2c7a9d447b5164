"""Names that are spelt nearly as the words are: for a search that finds nothing."""

from __future__ import annotations

from difflib import SequenceMatcher

from .query import Query, narrowed, operators_in, said
from .reading import Reading

BEGINNING = 2
"""So many first letters must be right: names are looked up by how they begin."""
READ = 60
"""So many names that begin so are compared."""
LIKE = 0.7
"""The least likeness, 0..1, of a name that is offered: two letters of seven wrong."""
OFFERED = 5


def spellings(view: Reading, query: Query, words: str) -> tuple[str, ...]:
    """The words again, each time with one name that is there in the place of what was not; likest first."""
    operators = " ".join(said(*one) for one in operators_in(words))
    found = [(likeness, f"{caption} {operators}".strip()) for likeness, caption in _like(view, query.words)]
    for name, value in operators_in(words):
        if name in ("to", "said-by"):
            found += [(likeness, narrowed(words, name, caption)) for likeness, caption in _like(view, value)]
    best = sorted(found, key=lambda f: (-f[0], f[1]))
    return tuple(dict.fromkeys(instead for _, instead in best))[:OFFERED]


def _like(view: Reading, value: str) -> list[tuple[float, str]]:
    """Names that hold a word like one of these, and how like."""
    found: dict[str, float] = {}
    for word in (w.strip('"“”').casefold() for w in value.split()):
        if len(word) <= BEGINNING:
            continue
        for one in view.begun(word[:BEGINNING], at_most=READ):
            likeness = max(
                SequenceMatcher(None, word, part.casefold()).ratio()
                for name in (one.caption, *one.names)
                for part in name.split()
            )
            if likeness >= LIKE:
                found[one.caption] = max(likeness, found.get(one.caption, 0.0))
    return [(likeness, caption) for caption, likeness in found.items()]
