"""The cast of a document: who and what its words name, describe and point at."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from ...model.entities import Entity, EntityKind, Mention, Ref
from ..posts.finder import PostFinder
from ..posts.posts import Post
from ..syntax.negation import is_none, joined_to
from ..syntax.noun_phrases import counted_noun, noun_phrase, phrase_kind
from .genders import learn_from_nouns
from .names import find_names
from .nominals import Holdings
from .people import Character, Grouping
from .pronouns import PRONOUNS, Pronouns

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed


LEADING = frozenset(["of", "to", "the", "mr", "mr.", "ms", "ms.", "mrs", "mrs."])
"""Words that may stand between a post and the name of whom it serves."""


class Cast:
    """Answers "who is meant by this word?" for one document; every answer is a ref of one of its entities."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self.names = find_names(parsed)
        grouping = Grouping(parsed.tokens, parsed.texts, self.names)
        self.posts: list[Post] = PostFinder(parsed, self.names).find()
        self._at: dict[int, Character] = grouping.at
        self._characters: list[Character] = grouping.characters
        self._order: dict[int, Ref] = {}
        self._by_ref: dict[Ref, Character] = {}
        self._minted: dict[str, Character] = {}
        self._listed = {id(c) for c in grouping.characters}
        self._described: set[tuple[int, int]] = set()
        self.post_at: dict[int, Post] = {i: p for p in self.posts for i in range(p.start, p.end)}
        self.holdings = Holdings(parsed, self.posts, self._at)
        for start, end, character in self.holdings.nominals():
            self._mention(character, start, end, "nominal")
        learn_from_nouns(parsed, self._at)
        self._pronouns = Pronouns(parsed, self._at, self._characters, self.posts)
        for position, character in self._pronouns.resolved():
            self._mention(character, position, position + 1, "pronoun")
        self.holdings.tell()

    def _mention(self, character: Character, start: int, end: int, form: str) -> None:
        character.mentions.append((start, end, form))
        for i in range(start, end):
            self._at.setdefault(i, character)

    def _ref(self, character: Character) -> Ref:
        """Refs are counted in the order in which entities are first asked for: stable, since finders run in
        order.
        """
        key = id(character)
        if key not in self._order:
            self._order[key] = f"{self._parsed.document.id}#e{len(self._order) + 1}"
            self._by_ref[self._order[key]] = character
            if key not in self._listed:
                self._listed.add(key)
                self._characters.append(character)
        return self._order[key]

    def who(self, token: Token) -> Ref | None:
        """The entity that the noun phrase headed by this token names or clearly points at; None where it is
        open.

        An apposition counts as its name: "the premier, Ana Souza" is Ana Souza.
        """
        character = self.character(token)
        return None if character is None else self._ref(character)

    def character(self, token: Token) -> Character | None:
        found = self._at.get(token.i)
        if found is not None and self._is_head(token):
            return found
        post = self.post_at.get(token.i)
        if (
            post is not None
            and post.head_start <= token.i < post.head_end
            and (holder := self.holdings.holder_of(post))
        ):
            return holder
        return self._in_apposition(token)

    def _in_apposition(self, token: Token, depth: int = 0) -> Character | None:
        """ "her nephew, the journalist Ana Souza": the name an apposition gives, or one inside it."""
        for child in token.children:
            if child.dep_ != "appos" or (depth and tuple(child.conjuncts)):
                continue
            named = self._at.get(child.i)
            if named is None and depth < 2 and not tuple(child.conjuncts):
                named = self._in_apposition(child, depth + 1)
            if named is not None and named.kind in ("person", "organisation"):
                return named
        return None

    def at(self, position: int) -> Character | None:
        """Whoever is named, described or pointed at by the word at a token position."""
        return self._at.get(position)

    def at_complement(self, post: Post) -> Character | None:
        """The person meant after a post: "adviser to the president", "ally of Mr Kern"."""
        for position in range(post.head_end, min(post.end + 6, len(self._parsed.tokens))):
            if position >= post.end and self._parsed.lower[position] not in LEADING:
                found = self._at.get(position)
                starts = self._parsed.lower[post.end : post.end + 1] in (["of"], ["to"])
                return found if found is not None and found.kind == "person" and starts else None
        return None

    def _is_head(self, token: Token) -> bool:
        """The token heads its phrase; a name glued before another noun ("Kern connection") is not who is
        meant.
        """
        return token.dep_ not in ("compound", "nmod") or self._at.get(token.head.i) is self._at.get(token.i)

    def all_who(self, token: Token) -> list[Ref]:
        """Everybody in a list headed by this token ("A, B and C"); "the two leaders" gives both where they
        are clear.
        """
        found: list[Ref] = []
        for part in [token, *joined_to(token)]:
            ref = self.who(part)
            refs = [ref] if ref else [self._ref(c) for c in self.holdings.both(part)]
            found.extend(r for r in refs if r not in found)
        if self._parsed.lower[token.i] in PRONOUNS:
            listed = [self.who(p) for c in token.children if c.dep_ == "appos" for p in (c, *joined_to(c))]
            found.extend(r for r in listed if r and r not in found)
        if found:
            found.extend(r for r in self._listed_after(token) if r not in found)
        return found

    def _listed_after(self, token: Token) -> list[Ref]:
        """Persons that follow in a list with "and", read word by word where the tree breaks it: "A, Premier
        B and C".
        """
        lower, at = self._parsed.lower, token.i + 1
        found: list[Ref] = []
        is_closed = False
        while at < len(lower) and lower[at] in (",", "and", "&"):
            while at < len(lower) and lower[at] in (",", "and", "&"):
                is_closed |= lower[at] != ","
                at += 1
            post = self.post_at.get(at)
            at = post.end if post is not None and post.start == at else at
            character = self._at.get(at)
            if character is None or character.kind != "person":
                break
            found.append(self._ref(character))
            while self._at.get(at) is character:
                at += 1
        return found if is_closed else []

    def party(self, token: Token) -> Ref | None:
        """As `who`; a phrase without a name ("Canadian officials", "a senior official") becomes an entity
        of its own.

        None for a pronoun that is not clear, for nouns that cannot act, and for "no minister".
        """
        ref = self.who(token)
        while ref is None and self._parsed.lower[token.i] not in PRONOUNS and not is_none(token):
            kind = phrase_kind(token, self._parsed)
            if kind is not None:
                return self._described_as(kind, token)
            counted = counted_noun(token)
            if counted is None:
                return None
            token, ref = counted, self.who(counted)
        return ref

    def _described_as(self, kind: EntityKind, token: Token) -> Ref:
        start, end = noun_phrase(token)
        caption = self._caption(start, end)
        character = self._minted.setdefault(caption.casefold(), Character(kind, [], [caption], None))
        if self._is_new(character, start):
            self._mention(character, start, end, "nominal")
        return self._ref(character)

    def _is_new(self, character: Character, start: int) -> bool:
        """Whether a minted character has no mention from a token on yet; it has one from now on."""
        before = len(self._described)
        self._described.add((id(character), start))
        return len(self._described) > before

    def all_parties(self, token: Token) -> list[Ref]:
        """As `all_who`, with phrases without a name."""
        found = self.all_who(token)
        for part in [token, *joined_to(token)]:
            if self.who(part) is None and not self.holdings.both(part):
                own = self._shared_head(part) or [r for r in [self.party(part)] if r is not None]
                found += [r for r in own if r not in found]
        return found

    def _shared_head(self, token: Token) -> list[Ref]:
        """ "Ruritanian and Freedonian officials": two groups that share a noun."""
        modifiers = [
            c
            for c in token.children
            if c.dep_ in ("amod", "compound", "nmod") and self._at.get(c.i) is not None
        ]
        if phrase_kind(token, self._parsed) != "group" or len(modifiers) == 0:
            return []
        first = min((m for c in modifiers for m in (c, *c.conjuncts)), key=lambda t: t.i)
        start, end = (
            bisect_left(self.names, at, key=lambda name: name.start) for at in (first.left_edge.i, token.i)
        )
        names = [n for n in self.names[start:end] if n.kind in ("demonym", "place", "organisation")]
        if len(names) != 2 or "and" not in self._parsed.lower[names[0].end : names[1].start]:
            return []
        tail = " ".join(t.text for t in self._parsed.tokens[names[1].end : token.i + 1])
        return [
            self.mint(
                "group",
                f"{' '.join(t.text for t in self._parsed.tokens[n.start : n.end])} {tail}",
                n.start,
                n.end,
                country=n.code,
            )
            for n in names
        ]

    def mint(
        self, kind: EntityKind, caption: str, start: int, end: int, *, country: str | None = None
    ) -> Ref:
        """An entity for words that name none by themselves, such as a post."""
        key = f"{kind}:{caption.casefold()}:{country or ''}"
        character = self._minted.get(key)
        if character is None:
            character = self._minted[key] = Character(kind, [], [caption], country)
        if self._is_new(character, start):
            character.mentions.append((start, end, "nominal"))
        return self._ref(character)

    def _caption(self, start: int, end: int) -> str:
        tokens = self._parsed.tokens
        while start < end - 1 and self._parsed.lower[start] in ("the", "a", "an", "some", "several", "many"):
            start += 1
        last = tokens[end - 1]
        return self._parsed.text[tokens[start].idx : last.idx + len(last)].replace("\n", " ")

    def ref_of(self, character: Character) -> Ref:
        """The ref of a character found by `character`."""
        return self._ref(character)

    def kind_of(self, ref: Ref) -> EntityKind:
        """The kind of an entity of this document."""
        return self._by_ref[ref].kind

    def caption_of(self, ref: Ref) -> str:
        """The fullest name or the words of an entity of this document."""
        return self._by_ref[ref].caption

    def country_of(self, ref: Ref) -> str | None:
        """The gazetteer's code of an entity of this document."""
        return self._by_ref[ref].code

    def is_named(self, ref: Ref) -> bool:
        """Whether the document names it, and does not only describe it."""
        return any(form == "name" for _, _, form in self._by_ref[ref].mentions)

    def entity(self, ref: Ref) -> Entity:
        """One entity with its mentions. Raises: KeyError for a ref of another document."""
        return next(e for e in self.entities() if e.ref == ref)

    def entities(self) -> tuple[Entity, ...]:
        """Every entity named or asked for so far, in the order of refs; mentions in reading order."""
        for character in list(self._characters):
            self._ref(character)
        return tuple(
            self._built(c)
            for c in sorted(self._characters, key=lambda c: int(self._order[id(c)].rpartition("e")[2]))
        )

    def _built(self, character: Character) -> Entity:
        tokens = self._parsed.tokens
        mentions = []
        for start, end, form in sorted(character.mentions):
            span = self._parsed.span(tokens[start].idx, tokens[end - 1].idx + len(tokens[end - 1]))
            mentions.append(Mention(span.start, span.end, form))  # type: ignore[arg-type]
        names = tuple(sorted(character.names, key=lambda n: (-len(n.split()), character.names.index(n))))
        return Entity(
            ref=self._order[id(character)],
            kind=character.kind,
            caption=character.caption,
            names=names,
            mentions=tuple(mentions),
            country=character.code or None,
        )
