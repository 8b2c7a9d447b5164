"""Clear pronouns: "he", "she" and "it" where one person or body of the text fits and none competes.

Method: salience by role and recency [Lappin & Leass 1994] among those whom gender and binding allow; the
nouns "a spokesman", "the aide" compete too, and a pronoun that means one of them stays open, as does one
inside a quotation or with two candidates that are nearly equal.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..posts.posts import Post
from ..syntax.clauses import SUBJECTS, prepositions
from ..word_lists import words_of
from .binding import REFLEXIVE, barred, is_owner, named_ahead, own_subject, partner_joined
from .genders import gendered_nouns
from .impersonal import Bodies
from .people import Character
from .salience import BY_PRONOUN, CLAUSE, MAIN, Salience, phrase_top, role_weight, topics

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed

GENDER = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
THINGS = frozenset(["it", "its", "itself"])
PRONOUNS = frozenset(
    [
        *GENDER,
        *THINGS,
        "i",
        "me",
        "my",
        "we",
        "us",
        "our",
        "you",
        "your",
        "they",
        "them",
        "their",
        "who",
        "whom",
        "which",
        "that",
        "this",
        "these",
        "those",
        "itself",
        "themselves",
        "there",
        "what",
    ]
)
REACH = 3
"""How many sentences back a pronoun may look."""
MOST = 12
"""How many persons, those mentioned last, are weighed."""
UNLIKE = 0.7
"""What is left of the weight of one whose gender nothing tells."""
NEARLY = 0.8
"""From this share of the best weight on, a second candidate leaves the pronoun open."""
SURELY = 0.5
"""Up to this share, what the pronoun tells of the gender is believed."""
OF_CLAUSE, ABOVE = 2.0, 2.0
"""What more the subject counts of the clause that holds "his", or of the clause above that of "he"."""
FAINT, PLAIN = 0.5, 1.5
"""The least weight of one who is meant at all, and of one whose gender the pronoun may tell."""
QUOTED = 0.75
"""What is left of the weight of a mention between quotation marks."""


class _Meant(NamedTuple):
    who: Character
    is_sure: bool


class Pronouns:
    """Resolves the pronouns of a document from left to right."""

    def __init__(
        self, parsed: Parsed, at: dict[int, Character], characters: list[Character], posts: list[Post]
    ) -> None:
        self._parsed, self._at = parsed, at
        self._sentence_of: dict[int, int] = {}
        number = 0
        for sentence in parsed.all_sentences:
            quote = parsed.quote_around(sentence.start_char)
            goes_on = quote is not None and quote[0] < sentence.start_char  # one quotation is one step
            number += bool(sentence.text.strip()) and not goes_on
            for i in range(sentence.start, sentence.end):
                self._sentence_of[i] = number
        self._about = topics(parsed, characters, at)
        self._heads = {p.head_end - 1 for p in posts}
        self._unnamed: dict[str, Character] = {}

    def resolved(self) -> Iterator[tuple[int, Character]]:
        """(token position, whom it points at), in reading order; open pronouns are left out.

        What clear pronouns tell of a person's gender helps to resolve the others.
        """
        found = self._read()
        told: dict[int, set[str]] = {}
        for i, meant in found:
            if meant.is_sure and meant.who.gender is None and meant.who.kind == "person":
                told.setdefault(id(meant.who), set()).add(GENDER[self._parsed.lower[i]])
        for _, meant in found:
            genders = told.get(id(meant.who), ())
            if len(genders) == 1:
                meant.who.gender = next(iter(genders))
        yield from ((i, meant.who) for i, meant in (self._read() if told else found))

    def _read(self) -> list[tuple[int, _Meant]]:
        """Whom each pronoun means, by what stands before it."""
        self._salience, self._known = Salience(), dict(self._at)
        self._bodies = Bodies(self._parsed, self._sentence_of)
        self._quoted: list[tuple[Character, float, int]] = []
        self._called: dict[int, str] = {}
        found: list[tuple[int, _Meant]] = []
        for i, word in enumerate(self._parsed.lower):
            if i in self._at:
                self._hear(i)
            elif word in GENDER or word in THINGS:
                if self._parsed.in_quote(self._parsed.tokens[i]):
                    continue
                meant = self._person(i, GENDER[word]) if word in GENDER else self._thing(i)
                if meant is not None:
                    self._known[i] = meant.who
                    if meant.who.names:
                        found.append((i, meant))
            else:
                self._hear_unnamed(i)
        return found

    def _hear(self, i: int) -> None:
        """A mention that names or describes."""
        who, token = self._at[i], self._parsed.tokens[i]
        if self._at.get(i + 1) is who or self._parsed.in_furniture(token.idx):
            return
        is_quoted = self._parsed.in_quote(token)
        if who.kind == "person":
            weight, here = role_weight(token), self._sentence_of[i]
            if is_quoted:
                self._quoted.append((who, QUOTED * (MAIN if weight == CLAUSE else weight), here))
            else:
                self._salience.add(who, weight, here)
        elif is_quoted:
            return
        elif phrase_top(token).dep_ in SUBJECTS and (who.kind == "organisation" or who.code):
            self._bodies.hear(i, who)

    def _hear_unnamed(self, i: int) -> None:
        """ "a spokesman", "her ministry": a subject without a name, which a pronoun may mean."""
        label = self._parsed.labels[i]
        token = self._parsed.tokens[i]
        is_source = label == "pobj" and token.head.head.lower_ == "according"
        if (label not in SUBJECTS and not is_source) or self._parsed.in_quote(token):
            return
        word = self._parsed.lower[i]
        if word in words_of("groups", "organisation"):
            self._bodies.hear(i, None)
        if i not in self._heads and word not in words_of("groups", "person") and word not in gendered_nouns():
            return
        if any(c.dep_ == "appos" and c.i in self._at for c in token.children):
            return
        who = self._unnamed.setdefault(word, Character("person", [], [], None, gendered_nouns().get(word)))
        self._known[i] = who
        self._salience.add(who, role_weight(token), self._sentence_of[i])

    def _thing(self, i: int) -> _Meant | None:
        who = self._bodies.meant(i)
        return None if who is None else _Meant(who, is_sure=True)

    def _person(self, i: int, gender: str) -> _Meant | None:
        token, here = self._parsed.tokens[i], self._sentence_of[i]
        self._hear_quoted(here + (token.dep_ not in SUBJECTS or token.head.dep_ not in ("ROOT", "ccomp")))
        excluded = barred(token, self._known) - (set() if is_owner(token) else self._extra(token).keys())
        garbled = self._parsed.document.quality.garbled
        fits = [
            c
            for c in self._salience.recent(here, reach=REACH, most=MOST)
            if id(c) not in excluded and ((c.gender or self._called.get(id(c))) in (gender, None) or garbled)
        ]
        meant = self._bound(token, gender) or self._ahead(token, gender, fits)
        meant = meant or self._by_cause(token, fits) or self._best(token, fits)
        if meant is not None:
            self._salience.add(meant.who, role_weight(token) + BY_PRONOUN, here)
            self._called.setdefault(id(meant.who), gender)
        return meant

    def _hear_quoted(self, before: int) -> None:
        """Mentions inside quotations of sentences before a number: who is quoted of does not speak there."""
        for who, weight, sentence in self._quoted:
            if sentence < before:
                self._salience.add(who, weight, sentence)
        self._quoted = [q for q in self._quoted if q[2] >= before]

    def _bound(self, token: Token, gender: str) -> _Meant | None:
        """ "Kern and his wife", "Kern hurt himself": Kern."""
        subject = own_subject(token) if token.lower_ in REFLEXIVE else partner_joined(token)
        who = None if subject is None else self._known.get(subject.i)
        if who is None or who.kind != "person" or who.gender not in (gender, None):
            return None
        return _Meant(who, is_sure=True)

    def _ahead(self, token: Token, gender: str, fits: list[Character]) -> _Meant | None:
        """ "In her speech, Ana Kern said …": Kern, where no other has been spoken of that fits better."""
        subject = named_ahead(token, self._at)
        who = None if subject is None else self._at[subject.i]
        if who is None or who.kind != "person" or who.gender not in (gender, None):
            return None
        if who.gender is None and any(c.gender == gender for c in fits):
            return None
        return _Meant(who, is_sure=False)

    def _by_cause(self, token: Token, fits: list[Character]) -> _Meant | None:
        """ "X spoke with Y, as he …": the reason a contact is sought lies with the one who is sought.

        Method: implicit causality bias of verbs of contact and address [Garvey & Caramazza 1974].
        """
        verb = token.head
        if verb.dep_ != "advcl" or not any(
            c.dep_ == "mark" and c.lower_ in ("as", "because", "since") for c in verb.children
        ):
            return None
        sought = [o for p, o in prepositions(verb.head) if p in ("with", "to")]
        sought += [c for c in verb.head.children if c.dep_ == "dobj"]
        known = (self._known.get(n) for t in sought for n in range(t.left_edge.i, t.i + 1))
        people = {id(c): c for c in known if c is not None and any(c is f for f in fits)}
        return _Meant(next(iter(people.values())), is_sure=False) if len(people) == 1 else None

    def _best(self, token: Token, fits: list[Character]) -> _Meant | None:
        """The weightiest; nobody where a second weighs nearly as much."""
        if not fits:
            return None
        gender = GENDER[token.lower_]
        extra = self._extra(token)
        here = self._sentence_of[token.i]
        weighed = []
        for who in fits:
            weight = self._salience.of(who, here) + self._about.get(id(who), 0.0) + extra.get(id(who), 0.0)
            weighed.append((weight if who.gender == gender else UNLIKE * weight, who))
        weighed.sort(key=lambda w: -w[0])
        best, second = weighed[0], weighed[1][0] if len(weighed) > 1 else 0.0
        if second > NEARLY * best[0] or self._salience.of(best[1], here) < FAINT:
            return None
        return _Meant(best[1], is_sure=second <= SURELY * best[0] and best[0] >= PLAIN)

    def _extra(self, token: Token) -> dict[int, float]:
        """What the subjects of the pronoun's own clause and of the one above count more."""
        found: dict[int, float] = {}
        if is_owner(token):
            subject, weight = own_subject(token), OF_CLAUSE
        elif token.dep_ in SUBJECTS and token.head.dep_ in ("ccomp", "advcl"):
            subject, weight = own_subject(token.head), ABOVE
        else:
            return found
        for part in () if subject is None else (subject, *subject.conjuncts):
            who = self._known.get(phrase_top(part).i) or self._known.get(part.i)
            if who is not None:
                found[id(who)] = weight
        return found
