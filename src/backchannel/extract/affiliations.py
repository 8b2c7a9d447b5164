"""Who works for or belongs to a body: read from each body outward along the tree.

Method: a body is tied to a person by the word it hangs on: a noun for a person ("a Tarn reporter", "a
lecturer at Tarn College"), a verb ("joined", "was hired by", "taught at"), or the name itself ("Ana Souza of
Tarn College"); lists on either side are followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model.entities import Ref
from ..model.facts import TieKind
from .idioms import Idiom
from .staff import Staff, by_subject, of_career, of_name, of_noun, of_object, of_verb
from .work_words import is_party, is_person_noun, party_words, work_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from .parsed import Parsed
    from .people import Character

MODIFIERS = ("compound", "poss", "amod", "nmod")
STEPS = 6
"""How many words a body may stand away from the word that ties it to somebody."""


def affiliations(parsed: Parsed, sentence: Span) -> Iterator[Idiom]:
    """Ties of persons to the bodies named in a sentence, in the order of the bodies."""
    at, position = parsed.cast.at, sentence.start
    while position < sentence.end:
        body, start = at(position), position
        position += 1
        if body is None or not (body.kind == "organisation" or _is_party_adjective(parsed, body, start)):
            continue
        while position < sentence.end and at(position) is body:
            position += 1
        root = parsed.doc[start:position].root
        for staff in (_hung_on(parsed, root), by_subject(parsed, root)):
            if staff is not None:
                yield from _idioms(parsed, body, staff, (start, position))


def _is_party_adjective(parsed: Parsed, body: Character, position: int) -> bool:
    return body.kind == "group" and parsed.lower[position] in party_words("adjectives")


def _idioms(parsed: Parsed, body: Character, staff: Staff, words: tuple[int, int]) -> Iterator[Idiom]:
    ref = parsed.cast.ref_of(body)
    people: list[Ref] = [r for r in staff.people if r != ref and parsed.cast.kind_of(r) == "person"]
    if not people or (staff.party_only and not is_party(body.caption)):
        return
    named = [p for r in people for p in _nearest(parsed, r, words[0])]
    start, end = min(words[0], staff.words[0], *named), max(words[1], staff.words[1], *named)
    yield Idiom(
        a=people,
        b=[ref],
        tie=_kind(body, staff),
        verb=staff.anchor,
        words=(start, end),
        score=staff.score,
        detail=staff.detail,
    )


def _nearest(parsed: Parsed, ref: Ref, position: int) -> tuple[int, ...]:
    """Where the mention of somebody nearest to a position begins and ends (half-open), in the same sentence."""
    sentence, at = parsed.tokens[position].sent, parsed.cast.at
    places = [
        i
        for i in range(sentence.start, sentence.end)
        if (known := at(i)) is not None and known.kind == "person" and parsed.cast.ref_of(known) == ref
    ]
    if not places:
        return ()
    end = start = min(places, key=lambda i: abs(i - position))
    while start - 1 in places:
        start -= 1
    while end + 1 in places:
        end += 1
    return start, end + 1


def _kind(body: Character, staff: Staff) -> TieKind:
    if staff.kind == "works_for" and is_party(body.caption):
        return "member_of"
    return staff.kind


def _hung_on(parsed: Parsed, root: Token) -> Staff | None:
    """Follows the tree up from a body to the word that ties it to somebody."""
    token = root
    for _ in range(STEPS):
        above = token.head
        if above.i == token.i:
            return None
        if token.dep_ in ("conj", "appos") and _is_of_a_kind(parsed, above):
            token = above
        elif token.dep_ in MODIFIERS:
            found, onward = _modifier(parsed, token, root)
            if onward is None:
                return found
            token = onward
        elif token.dep_ == "pobj":
            found, onward = _object_of_preposition(parsed, token, root)
            if onward is None:
                return found
            token = onward
        elif token.dep_ in ("attr", "appos", "oprd") and token is root:
            return of_noun(parsed, root, root) if root.lower_ in party_words("adjectives") else None
        elif token.dep_ == "dobj":
            return of_object(parsed, token)
        else:
            return None
    return None


def _is_of_a_kind(parsed: Parsed, token: Token) -> bool:
    """A body named before in a list, or the common noun that a body explains ("the museum, Tarn House")."""
    known = parsed.cast.at(token.i)
    if known is not None:
        return known.kind in ("organisation", "place", "group")
    return (
        not is_person_noun(token.lower_) and token.text.islower() and token.dep_ in ("pobj", "dobj", "conj")
    )


def _modifier(parsed: Parsed, token: Token, root: Token) -> tuple[Staff | None, Token | None]:
    """ "a Tarn College law professor", "Tarn's board": gives what is found, or the word to go on from."""
    noun = token.head
    known = parsed.cast.at(noun.i)
    if known is not None and known.kind == "person":
        return _before_name(parsed, token, noun, root), None
    if is_person_noun(noun.lower_) or noun.i in parsed.cast.post_at:
        return of_noun(parsed, noun, root), None
    if noun.lower_ in work_words("careers") and token.dep_ != "poss":
        return None, None
    goes_on = noun.dep_ in MODIFIERS or noun.lower_ in work_words("boards")
    return None, noun if goes_on else None


def _before_name(parsed: Parsed, token: Token, name: Token, root: Token) -> Staff | None:
    """ "Tarn reporter Ana Souza" where all hangs on the name; a party may stand right before a title."""
    start = name.i
    while start > 0 and parsed.cast.at(start - 1) is parsed.cast.at(name.i):
        start -= 1
    before = parsed.tokens[start - 1]
    if before.i > token.i and (is_person_noun(before.lower_) or before.i in parsed.cast.post_at):
        return of_noun(parsed, before, root)
    if root.lower_ in party_words("adjectives") and before.i >= root.i:
        return of_name(parsed, name, "of")
    return None


def _object_of_preposition(parsed: Parsed, token: Token, root: Token) -> tuple[Staff | None, Token | None]:
    link = token.head
    above = link.head
    if link.dep_ == "prep" and above.dep_ == "prep":
        above = above.head
    known = parsed.cast.at(above.i)
    if known is not None and known.kind == "person" and above.text[:1].isupper():
        body = parsed.cast.at(root.i)
        return of_name(parsed, above, link.lower_, is_seat=body is not None and bool(body.code)), None
    if (
        above.dep_ in ("pobj", "dobj", "conj", "attr", "appos", "nsubj", "nsubjpass")
        or above.i in parsed.cast.post_at
    ):
        if is_person_noun(above.lower_) or above.i in parsed.cast.post_at:
            return of_noun(parsed, above, root, link.lower_), None
        if above.lower_ in work_words("careers"):
            return of_career(parsed, above) if link.lower_ in ("at", "with", "in", "for") else None, None
        goes_on = above.lower_ in work_words("boards") or (
            link.lower_ in ("of", "at", "in", "for") and above.dep_ == "pobj"
        )
        return None, above if goes_on and known is None else None
    return of_verb(parsed, above, link), None
