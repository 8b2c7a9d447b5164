"""Contacts told by a noun: "held talks with", "a meeting between X and Y", "expects to have a call with",
"their lunch", "the X-Y summit".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...gazetteer import kind_of
from ...model.entities import Ref
from ..syntax.clauses import BE, clause_range, is_passive, prepositions, subject_of
from ..syntax.verbs import forms_of
from .carriers import carrier, is_contact_noun, mode_of, noun_modes
from .company import company_after
from .meeting import Meeting
from .owners import both_owners, owners_of
from .participants import about_of, actors, can_act, doer_of, is_pointing, place_of, stands_for_government
from .stance import noun_modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

DASHES = frozenset(["-", "–", "/"])
WITH = frozenset(["with"])
BETWEEN = frozenset(["between"])


def noun_contact(parsed: Parsed, noun: Token) -> Meeting | None:
    """The contact a noun tells; with fewer than two people where the words do not name both sides, None where
    it tells none.
    """
    if noun.lower_ not in noun_modes() or not is_contact_noun(noun):
        return None
    verb, is_carried = carrier(noun)
    people, rule = _named_pair(parsed, noun), "pair of names"
    if not people:
        people, rule = _people(parsed, noun, verb, is_carried=is_carried)
    if people and not can_act(parsed, people):
        return None
    return Meeting(
        people=people,
        mode=mode_of(noun),
        verb=verb if is_carried else noun,
        noun=noun,
        words=_words(parsed, noun, verb if is_carried else noun, rule=rule),
        modality=noun_modality(noun, verb, is_carried=is_carried),
        score=0.85 if is_carried else 0.7,
        rule=rule,
        place=_place(parsed, noun),
        about=about_of(parsed, noun),
        same_as_before=len(people) < 2 and _points_back(noun, verb, is_carried=is_carried),
    )


def _points_back(noun: Token, verb: Token, *, is_carried: bool) -> bool:
    """ "their next meeting", "the two had dinner": the people told of before."""
    if any(c.dep_ == "poss" and c.lower_ == "their" for c in noun.children):
        return True
    return is_carried and is_pointing(subject_of(verb)) and not prepositions(noun)


def _named_pair(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "the Kern-Moon summit", "Oslo-Bern trade talks": two names of one kind, joined by a dash."""
    at, start = noun.i - 1, noun.sent.start
    while at > start and parsed.labels[at] in ("compound", "amod") and parsed.cast.at(at) is None:
        at -= 1
    found = [parsed.cast.at(at)]
    while at - 2 >= start and parsed.lower[at - 1] in DASHES:
        at -= 2
        found.append(parsed.cast.at(at))
    named = [c for c in found if c is not None and c.kind in ("person", "place")]
    if noun.text[0].isupper() or len({id(c) for c in named}) != len(found) or len(found) < 2:
        return []
    if len({c.kind for c in named}) > 1:
        return []
    return [parsed.cast.ref_of(c) for c in reversed(named)]


def _words(parsed: Parsed, noun: Token, main: Token, *, rule: str) -> tuple[int, int]:
    """The tokens that prove it; of a pair of names, from the first of them."""
    start, end = clause_range(main)
    if rule == "pair of names":
        at = noun.i
        while at > noun.sent.start and (parsed.labels[at - 1] in ("compound", "amod", "punct", "nmod")):
            at -= 1
        start = min(start, at)
    return start, end


def _people(parsed: Parsed, noun: Token, verb: Token, *, is_carried: bool) -> tuple[list[Ref], str]:
    """Who takes part, the side that acts first, and the rule that saw it."""
    links, rule = _links(noun, verb, is_carried=is_carried), "carried noun" if is_carried else "noun"
    others = [
        r
        for p, o in _linked(noun, verb if is_carried else None)
        if p in links
        for r in actors(parsed, o)
        if p != "of" or parsed.cast.kind_of(r) != "place"
    ]
    if len(others) < 2 and any(c.lower_ == "between" for c in noun.children):
        beside = company_after(parsed, noun, BETWEEN)
        others, rule = (beside, "words beside") if len(beside) > 1 else (others, rule)
    if not others and is_carried:
        others = company_after(parsed, noun, WITH)
        rule = "words beside" if others else rule
    if noun_modes()[noun.lower_] == "visit":
        others = [r for r in others if parsed.cast.kind_of(r) != "place" or _receives(parsed, noun, r)]
    if noun_modes()[noun.lower_] == "visit":
        visitors = [r for p, o in prepositions(noun) if p == "of" for r in actors(parsed, o)]
        if any(parsed.cast.kind_of(r) != "place" for r in visitors):
            return list(dict.fromkeys([*visitors, *others])), "noun"
    sides = ("poss",) if noun.text[0].isupper() else ("poss", "nmod")
    ones = [r for c in noun.children if c.dep_ in sides for r in actors(parsed, c)]
    is_among_others = bool(others) and any(p == "between" for p, _ in prepositions(noun))
    if is_carried and not is_among_others and not (verb.lower_ in BE and noun.dep_ == "attr"):
        ones = [*_carrying(parsed, noun, verb), *ones]
    if not ones and len(others) == 1 and not is_among_others:
        ones, rule = owners_of(parsed, noun), "beside the event"
    if not ones and not others and any(c.lower_ == "their" for c in noun.children):
        ones, rule = both_owners(parsed, noun), "beside the event"
    return list(dict.fromkeys([*ones, *others])), rule


def _carrying(parsed: Parsed, noun: Token, verb: Token) -> list[Ref]:
    """Who holds, leads or attends it: the subject, in the passive whom "by" names."""
    if noun.dep_ == "nsubjpass" and is_passive(verb):
        return [r for p, o in prepositions(verb) if p == "by" for r in actors(parsed, o)]
    subject = doer_of(verb)
    return actors(parsed, subject) if subject is not None and subject.i != noun.i else []


def _receives(parsed: Parsed, noun: Token, place: Ref) -> bool:
    """A country is visited through its government; "his trip to" a capital does not say to whom."""
    pronoun = any(
        c.dep_ == "poss" and c.lower_ in ("his", "her", "their", "its", "my") for c in noun.children
    )
    is_country = kind_of(parsed.cast.caption_of(place)) in ("name", "abbreviation")
    return stands_for_government(parsed, place) and (is_country or not pronoun)


def _links(noun: Token, verb: Token, *, is_carried: bool) -> frozenset[str]:
    """The prepositions that lead to the other side: a call is received from it, a letter sent to it."""
    mode = noun_modes()[noun.lower_]
    found = {"with", "between", "among"}
    if is_carried and verb.lower_ in forms_of("receive") | forms_of("get") | forms_of("take"):
        found.add("from")
    if mode in ("letter", "text"):
        found |= {"to", "from"}
        found |= {"for"} if is_carried and verb.lower_ in forms_of("leave") else set()
    if mode == "visit":
        found |= {"by", "to"}
    if mode == "met" and is_carried and noun.dep_ != "attr":
        found.add("of")
    return frozenset(found)


def _linked(noun: Token, verb: Token | None) -> list[tuple[str, Token]]:
    """Phrases on the noun, on a noun beside it, and on its verb ("have been in communication with")."""
    found = prepositions(noun)
    for child in noun.children:
        if child.dep_ in ("prep",):
            for inner in child.children:
                found += [pair for pair in prepositions(inner) if pair[0] != "of"]
    if noun.dep_ == "conj":
        found += prepositions(noun.head)
    if verb is not None:
        found += [pair for pair in prepositions(verb) if pair[0] not in ("of", "by")]
    return found


def _place(parsed: Parsed, noun: Token) -> str | None:
    named = next(
        (
            c
            for c in noun.children
            if c.dep_ == "compound"
            and c.text[:1].isupper()
            and parsed.cast.at(c.i) is None
            and c.ent_type_ not in ("DATE", "TIME")
            and c.i != c.sent.start
        ),
        None,
    )
    if named is not None:
        return parsed.text[named.left_edge.idx : named.idx + len(named)]
    return place_of(parsed, noun)
