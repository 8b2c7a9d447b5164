"""Tenures that official texts tell in set forms: nominations, appointments, and their withdrawal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...gazetteer import country_code, parent_of
from ...model.claims import Draft
from ...model.entities import Ref
from ...model.facts import Standing, Tenure
from ..people.name_patterns import Range
from ..posts.wording import country_in, normal_post, singular
from .nomination_forms import Act, Naming
from .nomination_lists import official_namings

if TYPE_CHECKING:
    from ..parsed import Parsed

NAME = "nominations.v1"
STANDING: dict[Act, Standing] = {
    "nominated": "candidate",
    "withdrawn": "candidate",
    "to_appoint": "incoming",
    "appointed": "current",
}
SCORE = 0.95


def nominations(parsed: Parsed) -> Iterator[Draft]:
    """A tenure for each person named to a post, in reading order.

    Whoever is nominated is a candidate, and denied where the nomination is withdrawn. The limit of a term
    gives no period: it is open whether and when it begins. The country is that of the post's own words, else
    that of the place where the person is from, marked as inferred.
    """
    for naming in official_namings(parsed.joined):
        if not parsed.in_furniture(naming.start) and (draft := _draft(parsed, naming)) is not None:
            yield draft


def _draft(parsed: Parsed, naming: Naming) -> Draft | None:
    holder = person_at(parsed, naming.person)
    if holder is None:
        return None
    text = parsed.joined
    words = text[slice(*naming.post)]
    own = country_in(words)
    inferred = _home(text[slice(*naming.place)]) if own is None and naming.place else None
    post = normal_post(singular(words) if naming.lead else words)
    proofs = [parsed.evidence(naming.start, naming.end)]
    if naming.lead:
        proofs.append(parsed.evidence(*naming.lead))
    return Draft(
        fact=Tenure(
            holder=holder,
            post=post,
            office=office_of(parsed, naming.post, post, own or inferred),
            organisation=body_in(parsed, naming.post, own),
            standing=STANDING[naming.act],
            predecessor=person_at(parsed, naming.predecessor) if naming.predecessor else None,
            country=own or inferred,
            country_inferred=inferred is not None,
        ),
        evidence=tuple(proofs),
        made_by=NAME,
        rule="set form",
        score=SCORE,
        modality="denied" if naming.act == "withdrawn" else "asserted",
    )


def person_at(parsed: Parsed, words: Range) -> Ref | None:
    """The person whom a range of characters names; None where the name finder sees another thing there."""
    span = parsed.doc.char_span(*words, alignment_mode="expand")
    found = parsed.cast.at(span.end - 1) if span is not None else None
    return parsed.cast.ref_of(found) if found is not None and found.kind == "person" else None


def body_in(parsed: Parsed, words: Range, country: str | None) -> Ref | None:
    """The country whose post it is where its words name it, else a body they name.

    One plain word is a field, no body: "State" of "Assistant Secretary of State".
    """
    span = parsed.doc.char_span(*words, alignment_mode="expand")
    found = [c for i in range(span.start, span.end) if (c := parsed.cast.at(i)) is not None] if span else []
    own = [c for c in found if c.kind == "place" and country is not None and c.code == country]
    bodies = [c for c in found if c.kind == "organisation" and (" " in c.caption or c.caption.isupper())]
    return parsed.cast.ref_of((own or bodies)[0]) if own or bodies else None


def office_of(parsed: Parsed, words: Range, post: str, country: str | None) -> Ref:
    """The post as an entity of the document, at its words."""
    span = parsed.doc.char_span(*words, alignment_mode="expand")
    return parsed.cast.mint("post", post, span.start, span.end, country=country)


def _home(place: str) -> str | None:
    """The country of a place: "Ohio" gives "US"."""
    code = country_code(place.strip().removeprefix("the "))
    while code is not None and (parent := parent_of(code)) is not None:
        code = parent
    return code
