"""Who met, called, wrote to or talked with whom: verbs and nouns of contact, with mode and modality.

A contact needs a word of contact and two participants. A sentence without a date gives an unknown period:
the day of publication is not the day of the meeting. Modes: PLOVER CONSULT (`words/contacts.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..model.claims import Draft, Modality
from ..model.entities import Ref
from ..model.facts import Contact, ContactMode
from .bearings import bearings_of
from .clauses import SUBJECTS, clause_range, is_passive, modality_of, prepositions, subject_of
from .contact_nouns import Meeting, noun_contact, noun_modes
from .participants import about_of, actors, can_act, place_of
from .verbs import forms_of
from .word_lists import Phrases, word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed

NAME = "contacts.v1"
PEOPLE = frozenset(["person", "group", "organisation", "post"])


@cache
def _modes() -> dict[str, tuple[str, ContactMode]]:
    """Verb form → (lemma, mode)."""
    found: dict[str, tuple[str, ContactMode]] = {}
    for mode, lemmas in word_list("contacts")["verbs"].items():
        for lemma in lemmas:
            for form in forms_of(lemma):
                found.setdefault(form, (lemma, mode))
    return found


@cache
def _one_way() -> frozenset[str]:
    return frozenset(word_list("contacts")["one_way"]["verbs"])


def contacts(parsed: Parsed) -> Iterator[Draft]:
    """Contacts the text reports, in reading order; the same people by the same words once."""
    seen: set[tuple[frozenset[Ref], int]] = set()
    for sentence in parsed.sentences:
        for position in range(sentence.start, sentence.end):
            if parsed.lower[position] not in _triggers():
                continue
            token = parsed.tokens[position]
            meeting = (
                _verb_contact(parsed, token)
                or noun_contact(parsed, token)
                or _point_of_contact(parsed, token)
            )
            if meeting is None or len(set(meeting.people)) < 2:
                continue
            key = (frozenset(meeting.people), sentence.start)
            if key not in seen:
                seen.add(key)
                yield _draft(parsed, meeting)


def _draft(parsed: Parsed, meeting: Meeting) -> Draft:
    tokens, verb = parsed.tokens, meeting.verb
    start, end = meeting.words
    around = bearings_of(parsed, verb)
    valid, words = parsed.period_for(meeting.noun or verb)
    if valid is None and meeting.noun is not None:
        valid, words = parsed.period_for(verb)
    people = tuple(dict.fromkeys(meeting.people))
    score = meeting.score * (0.75 if parsed.in_quote(verb) else 1.0)
    if not any(parsed.cast.is_named(p) for p in people):
        score *= 0.85
    return Draft(
        fact=Contact(
            participants=people,
            mode=meeting.mode,
            place=meeting.place,
            about=meeting.about,
            frequency=around.frequency,
            one_way=meeting.one_way,
            point_of_contact=meeting.point_of_contact,
        ),
        evidence=(parsed.evidence(tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1])),),
        made_by=NAME,
        score=score,
        modality=meeting.modality,
        basis=around.basis,
        cited=around.cited,
        valid=valid,
        valid_words=words,
    )


def _verb_contact(parsed: Parsed, verb: Token) -> Meeting | None:
    """ "X met Y", "X and Y spoke", "X reached out to Y", "the two have spoken"."""
    known = _modes().get(verb.lower_)
    if known is None or verb.dep_ in (
        "compound",
        "amod",
        "nsubj",
        "pobj",
        "dobj",
        "poss",
        "attr",
        "nmod",
        "punct",
    ):
        return None
    lemma, mode = known
    if lemma == "reach" and not any(c.lower_ == "out" for c in verb.children):
        return None
    if lemma == "call" and any(
        c.dep_ in ("oprd", "prt") or (c.lower_ in ("for", "on") and c.dep_ == "prep") for c in verb.children
    ):
        return None
    subject = subject_of(verb)
    ones = actors(parsed, subject)
    others = _other_side(parsed, verb, lemma)
    if is_passive(verb):
        ones, others = (
            [r for p, o in prepositions(verb) if p == "by" for r in actors(parsed, o)] or others,
            ones,
        )
    people = [*ones, *others]
    if not others and (
        lemma
        not in (
            "meet",
            "speak",
            "talk",
            "communicate",
            "confer",
            "negotiate",
            "chat",
            "dine",
            "huddle",
            "discuss",
        )
        or len(ones) < 2
    ):
        return None
    if mode == "met" and lemma != "meet":
        others = [r for r in others if parsed.cast.kind_of(r) in ("person", "group", "post")]
        people = [*ones, *others]
        if not others:
            return None
    if not ones or (
        mode in ("visit", "met") and not any(parsed.cast.kind_of(r) in PEOPLE for r in others) and others
    ):
        return None
    if not can_act(parsed, people):
        return None
    return Meeting(
        people=people,
        mode=_mode_in(verb, mode),
        verb=verb,
        words=clause_range(verb, subject)
        if subject is not None and subject.sent.start == verb.sent.start
        else clause_range(verb),
        modality=modality_of(verb),
        one_way=lemma in _one_way() and bool(others),
        place=place_of(parsed, verb),
        about=about_of(parsed, verb),
        score=0.85 if verb.dep_ in ("ROOT", "ccomp", "conj", "relcl", "advcl", "xcomp") else 0.7,
    )


def _mode_in(verb: Token, mode: ContactMode) -> ContactMode:
    """ "spoke by phone" is a call, "exchanged texts" a text."""
    words = {t.lower_ for t in verb.subtree}
    if mode in ("spoke", "met", "talks") and words & {"phone", "telephone", "telephoned"}:
        return "call"
    return mode


def _other_side(parsed: Parsed, verb: Token, lemma: str) -> list[Ref]:
    links = word_list("contacts")["links"].get(lemma, [""])
    found: list[Ref] = []
    if "" in links:
        for child in verb.children:
            if child.dep_ in ("dobj", "dative") and child.dep_ not in SUBJECTS:
                found += actors(parsed, child)
    for preposition, other in prepositions(verb):
        if preposition in links or (preposition == "with" and "with" in links):
            found += actors(parsed, other)
    if found:
        for child in verb.children:
            if child.dep_ == "cc" and child.lower_ == "as":
                found += [r for c in child.children if c.dep_ == "pobj" for r in actors(parsed, c)]
    return found


@cache
def _contact_points() -> Phrases:
    return Phrases(tuple(word_list("contacts")["point_of_contact"]["phrases"]))


@cache
def _triggers() -> frozenset[str]:
    """The words that may tell of a contact: every other word is passed over unread."""
    return frozenset([*_modes(), *noun_modes(), *_contact_points().first_words()])


def _point_of_contact(parsed: Parsed, token: Token) -> Meeting | None:
    """ "X is a main point of contact with Y, as is Z"."""
    if not _contact_points().at(parsed.lower, token.i):
        return None
    verb = token.head
    if token.dep_ not in ("attr", "oprd", "pobj") or verb.lower_ not in forms_of("be") | forms_of(
        "become"
    ) | {"as"} | forms_of("remain"):
        return None
    verb = verb.head if verb.lower_ == "as" else verb
    subject = subject_of(verb)
    others = [
        r
        for t in (token, *token.subtree, verb)
        for p, o in prepositions(t)
        if p in ("with", "to", "for", "between")
        for r in actors(parsed, o)
    ]
    people = [*actors(parsed, subject), *_as_is(parsed, verb)]
    if not people or not others:
        return None
    modality: Modality = "ongoing" if verb.lower_ in ("is", "are", "remains", "'s") else modality_of(verb)
    return Meeting(
        people=[*people, *others],
        mode="other",
        verb=verb,
        words=clause_range(verb),
        modality=modality,
        score=0.85,
        point_of_contact=True,
    )


def _as_is(parsed: Parsed, verb: Token) -> list[Ref]:
    """ "…, as is Z": Z shares what is said of the subject."""
    sentence = list(verb.sent)
    for i, token in enumerate(sentence[:-2]):
        if (
            token.lower_ == "as"
            and sentence[i + 1].lower_ in ("is", "are", "was", "were", "does", "did")
            and token.i > verb.i
        ):
            people = [
                r
                for t in sentence[i + 2 :]
                if (r := parsed.cast.who(t)) and parsed.cast.kind_of(r) == "person"
            ]
            return list(dict.fromkeys(people))
    return []
