"""What reading files costs beside the libraries alone, in one run (`make bench-formats`).

Pages are made up here, with menus, teasers and footers around the article as outlets have them. Each row is
the best of some turns, taken in alternation, by the wall clock. "Behind walls" is all that `add` does before
facts are looked for: process, walls, main text, authors, days, passages, and the way back.
"""

from __future__ import annotations

import argparse
import gzip
import random
import time
from collections.abc import Callable, Sequence
from io import BytesIO

from fastwarc.warc import ArchiveIterator, WarcRecordType
from trafilatura import bare_extraction

from backchannel.read.files import read_file
from backchannel.read.given import Given
from backchannel.read.parts import Part
from backchannel.read.sandbox.sandbox import Sandbox
from backchannel.read.sandbox.walls import Limits
from backchannel.read.sandbox.wire import Task, Wanted
from tests.read.files_made import web_archive

SEED, TURNS = 6, 5
NOUNS = ("fee", "timber", "port", "harbour", "minister", "embassy", "tariff", "steel", "ferry", "permit")
VERBS = ("raised", "lowered", "praised", "refused", "discussed", "announced", "delayed", "signed")
NAMES = ["Ada Fenn", "Otto Brandt", "Lena Marchetti", "Paul Okoye", "Ana Ruiz", "Søren Lund"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=60, metavar="N")
    parser.add_argument("--records", type=int, default=20_000, metavar="N")
    arguments = parser.parse_args()
    chance = random.Random(SEED)
    pages = [made_page(chance) for _ in range(arguments.pages)]
    behind = Sandbox()
    list(read_file(pages[0], Given(name="warm.html"), within=behind))
    html = compared(
        {
            "trafilatura alone (main text, title, author, day)": lambda: by_trafilatura(pages),
            "behind walls": lambda: by_files(pages, behind),
        }
    )
    print(
        f"{len(pages)} pages of about {sum(map(len, pages)) // len(pages):,} bytes, "
        f"best of {TURNS} turns, seed {SEED}.\n"
    )
    table(html, len(pages))
    small = [(f"https://ports.example/{n}", b"<p>" + b"words " * 60) for n in range(arguments.records)]
    report_archive(web_archive(small), len(small), "small records", behind)
    large = [(f"https://ports.example/{n}", pages[n % len(pages)]) for n in range(arguments.records // 20)]
    packed = b"".join(gzip.compress(web_archive([page]), 6) for page in large)
    report_archive(packed, len(large), "pages, each packed as crawlers do", behind)
    behind.close()


def report_archive(archive: bytes, number: int, what: str, behind: Sandbox) -> None:
    """A table of one archive."""
    records = compared(
        {
            "fastwarc alone (every page's address, day, type and bytes)": lambda: by_fastwarc(archive),
            "behind walls": lambda: by_archive(archive, behind),
        }
    )
    print(f"\nA web archive of {number:,} {what}, {len(archive) / 1e6:.0f} MB, its pages not yet read.\n")
    table(records, number)


def compared(ways: dict[str, Callable[[], int]]) -> dict[str, float]:
    """Seconds of the best turn of each."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(TURNS):
        for name, way in ways.items():
            began = time.perf_counter()
            way()
            best[name] = min(best[name], time.perf_counter() - began)
    return best


def table(best: dict[str, float], number: int) -> None:
    alone = next(iter(best.values()))
    print("| | documents a second | ratio |\n|---|---|---|")
    for name, seconds in best.items():
        print(f"| {name} | {number / seconds:,.0f} | {alone / seconds:.2f} |")


def by_trafilatura(pages: Sequence[bytes]) -> int:
    return sum(
        bare_extraction(page, fast=True, with_metadata=True, include_comments=False) is not None
        for page in pages
    )


def by_files(pages: Sequence[bytes], behind: Sandbox) -> int:
    return sum(1 for page in pages for _ in read_file(page, Given(name="a.html"), within=behind))


def by_fastwarc(archive: bytes) -> int:
    records = ArchiveIterator(BytesIO(archive), record_types=WarcRecordType.response, parse_http=True)
    told = [
        (
            record.headers.get("WARC-Target-URI"),
            record.record_date,
            record.http_content_type,
            record.reader.read(),
        )
        for record in records
    ]
    return len(told)


def by_archive(archive: bytes, behind: Sandbox) -> int:
    limits = Limits(60.0, 2_000_000_000)
    wanted = Wanted(size=len(archive), given=Given(name="a.warc"), format="warc", limits=limits)
    pieces = behind.pieces(Task(wanted, archive))
    return sum(isinstance(piece, Part) for piece in pieces)


def made_page(chance: random.Random) -> bytes:
    """An article among what stands around one."""

    def sentence() -> str:
        who, verb, noun = chance.choice(NAMES), chance.choice(VERBS), chance.choice(NOUNS)
        other = f"the {chance.choice(NOUNS)} with {chance.choice(NAMES)}"
        return f"{who} {verb} the {noun} on Monday, after talks about {other}."

    body = "".join(f"<p>{' '.join(sentence() for _ in range(4))}</p>" for _ in range(chance.randint(8, 24)))
    menu = "".join(f'<li><a href="/{n}">{chance.choice(NOUNS)} {n}</a></li>' for n in range(60))
    teasers = "".join(
        f'<div class="teaser"><a href="/t{n}"><h3>{sentence()[:60]}</h3></a><img src="/{n}.jpg"></div>'
        for n in range(30)
    )
    return (
        '<!doctype html><html lang="en"><head><title>The fee | Port News</title>'
        '<meta property="article:published_time" content="2030-05-06T08:00:00Z">'
        '<meta name="author" content="Ada Fenn">'
        f"<style>{'p{margin:0}' * 400}</style></head><body><nav><ul>{menu}</ul></nav>"
        "<main><article><h1>The fee on timber rises again</h1><p class=byline>By Ada Fenn</p>"
        f"{body}</article></main><aside>{teasers}</aside>"
        f"<footer>{menu}</footer><script>{'var a=1;' * 800}</script></body></html>"
    ).encode()


if __name__ == "__main__":
    main()
