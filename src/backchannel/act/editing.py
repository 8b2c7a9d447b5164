"""A finding as a person corrects it: the same words of the same document, other fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

import msgspec
from msgspec.structs import replace

from backchannel.ledger.naming import folded
from backchannel.model.claims import Basis, Claim, Draft, Modality
from backchannel.model.entities import Entity
from backchannel.model.errors import BadQuestion
from backchannel.model.facts import ROLES, Fact, kind_of
from backchannel.model.times import Period

ENVELOPE = ("valid", "modality", "basis")
NOT_EDITED = ("content", "cue", "links", "legal_act")
"""Places in the text and what is read together with them: a wrong one is rejected and entered anew."""


def fields_of(fact: Fact) -> tuple[str, ...]:
    """What of a fact may be edited, in the order of its fields; then the fields around it."""
    own = (name for name in fact.__struct_fields__ if name not in NOT_EDITED)
    return (*own, *ENVELOPE)


def shown_fields(found: Claim | Draft, entities: Sequence[Entity]) -> dict[str, str]:
    """Each field as a person would write it; empty where nothing is known."""
    names = {entity.ref: entity.caption for entity in entities}
    shown = {}
    for field in fields_of(found.fact):
        value = getattr(found if field in ENVELOPE else found.fact, field)
        shown[field] = _as_written(value, names)
    return shown


def edited(
    found: Claim | Draft,
    changes: Mapping[str, str],
    *,
    entities: Sequence[Entity],
    by: str,
    even_unchanged: bool = False,
) -> Draft:
    """The finding with its changes, as that person's own. An empty value takes a field back to unknown.

    Roles are given by the name of somebody in the document, several parted by semicolons.
    Raises: BadQuestion for a field or a value that cannot be; BadPeriod.
    """
    allowed = fields_of(found.fact)
    for field in changes:
        if field not in allowed:
            raise BadQuestion(
                f"a {kind_of(found.fact)} has no field {field!r} to edit", remedy=f"edit {', '.join(allowed)}"
            )
    draft = Draft(
        fact=_fact(found.fact, {f: v for f, v in changes.items() if f not in ENVELOPE}, entities),
        evidence=found.evidence,
        made_by=by,
        score=1.0,
        modality=_one_of(changes.get("modality", found.modality), Modality),
        basis=_one_of(changes.get("basis", found.basis), Basis),
        cited=found.cited,
        valid=found.valid,
        valid_words=found.valid_words,
    )
    if "valid" in changes:
        valid = Period(changes["valid"].strip()) if changes["valid"].strip() else None
        draft = replace(draft, valid=valid, valid_words=None)
    same = (draft.fact, draft.modality, draft.basis, draft.valid)
    if not even_unchanged and same == (found.fact, found.modality, found.basis, found.valid):
        raise BadQuestion("nothing would change", remedy="accept it as it is, or name a field and its value")
    return draft


def _fact(fact: Fact, changes: Mapping[str, str], entities: Sequence[Entity]) -> Fact:
    written: dict[str, Any] = msgspec.to_builtins(fact)
    for field, words in changes.items():
        if field in ROLES[type(fact)]:
            many = isinstance(getattr(fact, field), tuple)
            refs = [_ref(part, entities) for part in words.split(";") if part.strip()]
            if not many and len(refs) > 1:
                raise BadQuestion(f"{field} is one, not {len(refs)}")
            written[field] = refs if many else refs[0] if refs else None
        elif words.strip().lower() in ("yes", "no") and isinstance(getattr(fact, field), bool):
            written[field] = words.strip().lower() == "yes"
        else:
            written[field] = words.strip() or None
    try:
        return msgspec.convert(written, type(fact), strict=False)
    except msgspec.ValidationError as error:
        raise BadQuestion(
            f"that is no {kind_of(fact)}: {error}", remedy="see docs/nouns.md for the words of each field"
        ) from error


def _ref(words: str, entities: Sequence[Entity]) -> str:
    """Whom of the document a name means: by ref, caption, any name form, or the end of one."""
    wanted = folded(words)
    for fits in (
        lambda e: e.ref == words.strip(),
        lambda e: folded(e.caption) == wanted,
        lambda e: wanted in {folded(name) for name in e.names},
        lambda e: folded(e.caption).split()[-1:] == [wanted],
    ):
        found = [e for e in entities if fits(e)]
        if len(found) == 1:
            return found[0].ref
        if found:
            listed = ", ".join(f"{e.caption} ({e.ref})" for e in found)
            raise BadQuestion(f"{words.strip()!r} may be any of {listed}", remedy="give the one in brackets")
    named = ", ".join(e.caption for e in entities[:12])
    raise BadQuestion(
        f"the document names nobody {words.strip()!r}", remedy=f"give one whom it names: {named}"
    )


def _one_of(word: str, literal: Any) -> Any:
    if word not in get_args(literal):
        raise BadQuestion(f"{word!r} is none of these", remedy=f"give one of {', '.join(get_args(literal))}")
    return word


def _as_written(value: object, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(_as_written(each, names) for each in value)
    if isinstance(value, Period):
        return value.edtf
    return names.get(str(value), str(value))
