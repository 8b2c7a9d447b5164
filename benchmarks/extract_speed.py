"""What the finders cost beside the bare parse, how time grows with the texts, and how much memory is needed.

`python benchmarks/extract_speed.py [--texts FILE.jsonl]`; a line of the file is {"id", "text", "published"}.
Without a file the texts are made of the demo desk's paragraphs, drawn anew for each text with a fixed seed.

Each figure is process CPU time on one core, best of `--repeat`, in a process of its own, so that memory and
caches of one never help another. Bare and whole take turns: a busy neighbour then slows both.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from time import process_time

import msgspec
from msgspec import Struct

from backchannel.extract.finders import FINDERS, find_all
from backchannel.extract.language_model import load_model
from backchannel.extract.parsed import BATCH, parse_all
from backchannel.model.claims import Draft
from backchannel.model.sources import Document
from backchannel.read.given import Given
from backchannel.read.text import text_document
from benchmarks.fresh_process import in_fresh_process

SEED = 20200402
SIZES = (50, 100, 200)
LENGTHS_IN_WORDS = (1_000, 2_000, 4_000, 8_000)
WORDS_A_TEXT = 600


class Text(Struct, frozen=True):
    """A line of the input."""

    id: str
    text: str
    published: date | None = None


class Measured(Struct, frozen=True):
    """What one run cost, and what it found."""

    seconds: float
    peak_megabytes: float
    drafts: int = 0
    parts: dict[str, float] = {}


Work = Callable[[list[Text]], Measured]


def demo_paragraphs() -> list[str]:
    """Every paragraph of the demo desk's documents, by their names; the garbled copy is left out."""
    found: list[str] = []
    for entry in sorted(files("backchannel").joinpath("demo").iterdir(), key=lambda each: each.name):
        if entry.name.endswith(".txt") and "garbled" not in entry.name:
            found += entry.read_text("utf-8").strip().split("\n\n")[1:]
    return found


def drawn_texts(count: int, *, words: int) -> list[Text]:
    """So many texts of at least so many words, the same on every run."""
    chance, paragraphs = random.Random(SEED), demo_paragraphs()
    texts = []
    for number in range(count):
        drawn: list[str] = []
        while sum(len(each.split()) for each in drawn) < words:
            drawn.append(chance.choice(paragraphs))
        texts.append(Text(f"drawn-{number:04d}", "\n\n".join(drawn), date(2020, 4, 1 + number % 28)))
    return texts


def given_texts(path: Path) -> list[Text]:
    lines = path.read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Text) for line in lines if line.strip()]


def documents(texts: list[Text]) -> list[Document]:
    return [text_document(each.text, Given(name=each.id, published=each.published)) for each in texts]


def peak_megabytes() -> float:
    """The most memory this process has held; on Linux without its parent's, which getrusage adds."""
    status = Path("/proc/self/status")
    if status.exists():
        peaks = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return int(peaks[0].split()[1]) / 1_000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1_000)


def reading(texts: list[Text]) -> Measured:
    """From text to document: header, passages, furniture, damage."""
    before = process_time()
    documents(texts)
    return Measured(process_time() - before, peak_megabytes())


def bare(texts: list[Text]) -> Measured:
    """spaCy alone, with the components and the batches that extraction uses."""
    pipeline = load_model().pipeline
    before = process_time()
    for _ in pipeline.pipe((each.text for each in texts), batch_size=BATCH):
        pass
    return Measured(process_time() - before, peak_megabytes())


def whole(texts: list[Text]) -> Measured:
    """The parse and every finder, document by document, nothing kept."""
    model, read = load_model(), documents(texts)
    before, drafts = process_time(), 0
    for parsed in parse_all(read, model):
        drafts += len(find_all(parsed))
    return Measured(process_time() - before, peak_megabytes(), drafts)


def by_part(texts: list[Text]) -> Measured:
    """Where the time goes: the parse, the cast of who is named, and each finder after it."""
    model, read = load_model(), documents(texts)
    spent: Counter[str] = Counter()
    drafts, start = 0, process_time()
    at = start

    def lap(part: str) -> None:
        nonlocal at
        now = process_time()
        spent[part] += now - at  # type: ignore[assignment]
        at = now

    for parsed in parse_all(read, model):
        lap("parse")
        parsed.cast.entities()
        lap("cast")
        for name, finder in FINDERS.items():
            found: list[Draft] = list(finder(parsed))
            drafts += len(found)
            lap(name)
    return Measured(process_time() - start, peak_megabytes(), drafts, dict(spent))


WORKS: dict[str, Work] = {"reading": reading, "bare": bare, "whole": whole, "parts": by_part}


def timed(texts: list[Text], work: str) -> Measured:
    """One work; a first text is done before the clock starts."""
    if work != "reading":
        bare(texts[:1])
    return WORKS[work](texts)


def measured(work: str, texts: list[Text]) -> Measured:
    """One run in a fresh process. Raises: SystemExit if it died."""
    return in_fresh_process(timed, texts, work)


def best_pair(texts: list[Text], *, repeat: int) -> tuple[Measured, Measured]:
    """The quickest bare run and the quickest whole run of so many pairs."""
    pairs = [(measured("bare", texts), measured("whole", texts)) for _ in range(repeat)]
    return min((b for b, _ in pairs), key=by_seconds), min((w for _, w in pairs), key=by_seconds)


def by_seconds(run: Measured) -> float:
    return run.seconds


def word_count(texts: list[Text]) -> int:
    return sum(len(each.text.split()) for each in texts)


def size_lines(texts: list[Text], *, repeat: int) -> Iterator[str]:
    """Bare and whole at each size, with the growth from the first size to the last."""
    yield "texts    words   bare s  whole s  ratio  whole words/s  drafts  peak MB bare/whole"
    sizes = [size for size in SIZES if size < len(texts)] + [min(len(texts), SIZES[-1])]
    costs: list[tuple[int, float]] = []
    for size in sizes:
        some = texts[:size]
        words = word_count(some)
        alone, all_of_it = best_pair(some, repeat=repeat)
        costs.append((words, all_of_it.seconds))
        ratio, pace = all_of_it.seconds / alone.seconds, words / all_of_it.seconds
        peaks = f"{alone.peak_megabytes:.0f}/{all_of_it.peak_megabytes:.0f}"
        yield (
            f"{size:5d}  {words:7d}  {alone.seconds:7.2f}  {all_of_it.seconds:7.2f}  {ratio:5.2f}"
            f"  {pace:13.0f}  {all_of_it.drafts:6d}  {peaks}"
        )
    yield f"growth: {growth(costs):.2f} times the time for a word, from first size to last (1.00 is linear)"


def growth(costs: list[tuple[int, float]]) -> float:
    (first_words, first), (last_words, last) = costs[0], costs[-1]
    return (last / last_words) / (first / first_words)


def part_lines(texts: list[Text]) -> Iterator[str]:
    run = measured("parts", texts)
    read = measured("reading", texts)
    yield f"reading before it: {read.seconds:.2f} s"
    for part, seconds in run.parts.items():
        yield f"  {part:16s} {seconds:7.2f} s  {seconds / run.seconds:6.1%}"


def long_lines(*, repeat: int) -> Iterator[str]:
    """One text, longer and longer: what is quadratic in a text shows here."""
    costs: list[tuple[int, float]] = []
    for length in LENGTHS_IN_WORDS:
        text = drawn_texts(1, words=length)
        alone, all_of_it = best_pair(text, repeat=repeat)
        costs.append((word_count(text), all_of_it.seconds))
        ratio = all_of_it.seconds / alone.seconds
        yield f"  {word_count(text):6d} words  {all_of_it.seconds:6.2f} s  ratio {ratio:.2f}"
    yield f"growth: {growth(costs):.2f} times the time for a word, from the shortest to the longest"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--texts", type=Path, help="JSON Lines with id, text, published; else drawn from the demo desk"
    )
    parser.add_argument("--words", type=int, default=WORDS_A_TEXT, help="words of a drawn text, at least")
    parser.add_argument("--repeat", type=int, default=2, help="pairs of runs; the best of each is shown")
    options = parser.parse_args()
    texts = given_texts(options.texts) if options.texts else drawn_texts(SIZES[-1], words=options.words)
    print(f"parser and names in batches of {BATCH}; CPU seconds of one process, best of {options.repeat}")
    for line in size_lines(texts, repeat=options.repeat):
        print(line, flush=True)
    print("where the time goes:")
    for line in part_lines(texts[: SIZES[-1]]):
        print(line, flush=True)
    print("one long text:")
    for line in long_lines(repeat=options.repeat):
        print(line, flush=True)


if __name__ == "__main__":
    main()
