"""Which person holds which post expression: beside it, after a comma, by a verb, in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from .people import Character
from .posts import DETERMINERS, Post
from .verbs import forms_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from .parsed import Parsed

BE = forms_of("be")
STAYS = forms_of("become") | forms_of("remain") | forms_of("serve") | forms_of("work") | forms_of("act")
NAMED = frozenset().union(
    *(
        forms_of(v)
        for v in (
            "appoint",
            "name",
            "elect",
            "nominate",
            "tap",
            "choose",
            "select",
            "promote",
            "install",
            "make",
            "pick",
            "hire",
            "confirm",
            "reelect",
            "re-elect",
            "reappoint",
            "designate",
            "swear",
            "anoint",
            "recall",
            "accredit",
        )
    )
)
LEAVES = frozenset().union(
    *(
        forms_of(v)
        for v in (
            "resign",
            "retire",
            "fire",
            "dismiss",
            "oust",
            "sack",
            "remove",
            "quit",
            "step",
            "replace",
            "depose",
        )
    )
)
PAST_BE = frozenset(["was", "were", "had"])
STINT = frozenset(
    [
        "stint",
        "time",
        "tenure",
        "term",
        "days",
        "years",
        "role",
        "job",
        "career",
        "spell",
        "service",
        "work",
        "position",
        "post",
        "previous",
    ]
)
FOLLOWS_NAME = frozenset(
    [
        ",",
        ".",
        ";",
        ")",
        "(",
        ":",
        "\u2014",
        "\u2013",
        "-",
        "who",
        "and",
        "from",
        "said",
        "says",
        "in",
        "at",
        "since",
        "told",
        "has",
        "was",
        "is",
        "will",
        "had",
        '"',
        "\u201c",
        "\u201d",
        "until",
        "during",
        "when",
        "on",
        "after",
        "while",
        "as",
        "to",
        "whose",
        "but",
        "between",
        "under",
        "or",
        "with",
    ]
)


class Holding(Struct, kw_only=True):
    """A post expression and who holds it, at token positions."""

    post: Post
    holder: Character
    start: int
    end: int
    """The words that prove it, half-open tokens."""
    how: str
    score: float
    verb: int | None = None
    predecessor: Character | None = None


def find_holdings(parsed: Parsed, posts: list[Post], at: dict[int, Character]) -> list[Holding]:
    """Holdings in reading order; a post expression has one holder, a person may hold several."""
    return sorted(_Pairing(parsed, posts, at).find(), key=lambda h: (h.start, h.end))


class _Pairing:
    def __init__(self, parsed: Parsed, posts: list[Post], at: dict[int, Character]) -> None:
        self.parsed, self.posts, self.at = parsed, posts, at
        self.tokens, self.lower = parsed.tokens, parsed.lower
        self.by_post: dict[int, Holding] = {}
        self.post_end = {p.end: p for p in posts}

    def find(self) -> list[Holding]:
        for post in self.posts:
            if self.parsed.in_furniture(self.tokens[post.start].idx):
                continue
            for way in (self._beside, self._after_comma, self._before_comma, self._by_verb, self._as_post):
                holding = way(post)
                if holding is not None:
                    self.by_post[id(post)] = holding
                    break
        for post in reversed(self.posts):
            holding = self._in_list(post)
            if holding is not None:
                self.by_post[id(post)] = holding
        return list(self.by_post.values())

    def _head(self, post: Post) -> Token:
        """The word of the head that the tree hangs on: "member" of "member of Congress"."""
        return self.parsed.doc[post.head_start : post.head_end].root

    def _person(self, position: int) -> tuple[Character, int] | None:
        """The person named from a token position, and where the name ends."""
        character = self.at.get(position)
        if character is None or character.kind != "person" or self.at.get(position - 1) is character:
            return None
        end = position
        while self.at.get(end) is character and (end == position or not self._starts(end, character)):
            end += 1
        return character, end

    def _starts(self, position: int, character: Character) -> bool:
        return any(s == position for s, _, form in character.mentions if form == "name")

    def _same_sentence(self, a: int, b: int) -> bool:
        return self.tokens[a].sent.start == self.tokens[min(b, len(self.tokens) - 1)].sent.start

    def _beside(self, post: Post) -> Holding | None:
        """ "Premier Ana Souza"; a caption of several titles may stand before one name."""
        found = self._person(post.end) if post.end < len(self.lower) else None
        if found is None or post.principal is not None or not self._same_sentence(post.head_start, post.end):
            return None
        if post.determiner in ("a", "an") and post.head_end == post.end and post.words == post.head:
            return None
        return Holding(post=post, holder=found[0], start=post.start, end=found[1], how="beside", score=0.95)

    def _after_comma(self, post: Post) -> Holding | None:
        """ "Canada's new ambassador to the U.S., Ana Souza," """
        if post.end >= len(self.lower) or self.lower[post.end] != ",":
            return None
        found = self._person(post.end + 1)
        if found is None or not (post.possessor or post.determiner or post.country or post.body):
            return None
        if self._named_before(post) or post.end + 1 in {p.end for p in self.posts}:
            return None
        after = self.lower[found[1]] if found[1] < len(self.lower) else "."
        if after not in FOLLOWS_NAME and self.tokens[min(found[1], len(self.tokens) - 1)].dep_ not in (
            "ROOT",
            "aux",
            "relcl",
        ):
            return None
        if not self._same_sentence(post.head_start, found[1] - 1):
            return None
        return Holding(post=post, holder=found[0], start=post.start, end=found[1], how="after", score=0.9)

    def _named_before(self, post: Post) -> bool:
        return (
            post.start > 1 and self.lower[post.start - 1] == "," and self._ending(post.start - 1) is not None
        )

    def _ending(self, position: int) -> tuple[Character, int] | None:
        """The person whose name ends just before a position, and where the name starts."""
        character = self.at.get(position - 1)
        if character is None or character.kind != "person":
            return None
        starts = [s for s, e, form in character.mentions if form == "name" and e == position]
        return (character, starts[0]) if starts else None

    def _before_bracket(self, position: int) -> int:
        """The position before a short bracket that ends there: "Ana Souza (L., Porto), a member of" """
        if self.lower[position - 1] == ")":
            for start in range(position - 2, max(position - 10, 0), -1):
                if self.lower[start] == "(":
                    return start
        return position

    def _before_comma(self, post: Post) -> Holding | None:
        """ "Ana Souza, the premier of Z," and "Ana Souza (premier of Z)"."""
        if post.start < 2 or self.lower[post.start - 1] not in (",", "(", "\u2014", "\u2013"):
            return None
        found = self._ending(self._before_bracket(post.start - 1))
        if found is None or not self._same_sentence(found[1], post.head_start):
            return None
        after = self.lower[post.end] if post.end < len(self.lower) else "."
        bare = not (
            post.determiner or post.possessor or post.country or post.body or len(post.words.split()) > 1
        )
        if (after not in FOLLOWS_NAME and after not in (",",)) or (bare and after not in (",", ".", ")")):
            return None
        return Holding(post=post, holder=found[0], start=found[1], end=post.end, how="apposition", score=0.9)

    def _by_verb(self, post: Post) -> Holding | None:
        """ "Ana Souza is the premier", "became", "was appointed ambassador", "who was minister"."""
        head = self._head(post)
        if head.dep_ not in ("attr", "oprd", "dobj", "acomp", "appos", "pobj", "ccomp"):
            return None
        verb = head.head
        if head.dep_ == "pobj":
            return None
        low = verb.lower_
        if low in BE and head.dep_ in ("attr", "acomp"):
            return self._copula(post, verb)
        if low in STAYS and head.dep_ in ("attr", "oprd", "dobj"):
            return self._of_subject(post, verb, 0.85, "verb")
        if low in NAMED and head.dep_ in ("oprd", "attr", "dobj", "ccomp"):
            return self._appointed(post, verb)
        return None

    def _copula(self, post: Post, verb: Token) -> Holding | None:
        if any(c.dep_ == "neg" for c in verb.children):
            return None
        holding = self._of_subject(post, verb, 0.8, "copula")
        if holding is not None and verb.lower_ in PAST_BE and post.standing == "current":
            post.standing = "former"
        return holding

    def _of_subject(self, post: Post, verb: Token, score: float, how: str) -> Holding | None:
        subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None and verb.dep_ in ("conj", "xcomp", "advcl"):
            subject = next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        character = self._holder(subject)
        if character is None:
            return None
        if any(c.lower_ in ("will", "'ll", "would", "to") and c.dep_ == "aux" for c in verb.children):
            post.standing = "incoming" if post.standing == "current" else post.standing
        start = min(post.start, verb.i, subject.left_edge.i if subject is not None else verb.i)
        return Holding(
            post=post,
            holder=character,
            start=start,
            end=max(post.end, verb.i + 1),
            how=how,
            score=score,
            verb=verb.i,
        )

    def _holder(self, subject: Token | None) -> Character | None:
        """The person a subject names; "who" and "that" stand for the name before them."""
        if subject is None:
            return None
        if subject.lower_ in ("who", "that") and subject.head.dep_ == "relcl":
            subject = subject.head.head
        character = self.at.get(subject.i)
        if character is not None and character.kind == "person":
            return character
        appos = next(
            (self.at.get(c.i) for c in subject.children if c.dep_ == "appos" and self.at.get(c.i)), None
        )
        return appos if appos is not None and appos.kind == "person" else None

    def _appointed(self, post: Post, verb: Token) -> Holding | None:
        """ "was named ambassador" (its subject), "appointed Ana Souza ambassador" (its object)."""
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children) or verb.dep_ == "acl"
        if passive:
            if verb.dep_ == "acl":
                character = self._holder(verb.head)
                return None if character is None else self._made(post, character, verb, verb.head)
            return self._of_subject(post, verb, 0.85, "appointed")
        person = next(
            (
                c
                for c in verb.children
                if c.dep_ in ("dobj", "dative", "nsubj") and c.i > verb.i and self._holder(c)
            ),
            None,
        )
        nested = self._head(post)
        person = person or next(
            (c for c in nested.children if c.dep_ in ("nsubj", "compound") and self._holder(c)), None
        )
        character = self._holder(person)
        return None if character is None or person is None else self._made(post, character, verb, person)

    def _made(self, post: Post, character: Character, verb: Token, person: Token) -> Holding:
        if (
            verb.lower_ in forms_of("nominate") | forms_of("pick") | forms_of("tap")
            and post.standing == "current"
        ):
            post.standing = "incoming"
        start, end = min(person.left_edge.i, verb.i, post.start), max(post.end, verb.i + 1, person.i + 1)
        return Holding(
            post=post, holder=character, start=start, end=end, how="appointed", score=0.85, verb=verb.i
        )

    def _as_post(self, post: Post) -> Holding | None:
        """ "served as minister", "his stint as a member of Congress", "resigned as premier", "becoming president-elect, X"."""
        head = self._head(post)
        link = head.head
        if head.dep_ == "pobj" and link.lower_ == "as":
            return self._after_as(post, link)
        if link.lower_ in STAYS and link.dep_ in ("pcomp", "advcl") and head.dep_ in ("attr", "oprd", "dobj"):
            main = link.head.head if link.dep_ == "pcomp" else link.head
            return self._of_subject(post, main, 0.8, "becoming")
        return None

    def _after_as(self, post: Post, link: Token) -> Holding | None:
        verb = link.head
        if verb.lower_ in NAMED:
            return self._appointed(post, verb)
        if verb.lower_ in STAYS | LEAVES:
            holding = self._of_subject(post, verb, 0.85, "as")
            past = verb.lower_ in LEAVES or (
                verb.lower_ in ("served", "worked", "acted") and not self._perfect(verb)
            )
            if holding is not None and past and post.standing == "current":
                post.standing = "former"
            return holding
        if verb.lower_ in STINT:
            owner = next((c for c in verb.children if c.dep_ == "poss"), None)
            character = self._holder(owner) if owner is not None else None
            if character is None and owner is not None:
                character = self._pronoun_owner(owner)
            if character is not None:
                if any(c.lower_ in ("previous", "former", "earlier", "past", "first") for c in verb.children):
                    post.standing = "former"
                return Holding(
                    post=post,
                    holder=character,
                    start=verb.left_edge.i,
                    end=post.end,
                    how="stint",
                    score=0.75,
                    verb=verb.i,
                )
        return None

    def _perfect(self, verb: Token) -> bool:
        return any(c.lower_ in ("has", "have", "'ve") for c in verb.children)

    def _pronoun_owner(self, owner: Token) -> Character | None:
        """ "his", "her": the subject of the sentence, where that is a person."""
        if owner.lower_ not in ("his", "her"):
            return None
        here = owner.sent
        people = [
            self.at[t.i]
            for t in here
            if t.i < owner.i
            and t.i in self.at
            and self.at[t.i].kind == "person"
            and t.dep_ in ("nsubj", "nsubjpass")
        ]
        return people[0] if people and all(p is people[0] for p in people) else None

    def _in_list(self, post: Post) -> Holding | None:
        """ "son of X and adviser A" reads left to right; "mayor and later premier A": both are A's."""
        if id(post) in self.by_post:
            return None
        for follower in self.posts:
            joined = (
                follower.start == post.end + 1 and self.lower[post.end] in ("and", "&", "/")
                if post.end < len(self.lower)
                else False
            )
            if joined and (holding := self.by_post.get(id(follower))) and holding.how in ("beside", "after"):
                if follower.possessor is None and follower.determiner is None:
                    follower.possessor = post.possessor
                return Holding(
                    post=post, holder=holding.holder, start=post.start, end=holding.end, how="list", score=0.8
                )
        for leader in self.posts:
            joined = leader.end + 1 == post.start and self.lower[leader.end] in ("and", "&")
            if (
                joined
                and (holding := self.by_post.get(id(leader)))
                and holding.how in ("apposition", "copula", "verb", "appointed", "as")
            ):
                if post.standing == "current" and post.determiner not in DETERMINERS:
                    post.standing = holding.post.standing
                return Holding(
                    post=post, holder=holding.holder, start=holding.start, end=post.end, how="list", score=0.8
                )
        return None
