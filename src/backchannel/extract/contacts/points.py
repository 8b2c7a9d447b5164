"""Standing contacts: "X is the ministry's main point of contact with Y, as is Z"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.claims import Modality
from ...model.entities import Ref
from ..syntax.clauses import clause_range, modality_of, prepositions, subject_of
from ..syntax.verbs import forms_of
from ..word_lists import Phrases, word_list
from .meeting import Meeting
from .participants import actors

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

COPULAS = forms_of("be") | forms_of("become") | forms_of("remain") | {"as"}


@cache
def contact_points() -> Phrases:
    """The words for somebody through whom a contact goes."""
    return Phrases(tuple(word_list("contacts")["point_of_contact"]["phrases"]))


def point_of_contact(parsed: Parsed, token: Token) -> Meeting | None:
    """Who is a point of contact, and with whom; None where one of them is not named."""
    if not contact_points().at(parsed.lower, token.i):
        return None
    verb = token.head
    if token.dep_ not in ("attr", "oprd", "pobj") or verb.lower_ not in COPULAS:
        return None
    verb = verb.head if verb.lower_ == "as" else verb
    subject = subject_of(verb)
    others = [
        r
        for t in (token, *token.subtree, verb)
        for p, o in prepositions(t)
        if p in ("with", "to", "for", "between")
        for r in actors(parsed, o)
    ]
    people = [*actors(parsed, subject), *_as_is(parsed, verb)]
    modality: Modality = "ongoing" if verb.lower_ in ("is", "are", "remains", "'s") else modality_of(verb)
    return Meeting(
        people=[*people, *others] if people and others else people,
        mode="other",
        verb=verb,
        words=clause_range(verb),
        modality=modality,
        score=0.85,
        rule="point of contact",
        point_of_contact=True,
    )


def _as_is(parsed: Parsed, verb: Token) -> list[Ref]:
    """ "…, as is Z": Z shares what is said of the subject."""
    sentence = list(verb.sent)
    for i, token in enumerate(sentence[:-2]):
        if (
            token.lower_ == "as"
            and sentence[i + 1].lower_ in ("is", "are", "was", "were", "does", "did")
            and token.i > verb.i
        ):
            people = [
                r
                for t in sentence[i + 2 :]
                if (r := parsed.cast.who(t)) and parsed.cast.kind_of(r) == "person"
            ]
            return list(dict.fromkeys(people))
    return []
