from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from backchannel.answer import QUESTIONS
from backchannel.answer.cited import Answer, cite_all, documents, glyph, origins, source_words

from .shapes import DAY, three_ways


def test_glyphs_count_independent_reports() -> None:
    assert [glyph(n) for n in (0, 1, 2, 9)] == ["○", "◐", "●", "●"]
    assert glyph(3, contradicted=True) == "⚡"


def test_copies_are_two_documents_of_one_origin() -> None:
    view = three_ways()[0].view(DAY)
    citations = cite_all(view, view.claims("tie"))
    assert (documents(citations), origins(citations)) == (2, 1)


def test_a_citation_names_its_source_and_day() -> None:
    view = three_ways()[0].view(DAY)
    assert cite_all(view, view.claims("tie"))[0].source == "The Sentinel, 2031-05-04"


@pytest.mark.parametrize("name", ["call.txt", "memos/2031/call.txt", "C:\\memos\\call.txt"])
def test_a_document_without_outlet_is_called_by_its_file(name: str) -> None:
    assert source_words(None, name, date(2031, 5, 4)) == "call.txt, 2031-05-04"
    assert source_words("The Gull", name, None) == "The Gull, undated"


def test_every_question_takes_a_view_and_gives_an_answer() -> None:
    view = three_ways()[0].view(DAY)
    asked: dict[str, dict[str, Any]] = {
        "backtest": {"until": date(2031, 1, 1)},
        "agreed_lines": {},
        "board": {},
        "brokers": {"to": "Omar Quist"},
        "decides": {"issue": "masks"},
        "find": {"words": "Vale"},
        "who": {"name": "Nora Vale"},
        "holders": {"post": "prime minister", "country": "Canada"},
        "identity": {"name": "Nora Vale"},
        "matrix": {},
        "measures": {"issuer": "Omar Quist"},
        "posts": {"who": "Nora Vale"},
        "review": {},
        "facts": {"who": "Omar Quist"},
        "flows": {},
        "grades": {"kind": "reliability"},
        "contradictions": {},
        "neighbourhood": {"who": "Omar Quist"},
        "positions": {"about": "river permits"},
        "profile": {"name": "Omar Quist"},
        "routes": {"to": "Omar Quist"},
        "timeline": {"who": "Omar Quist"},
        "today": {},
        "twins": {},
        "unnamed": {},
        "versions": {"document": "sentinel"},
        "why": {"what": "Nora Vale -> Tom Reyes"},
        "why_not": {"to": "Omar Quist", "who": "Hal Orr"},
    }
    # A card has an id, a universe is imported, a page is watched: tests/act asks them. Threads have mail.
    of_an_own_desk = {"ask", "coverage", "watches", "page_changes", "thread"}
    assert set(asked) | of_an_own_desk == set(QUESTIONS)
    for name, arguments in asked.items():
        answer = QUESTIONS[name](view, **arguments)
        assert isinstance(answer, Answer)
        assert answer.lines()
        assert answer.to_json() == QUESTIONS[name](view, **arguments).to_json()
        assert answer._repr_markdown_().startswith("    ")
