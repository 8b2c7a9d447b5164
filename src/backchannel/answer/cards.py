"""Cards of the board: each ask with who is in it as of the day, its way with its words, and what clashes."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from backchannel.model.claims import ClaimId
from backchannel.model.labels import Label
from backchannel.model.outreach import AskState, Note

from .cited import Citation
from .layout import WIDTH, cut, quoted, wrapped
from .sides import Side

WARNING = "⚠"


class Who(Struct, frozen=True, kw_only=True):
    """Somebody on a card; no id where the desk does not know whom the name stands for."""

    id: str | None
    name: str
    title: str
    """The post as of the day: "former ambassador to the United States (Canada)"."""
    side: Side

    @property
    def framed(self) -> str:
        """The name in the frame of the side: [ours], (theirs), or none."""
        return {"ours": f"[{self.name}]", "theirs": f"({self.name})"}.get(self.side, self.name)


class StepShown(Struct, frozen=True, kw_only=True):
    """One hop of the chosen route, as what is left under it tells today."""

    a: Who
    b: Who
    words: str | None
    """None: nothing under it stands any more."""
    claims: tuple[ClaimId, ...]
    """Those that it was chosen for, also such as are gone."""
    citations: tuple[Citation, ...]


class LineShown(Struct, frozen=True, kw_only=True):
    """The wording that an ask carries; `version` of `versions`."""

    id: str
    version: int
    versions: int
    words: str
    citations: tuple[Citation, ...]


class ReadoutShown(Struct, frozen=True, kw_only=True):
    """A readout, which is a document."""

    document: str
    name: str
    day: date | None


class Clash(Struct, frozen=True, kw_only=True):
    """Something to look at before the next step, with its reason."""

    kind: str
    """"two_messengers", "twice", "overloaded", "late", "stale", "no_contact", "post_ended", "not_decider",
    "gone", "rejected", "edited", "contradicted", "unknown", "parted", "line_changed"."""
    words: str
    asks: tuple[str, ...] = ()
    """Other asks that it is about."""
    citations: tuple[Citation, ...] = ()

    def lines(self, *, width: int, indent: str) -> list[str]:
        shown = wrapped(f"{WARNING} {self.words}", width=width, first=indent, rest=f"{indent}  ")
        for citation in self.citations[:1]:
            shown += quoted(citation.quote, citation.source, width=width, indent=f"{indent}    ")
        return shown


class Card(Struct, frozen=True, kw_only=True):
    """One ask as the board shows it."""

    id: str
    state: AskState
    target: Who
    messenger: Who | None
    request: str
    issue: str | None
    due: date | None
    contacted: date | None
    line: LineShown | None
    route: tuple[StepShown, ...]
    readouts: tuple[ReadoutShown, ...]
    notes: tuple[Note, ...]
    clashes: tuple[Clash, ...]
    label: Label
    opened: date
    opened_by: str
    changed: date
    changed_by: str
    last: str
    """The id of the last event: give it back with a change, and nobody's is overwritten unseen."""

    @property
    def way(self) -> str:
        """Who is to reach whom: "[Ana Duarte] → (Omar Benhaddou)"."""
        return f"{self.messenger.framed if self.messenger else 'nobody yet'} → {self.target.framed}"

    def lines(self, *, width: int = WIDTH, indent: str = "  ") -> list[str]:
        """Two lines or three, and one or two for each clash."""
        when = [f"contacted {self.contacted.isoformat()}"] if self.contacted else []
        when += [f"due {self.due.isoformat()}"] if self.due and self.state in ("proposed", "agreed") else []
        told = [f"about {self.issue}"] if self.issue else []
        told += [*when, *([label_words(self.label)] if self.label != Label() else [])]
        shown = wrapped(f"{self.way} · {self.id}", width=width, first=indent, rest=f"{indent}  ")
        asked = " · ".join((f"“{self.request}”", *told))
        shown += wrapped(asked, width=width, first=f"{indent}  ")
        if self.line is not None:
            words = f"line {self.line.version} of {self.line.versions}: {cut(self.line.words, width)}"
            shown += wrapped(words, width=width, first=f"{indent}  ")
        for clash in self.clashes:
            shown += clash.lines(width=width, indent=f"{indent}  ")
        return shown


def label_words(label: Label) -> str:
    """A label as it is typed: "label 2:OTTAWA,TRADE"."""
    groups = ",".join(sorted(label.compartments))
    return f"label {label.level}{f':{groups}' if groups else ''}"
