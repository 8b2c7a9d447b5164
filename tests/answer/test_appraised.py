"""Grades that people gave, beside what the rules say: what holds, who said so, and what was taken back."""

from __future__ import annotations

import pytest

from backchannel.answer.appraised import graded, standing_of
from backchannel.answer.facts import KnownFact, facts
from backchannel.answer.why import why
from backchannel.ledger.ledger import Ledger
from backchannel.model.appraisals import Appraisal
from backchannel.model.errors import NothingFound
from backchannel.model.labels import Label

from .world import World

SECRET = Label(2, frozenset({"harbour"}))


def met() -> tuple[World, str]:
    world = World()
    page = world.page("a", "2031-05-05", outlet="Halden Post")
    page.contact("Ada Fenn met Otto Brandt.", "Ada Fenn", "Otto Brandt", valid="2031-05-04", basis="outlet")
    return world, world.claim(page, 0)


def say(ledger: Ledger, kind: str, subject: str, grade: str | None, **rest: str) -> Appraisal:
    said = {"why": "we know them", "by": "lena"} | rest
    return ledger.appraise(Appraisal(kind=kind, subject=subject, grade=grade, **said))  # type: ignore[arg-type]


def fact_of(ledger: Ledger) -> KnownFact:
    (fact,) = facts(ledger.view()).facts
    return fact


def test_a_persons_grade_of_a_fact_holds_and_the_rules_are_told_beside_it() -> None:
    world, claim = met()
    ledger = world.ledger()
    before = fact_of(ledger)
    say(ledger, "credibility", claim, "5", why="she was abroad", by="omar")
    fact = fact_of(ledger)
    assert (fact.credibility.grade, fact.credibility.rule) == (5, "by-a-person")
    assert fact.by_rules == before.credibility == before.by_rules
    told = "\n".join(why(ledger.view(), claim).lines())
    assert "5 improbable: so omar, 2031-01-01: she was abroad; by the rules 3 possibly true" in told


def test_taken_back_the_rules_hold_again() -> None:
    world, claim = met()
    ledger = world.ledger()
    before = fact_of(ledger)
    given = say(ledger, "credibility", claim, "5")
    held = ledger.view()
    say(ledger, "credibility", claim, None, why="", takes_back=given.id)
    assert fact_of(ledger) == before
    (then,) = facts(ledger.view(known_at=given.at)).facts
    assert then.credibility.grade == 5
    assert facts(held).facts[0].credibility.grade == 5


def test_of_two_grades_the_last_holds_and_the_one_before_it_when_it_is_taken_back() -> None:
    world, claim = met()
    ledger = world.ledger()
    say(ledger, "credibility", claim, "5")
    last = say(ledger, "credibility", claim, "2", by="omar")
    assert fact_of(ledger).credibility.grade == 2
    assert standing_of(ledger.view(), "credibility", claim) == last
    say(ledger, "credibility", claim, None, why="", takes_back=last.id)
    assert fact_of(ledger).credibility.grade == 5


def test_a_source_is_graded_by_its_name_however_it_is_written() -> None:
    world, claim = met()
    ledger = world.ledger()
    assert [(s.name, s.grade) for s in fact_of(ledger).reliability] == [("Halden Post", None)]
    say(ledger, "reliability", "The Halden Post", "B", why="it corrects itself")
    (source,) = fact_of(ledger).reliability
    assert (source.grade, source.by, source.why) == ("B", "lena", "it corrects itself")
    told = "\n".join(why(ledger.view(), claim).lines())
    assert "reliability: Halden Post B usually reliable (lena, 2031-01-01: it corrects itself)" in told
    assert fact_of(ledger).credibility.grade == 3  # of the information, whoever tells it


def test_who_is_repeated_is_the_source_and_not_who_repeats() -> None:
    world = World()
    page = world.page("a", "2031-05-05", outlet="Courier")
    page.contact("Ada Fenn met Otto Brandt, the Halden Post said.", "Ada Fenn", "Otto Brandt", basis="outlet")
    ledger = world.ledger()
    say(ledger, "reliability", "Courier", "E")
    say(ledger, "reliability", "Halden Post", "A")
    assert [(s.name, s.grade) for s in fact_of(ledger).reliability] == [("the Halden Post", "A")]


def test_somebody_cited_by_name_is_a_source_too() -> None:
    world = World()
    page = world.page("a", "2031-05-05", outlet="Courier")
    page.contact(
        "Ada Fenn met Otto Brandt, Mara Tollin said.",
        "Ada Fenn",
        "Otto Brandt",
        basis="on_record",
        cited=page.ref("Mara Tollin"),
    )
    ledger = world.ledger()
    say(ledger, "reliability", "Mara Tollin", "A")
    assert [(s.name, s.grade) for s in fact_of(ledger).reliability] == [
        ("Courier", None),
        ("Mara Tollin", "A"),
    ]


def test_the_list_tells_what_holds_by_name_and_of_one_source_all_that_was_said() -> None:
    ledger = met()[0].ledger()
    first = say(ledger, "reliability", "Vellmark Gazette", "C")
    say(ledger, "reliability", "Halden Post", "B")
    say(ledger, "reliability", "Vellmark Gazette", None, why="a slip", by="omar", takes_back=first.id)
    assert [one.subject for one in graded(ledger.view(), "reliability").standing] == ["Halden Post"]
    one = graded(ledger.view(), "reliability", "vellmark gazette")
    assert (one.standing, len(one.history)) == ((), 2)
    assert one.lines()[-1].endswith("omar took it back: a slip")
    with pytest.raises(NothingFound):
        standing_of(ledger.view(), "reliability", "Vellmark Gazette")


def test_a_grade_that_a_reader_may_not_see_is_as_if_it_had_not_been_given() -> None:
    world = World()
    page = world.page("secret", "2031-05-05", outlet="Harbour Bulletin", label=SECRET)
    page.contact("Ada Fenn met Otto Brandt.", "Ada Fenn", "Otto Brandt", basis="outlet")
    ledger = world.ledger()
    for kind, subject, grade in (
        ("reliability", "Harbour Bulletin", "B"),
        ("credibility", world.claim(page, 0), "2"),
    ):
        hidden = []
        for _ in range(2):
            with pytest.raises(NothingFound) as refused:
                graded(ledger.view(), kind, subject)  # type: ignore[arg-type]
            hidden.append((str(refused.value), graded(ledger.view(), kind).to_json()))  # type: ignore[arg-type]
            say(ledger, kind, subject, grade)
        assert hidden[0] == hidden[1]
