"""Who the ends of a flow are: people, bodies and places of the cast, and places the cast does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...model.entities import EntityKind, Ref
from ..syntax.clauses import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

SIDES = frozenset(["place", "organisation", "group", "post", "person"])
COMPANY = frozenset(
    [
        "company",
        "firm",
        "manufacturer",
        "maker",
        "producer",
        "supplier",
        "exporter",
        "group",
        "giant",
        "retailer",
    ]
)
PLACES = frozenset(["GPE", "LOC", "FAC"])
BACK = 400
"""How many tokens back "the company" may mean a company by name."""


def parties(parsed: Parsed, heads: Iterable[Token], *, places: bool) -> tuple[Ref, ...]:
    """The parties that phrases with these heads name, in order, each once; joint ones one by one.

    `places`: an unknown name is taken for a place, because people and goods move between places.
    """
    found: list[Ref] = []
    for head in heads:
        if not parsed.dates_between(head.idx, head.idx + len(head)):
            parts = [head, *(t for t in head.conjuncts if t.i > head.i)]
            found.extend(r for part in parts for r in _party(parsed, part, places) if r not in found)
    return tuple(found)


def _party(parsed: Parsed, head: Token, places: bool) -> list[Ref]:
    cast = parsed.cast
    if _is_longer_name(parsed, head):
        return [_minted(parsed, head, "place")]
    if head.lower_ in COMPANY and (company := _company_before(parsed, head)) is not None:
        return [company]
    refs = [r for r in cast.all_parties(head)[:1] if cast.kind_of(r) in SIDES]
    if refs:
        return refs
    inside = [c for child in head.lefts if (c := cast.at(child.i)) is not None and c.kind in SIDES]
    if inside:
        return [cast.ref_of(inside[0])]
    is_place = head.ent_type_ in PLACES or (places and head.ent_type_ != "PERSON")
    return [_minted(parsed, head, "place")] if head.text[:1].isupper() and is_place and head.is_alpha else []


def _is_longer_name(parsed: Parsed, head: Token) -> bool:
    """The known name is only the end of the one written: "Central Asia", "Latin America"."""
    known = parsed.cast.at(head.i)
    before = parsed.tokens[head.i - 1] if head.i else None
    if known is None or known.kind != "place" or before is None or before.head.i != head.i:
        return False
    return before.dep_ == "compound" and before.text[:1].isupper() and parsed.cast.at(before.i) is None


def _minted(parsed: Parsed, head: Token, kind: EntityKind) -> Ref:
    """A place by the words of the text, with the region after the comma: "Springfield, Ohio"."""
    start = min((c.i for c in head.lefts if c.dep_ == "compound"), default=head.i)
    region = next((c for c in head.rights if c.dep_ == "appos" and parsed.cast.at(c.i) is not None), None)
    end = region.i + 1 if region is not None else head.i + 1
    known = parsed.cast.at(region.i) if region is not None else None
    last = parsed.tokens[end - 1]
    caption = parsed.text[parsed.tokens[start].idx : last.idx + len(last)]
    return parsed.cast.mint(kind, caption, start, end, country=known.code if known is not None else None)


def _company_before(parsed: Parsed, head: Token) -> Ref | None:
    """The company that "the company" means: the body of no country that does most in the text before it."""
    if {c.lower_ for c in head.lefts} not in ({"the"}, {"this"}):
        return None
    acting: Counter[Ref] = Counter()
    for i in range(head.i - 1, max(-1, head.i - BACK), -1):
        character = parsed.cast.at(i)
        if character is None or character.kind != "organisation" or character.code is not None:
            continue
        if parsed.tokens[i].dep_ in SUBJECTS and parsed.cast.is_named(ref := parsed.cast.ref_of(character)):
            acting[ref] += 1
    return max(acting, key=acting.__getitem__, default=None)
