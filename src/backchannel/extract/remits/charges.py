"""Who oversees, handles, drafts or advises on what: told by verbs, "responsible for" and "in charge of"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..syntax.clauses import BE, is_passive, prepositions
from ..word_lists import words_of
from .parts import Sight, doer_of, helpers_of, is_past, is_verb, own_subject, standing_modality

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed


def overseeing(parsed: Parsed, verb: Token) -> Iterator[Sight]:
    """ "X, who oversees export controls", "export controls are overseen by X"."""
    yield from _by_verb(verb, "decides", "charge", 0.85)


def handling(parsed: Parsed, verb: Token) -> Iterator[Sight]:
    """ "X leads the trade talks", "the file is led by X": to lead a file is not to have the last word."""
    for sight in _by_verb(verb, "drafts", "file", 0.75):
        if sight.issue is not None and sight.issue.lower_ in words_of("remits", "files"):
            yield sight


def drafting(parsed: Parsed, verb: Token) -> Iterator[Sight]:
    """ "X is drafting the bill", "the order is being prepared by X"."""
    for sight in _by_verb(verb, "drafts", "drafting", 0.75):
        if sight.issue is not None and sight.issue.lower_ in words_of("remits", "drafts_of"):
            yield sight


def _by_verb(verb: Token, role: str, rule: str, score: float) -> Iterator[Sight]:
    modality = standing_modality(verb)
    if modality is None or not is_verb(verb):
        return
    by = next((o for p, o in prepositions(verb) if p == "by"), None)
    if is_passive(verb) or (by is not None and verb.dep_ == "acl"):
        told = doer_of(verb) if is_passive(verb) else verb.head
        if by is not None and told is not None and not helpers_of(verb) & {"was", "were", "had"}:
            yield Sight(verb, by, told, role, rule, score, modality)  # type: ignore[arg-type]
        return
    issue = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if issue is not None and not is_past(verb):
        yield Sight(verb, doer_of(verb), issue, role, rule, score, modality)  # type: ignore[arg-type]


def responsible(parsed: Parsed, word: Token) -> Iterator[Sight]:
    """ "X is responsible for tariffs", "the minister responsible for trade"; blame is no remit."""
    issue = next((o for p, o in prepositions(word) if p == "for" and o.dep_ == "pobj"), None)
    if issue is None or any(t.lower_ in words_of("remits", "blame") for t in issue.subtree):
        return
    if any(c.dep_ == "advmod" for c in word.children):
        return  # "largely responsible for" weighs causes
    if word.dep_ == "acomp" and word.head.lower_ in BE:
        modality = standing_modality(word.head)
        if modality is not None and not is_past(word.head):
            yield Sight(word, _told_of(word.head), issue, "decides", "responsible", 0.75, modality)
    elif word.dep_ in ("amod", "acl", "relcl") and word.i > word.head.i and not _was(word.head):
        yield Sight(word, _named_behind(parsed, word, issue), issue, "decides", "responsible", 0.8)


def _told_of(copula: Token) -> Token | None:
    """Of whom "is in charge" is said: its own subject, or the noun before "who"; a shared one is a guess."""
    own = own_subject(copula)
    return doer_of(copula) if own is not None else None


def _was(noun: Token) -> bool:
    """ "was vice-president in charge of sales": the noun is what somebody was."""
    return noun.dep_ == "attr" and is_past(noun.head)


def _named_behind(parsed: Parsed, word: Token, issue: Token) -> Token:
    """ "the minister responsible for timber, Kari Holm,": the name, for this minister is not just any."""
    after = issue.i + 2
    if parsed.lower[after - 1 : after] == [","] and after < len(parsed.tokens):
        named = parsed.cast.at(after)
        if named is not None and named.kind == "person":
            last = next(i for i in range(after, len(parsed.tokens)) if parsed.cast.at(i + 1) is not named)
            return parsed.tokens[last]
    return word.head


def in_charge(parsed: Parsed, word: Token) -> Iterator[Sight]:
    """ "X is in charge of border policy", "the official in charge of …"."""
    if word.i == 0 or parsed.lower[word.i - 1] != "in" or word.dep_ != "pobj":
        return
    issue = next((o for p, o in prepositions(word) if p == "of"), None)
    above = word.head.head
    if issue is None:
        return
    if above.lower_ in BE:
        modality = standing_modality(above)
        if modality is not None and not is_past(above):
            yield Sight(word, _told_of(above), issue, "decides", "charge", 0.8, modality)
    elif not is_verb(above) and not _was(above):
        yield Sight(word, above, issue, "decides", "charge", 0.8)


def advising(parsed: Parsed, verb: Token) -> Iterator[Sight]:
    """ "X advises the president on trade"."""
    modality = standing_modality(verb)
    advised = next((c for c in verb.children if c.dep_ == "dobj"), None)
    below = [*prepositions(verb), *(prepositions(advised) if advised is not None else ())]
    on = next((o for p, o in below if p in ("on", "about") and o.dep_ == "pobj"), None)
    if modality is None or on is None or is_past(verb) or is_passive(verb) or not is_verb(verb):
        return
    if advised is None and verb.dep_ != "relcl" and not verb.lower_.endswith("s"):
        return
    yield Sight(verb, doer_of(verb), on, "advises", "advice", 0.85, modality)
