"""Noun phrases without a name: their words, what they are, and what is counted in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...gazetteer import country_code
from ...model.entities import EntityKind
from ..word_lists import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ..parsed import Parsed


def noun_phrase(token: Token) -> tuple[int, int]:
    """The noun phrase of a head at token positions: modifiers before it and an "of" or "from" phrase close
    after it.
    """
    start = token.i
    for child in token.lefts:
        if child.dep_ in (
            "det",
            "amod",
            "compound",
            "poss",
            "nummod",
            "nmod",
            "quantmod",
            "advmod",
            "neg",
            "predet",
        ):
            start = min(start, child.left_edge.i)
    end = token.i + 1
    for child in token.rights:
        if (
            child.dep_ == "prep"
            and child.lower_ in ("of", "from", "in", "for", "at", "with")
            and child.i == end
        ):
            edge = child.right_edge.i + 1
            if edge - end <= 7 and not any(
                t.is_punct or t.dep_ in ("relcl", "acl") for t in token.doc[end:edge]
            ):
                end = edge
                break
    return start, end


def counted_noun(token: Token) -> Token | None:
    """ "dozens of governors", "a number of ministers": the noun that is counted."""
    if token.lower_ not in (
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "number",
        "handful",
        "couple",
        "series",
        "range",
        "some",
        "several",
        "group",
        "many",
        "most",
        "all",
        "lot",
        "majority",
        "one",
        "half",
        "part",
    ):
        return None
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def phrase_kind(token: Token, parsed: Parsed) -> EntityKind | None:
    """What a phrase without a name is: a group, a body, a document, a person; None for what cannot act."""
    word = parsed.lower[token.i]
    post = parsed.cast.post_at.get(token.i)
    if post is not None and post.head_start <= token.i < post.head_end:
        return "person" if post.determiner in ("a", "an") else "post"
    if word in words_of("groups", "group") or _is_demonym_plural(token):
        return "group"
    if word in words_of("groups", "organisation"):
        return "organisation"
    if word in words_of("groups", "document"):
        return "document"
    if word in words_of("groups", "person"):
        return "person"
    return None


def _is_demonym_plural(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.endswith("s") and country_code(token.text) is not None
