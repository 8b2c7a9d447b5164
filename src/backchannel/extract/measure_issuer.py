"""Who does a policy act: the subject its clause has or shares, as the authority it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ..gazetteer import kind_of, name_of, organisation_of
from ..gazetteer.institutions import MEDIA
from ..model.entities import Ref
from .bearings import SAYING
from .clauses import SUBJECTS, is_passive, subject_of
from .measure_words import blames, listed, object_acts, orders

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed
    from .people import Character

SHARING = frozenset("xcomp ccomp advcl conj dep parataxis oprd acomp amod aux prep".split())
"""Clauses that share the subject of the one above."""
GERUND_LINKS = frozenset("by in after before without while to for including as on upon through of with like".split())
"""Words before a gerund whose doer is the subject: not "actions expected …, from suspending the programme"."""
DETAILS = frozenset(["including", "as", "like"])
NO_STATE = MEDIA | {"company", "think_tank", "union"}
STEPS = 6
"""How far up the tree a subject is looked for."""


class Issuer(Struct, frozen=True):
    """Who acts. `token` is the word that names it; `ref` is None where the words leave it open."""

    ref: Ref | None
    token: Token | None
    others: tuple[Ref, ...] = ()
    """Who acts with it ("A and B agreed")."""


NOBODY = Issuer(None, None)


def agent_of(verb: Token) -> Token | None:
    """The noun that does what the verb says; None for a passive without "by" and for a loose infinitive."""
    at = verb
    for _ in range(STEPS):
        if is_passive(at) or _is_done_to_noun(at):
            return by_of(at) or (_possessor(at.head) if at.dep_ == "acl" else None)
        head = at.head
        if at.dep_ in ("xcomp", "ccomp", "advcl") and head.lower_ in orders() and is_infinitive(at):
            at = head
            continue
        own = next((c for c in at.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return subject_of(at)
        if at.dep_ in ("relcl", "acl"):
            return (
                head
                if at.dep_ == "relcl" or (at.lower_.endswith("ing") and not _is_plan(head))
                else owner_of(head)
            )
        governor = _governor(at)
        thing = _object(governor)
        if thing is not None and thing.i < at.i and _acts_by_object(at, governor):
            return thing
        if at.dep_ == "pcomp" and (
            _is_plan(governor) or governor.dep_ in ("dobj", "pobj", "attr", *SUBJECTS)
        ):
            return owner_of(governor)
        is_far = at.dep_ == "pcomp" and head.lower_ not in GERUND_LINKS
        if is_far or at.dep_ not in SHARING and at.dep_ != "pcomp" or governor.i == at.i:
            return None
        at = governor
    return None


def _governor(verb: Token) -> Token:
    """The word a clause hangs on; of a detail ("barriers, including by opening ports") the verb whose detail it is."""
    at, is_detail = verb.head, False
    while at.dep_ == "prep":
        is_detail |= at.lower_ in DETAILS
        at = at.head
    while is_detail and at.dep_ in ("dobj", "pobj", "prep", "conj", "attr") and at.head.i != at.i:
        if any(c.dep_ in ("aux", "dobj") for c in at.children):
            break
        at = at.head
    return at


def is_infinitive(verb: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def _acts_by_object(verb: Token, governor: Token) -> bool:
    """ "forced X to lift", "criticised X for lifting"."""
    if verb.dep_ == "pcomp":
        return verb.head.lower_ == "for" and governor.lower_ in blames()
    return verb.dep_ in ("xcomp", "ccomp", "advcl") and governor.lower_ in object_acts()


def _is_done_to_noun(verb: Token) -> bool:
    """ "tariffs imposed by …": a clause behind the noun it is done to."""
    return (
        verb.dep_ == "acl"
        and not verb.lower_.endswith("ing")
        and not any(c.dep_ == "aux" for c in verb.children)
    )


def _is_plan(noun: Token) -> bool:
    return noun.lower_ in listed("above", "plans")


def _object(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in ("dobj", "dative")), None)


def by_of(word: Token) -> Token | None:
    """Whoever is named after "by"."""
    for child in word.children:
        if child.dep_ == "agent" or child.lower_ == "by" and child.dep_ == "prep":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _possessor(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.dep_ == "poss"), None)


def holder_of(noun: Token) -> Token | None:
    """Whose a thing is by its own phrase: possessor, "by …", or the country named before it."""
    owner = _possessor(noun) or by_of(noun)
    if owner is not None:
        return owner
    named = [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.text[:1].isupper()]
    return named[0] if named else None


def owner_of(noun: Token) -> Token | None:
    """Whose a plan, decision or threat is: its holder, else the subject of the verb it is the object of."""
    holder = holder_of(noun)
    if holder is not None:
        return holder
    verb = noun.head
    if noun.dep_ in ("dobj", "attr", "oprd") and not is_passive(verb):
        return subject_of(verb)
    if noun.dep_ == "conj":
        return owner_of(verb) if verb.dep_ in ("dobj", "pobj", "attr") else agent_of(verb)
    if noun.dep_ == "pobj" and verb.head.dep_ in ("ROOT", "ccomp", "conj", "relcl", "advcl"):
        return agent_of(verb.head)
    return None


def issuer_of(parsed: Parsed, agent: Token | None) -> Issuer:
    """The authority a noun stands for: "his government" is the country he governs, "I" in a signed text its signer.

    Companies, outlets, experts and private persons are no authorities: they give nobody.
    """
    if agent is None or agent.lower_ in listed("authorities", "no") or _is_anybody(agent):
        return NOBODY
    if agent.lower_ in ("i", "we", "our", "my"):
        return Issuer(_signer(parsed) if not parsed.in_quote(agent) else None, agent)
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
    return any(c.dep_ == "det" and c.lower_ in ("any", "a", "an", "each", "every", "no") for c in noun.children)


def _antecedents(parsed: Parsed, pronoun: Token) -> list[Ref]:
    """Bodies that "it" or "its" clearly points at: who says it, whose announcement it is, the only body just before."""
    clause = pronoun.head
    source: Token | None = None
    if clause.dep_ == "ccomp" and clause.head.lower_ in SAYING:
        source = subject_of(clause.head)
    elif clause.dep_ in ("acl", "relcl", "ccomp") and _is_plan(clause.head):
        source = holder_of(clause.head)
    elif pronoun.dep_ == "poss":
        source = _body_before(parsed, pronoun)
    if source is None:
        return []
    character = parsed.cast.at(source.i)
    refs = parsed.cast.all_parties(source) or ([parsed.cast.ref_of(character)] if character is not None else [])
    return [r for r in refs if is_authority(parsed, r) and parsed.cast.kind_of(r) != "person"]


def _body_before(parsed: Parsed, pronoun: Token) -> Token | None:
    """The nearest body or country named before a possessive in its sentence, not more than twelve words back."""
    for i in range(pronoun.i - 1, max(pronoun.sent.start, pronoun.i - 12) - 1, -1):
        character = parsed.cast.at(i)
        if character is not None and character.kind in ("organisation", "place"):
            return parsed.tokens[i]
    return None


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


def _signer(parsed: Parsed) -> Ref | None:
    """Whoever signs the text in capitals at its end."""
    for name in reversed(parsed.cast.names):
        if name.start < len(parsed.tokens) * 0.8:
            return None
        words = [parsed.tokens[i].text for i in range(name.start, name.end)]
        character = parsed.cast.at(name.start)
        if name.kind == "person" and character is not None and all(w.isupper() for w in words if w.isalpha()):
            return parsed.cast.ref_of(character)
    return None
