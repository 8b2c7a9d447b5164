"""Verbs that tell of a contact only in some company: "call", "see", "join", "reach", "sit", "shake"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..syntax.clauses import is_passive, prepositions
from ..syntax.negation import is_negated

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

PHONES = frozenset(["phone", "telephone"])


def is_other_sense(parsed: Parsed, verb: Token, lemma: str) -> bool:
    """ "reached a deal", "called for a vote", "saw it coming", "joined the company": no contact."""
    check = _CHECKS.get(lemma)
    return check is not None and not check(parsed, verb)


def _reached(_: Parsed, verb: Token) -> bool:
    """ "reached out to", "reached by phone"."""
    return any(c.lower_ == "out" for c in verb.children) or any(
        p in ("by", "on") and o.lower_ in PHONES for p, o in prepositions(verb)
    )


def _called(parsed: Parsed, verb: Token) -> bool:
    """ "called the premier", "called on her"; not "called for", "called it off", "called him a liar", "called
    on him to go".
    """
    children = list(verb.children)
    if any(c.dep_ == "prt" for c in children) or any(
        c.lower_ == "for" and c.dep_ == "prep" for c in children
    ):
        return False
    has_object = any(c.dep_ == "dobj" for c in children)
    if any(c.dep_ == "oprd" and (has_object or not _is_person(parsed, c)) for c in children):
        return False
    on = next((o for p, o in prepositions(verb) if p == "on" and not parsed.has_date(o)), None)
    if on is None:
        return True
    asks = any(
        parsed.lower[i] == "to" and parsed.labels[i] == "aux" for i in range(on.i, verb.right_edge.i + 1)
    )
    return _is_person(parsed, on) and not asks and not any(c.dep_ == "ccomp" for c in children)


def calls_on(parsed: Parsed, verb: Token) -> bool:
    """ "called on the minister": went to see him."""
    return any(p == "on" and _is_person(parsed, o) for p, o in prepositions(verb))


def _is_person(parsed: Parsed, token: Token) -> bool:
    ref = parsed.cast.who(token)
    return (
        ref is not None and parsed.cast.kind_of(ref) in ("person", "post")
    ) or token.i in parsed.cast.post_at


def _saw(parsed: Parsed, verb: Token) -> bool:
    """ "saw her in Geneva", "saw the minister on Friday", "has not seen him since"; not "saw him win"."""
    if is_passive(verb) or any(c.dep_ in ("ccomp", "advcl", "oprd", "acl") for c in verb.children):
        return any(c.dep_ == "advcl" and c.lower_ == "discuss" for c in verb.children)
    seen = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if (
        seen is None
        or any(c.dep_ in ("acl", "relcl") for c in seen.children)
        or seen.lower_ in ("it", "that")
    ):
        return False
    around = [*prepositions(verb), *prepositions(seen)]
    if any(p == "as" for p, _ in around):
        return False
    timed = any(c.dep_ == "npadvmod" or c.lower_ == "again" for c in verb.children)
    placed = any(p in ("in", "at", "on") and (o.text[:1].isupper() or parsed.has_date(o)) for p, o in around)
    return timed or placed or (is_negated(verb) and any(p in ("since", "for") for p, _ in around))


def _joined(_: Parsed, verb: Token) -> bool:
    """ "was joined by", "joined her in Bonn"; not "joined him in condemning", "joined as counsel"."""
    others = prepositions(verb)
    if any(p in ("as", "with") or o.dep_ == "pcomp" for p, o in others):
        return False
    return is_passive(verb) or any(p in ("in", "at", "on", "for", "aboard") for p, _ in others)


def _sat(_: Parsed, verb: Token) -> bool:
    return any(c.lower_ == "down" for c in verb.children)


def _shook(_: Parsed, verb: Token) -> bool:
    return any(c.lower_ == "hands" and c.dep_ == "dobj" for c in verb.children)


def _teamed(_: Parsed, verb: Token) -> bool:
    return any(c.lower_ == "together" for c in verb.children)


_CHECKS: dict[str, Callable[[Parsed, Token], bool]] = {
    "reach": _reached,
    "call": _called,
    "see": _saw,
    "join": _joined,
    "sit": _sat,
    "shake": _shook,
    "get": _teamed,
}
