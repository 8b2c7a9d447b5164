"""A contact as a reader of one trigger found it, before it is a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Modality
from ...model.entities import Ref
from ...model.facts import ContactMode

if TYPE_CHECKING:
    from spacy.tokens import Token


class Meeting(Struct, kw_only=True):
    """A contact found: who, how, its main word and noun, the tokens that prove it, and its rule."""

    people: list[Ref]
    mode: ContactMode
    verb: Token
    words: tuple[int, int]
    modality: Modality
    score: float
    rule: str
    noun: Token | None = None
    one_way: bool = False
    point_of_contact: bool = False
    place: str | None = None
    about: str | None = None
    same_as_before: bool = False
    """Its people are only pointed at ("the two", "their"): those of the contact told before."""
    is_retelling: bool = False
    """It may only tell again of a contact told before ("the two discussed")."""
