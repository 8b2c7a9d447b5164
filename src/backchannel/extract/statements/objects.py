"""Phrases that stand for what was said: "vowed to P", "called P a Q", "announced P", "X's claim that P"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.pronouns import PRONOUNS
from ..syntax.subjects import is_infinitive, owner_of
from .contents import Chars, chars, end_of, is_that_clause, starts_relative
from .cues import Cue
from .lexicon import nouns, speech_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

NOUN_REACH = 10
"""Tokens between a noun and its content: "the warning by X on Monday that P"."""
TARGET_REACH = 12
"""Tokens between a verb and the infinitive after whom it addresses."""
CHARGES = frozenset(
    [
        "accuse",
        "blame",
        "criticize",
        "criticise",
        "fault",
        "reprimand",
        "chastise",
        "chide",
        "admonish",
        "credit",
    ]
)
"""What these say is the person and the deed: "accused Y of P" gives both."""


def infinitive(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "vowed to P", "urged Y to P", "called on Y to P"."""
    verb = cue.token
    if cue.lemma == "call" and not any(
        t.lower_ in ("on", "for") for c in verb.rights for t in (c, c.left_edge)
    ):
        return None
    for child in verb.rights:
        if is_infinitive(child) and (child.dep_ in ("xcomp", "ccomp") or _has_target(verb, child)):
            return None if starts_relative(verb, child) else chars(parsed, child.left_edge.i, end_of(child))
    return None


def _has_target(verb: Token, clause: Token) -> bool:
    """Whom the verb addresses stands before an infinitive of content; one of purpose looks just like it."""
    if clause.dep_ != "advcl" or clause.i - verb.i >= TARGET_REACH:
        return False
    if clause.left_edge.lower_ == "for" and clause.left_edge.dep_ == "mark":
        return True
    return any(c.dep_ in ("dobj", "dative", "prep") and c.i < clause.i for c in verb.rights)


def silence(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "declined to comment on P"."""
    silent = speech_words("silence", "verbs")
    child = next((c for c in cue.token.rights if c.dep_ == "xcomp" and c.lower_ in silent), None)
    return None if child is None else chars(parsed, child.left_edge.i, child.right_edge.i)


def named(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "called P a Q": the thing and what it is called; who is called by telephone is neither."""
    rights = list(cue.token.rights)
    thing = next((c for c in rights if c.dep_ in ("dobj", "ccomp", "nsubj")), None)
    name = next((c for c in rights if c.dep_ in ("oprd", "attr", "acomp")), None)
    if thing is None:
        if name is None or name.dep_ != "oprd" or parsed.cast.character(name) is not None:
            return None
        return chars(parsed, name.left_edge.i, name.right_edge.i)
    if name is not None and name.i > thing.i:
        return chars(parsed, thing.left_edge.i, end_of(name))
    if thing.dep_ == "ccomp":
        return chars(parsed, thing.left_edge.i, end_of(thing))
    return _quoted_name(parsed, thing)


def _quoted_name(parsed: Parsed, thing: Token) -> Chars | None:
    """`called P "Q"`, where the parse takes the quotation for a part of P."""
    last = thing.right_edge
    for start, end in parsed.quotes:
        if thing.idx < start <= last.idx + len(last) + 2:
            return thing.left_edge.idx, min(end + 1, len(parsed.text))
    return None


def described(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "described P as Q"."""
    link = next((c for c in cue.token.rights if c.dep_ == "prep" and c.lower_ == "as"), None)
    if link is None:
        return None
    thing = next((c for c in cue.token.rights if c.dep_ == "dobj" and c.i < link.i), None)
    return chars(parsed, thing.left_edge.i if thing is not None else link.i + 1, link.right_edge.i)


def prepositional(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "called for P", "accused Y of P", "talked about P"; "responded to P" only where nobody did."""
    verb = cue.token
    if cue.lemma == "respond" and not any(c.dep_ == "neg" for c in verb.lefts):
        return None
    if cue.lemma in CHARGES and (charged := _charged(verb)) is not None:
        return chars(parsed, charged.left_edge.i, charged.right_edge.i)
    for link in verb.rights:
        wanted = link.lower_ in cue.lexeme.forms or (link.lower_ == "to" and "to-noun" in cue.spoken)
        if (
            link.dep_ not in ("prep", "agent")
            or not wanted
            or link.lower_ == "on"
            or link.right_edge.i == link.i
        ):
            continue
        target = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < link.i), None)
        both = target is not None and cue.lemma in CHARGES
        return chars(
            parsed, target.left_edge.i if target is not None and both else link.i + 1, link.right_edge.i
        )
    return None


def _charged(verb: Token) -> Token | None:
    """Whom "accused Y of P" is about, where the parse takes "of P" for a part of Y."""
    target = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    links = () if target is None else target.rights
    return target if any(c.dep_ == "prep" and c.lower_ in ("of", "for") for c in links) else None


def direct_object(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "announced P": a noun phrase stands for what was said; "his call for P" is told by its noun."""
    for child in cue.token.rights:
        if child.dep_ == "dobj" and child.lower_ not in PRONOUNS:
            noun = nouns().get(child.lower_)
            if noun is not None and owner_of(child) is not None:
                inner = Cue(child, noun, cue.quoted, is_noun=True)
                return (
                    None if of_noun(parsed, inner) else chars(parsed, child.left_edge.i, child.right_edge.i)
                )
            return chars(parsed, child.left_edge.i, child.right_edge.i)
        if child.dep_ in ("xcomp", "ccomp") and "object" in cue.spoken and _is_gerund(child):
            return chars(parsed, child.left_edge.i, end_of(child))
    return None


def _is_gerund(verb: Token) -> bool:
    """ "denied having met Y", "suggested waiting"."""
    first = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    return first.lower_.endswith("ing") and not any(c.dep_ == "nsubj" for c in verb.lefts)


def of_noun(parsed: Parsed, cue: Cue) -> Chars | None:
    """ "X's claim that P", "the announcement it would P", "his call for P"."""
    for child in cue.token.rights:
        if child.i - cue.i > NOUN_REACH:
            break
        clause = child.dep_ in ("acl", "ccomp", "relcl") and (is_infinitive(child) or is_that_clause(child))
        if "that" in cue.lexeme.forms and clause:
            first = child.left_edge.i
            return chars(parsed, first + (parsed.lower[first] == "that"), child.right_edge.i)
        if child.dep_ == "prep" and child.lower_ in cue.lexeme.forms:
            return chars(parsed, child.i + 1, child.right_edge.i) if child.right_edge.i > child.i else None
    return None
