"""A text as the parser should see it, and the way back to the offsets of the text as read."""

from __future__ import annotations

import re
from bisect import bisect_right

SAME_LENGTH = {
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r", " "
    ),
    **dict.fromkeys("\u2018\u2019\u02bc\u2032\u00b4", "'"),
    **dict.fromkeys("\u2010\u2011", "-"),
    "\u201e": "\u201c",
    "\u00ab": "\u201c",
    "\u00bb": "\u201d",
}
"""One character for one: odd spaces, apostrophes, hyphens and quotation marks of other countries."""
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
"""Characters inside words that nobody sees: soft hyphens, zero-width spaces and joiners."""
TABLE = str.maketrans(SAME_LENGTH)


class Cleaned:
    """The text for the parser. `back(offset)` is the offset in the text as read; identity where nothing was
    cut.
    """

    def __init__(self, text: str) -> None:
        self._kept_from: list[int] = [0]
        self._shift: list[int] = [0]
        cut = 0
        for match in INVISIBLE.finditer(text):
            cut += match.end() - match.start()
            self._kept_from.append(match.end() - cut)
            self._shift.append(cut)
        self.text = (INVISIBLE.sub("", text) if cut else text).translate(TABLE)

    def back(self, offset: int) -> int:
        """The offset of that character in the text as read."""
        if len(self._shift) == 1:
            return offset
        return offset + self._shift[bisect_right(self._kept_from, offset) - 1]

    def back_end(self, offset: int) -> int:
        """The offset just after the character before `offset`: the end of a half-open span."""
        return self.back(offset - 1) + 1 if offset > 0 else 0

    def forth(self, offset: int) -> int:
        """The offset in the parsed text of a character of the text as read (the next kept one if it was
        cut).
        """
        if len(self._shift) == 1:
            return offset
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.back(middle) < offset:
                low = middle + 1
            else:
                high = middle
        return low
