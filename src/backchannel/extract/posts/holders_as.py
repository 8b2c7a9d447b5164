"""Holders by "as": "served as minister", "took over as", "spent four years as", "was fired as"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.name_words import Name
from ..people.people import Character
from ..syntax.clauses import SUBJECTS
from ..syntax.negation import is_not_so
from ..syntax.verbs import forms_of
from .holders_by_verb import (
    AHEAD,
    UNSURE,
    Verbs,
    helpers_of,
    is_coming,
    is_passive,
    is_perfect,
    nouns_of,
    verbs_that,
)
from .holding import Aspect, Holding
from .posts import Post

if TYPE_CHECKING:
    from spacy.tokens import Token

REPLACED = frozenset(["replaced", "succeeded"])
EARLIER = frozenset(["previous", "former", "earlier", "past", "first"])
SERVED = frozenset(["served", "worked", "acted", "functioned"])
OVER, DOWN = frozenset(["over", "in", "up"]), frozenset(["down", "aside", "back", "away"])
"""Particles of "take over", "step in" and of "step down", "stand aside"."""


class Serving(Verbs):
    """Pairs a post after "as" with whoever serves, begins or leaves so."""

    def stint(self, post: Post) -> Holding | None:
        """ "during her previous stint as minister": told before any comma is read as an apposition."""
        link = self.head(post).head
        if self.head(post).dep_ == "pobj" and link.lower_ == "as" and link.head.lower_ in nouns_of("stints"):
            return self._after_as(post, link)
        return None

    def as_post(self, post: Post) -> Holding | None:
        """ "served as minister", "resigned as premier", "becoming president-elect, X"."""
        head = self.top(post)
        link = head.head
        if head.dep_ == "pobj" and link.lower_ == "as":
            return self._after_as(post, link)
        if head.dep_ == "pobj" and link.lower_ == "to" and link.head.lower_ in verbs_that("rises"):
            return self.appointed(post, link.head) or self.of_subject(
                post, link.head, how="appointment", score=0.8, aspect="begins"
            )
        if (
            link.lower_ in verbs_that("stays")
            and link.dep_ in ("pcomp", "advcl")
            and head.dep_ in ("attr", "oprd", "dobj")
        ):
            return self.of_subject(post, link, how="verb", score=0.8, aspect="begins")
        if head.dep_ == "pobj" and link.lower_ == "for" and link.head.lower_ in verbs_that("runs_for"):
            post.standing = "candidate"
            return self.of_subject(post, link.head, how="verb", score=0.8)
        return self.office(post)

    def _after_as(self, post: Post, link: Token) -> Holding | None:
        verb = link.head
        while (verb.lower_ == "as" or verb.dep_ in ("advmod", "prep")) and verb.head.i != verb.i:
            verb = verb.head
        low = verb.lower_
        if low in verbs_that("names"):
            return self.appointed(post, verb)
        if low in verbs_that("takes"):
            return self._successor(post, verb)
        if low in verbs_that("dismisses"):
            return self._dismissed(post, verb)
        is_sent = is_passive(verb) or any(c.dep_ == "dobj" for c in verb.children)
        if low in verbs_that("sends") and is_sent:
            return self.appointed(post, verb)
        aspect = self._aspect(verb)
        if aspect is not None:
            return self._serving(post, verb, aspect)
        if low in nouns_of("stints"):
            return self._owner_of_stint(post, verb) or self._spent(post, verb, verb.head)
        if low in verbs_that("spends"):
            return self._spent(post, verb, verb)
        return self._fronted(post, link, verb)

    def _fronted(self, post: Post, link: Token, verb: Token) -> Holding | None:
        """ "As head of X from 2001 to 2006, she ruled": a plain past without dates leaves open since when."""
        if link.i != link.sent.start or link.dep_ != "prep":
            return None
        end = self.tokens[post.proof_end - 1].idx + len(self.tokens[post.proof_end - 1])
        is_dated = any(
            end <= d.start <= end + len(" from ") and "/" in d.period.edtf for d in self.parsed.dates
        )
        if not (is_dated or is_perfect(verb) or helpers_of(verb) & {"is", "'s"}):
            return None
        if any(c.dep_ in SUBJECTS and c.lower_ in ("he", "she", "they") for c in verb.children):
            return None  # whom a pronoun means is least sure where the post comes first
        return self.of_subject(post, verb, how="fronted", score=0.75)

    def _aspect(self, verb: Token) -> Aspect | None:
        """What the verb before "as" says of a post; None where it says nothing."""
        low = verb.lower_
        after = {c.lower_ for c in verb.children if c.dep_ in ("prt", "advmod", "prep")}
        if low in forms_of("take") | forms_of("come"):
            return "begins" if after & {"over", "in"} else None
        if low in forms_of("step") | forms_of("stand"):
            return "ends" if after & DOWN else "begins" if after & OVER else None
        if low in verbs_that("leaves"):
            return "ends"
        if any(t.lower_ in nouns_of("stints") and t.dep_ in ("dobj", "npadvmod") for t in verb.children):
            return None
        if low in verbs_that("begins"):
            return "begins"
        return "holds" if low in verbs_that("stays") | verbs_that("enters") else None

    def _serving(self, post: Post, verb: Token, aspect: Aspect) -> Holding | None:
        holding = self.of_subject(post, verb, how="verb", score=0.85, aspect=aspect)
        if holding is None or (aspect == "ends" and post.standing == "candidate"):
            return None
        if post.body is None and verb.lower_ in verbs_that("enters") | verbs_that("leaves"):
            post.body = self._body_of(verb)
        if is_coming(verb) and post.standing == "current":
            post.standing = "incoming"
        is_over = aspect == "ends" and not helpers_of(verb) & {"will", "'ll", "would", "to", "is", "are"}
        is_past = verb.lower_ in SERVED and not is_perfect(verb)
        if (is_over or is_past) and post.standing == "current":
            post.standing = "former"
        return holding

    def _spent(self, post: Post, stint: Token, verb: Token) -> Holding | None:
        """ "spent four years as consul", "served two terms as mayor", "began a third term as premier"."""
        if stint.i != verb.i and stint.dep_ not in ("dobj", "npadvmod"):
            return None
        if verb.lower_ in verbs_that("opens"):
            return self.of_subject(post, verb, how="stint", score=0.75)
        if verb.lower_ not in verbs_that("spends"):
            return None
        holding = self.of_subject(post, verb, how="stint", score=0.8)
        is_now = is_perfect(verb) or helpers_of(verb) & {"is", "are", "'s"} or verb.lower_.endswith("s")
        if holding is not None and post.standing == "current" and not is_now:
            post.standing = "former"
        return holding

    def _owner_of_stint(self, post: Post, stint: Token) -> Holding | None:
        """ "her previous stint as minister"."""
        owner = next((c for c in stint.children if c.dep_ == "poss"), None)
        character = self.holder(owner) if owner is not None else None
        if character is None and owner is not None:
            character = self._pronoun_owner(owner)
        if character is None or not any(t.dep_ in SUBJECTS for t in stint.sent):
            return None
        is_given_up = stint.dep_ == "dobj" and stint.head.lower_ in verbs_that("leaves") | verbs_that("loses")
        if is_given_up or any(c.lower_ in EARLIER for c in stint.children):
            post.standing = "former"
        return Holding(
            post=post,
            holder=character,
            start=stint.left_edge.i,
            end=post.end,
            how="stint",
            score=0.75,
            verb=stint.i,
            aspect="ends" if is_given_up else "holds",
        )

    def _dismissed(self, post: Post, verb: Token) -> Holding | None:
        """ "was fired as minister" (its subject), "fired Ana Souza as minister" (its object)."""
        helpers = helpers_of(verb)
        if is_not_so(verb):
            return None
        person = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        if is_passive(verb):
            holding = self.of_subject(post, verb, how="verb", score=0.85, aspect="ends")
        elif (character := self.holder(person)) is not None and person is not None:
            holding = Holding(
                post=post,
                holder=character,
                start=min(verb.i, person.left_edge.i),
                end=post.end,
                how="verb",
                score=0.85,
                verb=verb.i,
                aspect="ends",
            )
        else:
            return None
        is_over = not helpers & {"will", "'ll", "would", "to", "may", "might", "could", "should"}
        if holding is not None and is_over and post.standing == "current":
            post.standing = "former"
        return holding

    def end(self, holding: Holding) -> None:
        """ "Trade Minister Ana Souza resigned", "fired Minister Ana Souza": the title is no longer hers."""
        if holding.post.standing != "current" or holding.how not in ("title", "name after", "apposition"):
            return
        named = [
            self.tokens[i] for i in range(holding.start, holding.end) if self.at.get(i) is holding.holder
        ]
        if holding.how == "name after":
            named.append(self.head(holding.post))  # "sacked her chief of staff, Ana Souza"
        for token in named:
            clauses = [c for c in token.children if c.dep_ == "relcl" and _asks_who(c)]
            verb = next((v for v in (token.head, *clauses) if self._ends(token, v)), None)
            if verb is not None:
                holding.post.standing, holding.verb, holding.aspect = "former", verb.i, "ends"
                holding.start, holding.end = min(holding.start, verb.i), max(holding.end, verb.i + 1)
                return

    def _ends(self, person: Token, verb: Token) -> bool:
        """Whether the verb says that this person gave up or lost a post it need not name again."""
        low, helpers = verb.lower_, helpers_of(verb)
        if low in verbs_that("everyday") or helpers & (AHEAD | UNSURE):
            return False
        if any(c.dep_ == "mark" or c.lower_ in ("from", "as") for c in verb.children):
            return False
        if is_not_so(verb):
            return False
        is_clause = person.head.i != verb.i
        role = "nsubj" if is_clause and not is_passive(verb) else str(person.dep_)
        if low in verbs_that("leaves") | verbs_that("dies"):
            return role == "nsubj" and verb.dep_ != "xcomp" and not low.endswith("ing")
        is_gone = is_passive(verb) and (low in REPLACED or _shown_the_door(verb))
        if low not in verbs_that("dismisses") and not is_gone:
            return False
        if is_clause:
            return is_passive(verb)
        return role == ("nsubjpass" if is_passive(verb) else "dobj")

    def _body_of(self, verb: Token) -> Name | None:
        """ "joined Tarn as chief executive": the body that is joined."""
        for child in verb.children:
            body = self.at.get(child.i) if child.dep_ == "dobj" else None
            if body is not None and body.kind == "organisation":
                return next(
                    (Name(s, e, "organisation") for s, e, _ in body.mentions if s <= child.i < e), None
                )
        return None

    def _successor(self, post: Post, verb: Token) -> Holding | None:
        """ "X succeeded Y as Z": X holds it; "Y was replaced by X as Z": X does; without X, Y held it."""
        if not is_passive(verb):
            return self.of_subject(post, verb, how="verb", score=0.8, aspect="begins")
        if is_not_so(verb):
            return None
        agents = [g for c in verb.children if c.dep_ == "agent" for g in c.children if g.dep_ == "pobj"]
        character = self.holder(agents[0]) if agents else None
        if character is not None:
            start = min(verb.left_edge.i, post.start)
            return Holding(
                post=post,
                holder=character,
                start=start,
                end=max(post.end, agents[0].i + 1),
                how="verb",
                score=0.8,
                verb=verb.i,
                aspect="begins",
            )
        holding = self.of_subject(post, verb, how="verb", score=0.8, aspect="ends")
        if holding is not None:
            post.standing = "former"
        return holding

    def _pronoun_owner(self, owner: Token) -> Character | None:
        """ "his", "her": the subject of the sentence, where that is a person."""
        if owner.lower_ not in ("his", "her"):
            return None
        people = [
            self.at[t.i]
            for t in owner.sent
            if t.i in self.at and self.at[t.i].kind == "person" and t.dep_ in ("nsubj", "nsubjpass")
        ]
        return people[0] if people and all(p is people[0] for p in people) else None


def _asks_who(clause: Token) -> bool:
    """ "X, who resigned": the clause is about X."""
    return any(c.lower_ == "who" and c.dep_ in SUBJECTS for c in clause.children)


def _shown_the_door(verb: Token) -> bool:
    return verb.lower_ in ("shown", "showed") and any(c.lower_ == "door" for c in verb.children)
