"""Invented reports: two people of two invented countries, told by several outlets."""

from __future__ import annotations

from datetime import date

from backchannel.model.sources import Document
from backchannel.read.reading import read_text

TEXTS = (
    "Foreign Minister Petra Lindqvist met Ambassador Omar Benhaddou in Vellmark on Monday, officials said. "
    "Lindqvist, the foreign minister of Norway, called the talks useful.",
    'Petra Lindqvist told reporters on Tuesday: "We will not raise the tariff on timber." '
    "Omar Benhaddou, Morocco's ambassador to Norway, often texts Lindqvist, two officials said.",
    "Ivo Brandt worked with Petra Lindqvist on the fisheries treaty. Brandt is a former chief of staff to "
    "Prime Minister Ana Duarte.",
    "Ana Duarte, the prime minister of Portugal, spoke by phone with Petra Lindqvist about timber.",
)


def story(number: int) -> tuple[str, Document]:
    """(name, document), the same on every call; numbers from 0, any number."""
    text = TEXTS[number % len(TEXTS)]
    if number >= len(TEXTS):
        text = f"{text} This is report number {number}."
    name = f"report{number}.txt"
    return name, read_text(text, name=name, published=date(2031, 5, 1 + number % 28))
