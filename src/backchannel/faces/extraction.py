"""One job read, parsed and searched: its lines of the extract contract."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct
from msgspec import json as msgspec_json

from backchannel.extract.backends.asking import Asked, asked
from backchannel.extract.finders import find_all
from backchannel.extract.interchange import contract, encode
from backchannel.extract.language_model import Choice, load_model
from backchannel.extract.parsed import Parsed, parse
from backchannel.model.claims import Draft
from backchannel.model.errors import BackchannelError, InputError
from backchannel.model.sources import Document
from backchannel.read.parts import Read

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


class Searched(Struct, frozen=True):
    """What was found in one document: by the rules, and by a backend where one was asked."""

    parsed: Parsed
    drafts: list[Draft]
    """The backend's proposals stand last."""
    answer: Asked | None


def searched(document: Document, how: How) -> Searched:
    """One document parsed and searched with these means."""
    parsed = parse(document, load_model(how.model))
    drafts = find_all(parsed)
    if how.backend is None:
        return Searched(parsed, drafts, None)
    answer = asked(parsed, drafts, made(how.backend))
    return Searched(parsed, [*drafts, *answer.proposals], answer)


def extracted(job: Job, how: How) -> Iterator[Done]:
    """The contract's line of each document of a job; an error is a line too."""
    for read in job.reads():
        try:
            with faults_told(read.id):
                yield Done(_line(read, searched(document_of(read), how)))
        except BackchannelError as error:
            yield failure(read.id, error)


def document_of(read: Read) -> Document:
    """Raises: BackchannelError, where it could not be read."""
    if isinstance(read.result, BackchannelError):
        raise read.result
    return read.result


@contextmanager
def faults_told(where: str) -> Iterator[None]:
    """A fault in one finder on one text must not stop the other documents. Raises: BackchannelError."""
    try:
        yield
    except BackchannelError:
        raise
    except Exception as error:
        raise InputError(
            f"reading it failed ({type(error).__name__}: {error})",
            where=where,
            remedy="please report it with the text",
        ) from error


def failure(key: str, error: BackchannelError) -> Done:
    """The line that stands for a document that could not be read."""
    return Done(
        msgspec_json.encode({"id": key, "error": {"code": error.code, "message": str(error)}}) + b"\n", True
    )


def _line(read: Read, found: Searched) -> bytes:
    line = contract(found.parsed, found.drafts, key=read.id, with_text=not read.gave_text)
    return encode(line if found.answer is None else line | {"asked": told(found.answer)})
