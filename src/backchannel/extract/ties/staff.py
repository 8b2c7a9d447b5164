"""Who works for a body by a noun or a name: "a Tarn reporter", "a lecturer at Tarn", "Ana Souza of Tarn"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from ...model.entities import Ref
from ...model.facts import TieKind
from ..posts.posts import STANDING_OF, Post, jobs
from ..syntax.clauses import BE, is_passive
from ..syntax.negation import is_negated
from ..syntax.predicates import COPULAS
from ..syntax.verbs import forms_of
from .idioms import persons_of, subject_persons
from .kin_words import name_ending, name_start, next_person
from .staff_words import is_authority, is_nominee, is_share, person_at
from .work_words import party_words, work_forms, work_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

REACH = 16
"""How many words a noun may stand before the comma and the name it is said of."""
OPENERS = frozenset(["and", "but", "as", "when", "while", "that", "because", "said"])
PAST = frozenset(["was", "were", "been"])
NAME_LINKS = {"of": 0.75, "from": 0.6, "at": 0.65, "with": 0.6}


NOUN = "noun of a body"


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
    rule: str = NOUN


def of_noun(parsed: Parsed, noun: Token, body: Token, link: str | None = None) -> Staff | None:
    """The person that a noun stands for: "Tarn reporter Ana Souza", "Ana Souza is a reporter for Tarn".

    None where a post expression says it already (a tenure tells of it).
    """
    post = parsed.cast.post_at.get(noun.i)
    if post is not None and _is_told(post, body) and _is_tenure(parsed, post):
        return None
    people, anchor = meant_by(parsed, noun)
    word = noun.lower_
    if not people or _is_outside(parsed, word.removesuffix("s"), body):
        return None
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


def _is_outside(parsed: Parsed, word: str, body: Token) -> bool:
    """ "a Senate correspondent" works elsewhere, and "a Democratic socialist" need be no Democrat."""
    known, creeds = parsed.cast.at(body.i), party_words("adjectives")
    is_government = known is not None and is_authority(known.caption)
    is_creed = word in creeds and body.lower_ in creeds and word != body.lower_
    return is_creed or (is_government and word in work_words("outsiders"))


def _is_tenure(parsed: Parsed, post: Post) -> bool:
    """Whether a holding tells of the post; a mere job has none."""
    is_job = post.head in jobs() and post.words.casefold() == post.head
    return parsed.cast.holdings.holder_of(post) is not None and not is_job


def _is_told(post: Post, body: Token) -> bool:
    """The body is part of the post's words, or the one that the post is known to be at."""
    if post.body is not None and post.body.start <= body.i < post.body.end:
        return True
    return bool(post.head_start <= body.i < post.head_end)


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
        return subject_persons(parsed, above), above
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
    return (
        named
        or _listed_behind(parsed, noun)
        or _named_after(parsed, noun)
        or _named_before_comma(parsed, noun)
    )


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
    named = [r for t in body.conjuncts if t.left_edge.i == comma + 1 for r in persons_of(parsed, t)]
    return named if len(named) == 1 or _is_plural(noun) else []


def _named_after(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "A former lecturer at Tarn, Ana Souza led …": the name behind what begins a clause."""
    start = noun.left_edge.i
    opens = (
        start == noun.sent.start or parsed.tokens[start - 1].is_punct or parsed.lower[start - 1] in OPENERS
    )
    if not opens or parsed.lower[start] not in ("a", "an", "the") or noun.dep_ in ("appos", "attr"):
        return []
    for i in range(noun.i + 1, min(noun.sent.end - 1, noun.i + REACH)):
        if parsed.lower[i] == ",":
            first = next_person(parsed, i + 1)
            known = person_at(parsed, parsed.tokens[first]) if first is not None else None
            is_listed = first is not None and parsed.lower[_end_of_name(parsed, first)] in ("and", "&")
            return [parsed.cast.ref_of(known)] if known is not None and not is_listed else []
        if parsed.labels[i] in ("ROOT", "relcl", "nsubj", "aux", "auxpass") or parsed.tokens[i].is_punct:
            break
    return []


def _named_before_comma(parsed: Parsed, noun: Token) -> list[Ref]:
    """ "by Ana Souza and Kai Lund, both lecturers at Tarn": the names that end there in the text."""
    comma = noun.left_edge.i - 1
    if noun.dep_ != "appos" or comma <= noun.sent.start or parsed.lower[comma] != ",":
        return []
    known = name_ending(parsed, comma)
    if known is None:
        return []
    people, first = [parsed.cast.ref_of(known)], name_start(parsed, comma)
    while _is_plural(noun) and first > noun.sent.start and parsed.lower[first - 1] in ("and", ",", "&"):
        other = name_ending(parsed, first - 1)
        if other is None:
            break
        people.insert(0, parsed.cast.ref_of(other))
        first = name_start(parsed, first - 1)
    return people


def _is_plural(noun: Token) -> bool:
    return str(noun.lower_).endswith(("s", "men", "women"))


def _named(parsed: Parsed, noun: Token, name: Token) -> list[Ref]:
    """The one person named, or everybody in the list where the noun is a plural ("reporters A and B")."""
    if _is_plural(noun):
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
    return subject_persons(parsed, verb)


def of_name(parsed: Parsed, name: Token, link: str, *, is_seat: bool = False) -> Staff | None:
    """ "Ana Souza of Tarn College"; of a seat or a home nothing is told."""
    person = person_at(parsed, name)
    if person is None or link not in NAME_LINKS or is_seat or is_nominee(parsed, name):
        return None
    others = [t for t in name.conjuncts if t.i < name.i] if link == "at" else []
    listed = [] if any(c.dep_ == "prep" for t in others for c in t.children) else others
    return Staff(
        people=[*(r for t in listed for r in persons_of(parsed, t)[:1]), parsed.cast.ref_of(person)],
        anchor=name,
        words=(name.left_edge.i, name.i + 1),
        score=NAME_LINKS[link],
        rule="name of a body",
    )
