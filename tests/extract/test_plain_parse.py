"""What is read without a language model: sentences by rule, and every finder survives."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from backchannel.extract.finders import FINDERS, find_all
from backchannel.extract.interchange import contract
from backchannel.extract.language_model import load_model
from backchannel.extract.parsed import Parsed, parse, parse_all
from backchannel.model.facts import kind_of
from backchannel.read.reading import read_text

from .reading_aloud import told

TEXTS = sorted((Path(__file__).resolve().parents[2] / "gold" / "texts").glob("*.json"))


def plain(text: str) -> Parsed:
    return parse(read_text(text, name="test", published=date(2025, 6, 10)), load_model("rules"))


def test_sentences_end_at_stops_and_passages_but_not_in_abbreviations() -> None:
    parsed = plain("Steel talks\n\nDr. Kern of the U.S. side left. Stein stayed.\n\nNo word since")
    assert [s.text.strip() for s in parsed.sentences] == [
        "Steel talks",
        "Dr. Kern of the U.S. side left.",
        "Stein stayed.",
        "No word since",
    ]


def test_a_token_without_a_tree_stands_for_itself() -> None:
    parsed = plain(
        "It'll cost 3,000 a.m. rides (don't ask) for the U.K.-based firm's cannot-fail v1.2 plan. " * 20
    )
    for token in parsed.tokens:
        assert (token.left_edge.i, token.right_edge.i, token.head.i) == (token.i, token.i, token.i)
        assert list(token.children) == []


def test_text_and_offsets_are_those_of_a_parsed_document() -> None:
    text = "Premier  Ana Souza\u00a0met\tRolf Stein.\n\nShe didn't  stay."
    with_tree = parse(read_text(text, name="test"), load_model())
    assert plain(text).joined == with_tree.joined
    assert [t.idx for t in plain(text).tokens] == [t.idx for t in with_tree.tokens]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", sorted(FINDERS))
def test_every_finder_survives_a_document_without_a_tree(path: Path, name: str) -> None:
    parsed = plain(json.loads(path.read_text("utf-8"))["text"])
    assert all(draft.evidence for draft in FINDERS[name](parsed))


def test_set_forms_posts_beside_names_and_dates_need_no_model() -> None:
    parsed = plain(
        "NOMINATIONS SENT TO THE SENATE:\n\n"
        "Mara Quist, of Ohio, to be Ambassador Extraordinary and Plenipotentiary to the Kingdom of Norway, "
        "vice Jo Lind, resigned.\n\nPremier Ana Souza spoke on May 6."
    )
    drafts = find_all(parsed)
    assert {kind_of(d.fact) for d in drafts} == {"tenure"}
    assert any("Mara Quist" in told(parsed, d) and "standing=candidate" in told(parsed, d) for d in drafts)
    assert [d.period.edtf for d in parsed.dates] == ["2025-05-06"]


def test_the_contract_says_what_parsed_a_document_or_that_nothing_did() -> None:
    document = read_text("Premier Ana Souza met Rolf Stein.", name="test")
    for choice, expected in ((None, load_model().told), ("rules", None)):
        (parsed,) = parse_all([document], load_model(choice))
        assert contract(parsed, [], key="a")["document"]["parsed_by"] == expected
