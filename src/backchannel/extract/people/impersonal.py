"""Which body or country "it" and "its" mean: the one that acted last, where no other may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..syntax.clauses import SUBJECTS
from ..word_lists import words_of
from .binding import own_subject
from .people import Character

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed


class Bodies:
    """The bodies and countries that are subjects, in reading order."""

    def __init__(self, parsed: Parsed, sentence_of: dict[int, int]) -> None:
        self._parsed, self._sentence_of = parsed, sentence_of
        self._heard: list[tuple[int, Character | None]] = []

    def hear(self, i: int, who: Character | None) -> None:
        """A subject at a token position; None for a body without a name."""
        self._heard.append((i, who))

    def meant(self, i: int) -> Character | None:
        """Whom the "it" or "its" at a token position means; it is heard then itself."""
        token = self._parsed.tokens[i]
        if not self._heard or (token.lower_ == "it" and (token.dep_ not in SUBJECTS or _is_empty(token))):
            return None
        last, who = self._heard[-1]
        if who is None or self._sentence_of[i] - self._sentence_of[last] > 1:
            return None
        if who.kind != "organisation" and not self._is_of_place(token, last):
            return None
        self.hear(i, who)
        return who

    def _is_of_place(self, token: Token, last: int) -> bool:
        """A country is "it" where nothing else acts before: "Brazil will raise its duty", "Its minister …" as
        the next sentence opens.
        """
        start = token.sent.start
        bodies = words_of("groups", "organisation")
        if any(w in bodies for w in self._parsed.lower[max(last, start) : token.i]):
            return False
        if token.lower_ == "it":
            return bool(last >= start)
        subject = own_subject(token)
        return (subject is not None and subject.i == last) or bool(last < start == token.i)


def _is_empty(token: Token) -> bool:
    """ "it is clear that …": said of nothing."""
    labels = {c.dep_ for c in token.head.children}
    return not labels.isdisjoint(("ccomp", "csubj")) and not labels.isdisjoint(("acomp", "attr"))
