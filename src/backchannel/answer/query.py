"""The words of a search: names and words, and operators that narrow it; the same in every face.

`timber said-by:"Ilse Brandt" after:2031-05` looks for what she said of timber later than that May.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from backchannel.model.errors import BadQuestion

NAME_KINDS = ("person", "organisation", "post", "place", "group")
FACT_KINDS = ("tenure", "tie", "contact", "statement", "measure", "remit", "flow", "figure", "attribute")
TEXT_KINDS = ("passage", "document")
KINDS = (*NAME_KINDS, *FACT_KINDS, *TEXT_KINDS)
MEANT: dict[str, tuple[str, ...]] = {
    "people": ("person",),
    "body": ("organisation",),
    "bodies": ("organisation",),
    "organization": ("organisation",),
    "name": NAME_KINDS,
    "claim": FACT_KINDS,
    "fact": FACT_KINDS,
}
"""Other words for kinds."""
OPERATORS: dict[str, str] = {
    "to": "to a person or body: contacts with them, what was said to them",
    "about": "about an issue in plain words",
    "before": "before a day, month or year",
    "after": "after a day, month or year",
    "said-by": "what somebody said",
    "kind": "only " + ", ".join(KINDS),
    "outlet": "only as that outlet has it",
    "modality": "only what is asserted, hedged, planned, expected, denied …",
}
"""Every operator and what it asks for, in the order in which they are offered."""
_OPERATOR = re.compile(rf'(?<!\S)({"|".join(OPERATORS)}):(?:["“]([^"”]*)["”]|([^\s"“]*))', re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Query(Struct, frozen=True, kw_only=True):
    """What is looked for: `words`, and what all that is found must be as well."""

    words: str
    to: str | None = None
    about: str | None = None
    before: date | None = None
    """Only what was before this day."""
    after: date | None = None
    """Only what was on this day or later: the first one after the day, month or year of the operator."""
    said_by: str | None = None
    kinds: tuple[str, ...] = ()
    """Those of `KINDS` that are wanted; all where there is none."""
    outlet: str | None = None
    modality: str | None = None

    @property
    def wants_facts_only(self) -> bool:
        """Whether a name or a passage cannot be what is looked for."""
        return bool(self.to or self.said_by or self.modality)

    def wants(self, kinds: Iterable[str]) -> bool:
        """Whether anything of these kinds is looked for."""
        return not self.kinds or any(kind in self.kinds for kind in kinds)


def query_of(words: str) -> Query:
    """The words parted from their operators.

    Raises: BadQuestion for an operator without a value, one that stands twice, or a value that is none.

    >>> query_of('kind:ties said-by:"Ilse Brandt" "river permits"').said_by
    'Ilse Brandt'
    """
    given: dict[str, list[str]] = {}
    for found in _OPERATOR.finditer(words):
        name, value = found[1].lower(), (found[2] if found[2] is not None else found[3]).strip()
        if not value:
            raise BadQuestion(f"{name}: has nothing behind it", remedy=f"{name}: asks for {OPERATORS[name]}")
        given.setdefault(name, []).append(value)
    for name, values in given.items():
        if len(values) > 1 and name != "kind":
            raise BadQuestion(f"{name}: stands twice", remedy="ask for one at a time")
    before, after = (given.get(name, [None])[0] for name in ("before", "after"))
    return Query(
        words=" ".join(_OPERATOR.sub(" ", words).split()),
        to=given.get("to", [None])[0],
        about=given.get("about", [None])[0],
        before=_days(before)[0] if before else None,
        after=_days(after)[1] if after else None,
        said_by=given.get("said-by", [None])[0],
        kinds=tuple(dict.fromkeys(kind for said in given.get("kind", ()) for kind in _kinds(said))),
        outlet=given.get("outlet", [None])[0],
        modality=given.get("modality", [None])[0],
    )


def narrowed(words: str, name: str, value: str) -> str:
    """The words with one operator more, in the place of what stood there of that name."""
    others = " ".join(without(words, name).split())
    return f"{others} {said(name, value)}".strip()


def without(words: str, name: str) -> str:
    """The words without one of their operators."""
    left = _OPERATOR.sub(lambda found: "" if found[1].lower() == name else found[0], words)
    return " ".join(left.split())


def said(name: str, value: str) -> str:
    """An operator as it is written.

    >>> said("said-by", "Ilse Brandt")
    'said-by:"Ilse Brandt"'
    """
    plain = value.replace('"', "")
    return f'{name}:"{plain}"' if re.search(r"\s", plain) else f"{name}:{plain}"


def operators_in(words: str) -> list[tuple[str, str]]:
    """(name, value) of every operator, in their order."""
    return [
        (found[1].lower(), found[2] if found[2] is not None else found[3])
        for found in _OPERATOR.finditer(words)
    ]


def _kinds(said_kind: str) -> tuple[str, ...]:
    low = said_kind.lower()
    for word in (low, low.removesuffix("s"), low.removesuffix("ies") + "y"):
        if word in KINDS:
            return (word,)
        if word in MEANT:
            return MEANT[word]
    raise BadQuestion(f"there is no kind {said_kind!r}", remedy=f"give one of {', '.join(KINDS)}")


def _days(words: str) -> tuple[date, date]:
    """The first day of a day, month or year, and the first one after it. Raises: BadQuestion."""
    found = _DAY.fullmatch(words)
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if day and month:
            first = date(year, month, day)
            return first, date.fromordinal(first.toordinal() + 1)
        if month:
            return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
        return date(year, 1, 1), date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        raise BadQuestion(
            f"{words!r} is no day, month or year", remedy="write it as 2031-05-04, 2031-05 or 2031"
        ) from None
