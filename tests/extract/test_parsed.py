from __future__ import annotations

from datetime import date

from backchannel.extract.contacts.contacts import contacts
from backchannel.extract.finders import find_all
from backchannel.extract.language_model import load_model
from backchannel.extract.parsed import parse_all
from backchannel.extract.tenures.tenures import tenures
from backchannel.model.facts import Tenure
from backchannel.read.reading import read_text

from .reading_aloud import parsed_text, told

MESSY = (
    "Premier\u00a0Ana Souza, Brazil\u2019s am\u00adbas\u00adsa\u00addor to Chile until last year, "
    "met Chancellor Rolf Stein."
)


def test_odd_spaces_and_soft_hyphens_do_not_hide_a_post_and_keep_its_words() -> None:
    parsed = parsed_text(MESSY)
    drafts = list(tenures(parsed))
    assert any(isinstance(d.fact, Tenure) and d.fact.post == "ambassador to Chile" for d in drafts)
    assert all(e.stands_in(parsed.document) for d in drafts for e in d.evidence)
    assert any("am\u00adbas" in d.evidence[0].quote for d in drafts)


def test_a_heading_never_runs_into_the_sentence_below_it() -> None:
    parsed = parsed_text(
        "Talks in Bern\n\nPremier Ana Souza met Chancellor Rolf Stein.\n\nThey spoke for an hour."
    )
    assert [s.text.strip() for s in parsed.sentences][1].startswith("Premier")


def test_a_hard_wrapped_sentence_is_one_sentence() -> None:
    wrapped = (
        "The foreign minister of Freedonia, Eva Roth, who had been travelling for days,\n"
        "met Chancellor Rolf Stein in the evening and said that the talks on fisheries\n"
        "would go on next week, after which both of them left the building together."
    )
    assert len(parsed_text(wrapped).sentences) == 1


def test_a_sentence_without_a_date_gives_an_unknown_period() -> None:
    parsed = parsed_text("Premier Ana Souza met Chancellor Rolf Stein.")
    assert [d.valid for d in contacts(parsed)] == [None]


def test_the_date_of_another_clause_is_not_taken() -> None:
    parsed = parsed_text("Premier Ana Souza, who was born in 1960, met Chancellor Rolf Stein.")
    assert [d.valid for d in contacts(parsed)] == [None]


def test_many_documents_come_back_in_their_order() -> None:
    texts = [f"Minister Number{n} Smith met Chancellor Rolf Stein." for n in range(40)]
    documents = [read_text(t, name=str(n), published=date(2025, 1, 1)) for n, t in enumerate(texts)]
    assert [p.document.name for p in parse_all(documents, load_model())] == [str(n) for n in range(40)]


def test_the_same_document_gives_the_same_drafts() -> None:
    text = "Premier Ana Souza said she met Chancellor Rolf Stein on Monday. Steel costs 10% more."
    runs = []
    for _ in range(2):
        document = read_text(text, name="x", published=date(2025, 6, 10))
        parsed = next(parse_all([document], load_model()))
        runs.append([told(parsed, d) for d in find_all(parsed)])
    assert runs[0] == runs[1]
    assert len(runs[0]) >= 3


def test_the_year_of_a_law_dates_nothing() -> None:
    parsed = parsed_text("Premier Ana Souza met Chancellor Rolf Stein over the 1962 Steel Act.")
    assert [d.valid for d in contacts(parsed)] == [None]
