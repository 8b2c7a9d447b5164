"""Markup that is no page (the body of a letter, an entry of a feed) as plain text, paragraph by paragraph."""

from __future__ import annotations

import re

from resiliparse.extract.html2text import extract_plain_text

BREAKS = re.compile(r"\n[ \t]*\n\s*")
MARKUP = re.compile(
    r"<(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|table|h[1-6]|html|body|blockquote|img)\b", re.IGNORECASE
)


def looks_like_markup(words: str) -> bool:
    return MARKUP.search(words) is not None


def plain(markup: str) -> str:
    """Its words by resiliparse: paragraphs apart, items of lists and cells of tables marked; no scripts."""
    text = extract_plain_text(
        markup, preserve_formatting=True, main_content=False, links=False, alt_texts=False
    )
    return BREAKS.sub("\n\n", text.replace("\r\n", "\n").replace("\xa0", " ")).strip()
