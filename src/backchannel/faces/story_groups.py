"""The groups of `copies`: what in a run is one event, what one report, and what shares passages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from backchannel.model.errors import BackchannelError
from backchannel.model.sources import Document
from backchannel.resolve.fingerprints import Fingerprint, fingerprint
from backchannel.resolve.passages import shared_passages
from backchannel.resolve.stories import groups_and_parts

from .jobs import Job


def groups_line(jobs: Iterable[Job]) -> tuple[bytes, int]:
    """The contract's JSON object over all documents, and how many could not be read."""
    prints: list[Fingerprint] = []
    documents: dict[str, Document] = {}
    names: dict[str, str] = {}
    errors: list[dict[str, object]] = []
    for read in (read for job in jobs for read in job.reads()):
        if isinstance(read.result, BackchannelError):
            errors.append({"id": read.id, "error": {"code": read.result.code, "message": str(read.result)}})
            continue
        # The same text given twice is one document but two inputs: here each input counts.
        key = f"{len(prints):09d}"
        names[key] = read.id
        documents[key] = replace(read.result, id=key)
        prints.append(fingerprint(documents[key]))
    found, parts = groups_and_parts(prints)
    groups = [
        {
            "story": [names[key] for key in group.story],
            "copies": [[names[key] for key in same] for same in group.copies],
            "origin": names[group.origin] if group.origin is not None else None,
        }
        for group in found
    ]
    line = {
        "groups": groups,
        "parts": [_part(documents, names, sorted((part.left, part.right))) for part in parts],
        **({"errors": errors} if errors else {}),
    }
    return msgspec.json.encode(line) + b"\n", len(errors)


def _part(
    documents: Mapping[str, Document], names: Mapping[str, str], pair: Sequence[str]
) -> dict[str, object]:
    """Two documents with passages in common: where these stand in each, and how many own words they have."""
    one, other = pair
    passages = shared_passages(documents[one], documents[other])
    return {
        "documents": [names[one], names[other]],
        "words": sum(passage.words for passage in passages),
        "passages": [[[p.here.start, p.here.end], [p.there.start, p.there.end]] for p in passages],
    }
