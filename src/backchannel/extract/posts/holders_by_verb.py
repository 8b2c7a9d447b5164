"""Holders by a verb: "is the premier", "was appointed", "picked X to be", "held the post of"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..people.people import Character
from ..syntax.clauses import SUBJECTS
from ..syntax.negation import is_denied, is_negated, is_no_longer, is_not_so
from ..syntax.predicates import subject_word
from ..syntax.verbs import forms_of
from ..word_lists import word_list
from .holding import Aspect, Holding, Scene
from .posts import Post

if TYPE_CHECKING:
    from spacy.tokens import Token

BE = forms_of("be")
PAST_BE = frozenset(["was", "were", "had"])
AHEAD = frozenset(["will", "'ll", "would", "to", "shall"])
PRAISE = frozenset(
    ["best", "greatest", "worst", "finest", "real", "true", "great", "terrible", "bad", "good"]
)
"""Before a post these judge and name none: "the best negotiator in history"."""
IF, UNTIL = frozenset(["if", "unless", "whether"]), frozenset(["when", "once", "until", "before", "after"])
EARLIER_ON = frozenset(["previously", "formerly"])
"""Adverbs that put even "has served" into the past."""
UNSURE = frozenset(["may", "might", "could", "should"])
LONGEST_LIST = 100
"""Posts through which the way up a list of them is followed."""


@cache
def verbs_that(what: str) -> frozenset[str]:
    """Every form of the verbs that say somebody "stays", is "named", "leaves" or "takes" a post."""
    return frozenset().union(*(forms_of(v) for v in word_list("tenure_verbs")[what]))


@cache
def nouns_of(what: str) -> frozenset[str]:
    """A list of nouns that stand for holding a post: "stints", "offices"."""
    return frozenset(word_list("tenure_verbs")[what])


def helpers_of(verb: Token) -> set[str]:
    """The auxiliaries of a verb in lower case."""
    return {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}


def is_perfect(verb: Token) -> bool:
    """ "has served", "have been"."""
    return bool(helpers_of(verb) & {"has", "have", "'ve"})


def is_passive(verb: Token) -> bool:
    """ "was named", "named to the board" behind a noun."""
    return verb.dep_ == "acl" or any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def is_coming(verb: Token) -> bool:
    """ "becomes envoy", "takes over as chair": the simple present of a beginning is news of what will be."""
    return verb.lower_ in ("becomes", "takes") and verb.dep_ in ("ROOT", "conj") and not helpers_of(verb)


def _is_present(verb: Token) -> bool:
    return verb.lower_.endswith("s") or bool(helpers_of(verb) & {"is", "are", "'s", "'re"})


def _of_helper(verb: Token) -> Token | None:
    """The subject that a parse hangs on the helper: "was re-elected" cut at its hyphen."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return next((c for h in helpers for c in h.children if c.dep_ in SUBJECTS), None)


def _is_ceased(verb: Token) -> bool:
    """ "ceased to be", "stopped being"."""
    above = verb.head
    return verb.dep_ == "xcomp" and above.lower_ in verbs_that("ceases") and not is_negated(above)


class Verbs(Scene):
    """Pairs a post with the person whom a verb ties to it."""

    def by_verb(self, post: Post) -> Holding | None:
        """ "Ana Souza is the premier", "became", "was appointed ambassador", "who was minister"."""
        head = self.top(post)
        verb, low = head.head, head.head.lower_
        if head.dep_ in SUBJECTS and low in BE:
            return self._told_by_copula(post, verb)
        if head.dep_ == "appos" and head is not self.head(post):
            return self._apposition(post, head)
        if low in BE and head.dep_ in ("attr", "acomp", "conj"):
            return self._chosen_to_be(post, verb) or self._copula(post, verb)
        if low in verbs_that("stays") and head.dep_ in ("attr", "oprd", "dobj", "conj"):
            return self._stays(post, verb)
        if low in verbs_that("names") and head.dep_ in ("oprd", "attr", "dobj", "ccomp"):
            return self.appointed(post, verb)
        return None

    def top(self, post: Post) -> Token:
        """The word by which a list hangs on its verb: "a banker, chairman of X and director of Y": banker."""
        labels, heads, at = self.parsed.labels, self.parsed.heads, self.head(post).i
        for _ in range(LONGEST_LIST):
            above = heads[at]
            if labels[at] not in ("conj", "appos") or above >= at:
                break
            of_leader = self.body_at.get(above)
            if of_leader is not None and of_leader is not post and post.determiner not in ("a", "an"):
                at = self.head(of_leader).i
                continue
            if above in self.at or above in self.parsed.with_subject:
                break
            leader = self.post_at.get(above)
            if (
                leader is not None
                and post.standing == "current"
                and self.lower[post.start - 1] in ("and", "&")
            ):
                post.standing = leader.standing
            at = above
        return self.tokens[at]

    def _told_by_copula(self, post: Post, verb: Token) -> Holding | None:
        """ "The chairman of Tarn Mills is Ana Souza"."""
        named = next((c for c in verb.children if c.dep_ == "attr" and self.holder(c)), None)
        character = self.holder(named)
        if named is None or character is None or not (post.body or post.country or post.possessor):
            return None
        if self.at.get(named.i) is not character or is_not_so(verb):
            return None
        if verb.lower_ in PAST_BE and post.standing == "current":
            post.standing = "former"
        return Holding(
            post=post,
            holder=character,
            start=post.start,
            end=named.i + 1,
            how="copula",
            score=0.8,
            verb=verb.i,
        )

    def _apposition(self, post: Post, top: Token) -> Holding | None:
        """ "Ana Souza, a banker, chairman of X": the second of two appositions is hers too."""
        character = self.holder(top.head)
        if character is None:
            return None
        start = top.head.left_edge.i
        return Holding(post=post, holder=character, start=start, end=post.end, how="apposition", score=0.8)

    def _copula(self, post: Post, verb: Token) -> Holding | None:
        if any(c.lower_ in PRAISE for c in self.head(post).children):
            return None
        holding = self.of_subject(post, verb, how="copula", score=0.8)
        is_past = verb.lower_ in PAST_BE or "had" in helpers_of(verb)
        if holding is not None and is_past and post.standing == "current":
            post.standing = "former"
        return holding

    def _stays(self, post: Post, verb: Token) -> Holding | None:
        aspect: Aspect = "begins" if verb.lower_ in verbs_that("begins") else "holds"
        holding = self.of_subject(post, verb, how="verb", score=0.85, aspect=aspect)
        if holding is not None and is_coming(verb) and post.standing == "current":
            post.standing = "incoming"
        return holding

    def of_subject(
        self, post: Post, verb: Token, *, how: str, score: float, aspect: Aspect = "holds"
    ) -> Holding | None:
        """The subject of a verb as holder, with the standing that helpers and the verb above tell."""
        subject = subject_word(verb, self.at.get) or _of_helper(verb)
        character = self.holder(subject)
        told = self._told(post, verb, aspect, is_about_post=how != "fronted")
        if character is None or told is None:
            return None
        start = min(post.start, verb.i, subject.left_edge.i if subject is not None else verb.i)
        return Holding(
            post=post,
            holder=character,
            start=start,
            end=max(post.end, verb.i + 1),
            how=how,
            score=score,
            verb=verb.i,
            aspect=told,
        )

    def _told(self, post: Post, verb: Token, aspect: Aspect, *, is_about_post: bool) -> Aspect | None:
        """What the words around a verb leave of a post; None where they say that it is not held."""
        if is_about_post and aspect != "ends" and (is_no_longer(verb) or _is_ceased(verb)):
            return "ends" if self._is_given_up(post, verb) else None
        if is_about_post and is_not_so(verb):
            return None
        return aspect if self._tells(post, verb, aspect) else None

    def _is_given_up(self, post: Post, verb: Token) -> bool:
        """ "is no longer minister", "ceased to be minister": sets that the post is over; false where it is so
        only in future, or in doubt.
        """
        above = verb.head if _is_ceased(verb) else verb
        is_open = helpers_of(above) & (AHEAD | UNSURE) or (above is verb and is_denied(verb))
        if is_open or post.standing not in ("current", "former"):
            return False
        post.standing = "former"
        return True

    def _tells(self, post: Post, verb: Token, aspect: Aspect) -> bool:
        """Whether the words tell of a post held, left, coming or sought; sets which of these it is."""
        helpers = helpers_of(verb)
        above = verb.head.lower_ if verb.dep_ in ("xcomp", "ccomp") else ""
        marks = {c.lower_ for c in verb.children if c.dep_ in ("mark", "advmod")}
        if helpers & UNSURE or marks & IF or (above in verbs_that("not_held") and "to" in helpers):
            return False
        if ("to" in helpers and above == "used") or (marks & EARLIER_ON and post.standing == "current"):
            post.standing = "former"
        elif "to" in helpers and above in verbs_that("seeks"):
            post.standing = "candidate"
        elif above in verbs_that("goes_on") | verbs_that("ceases"):
            return True
        elif (helpers & AHEAD or (marks & UNTIL and _is_present(verb))) and aspect == "begins":
            post.standing = "incoming" if post.standing == "current" else post.standing
        elif helpers & AHEAD and aspect == "holds" and post.standing == "current":
            post.standing = "incoming"
        return True

    def _chosen_to_be(self, post: Post, verb: Token) -> Holding | None:
        """ "picked Ana Souza to be trade minister", "was chosen to be premier"."""
        above = verb.head
        if verb.dep_ not in ("xcomp", "ccomp", "advcl") or above.lower_ not in verbs_that("names"):
            return None
        if "to" not in helpers_of(verb):
            return None
        return self.appointed(post, above, also=verb)

    def appointed(self, post: Post, verb: Token, *, also: Token | None = None) -> Holding | None:
        """ "was named ambassador" (its subject), "appointed Ana Souza ambassador" (its object)."""
        if is_passive(verb):
            if verb.dep_ == "acl":
                character = self.holder(verb.head)
                return None if character is None else self._made(post, character, verb, verb.head)
            holding = self.of_subject(post, verb, how="appointment", score=0.85, aspect="begins")
            return self._proposed(post, verb, holding)
        nearby = [*verb.children, *(also.children if also is not None else ())]
        person = next(
            (c for c in nearby if c.dep_ in ("dobj", "dative", "nsubj") and c.i > verb.i and self.holder(c)),
            None,
        )
        nested = self.head(post)
        person = person or next(
            (c for c in nested.children if c.dep_ in ("nsubj", "compound", "nmod") and self.holder(c)), None
        )
        character = self.holder(person)
        return None if character is None or person is None else self._made(post, character, verb, person)

    def _made(self, post: Post, character: Character, verb: Token, person: Token) -> Holding | None:
        helpers = helpers_of(verb)
        if helpers & UNSURE or is_not_so(verb):
            return None
        if helpers & AHEAD and post.standing == "current":
            post.standing = "incoming"
        start, end = min(person.left_edge.i, verb.i, post.start), max(post.end, verb.i + 1, person.i + 1)
        holding = Holding(
            post=post,
            holder=character,
            start=start,
            end=end,
            how="appointment",
            score=0.85,
            verb=verb.i,
            aspect="begins",
        )
        return self._proposed(post, verb, holding)

    def _proposed(self, post: Post, verb: Token, holding: Holding | None) -> Holding | None:
        """Whoever is only nominated or picked does not hold the post yet."""
        if holding is not None and verb.lower_ in verbs_that("proposes") and post.standing == "current":
            post.standing = "incoming"
        return holding

    def office(self, post: Post) -> Holding | None:
        """ "held the position of chairman"."""
        head = self.top(post)
        office = head.head.head
        if head.dep_ != "pobj" or head.head.lower_ != "of" or office.lower_ not in nouns_of("offices"):
            return None
        verb = office.head
        if office.dep_ not in ("dobj", "conj") or verb.lower_ not in verbs_that("holds"):
            return None
        aspect: Aspect = "begins" if verb.lower_ in forms_of("assume") else "holds"
        holding = self.of_subject(post, verb, how="verb", score=0.85, aspect=aspect)
        if holding is not None and verb.lower_ == "held" and not is_perfect(verb):
            post.standing = "former" if post.standing == "current" else post.standing
        return holding
