"""Contacts told by a verb: "X met Y", "X and Y spoke", "X reached out to Y"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.entities import Ref
from ...model.facts import ContactMode
from ..syntax.clauses import SUBJECTS, clause_range, is_passive, modality_of, prepositions, subject_of
from ..syntax.verbs import forms_of
from ..word_lists import word_list, words_of
from .nouns import Meeting
from .participants import about_of, actors, can_act, place_of, stands_for_government

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

PEOPLE = frozenset(["person", "group", "organisation", "post"])
NO_CLAUSE = frozenset(["compound", "amod", "nsubj", "pobj", "dobj", "poss", "attr", "nmod", "punct"])
"""Labels of a word that heads no clause: a noun that looks like a verb of contact."""
MAIN = frozenset(["ROOT", "ccomp", "conj", "relcl", "advcl", "xcomp"])


@cache
def verb_modes() -> dict[str, tuple[str, ContactMode]]:
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


def verb_contact(parsed: Parsed, verb: Token) -> Meeting | None:
    """The contact a verb tells, None where it tells none or two sides cannot be named."""
    known = verb_modes().get(verb.lower_)
    if known is None or verb.dep_ in NO_CLAUSE or _is_other_sense(verb, known[0]):
        return None
    lemma, mode = known
    subject = subject_of(verb)
    ones, others = _sides(parsed, verb, lemma, subject)
    if mode == "met" and lemma != "meet":
        others = [r for r in others if parsed.cast.kind_of(r) in ("person", "group", "post")]
    people = [*ones, *others]
    if not ones or not (others or (lemma in _mutual() and len(ones) > 1)) or not can_act(parsed, people):
        return None
    if mode in ("visit", "met") and others and not _is_company(parsed, others, mode):
        return None
    here = subject is not None and subject.sent.start == verb.sent.start
    return Meeting(
        people=people,
        mode=_mode_in(verb, mode),
        verb=verb,
        words=clause_range(verb, subject) if here and subject is not None else clause_range(verb),
        modality=modality_of(verb),
        one_way=lemma in _one_way() and bool(others),
        place=place_of(parsed, verb),
        about=about_of(parsed, verb),
        score=0.85 if verb.dep_ in MAIN else 0.7,
        is_retelling=lemma == "discuss" and not others,
    )


def _is_company(parsed: Parsed, others: list[Ref], mode: ContactMode) -> bool:
    """Somebody is there to meet; a visit may also be to a country, which stands for its government."""
    if any(parsed.cast.kind_of(r) in PEOPLE for r in others):
        return True
    return mode == "visit" and all(stands_for_government(parsed, r) for r in others)


@cache
def _mutual() -> frozenset[str]:
    """Verbs that two subjects do with each other: "X and Y met"."""
    return words_of("contacts", "mutual")


def _is_other_sense(verb: Token, lemma: str) -> bool:
    """ "reached a deal", "called for a vote", "called it off": no contact."""
    if lemma == "reach":
        return not any(c.lower_ == "out" for c in verb.children)
    return lemma == "call" and any(
        c.dep_ in ("oprd", "prt") or (c.lower_ in ("for", "on") and c.dep_ == "prep") for c in verb.children
    )


def _sides(parsed: Parsed, verb: Token, lemma: str, subject: Token | None) -> tuple[list[Ref], list[Ref]]:
    ones, others = actors(parsed, subject), _other_side(parsed, verb, lemma)
    if not is_passive(verb):
        return ones, others
    agents = [r for p, o in prepositions(verb) if p == "by" for r in actors(parsed, o)]
    return agents or others, ones


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
