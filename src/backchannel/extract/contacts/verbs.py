"""Contacts told by a verb: "X met Y", "X and Y spoke", "X reached out to Y"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...model.entities import Ref
from ...model.facts import ContactMode
from ..syntax.clauses import SUBJECTS, clause_range, is_passive, prepositions, subject_of
from ..syntax.verbs import forms_of
from ..word_lists import word_list, words_of
from .company import company_after, named_before
from .meeting import Meeting
from .participants import (
    about_of,
    actors,
    can_act,
    doer_of,
    is_pointing,
    is_public,
    place_of,
    stands_for_government,
)
from .senses import calls_on, is_other_sense
from .stance import verb_modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

PEOPLE = frozenset(["person", "group", "organisation", "post"])
NO_CLAUSE = frozenset(["compound", "amod", "nsubj", "pobj", "dobj", "poss", "attr", "nmod", "punct"])
"""Labels of a word that heads no clause: a noun that looks like a verb of contact."""
MAIN = frozenset(["ROOT", "ccomp", "conj", "relcl", "advcl", "xcomp"])
PHONES = frozenset(["phone", "telephone", "telephoned"])
LIST_REACH = 40
"""How many tokens a list of names read beside the tree may take."""
PERSONAL = frozenset(["see", "join", "host", "welcome", "receive", "greet", "convene", "sit", "shake", "get"])
"""Verbs that tell of a contact only where their object is somebody: a company is joined, a bill received."""


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


@cache
def _mutual() -> frozenset[str]:
    """Verbs that two subjects do with each other: "X and Y met"."""
    return words_of("contacts", "mutual")


def verb_contact(parsed: Parsed, verb: Token) -> Meeting | None:
    """The contact a verb tells; with fewer than two people where the words do not name both sides, None where
    it tells none.
    """
    known = verb_modes().get(verb.lower_)
    if known is None or verb.dep_ in NO_CLAUSE or is_other_sense(parsed, verb, known[0]):
        return None
    lemma, mode = known
    subject = doer_of(verb)
    ones, others, rule = _sides(parsed, verb, lemma, subject)
    if lemma in PERSONAL:
        others = [r for r in others if parsed.cast.kind_of(r) in ("person", "group", "post")]
    if others and mode in ("visit", "met") and not _is_company(parsed, others, mode):
        return None
    is_mutual = (lemma in _mutual() and (lemma == "discuss" or not _objects(verb))) or _each_other(verb)
    if not others and is_public([t.lower_ for t in (*_objects(verb), *(o for _, o in prepositions(verb)))]):
        return None
    people = [*ones, *others] if ones and (others or is_mutual) else (ones or others)[:1]
    if people and not can_act(parsed, people):
        return None
    is_call_on = lemma == "call" and calls_on(parsed, verb)
    return Meeting(
        people=people,
        mode=_mode_in(parsed, verb, "met" if is_call_on else mode),
        verb=verb,
        words=_words(parsed, verb, subject, others=others if rule == "words beside" else []),
        modality=verb_modality(verb),
        one_way=lemma in _one_way() and bool(others),
        place=place_of(parsed, verb),
        about=None if is_call_on else about_of(parsed, verb),
        score=0.85 if verb.dep_ in MAIN else 0.7,
        rule=rule,
        same_as_before=is_mutual and not others and is_pointing(subject),
        is_retelling=not others and lemma in ("discuss", "consult"),
    )


def _words(parsed: Parsed, verb: Token, subject: Token | None, *, others: list[Ref]) -> tuple[int, int]:
    """The tokens that prove it: the clause, and at least up to the last name of `others` that follows."""
    here = subject is not None and subject.sent.start == verb.sent.start
    start, end = clause_range(verb, subject) if here and subject is not None else clause_range(verb)
    if not others:
        return start, end
    start = min(start, verb.sent.start if subject is None else start)
    for at in range(verb.i, min(verb.i + LIST_REACH, len(parsed.tokens))):
        found = parsed.cast.at(at)
        if found is not None and parsed.cast.ref_of(found) in others:
            end = max(end, at + 1)
    return start, end


def _is_company(parsed: Parsed, others: list[Ref], mode: ContactMode) -> bool:
    """Somebody is there to meet; a visit may also be to a country, which stands for its government."""
    if any(parsed.cast.kind_of(r) in PEOPLE for r in others):
        return True
    return mode == "visit" and all(stands_for_government(parsed, r) for r in others)


def _each_other(verb: Token) -> bool:
    return any(
        c.dep_ in ("dobj", "pobj")
        and c.lower_ in ("other", "another")
        and c.nbor(-1).lower_ in ("each", "one")
        for c in (*verb.children, *(o for _, o in prepositions(verb)))
    )


def _sides(
    parsed: Parsed, verb: Token, lemma: str, subject: Token | None
) -> tuple[list[Ref], list[Ref], str]:
    """Who acts, with whom, and the rule that saw it."""
    ones, others, rule = actors(parsed, subject), _other_side(parsed, verb, lemma), "verb"
    if is_passive(verb):
        agents = [r for p, o in prepositions(verb) if p == "by" for r in actors(parsed, o)]
        return agents or others, ones, "passive verb"
    if all(parsed.cast.kind_of(r) in ("place", "post") for r in others):
        links = frozenset(_links(lemma)) - {""}
        beside = company_after(parsed, verb, links) if links else []
        others, rule = (beside, "words beside") if beside else (others, rule)
    is_caption = not ones and subject is None and verb.lower_.endswith("s")
    is_post = len(ones) == 1 and parsed.cast.kind_of(ones[0]) == "post"
    if others and (is_caption or is_post):
        before = named_before(parsed, verb)
        ones, rule = (before, "words beside") if before else (ones, rule)
    return ones, [r for r in others if r not in ones], rule if others else "two subjects"


def _mode_in(parsed: Parsed, verb: Token, mode: ContactMode) -> ContactMode:
    """ "spoke by phone" is a call, "exchanged texts" a text."""
    if mode not in ("spoke", "met", "talks", "other") or parsed.words_around(verb).isdisjoint(PHONES):
        return mode
    return "call" if any(t.lower_ in PHONES for t in verb.subtree) else mode


def _links(lemma: str) -> list[str]:
    found: list[str] = word_list("contacts")["links"].get(lemma, [""])
    return found


def _other_side(parsed: Parsed, verb: Token, lemma: str) -> list[Ref]:
    links = _links(lemma)
    found: list[Ref] = []
    if "" in links:
        for word in _objects(verb):
            found += actors(parsed, word)
    for preposition, other in prepositions(verb):
        is_aside = lemma == "discuss" and other.head.i > 0 and other.head.nbor(-1).lower_ == ","
        if preposition in links and not is_aside:
            found += actors(parsed, other)
    if found:
        for child in verb.children:
            if child.dep_ == "cc" and child.lower_ == "as":
                found += [r for c in child.children if c.dep_ == "pobj" for r in actors(parsed, c)]
    return found


def _objects(verb: Token) -> list[Token]:
    """Whom a verb takes directly; "called and thanked her": the verb beside it has the object of both."""
    found = [c for c in verb.children if c.dep_ in ("dobj", "dative") and c.dep_ not in SUBJECTS]
    found += [c for c in verb.children if c.dep_ == "oprd" and not found]
    if not found and not prepositions(verb):
        for beside in verb.children:
            if beside.dep_ == "conj" and subject_of(beside) == subject_of(verb):
                found += [c for c in beside.children if c.dep_ == "dobj"]
    return found
