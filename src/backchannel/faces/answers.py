"""Answers to show: rows for spreadsheets and JSON Lines, lines to read; JSON gives the whole answer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from backchannel.answer.cited import Citation, counted
from backchannel.answer.layout import wrapped
from backchannel.answer.lines_of_fact import FactLine
from backchannel.answer.measures import Measures
from backchannel.answer.profile import Profile
from backchannel.answer.route_answer import RoutesAnswer
from backchannel.answer.route_parts import Route
from backchannel.answer.search import Found
from backchannel.answer.timeline import Timeline
from backchannel.answer.today import Today
from backchannel.answer.who import SECTIONS, Dossier
from backchannel.answer.why import Why

from .output import Shown, reading_width

NUMBERED = re.compile(r"(\d+\. |\[\d+\] |)(.*)")
FACT_COLUMNS = ("happened", "reported", "words", "modality", "origins", "quote", "source")


def shown_found(found: Found) -> Shown:
    """Names, then facts, then passages."""
    rows: list[tuple[object, ...]] = [("name", n.kind, n.name, n.post, None, None) for n in found.named]
    rows += [
        ("fact", f.kind, f.words, _quote(f.citations), _source(f.citations), f.glyph) for f in found.facts
    ]
    rows += [("passage", None, p.name, p.snippet, p.source, None) for p in found.passages]
    rows += [("document", None, d.title, None, d.source, None) for d in found.documents]
    return Shown(
        columns=("what", "kind", "words", "quote", "source", "origins"),
        rows=tuple(rows),
        data=found,
        lines=tuple(found.lines(width=reading_width())),
    )


def shown_today(found: Today) -> Shown:
    """Documents, then people in other posts, then what waits."""
    rows: list[tuple[object, ...]] = [("document", d.title, d.source, None) for d in found.arrived]
    rows += [("post", f"{m.name}: {m.words}", _source(m.citations), _quote(m.citations)) for m in found.moved]
    rows += [("to review", i.words, i.why, i.id) for i in found.waits]
    return Shown(
        columns=("what", "words", "source", "quote"),
        rows=tuple(rows),
        data=found,
        lines=tuple(found.lines(width=reading_width())),
    )


def shown_dossier(dossier: Dossier) -> Shown:
    """Posts first, then ties, contacts, statements and acts, latest first."""
    rows: list[tuple[object, ...]] = [
        ("post", p.state, p.reported, p.post, None, None, _quote(p.citations), _source(p.citations))
        for p in dossier.posts
    ]
    for section in SECTIONS:
        rows += [(section.removesuffix("s"), *_fact(line)) for line in getattr(dossier, section)]
    day = dossier.as_of.isoformat() if dossier.as_of else "no day"
    return Shown(
        title=f"{dossier.name} ({dossier.kind}; {dossier.side}) as of {day}",
        columns=("section", *FACT_COLUMNS),
        rows=tuple(rows),
        data=dossier,
        lines=tuple(dossier.lines(width=reading_width())),
    )


def shown_profile(found: Profile) -> Shown:
    """A row a line: post, the issue, each of ours who knows them, the last contact."""
    person, matters, last = found.person, found.matters, found.last_contact
    rows: list[tuple[object, ...]] = [("post", person.title, *_first(person.post_citations))]
    if matters is not None:
        rows.append(("matters", matters.how, *_first(matters.citations)))
    rows += [
        ("known by", f"{k.person.name}: {k.hop.words}", *_first(k.hop.citations)) for k in found.known_by
    ]
    if last is not None:
        rows.append(("last contact", last.words, *_first(last.citations)))
    return Shown(
        title=person.name,
        columns=("what", "words", "quote", "source"),
        rows=tuple(rows),
        data=found,
        lines=tuple(found.lines(width=reading_width())),
    )


def shown_routes(answer: RoutesAnswer, *, explain: bool = False, evidence: bool = False) -> Shown:
    """A row a route; to read, its strips."""
    rows = tuple(_route(number, route) for number, route in enumerate(answer.routes, 1))
    return Shown(
        columns=(
            "number",
            "via",
            "tie",
            "evidence",
            "reported",
            "strength",
            "weakest_link",
            "quote",
            "source",
        ),
        rows=rows,
        data=answer,
        lines=tuple(answer.lines(width=reading_width(), explain=explain, evidence=evidence)),
    )


def _route(number: int, route: Route) -> tuple[object, ...]:
    # Hop by hop: a chain is no better proved than its worst step.
    counts = [
        f"{counted(hop.documents, 'doc')} · {counted(hop.origins, 'origin')} {hop.glyph}"
        for hop in route.hops
    ]
    ties = "; ".join(f"{hop.words} ({hop.detail})" if hop.detail else hop.words for hop in route.hops)
    days = [hop.reported for hop in route.hops if hop.reported]
    quotes = " / ".join(_quote(hop.citations) or "" for hop in route.hops)
    sources = " / ".join(_source(hop.citations) or "" for hop in route.hops)
    return (
        number,
        route.via,
        ties,
        " / ".join(counts),
        max(days, default=None),
        route.strength,
        route.weakest,
        quotes,
        sources,
    )


def shown_why(answer: Why) -> Shown:
    """What supports it, copies of that, what contradicts it, and what nobody has reviewed."""
    rows = [
        (name, c.quote, c.source, c.basis, c.modality, c.document, c.start, c.end, c.claim)
        for name in ("supports", "same_origin", "contradicts", "proposals")
        for c in getattr(answer, name)
    ]
    return Shown(
        title=f"{answer.words} {answer.glyph}",
        columns=("role", "quote", "source", "basis", "modality", "document", "start", "end", "claim"),
        shown_columns=("role", "quote", "source", "basis", "modality"),
        rows=tuple(rows),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_timeline(answer: Timeline) -> Shown:
    """One row an event, in the order of the answer."""
    rows = tuple((event.lane, event.kind, event.precision, *_fact(event)) for event in answer.events)
    return Shown(
        columns=("lane", "kind", "precision", *FACT_COLUMNS),
        shown_columns=("happened", "reported", "kind", "words", "quote", "source"),
        rows=rows,
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def shown_measures(answer: Measures) -> Shown:
    """One row a step, and one a link behind the step that acts; the number is that of the chain."""
    rows: list[tuple[object, ...]] = []
    for number, chain in enumerate(answer.chains, 1):
        names = {step.id: step.name for step in chain.steps}
        for step in chain.steps:
            told = [c for line in step.measures for c in line.citations]
            words = "; ".join(line.words for line in step.measures)
            rows.append(
                (number, "measure", step.name, step.day, step.state.words, words, _quote(told), _source(told))
            )
            for link in chain.links:
                if link.source == step.id:
                    said = f"{link.relation} {names.get(link.target or '', 'an earlier measure')}"
                    how = "inferred" if link.inferred else link.modality
                    quote, source = _quote(link.citations), _source(link.citations)
                    rows.append((number, "link", step.name, step.day, how, said, quote, source))
    return Shown(
        columns=("chain", "what", "name", "day", "state", "words", "quote", "source"),
        rows=tuple(rows),
        data=answer,
        lines=tuple(answer.lines(width=reading_width())),
    )


def readable(markdown: str, *, width: int | None) -> tuple[str, ...]:
    """The lines of a brief: as they are, or wrapped under their numbers where a width is given."""
    if width is None:
        return tuple(markdown.splitlines())
    return tuple(part for line in markdown.splitlines() for part in _numbered(line, width))


def _numbered(line: str, width: int) -> list[str]:
    number, words = NUMBERED.fullmatch(line).groups()  # type: ignore[union-attr]  # matches any line
    return wrapped(words, width=width, first=number)


def _fact(line: FactLine) -> tuple[object, ...]:
    return (
        line.happened,
        line.reported,
        line.words,
        line.modality,
        f"{line.origins} {line.glyph}",
        _quote(line.citations),
        _source(line.citations),
    )


def _first(citations: Iterable[Citation]) -> tuple[str | None, str | None]:
    every = tuple(citations)
    return _quote(every), _source(every)


def _quote(citations: Iterable[Citation]) -> str | None:
    """The first quote, on one line."""
    return next((" ".join(c.quote.split()) for c in citations), None)


def _source(citations: Iterable[Citation]) -> str | None:
    return next((c.source for c in citations), None)
