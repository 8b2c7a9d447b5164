"""The body of a post that only its clause names: "its chairman", "Tarn Mills, led by chairman X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..people.name_words import Name
from ..syntax.clauses import SUBJECTS
from ..ties.work_words import work_forms
from ..word_lists import words_of
from .holding import Holding, Scene

if TYPE_CHECKING:
    from spacy.tokens import Token


class Bodies(Scene):
    """Gives posts without a body the one that their clause is about."""

    def fill(self, holding: Holding) -> None:
        """Sets the body of a post whose words name neither body nor country, where one is clear."""
        post = holding.post
        if post.body or post.country or post.principal or post.relation:
            return
        if self._points_back(holding):
            post.body = self._before(post.start)
        else:
            post.body = self._led(holding)

    def _points_back(self, holding: Holding) -> bool:
        """ "its chairman", "the company's chairman"."""
        post = holding.post
        if post.determiner == "its" or self.lower[post.start] == "its":
            return True
        if post.possessor is None:
            return False
        return self.lower[post.possessor[1] - 1] in words_of("groups", "organisation")

    def _before(self, position: int) -> Name | None:
        """The one body named before a position in its sentence; of several, the one that is its subject."""
        start = self.tokens[position].sent.start
        named = {
            (s, e): character
            for i in range(start, position)
            if (character := self.at.get(i)) is not None and character.kind == "organisation"
            for s, e, _ in character.mentions
            if s <= i < e
        }
        if len({id(c) for c in named.values()}) == 1:
            return Name(*next(iter(named)), "organisation")
        subjects = [span for span in named if self._root(span).dep_ in SUBJECTS]
        return Name(*subjects[0], "organisation") if len(subjects) == 1 else None

    def _root(self, span: tuple[int, int]) -> Token:
        return self.parsed.doc[span[0] : span[1]].root

    def _led(self, holding: Holding) -> Name | None:
        """ "Tarn Mills was founded by Ana Souza, the chairman": the body that is led or founded."""
        word = self.tokens[holding.end - 1]
        for above in (word, *word.ancestors):
            if above.dep_ == "agent":
                verb = above.head
                if verb.lower_ not in work_forms("founds") | work_forms("heads"):
                    return None
                subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), verb.head)
                body = self.at.get(subject.i)
                if body is None or body.kind != "organisation":
                    return None
                return next(
                    (Name(s, e, "organisation") for s, e, _ in body.mentions if s <= subject.i < e), None
                )
            if above.dep_ in ("ROOT", "relcl", "advcl", "ccomp"):
                return None
        return None
