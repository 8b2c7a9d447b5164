"""Who does a policy act: the subject its clause has or shares, as the authority it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ...gazetteer import kind_of, name_of, organisation_of
from ...gazetteer.institutions import MEDIA
from ...model.entities import Ref
from ..syntax.bearings import SAYING
from ..syntax.clauses import subject_of
from .agent import holder_of, is_plan
from .words import listed

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed
    from ..people.people import Character

BODIES = frozenset(["organisation", "place"])
NO_STATE = MEDIA | {"company", "think_tank", "union"}


class Issuer(Struct, frozen=True):
    """Who acts. `token` is the word that names it; `ref` is None where the words leave it open."""

    ref: Ref | None
    token: Token | None
    others: tuple[Ref, ...] = ()
    """Who acts with it ("A and B agreed")."""


NOBODY = Issuer(None, None)


def issuer_of(parsed: Parsed, agent: Token | None) -> Issuer:
    """The authority a noun stands for: "his government" is the country he leads, "I" whoever signs.

    Companies, outlets, experts and private persons are no authorities: they give nobody.
    """
    if agent is None or agent.lower_ in listed("authorities", "no") or _is_anybody(agent):
        return NOBODY
    if agent.lower_ in ("i", "we", "our", "my"):
        return Issuer(signer_of(parsed) if not parsed.in_quote(agent) else None, agent)
    governed = _government(parsed, agent)
    if governed is not None:
        return Issuer(governed, agent)
    refs = [r for r in parsed.cast.all_parties(agent) if is_authority(parsed, r)]
    character = parsed.cast.at(agent.i)
    if not refs and character is not None and agent.dep_ in ("amod", "compound", "nmod", "poss"):
        refs = [r for r in [parsed.cast.ref_of(character)] if is_authority(parsed, r)]
    if not refs and agent.lower_ in ("it", "they", "its", "their"):
        refs = _antecedents(parsed, agent)
    if not refs:
        return NOBODY
    return Issuer(as_country(parsed, refs[0]), agent, tuple(as_country(parsed, r) for r in refs[1:]))


def _is_anybody(noun: Token) -> bool:
    """ "any country that …": nobody in particular."""
    return any(
        c.dep_ == "det" and c.lower_ in ("any", "a", "an", "each", "every", "no") for c in noun.children
    )


def _antecedents(parsed: Parsed, pronoun: Token) -> list[Ref]:
    """Bodies that "it" or "its" clearly points at: who says it, announces it, is named before."""
    clause = pronoun.head
    source: Token | None = None
    if clause.dep_ == "ccomp" and clause.head.lower_ in SAYING:
        source = subject_of(clause.head)
    elif clause.dep_ in ("acl", "relcl", "ccomp") and is_plan(clause.head):
        source = holder_of(clause.head)
    elif pronoun.dep_ == "poss":
        source = _body_before(parsed, pronoun)
    if source is None:
        return []
    character = parsed.cast.at(source.i)
    refs = parsed.cast.all_parties(source) or (
        [parsed.cast.ref_of(character)] if character is not None else []
    )
    return [r for r in refs if is_authority(parsed, r) and parsed.cast.kind_of(r) != "person"]


def _body_before(parsed: Parsed, pronoun: Token) -> Token | None:
    """The only body or country named in the twelve words before a possessive in its sentence."""
    first = max(pronoun.sent.start, pronoun.i - 12)
    near = [
        (i, c) for i in range(first, pronoun.i) if (c := parsed.cast.at(i)) is not None and c.kind in BODIES
    ]
    if len({id(character) for _, character in near}) != 1:
        return None
    return parsed.tokens[near[-1][0]]


def is_authority(parsed: Parsed, ref: Ref) -> bool:
    """Whether it can act for a state or a body of states, as far as the document tells."""
    kind, caption = parsed.cast.kind_of(ref), parsed.cast.caption_of(ref)
    if kind == "place":
        return parsed.cast.country_of(ref) is not None
    if kind == "person":
        held = [
            h.post.words.casefold()
            for h in parsed.cast.holdings.holdings
            if parsed.cast.ref_of(h.holder) == ref
        ]
        return not held or not all(_is_private(words) for words in held)
    if kind not in ("organisation", "group"):
        return kind == "post"
    if caption.casefold().split()[-1] in listed("authorities", "no"):
        return False
    known = organisation_of(caption)
    return known is None or known.type not in NO_STATE


def _is_private(post: str) -> bool:
    return any(part in post for part in listed("authorities", "private_posts"))


def as_country(parsed: Parsed, ref: Ref) -> Ref:
    """A people or capital as its country: who imposes "Canadian tariffs" is Canada."""
    code, caption = parsed.cast.country_of(ref), parsed.cast.caption_of(ref)
    if code is None or kind_of(caption) not in ("demonym", "capital"):
        return ref
    return country_ref(parsed, code) or ref


def country_ref(parsed: Parsed, code: str) -> Ref | None:
    """The document's entity for a country; None where nothing in it names the country."""
    named = [name for name in parsed.cast.names if name.code == code]
    for name in named:
        character = parsed.cast.at(name.start)
        if character is not None and kind_of(character.caption) in ("name", "abbreviation"):
            return parsed.cast.ref_of(character)
    if not named:
        return None
    return parsed.cast.mint("place", name_of(code), named[0].start, named[0].end, country=code)


def _government(parsed: Parsed, noun: Token) -> Ref | None:
    """ "the Norwegian government", "her government": the country governed, where the words tell it."""
    if noun.lower_ not in listed("authorities", "governments"):
        return None
    for child in noun.children:
        character = parsed.cast.at(child.i) if child.dep_ in ("poss", "amod", "compound", "nmod") else None
        if character is None:
            continue
        if character.kind == "person":
            is_led = child.dep_ == "poss" and noun.lower_ != "administration"
            code = country_led(parsed, character) if is_led else None
        else:
            code = character.code
        if code is not None:
            return country_ref(parsed, code)
    return None


def country_led(parsed: Parsed, person: Character) -> str | None:
    """The country of the first post a person holds in the document, said or clear from its countries."""
    holdings = parsed.cast.holdings
    for holding in holdings.holdings:
        if holding.holder is person and holding.post.relation is None:
            return holding.post.country or holdings.inferred_country(holding.post)
    return None


def signer_of(parsed: Parsed) -> Ref | None:
    """Whoever signs the text in capitals at its end."""
    for name in reversed(parsed.cast.names):
        if name.start < len(parsed.tokens) * 0.8:
            return None
        words = [parsed.tokens[i].text for i in range(name.start, name.end)]
        character = parsed.cast.at(name.start)
        if name.kind == "person" and character is not None and all(w.isupper() for w in words if w.isalpha()):
            return parsed.cast.ref_of(character)
    return None
