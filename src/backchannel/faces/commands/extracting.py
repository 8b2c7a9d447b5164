"""`extract` and `copies`: documents in, facts or groups out; no desk is needed."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from backchannel.faces.backends import add_backend_arguments, named_backend
from backchannel.faces.models import add_model_argument, model_choice, tell_model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backchannel.faces.extraction import How
    from backchannel.faces.jobs import Job
    from backchannel.faces.output import Output

PATHS = "files, folders, .jsonl files of inputs, or - for JSON Lines from stdin (the default)"

EXPLAIN = "tell for each sentence which rule found what and why no more, for a person to read"


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Define `extract` and `copies`."""
    extract = commands.add_parser(
        "extract", help="facts with the words that prove them, one JSON line a document"
    )
    extract.add_argument("paths", nargs="*", metavar="PATH", help=PATHS)
    extract.add_argument("--workers", type=_count, default=1, metavar="N", help="processes that read (1)")
    extract.add_argument("--explain", action="store_true", help=EXPLAIN)
    extract.add_argument(
        "--across", action="store_true", help="who is one in all documents of the run has one global_id"
    )
    extract.add_argument("--text", metavar="WORDS", help="read these words as one document")
    add_model_argument(extract)
    add_backend_arguments(extract)
    extract.set_defaults(run=run_extract, streams=True)
    copies = commands.add_parser("copies", help="which documents are one story, and which are one report")
    copies.add_argument("paths", nargs="*", metavar="PATH", help=PATHS)
    copies.set_defaults(run=run_copies, streams=True)


def _count(words: str) -> int:
    number = int(words)
    if number < 1:
        raise argparse.ArgumentTypeError("it has to be 1 or more")
    return number


def run_extract(arguments: argparse.Namespace, output: Output) -> int:
    """One line a document, in input order, each as soon as it is known; 1 if any failed.

    Raises: NoLanguageModel for a model that was asked for by size and is not there; BadQuestion,
    BackendNotInstalled and NetworkIsOff for a backend that cannot be asked.
    """
    from backchannel.faces.extraction import How
    from backchannel.faces.workers import finished

    how = How(model_choice(arguments), named_backend(arguments))
    jobs = _jobs(arguments)
    tell_model(how.model, output)
    if arguments.explain:
        return _explain(jobs, how, output)
    failed = read = 0
    if arguments.across:
        from backchannel.faces.across import across

        told = across(jobs, how)
    else:
        told = finished(jobs, workers=arguments.workers, how=how)
    for done in told:
        sys.stdout.buffer.write(done.line)
        sys.stdout.buffer.flush()
        read += 1
        failed += done.failed
    if failed:
        output.say(f"{failed} of {read} documents could not be read; the reason is in their line")
    return 1 if failed else 0


def _explain(jobs: Iterator[Job], how: How, output: Output) -> int:
    from backchannel.faces.explanations import explanations
    from backchannel.faces.output import harmless

    failed = False
    for job in jobs:
        for lines, error in explanations(job, how):
            for line in lines:
                print(harmless(line))
            if error is not None:
                output.tell_error(error)
                failed = True
    return 1 if failed else 0


def _jobs(arguments: argparse.Namespace) -> Iterator[Job]:
    from backchannel.faces.jobs import jobs_of, text_job

    return iter([text_job(arguments.text)]) if arguments.text is not None else jobs_of(_paths(arguments))


def run_copies(arguments: argparse.Namespace, output: Output) -> int:
    """One JSON object over all documents; 1 if any could not be read."""
    from backchannel.faces.jobs import jobs_of
    from backchannel.faces.story_groups import groups_line

    line, failed = groups_line(jobs_of(_paths(arguments)))
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
    if failed:
        output.say(f'{failed} documents could not be read; the reasons are under "errors"')
    return 1 if failed else 0


def _paths(arguments: argparse.Namespace) -> list[str]:
    """What to read. Raises: BadQuestion where a person at a terminal gives nothing."""
    from backchannel.model.errors import BadQuestion

    if not arguments.paths and sys.stdin.isatty():
        raise BadQuestion("nothing to read", remedy="give files, or - and type JSON Lines")
    return arguments.paths or ["-"]
