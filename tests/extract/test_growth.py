"""Strange and endless texts: the finders get through them, and twice the text takes about twice the time."""

from __future__ import annotations

import gc
import math
import random
import time
from collections.abc import Callable
from datetime import date
from string import ascii_lowercase

import pytest

from backchannel.extract.cleaned import Cleaned
from backchannel.extract.finders import find_all
from backchannel.extract.language_model import load_model
from backchannel.extract.parsed import Parsed, parse
from backchannel.read.reading import read_text

TOKENS = 400
"""Of the shorter text: enough for a quadratic loop to show, few enough for the parser."""
TIMES, GRACE = 3.0, 0.05
"""How many times the shorter text's CPU seconds the longer may take, and the noise of a busy machine."""
TRIES = 12
"""Turns of both texts, the best of each counted: a machine's noise passes, a quadratic loop does not."""


def _name(n: int) -> str:
    """A name that no other number has."""
    letters = f"{ascii_lowercase[n % 26]}{ascii_lowercase[n // 26 % 26]}"
    return f"Ada{letters} Fenn{letters}"


def _each(pattern: str, tokens: int) -> Callable[[int], str]:
    """A pattern of so many tokens again and again; `{name}` is another name and `{n}` a number each time."""
    return lambda n: "".join(pattern.format(name=_name(i), n=i) for i in range(n // tokens))


def _shuffled(n: int) -> str:
    marks = ['"', ",", ".", "(", ")"]
    words = [
        "Ada",
        "Fenn",
        "Minister",
        "of",
        "the",
        "said",
        "met",
        "tariff",
        "on",
        "steel",
        "that",
        "his",
        "25",
    ]
    return " ".join(random.Random(1).choices([*words, *marks], k=n))


TEXTS: dict[str, Callable[[int], str]] = {
    "nouns below one another": _each("minister of trade of ", 4),
    "kin below one another": _each("the brother of ", 3),
    "names with titles": _each("Minister {name}, ", 4),
    "names of one surname": _each("{name} Fenn met officials. Fenn left. ", 9),
    "a list of names": _each("{name} and ", 3),
    "titles": _each("president ", 1),
    "posts without end": _each("his wife ", 2),
    "headings": _each("Minister: ", 2),
    "list items": _each("- Minister of Trade: {name}\n", 7),
    "reports in reports": _each("he said that ", 3),
    "quotations": _each('"x" said ', 4),
    "a thousand statements": _each("Ada Fenn said that steel number {n} costs more. ", 10),
    "contacts in one sentence": _each("the president met the envoy and ", 6),
    "relative clauses": _each("who met the minister who said ", 6),
    "described again and again": _each("the minister met the ambassador. ", 6),
    "posts told and described": _each("Trade Minister {name} left. The minister met the president. ", 12),
    "pronouns": _each("{name} met the envoy. He met her. They left. ", 13),
    "numbers": _each("1,000 ", 1),
    "goods": _each("Peru sent {n} tanks, ", 5),
    "dates": _each("On March 1, 2030 Ada Fenn met Otto Brandt in May. ", 13),
    "tariffs": _each("Peru imposed a 25 per cent tariff on steel from Chile. ", 11),
    "orders": _each("Executive Order {n} of March 4, 2030 amends that order. ", 11),
    "capital words": lambda n: " ".join(["Steel", "Order", "Trade", "Tariff"][i % 4] for i in range(n)),
    "words in any order": _shuffled,
}
"""What the texts hold; each gives about as many tokens as it is asked for."""
SOLID: dict[str, str] = {
    "brackets": "(" * 700 + " Minister Ada Fenn " + ")" * 700,
    "quotation marks": '"' * 1200,
    "digits": "Ada Fenn sent " + "9" * 6000 + " tonnes of steel to Peru.",
    "number words": "Peru sent " + "twenty two hundred " * 200 + "tonnes of steel to Chile.",
    "no blanks": "MinisterAdaFenn\u2019ssaid" * 300,
    "invisible": "Ada\u200b Fenn met Otto\u200d. " * 100 + "\u200b" * 3000,
    "emoji": "Ada Fenn \U0001f600\U0001f469\u200d\U0001f467 met Otto Brandt. " * 60,
    "right to left": "\u202e\u05d0\u05d1\u05d2 Ada Fenn \u0627\u0644\u0639 met Otto Brandt\u202c. " * 60,
    "controls": "\x01\x02 Ada Fenn met Otto.\x0b\x0c " * 60,
    "accents on nothing": "Ada Fenn met Otto." + "\u0301" * 3000,
    "lines": "Ada Fenn\n" * 200,
    "nouns below one another": "minister of trade of " * 500,
}


def _parsed(text: str) -> Parsed:
    return parse(read_text(text, name="test", published=date(2030, 1, 1)), load_model())


def _seconds(first: Parsed) -> float:
    """CPU seconds of the finders alone on one tree; no garbage of other tests is collected meanwhile."""
    again = Parsed(first.document, Cleaned(first.document.text), first.doc, parsed_by=None)
    gc.disable()
    start = time.process_time()
    find_all(again)
    taken = time.process_time() - start
    gc.enable()
    return taken


@pytest.fixture(scope="module", autouse=True)
def _words_are_read() -> None:
    """The word lists are loaded before the clock runs."""
    find_all(_parsed(_shuffled(TOKENS)))


@pytest.mark.parametrize("text", SOLID.values(), ids=SOLID)
def test_no_text_stops_the_finders(text: str) -> None:
    find_all(_parsed(text))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_twice_the_text_takes_about_twice_the_time(text: Callable[[int], str]) -> None:
    shorter, longer = _parsed(text(TOKENS)), _parsed(text(2 * TOKENS))
    short = long = math.inf
    for _ in range(TRIES):
        short, long = min(short, _seconds(shorter)), min(long, _seconds(longer))
        if long <= TIMES * short + GRACE:
            return
    pytest.fail(
        f"twice the text took {long / short:.1f} times as long, at best: {long:.3f} s after {short:.3f} s"
    )
