"""Lists of office holders that the main text of a page leaves out."""

from __future__ import annotations

import re

import pytest

from backchannel.model.sources import Document
from backchannel.read.reading import read_html

PROSE = (
    "The ministry of Veldania is the body of advisers that sets the priorities of the country for a year. "
    * 3
)
HOLDERS = [
    ("The Honourable Ilse Marrow", "Prime Minister of Veldania"),
    ("Luc Delacroix", "Minister of Roads and Ports"),
    ("Anna Oakes", "Minister of Salt"),
    ("Peter van der Plas", "Attorney General"),
]
CARD = "<li><div><img alt='{0}'><div><a href='/x'>{0}</a></div><div><a href='/x'>{1}</a></div></div></li>"


def page(body: str) -> Document:
    html = (
        "<html lang='en'><head><title>Cabinet</title></head><body><nav><a href='/'>Home</a></nav>"
        f"<form><div class='view'>{body}</div></form><footer>Site map</footer></body></html>"
    )
    return read_html(html, name="cabinet")


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        "<tr><td>{0}</td><td>{1}</td></tr>",
        "<div class='c'><span>{0}</span><br>{1}</div>",
        "<section><header><h3>{0}</h3></header><p>{1}</p><p>Read more</p></section>",
    ],
)
def test_every_holder_on_a_page_of_cards_is_in_its_text(card: str) -> None:
    text = page(f"<p>{PROSE}</p><ul>{''.join(card.format(*h) for h in HOLDERS)}</ul>").text
    pairs = [re.search(rf"{name}[\s|]+{post}", text) for name, post in HOLDERS]
    assert [pair.start() for pair in pairs if pair] == sorted(pair.start() for pair in pairs if pair)
    assert None not in pairs


def test_a_roster_that_the_main_text_holds_is_not_repeated() -> None:
    rows = "".join(f"<p>{name}</p><p>{post}</p>" for name, post in HOLDERS)
    text = page(f"<article><h1>Cabinet</h1><p>{PROSE}</p>{rows}<p>{PROSE}</p></article>").text
    assert [text.count(post) for _, post in HOLDERS] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "cards",
    [
        "".join(CARD.format(*h) for h in HOLDERS[:3]),
        "".join(CARD.format(*h) for h in [("Old Version", "Prime Minister"), ("Salt Policy", "Ministers"),
                                          ("Big Reforms", "Speaker"), ("Main Page", "Premier")]),
        "<nav>" + "".join(CARD.format(*h) for h in HOLDERS) + "</nav>",
    ],
)  # fmt: skip
def test_few_cards_menus_and_navigation_are_no_roster(cards: str) -> None:
    plain = page(f"<p>{PROSE}</p>").text
    assert page(f"<p>{PROSE}</p><ul>{cards}</ul>").text.startswith(plain.strip()[:40])
    assert "Premier" not in page(f"<p>{PROSE}</p><ul>{cards}</ul>").text
    assert "Salt" not in page(f"<p>{PROSE}</p><ul>{cards}</ul>").text
