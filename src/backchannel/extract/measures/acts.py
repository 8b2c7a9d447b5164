"""Acts of policy in a sentence: by verb ("imposed tariffs") and by promise ("committed to open a market")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Modality
from ...model.entities import Ref
from ..syntax.clauses import SUBJECTS
from .agent import agent_of
from .issuer import NOBODY, Issuer, issuer_of
from .parts import Parts, complements, parts_of, targets, theme_of, words
from .stance import Stance, stance_of
from .words import Act, acts, not_acts, promises, themes, verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..parsed import Parsed

CLAUSES = frozenset(
    ["ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "csubj", "dep", "oprd"]
)
RESTRICTIVE = frozenset(["tariff", "curb", "counter"])
ANY_RESTRICTION = "*"
ROOMY = frozenset(["out", "off", "back", "down", "through"])
"""Particles that leave a verb's meaning near enough."""
DETAIL_LINKS = frozenset(["by", "including", "as", "to", "on", "of", "through", "from"])
"""What leads from a promise to its details: "including by streamlining approvals"."""


class Found(Struct, frozen=True):
    """One act with all that its sentence says of it."""

    head: Token
    act: str
    issuer: Issuer
    parts: Parts
    stance: Stance
    score: float
    is_joint: bool = False
    """Several do it together: one measure, not one each."""


class Memory:
    """Who issued what earlier in the document: whose "the tariffs" and "the order" are."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._issued: list[tuple[str, int, Ref]] = []
        self.restricted: Modality = "asserted"
        """How the last restriction was put."""

    def note(self, found: Found) -> None:
        """Keeps who did it by its noun; unnamed groups are forgotten."""
        ref, at = found.issuer.ref, found.head.i
        if found.parts.themes & RESTRICTIVE:
            self.restricted = found.stance.modality
        if ref is None or found.parts.head == at or not self._parsed.cast.is_named(ref):
            return
        self._issued.append((found.head.doc[found.parts.head].lower_.rstrip("s"), at, ref))
        if found.parts.themes & RESTRICTIVE:
            self._issued.append((ANY_RESTRICTION, at, ref))

    def issuer(self, noun: Token, *, within: int) -> Issuer:
        """The one issuer of what a noun names, at most so many tokens before; nobody where there were two.

        "The sanctions" are the last restrictions told of, of whatever kind.
        """
        is_restriction = theme_of(noun)[1] & RESTRICTIVE
        return self._only(ANY_RESTRICTION if is_restriction else noun.lower_.rstrip("s"), noun.i - within)

    def of_restrictions(self, at: Token, *, within: int) -> Issuer:
        """Whose the restrictions last told of are."""
        return self._only(ANY_RESTRICTION, at.i - within)

    def _only(self, key: str, since: int) -> Issuer:
        refs = {ref for word, at, ref in self._issued if word == key and at >= since}
        return Issuer(refs.pop(), None) if len(refs) == 1 else NOBODY


def acts_by_verb(parsed: Parsed, sentence: Span, memory: Memory) -> Iterator[Found]:
    """The acts that a sentence's verbs say, in reading order; of verbs that share an object the first."""
    taken: set[int] = set()
    for position in range(sentence.start, sentence.end):
        if parsed.labels[position] not in CLAUSES:
            continue
        token = parsed.tokens[position]
        found = _by_verb(parsed, token, memory) or _by_promise(parsed, token)
        if found is not None and found.parts.head not in taken:
            taken.add(found.parts.head)
            memory.note(found)
            yield found


def _by_verb(parsed: Parsed, verb: Token, memory: Memory) -> Found | None:
    """ "X imposed tariffs on Y", "X pulled out of the treaty", "X will retaliate"."""
    for _, act in acts().get(verb.lower_, ()):
        parts = _match(parsed, verb, act)
        if parts is None:
            continue
        if _is_of_pact(verb):
            return None
        stance = stance_of(verb, act.name)
        if stance is None or _is_title(verb):
            return None
        if stance.modality in ("asserted", "ongoing") and (promise := _promise_above(verb)) is not None:
            stance = Stance("planned", "planned", promise)
        issuer = issuer_for(parsed, verb, memory)
        return (
            None
            if issuer.ref is None
            else Found(verb, act.name, issuer, parts, stance, 0.8, "pact" in parts.themes)
        )
    return None


def issuer_for(parsed: Parsed, verb: Token, memory: Memory) -> Issuer:
    """Who does it; where an order or decree is said to do it, whoever issued that."""
    agent = agent_of(verb)
    issuer = issuer_of(parsed, agent)
    if issuer.ref is None and agent is not None and "order" in themes().get(agent.lower_, ()):
        known = memory.issuer(agent, within=10**6)
        return Issuer(known.ref, agent)
    return issuer


def _is_title(verb: Token) -> bool:
    """ "(Imposing Duties on Tin)": a capital in mid-sentence."""
    return (
        verb.text[0].isupper()
        and not verb.text.isupper()
        and verb.i > verb.sent.start
        and verb.nbor(-1).text in '([“"'
    )


def _is_of_pact(verb: Token) -> bool:
    """ "an agreement to lower tariffs": what a pact contains is told with the pact."""
    at = verb
    while at.dep_ == "conj":
        at = at.head
    is_infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in at.children)
    return (
        at.dep_ == "acl"
        and is_infinitive
        and "pact" in themes().get(at.head.lower_, ())
        and at.head.dep_ in ("dobj", "pobj")
    )


def _match(parsed: Parsed, verb: Token, act: Act) -> Parts | None:
    """What the verb acts on, if it is what the act takes."""
    if "none" in act.takes:
        return Parts(verb.i, frozenset(), None, None, targets(parsed, verb, verb))
    if any(c.dep_ == "prt" and c.lower_ not in act.links | ROOMY for c in verb.children):
        return None
    for noun in complements(verb, act):
        head, kinds = theme_of(noun)
        if kinds & act.takes:
            return parts_of(parsed, verb, head, kinds & act.takes)
        if "any" in act.takes and noun.dep_ in ("dobj", "nsubjpass"):
            return Parts(noun.i, kinds, None, words(parsed, noun), targets(parsed, verb, noun))
    return None


def _by_promise(parsed: Parsed, verb: Token) -> Found | None:
    """ "X has committed to streamline approvals": what a state promises is the act, with its details."""
    promise = _promise_above(verb)
    has_particle = any(c.dep_ == "prt" for c in verb.children)
    if promise is None or (verb.lower_ in not_acts() and not has_particle):
        return None
    noun = next((c for c in verb.children if c.dep_ in ("dobj", "ccomp")), None)
    stance, issuer = stance_of(verb, verb.lower_), issuer_of(parsed, agent_of(promise))
    if noun is None or stance is None or issuer.ref is None or parsed.cast.kind_of(issuer.ref) == "person":
        return None
    if stance.modality in ("asserted", "ongoing", "denied"):
        stance = Stance("planned", "refused" if stance.modality == "denied" else "planned", promise)
    parts = Parts(noun.i, frozenset(), None, words(parsed, noun), targets(parsed, verb, noun))
    return Found(verb, verb.lower_, issuer, parts, stance, 0.6, promise.lower_ in verb_forms("agree"))


def _promise_above(verb: Token) -> Token | None:
    """The promise a verb hangs on by infinitives, gerunds and lists, with no subject of its own between."""
    at = verb
    for _ in range(12):
        if at.i != verb.i and at.lower_ in promises() and at.dep_ in CLAUSES:
            return at
        is_link = at.dep_ == "prep" and at.lower_ in DETAIL_LINKS
        is_link |= at.dep_ == "acl" and "move" in themes().get(at.head.lower_, ())
        if not is_link and (
            at.dep_ not in ("xcomp", "pcomp", "conj", "advcl", "pobj", "dobj")
            or any(c.dep_ in SUBJECTS for c in at.children)
        ):
            return None
        at = at.head
    return None
