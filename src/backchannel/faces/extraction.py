"""One job read, parsed and searched: its line of the extract contract."""

from __future__ import annotations

from msgspec import Struct
from msgspec import json as msgspec_json

from backchannel.extract.backends.asking import asked
from backchannel.extract.finders import find_all
from backchannel.extract.interchange import contract, encode
from backchannel.extract.language_model import Choice, load_model
from backchannel.extract.parsed import parse
from backchannel.model.errors import BackchannelError, InputError
from backchannel.read.lines import Read

from .backends import Named, made, told
from .jobs import Job


class How(Struct, frozen=True):
    """What documents are read with; small enough to be sent to a worker."""

    model: Choice | None = None
    """None: the default model, or rules only where there is none."""
    backend: Named | None = None
    """Asked about what the rules could not finish; None: nobody."""


class Done(Struct, frozen=True):
    """A line of output, and whether it stands for a failure."""

    line: bytes
    failed: bool = False


def extracted(job: Job, how: How) -> Done:
    """The contract's line of one job; an error is a line too."""
    read = job.read()
    if isinstance(read.result, BackchannelError):
        return failure(read.id, read.result)
    try:
        return Done(_facts(read, how))
    except BackchannelError as error:
        return failure(read.id, error)
    except Exception as error:  # a fault in one finder on one text must not stop the other documents
        return failure(
            read.id,
            InputError(
                f"reading it failed ({type(error).__name__}: {error})",
                where=read.id,
                remedy="please report it with the text",
            ),
        )


def failure(key: str, error: BackchannelError) -> Done:
    """The line that stands for a document that could not be read."""
    return Done(
        msgspec_json.encode({"id": key, "error": {"code": error.code, "message": str(error)}}) + b"\n", True
    )


def _facts(read: Read, how: How) -> bytes:
    parsed = parse(read.result, load_model(how.model))  # type: ignore[arg-type]
    drafts = find_all(parsed)
    if how.backend is None:
        return encode(contract(parsed, drafts, key=read.id, with_text=not read.gave_text))
    answer = asked(parsed, drafts, made(how.backend))
    line = contract(parsed, [*drafts, *answer.proposals], key=read.id, with_text=not read.gave_text)
    return encode(line | {"asked": told(answer)})
