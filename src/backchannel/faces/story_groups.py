"""The groups of `copies`: which documents of a run report one event, and which are one report."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from backchannel.model.errors import BackchannelError
from backchannel.resolve.fingerprints import Fingerprint, fingerprint
from backchannel.resolve.stories import groups_of

from .jobs import Job


def groups_line(jobs: Iterable[Job]) -> tuple[bytes, int]:
    """The contract's JSON object over all documents, and how many could not be read."""
    prints: list[Fingerprint] = []
    names: dict[str, str] = {}
    errors: list[dict[str, object]] = []
    for job in jobs:
        read = job.read()
        if isinstance(read.result, BackchannelError):
            errors.append({"id": read.id, "error": {"code": read.result.code, "message": str(read.result)}})
            continue
        # The same text given twice is one document but two inputs: here each input counts.
        key = f"{len(prints):09d}"
        names[key] = read.id
        prints.append(fingerprint(replace(read.result, id=key)))
    groups = [
        {
            "story": [names[key] for key in group.story],
            "copies": [[names[key] for key in same] for same in group.copies],
            "origin": names[group.origin] if group.origin is not None else None,
        }
        for group in groups_of(prints)
    ]
    line = {"groups": groups, **({"errors": errors} if errors else {})}
    return msgspec.json.encode(line) + b"\n", len(errors)
