"""Contacts told by a noun: "held talks with", "a meeting between X and Y", "expects to have a call with",
"their lunch".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.claims import Modality
from ...model.entities import Ref
from ...model.facts import ContactMode
from ..syntax.clauses import BE, SUBJECTS, clause_range, modality_of, prepositions, subject_of
from ..syntax.verbs import forms_of
from ..word_lists import word_list
from .participants import about_of, actors, can_act, place_of, stands_for_government

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

ADJUNCTS = frozenset(
    ["after", "in", "during", "before", "following", "amid", "at", "for", "from", "to", "into"]
)
"""A contact told beside the main event belongs to who acts there: "after talks with X, Y said"."""


class Meeting(Struct, kw_only=True):
    """A contact found: who, how, its main word and noun, and the tokens that prove it."""

    people: list[Ref]
    mode: ContactMode
    verb: Token
    words: tuple[int, int]
    modality: Modality
    score: float
    noun: Token | None = None
    one_way: bool = False
    point_of_contact: bool = False
    place: str | None = None
    about: str | None = None
    is_retelling: bool = False
    """It may only tell again of a contact told before ("the two discussed")."""


@cache
def noun_modes() -> dict[str, ContactMode]:
    """Last word of a contact noun → mode."""
    found: dict[str, ContactMode] = {}
    for mode, nouns in word_list("contacts")["nouns"].items():
        for noun in nouns:
            found.setdefault(noun.split()[-1], mode)
    return found


@cache
def _carriers() -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in word_list("contacts")["carriers"]["verbs"]))


def noun_contact(parsed: Parsed, noun: Token) -> Meeting | None:
    """The contact a noun tells, None where two sides cannot be named."""
    mode = noun_modes().get(noun.lower_)
    if mode is None or (
        noun.dep_ in ("compound", "amod", "ROOT") and noun.lower_ not in ("meeting", "talks")
    ):
        return None
    if noun.lower_ in ("texts", "messages", "touch") and noun.dep_ not in ("dobj", "pobj"):
        return None
    if noun.lower_ in ("calls", "call") and not _is_phone_call(noun):
        return None
    verb, is_carried = _carrier(noun)
    ones, others = _sides(parsed, noun, verb, is_carried=is_carried)
    people = list(dict.fromkeys([*ones, *others]))
    if len(people) < 2 or not can_act(parsed, people):
        return None
    main = verb if is_carried else noun
    return Meeting(
        people=people,
        mode=_mode(noun, mode),
        verb=main,
        noun=noun,
        words=_words(noun, verb, is_carried=is_carried),
        modality=_modality(noun, verb, is_carried=is_carried),
        score=0.85 if is_carried else 0.7,
        place=_place(parsed, noun),
        about=_about(parsed, noun),
    )


def _is_phone_call(noun: Token) -> bool:
    return any(
        c.lower_
        in ("phone", "telephone", "video", "conference", "a", "the", "their", "his", "her", "several", "two")
        for c in noun.children
    ) and not any(c.lower_ == "for" for c in noun.children)


def _mode(noun: Token, mode: ContactMode) -> ContactMode:
    words = {c.lower_ for c in noun.children}
    if words & {"phone", "telephone"}:
        return "call"
    if words & {"text"}:
        return "text"
    return mode


def _carrier(noun: Token) -> tuple[Token, bool]:
    """The verb that carries the noun ("held talks", "are in talks", "took part in a meeting"), and whether
    it does.
    """
    token = noun
    if noun.dep_ == "conj" and noun.head.dep_ in ("dobj", "pobj", "attr"):
        token = noun.head
    if token.dep_ in ("dobj", "attr", "nsubjpass", "oprd") and token.head.lower_ in _carriers():
        return token.head, True
    if token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "for", "into", "of", "on", "to"):
        above = token.head.head
        if above.lower_ in _carriers() | BE or above.lower_ in (
            "part",
            "involved",
            "engaged",
            "participants",
        ):
            verb = above.head if above.lower_ == "part" or above.dep_ in ("acomp", "attr") else above
            return verb, True
    return token.head, False


def _sides(parsed: Parsed, noun: Token, verb: Token, *, is_carried: bool) -> tuple[list[Ref], list[Ref]]:
    links = _links(noun, verb, is_carried=is_carried)
    others = [
        r for p, o in _linked(noun, verb if is_carried else None) if p in links for r in actors(parsed, o)
    ]
    if noun_modes()[noun.lower_] == "visit":
        others = [r for r in others if parsed.cast.kind_of(r) != "place" or stands_for_government(parsed, r)]
    ones: list[Ref] = []
    for child in noun.children:
        if child.dep_ == "poss" or child.dep_ == "nmod":
            ones += actors(parsed, child)
    if is_carried and not (verb.lower_ in BE and noun.dep_ == "attr"):
        subject = subject_of(verb)
        if subject is not None and subject.i != noun.i:
            ones = [*actors(parsed, subject), *ones]
    if not ones and len(others) == 1:
        ones = _from_above(parsed, noun)
    return ones, others


def _links(noun: Token, verb: Token, *, is_carried: bool) -> frozenset[str]:
    """The prepositions that lead to the other side: a call is received from it, a letter sent to it."""
    mode = noun_modes()[noun.lower_]
    found = {"with", "between", "among"}
    if is_carried and verb.lower_ in forms_of("receive") | forms_of("get") | forms_of("take"):
        found.add("from")
    if mode in ("letter", "text") and is_carried and verb.lower_ in forms_of("send") | forms_of("write"):
        found.add("to")
    if mode == "visit":
        found |= {"by", "to"}
    return frozenset(found)


def _linked(noun: Token, verb: Token | None) -> list[tuple[str, Token]]:
    """Phrases on the noun, on a noun beside it, and on its verb ("have been in communication with")."""
    found = prepositions(noun)
    for child in noun.children:
        if child.dep_ in ("prep",):
            for inner in child.children:
                found += prepositions(inner)
    if noun.dep_ == "conj":
        found += prepositions(noun.head)
    if verb is not None:
        found += prepositions(verb)
    return found


def _from_above(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "a memo prepared by the ministry for a meeting with Y": the maker of the paper is the other side."""
    above = noun.head.head if noun.dep_ == "pobj" else noun
    if (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ADJUNCTS
        and not any(p == "by" for p, _ in prepositions(above))
    ):
        while above.dep_ in ("advmod", "prt") and above.head.i != above.i:
            above = above.head
        if above.dep_ in SUBJECTS:
            owner = next((c for c in above.children if c.dep_ == "poss"), above)
            return actors(parsed, owner)
        subject = subject_of(above)
        return actors(parsed, subject) if subject is not None and subject.i != noun.i else []
    token = noun
    for _ in range(5):
        if token.head.i == token.i:
            return []
        token = token.head
        by = [o for p, o in prepositions(token) if p == "by"]
        if by:
            return actors(parsed, by[0])
        if token.dep_ in SUBJECTS:
            return []
        if token.dep_ in ("ROOT", "ccomp", "relcl", "conj", "advcl") and token.lower_ in forms_of(
            "prepare"
        ) | forms_of("plan") | forms_of("travel") | forms_of("arrive") | forms_of("return") | forms_of(
            "leave"
        ) | forms_of("pull") | forms_of("speak") | forms_of("discuss") | forms_of("raise") | forms_of(
            "back"
        ) | forms_of("look") | forms_of("describe") | forms_of("recall"):
            subject = subject_of(token)
            return actors(parsed, subject) if subject is not None else []
    return []


def _words(noun: Token, verb: Token, *, is_carried: bool) -> tuple[int, int]:
    if is_carried:
        return clause_range(verb)
    start, end = clause_range(noun)
    return start, end


def _modality(noun: Token, verb: Token, *, is_carried: bool) -> Modality:
    words = {c.lower_ for c in noun.children}
    if words & {"planned", "scheduled", "upcoming", "proposed", "possible", "potential", "next"}:
        return "planned"
    if words & {"ongoing", "current", "continuing"}:
        return "ongoing"
    if words & {"no"}:
        return "denied"
    if not is_carried:
        return "asserted"
    found = modality_of(verb)
    if found == "asserted" and verb.lower_ in forms_of("expect") | forms_of("anticipate"):
        return "expected"
    if found == "asserted" and verb.lower_ in frozenset().union(
        *(forms_of(v) for v in ("plan", "schedule", "arrange", "seek", "request", "propose", "want", "need"))
    ):
        return "planned"
    if found == "asserted" and verb.lower_ in forms_of("cancel") | forms_of("refuse") | forms_of(
        "reject"
    ) | forms_of("skip"):
        return "denied"
    if (
        found == "asserted"
        and verb.lower_ in ("is", "are", "'s", "'re", "been", "involved")
        and noun.dep_ == "pobj"
    ):
        return "ongoing"
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


def _about(parsed: Parsed, noun: Token) -> str | None:
    return about_of(parsed, noun)
