"""`extract --explain`: which rule saw what in each sentence, and why no more, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backchannel.extract.explanation import FoundFact, SentenceStory, explained
from backchannel.ledger.floors import floor_of
from backchannel.model.errors import BackchannelError
from backchannel.read.parts import Read

from .extraction import How, Searched, document_of, faults_told, searched
from .jobs import Job

Told = tuple[list[str], BackchannelError | None]
"""Lines, or the error that stands for them."""


def explanations(job: Job, how: How) -> Iterator[Told]:
    """The lines of each document of a job, or the error that stands for it."""
    return (_explanation(read, how) for read in job.reads())


def _explanation(read: Read, how: How) -> Told:
    try:
        with faults_told(read.id):
            found = searched(document_of(read), how)
            stories = explained(found.parsed, found.drafts)
            return [f"# {read.id}", *_asked(found), *(w for s in stories for w in _sentence(s))], None
    except BackchannelError as error:
        return [], error


def _asked(found: Searched) -> Iterator[str]:
    if (answer := found.answer) is not None:
        yield f"asked    {answer.made_by}, sentences sent: {answer.sentences}"
        yield from (f"  refused  {each.code}: {each.reason}" for each in answer.refused)


def _sentence(story: SentenceStory) -> Iterator[str]:
    yield ""
    yield f"[{story.words.start}–{story.words.end}] {' '.join(story.words.quote.split())}"
    yield f"  names    {' · '.join(f'{e.caption} ({e.kind})' for e in story.named) or 'nobody'}"
    for found in story.found:
        yield from _fact(found)
    for kind, words, lacks in story.near:
        yield f"  no more  {kind}: “{words}” lacks {lacks}"
    if not story.found and not story.near:
        elsewhere = ", ".join(f"{kind} told at {start}" for kind, start in story.told_at)
        belongs = f"its words belong to: {elsewhere}" if elsewhere else ""
        yield f"  no more  {belongs or 'no word in it tells of a fact of any kind'}"


def _fact(found: FoundFact) -> Iterator[str]:
    said = "" if found.modality == "asserted" else f" [{found.modality}]"
    standing = ", a proposal for review" if found.score < floor_of(found.kind) else ""
    yield f"  found    {found.kind}{said}: {_joined(found.roles)}"
    rule = found.rule or "the only rule"
    yield f"           by {rule} of {found.made_by}, score {found.score:.2f}{standing}"
    yield f"           “{' '.join(found.quote.split())}”"


def _joined(roles: Iterable[tuple[str, str]]) -> str:
    return " | ".join(f"{field}={words}" for field, words in roles)
