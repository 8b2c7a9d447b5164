"""A name above a post, on a letterhead or under a text: "The Hon Ana Souza MP", then "Minister for Roads".

Two lines that touch, the first only a name with an honour or a known first name, the second only a post with
its field; they stand apart from running text, unlike a line of a list or a heading above a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ...gazetteer import is_first_name
from ..posts.wording import head_range
from .roster_forms import LINE, Row, is_post_line, name_in

RANKED = re.compile(r"(?:senator|governor|ambassador|general|dr\.?|sen\.)\s+(?=the\s|\w)", re.IGNORECASE)
"""A title before the honours of a name: "Senator the Hon Ana Souza"."""
HONOUR = re.compile(
    r"(?:\w+\s+)?(?:the\s+)?(?:(?:rt|right)\.?\s+)?hon(?:ou?rable)?\b|h\.?e\.?\s", re.IGNORECASE
)
"""Before a name that then needs no known first name."""
LONGEST_POST = 90


def letterhead_rows(text: str) -> Iterator[Row]:
    """Each name with the post below it, in reading order."""
    places = [m.span() for m in LINE.finditer(text)]
    for n, (first, second) in enumerate(pairwise(places)):
        if text.count("\n", first[1], second[0]) != 1 or second[1] - second[0] > LONGEST_POST:
            continue
        before = places[n - 1][1] if n else 0
        after = places[n + 2][0] if n + 2 < len(places) else len(text)
        if (n and text.count("\n", before, first[0]) < 2) or text.count("\n", second[1], after) == 1:
            continue
        ranked = RANKED.match(text, *first)
        name = name_in(text, ranked.end() if ranked else first[0], first[1])
        if name is None:
            continue
        honoured = HONOUR.match(text, *first) is not None
        if not honoured and is_first_name(text[slice(*name)].split()[0]) is not True:
            continue
        words = text[slice(*second)]
        found = head_range(words) if is_post_line(words) else None
        if found is not None and len(words.split()) > 1:
            yield Row(person=name, posts=(second,))
