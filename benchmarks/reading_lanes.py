"""Whether more workers read in proportion, what batches cost in memory, and what the fast lane saves.

`python benchmarks/reading_lanes.py [--texts FILE.jsonl]`; texts as in `extract_speed`. Wall time needs a
machine with nothing else to do; CPU time says whether a word costs more when several processes read.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

import msgspec
from msgspec import Struct

from backchannel.extract import parsed
from backchannel.extract.finders import find_all
from backchannel.extract.lanes import may_hold_facts
from backchannel.extract.language_model import load_model
from backchannel.faces.jobs import Job
from backchannel.faces.workers import finished
from benchmarks.extract_speed import (
    Text,
    documents,
    drawn_texts,
    given_texts,
    peak_megabytes,
    word_count,
)
from benchmarks.fresh_process import in_fresh_process

WORKERS, BATCHES = (1, 2), (4, 16, 64)
TEXTS, WORDS_A_TEXT = 64, 600


class Reading(Struct, frozen=True):
    """What one way of reading cost."""

    wall: float
    cpu: float
    peak_megabytes: float = 0.0


def with_workers(texts: list[Text], workers: int) -> Reading:
    """The command's own way through all texts, in processes of its own, their start included."""
    jobs = [Job(each.id, msgspec.json.encode(each)) for each in texts]
    began, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in finished(jobs, workers=workers):
        pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Reading(perf_counter() - began, cpu + process_time())


def in_batches(texts: list[Text], size: int) -> Reading:
    """Parsed and searched in this process, so many documents at once."""
    parsed.BATCH = size
    model, read = load_model(), documents(texts)
    wall, cpu = perf_counter(), process_time()
    for each in parsed.parse_all(read, model):
        find_all(each)
    return Reading(perf_counter() - wall, process_time() - cpu, peak_megabytes())


def worker_lines(texts: list[Text]) -> Iterator[str]:
    words = word_count(texts)
    yield f"workers   wall s    CPU s  words/s of wall  words/s of CPU   ({len(texts)} texts, {words} words)"
    for workers in WORKERS:
        run = in_fresh_process(with_workers, texts, workers)
        paces = f"{words / run.wall:15.0f}  {words / run.cpu:14.0f}"
        yield f"{workers:7d}  {run.wall:7.1f}  {run.cpu:7.1f}  {paces}"


def batch_lines(texts: list[Text]) -> Iterator[str]:
    words = word_count(texts)
    yield "batch     CPU s  words/s of CPU  peak MB"
    for size in BATCHES:
        run = in_fresh_process(in_batches, texts, size)
        yield f"{size:5d}  {run.cpu:8.1f}  {words / run.cpu:14.0f}  {run.peak_megabytes:7.0f}"


def lane_lines(texts: list[Text]) -> Iterator[str]:
    """How much of whole documents, and of their paragraphs as documents, need no parse."""
    cut = [Text(each.id, piece) for each in texts for piece in each.text.split("\n") if piece.strip()]
    yield "fast lane    documents  no parse  of words  test words/s"
    for name, group in (("documents", texts), ("paragraphs", cut)):
        before = process_time()
        fast = [each for each in group if not may_hold_facts(each.text)]
        spent = process_time() - before
        share = word_count(fast) / word_count(group)
        pace = word_count(group) / spent if spent else 0.0
        yield f"{name:10s}  {len(group):10d}  {len(fast):8d}  {share:8.2%}  {pace:12.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--texts", type=Path, help="JSON Lines with id, text, published; else drawn from the demo desk"
    )
    options = parser.parse_args()
    texts = given_texts(options.texts)[:TEXTS] if options.texts else drawn_texts(TEXTS, words=WORDS_A_TEXT)
    for lines in (worker_lines, batch_lines, lane_lines):
        for line in lines(texts):
            print(line, flush=True)


if __name__ == "__main__":
    main()
