from __future__ import annotations

import pytest

from backchannel.answer.facts import facts
from backchannel.model.errors import BadQuestion

from .world import World


def world() -> World:
    made = World()
    first = made.page("first", "2031-05-05", outlet="The Sentinel")
    first.contact("Vale met Quist on May 4.", "Nora Vale", "Omar Quist", valid="2031-05-04")
    first.statement('"No permits," said Quist.', "Omar Quist", basis="on_record")
    second = made.page("second", "2031-05-06", outlet="The Courier")
    second.contact("The two met this week.", "Nora Vale", "Omar Quist", valid="2031-W18", basis="anonymous")
    return made


def test_a_fact_counts_documents_origins_bases_and_reports() -> None:
    made = world()
    made.copy_of(made.pages[0], "reprint", "2031-05-07")
    (fact,) = facts(made.view(), kind="contact").facts
    assert (fact.documents, fact.origins, fact.sources, fact.glyph) == (3, 2, 2, "●")
    assert fact.bases == {"outlet": 1, "anonymous": 1}
    assert (str(fact.first_report), str(fact.last_report)) == ("2031-05-05", "2031-05-06")
    assert fact.happened == "2031-05-04"
    assert fact.credibility.words == ("1 confirmed by other independent sources: 2 independent sources")


def test_what_one_named_person_told_two_outlets_is_one_source() -> None:
    made = World()
    for name, outlet in (("a", "The Sentinel"), ("b", "The Courier")):
        page = made.page(name, "2031-05-05", outlet=outlet)
        cited = page.ref("Hal Orr")
        page.contact(
            f"Vale met Quist, Orr told {outlet}.", "Nora Vale", "Omar Quist", basis="on_record", cited=cited
        )
    (fact,) = facts(made.view(), kind="contact").facts
    assert (fact.origins, fact.sources, fact.credibility.grade) == (2, 1, 2)
    assert "2 origins, 1 source" in "\n".join(fact.text())


def test_one_outlet_and_words_taken_over_are_one_source() -> None:
    long = "The two are said to have met behind closed doors in the old harbour town."
    for outlets, sentences in (
        (("The Sentinel", "The Sentinel"), ("Vale met Quist.", "Vale and Quist met.")),
        (("The Sentinel", "The Courier"), (long, long)),
    ):
        made = World()
        for number, (outlet, sentence) in enumerate(zip(outlets, sentences, strict=True)):
            page = made.page(str(number), "2031-05-05", outlet=outlet)
            page.contact(sentence, "Nora Vale", "Omar Quist")
        (fact,) = facts(made.view()).facts
        assert (fact.origins, fact.sources) == (2, 1)


def test_the_best_proved_comes_first_or_the_first_day() -> None:
    made = world()
    made.page("third", "2031-05-01").contact(
        "Vale may have met Orr.", "Nora Vale", "Hal Orr", modality="hedged"
    )
    assert [f.credibility.grade for f in facts(made.view()).facts] == [1, 2, 6]
    assert [str(f.first_report) for f in facts(made.view(), order="day").facts] == [
        "2031-05-01",
        "2031-05-05",
        "2031-05-05",
    ]


def test_facts_of_somebody_are_graded_by_all_that_is_known() -> None:
    made = world()
    denial = made.page("third", "2031-05-06", outlet="The Gull")
    denial.contact(
        "They did not meet, Quist told us.", "Nora Vale", "Omar Quist", valid="2031-05-04", modality="denied"
    )
    by_who, every = facts(made.view(), who="Nora Vale"), facts(made.view(), kind="contact")
    assert [(f.words, f.credibility) for f in by_who.facts] == [(f.words, f.credibility) for f in every.facts]
    assert [f.credibility.rule for f in by_who.facts] == ["more-for", "more-against"]
    assert [f.glyph for f in by_who.facts] == ["⚡", "⚡"]
    assert "⚡ denied by The Gull, 2031-05-06" in "\n".join(by_who.lines())


def test_who_tells_another_place_tells_that_it_was() -> None:
    made = World()
    for name, place, modality in (
        ("a", "Paris", "asserted"),
        ("b", "Tokyo", "asserted"),
        ("c", None, "denied"),
    ):
        made.page(name, "2031-05-05").contact(
            f"As {name} has it.",
            "Nora Vale",
            "Omar Quist",
            valid="2031-05-04",
            place=place,
            modality=modality,
        )
    answer = facts(made.view(), kind="contact")
    assert [(f.credibility.rule, f.credibility.grade) for f in answer.facts] == [
        ("more-for", 3),
        ("more-for", 3),
        ("more-against", 5),
    ]


def test_what_is_of_a_later_day_neither_counts_nor_contradicts() -> None:
    made = world()
    made.page("third", "2031-05-08").contact(
        "They did not meet.", "Nora Vale", "Omar Quist", modality="denied"
    )
    (fact,) = facts(made.view("2031-05-05"), kind="contact").facts
    assert (fact.glyph, fact.contradicted) == ("◐", ()) or fact.origins == 2
    assert fact.contradicted == ()


def test_a_kind_that_is_none_is_refused() -> None:
    with pytest.raises(BadQuestion, match="is no kind of fact"):
        facts(world().view(), kind="rumour")


def test_nothing_is_said_in_words() -> None:
    assert facts(World().view()).lines() == ["Nothing in what you can see."]
