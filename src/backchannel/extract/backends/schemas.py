"""What a backend may answer for each kind of fact: roles that are words of the sentence, and choices."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, get_args

from msgspec import Struct

from ...model.claims import Modality
from ...model.facts import ContactMode, Stage, Standing, TieKind
from ..measures.words import acts

Form = Literal["party", "words", "number", "choice"]
"""Who (words that name or describe somebody), other words, words that tell a number, or one of a list."""


class Role(Struct, frozen=True):
    """One field of an answer."""

    name: str
    form: Form
    told: str
    """What it is, for the model that is asked."""
    needed: bool = False
    at_least: int = 0
    """Over 0: a list of so many; 0: one."""
    choices: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        return self.at_least > 0


MODALITY = Role("modality", "choice", "how the sentence puts it", True, choices=get_args(Modality))


@cache
def schemas() -> dict[str, tuple[Role, ...]]:
    """Roles by kind of fact; kinds that are not here are never asked for."""
    act_names = tuple(sorted({name for listed in acts().values() for name, _ in listed}))
    return {
        "tenure": (
            Role("holder", "party", "who holds the post", True),
            Role("post", "words", "the post", True),
            Role("organisation", "party", "the body where the post is"),
            Role("standing", "choice", "whether the post is held now", True, choices=get_args(Standing)),
            MODALITY,
        ),
        "tie": (
            Role("a", "party", "who stands in the relation", True),
            Role("b", "party", "to whom", True),
            Role("tie", "choice", "what a is to b", True, choices=get_args(TieKind)),
            Role("detail", "words", "the words for the relation"),
            MODALITY,
        ),
        "contact": (
            Role("participants", "party", "who took part, the one who acts first", True, at_least=2),
            Role("mode", "choice", "how they were in contact", True, choices=get_args(ContactMode)),
            Role("place", "words", "where"),
            Role("about", "words", "about what"),
            MODALITY,
        ),
        "statement": (
            Role("speaker", "party", "who says it", True),
            Role("content", "words", "what is said, all of it", True),
            MODALITY,
        ),
        "measure": (
            Role("issuer", "party", "the government or body that acts", True),
            Role("act", "choice", "what it does", True, choices=act_names),
            Role("object", "words", "on what", True),
            Role("targets", "party", "against whom", at_least=1),
            Role("stage", "choice", "how far it has come", True, choices=get_args(Stage)),
            MODALITY,
        ),
        "flow": (
            Role("givers", "party", "who sends or sells", True, at_least=1),
            Role("receivers", "party", "who gets it", True, at_least=1),
            Role("goods", "words", "what is sent", True),
            MODALITY,
        ),
        "figure": (
            Role("subject", "words", "of what it is a number", True),
            Role("property", "words", "of which property"),
            Role("value", "number", "the number as it is written", True),
            MODALITY,
        ),
    }


def json_schema(kind: str) -> dict[str, Any]:
    """The same as JSON Schema, for endpoints that can be held to one. An empty list says: no such fact."""
    roles = schemas()[kind]
    fact = {
        "type": "object",
        "properties": {role.name: _field(role) for role in roles},
        "required": [role.name for role in roles],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"facts": {"type": "array", "items": fact}},
        "required": ["facts"],
        "additionalProperties": False,
    }


def _field(role: Role) -> dict[str, Any]:
    one: dict[str, Any] = (
        {"type": "string", "enum": list(role.choices)} if role.choices else {"type": "string"}
    )
    if role.is_list:
        return {"type": "array", "items": one, "description": role.told}
    return one | {"type": "string" if role.needed else ["string", "null"], "description": role.told}
