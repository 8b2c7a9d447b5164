"""A document's words and sentences by rule: what there is where no language model reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .language_model import sentences_only

if TYPE_CHECKING:
    from spacy.tokens import Doc


def in_sentences(doc: Doc) -> Doc:
    """The same tokens without a tree, and every sentence marked; starts that are set already are kept.

    The words are put into a document of their own: after the tokenizer's special cases the edges of a
    token's phrase, which only a parser sets again, point outside the text (spaCy 3.8).
    """
    from spacy.tokens import Doc

    marked = sentences_only().get_pipe("sentencizer")(doc)
    return Doc(
        marked.vocab,
        words=[t.text for t in marked],
        spaces=[bool(t.whitespace_) for t in marked],
        sent_starts=[bool(t.is_sent_start) for t in marked],
    )
