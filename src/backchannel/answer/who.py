"""Who somebody is: posts as of a day, ties, contacts and statements, every line cited."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from backchannel.model.claims import Claim
from backchannel.model.facts import kind_of

from . import cited
from .cited import Answer, counted
from .details import Detail, details
from .held import STATE_WORDS, Held, PostReport
from .holders import Holder
from .layout import WIDTH, quoted, wrapped
from .lines_of_fact import FactLine, fact_groups, fact_line, first_reported
from .posts import PostBook
from .reading import Calendar, Reading
from .references import referred
from .sides import Side, Sides, post_words
from .targets import target_of
from .weighing.book import WeighingBook
from .weighing.near import of_their_time
from .weighing.said import contradicted_words

SECTIONS = {
    "ties": ("tie",),
    "contacts": ("contact",),
    "statements": ("statement",),
    "acts": ("measure", "remit"),
}
AT_MOST = 30
READ = 200
"""So many claims of a kind are read, those last reported up to the day; all where there are no more."""


class Dossier(Answer, frozen=True, kw_only=True):
    """A person or body as of a day."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    side: Side
    as_of: date | None
    posts: tuple[Holder, ...]
    """Each post once, those held on the day first."""
    ties: tuple[FactLine, ...]
    contacts: tuple[FactLine, ...]
    """Latest first, as are statements and acts."""
    statements: tuple[FactLine, ...]
    acts: tuple[FactLine, ...]
    details: tuple[Detail, ...]
    """Contact details, each with whether it is theirs for sure."""
    more: dict[str, int]
    """How many lines of a section are not shown."""
    at_least: tuple[str, ...]
    """The sections that may have more than that left, as earlier claims were not read."""
    later: int
    """How many claims are of a later day, and left out; of those that were read."""

    def lines(self, *, width: int = WIDTH) -> list[str]:
        day = self.as_of.isoformat() if self.as_of else "no day"
        side = f", {self.side}" if self.side != "other" else ""
        shown = [f"{self.name} ({self.kind}{side}) as of {day}"]
        shown += ["", "Posts"] if self.posts else []
        for post in self.posts:
            shown += _post_lines(post, width)
        for name in SECTIONS:
            section: tuple[FactLine, ...] = getattr(self, name)
            shown += ["", name.capitalize()] if section else []
            shown += [line for fact in section for line in fact.text(width=width)]
            shown += self._left_out(name)
        shown += ["", "Contact details"] if self.details else []
        shown += [line for detail in self.details for line in detail.lines(width=width)]
        if self.later:
            shown += ["", f"{counted(self.later, 'fact')} of a later day left out."]
        return shown

    def _left_out(self, section: str) -> list[str]:
        count = self.more.get(section, 0)
        if section in self.at_least:
            return [f"  and more than {count} more {section}" if count else f"  and earlier {section}"]
        return [f"  and {count} more {section}"] if count else []


def who(view: Reading, name: str, *, at_most: int = AT_MOST) -> Dossier:
    """The dossier of whom the name, or the post that day, stands for; at most so many lines a section.

    Raises: NothingFound, Ambiguous.
    """
    view = referred(view)
    calendar = Calendar(view)
    book = PostBook(view, calendar)
    one = view.entity(target_of(view, book, name).id)
    named, cut = _read(view, calendar, one.id)
    own = [c for c in named if not calendar.is_later(c)]
    groups = {section: _latest(view, calendar, own, kinds) for section, kinds in SECTIONS.items()}
    sections = _lines_of(view, calendar, own, {s: found[:at_most] for s, found in groups.items()})
    return Dossier(
        id=one.id,
        name=one.caption,
        names=one.names,
        kind=one.kind,
        side=_side(view, book, one.id),
        as_of=calendar.day,
        posts=tuple(_post(view, *post) for post in book.posts_of(one.id, calendar.day)),
        ties=sections["ties"],
        contacts=sections["contacts"],
        statements=sections["statements"],
        acts=sections["acts"],
        details=details(view, one, calendar),
        more={section: max(0, len(found) - at_most) for section, found in groups.items()},
        at_least=tuple(section for section, kinds in SECTIONS.items() if not cut.isdisjoint(kinds)),
        later=len(named) - len(own),
    )


def _read(view: Reading, calendar: Calendar, id_: str) -> tuple[Sequence[Claim], frozenset[str]]:
    """The claims of somebody, and the kinds of which there are earlier ones."""
    found = view.claims_around(id_, before=READ)
    if found.cut and calendar.given:
        # What is reported soon after the day may tell of a time before it.
        found = view.claims_around(id_, before=READ, after=READ, day=calendar.day)
    return found.claims, found.cut


def _side(view: Reading, book: PostBook, id_: str) -> Side:
    """Theirs is whoever holds or held a post of another country."""
    codes = {r.post.country for r in book.reports_of(id_, book.calendar.day) if r.post.country}
    return Sides(view, book, their_codes=frozenset(codes)).of(id_).side


def _latest(
    view: Reading, calendar: Calendar, claims: Iterable[Claim], kinds: Collection[str]
) -> list[list[Claim]]:
    """The claims of each fact of these kinds, those first reported last before the others."""
    groups = fact_groups(view, calendar, (c for c in claims if kind_of(c.fact) in kinds))
    return sorted(groups, key=lambda group: -_ordinal(first_reported(calendar, group)))


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _lines_of(
    view: Reading, calendar: Calendar, own: Iterable[Claim], sections: Mapping[str, Sequence[list[Claim]]]
) -> dict[str, tuple[FactLine, ...]]:
    """The lines that are shown; only they are weighed, and cited."""
    shown = [claim for groups in sections.values() for group in groups for claim in group]
    kinds = {kind for kinds in SECTIONS.values() for kind in kinds}
    beside = of_their_time((c for c in own if kind_of(c.fact) in kinds), shown)
    against = contradicted_words(WeighingBook(view, calendar, beside, of={claim.id for claim in shown}))
    return {
        section: tuple(fact_line(view, calendar, group, against) for group in groups)
        for section, groups in sections.items()
    }


def _post(view: Reading, report: PostReport, held: Held) -> Holder:
    return Holder(
        id=report.holder,
        name=view.entity(report.holder).caption,
        post=post_words(report),
        state=held.state,
        country=report.post.country,
        country_inferred=report.inferred,
        reported=held.day,
        citations=cited.cite_all(view, [r.claim for r in held.reports or (report,)]),
    )


def _post_lines(post: Holder, width: int) -> list[str]:
    reported = post.reported.isoformat() if post.reported else "undated"
    words = f"{post.post}: {STATE_WORDS[post.state]}, reported {reported}"
    shown = wrapped(words, width=width, first="  ", rest="      ")
    for citation in post.citations[:1]:
        shown += quoted(citation.quote, citation.source, width=width, indent=" " * 6)
    return shown
