"""Who works for the body in a clause: "joined Tarn", "was hired by Tarn", "her career at Tarn"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.entities import Ref
from ...model.facts import TieKind
from ..syntax.clauses import BE, is_passive, prepositions
from ..syntax.negation import is_negated
from ..syntax.verbs import forms_of
from .idioms import persons_of, subject_persons
from .kin_words import names_from, next_person
from .staff import Staff, meant_by
from .staff_words import between, is_of_party
from .work_words import work_forms, work_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

VERB = "verb of a body"
FORMED = work_forms("forms")
FOUNDED, LED = work_forms("founds") | FORMED, work_forms("heads")
SPENDING = forms_of("spend") | forms_of("begin") | forms_of("start")
WORK_LINKS = {"for": "for_or_at", "at": "for_or_at", "in": "in", "on": "on", "with": "with"}
"""Preposition → the verbs that say with it that somebody works for a body."""


def of_career(parsed: Parsed, noun: Token) -> Staff | None:
    """ "her career at Tarn", "spent ten years at Tarn", "Ana Souza's laboratory at Tarn"."""
    owners = [r for c in noun.children if c.dep_ == "poss" for r in persons_of(parsed, c)]
    verb = noun
    held = SPENDING | forms_of("hold") | forms_of("accept") | forms_of("take")
    if not owners and noun.dep_ == "dobj" and noun.head.lower_ in held and not is_negated(noun.head):
        verb = noun.head
        owners = subject_persons(parsed, verb)
    if not owners:
        return None
    return Staff(
        people=owners, anchor=verb, words=between(verb, noun), score=0.7, detail=noun.lower_, rule=VERB
    )


def of_object(parsed: Parsed, token: Token) -> Staff | None:
    """ "joined Tarn", "founded Tarn", "heads Tarn", "left Tarn"."""
    verb = token.head
    word = verb.lower_
    known = work_forms("joins") | work_forms("leaves") | FOUNDED | LED
    if word not in known or is_negated(verb) or is_passive(verb):
        return None
    people = subject_persons(parsed, verb)
    if word in LED:
        people = [r for r in people if not _is_held(parsed, r, token)]
    if word in FOUNDED:
        others = [
            r
            for p, o in prepositions(token) + prepositions(verb)
            if p == "with"
            for r in persons_of(parsed, o)
        ]
        return _of_agents(parsed, [*people, *others], verb, token, score=0.8, detail=word)
    kind: TieKind = "represents" if word in forms_of("represent") else "works_for"
    return Staff(
        people=people, anchor=verb, words=between(verb, token), score=0.8, detail=word, kind=kind, rule=VERB
    )


def _is_held(parsed: Parsed, person: Ref, body: Token) -> bool:
    """ "chairs Tarn": a holding tells already that the person has a post there."""
    return any(
        h.post.body is not None
        and h.post.body.start <= body.i < h.post.body.end
        and parsed.cast.ref_of(h.holder) == person
        for h in parsed.cast.holdings.holdings
    )


def of_founder(parsed: Parsed, verb: Token) -> Staff | None:
    """ "co-founded", which the tokenizer cuts in three: the name before it, else the one after the clause."""
    sentence, at = verb.sent, parsed.cast.at
    for places in (
        range(verb.i - 3, max(sentence.start, verb.i - 8) - 1, -1),
        range(verb.i + 1, sentence.end),
    ):
        for i in places:
            known = at(i)
            if known is not None and known.kind == "person":
                people = [parsed.cast.ref_of(known)]
                return Staff(
                    people=people,
                    anchor=verb,
                    words=(verb.i - 2, verb.i + 1),
                    score=0.7,
                    detail="founder",
                    kind="member_of",
                    rule=VERB,
                )
            if places.step < 0 and parsed.tokens[i].is_punct:
                break
        if not verb.lower_.endswith("ing"):
            break
    return None


def of_verb(parsed: Parsed, verb: Token, link: Token) -> Staff | None:
    """ "works for Tarn", "was hired by Tarn", "resigned from Tarn", "serves on the board of Tarn"."""
    word, by = verb.lower_, link.lower_
    if is_negated(verb):
        return None
    is_passive_here = is_passive(verb) or verb.dep_ in ("acl", "advcl")
    people = _of_participle(parsed, verb) if verb.dep_ == "acl" else subject_persons(parsed, verb)
    if by == "by":
        fits = word in work_forms("hires") and is_passive_here
    elif by == "from":
        fits = word in work_forms("leaves_from")
    elif any(c.dep_ == "dobj" and c.lower_ in work_words("careers") for c in verb.children):
        fits = by in ("at", "with", "in") and word in SPENDING
    else:
        fits = by in WORK_LINKS and word in work_forms(WORK_LINKS[by])
    if by == "at" and word in work_forms("creates") and is_passive_here:
        return _creators(parsed, verb, link)
    of_party = not fits and is_of_party(word, by)
    if not (fits or of_party):
        return None
    return Staff(
        people=people,
        anchor=verb,
        words=between(verb, link),
        score=0.6 if word in BE else 0.75,
        detail=None if word in BE else word,
        party_only=of_party,
        rule=VERB,
    )


def _of_participle(parsed: Parsed, verb: Token) -> list[Ref]:
    """ "Ana Souza, retired from Tarn" and "Ana Souza is a chemist retired from Tarn"."""
    return persons_of(parsed, verb.head) or meant_by(parsed, verb.head)[0]


def _creators(parsed: Parsed, verb: Token, link: Token) -> Staff | None:
    """ "was invented at Tarn College by Ana Souza": she works there."""
    return _of_agents(parsed, _agents(parsed, verb), verb, link, score=0.6)


def by_subject(parsed: Parsed, root: Token) -> Staff | None:
    """ "Tarn hired Ana Souza", "Tarn was founded by Ana Souza", "Tarn, led by Ana Souza"."""
    if root.dep_ == "nsubj" and root.head.lower_ in work_forms("hires") and not is_negated(root.head):
        verb = root.head
        people = [r for c in verb.children if c.dep_ == "dobj" for r in persons_of(parsed, c)]
        return _of_agents(parsed, people, verb, root, score=0.75, detail=verb.lower_)
    verbs = [root.head] if root.dep_ == "nsubjpass" else [c for c in root.children if c.dep_ == "acl"]
    if root.dep_ == "nsubj" and root.head.lower_ in BE:
        verbs = [v for c in root.head.children if c.dep_ == "attr" for v in _participles(parsed, c)]
    for verb in verbs:
        people = _agents(parsed, verb)
        if people and verb.lower_ in FOUNDED | LED and not is_negated(verb):
            return _of_agents(parsed, people, verb, root, score=0.8, detail=verb.lower_)
    return None


def _participles(parsed: Parsed, noun: Token) -> list[Token]:
    """ "a firm founded by", "a firm based in Tarn, founded by": the participles said of a noun."""
    return [
        v
        for v in noun.subtree
        if v.dep_ in ("acl", "advcl")
        and (v.head.i == noun.i or (parsed.lower[v.i - 1] == "," and not _is_body(parsed, v.i - 2)))
    ]


def _is_body(parsed: Parsed, position: int) -> bool:
    known = parsed.cast.at(position)
    return known is not None and known.kind == "organisation"


def of_passive(parsed: Parsed, verb: Token, behind: int) -> Staff | None:
    """ "Tarn, led by Ana Souza": the person named behind "by", whatever the tree hangs it on."""
    first = next_person(parsed, behind) if behind < verb.sent.end else None
    if first is None or verb.lower_ not in FOUNDED | LED:
        return None
    people = list(names_from(parsed, first))
    return _of_agents(parsed, people, verb, parsed.tokens[first], score=0.75, detail=verb.lower_)


def _agents(parsed: Parsed, verb: Token) -> list[Ref]:
    """ "by Ana Souza", "by the Tarn employees Ana Souza and Kai Lund"."""
    listed = [c for c in verb.children if c.dep_ == "conj" and c.lower_ in FOUNDED | LED]
    agents = [o for v in (verb, *listed) for p, o in prepositions(v) if p == "by"]
    return [r for o in agents for r in persons_of(parsed, o) or meant_by(parsed, o)[0]]


def _of_agents(
    parsed: Parsed, people: list[Ref], verb: Token, word: Token, *, score: float, detail: str | None = None
) -> Staff | None:
    if not people:
        return None
    founded = detail in FOUNDED
    return Staff(
        people=people,
        anchor=verb,
        words=between(verb, word),
        score=score,
        detail="founder" if founded else detail,
        kind="member_of" if founded else "works_for",
        party_only=detail in FORMED,
        rule=VERB,
    )
