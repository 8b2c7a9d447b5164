"""Who takes part in a contact, where it was, and what it was about."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...gazetteer import is_outlet
from ...model.entities import Ref
from ..syntax.clauses import SUBJECTS, prepositions, subject_of
from ..syntax.verbs import forms_of
from ..word_lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

ACTORS = frozenset(["person", "group", "organisation", "post", "place"])
ABOUT = frozenset(["about", "on", "regarding", "over", "concerning"])


POINTING = frozenset(["they", "two", "both", "pair", "duo", "sides", "leaders", "men", "women", "ministers"])
"""Words that point at the people of the contact told before."""


def doer_of(verb: Token) -> Token | None:
    """Who does what a verb of contact says; "sent an envoy to meet", "asked her to meet": envoy, her.

    "The envoy, X, called on Y": the envoy, where the tree makes "called" a participle.
    """
    above = verb.head
    if verb.dep_ in ("xcomp", "ccomp", "advcl") and above.lower_ in _sending():
        sent = next((c for c in above.children if c.dep_ == "dobj" and c.i < verb.i), None)
        has_own = any(c.dep_ in SUBJECTS for c in verb.children)
        if (
            sent is not None
            and not has_own
            and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        ):
            return sent
    found = subject_of(verb)
    is_broken = verb.dep_ == "acl" and above.dep_ == "ROOT" and verb.i > 0 and verb.nbor(-1).lower_ == ","
    has_agent = any(c.dep_ == "agent" for c in verb.children)
    return above if found is None and is_broken and not has_agent else found


@cache
def _sending() -> frozenset[str]:
    return frozenset().union(*(forms_of(v) for v in word_list("contacts")["stance"]["sending"]))


def is_pointing(subject: Token | None) -> bool:
    """ "they", "the two", "both leaders": people who were told of before."""
    return (
        subject is not None
        and subject.lower_ in POINTING
        and not any(
            c.dep_ in ("prep", "relcl", "amod", "compound", "conj", "appos") for c in subject.children
        )
    )


def actors(parsed: Parsed, token: Token | None) -> list[Ref]:
    """Who can take part in a contact, of everybody in a list headed by this token."""
    token = _spelled_out(parsed, token)
    while token is not None:
        named = next((o for p, o in prepositions(token) if p == "including"), None)
        if named is None or parsed.cast.who(token) is not None:
            break
        token = _spelled_out(parsed, named)
    if token is None:
        return []
    found = [
        r
        for r in [*_joined_before(parsed, token), *parsed.cast.all_parties(token)]
        if parsed.cast.kind_of(r) in ACTORS and not _is_public(parsed, r)
    ]
    if len(found) == 1 and parsed.cast.kind_of(found[0]) in ("person", "post"):
        return [_named_behind(parsed, token) or found[0]]
    return found


def _joined_before(parsed: Parsed, token: Token) -> list[Ref]:
    """ "Secretary A and Minister B": A, where the tree makes A a modifier of B."""
    if parsed.cast.at(token.i) is None:
        return []
    return [
        parsed.cast.ref_of(found)
        for c in token.children
        if c.dep_ == "nmod" and any(g.dep_ == "cc" for g in c.children)
        if (found := parsed.cast.at(c.i)) is not None and found.kind == "person"
        if found is not parsed.cast.at(token.i)
    ]


def _named_behind(parsed: Parsed, token: Token) -> Ref | None:
    """ "with his counterpart, Ana Souza.": the name between commas right behind a person without one, which
    the tree may hang elsewhere.
    """
    lower, at = parsed.lower, token.i + 1
    if at + 1 >= len(lower) or lower[at] != ",":
        return None
    known = parsed.cast.who(token)
    if known is not None and parsed.cast.is_named(known):
        return None
    named = parsed.cast.at(at + 1)
    if named is None or named.kind != "person":
        return None
    end = at + 1
    while end < len(lower) and parsed.cast.at(end) is named:
        end += 1
    return parsed.cast.ref_of(named) if end >= len(lower) or lower[end] in (",", ".", ";", ")") else None


def _spelled_out(parsed: Parsed, token: Token | None) -> Token | None:
    """ "A and B, neighbours who have not spoken": A; "X thought of Y as they met Z": X, who is "they"."""
    if token is None:
        return None
    if token.dep_ == "appos" and parsed.cast.who(token) is None and parsed.cast.who(token.head) is not None:
        named = token.head
        while named.dep_ == "conj" and named.head.i < named.i:
            named = named.head
        return named
    above, verb = token, token.head
    while above.lower_ == "they" and verb.dep_ in ("advcl", "ccomp") and not parsed.cast.all_who(above):
        verb = verb.head
        found = subject_of(verb)
        if found is None:
            return token
        above = found
    is_several = above.lower_.endswith("s") or bool(list(above.conjuncts))
    return above if is_several and above.lower_ != "they" else token


def is_public(words: list[str]) -> bool:
    """Whether one of these words stands for the press or a crowd."""
    return not _public().isdisjoint(words)


def _is_public(parsed: Parsed, ref: Ref) -> bool:
    """Talking to reporters is a statement, meeting a crowd no contact."""
    caption = parsed.cast.caption_of(ref)
    return is_outlet(caption) or caption.casefold().split()[-1] in _public()


@cache
def _public() -> frozenset[str]:
    return frozenset(word_list("contacts")["public"]["words"])


def can_act(parsed: Parsed, people: list[Ref]) -> bool:
    """Somebody is more than a place; or all are countries, which meet and talk through their governments."""
    places = [r for r in people if parsed.cast.kind_of(r) == "place"]
    return len(places) < len(people) or all(parsed.cast.country_of(r) for r in places)


def stands_for_government(parsed: Parsed, ref: Ref) -> bool:
    """A country can be visited and talked to; a city or a province is where it happened."""
    return len(parsed.cast.country_of(ref) or "long") == 2


def place_of(parsed: Parsed, word: Token) -> str | None:
    """ "in the Oval Office", "at Camp David": the place named with the event."""
    for preposition, other in prepositions(word):
        placed = preposition in ("in", "at", "aboard", "outside", "near") and other.text[:1].isupper()
        if placed and not parsed.has_date(other) and other.ent_type_ not in ("DATE", "TIME", "PERSON"):
            return parsed.text[other.left_edge.idx : other.idx + len(other)].removeprefix("the ")
    return None


def about_of(parsed: Parsed, word: Token) -> str | None:
    """ "about steel quotas", "to discuss steel quotas": the words of the topic."""
    for preposition, other in prepositions(word):
        if preposition in ABOUT and not parsed.has_date(other):
            return _phrase(parsed, other)
    for child in word.children:
        if child.dep_ in ("advcl", "xcomp", "relcl", "acl") and child.lower_ in forms_of(
            "discuss"
        ) | forms_of("express") | forms_of("resolve") | forms_of("address"):
            topic = next((c for c in child.children if c.dep_ == "dobj"), None)
            if topic is not None:
                return _phrase(parsed, topic)
        if child.dep_ == "dobj" and word.lower_ in forms_of("discuss"):
            return _phrase(parsed, child)
    return None


def _phrase(parsed: Parsed, head: Token) -> str:
    """A noun phrase with what hangs on it, at most fifteen words, without a clause that follows."""
    start, end = head.left_edge.i, min(head.right_edge.i + 1, head.left_edge.i + 15)
    for i in range(head.i + 1, end):
        if parsed.tokens[i].lower_ in (",", ";") or parsed.tokens[i].dep_ in ("relcl", "mark"):
            end = i
            break
    last = parsed.tokens[end - 1]
    return parsed.text[parsed.tokens[start].idx : last.idx + len(last)].strip(" ,.")
