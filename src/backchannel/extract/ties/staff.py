"""Whom the word that a body hangs on means: the person of a noun, the subject or object of a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.entities import Ref
from ...model.facts import TieKind
from ..posts.posts import STANDING_OF, Post, jobs
from ..syntax.clauses import BE, is_negated, is_passive, prepositions
from ..syntax.predicates import COPULAS
from ..syntax.verbs import forms_of
from .idioms import persons_of
from .staff_words import between, is_nominee, is_of_party, is_share, person_at, subject
from .work_words import party_words, work_forms, work_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

PAST = frozenset(["was", "were", "been"])
SPENDING = forms_of("spend") | forms_of("begin") | forms_of("start")
WORK_LINKS = {"for": "for_or_at", "at": "for_or_at", "in": "in", "on": "on", "with": "with"}
"""Preposition → the verbs that say with it that somebody works for a body."""
NAME_LINKS = {"of": 0.75, "from": 0.6, "at": 0.65, "with": 0.6}


class Staff(Struct, kw_only=True):
    """The persons that a body is tied to, and by what."""

    people: list[Ref]
    anchor: Token
    """The verb or noun by which time and modality are told."""
    words: tuple[int, int]
    score: float
    detail: str | None = None
    kind: TieKind = "works_for"
    party_only: bool = False
    """Says something only where the body is a party."""


def of_noun(parsed: Parsed, noun: Token, body: Token, link: str | None = None) -> Staff | None:
    """The person that a noun stands for: "Tarn reporter Ana Souza", "Ana Souza is a reporter for Tarn".

    None where a post expression says it already (a tenure tells of it).
    """
    post = parsed.cast.post_at.get(noun.i)
    if post is not None and _is_told(post, body) and _is_tenure(parsed, post):
        return None
    people, anchor = meant_by(parsed, noun)
    if not people:
        return None
    word = noun.lower_
    former = anchor.lower_ in PAST or any(STANDING_OF.get(c.lower_) == "former" for c in noun.children)
    kind: TieKind = "works_for"
    if word in ("member", "members", "politician") or word in party_words("adjectives"):
        kind = "member_of"
    elif link == "for" and word.removesuffix("s") in work_words("for_clients"):
        kind = "represents"
    return Staff(
        people=people,
        anchor=anchor,
        words=(min(noun.i, anchor.i), max(noun.i, anchor.i) + 1),
        score=0.8,
        detail=f"former {word}" if former else word,
        kind=kind,
        party_only=word.removesuffix("s") in party_words("only") or word in party_words("adjectives"),
    )


def _is_tenure(parsed: Parsed, post: Post) -> bool:
    """Whether a holding tells of the post; a mere job has none."""
    is_job = post.head in jobs() and post.words.casefold() == post.head
    return parsed.cast.holdings.holder_of(post) is not None and not is_job


def _is_told(post: Post, body: Token) -> bool:
    """The body is part of the post's words, or the one that the post is known to be at."""
    if post.body is not None:
        return bool(post.body.start <= body.i < post.body.end)
    return post.start <= body.i < post.end and body.lower_ not in party_words("adjectives")


def meant_by(parsed: Parsed, noun: Token) -> tuple[list[Ref], Token]:
    """Whom a noun for a person means, and the verb that says so (else the noun itself)."""
    top = noun
    while True:
        named = _beside(parsed, top)
        if named:
            return named, noun
        above = top.head
        is_listed = top.dep_ in ("conj", "appos") and above.i < top.i and above.lower_ not in COPULAS
        if top.dep_ == "pobj" and above.lower_ == "of" and is_share(above.head):
            top = above.head
            continue
        if is_listed and parsed.cast.at(above.i) is None:
            top = above
            continue
        break
    if top.dep_ in ("attr", "oprd", "acomp", "conj") and above.lower_ in COPULAS and not is_negated(above):
        return subject(parsed, above), above
    if top.dep_ == "pobj" and above.lower_ == "as":
        return _as(parsed, above), above.head
    if top.dep_ in ("nsubj", "nsubjpass") and above.lower_ in BE:
        names = [c for c in above.children if c.dep_ == "attr" and c.text[:1].isupper()]
        return [r for c in names for r in persons_of(parsed, c)], above
    return [], noun


def _beside(parsed: Parsed, noun: Token) -> list[Ref]:
    """The name that a noun stands before, explains or is explained by."""
    if noun.dep_ in ("compound", "nmod", "appos", "amod") and person_at(parsed, noun.head) is not None:
        return _named(parsed, noun, noun.head)
    behind = parsed.tokens[noun.i + 1] if noun.i + 1 < len(parsed.tokens) else None
    if behind is not None and behind.text[:1].isupper() and person_at(parsed, behind) is not None:
        return _named(parsed, noun, parsed.doc[behind.i : _end_of_name(parsed, behind.i)].root)
    named = [r for c in noun.children if c.dep_ == "appos" for r in _named(parsed, noun, c)]
    return named or _listed_behind(parsed, noun)


def _end_of_name(parsed: Parsed, position: int) -> int:
    """Where the name that begins at a position ends."""
    known, end = parsed.cast.at(position), position + 1
    while end < len(parsed.tokens) and parsed.cast.at(end) is known:
        end += 1
    return end


def _listed_behind(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "the directors of Tarn, Ana Souza and Kai Lund,": the names that the tree lists with Tarn."""
    if not any(c.dep_ == "det" for c in noun.children) or noun.dep_ not in (
        "nsubj",
        "nsubjpass",
        "pobj",
        "dobj",
    ):
        return []
    links = [c for c in noun.children if c.dep_ == "prep" and c.i == noun.i + 1]
    body = next((c for link in links for c in link.children if c.dep_ == "pobj"), None)
    comma = body.i + 1 if body is not None else len(parsed.lower)
    if body is None or comma + 1 >= len(parsed.lower) or parsed.lower[comma] != ",":
        return []
    return [r for t in body.conjuncts if t.left_edge.i == comma + 1 for r in persons_of(parsed, t)]


def _named(parsed: Parsed, noun: Token, name: Token) -> list[Ref]:
    """The one person named, or everybody in the list where the noun is a plural ("reporters A and B")."""
    if noun.lower_.endswith(("s", "men", "women")):
        listed = [t for t in (name, *name.conjuncts) if t.i < name.i]
        return [r for t in (*listed, name) for r in persons_of(parsed, t)]
    person = person_at(parsed, name)
    return [parsed.cast.ref_of(person)] if person is not None else []


def _as(parsed: Parsed, link: Token) -> list[Ref]:
    """ "worked as a reporter" (the subject), "hired Ana Souza as a reporter" (the object)."""
    verb = link.head
    if not is_passive(verb) and verb.lower_ in work_forms("hires"):
        return [r for c in verb.children if c.dep_ == "dobj" for r in persons_of(parsed, c)]
    at_work = (
        work_forms("for_or_at")
        | work_forms("hires")
        | work_forms("joins")
        | forms_of("begin")
        | forms_of("start")
    )
    if verb.lower_ not in at_work or is_negated(verb):
        return []
    return subject(parsed, verb)


def of_name(parsed: Parsed, name: Token, link: str, *, is_seat: bool = False) -> Staff | None:
    """ "Ana Souza of Tarn College"; people are also met "at" or come "from" the seat of a government."""
    person = person_at(parsed, name)
    if person is None or link not in NAME_LINKS or (link != "of" and is_seat) or is_nominee(parsed, name):
        return None
    others = [t for t in name.conjuncts if t.i < name.i] if link == "at" else []
    listed = [] if any(c.dep_ == "prep" for t in others for c in t.children) else others
    return Staff(
        people=[*(r for t in listed for r in persons_of(parsed, t)[:1]), parsed.cast.ref_of(person)],
        anchor=name,
        words=(name.left_edge.i, name.i + 1),
        score=NAME_LINKS[link],
    )


def of_career(parsed: Parsed, noun: Token) -> Staff | None:
    """ "her career at Tarn", "spent ten years at Tarn", "Ana Souza's laboratory at Tarn"."""
    owners = [r for c in noun.children if c.dep_ == "poss" for r in persons_of(parsed, c)]
    verb = noun
    held = SPENDING | forms_of("hold") | forms_of("accept") | forms_of("take")
    if not owners and noun.dep_ == "dobj" and noun.head.lower_ in held and not is_negated(noun.head):
        verb = noun.head
        owners = subject(parsed, verb)
    if not owners:
        return None
    return Staff(people=owners, anchor=verb, words=between(verb, noun), score=0.7, detail=noun.lower_)


def of_object(parsed: Parsed, token: Token) -> Staff | None:
    """ "joined Tarn", "founded Tarn", "heads Tarn", "left Tarn"."""
    verb = token.head
    word = verb.lower_
    known = work_forms("joins") | work_forms("leaves") | work_forms("founds") | work_forms("heads")
    if word not in known or is_negated(verb) or is_passive(verb):
        return None
    kind: TieKind = "represents" if word in forms_of("represent") else "works_for"
    people = subject(parsed, verb)
    return Staff(people=people, anchor=verb, words=between(verb, token), score=0.8, detail=word, kind=kind)


def of_founder(parsed: Parsed, verb: Token) -> Staff | None:
    """ "co-founded", which the tokenizer cuts in three: the name before it, else the one after the clause."""
    sentence, at = verb.sent, parsed.cast.at
    for places in (
        range(verb.i - 3, max(sentence.start, verb.i - 8) - 1, -1),
        range(verb.i + 1, sentence.end),
    ):
        for i in places:
            known = at(i)
            if known is not None and known.kind == "person":
                people = [parsed.cast.ref_of(known)]
                return Staff(
                    people=people, anchor=verb, words=(verb.i - 2, verb.i + 1), score=0.7, detail="co-founded"
                )
            if places.step < 0 and parsed.tokens[i].is_punct:
                break
        if not verb.lower_.endswith("ing"):
            break
    return None


def of_verb(parsed: Parsed, verb: Token, link: Token) -> Staff | None:
    """ "works for Tarn", "was hired by Tarn", "resigned from Tarn", "serves on the board of Tarn"."""
    word, by = verb.lower_, link.lower_
    if is_negated(verb):
        return None
    is_passive_here = is_passive(verb) or verb.dep_ in ("acl", "advcl")
    people = persons_of(parsed, verb.head) if verb.dep_ == "acl" else subject(parsed, verb)
    if by == "by":
        fits = word in work_forms("hires") and (is_passive(verb) or verb.dep_ == "acl")
    elif by == "from":
        fits = word in work_forms("leaves_from")
    elif any(c.dep_ == "dobj" and c.lower_ in work_words("careers") for c in verb.children):
        fits = by in ("at", "with", "in") and word in SPENDING
    else:
        fits = by in WORK_LINKS and word in work_forms(WORK_LINKS[by])
    if by == "at" and word in work_forms("creates") and is_passive_here:
        return _creators(parsed, verb, link)
    of_party = not fits and is_of_party(word, by)
    if not (fits or of_party):
        return None
    return Staff(
        people=people,
        anchor=verb,
        words=between(verb, link),
        score=0.6 if word in BE else 0.75,
        detail=None if word in BE else word,
        party_only=of_party,
    )


def _creators(parsed: Parsed, verb: Token, link: Token) -> Staff | None:
    """ "was invented at Tarn College by Ana Souza": she works there."""
    people = [r for p, o in prepositions(verb) if p == "by" for r in persons_of(parsed, o)]
    return Staff(people=people, anchor=verb, words=between(verb, link), score=0.6) if people else None


def by_subject(parsed: Parsed, root: Token) -> Staff | None:
    """ "Tarn hired Ana Souza", "Tarn was founded by Ana Souza", "Tarn, led by Ana Souza"."""
    if root.dep_ == "nsubj" and root.head.lower_ in work_forms("hires") and not is_negated(root.head):
        verb = root.head
        people = [r for c in verb.children if c.dep_ == "dobj" for r in persons_of(parsed, c)]
        return Staff(people=people, anchor=verb, words=between(verb, root), score=0.75, detail=verb.lower_)
    verbs = [root.head] if root.dep_ == "nsubjpass" else [c for c in root.children if c.dep_ == "acl"]
    if root.dep_ == "nsubj" and root.head.lower_ in BE:
        verbs = [v for c in root.head.children if c.dep_ == "attr" for v in c.children if v.dep_ == "acl"]
    for verb in verbs:
        if verb.lower_ in work_forms("founds") | work_forms("heads") and not is_negated(verb):
            people = [r for p, o in prepositions(verb) if p == "by" for r in persons_of(parsed, o)]
            if people:
                return Staff(
                    people=people,
                    anchor=verb,
                    words=between(verb, root),
                    score=0.8,
                    detail=verb.lower_,
                )
    return None
