"""Acts of policy that nouns name: "the exit from the pact", "Ruritanian duties on wine", "duties rise"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..syntax.clauses import SUBJECTS
from .acts import NEAR, RESTRICTIVE, Found, Memory
from .agent import holder_of, owner_of
from .enactment import enacted_by
from .issuer import Issuer, as_country, issuer_of
from .parts import Parts, parts_of, targets, theme_of, words
from .rates import RATE, rates_in
from .stance import Stance, stance_of
from .words import alone, begins, noun_acts, themes, verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ...model.entities import Ref
    from ..parsed import Parsed

NOUNS = frozenset(["nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj", "ROOT", "oprd", "dep"])
TAKES = {
    "withdraw": frozenset(["pact", "force", "body"]),
    "lift": frozenset(["tariff", "curb", "counter"]),
    "suspend": frozenset(["tariff", "curb", "pact", "aid", "trade", "force"]),
    "impose": frozenset(["tariff", "curb"]),
    "threaten": frozenset(["tariff", "curb", "counter", "force"]),
    "announce": frozenset(["tariff", "curb", "pact"]),
}
"""What an act named by a noun takes after "of", "from", "on"; an act not listed takes anything."""
LONGEST_ROW = 14
"""Tokens of a line in a list of rates."""
SHORTEST_GOODS = 3
"""Letters: a shorter word is the number of a section."""
MADE_IN = frozenset(
    ["product", "products", "goods", "articles", "originating", "imports", "origin", "imported"]
)
APPLY = verb_forms("apply")
CHANGES = {
    "raise": verb_forms("jump", "rise", "increase", "climb", "double"),
    "lower": verb_forms("fall", "drop"),
    "lift": verb_forms("expire", "end", "lapse"),
    "maintain": verb_forms("remain", "stay", "stand"),
}
"""What a measure does, by what is said of it; else it begins."""


def acts_by_noun(parsed: Parsed, sentence: Span, memory: Memory, *, taken: set[int]) -> Iterator[Found]:
    """The acts that a sentence's nouns name, in reading order, without those its verbs have taken."""
    for position in range(sentence.start, sentence.end):
        if position in taken or parsed.labels[position] not in NOUNS:
            continue
        noun = parsed.tokens[position]
        found = (
            _subjected(parsed, noun)
            or _named_act(parsed, noun)
            or _in_effect(parsed, noun, memory)
            or _standing(parsed, noun)
        )
        if found is not None and found.parts.head not in taken:
            taken.update((noun.i, found.parts.head))
            memory.note(found)
            yield found
    listed = _listed_rate(parsed, sentence, memory)
    if listed is not None and listed.parts.head not in taken:
        yield listed


def _listed_rate(parsed: Parsed, sentence: Span, memory: Memory) -> Found | None:
    """ "Ruritania (15%)" in a list under what was said of tariffs."""
    if len(sentence) > LONGEST_ROW:
        return None
    names = parsed.cast.names
    first = bisect_left(names, sentence.start, key=lambda name: name.start)
    at = names[first] if first < len(names) and names[first].start < sentence.end else None
    if at is None or at.kind != "place" or parsed.lower[at.end : at.end + 1] != ["("]:
        return None
    rest = parsed.text[parsed.tokens[at.end].idx : sentence.end_char]
    place, listed = parsed.tokens[at.end - 1], parsed.cast.at(at.start)
    issuer = memory.of_restrictions(place, within=2 * NEAR)
    if listed is None or issuer.ref is None or not RATE.match(rest[1:]):
        return None
    parts = Parts(place.i, frozenset(["tariff"]), "tariff", None, (parsed.cast.ref_of(listed),))
    return Found(
        place, "impose", issuer, parts, Stance(memory.restricted, "announced", place), 0.5, rule="rate list"
    )


def _named_act(parsed: Parsed, noun: Token) -> Found | None:
    """ "the Ruritanian withdrawal from the accord", "its request that masks not be exported"."""
    act = noun_acts().get(noun.lower_)
    if act is None:
        return None
    issuer = issuer_of(parsed, owner_of(noun) if act != "request" else holder_of(noun))
    parts = _request(parsed, noun) if act == "request" else _acted_on(parsed, noun, act)
    stance = stance_of(noun, act)
    if parts is None or stance is None:
        return None
    if issuer.ref is None:
        parsed.near("measure", noun, lacks="an issuer")
        return None
    return Found(noun, act, issuer, parts, stance, 0.65, rule="noun")


def _acted_on(parsed: Parsed, noun: Token, act: str) -> Parts | None:
    for child in noun.children:
        if child.dep_ != "prep" or child.lower_ not in ("of", "from", "on", "against", "to"):
            continue
        for inner in child.children:
            head, kinds = theme_of(inner)
            if inner.dep_ == "pobj" and (act not in TAKES or kinds & TAKES[act]):
                return (
                    parts_of(parsed, noun, head, kinds)
                    if kinds
                    else Parts(inner.i, kinds, noun.lower_, words(parsed, inner), targets(parsed, noun, noun))
                )
    return None


def _request(parsed: Parsed, noun: Token) -> Parts | None:
    """What is asked for: the clause behind the noun, if it speaks of trade or of measures."""
    for child in noun.children:
        if child.dep_ in ("acl", "ccomp", "relcl") and any(
            themes().get(t.lower_, frozenset()) & {"trade", "tariff", "curb", "pact"}
            or t.lower_ in verb_forms("export", "import", "ship", "sell")
            for t in child.subtree
        ):
            start, end = child.left_edge.i, child.right_edge.i + 1
            last = parsed.tokens[end - 1]
            said = " ".join(parsed.text[parsed.tokens[start].idx : last.idx + len(last)].split())
            return Parts(
                child.i, frozenset(), None, said.removeprefix("that "), targets(parsed, child, child)
            )
    return None


def _in_effect(parsed: Parsed, noun: Token, memory: Memory) -> Found | None:
    """ "the tariffs take effect on Monday", "Ruritanian duties jumped to 25%"."""
    verb = _predicate(noun)
    kinds = theme_of(noun)[1]
    is_held_move = "move" in kinds and holder_of(noun) is not None
    if verb is None or verb.lower_ not in begins() or not (kinds & RESTRICTIVE or is_held_move):
        return None
    if verb.lower_ in verb_forms("take", "come", "go", "enter") and not _comes_into_force(verb):
        return None
    issuer = issuer_of(parsed, holder_of(noun))
    if issuer.ref is None and any(c.lower_ in ("the", "these", "those") for c in noun.children):
        issuer = memory.issuer(noun, within=NEAR)
    act = next((name for name, forms in CHANGES.items() if verb.lower_ in forms), "impose")
    stance = stance_of(verb, act)
    if verb.lower_ in APPLY and stance is not None and stance.modality == "denied":
        act, stance = "exempt", Stance("asserted", "announced", verb)
    if stance is None:
        return None
    if issuer.ref is None:
        parsed.near("measure", verb, lacks="an issuer")
        return None
    return Found(
        verb, act, issuer, parts_of(parsed, verb, noun, kinds | {"tariff"}), stance, 0.6, rule="in effect"
    )


def _subjected(parsed: Parsed, noun: Token) -> Found | None:
    """ "all tin shall be subject to a duty of 10 percent", in a legal act that so orders."""
    if "subject" not in parsed.words_around(noun):
        return None
    link = noun.head
    while noun.dep_ == "pobj" and link.lower_ == "of" and link.head.dep_ == "pobj":
        noun, link = link.head, link.head.head
    state = link.head
    if link.lower_ != "to" or state.lower_ != "subject" or not theme_of(noun)[1] & RESTRICTIVE:
        return None
    verb = state.head
    thing = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    act = enacted_by(parsed, verb, None)
    if thing is not None and thing.lower_ in ("which", "that") and verb.dep_ == "relcl":
        thing = verb.head
    if thing is None or len(thing) < SHORTEST_GOODS or act is None or act.issuer is None:
        return None
    name = _change(parsed, thing, noun) if any(c.lower_ == "instead" for c in verb.children) else "impose"
    stance = stance_of(verb, name)
    if stance is None or stance.modality == "denied":
        return None
    aimed_at = (*targets(parsed, thing, thing), *_made_in(parsed, thing))
    parts = Parts(
        noun.i,
        frozenset(["tariff"]),
        words(parsed, noun, short=True),
        words(parsed, thing),
        tuple(dict.fromkeys(aimed_at)),
    )
    issuer, announced = Issuer(act.issuer, None), Stance("asserted", "announced", verb)
    return Found(verb, name, issuer, parts, announced, 0.7, rule="subject to", legal_act=act.act)


def _made_in(parsed: Parsed, thing: Token) -> Iterator[Ref]:
    """ "all tin that is a product of Norland": whose goods they are."""
    for token in thing.subtree:
        character = parsed.cast.at(token.i) if token.dep_ == "pobj" else None
        if character is not None and character.kind == "place" and token.head.head.lower_ in MADE_IN:
            yield as_country(parsed, parsed.cast.ref_of(character))


def _change(parsed: Parsed, thing: Token, noun: Token) -> str:
    """ "articles subject to 20 percent shall instead be subject to 10 percent": lower; else a change."""
    before, after = (
        [
            float(rate.split("%")[0].split()[0])
            for rate, _ in rates_in(" ".join(t.text for t in top.subtree))
            if rate[0].isdigit()
        ]
        for top in (thing, noun)
    )
    if len(before) != 1 or len(after) != 1 or before == after:
        return "modify"
    return "lower" if after < before else "raise"


def _predicate(noun: Token) -> Token | None:
    """The verb that says something of a noun: its own, or that of "which" behind it."""
    if noun.dep_ in SUBJECTS:
        return noun.head
    for child in noun.children:
        if child.dep_ == "relcl" and any(
            c.dep_ in SUBJECTS and c.lower_ in ("which", "that") for c in child.children
        ):
            return child
    return None


def _comes_into_force(verb: Token) -> bool:
    return any(t.lower_ in ("effect", "force", "place") for t in verb.subtree)


def _standing(parsed: Parsed, noun: Token) -> Found | None:
    """ "Ruritanian tariffs of 12% on wine": an instrument with its holder, and a rate or a target."""
    theme = alone().get(noun.lower_)
    if theme is None:
        return None
    holder = holder_of(noun)
    issuer = issuer_of(parsed, holder)
    if issuer.ref is None or holder is None or (holder.dep_ == "poss" and not holder.text[:1].isupper()):
        return None
    parts = parts_of(parsed, noun, noun, frozenset([theme]))
    phrase = words(parsed, noun)
    if not RATE.search(phrase) and not any(
        c.dep_ == "prep" and c.lower_ in ("on", "against") for c in noun.children
    ):
        return None
    return Found(noun, "impose", issuer, parts, Stance("asserted", "in_force", noun), 0.5, rule="standing")
