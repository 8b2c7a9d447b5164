"""What a text says is not so: by a "not" or "no" in the clause itself, or by the words above it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..word_lists import word_list, words_of
from .verbs import forms_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset(["nsubj", "nsubjpass"])
OBJECTS = frozenset(["dobj", "attr"])
PREDICATES = frozenset(["attr", "oprd", "acomp"])
OF_NOUNS = frozenset(["acl", "relcl"])
BE = forms_of("be")
WITH_OF = frozenset(["instead", "short"])
PART_OF_VERB = frozenset(["aux", "auxpass", "neg", "advmod"])
STEPS = 4
"""Clauses one below the other through which a denial is followed ("denied wanting to meet")."""


def is_negated(verb: Token, *, by_object: bool = True) -> bool:
    """ "did not meet", "never met", "no longer"; also by its subject ("neither met", "no tariffs are
    imposed"), its object where `by_object` ("sent no masks"), and the verb before "or".
    """
    roles = SUBJECTS | OBJECTS if by_object else SUBJECTS
    for child in verb.children:
        if child.dep_ == "neg" or (child.lower_ in ("never", "no") and child.dep_ in ("advmod", "det")):
            if not _is_only(child):
                return True
        elif _is_no_longer(child) or _is_almost(child, verb) or (child.dep_ in roles and is_none(child)):
            return True
    if verb.dep_ != "conj" or verb.head.i >= verb.i or any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    return _joins_or(verb.head) and is_negated(verb.head, by_object=False)


def is_not_so(verb: Token) -> bool:
    """Whether a clause is negated, or denied by the words above it."""
    return is_negated(verb) or is_denied(verb)


def is_no_longer(verb: Token) -> bool:
    """ "is no longer minister", "is not minister any more": it was so before."""
    words = {c.lower_ for c in verb.children if c.dep_ in ("advmod", "neg")}
    if any(_is_no_longer(c) for c in verb.children):
        return True
    return bool(
        not words.isdisjoint(("not", "n't"))
        and ("anymore" in words or any(_is_any_more(c) for c in verb.children))
    )


def is_affirmed(action: Token, above: Token) -> bool:
    """ "did not hesitate to meet", "could not avoid meeting": what such a verb is about came to be."""
    kind = "affirmed" if _has(action, "to") else "gerund"
    return above.lower_ in _forms(kind) and is_negated(above, by_object=False)


def is_none(noun: Token) -> bool:
    """ "no masks", "neither side", "none of the masks", "nobody"; not "No 10", and not "nobody but her"."""
    if noun.lower_ in words_of("denials", "none"):
        return not _is_only(noun)
    if noun.text.isdigit():
        return False
    no = words_of("denials", "no")
    return any(c.dep_ in ("det", "preconj", "neg") and c.lower_ in no for c in noun.children)


def joined_to(word: Token) -> list[Token]:
    """The words that follow in the list of one, in order, but not those behind a "not": "A, but not B"."""
    return [t for t in word.conjuncts if t.i > word.i and not any(c.dep_ == "neg" for c in t.children)]


def is_no_predicate(noun: Token) -> bool:
    """ "no friend of hers", "is not a friend", "denied being a friend": what the noun says of nobody."""
    if noun.dep_ in PREDICATES | {"appos"}:
        first = int(noun.left_edge.i)
        before = [noun.doc[i] for i in (first - 1, first) if i >= 0]
        is_not = any((t.dep_ == "neg" and not _is_only(t)) or _is_almost(t, noun) for t in before)
        if is_none(noun) or is_not:
            return True
        return noun.dep_ in PREDICATES and is_not_so(noun.head)
    return False


def is_denied(verb: Token) -> bool:
    """Whether the words above a verb deny what it says."""
    return denial_of(verb) is not None


def denial_of(verb: Token) -> Token | None:
    """The word above a verb by which it is not so, or did not come to be: "denied meeting", "refused to",
    "without", "it is not true that", "dropped a plan to", "issued no order banning".
    """
    at = verb
    for _ in range(STEPS):
        above = at.head
        if _is_behind_without(at):
            return above
        if above.i == at.i:
            return None
        if at.dep_ in ("ccomp", "csubj") or (at.dep_ in OF_NOUNS and above.dep_ in PREDICATES):
            return above if _denies_clause(at, above) else None
        if at.dep_ in OF_NOUNS:
            return above if _is_of_denied_noun(at, above) else None
        if at.dep_ in ("xcomp", "advcl") and _denies_action(at, above):
            return above
        if at.dep_ != "xcomp" and not _shares_clause(at, above):
            return None
        at = above
    return None


def _is_only(word: Token) -> bool:
    """ "not only", "nobody but"."""
    behind = word.nbor() if word.i + 1 < len(word.doc) else word
    return behind.lower_ in words_of("denials", "only")


def _is_no_longer(word: Token) -> bool:
    return word.lower_ == "longer" and any(c.lower_ == "no" for c in word.children)


def _is_almost(word: Token, of: Token) -> bool:
    """ "nearly became", "is hardly a friend", but not "nearly doubled"."""
    if word.dep_ != "advmod" or word.lower_ not in words_of("denials", "almost"):
        return False
    is_behind = word.i == of.i + 1 and of.lower_ in BE
    is_before = word.i + 1 in (of.i, of.left_edge.i) or word.i == of.left_edge.i
    return (is_before or is_behind) and of.lower_ not in words_of("denials", "grown")


def _is_any_more(word: Token) -> bool:
    return word.lower_ in ("more", "longer") and any(c.lower_ == "any" for c in word.children)


def _shares_clause(verb: Token, above: Token) -> bool:
    """ "denied meeting A or calling B": the second verb has what governs the first."""
    is_alike = verb.lower_.endswith("ing") == above.lower_.endswith("ing")
    return verb.dep_ == "conj" and is_alike and not any(c.dep_ in SUBJECTS for c in verb.children)


def _joins_or(verb: Token) -> bool:
    return any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in verb.children)


@cache
def _forms(kind: str) -> dict[str, frozenset[str]]:
    """Form of a verb → the particles of which it needs one; none where it needs none."""
    found: dict[str, frozenset[str]] = {}
    for entry in word_list("denials")["verbs"][kind]:
        verb, _, particle = entry.partition(" ")
        for form in forms_of(verb):
            particles = frozenset([particle]) if particle else frozenset()
            found[form] = found.get(form, frozenset()) | particles
    return found


def _is_one(verb: Token, kind: str) -> bool:
    """Whether a verb, with its particle, is one of the list and itself not negated."""
    particles = _forms(kind).get(verb.lower_)
    if particles is None or (particles and particles.isdisjoint(c.lower_ for c in verb.children)):
        return False
    return not is_negated(verb)


def _has(verb: Token, helper: str) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == helper for c in verb.children)


def _denies_clause(clause: Token, above: Token) -> bool:
    """ "denied that", "it is not true that", "it was wrongly reported that"."""
    if clause.dep_ in OF_NOUNS:
        stated, verb = above, above.head
        if _is_of_denied_noun(clause, above):
            return True
    else:
        verb = above
        if _is_one(above, "that") or _is_one(above, "gerund") or _is_falsely(above):
            return True
        stated = next((c for c in above.children if c.dep_ in PREDICATES), above)
    return _is_untrue(verb, stated)


def _is_untrue(verb: Token, stated: Token) -> bool:
    """ "is not true", "is false", where `stated` is one of the words of the clause."""
    if verb.lower_ not in BE:
        return False
    words = {stated.lower_, *(c.lower_ for c in verb.children if c.dep_ in PREDICATES)}
    if not words.isdisjoint(words_of("denials", "true")):
        return is_negated(verb)
    return not words.isdisjoint(words_of("denials", "untrue")) and not is_negated(verb)


def _is_falsely(verb: Token) -> bool:
    return any(c.lower_ in words_of("denials", "falsely") for c in verb.children)


def _first_of(verb: Token) -> int:
    """Where a verb begins, with its helpers: "having been" of "having been named"."""
    return min([int(verb.i), *(int(c.left_edge.i) for c in verb.lefts if c.dep_ in PART_OF_VERB)])


def _denies_action(action: Token, above: Token) -> bool:
    """ "refused to meet", "has yet to meet", "ruled out meeting", "did not manage to meet"."""
    if not _has(action, "to"):
        first = _first_of(action)
        before = action.doc[first - 1] if first else action
        is_beside = before.i == above.i or (before.head.i == above.i and before.dep_ == "prt")
        is_gerund = any(t.lower_.endswith("ing") for t in action.doc[first : action.i + 1])
        return is_beside and is_gerund and _is_one(above, "gerund")
    if action.dep_ == "advcl":
        return False
    if any(c.lower_ == "yet" for c in above.children) and above.lower_ in forms_of("have") | BE:
        return True
    if above.lower_ in _forms("negated"):
        return is_negated(above)
    return _is_one(above, "infinitive") or above.lower_ in ("unable", "unwilling") or _is_falsely(above)


def _is_of_denied_noun(clause: Token, noun: Token) -> bool:
    """ "denied reports that", "dropped a plan to", "issued no order banning", "contrary to reports that"."""
    is_infinitive = _has(clause, "to")
    if clause.dep_ == "relcl" and not (is_infinitive or any(c.dep_ == "mark" for c in clause.children)):
        return False
    behind = noun.nbor() if noun.i + 1 < len(noun.doc) else noun
    if is_none(noun) and behind.lower_ != "but":
        return noun.lower_ not in words_of("denials", "sure")
    if not is_infinitive and not any(c.dep_ in SUBJECTS for c in clause.children):
        return False
    if noun.dep_ in ("dobj", "nsubjpass"):
        return _is_one(noun.head, "noun")
    if noun.dep_ == "nsubj":
        return _is_untrue(noun.head, noun)
    return bool(noun.dep_ == "pobj" and noun.head.head.lower_ == "contrary")


def _is_behind_without(verb: Token) -> bool:
    """ "without meeting", "instead of meeting", "rather than meet", "prevented from meeting"."""
    first = _first_of(verb)
    if first < 2:
        return False
    link, before = verb.doc[first - 1], verb.doc[first - 2]
    if link.lower_ == "without":
        is_idiom = verb.lower_ == "saying" and link.head.lower_ in forms_of("go")
        return not is_idiom and not is_negated(link.head)
    if link.lower_ == "of":
        return bool(before.lower_ in WITH_OF)
    if link.lower_ == "than":
        return bool(before.lower_ == "rather")
    if link.lower_ == "from":
        return _keeps_from(link, before)
    return link.lower_ == "against" and _is_one(link.head, "against")


def _keeps_from(link: Token, before: Token) -> bool:
    """ "far from being", "refrained from imposing", "backed away from imposing"."""
    verb = link.head if link.head.dep_ not in ("advmod", "prt") else link.head.head
    if before.lower_ in ("away", "back", "off"):
        return _is_one(verb, "from_away")
    return before.lower_ == "far" or _is_one(verb, "from")
