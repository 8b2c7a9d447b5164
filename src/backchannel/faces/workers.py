"""Jobs done in their order, in this process or in processes of our own."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context

from backchannel.model.errors import InputError
from backchannel.settings import EXTRACT_BATCH_DOCUMENTS

from .extraction import Done, How, extracted, failure
from .jobs import Job

Batch = list[Job]
WAITING_BATCHES = 2
"""Batches read ahead for each worker: enough to keep it busy, few enough to keep memory flat."""


def finished(jobs: Iterable[Job], *, workers: int, how: How | None = None) -> Iterator[Done]:
    """The output of every job, in the order of the jobs, each as soon as it and those before it are known."""
    how = how or How()
    if workers == 1:
        yield from (done for job in jobs for done in extracted(job, how))
    else:
        yield from _in_processes(jobs, workers, how)


def _in_processes(jobs: Iterable[Job], workers: int, how: How) -> Iterator[Done]:
    pool = _pool(workers)
    waiting: deque[tuple[Batch, Future[list[Done]]]] = deque()
    batches = _batches(jobs)
    try:
        while True:
            for batch in islice(batches, workers * WAITING_BATCHES - len(waiting)):
                waiting.append((batch, pool.submit(done_batch, batch, how)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                yield from future.result()
            except BrokenProcessPool:
                pool.shutdown(cancel_futures=True)
                pool = _pool(workers)
                yield from _one_by_one(batch, how)
                waiting = deque((later, pool.submit(done_batch, later, how)) for later, _ in waiting)
    finally:
        pool.shutdown(cancel_futures=True)


def done_batch(batch: Batch, how: How) -> list[Done]:
    """What a worker does: the jobs of a batch, one after the other."""
    return [done for job in batch for done in extracted(job, how)]


def _one_by_one(batch: Batch, how: How) -> Iterator[Done]:
    """Each job of a batch that killed its worker, in a process of its own: only the guilty one fails."""
    for job in batch:
        with _pool(1) as pool:
            try:
                yield from pool.submit(done_batch, [job], how).result()
            except BrokenProcessPool:
                yield _killed(job)


def _killed(job: Job) -> Done:
    from backchannel.read.lines import id_of

    key = (id_of(job.line) if job.line is not None else None) or job.where
    return failure(
        key,
        InputError(
            "the process that read it was ended", where=key, remedy="it may need more memory than there is"
        ),
    )


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn": a fork of a process that has threads may hang.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"))


def _batches(jobs: Iterable[Job]) -> Iterator[Batch]:
    source = iter(jobs)
    while batch := list(islice(source, EXTRACT_BATCH_DOCUMENTS)):
        yield batch
