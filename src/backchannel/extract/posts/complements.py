"""What follows the head of a post: "to the United States", "of Ontario", "for trade", "to Premier X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...gazetteer import country_code, kind_of, name_of
from ..people.name_words import Name, title_ends, title_words
from ..word_lists import words_of
from .posts import LINKS, STANDING_OF, Post, heads, relations, short_titles, words_of_domains

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed


PHRASE = 12
"""How many words of a post's complement, or nouns one below the other, are searched for the name of its body.
"""
ENVOYS = frozenset(
    ["ambassador", "commissioner", "envoy", "consul", "representative", "ambassador-designate", "d'affaires"]
)
"""Last words of heads whose "to" names where they are sent."""
LONGEST_NOUN = 6
INSIDE = frozenset(["compound", "amod", "nmod", "poss", "case", "det", "punct", "nummod"])
"""How the words of a noun phrase hang on its noun."""
RESIDENT = frozenset(["ambassador", "ambassador-designate", "high commissioner", "chargé d'affaires"])
"""Those that sit in a capital: "ambassador in Rome" is sent to Italy."""


class Complements:
    """Reads the words after a post's head in one document."""

    def __init__(self, parsed: Parsed, names: list[Name]) -> None:
        self.tokens, self.texts, self.lower = parsed.tokens, parsed.texts, parsed.lower
        self.name_at: dict[int, Name] = {i: n for n in names for i in range(n.start, n.end)}
        self.name_from = {n.start: n for n in names}
        self._dated = {d.start for d in parsed.dates}
        """Where dates begin, as offsets: no word of a post, in "ambassador to Chile in March"."""

    def after(self, post: Post) -> list[str]:
        """The complement: "to the United States", "of Ontario", "for trade"; a person there is the
        principal.
        """
        words: list[str] = []
        at = post.head_end
        while at < len(self.lower) and self.lower[at] in LINKS and at - post.head_end < 12:
            if self._is_date(at):
                break
            end = self._complement(post, at + 1)
            if end == at + 1:
                break
            if post.principal is None:
                words += self._linked(post, at, end)
            if post.principal is not None:
                break
            at = end
        post.end = at
        if post.body is None and post.principal is None:
            post.body = (
                self._body_below(self.tokens[post.head_end - 1])
                or self._body_in_phrase(post)
                or self._body_after_comma(post)
            )
        return words

    def _is_date(self, at: int) -> bool:
        """A date begins at a preposition or right behind it: "in March", "on the 5th"."""
        return any(t.idx in self._dated for t in self.tokens[at : at + 2])

    def _linked(self, post: Post, at: int, end: int) -> list[str]:
        """The words of a complement from its preposition on; an envoy's capital stands for its country."""
        words = self._normal(at + 1, end)
        is_sent = self.lower[at] == "to" and post.head.split()[-1] in ENVOYS
        if is_sent or (self.lower[at] == "in" and post.head in RESIDENT):
            sent_to = self.country_of_capital(at + 1, end)
            if sent_to is not None:
                post.destination = post.destination or sent_to
                return ["to", *shown_country(sent_to).split()]
        return [self.texts[at], *words]

    def country_of_capital(self, start: int, end: int) -> str | None:
        """The country whose capital the tokens name; None for Brussels, the seat of others too."""
        words = " ".join(self.texts[start:end])
        code = country_code(words)
        if code is None or "-" in code or kind_of(words) != "capital" or code == "BE":
            return None
        return code

    def _body_below(self, head: Token, steps: int = PHRASE) -> Name | None:
        """The body that the tree hangs on a post with words between: "professor of old history at X"."""
        for link in head.children:
            if link.dep_ != "prep" or link.lower_ not in ("of", "at", "for", "with", "in"):
                continue
            for noun in link.children:
                name = self.name_at.get(noun.i) if noun.dep_ == "pobj" else None
                if (
                    name is not None
                    and name.kind == "organisation"
                    and (link.lower_ != "in" or not name.code)
                ):
                    return name
                is_open = noun.dep_ == "pobj" and name is None and steps > 1
                if is_open and (found := self._body_below(noun, steps - 1)):
                    return found
        return None

    def _body_in_phrase(self, post: Post) -> Name | None:
        """ "chief executive of the toy and media company Tarn": the body that a common noun leads up to."""
        if self.lower[post.head_end : post.head_end + 1] not in (["of"], ["at"], ["for"], ["with"]):
            return None
        for at in range(post.head_end + 1, min(post.head_end + PHRASE, len(self.lower))):
            name = self.name_from.get(at)
            if name is not None and name.kind == "organisation":
                led_to = self.lower[at - 1] in (
                    "called",
                    "named",
                    "both",
                    '"',
                    "\u201c",
                ) or self._is_body_word(at - 1)
                return name if led_to else None
            if name is not None and name.kind == "person":
                return None
            if not (self.lower[at].isalpha() or self.lower[at] in ("-", ",", "'s", '"', "\u201c")):
                return None
            if self.tokens[at].dep_ in ("ROOT", "relcl", "aux", "auxpass", "mark", "nsubj"):
                return None
        return None

    def _is_body_word(self, at: int) -> bool:
        """ "company", "group": the noun for a body that stands right before its name."""
        return self.lower[at] in words_of("groups", "company_before") | words_of("groups", "organisation")

    def _body_after_comma(self, post: Post) -> Name | None:
        """ "Ana Souza, chief executive, Tarn Mills.": a body right after the post and nothing more."""
        if post.end + 1 >= len(self.lower) or self.lower[post.end] != ",":
            return None
        name = self.name_from.get(post.end + 1)
        if name is None or name.kind != "organisation" or name.code:
            return None
        after = self.lower[name.end] if name.end < len(self.lower) else "."
        return name if after in (".", ";", ")", "\n") else None

    def _complement(self, post: Post, start: int) -> int:
        at = start
        link = self.lower[start - 1]
        if at < len(self.lower) and self.lower[at] in ("the", "a", "his", "her", "its", "their"):
            at += 1
        first = at
        while at < len(self.lower):
            name, word, low = self.name_at.get(at), self.texts[at], self.lower[at]
            if name is not None and name.kind == "person":
                titled = self.lower[at - 1] in title_ends()
                if at > first and not titled and any(self.name_at.get(i) for i in range(first, at)):
                    break
                if link in ("to", "of", "for") and at >= first and self._is_titled(first, at):
                    post.principal = name
                    at = name.end
                break
            if name is not None:
                is_part = at > first and name.kind == "place" and self.texts[at - 1][0].isupper()
                if not is_part:  # "president of Tarn Canada": of a company, not of Canada
                    self._place_of(post, name, link)
                at = name.end
            elif (
                (word[0].isupper() and (word.isalpha() or low in title_words()))
                or (low in words_of_domains() and link != "in")
                or (
                    low in ("and", "&")
                    and at > first
                    and at + 1 < len(self.lower)
                    and (
                        self._continues(at + 1)
                        or {self.lower[at - 1], self.lower[at + 1]} <= words_of_domains()
                    )
                )
                or (low == "-" and at > first)
                or (
                    low == "'s"
                    and at > first
                    and at + 1 < len(self.lower)
                    and self._continues(at + 1)
                    and link in ("at", "of", "for", "in")
                )
                or (low in short_titles() and self.name_at.get(at + 1))
                or (low in STANDING_OF and at + 1 < len(self.lower) and self.texts[at + 1][0].isupper())
            ):
                at += 1
            else:
                break
        while at > first + 1 and heads().at(self.lower, at - 1) > 1:
            at -= 1  # "the post of prime minister": "prime" begins another post
        if link in ("of", "for") and post.principal is None:
            at = self._noun_end(post, first, at)
        return at if at > first else start

    def _noun_end(self, post: Post, first: int, at: int) -> int:
        """Where the noun phrase ends that the tree hangs on the preposition: "head of the refugee agency",
        "commander of U.S. forces"; `at` where its words are no plain noun phrase.
        """
        noun = next((c for c in self.tokens[first - 1].children if c.dep_ == "pobj"), None)
        link = self.tokens[first - 1] if noun is not None else self.tokens[first - 2]
        noun = noun or next((c for c in link.children if c.dep_ == "pobj"), None)
        if (
            noun is None
            or noun.lower_ in words_of("tenure_verbs", "stints")
            or not at <= noun.i < first + LONGEST_NOUN
            or post.head in relations()
        ):
            return at
        for i in range(at, noun.i + 1):
            name = self.name_at.get(i)
            plain = self.lower[i] in ("-", "'s") or self.lower[i].isalpha()
            is_post = heads().at(self.lower, i) > 0 and post.head.split()[-1] not in words_of(
                "roles", "seekers"
            )
            if not plain or is_post or (name is not None and name.kind == "person"):
                return at
            if self.tokens[i].dep_ not in INSIDE and i != noun.i:
                return at
            if name is not None and name.start == i:
                self._place_of(post, name, self.lower[link.i])
        return self._named_body_end(noun.i) if self._is_body_word(noun.i) else noun.i + 1

    def _named_body_end(self, at: int) -> int:
        """Where the name ends that follows its own noun: "the trade body Tarn Steel"."""
        end = at + 1
        while end < len(self.lower) and self.texts[end][:1].isupper() and self.texts[end].isalpha():
            name = self.name_at.get(end)
            if name is not None and name.kind == "person":
                return at + 1
            end += 1
        return end

    def _is_titled(self, first: int, at: int) -> bool:
        """Only titles stand between: "to former Premier X", not "of Defence X"."""
        words = self.lower[first:at]
        return all(
            w in title_words() or w in STANDING_OF or w in ("-", "mr", "mr.", "ms", "ms.") for w in words
        ) or (bool(words) and words[-1] in title_words())

    def _continues(self, at: int) -> bool:
        """What follows "and" still belongs to the complement: a capital word or a body, not a person or a
        post with a name.
        """
        name = self.name_at.get(at)
        if name is not None:
            return name.kind not in ("person", "place", "demonym")
        is_post = heads().at(self.lower, at) or (at + 1 < len(self.lower) and heads().at(self.lower, at + 1))
        return self.texts[at][0].isupper() and not is_post

    def _place_of(self, post: Post, name: Name, link: str) -> None:
        code = name.code or country_code(" ".join(self.texts[name.start : name.end]))
        if link == "to" and post.head.split()[-1] in ENVOYS:
            post.destination = post.destination or code
        elif link in ("of", "for") and name.kind in ("place", "organisation"):
            post.country = post.country or code
            if name.kind == "organisation" and post.body is None:
                post.body = name
        elif link in ("at", "with") and name.kind == "organisation" and not name.code:
            post.body = post.body or name

    def _normal(self, start: int, end: int) -> list[str]:
        """Words of a complement with abbreviated countries written out."""
        words: list[str] = []
        at = start
        while at < end:
            name = self.name_from.get(at)
            text = " ".join(self.texts[name.start : name.end]) if name else ""
            if (
                name
                and name.code
                and ("." in text or text.isupper())
                and name.kind == "place"
                and len(text) <= 6
                and not (name.end < end and self.texts[name.end][0].isupper())
            ):
                words.append(name_of(name.code))
                at = name.end
            else:
                words.append(self.texts[at])
                at += 1
        return words


def shown_country(code: str) -> str:
    """The everyday name of a country as it stands in a sentence: "the United States", "Chile"."""
    name = name_of(code)
    return f"the {name}" if name.startswith("United ") or name.endswith("s") else name
