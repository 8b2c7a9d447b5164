"""The agreed wordings of arguments, with their versions and the cards that carry them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from backchannel.model.errors import Ambiguous, NothingFound
from backchannel.model.labels import Label
from backchannel.model.outreach import LINE, Line, LineVersion

from .board_book import BoardBook
from .cards import label_words
from .cited import Answer, Citation, cite_all
from .layout import WIDTH, quoted, wrapped
from .reading import Reading


class AgreedLine(Struct, frozen=True, kw_only=True):
    """A line as it is now, and how it was worded before."""

    id: str
    issue: str | None
    words: str
    version: int
    versions: tuple[LineVersion, ...]
    """Oldest first."""
    carried_by: tuple[tuple[str, int], ...]
    """Asks, with the version that each carries; 0 where that wording is gone."""
    citations: tuple[Citation, ...]
    label: Label


class AgreedLines(Answer, frozen=True, kw_only=True):
    """Every line that the reader may see, in the order in which they were first worded."""

    agreed: tuple[AgreedLine, ...]

    def lines(self, *, width: int = WIDTH) -> list[str]:
        shown = [] if self.agreed else ["No line is agreed in what you can see."]
        for one in self.agreed:
            about = f" · about {one.issue}" if one.issue else ""
            label = f" · {label_words(one.label)}" if one.label != Label() else ""
            shown += wrapped(f"“{one.words}”", width=width)
            shown += wrapped(f"{one.id} · version {one.version}{about}{label}", width=width, first="  ")
            for citation in one.citations[:2]:
                shown += quoted(citation.quote, citation.source, width=width, indent="    ")
            if one.carried_by:
                told = ", ".join(f"{ask} (version {version or 'gone'})" for ask, version in one.carried_by)
                shown += wrapped(f"carried by {told}", width=width, first="  ", rest="    ")
        return shown


def agreed_lines(view: Reading) -> AgreedLines:
    """Each line in its newest wording, with the words of the claims that it rests on."""
    book = BoardBook(view)
    found = []
    for line in book.lines.values():
        numbers = {version.id: version.number for version in line.versions}
        carried = [(a.id, a.line.version) for a in book.asks if a.line is not None and a.line.line == line.id]
        found.append(
            AgreedLine(
                id=line.id,
                issue=line.issue,
                words=line.newest.words,
                version=line.newest.number,
                versions=line.versions,
                carried_by=tuple((ask, numbers.get(version, 0)) for ask, version in carried),
                citations=cite_all(book.view, book.standing(line.newest.claims)),
                label=line.label,
            )
        )
    return AgreedLines(agreed=tuple(found))


def line_with(lines: Iterable[Line], id_: str) -> Line:
    """By its id, or enough of it. Raises: NothingFound; Ambiguous where what is given fits several."""
    wanted = id_ if id_.startswith(LINE) else f"{LINE}{id_}"
    found = [one for one in lines if one.id == wanted or (len(wanted) > 5 and one.id.startswith(wanted))]
    if not found:
        raise NothingFound(
            f"nothing found for {id_!r}", remedy="`backchannel board line` shows what there is"
        )
    if len(found) > 1:
        listed = ", ".join(one.id for one in found)
        raise Ambiguous(f"{id_!r} may be any of {listed}", remedy="give more of the id")
    return found[0]
