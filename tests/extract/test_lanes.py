"""The fast lane: what can hold no fact is not parsed, and nothing is lost by that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backchannel.extract.finders import find_all
from backchannel.extract.lanes import may_hold_facts
from backchannel.extract.language_model import load_model
from backchannel.extract.parsed import parse, parse_all
from backchannel.read.reading import read_text

TEXTS = sorted((Path(__file__).resolve().parents[2] / "gold" / "texts").glob("*.json"))
PLAIN = (
    "Rain is expected in the north on Monday, with fog in the valleys. Roads may be icy.",
    "Melt the butter, add the flour and stir until smooth.\n\nServe warm.",
    "Let it rest. Stir it again before it sets.",
)


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_without_anybody_is_not_parsed(text: str) -> None:
    assert not may_hold_facts(text)
    parsed = parse(read_text(text, name="x"), load_model())
    assert parsed.parsed_by is None
    assert len(parsed.sentences) >= 2
    assert find_all(parsed) == []


@pytest.mark.parametrize(
    "text",
    [
        "The roads are icy, Ana Souza found.",
        "Ana left early.",
        "Canada banned it.",
        "It rained when the minister left.",
        "He said so.",
        "Others believe that it rained.",
        "Some officials met in the rain.",
        "Tariffs were lifted.",
        "“It rained,” was heard.",
        'It was "wet".',
        "It fell by 40%.",
        "Two million trees fell.",
        "The 3M plant burned.",
        "The firm burned.",
        "It burned near the NATO base.",
        "ships left for Norway",
        "His wife left.",
        "A U.S. ship left.",
    ],
)
def test_one_word_for_somebody_an_act_or_a_number_and_it_is_parsed(text: str) -> None:
    assert may_hold_facts(f"{PLAIN[0]} {text}")


@pytest.mark.parametrize("blank", [" ", "\n", " \n", "\t", ". ", "( "])
def test_a_desert_of_blanks_is_crossed_in_no_time(blank: str) -> None:
    assert not may_hold_facts(f"it rained{blank * 300_000}and rained")


def test_the_lanes_keep_the_order_of_documents() -> None:
    texts = [PLAIN[n % 3] if n % 4 else f"Premier Ana Souza met Rolf Stein in hall {n}." for n in range(40)]
    documents = [read_text(text, name=str(n)) for n, text in enumerate(texts)]
    parsed = list(parse_all(documents, load_model()))
    assert [each.document.name for each in parsed] == [str(n) for n in range(40)]
    assert [each.parsed_by is not None for each in parsed] == [n % 4 == 0 for n in range(40)]


def test_no_paragraph_of_our_gold_that_holds_a_fact_takes_the_fast_lane() -> None:
    for path in TEXTS:
        gold = json.loads(path.read_text("utf-8"))
        places = [fact["evidence"][0] for fact in gold["facts"]]
        for start, paragraph in paragraphs(gold["text"]):
            if any(start <= place < start + len(paragraph) for place in places):
                assert may_hold_facts(paragraph), paragraph


def paragraphs(text: str) -> list[tuple[int, str]]:
    found, at = [], 0
    for paragraph in text.split("\n"):
        found.append((at, paragraph))
        at += len(paragraph) + 1
    return found
