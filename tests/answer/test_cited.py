from __future__ import annotations

from backchannel.answer import QUESTIONS
from backchannel.answer.cited import Answer, cite_all, documents, glyph, origins, support

from .shapes import DAY, three_ways


def test_glyphs_count_independent_reports() -> None:
    assert [glyph(n) for n in (0, 1, 2, 9)] == ["○", "◐", "●", "●"]
    assert glyph(3, contradicted=True) == "⚡"


def test_copies_are_two_documents_of_one_origin() -> None:
    view = three_ways()[0].view(DAY)
    citations = cite_all(view, view.claims("tie"))
    assert (documents(citations), origins(citations)) == (2, 1)
    assert support(citations).startswith("2 docs · 1 origin · outlet's own words, unattributed")
    assert support(()) == "0 docs · 0 origins · no evidence ○"


def test_a_citation_names_its_source_and_day() -> None:
    view = three_ways()[0].view(DAY)
    assert cite_all(view, view.claims("tie"))[0].source == "The Sentinel, 2031-05-04"


def test_every_question_takes_a_view_and_gives_an_answer() -> None:
    view = three_ways()[0].view(DAY)
    asked = {
        "find": {"words": "Vale"},
        "who": {"name": "Nora Vale"},
        "holders": {"post": "prime minister", "country": "Canada"},
        "routes": {"to": "Omar Quist"},
        "timeline": {"who": "Omar Quist"},
        "why": {"what": "Nora Vale -> Tom Reyes"},
    }
    assert set(asked) == set(QUESTIONS)
    for name, arguments in asked.items():
        answer = QUESTIONS[name](view, **arguments)
        assert isinstance(answer, Answer)
        assert answer.lines()
        assert answer.to_json() == QUESTIONS[name](view, **arguments).to_json()
        assert answer._repr_markdown_().startswith("    ")
