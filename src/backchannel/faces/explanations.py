"""`extract --explain`: which rule saw what in each sentence, and why no more, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backchannel.extract.explanation import FoundFact, SentenceStory, explained
from backchannel.extract.finders import find_all
from backchannel.extract.language_model import load_model
from backchannel.extract.parsed import parse
from backchannel.ledger.floors import floor_of
from backchannel.model.errors import BackchannelError

from .extraction import How
from .jobs import Job


def explanation(job: Job, how: How) -> tuple[list[str], BackchannelError | None]:
    """The lines of one document, or the error that stands for it."""
    read = job.read()
    if isinstance(read.result, BackchannelError):
        return [], read.result
    try:
        parsed = parse(read.result, load_model(how.model))
        stories = explained(parsed, find_all(parsed))
        return [f"# {read.id}", *(line for story in stories for line in _sentence(story))], None
    except BackchannelError as error:
        return [], error


def _sentence(story: SentenceStory) -> Iterator[str]:
    yield ""
    yield f"[{story.words.start}–{story.words.end}] {' '.join(story.words.quote.split())}"
    yield f"  names    {' · '.join(f'{e.caption} ({e.kind})' for e in story.named) or 'nobody'}"
    for found in story.found:
        yield from _fact(found)
    for kind, words, lacks in story.near:
        yield f"  no more  {kind}: “{words}” lacks {lacks}"
    if not story.found and not story.near:
        yield "  no more  no word in it tells of a fact of any kind"


def _fact(found: FoundFact) -> Iterator[str]:
    said = "" if found.modality == "asserted" else f" [{found.modality}]"
    standing = ", a proposal for review" if found.score < floor_of(found.kind) else ""
    yield f"  found    {found.kind}{said}: {_joined(found.roles)}"
    rule = found.rule or "the only rule"
    yield f"           by {rule} of {found.made_by}, score {found.score:.2f}{standing}"
    yield f"           “{' '.join(found.quote.split())}”"


def _joined(roles: Iterable[tuple[str, str]]) -> str:
    return " | ".join(f"{field}={words}" for field, words in roles)
