"""Who does a policy act: the subject its clause has or shares, as the authority it stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from ..gazetteer import name_of, organisation_of
from ..gazetteer.institutions import MEDIA
from ..model.entities import Ref
from .clauses import SUBJECTS, is_passive, subject_of
from .measure_words import blames, object_acts

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed
    from .people import Character

STEPS = 6
"""How far up the tree a subject is looked for."""
GOVERNMENTS = frozenset(
    [
        "government",
        "administration",
        "cabinet",
        "country",
        "nation",
        "regime",
        "state",
        "republic",
        "authorities",
    ]
)
NOT_AUTHORITIES = frozenset(
    [
        "analysts",
        "analyst",
        "economists",
        "economist",
        "experts",
        "expert",
        "critics",
        "critic",
        "investors",
        "companies",
        "firms",
        "businesses",
        "workers",
        "farmers",
        "manufacturers",
        "producers",
        "exporters",
        "importers",
        "reporters",
        "journalists",
        "people",
        "residents",
        "protesters",
        "activists",
        "users",
        "consumers",
        "company",
        "firm",
        "industry",
        "shares",
        "stocks",
        "markets",
        "market",
        "voters",
        "supporters",
        "source",
        "sources",
        "researchers",
        "families",
        "families",
        "customers",
        "suppliers",
        "retailers",
        "automakers",
        "carmakers",
        "buyers",
        "traders",
        "students",
        "police",
        "gunmen",
        "giant",
        "maker",
        "manufacturer",
        "retailer",
        "automaker",
        "carmaker",
        "bank",
        "airline",
    ]
)
PRIVATE_POSTS = re.compile(
    r"analyst|economist|professor|executive|ceo|editor|reporter|correspondent|author|strategist|researcher|lawyer|attorney(?! general)|"
    r"spokes|manager|founder|director of research|fellow|historian|expert|student|mother|father|wife|husband|farmer|owner"
)


class Issuer(Struct, frozen=True):
    """Who acts. `token` is the word that names it; `ref` is None where the words leave it open."""

    ref: Ref | None
    token: Token | None
    others: tuple[Ref, ...] = ()
    """Who acts with it ("A and B agreed")."""


NOBODY = Issuer(None, None)


def agent_of(verb: Token) -> Token | None:
    """The noun or pronoun that does what the verb says; None for a passive without "by" and for a loose infinitive."""
    at = verb
    for _ in range(STEPS):
        if is_passive(at) or _is_participle_after_noun(at):
            return _by(at) or (_possessor(at.head) if at.dep_ == "acl" else None)
        own = next((c for c in at.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return subject_of(at)
        head = at.head
        if head.i == at.i:
            return None
        if at.dep_ == "relcl":
            return head
        if at.dep_ == "acl":
            return head if at.lower_.endswith("ing") and not _is_noun_of_doing(head) else _owner(head)
        if (
            at.dep_ in ("xcomp", "ccomp", "advcl")
            and head.lower_ in object_acts()
            and (thing := _object(head)) is not None
            and thing.i < at.i
        ):
            return thing
        if at.dep_ == "pcomp":
            governor = head.head
            if (
                head.lower_ == "for"
                and governor.lower_ in blames()
                and (thing := _object(governor)) is not None
            ):
                return thing
            if governor.dep_ in ("dobj", "pobj", "attr", "nsubj", "nsubjpass") or _is_noun_of_doing(governor):
                return _owner(governor)
            at = governor
            continue
        if at.dep_ in (
            "xcomp",
            "ccomp",
            "advcl",
            "conj",
            "dep",
            "parataxis",
            "oprd",
            "acomp",
            "amod",
            "aux",
            "prep",
        ):
            at = head
            continue
        return None
    return None


def _is_participle_after_noun(verb: Token) -> bool:
    """ "tariffs imposed by …": a clause behind the noun it is done to."""
    return (
        verb.dep_ == "acl"
        and not verb.lower_.endswith("ing")
        and not any(c.dep_ == "aux" for c in verb.children)
    )


def _is_noun_of_doing(noun: Token) -> bool:
    return noun.lower_ in (
        "decision",
        "plan",
        "plans",
        "announcement",
        "threat",
        "threats",
        "move",
        "proposal",
        "promise",
        "intention",
        "vow",
        "pledge",
        "effort",
        "efforts",
        "commitment",
        "commitments",
        "order",
        "suggestion",
        "process",
        "decisions",
    )


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("dobj", "dative")), None)


def _by(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _possessor(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def _owner(noun: Token) -> Token | None:
    """Whose a plan, decision or threat is: its possessor, "by" or "of", the country before it, else the subject of its verb."""
    owner = _possessor(noun) or _by(noun)
    if owner is not None:
        return owner
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod") and child.text[:1].isupper():
            return child
    verb = noun.head
    if noun.dep_ in ("dobj", "attr", "oprd") and not is_passive(verb):
        return subject_of(verb)
    if noun.dep_ == "pobj" and verb.head.dep_ in ("ROOT", "ccomp", "conj", "relcl", "advcl"):
        return agent_of(verb.head)
    return None


def issuer_of(parsed: Parsed, agent: Token | None) -> Issuer:
    """The authority a noun stands for: "his government" is the country he governs, "I" in a signed text its signer.

    Companies, outlets, experts and private persons are no authorities: they give nobody.
    """
    if agent is None:
        return NOBODY
    if agent.lower_ in ("i", "we", "our", "my"):
        return Issuer(_first_person(parsed, agent), agent)
    governed = _government(parsed, agent)
    if governed is not None:
        return Issuer(governed, agent)
    refs = (
        [r for r in parsed.cast.all_parties(agent) if is_authority(parsed, r)]
        if agent.lower_ not in NOT_AUTHORITIES
        else []
    )
    if (
        not refs
        and (character := parsed.cast.at(agent.i)) is not None
        and agent.dep_ in ("amod", "compound", "nmod", "poss")
    ):
        ref = parsed.cast.ref_of(character)
        refs = [ref] if is_authority(parsed, ref) else []
    if not refs:
        return NOBODY
    return Issuer(as_country(parsed, refs[0]), agent, tuple(as_country(parsed, r) for r in refs[1:]))


def is_authority(parsed: Parsed, ref: Ref) -> bool:
    """Whether it can act for a state or a body of states, as far as the document tells."""
    kind = parsed.cast.kind_of(ref)
    caption = parsed.cast.caption_of(ref)
    if kind in ("place", "post"):
        return kind == "post" or parsed.cast.country_of(ref) is not None
    if kind == "person":
        held = [
            h.post.words.casefold()
            for h in parsed.cast.holdings.holdings
            if parsed.cast.ref_of(h.holder) == ref
        ]
        return not held or not all(PRIVATE_POSTS.search(words) for words in held)
    if kind == "organisation":
        known = organisation_of(caption)
        if caption.casefold().split()[-1] in NOT_AUTHORITIES:
            return False
        return known is None or known.type not in MEDIA | {"company", "think_tank", "union"}
    return kind == "group" and caption.casefold().split()[-1] not in NOT_AUTHORITIES


def as_country(parsed: Parsed, ref: Ref) -> Ref:
    """A people as its country: who imposes "Canadian tariffs" is Canada."""
    code = parsed.cast.country_of(ref)
    if (
        parsed.cast.kind_of(ref) == "group"
        and code is not None
        and parsed.cast.caption_of(ref).count(" ") == 0
    ):
        return country_ref(parsed, code) or ref
    return ref


def country_ref(parsed: Parsed, code: str) -> Ref | None:
    """The document's entity for a country, if the document names it."""
    for name in parsed.cast.names:
        if (
            name.code == code
            and name.kind == "place"
            and (character := parsed.cast.at(name.start)) is not None
        ):
            return parsed.cast.ref_of(character)
    for name in parsed.cast.names:
        if name.code == code:
            return parsed.cast.mint("place", name_of(code), name.start, name.end, country=code)
    return None


def _government(parsed: Parsed, noun: Token) -> Ref | None:
    """ "the Norwegian government", "her government": the country governed, where the words tell it."""
    if noun.lower_ not in GOVERNMENTS:
        return None
    for child in noun.children:
        if child.dep_ not in ("poss", "amod", "compound", "nmod"):
            continue
        character = parsed.cast.at(child.i)
        if character is None:
            continue
        code = character.code
        if character.kind == "person":
            if child.dep_ != "poss" or noun.lower_ == "administration":
                continue
            code = country_led(parsed, character)
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


def _first_person(parsed: Parsed, token: Token) -> Ref | None:
    """Who says "I": in a quotation its speaker, elsewhere whoever signs the text in capitals at its end."""
    if parsed.in_quote(token):
        return None
    for name in reversed(parsed.cast.names):
        words = [parsed.tokens[i].text for i in range(name.start, name.end)]
        if (
            name.kind == "person"
            and all(w.isupper() for w in words if w.isalpha())
            and (character := parsed.cast.at(name.start)) is not None
        ):
            return parsed.cast.ref_of(character)
        if name.start < len(parsed.tokens) * 0.8:
            return None
    return None
