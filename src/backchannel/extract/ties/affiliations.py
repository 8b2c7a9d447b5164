"""Who works for or belongs to a body: read from each body outward along the tree.

Method: a body is tied to a person by the word it hangs on: a noun for a person ("a Tarn reporter", "a
lecturer at Tarn College"), a verb ("joined", "was hired by", "taught at"), or the name itself ("Ana Souza of
Tarn College"); lists on either side are followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...model.claims import Modality
from ...model.entities import Ref
from ...model.facts import TieKind
from ..syntax.clauses import CLAUSES, modality_of
from .idioms import Idiom, words_between
from .staff import NOUN, Staff, of_name, of_noun
from .staff_by_verb import VERB, by_subject, of_career, of_founder, of_object, of_passive, of_verb
from .staff_words import may_be_a_home
from .work_words import is_party, is_person_noun, party_words, work_forms, work_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ..parsed import Parsed
    from ..people.people import Character

MODIFIERS = ("compound", "poss", "amod", "nmod")
NOUNS = ("pobj", "dobj", "conj", "attr", "appos", "nsubj", "nsubjpass")
WITHIN = ("of", "at", "in")
OF_NOUNS = (*WITHIN, "for", "with", "from", "to", "on")
"""What ties a noun for a person to a body: "adviser to Tarn", not "adviser during the Tarn years"."""
AT_WORK = frozenset(["at", "for", "with"])
STEPS = 6
"""How many words a body may stand away from the word that ties it to somebody."""


def affiliations(parsed: Parsed, sentence: Span) -> Iterator[Idiom]:
    """Ties of persons to the bodies named in a sentence, in the order of the bodies."""
    at, position = parsed.cast.at, sentence.start
    while position < sentence.end:
        body, start = at(position), position
        position += 1
        if body is None or not _may_employ(parsed, body, start):
            continue
        while position < sentence.end and at(position) is body:
            position += 1
        root = parsed.doc[start:position].root
        hung = _hung_on(parsed, root) or _beside(parsed, start, position)
        for staff in (hung, by_subject(parsed, root)):
            if staff is not None and (body.kind != "place" or _is_at_work(parsed, staff, start)):
                yield from _idioms(parsed, body, staff, (start, position))


def _may_employ(parsed: Parsed, body: Character, position: int) -> bool:
    """A body; also a name that was taken for a place and that no gazetteer knows as one."""
    is_unknown_place = body.kind == "place" and not body.code
    return body.kind == "organisation" or is_unknown_place or _is_party_adjective(parsed, body, position)


def _is_at_work(parsed: Parsed, staff: Staff, start: int) -> bool:
    """ "a lecturer at Tarn", "joined Tarn" are said of a body; "her tutor at" of a place too."""
    before = parsed.lower[start - 2 if parsed.lower[start - 1] == "the" else start - 1]
    if staff.rule == VERB:
        said = work_forms("joins") if before not in AT_WORK else work_forms("at_work")
        return staff.anchor.lower_ in said
    words = parsed.lower[staff.words[0] : start]
    return staff.rule == NOUN and before in AT_WORK and bool(words) and not {"his", "her"} & set(words)


def _is_party_adjective(parsed: Parsed, body: Character, position: int) -> bool:
    return body.kind == "group" and parsed.lower[position] in party_words("adjectives")


def _idioms(parsed: Parsed, body: Character, staff: Staff, words: tuple[int, int]) -> Iterator[Idiom]:
    ref = parsed.cast.ref_of(body)
    people: list[Ref] = [r for r in staff.people if r != ref and parsed.cast.kind_of(r) == "person"]
    if not people or (staff.party_only and not is_party(body.caption)):
        return
    first, last = words_between(parsed, words[0], people)
    start, end = min(first, staff.words[0]), max(words[1], last, staff.words[1])
    yield Idiom(
        a=people,
        b=[ref],
        tie=_kind(body, staff),
        verb=staff.anchor,
        words=(start, end),
        score=staff.score,
        detail=staff.detail,
        modality=_modality(staff.anchor),
        rule=staff.rule,
    )


def _modality(anchor: Token) -> Modality:
    """ "may leave to join Tarn": what is only a purpose is put as the verb above it is."""
    own = modality_of(anchor)
    is_purpose = anchor.dep_ in ("xcomp", "advcl") and any(c.lower_ == "to" for c in anchor.children)
    return modality_of(anchor.head) if own == "asserted" and is_purpose else own


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
            return _apposition(parsed, root)
        elif token.dep_ == "dobj":
            return of_object(parsed, token)
        else:
            return None
    return None


def _apposition(parsed: Parsed, root: Token) -> Staff | None:
    """ "Ana Souza (Tarn Party)" and "Ana Souza, a Democrat"."""
    if root.lower_ in party_words("adjectives"):
        return of_noun(parsed, root, root)
    known = parsed.cast.at(root.head.i)
    bracketed = root.left_edge.i > 0 and parsed.lower[root.left_edge.i - 1] == "("
    if known is not None and known.kind == "person" and bracketed:
        return of_name(parsed, root.head, "of")
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
    """ "a Tarn College law professor", "Tarn's board": what is found, or where to go on."""
    noun = token.head
    known = parsed.cast.at(noun.i)
    if known is not None and known.kind == "person":
        return _before_name(parsed, token, noun, root), None
    if is_person_noun(noun.lower_) or noun.i in parsed.cast.post_at:
        return of_noun(parsed, noun, root), None
    if noun.lower_ in work_words("careers") and token.dep_ != "poss":
        return None, None
    goes_on = noun.dep_ in MODIFIERS or noun.lower_ in work_words("boards") | work_words("kinds")
    if known is not None:
        goes_on |= known.kind == ("organisation" if token.dep_ == "poss" else "place")
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
    """ "a lecturer at Tarn", "works for Tarn", "on the board of Tarn": what is found, or where to go on."""
    link = token.head
    above = link.head.head if link.dep_ == "prep" and link.head.dep_ == "prep" else link.head
    known, by = parsed.cast.at(above.i), link.lower_
    if known is not None and known.kind == "person" and above.text[:1].isupper() and link.text.islower():
        body = parsed.cast.at(root.i)
        is_seat = body is not None and ((bool(body.code) and by != "of") or may_be_a_home(body.caption))
        return of_name(parsed, above, by, is_seat=is_seat), None
    if by == "for" and above.dep_ == "dobj" and not is_person_noun(above.lower_):
        return of_verb(parsed, above.head, link), None
    if known is not None and known.kind == "organisation":
        return None, above if by in WITHIN else None
    noun = _person_noun(parsed, above, link)
    if noun is not None and by not in OF_NOUNS:
        return None, None
    if noun is not None:
        return of_noun(parsed, noun, root, by), None
    if above.dep_ not in NOUNS or _is_listed_verb(above):
        return of_verb(parsed, above, link), None
    if above.lower_ in work_words("careers"):
        return of_career(parsed, above) if by in ("at", "with", "in", "for") else None, None
    is_part = above.lower_ in work_words("boards") or (by in (*WITHIN, "for") and above.dep_ == "pobj")
    return None, above if is_part and known is None else None


def _is_listed_verb(word: Token) -> bool:
    """ "taught" of "served on the board and taught at Tarn": listed with a verb, it is one."""
    first = word
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return first is not word and first.dep_ in CLAUSES and first.dep_ != "conj"


def _person_noun(parsed: Parsed, word: Token, link: Token) -> Token | None:
    """The noun for a person that a phrase hangs on, or one listed with it: "an academic and lecturer at"."""
    nearest = sorted((t for t in (word, *word.conjuncts) if t.i < link.i), key=lambda t: -t.i)
    for noun in nearest:
        is_noun = noun.dep_ in NOUNS or noun.i in parsed.cast.post_at
        if is_noun and (is_person_noun(noun.lower_) or noun.i in parsed.cast.post_at):
            return noun
    return None


def _beside(parsed: Parsed, start: int, end: int) -> Staff | None:
    """Where the tree fails: "reporter" or ", led by" right behind a body, "co-founded" right before it."""
    tokens, lower = parsed.tokens, parsed.lower
    body_end = end
    if lower[end : end + 1] == ["("] and lower[end + 2 : end + 3] == [")"]:
        end += 3
    if end < len(tokens) and is_person_noun(lower[end]) and not tokens[end].text[:1].isupper():
        return of_noun(parsed, tokens[end], tokens[body_end - 1])
    if lower[end : end + 1] == [","] and lower[end + 2 : end + 3] == ["by"]:
        return of_passive(parsed, tokens[end + 1], end + 3)
    verb = start - 1 - (lower[start - 1] == "the")
    if verb > 1 and lower[verb] in work_forms("founds") and lower[verb - 2 : verb] == ["co", "-"]:
        return of_founder(parsed, tokens[verb])
    return None
