"""Who is one in all documents of a run: the lines of `extract`, each entity with a `global_id`.

The same comparing as on a desk, in memory; nothing is written before all documents are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from backchannel.extract.interchange import contract, encode, short
from backchannel.ledger.floors import is_proposal
from backchannel.model.errors import BackchannelError
from backchannel.model.identity import clusters
from backchannel.resolve.decide import judgements
from backchannel.resolve.subjects import Subject, subjects

from .extraction import Done, How, Searched, document_of, failure, faults_told, searched
from .jobs import Job

Line = dict[str, Any]


def across(jobs: Iterable[Job], how: How) -> Iterator[Done]:
    """A line a document, in their order; what is one in several has the same `global_id` in each."""
    read: list[Line | Done] = []
    everyone: list[Subject] = []
    for number, one in enumerate(one for job in jobs for one in job.reads()):
        try:
            with faults_told(one.id):
                found = searched(document_of(one), how)
        except BackchannelError as error:
            read.append(failure(one.id, error))
            continue
        read.append(contract(found.parsed, found.drafts, key=one.id, with_text=not one.gave_text))
        everyone += _subjects(found, number)
    one_of = clusters([s.ref for s in everyone], judgements(everyone, []), key=_place)
    for number, line in enumerate(read):
        yield line if isinstance(line, Done) else Done(encode(_told(line, number, one_of)))


def _subjects(found: Searched, number: int) -> Iterator[Subject]:
    """Those of a document that can be known again, with refs that no other document of the run has."""
    entities = found.parsed.cast.entities()
    named = [e for e in entities if e.kind == "post" or any(m.form == "name" for m in e.mentions)]
    facts = [draft for draft in found.drafts if not is_proposal(draft)]
    told = subjects(
        named,
        document=found.parsed.document,
        entities=entities,
        facts=[draft.fact for draft in facts],
        periods=[draft.valid for draft in facts],
    )
    for subject in told:
        yield replace(subject, ref=f"{number}#{short(subject.ref)}", document=str(number))


def _told(line: Line, number: int, one_of: dict[str, str]) -> Line:
    known = [(entity, f"{number}#{entity['id']}") for entity in line["entities"]]
    return line | {"entities": [entity | {"global_id": one_of.get(ref, ref)} for entity, ref in known]}


def _place(ref: str) -> tuple[int, int, str]:
    number, _, entity = ref.partition("#")
    return int(number), len(entity), entity
