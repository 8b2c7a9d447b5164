"""Measures and their chains: what was imposed, by which act, and what later acts did to it.

A link is told ("amends Order 12") or inferred ("suspended the tariffs", where only one measure can be
meant); an inferred one names the claims it rests on. Where the words leave it open, so does the answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from backchannel.model.claims import ClaimId
from backchannel.model.errors import NothingFound
from backchannel.model.facts import LinkRelation

from .cited import Answer, Citation
from .issue import Issue
from .layout import WIDTH, quoted, wrapped
from .legal_acts import act_name
from .lines_of_fact import FactLine, fact_lines
from .measure_links import Nodes, ToldLink, components, measure_of
from .measure_states import State, state_of
from .reading import Calendar, Reading


class MeasureStep(Struct, frozen=True, kw_only=True):
    """One measure of a chain, or what one legal act holds; the earliest first."""

    id: str
    name: str
    """The legal act, else the measure in words."""
    day: date | None
    """The act's own day, else that of the first report."""
    state: State
    issuer: str | None
    under: str | None
    """The law that gives the power."""
    targets: tuple[str, ...]
    measures: tuple[FactLine, ...]
    """What it does; nothing where the documents only name it."""


class ChainLink(Struct, frozen=True, kw_only=True):
    """What one step does to another."""

    source: str
    relation: LinkRelation
    target: str | None
    """The id of a step; None where the words do not tell which measure they mean."""
    modality: str
    is_part: bool
    """For a part of it or for some goods: whether that is all of it, the words do not tell."""
    inferred: bool
    premises: tuple[ClaimId, ...]
    citations: tuple[Citation, ...]


class Chain(Struct, frozen=True, kw_only=True):
    """Measures that hang together, each with what it does to others; a measure alone is a chain of one."""

    steps: tuple[MeasureStep, ...]
    links: tuple[ChainLink, ...]


class Measures(Answer, frozen=True, kw_only=True):
    """Chains of measures, by the day of their last step, latest first."""

    as_of: date | None
    issuer: str | None
    about: str | None
    chains: tuple[Chain, ...]

    def lines(self, *, width: int = WIDTH) -> list[str]:
        """Chain by chain: each step with its state, what it does, and a quote for each link."""
        shown: list[str] = []
        for chain in self.chains:
            names = {step.id: step.name for step in chain.steps}
            shown += [""] if shown else []
            for step in chain.steps:
                shown += _step_lines(step, chain.links, names, width=width)
        return shown or ["Nothing in what you can see."]


def measures(view: Reading, *, issuer: str | None = None, about: str | None = None) -> Measures:
    """The measures somebody issued, about an issue, or all, with their chains. Raises: NothingFound."""
    calendar = Calendar(view)
    nodes = Nodes(view, calendar, view.claims("measure"))
    issuers, issue = _issuers(view, issuer), Issue(view, about)
    joined = components({*nodes.members, *(k.target for k in nodes.links if k.target)}, nodes.links)
    groups: dict[str, list[str]] = {}
    for node in joined:
        groups.setdefault(joined[node], []).append(node)
    chains = [
        _chain(view, nodes, group)
        for group in groups.values()
        if _is_wanted(view, nodes, group, issuers=issuers, issue=issue)
    ]
    chains.sort(key=lambda chain: (_last(chain), chain.steps[0].id), reverse=True)
    return Measures(as_of=calendar.day, issuer=issuer, about=about, chains=tuple(chains))


def _issuers(view: Reading, words: str | None) -> frozenset[str] | None:
    """Ids and countries that the words name. Raises: NothingFound."""
    if words is None:
        return None
    found = view.named(words, "person", "organisation", "post", "place", "group")
    if not found:
        raise NothingFound(f"nothing found for {words!r}", remedy="name a person, a body or a country")
    places = {b.country for b in found if b.kind in ("place", "group") and b.country}
    return frozenset({b.id for b in found} | places)


def _is_wanted(
    view: Reading, nodes: Nodes, group: Iterable[str], *, issuers: frozenset[str] | None, issue: Issue
) -> bool:
    claims = [c for node in group for c in nodes.members.get(node, ())]
    by_them = issuers is None or any(
        {nodes.book.country(c) or "", view.canonical(measure_of(c).issuer or "")} & issuers for c in claims
    )
    titles = [act.title for node in group if (act := nodes.book.names.get(node)) is not None]
    return by_them and (not issue or issue.in_words(*titles) or any(issue.in_claim(c) for c in claims))


def _chain(view: Reading, nodes: Nodes, group: list[str]) -> Chain:
    links = [link for link in nodes.links if link.source in group]
    steps = _in_order([_step(view, nodes, node) for node in group], links)
    return Chain(steps=tuple(steps), links=_chain_links(links, {s.id: n for n, s in enumerate(steps)}))


def _in_order(steps: list[MeasureStep], links: list[ToldLink]) -> list[MeasureStep]:
    """By day; but what is acted on stands before what acts on it, whenever it was reported."""
    waiting = sorted(steps, key=lambda step: (step.day or date.max, step.id))
    before: dict[str, set[str]] = {}
    for link in links:
        if link.target is not None:
            before.setdefault(link.source, set()).add(link.target)
    placed: list[MeasureStep] = []
    while waiting:
        done = {step.id for step in placed}
        free = (step for step in waiting if before.get(step.id, set()) <= done)
        placed.append(next(free, waiting[0]))
        waiting.remove(placed[-1])
    return placed


def _chain_links(links: list[ToldLink], order: dict[str, int]) -> tuple[ChainLink, ...]:
    """Each link once, with every place that tells it, in the order of the steps."""
    groups: dict[tuple[str, LinkRelation, str | None, str], list[ToldLink]] = {}
    for link in links:
        key = (link.source, link.relation, link.target, link.claim.modality)
        groups.setdefault(key, []).append(link)
    made = [
        ChainLink(
            source=source,
            relation=relation,
            target=target,
            modality=modality,
            is_part=all(link.is_part for link in told),
            inferred=all(link.inferred for link in told),
            premises=tuple(dict.fromkeys(p for link in told for p in link.premises)),
            citations=tuple(dict.fromkeys(link.citation for link in told)),
        )
        for (source, relation, target, modality), told in groups.items()
    ]
    return tuple(sorted(made, key=lambda k: (order[k.source], order.get(k.target or "", -1), k.relation)))


def _step(view: Reading, nodes: Nodes, node: str) -> MeasureStep:
    claims, act = nodes.members.get(node, []), nodes.book.names.get(node)
    lines = tuple(fact_lines(view, nodes.calendar, claims))
    facts = [measure_of(claim) for claim in claims]
    issuer = next((f.issuer for f in facts if f.issuer is not None), None)
    targets = dict.fromkeys(view.entity(ref).caption for f in facts for ref in f.targets)
    return MeasureStep(
        id=node,
        name=act_name(act) if act is not None else lines[0].words,
        day=nodes.day(node),
        state=state_of(nodes, node),
        issuer=view.entity(issuer).caption if issuer is not None else None,
        under=next((f.under for f in facts if f.under is not None), None),
        targets=tuple(targets),
        measures=lines,
    )


def _last(chain: Chain) -> date:
    return max((step.day for step in chain.steps if step.day is not None), default=date.min)


def _step_lines(
    step: MeasureStep, links: Iterable[ChainLink], names: dict[str, str], *, width: int
) -> list[str]:
    day = f"{step.day.isoformat()}  " if step.day else "undated     "
    indent = " " * len(day)
    issuer = f" · {step.issuer}" if step.issuer and not step.name.startswith(step.issuer) else ""
    under = f" · under {step.under}" if step.under else ""
    head = f"{step.name}{issuer}{under} · {step.state.words}"
    lines = wrapped(head, width=width, first=day, rest=indent)
    for line in step.measures:
        lines += (
            line.text(width=width, indent=indent, with_day=False)
            if line.words != step.name
            else _quote(line.citations[0], width=width, indent=indent)
        )
    for link in links:
        if link.source == step.id:
            lines += _link_lines(link, names, width=width, indent=indent)
    return lines


def _link_lines(link: ChainLink, names: dict[str, str], *, width: int, indent: str) -> list[str]:
    target = (
        names.get(link.target, "") if link.target is not None else "an earlier measure the words do not name"
    )
    marks = [m for m in (None if link.modality == "asserted" else link.modality,) if m]
    marks += ["as far as named"] if link.is_part else []
    marks += ["inferred"] if link.inferred else []
    said = f" ({', '.join(marks)})" if marks else ""
    lines = wrapped(f"{link.relation} {target}{said}", width=width, first=f"{indent}→ ", rest=f"{indent}  ")
    return [*lines, *_quote(link.citations[0], width=width, indent=f"{indent}    ")]


def _quote(citation: Citation, *, width: int, indent: str) -> list[str]:
    return quoted(citation.quote, citation.source, width=width, indent=indent)
