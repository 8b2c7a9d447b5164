"""Holders by their place: beside the post, after its comma, before it."""

from __future__ import annotations

from ...gazetteer import country_code
from ..word_lists import words_of
from .complements import RESIDENT, shown_country
from .holding import Holding, Scene
from .posts import Post

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


class Neighbours(Scene):
    """Pairs a post with the person who stands beside it in the text."""

    def beside(self, post: Post) -> Holding | None:
        """ "Premier Ana Souza"; a caption of several titles may stand before one name."""
        found = self.person(self.past_honorifics(post.end))
        if found is None or post.principal is not None or not self.same_sentence(post.head_start, post.end):
            return None
        if post.determiner in ("a", "an") and post.head_end == post.end and post.words == post.head:
            return None
        end = self._sent_to(post, found[1]) or self._realm(post, found[1])
        return Holding(post=post, holder=found[0], start=post.start, end=end, how="title", score=0.95)

    def _sent_to(self, post: Post, end: int) -> int | None:
        """ "Ambassador X to Chile": the country after the name is where the envoy is sent."""
        if post.head not in RESIDENT or post.head_end != post.end or self.lower[end : end + 1] != ["to"]:
            return None
        start = end + 1 + (self.lower[end + 1 : end + 2] == ["the"])
        found = self.at.get(start)
        if found is None or found.kind not in ("place", "organisation") or not found.code:
            return None
        last = next((e for s, e, _ in found.mentions if s <= start < e), start + 1)
        if "-" in found.code or (
            found.kind == "organisation" and country_code(" ".join(self.texts[start:last])) is None
        ):
            return None
        post.destination = found.code
        post.words = f"{post.words} to {shown_country(found.code)}"
        return last

    def _realm(self, post: Post, end: int) -> int:
        """ "President X of Egypt": the place after the name is the post's; gives where the words end."""
        if end >= len(self.lower) or self.lower[end] != "of":
            return end
        place = end + 1 + (self.lower[end + 1 : end + 2] == ["the"])
        found = self.at.get(place)
        if found is None or found.kind != "place" or not found.code:
            return end
        post.country = post.country or found.code
        while self.at.get(place) is found:
            place += 1
        return place

    def after_comma(self, post: Post) -> Holding | None:
        """ "Canada's new ambassador to the U.S., Ana Souza," """
        if post.end >= len(self.lower) or self.lower[post.end] != ",":
            return None
        found = self.person(self._past_own_titles(post.end + 1))
        if found is None or not (post.possessor or post.determiner or post.country or post.body):
            return None
        if self._named_before(post) or post.end + 1 in {p.end for p in self.posts}:
            return None
        after = self.lower[found[1]] if found[1] < len(self.lower) else "."
        if self.texts[post.end + 1] in words_of("roles", "titles") and after != ",":
            return None  # "told the premier, Mr Kern said"
        if after not in FOLLOWS_NAME and self.tokens[min(found[1], len(self.tokens) - 1)].dep_ not in (
            "ROOT",
            "aux",
            "relcl",
        ):
            return None
        if not self.same_sentence(post.head_start, found[1] - 1):
            return None
        return Holding(
            post=post, holder=found[0], start=post.start, end=found[1], how="name after", score=0.9
        )

    def _past_own_titles(self, at: int) -> int:
        """Where the name begins: "the premier's lawyer, former Judge X", "the envoy, the Hon X"."""
        own = next((p for p in self.posts if p.start == at), None)
        if own is not None and own.end == own.head_end and not own.determiner and not own.possessor:
            at = own.end
        return self.past_honorifics(at)

    def _named_before(self, post: Post) -> bool:
        return (
            post.start > 1 and self.lower[post.start - 1] == "," and self.ending(post.start - 1) is not None
        )

    def _before_bracket(self, position: int) -> int:
        """The position before a short bracket that ends there: "Ana Souza (L., Porto), a member of" """
        if self.lower[position - 1] == ")":
            for start in range(position - 2, max(position - 10, 0), -1):
                if self.lower[start] == "(":
                    return start
        return position

    def before_comma(self, post: Post) -> Holding | None:
        """ "Ana Souza, the premier of Z," and "Ana Souza (premier of Z)"."""
        if post.start < 2 or self.lower[post.start - 1] not in (",", "(", "\u2014", "\u2013"):
            return None
        found = self.ending(self._before_bracket(post.start - 1))
        if found is None or not self.same_sentence(found[1], post.head_start):
            return None
        after = self.lower[post.proof_end] if post.proof_end < len(self.lower) else "."
        bare = not (
            post.determiner or post.possessor or post.country or post.body or len(post.words.split()) > 1
        )
        if (after not in FOLLOWS_NAME and after not in (",",)) or (bare and after not in (",", ".", ")")):
            return None
        return Holding(post=post, holder=found[0], start=found[1], end=post.end, how="apposition", score=0.9)
