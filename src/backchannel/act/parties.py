"""Whom a card is about: names, posts and ids as they are typed in, kept by refs that its readers may see."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from backchannel.answer.parts import document_of, one_of
from backchannel.answer.posts import PostBook
from backchannel.answer.reading import Being, Calendar
from backchannel.answer.route_parts import Route
from backchannel.answer.targets import target_of
from backchannel.ledger.view import View
from backchannel.model.errors import BadQuestion, NothingFound
from backchannel.model.labels import Label
from backchannel.model.outreach import Party, Step

MOST_REFS = 12
"""So many are kept of somebody: enough that they outlive the purge of one document."""


class Resting(Struct, frozen=True):
    """A part of a card, and the documents that it rests on."""

    party: Party
    documents: tuple[str, ...] = ()


def party_of(view: View, words: str, *, label: Label) -> Resting:
    """Whom the words mean, by id, name or post that day; no more than the name where the desk knows nobody.

    The refs are of documents within the label; where there is none, of the one with the lowest.
    Raises: BadQuestion for no name; Ambiguous where several bear it.
    """
    name = " ".join(words.split())
    if not name:
        raise BadQuestion("a name is missing", remedy="write who it is")
    being = _meant(view, name)
    if being is None:
        return Resting(Party(name=name))
    refs = list(readable(view, being, label=label))
    return Resting(
        Party(name=being.caption, refs=tuple(refs)), tuple(dict.fromkeys(document_of(ref) for ref in refs))
    )


def readable(view: View, being: Being, *, label: Label) -> Iterable[str]:
    """Refs of somebody that whoever may read the label may read too, else those of the lowest label."""
    labels = {ref: view.document(document_of(ref)).label for ref in being.refs}
    within = [ref for ref in being.refs if labels[ref].within(label)]
    if not within:
        lowest = min(
            labels.values(), key=lambda each: (each.level, len(each.compartments), sorted(each.compartments))
        )
        within = [ref for ref in being.refs if labels[ref] == lowest]
    return within[:MOST_REFS]


def steps_of(view: View, route: Route) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The hops of a route with the claims under them, and the documents that they rest on."""
    claims = [tuple(dict.fromkeys(c.claim for c in hop.citations)) for hop in route.hops]
    documents = dict.fromkeys(c.document for hop in route.hops for c in hop.citations)
    label = Label()
    for id_ in documents:
        label = label.join(view.document(id_).label)
    parties = []
    for person in route.people:
        being = view.entity(person.id)
        refs = tuple(readable(view, being, label=label))
        documents.update(dict.fromkeys(document_of(ref) for ref in refs))
        parties.append(Party(name=being.caption, refs=refs))
    steps = tuple(Step(a=a, b=b, claims=ids) for a, b, ids in zip(parties, parties[1:], claims, strict=False))
    return steps, tuple(documents)


def _meant(view: View, name: str) -> Being | None:
    try:
        if "#e" in name or view.named(name, "person"):
            return one_of(view, name, kind="person")
        return view.entity(target_of(view, PostBook(view, Calendar(view)), name).id)
    except NothingFound:
        if "#e" in name:
            raise
        return None
