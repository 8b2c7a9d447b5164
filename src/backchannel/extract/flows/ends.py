"""The ends of a flow in the tree: what flows, who gives it, who gets it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from ..amounts.goods import is_abstract, is_people
from ..syntax.clauses import CLAUSES, SUBJECTS, is_passive, subject_of
from ..syntax.verbs import lemma_index
from ..word_lists import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["send", "get", "come", "move"]
Link = tuple[str, "Token", "Token"]
"""A preposition, its token, and its object."""
SKIPPED = frozenset(["relcl", "advcl", "ccomp", "parataxis", "acl", "mark", "csubj"])
RELATIVES = frozenset(["that", "which", "who", "whom"])
LONGEST_LIST = 60
"""Words of a list that are asked whether they are verbs."""


class Ends(Struct, frozen=True):
    """Words of one flow; lists hold the heads of phrases, in the order of the text."""

    goods: Token
    givers: tuple[Token, ...]
    receivers: tuple[Token, ...]
    lemma: str
    kind: Kind
    is_noun: bool = False
    limit: int | None = None
    """The token position where the first end begins: no part of the goods from there on."""


@cache
def _verbs() -> dict[str, tuple[str, Kind]]:
    """Form → (lemma, kind)."""
    words = word_list("flows")
    found: dict[str, tuple[str, Kind]] = {}
    for kind in ("send", "get", "come", "move"):
        for form, lemma in lemma_index(words["verbs"][kind]).items():
            found.setdefault(form, (lemma, kind))
    for form, lemma in words["forms"].items():
        found[form] = found[lemma]
    return found


@cache
def _stopping() -> frozenset[str]:
    return frozenset(lemma_index(word_list("flows")["above"]["stop"]))


@cache
def making() -> frozenset[str]:
    """Every form of the verbs of making."""
    return frozenset(lemma_index(word_list("flows")["verbs"]["make"]))


@cache
def _purposes() -> frozenset[str]:
    return frozenset(word_list("flows")["purposes"]["verbs"])


@cache
def flow_words() -> frozenset[str]:
    """The words that may tell of a flow: every other word is passed over unread."""
    return frozenset([*_verbs(), *_nouns()])


def ends_of_verb(verb: Token) -> Ends | None:
    """The ends of the flow that a verb tells of; None where it tells of none, or of one that is stopped."""
    known = _verbs().get(verb.lower_)
    if known is None or not _is_clause(verb) or _is_stopped(verb):
        return None
    lemma, kind = known
    if lemma == "give" and any(c.dep_ == "prt" for c in verb.children):
        return None  # "give up", "give in"
    links = list(_links(verb))
    if kind == "send":
        return _sending(verb, lemma, links)
    if kind == "get":
        return _getting(verb, lemma, links)
    return _moving(verb, lemma, kind, links)


def _is_clause(verb: Token) -> bool:
    """The word is used as a verb: the parser here gives no parts of speech, and "supplies" may be either."""
    for _ in range(LONGEST_LIST):
        if verb.dep_ != "conj":
            break
        if any(c.dep_ in (*SUBJECTS, "dobj", "aux", "auxpass") for c in verb.children):
            return True
        verb = verb.head
    if verb.dep_ not in CLAUSES:
        return False
    return any(c.dep_ in (*SUBJECTS, "dobj", "aux", "auxpass", "prep", "agent") for c in verb.children)


def _is_stopped(verb: Token) -> bool:
    """It hangs on a word that stops or asks for it: "stop exporting", "a request that it be sold"."""
    above = verb.head if verb.dep_ in ("xcomp", "ccomp", "pcomp", "acl", "advcl") else None
    while above is not None and above.dep_ == "prep":
        above = above.head
    if above is None or above.i == verb.i or above.lower_ not in _stopping():
        return False
    is_told = verb.dep_ == "ccomp" and any(c.dep_ == "aux" and c.lower_ != "to" for c in verb.children)
    return not is_told or above.lower_ not in _speaking()


@cache
def _speaking() -> frozenset[str]:
    """Verbs that ask for something with "to", and report it with a clause: "told them it would ship"."""
    return frozenset(lemma_index(["tell"]))


def _sending(verb: Token, lemma: str, links: list[Link]) -> Ends | None:
    receivers, sources, limit = _split(links, ("for",) if lemma in ("provide", "supply", "buy") else ())
    agents = _objects(links, "by")
    if _is_passive(verb):
        goods = _passive_goods(verb)
        if goods is None:
            return None
        return Ends(goods, (*agents, *sources, *made_in(goods)), receivers, lemma, "send", limit=limit)
    subject, goods = subject_of(verb), _object(verb)
    given = tuple(c for c in verb.children if c.dep_ == "dative" and c.lower_ not in ("to", "for"))
    carried = _objects(links, "with")
    if lemma in ("supply", "provide") and carried and goods is not None and not receivers:
        goods, receivers, limit = carried[0], (goods,), None
    if goods is None or is_abstract(goods):
        return None
    givers = ((subject,) if subject is not None and subject.i != goods.i else ()) + sources
    return Ends(goods, givers, (*given, *receivers), lemma, "send", limit=limit)


def _getting(verb: Token, lemma: str, links: list[Link]) -> Ends | None:
    receivers, sources, limit = _split(links, ())
    if _is_passive(verb):
        goods = _passive_goods(verb)
        if goods is None:
            return None
        return Ends(goods, sources, (*_objects(links, "by"), *receivers), lemma, "get", limit=limit)
    subject, goods = subject_of(verb), _object(verb)
    if goods is None or is_abstract(goods):
        return None
    takers = (subject,) if subject is not None and subject.i != goods.i else ()
    return Ends(goods, sources, (*takers, *receivers), lemma, "get", limit=limit)


def _moving(verb: Token, lemma: str, kind: Kind, links: list[Link]) -> Ends | None:
    goods = subject_of(verb) or _crowd_before(verb)
    if goods is None:
        return None
    receivers, sources, limit = _split(links, ())
    if lemma == "originate":
        sources = (*sources, *_objects(links, "in", "at"))
    if lemma == "enter":
        receivers = (*receivers, *(c for c in verb.children if c.dep_ == "dobj"))
    if kind == "come":
        receivers = (*receivers, *_users(goods))
    if kind == "move" and not receivers:
        receivers = _purpose_places(verb)
    return Ends(goods, sources, receivers, lemma, kind, limit=limit)


def _crowd_before(verb: Token) -> Token | None:
    """The people before a verb that the tree takes for a noun: "1,500 nurses commute from A to B"."""
    before = verb.nbor(-1) if verb.i > verb.sent.start else None
    if before is None or before.dep_ != "compound" or before.head.i != verb.i:
        return None
    return before if is_people(before) else None


def _links(verb: Token) -> Iterator[Link]:
    """Prepositions in the clause of a verb, also those that the tree hangs on its object or on a list."""
    queue = [c for c in verb.children if c.dep_ not in (*SUBJECTS, *SKIPPED)]
    while queue:
        token = queue.pop(0)
        if token.dep_ in SKIPPED or (token.dep_ == "conj" and _has_subject(token)):
            continue
        if token.dep_ in ("prep", "agent", "dative"):
            yield from ((token.lower_, token, c) for c in token.children if c.dep_ == "pobj")
        queue.extend(token.children)


def _has_subject(token: Token) -> bool:
    return any(c.dep_ in (*SUBJECTS, "aux", "ccomp") for c in token.children)


def _objects(links: list[Link], *prepositions: str) -> tuple[Token, ...]:
    return tuple(found for word, _, found in links if word in prepositions)


def _split(
    links: list[Link], more: tuple[str, ...]
) -> tuple[tuple[Token, ...], tuple[Token, ...], int | None]:
    """(to whom, from whom, where the first of these phrases begins)."""
    ends = word_list("flows")["ends"]
    to, out = (*ends["to"], *more), tuple(ends["from"])
    places = [token.i for word, token, _ in links if word in (*to, *out)]
    return _objects(links, *to), _objects(links, *out), min(places) if places else None


def _object(verb: Token) -> Token | None:
    """The direct object; the noun before a relative clause where that is it ("masks that A exports")."""
    found = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if verb.dep_ == "relcl" and (found is None or found.lower_ in RELATIVES):
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        return verb.head if subject is not None and subject.lower_ not in RELATIVES else None
    return found


def _is_passive(verb: Token) -> bool:
    return is_passive(verb) or (verb.dep_ == "acl" and not verb.lower_.endswith("ing"))


def _passive_goods(verb: Token) -> Token | None:
    return verb.head if verb.dep_ == "acl" else subject_of(verb)


def made_in(goods: Token) -> tuple[Token, ...]:
    """Where the goods are made, by a clause of theirs: "masks that it produced in A", "masks made in A"."""
    return tuple(
        found
        for clause in goods.rights
        if clause.dep_ in ("acl", "relcl") and clause.lower_ in making()
        for word, _, found in _links(clause)
        if word in ("in", "at")
    )


def _users(goods: Token) -> tuple[Token, ...]:
    """Who makes something of the goods: "the pulp used in masks made by A"."""
    uses = [c for c in goods.rights if c.dep_ in ("acl", "relcl")]
    makers = [t for use in uses for t in use.subtree if t.lower_ in making() and t.i != use.i]
    return tuple(found for maker in makers for word, _, found in _links(maker) if word == "by")


def _purpose_places(verb: Token) -> tuple[Token, ...]:
    """ "crossed the bridge to work in A": where the purpose lies."""
    return tuple(
        found
        for clause in verb.children
        if clause.dep_ in ("advcl", "xcomp") and clause.lower_ in _purposes()
        for word, _, found in _links(clause)
        if word in ("in", "at", "for")
    )


def ends_of_noun(noun: Token) -> Ends | None:
    """The ends of "exports of timber from A to B", "A's oil exports to B"; None for other nouns."""
    kind = _nouns().get(noun.lower_)
    if kind is None or _is_clause(noun) or noun.dep_ in ("compound", "amod", "nmod"):
        return None
    links = [(c.lower_, c, o) for c in noun.rights if c.dep_ in ("prep", "agent") for o in _pobj(c)]
    links += [
        (c.lower_, c, o) for _, _, first in links for c in first.rights if c.dep_ == "prep" for o in _pobj(c)
    ]
    receivers, sources, limit = _split(links, ())
    sides = tuple(c for c in noun.lefts if c.dep_ in ("poss", "amod", "compound", "nmod"))
    named = tuple(c for c in sides if c.dep_ == "poss" or c.text[:1].isupper())
    told = next((o for word, _, o in links if word == "of" and not o.like_num), None)
    goods = told or _compound_goods(noun, named)
    givers, takers = (sources, (*named, *receivers)) if kind == "get" else (named + sources, receivers)
    return Ends(goods, givers, takers, noun.lower_, kind, is_noun=True, limit=limit)


@cache
def _nouns() -> dict[str, Kind]:
    return {word: kind for kind, words in word_list("flows")["nouns"].items() for word in words}


def _pobj(preposition: Token) -> list[Token]:
    return [c for c in preposition.children if c.dep_ == "pobj"]


def _compound_goods(noun: Token, named: tuple[Token, ...]) -> Token:
    """ "oil exports": the oil; the noun itself where nothing else says what."""
    found = [c for c in noun.lefts if c.dep_ == "compound" and c not in named]
    return found[-1] if found else noun
