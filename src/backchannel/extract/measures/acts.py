"""Acts of policy in a sentence: by verb ("imposed tariffs") and by promise ("committed to open a market")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Modality
from ...model.entities import Ref
from ...model.facts import LegalAct, MeasureLink
from ..syntax.bearings import bearings_of
from ..syntax.clauses import SUBJECTS, is_passive
from ..word_lists import words_of
from .agent import agent_of
from .enactment import enacted_by, enactment_of
from .issuer import NOBODY, Issuer, country_led, country_ref, issuer_of
from .legal_acts import is_in_act
from .parts import Parts, complements, parts_of, targets, theme_of, words
from .stance import Stance, stance_of
from .words import CLAUSES, Act, acts, not_acts, promises, themes, verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..parsed import Parsed

RESTRICTIVE = frozenset(["tariff", "curb", "counter"])
ANY_RESTRICTION = "*"
DEFINITE = frozenset(["the", "these", "those"])
NEAR = 160
"""Tokens back to which "the tariffs" are the ones last told of: some six sentences."""
LIST_REACH = 120
"""Tokens back to the line that leads a list."""
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
    rule: str = "verb"
    legal_act: LegalAct | None = None
    """The legal act by which it is done, where the words name it."""
    links: tuple[MeasureLink, ...] = ()
    span: tuple[int, int] | None = None
    """The words that prove it, where no clause of the tree does: offsets of the parsed text."""


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
        issuer = issuer_for(parsed, verb, memory, noun=parsed.tokens[parts.head])
        if issuer.ref is None:
            parsed.near("measure", verb, lacks="an issuer")
            return None
        return Found(verb, act.name, issuer, parts, stance, 0.8, is_joint="pact" in parts.themes)
    return None


def issuer_for(parsed: Parsed, verb: Token, memory: Memory, noun: Token | None = None) -> Issuer:
    """Who does it; where an order or decree is said to do it, whoever issued that.

    In a text that is itself a legal act, whoever makes it; of "the duties were lifted", whose they are.
    """
    agent = agent_of(verb)
    kinds = words_of("legal_acts", "kinds")
    is_act = agent is not None and (is_in_act(parsed, agent) or agent.lower_ in kinds)
    issuer = NOBODY if is_act else issuer_of(parsed, agent)
    if issuer.ref is not None and agent is not None and _is_of_then(parsed, verb, agent):
        return Issuer(None, agent)
    if issuer.ref is not None and (agent is None or agent.lower_ not in ("i", "we")):
        return issuer
    if agent is not None and agent.lower_ == "we" and parsed.in_quote(agent):
        return _of_speaker(parsed, verb, agent)
    act = enacted_by(parsed, verb, agent)
    if act is not None and act.issuer is not None:
        return Issuer(act.issuer, agent)
    if issuer.ref is not None:
        return issuer
    if agent is not None:
        is_order = is_act or "order" in themes().get(agent.lower_, ())
        return Issuer(memory.issuer(agent, within=10**6).ref, agent) if is_order else issuer
    if is_passive(verb) and (doer := _doer_below(parsed, verb)).ref is not None:
        return doer
    if not is_passive(verb):
        return _list_owner(parsed, verb)
    is_definite = noun is not None and any(c.lower_ in DEFINITE for c in noun.children)
    return memory.issuer(noun, within=NEAR) if noun is not None and is_definite else issuer


def _is_of_then(parsed: Parsed, verb: Token, agent: Token) -> bool:
    """ "the president issued Order 12", in the order of a president who says "I": maybe a predecessor did."""
    character = parsed.cast.at(agent.i)
    if character is None or character.kind != "person" or verb.lower_.endswith("ing"):
        return False
    is_named = any(start <= agent.i < end for start, end, form in character.mentions if form == "name")
    act = None if is_named or agent.lower_ in ("i", "we") else enactment_of(parsed)
    return act is not None and act.issuer == parsed.cast.ref_of(character)


def _list_owner(parsed: Parsed, verb: Token) -> Issuer:
    """Whose list a line belongs to that begins with its verb: "The ministry also:", "- lifts the duty"."""
    first = next(
        (t for t in verb.sent if t.is_alpha and t.lower_ not in ("will", "and", "also", "hereby")), None
    )
    if (
        first is None
        or first.i != verb.i
        or not verb.text[:1].islower()
        or verb.lower_.endswith(("ed", "ing"))
    ):
        return NOBODY
    colon = next(
        (i for i in range(verb.i - 1, max(-1, verb.i - LIST_REACH), -1) if parsed.texts[i] == ":"), None
    )
    if colon is None:
        return NOBODY
    for token in parsed.tokens[colon].sent:
        owner = issuer_of(parsed, token) if token.dep_ in (*SUBJECTS, "ROOT") and token.i < colon else NOBODY
        if owner.ref is not None:
            return owner
    return NOBODY


def _of_speaker(parsed: Parsed, verb: Token, agent: Token) -> Issuer:
    """ "We will lift the ban", the minister said: her country, where the words tell which she serves."""
    cited = bearings_of(parsed, verb).cited
    person = next(
        (h.holder for h in parsed.cast.holdings.holdings if parsed.cast.ref_of(h.holder) == cited), None
    )
    code = country_led(parsed, person) if person is not None else None
    return Issuer(country_ref(parsed, code) if code is not None else None, agent)


def _doer_below(parsed: Parsed, verb: Token) -> Issuer:
    """ "was hit with a duty on wool by Ruritania": a "by" that the tree hangs on something below."""
    for token in verb.subtree:
        if token.lower_ == "by" and token.i > verb.i:
            named = next((c for c in token.children if c.dep_ == "pobj"), None)
            if named is not None and parsed.cast.at(named.i) is not None:
                return issuer_of(parsed, named)
    return NOBODY


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
    return Found(
        verb, verb.lower_, issuer, parts, stance, 0.6, promise.lower_ in verb_forms("agree"), "promise"
    )


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
