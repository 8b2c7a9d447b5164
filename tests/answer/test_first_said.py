"""Whose report a claim repeats, and what that makes of its origins."""

from __future__ import annotations

import pytest

from backchannel.answer.facts import KnownFact, facts
from backchannel.answer.first_said import outlet_of, plain_outlet, repeats_in
from backchannel.answer.why import why
from backchannel.model.sources import Document

from .world import World

OUTLETS = {
    "Ada Fenn told The Halden Post that she would resign.": ("The Halden Post", True),
    "In an interview with CNN, Otto Brandt denied it.": ("CNN", True),
    "Speaking to the BBC's Jon Aske, she laughed.": ("the BBC", True),
    "She said so in remarks to the Canadian Press.": ("the Canadian Press", True),
    "According to a report in Der Spiegel on Friday, Venn met Caro.": ("Der Spiegel", False),
    "Venn was in touch with Caro, the Vellmark Gazette reported on 4 May.": ("the Vellmark Gazette", False),
    "The talks, first disclosed by Politico, failed.": ("Politico", False),
    "Kyodo was first to report the visit.": ("Kyodo", False),
    "Gas rose, Reuters reported, citing two officials.": ("Reuters", False),
}
NOBODY = (
    "Ada Fenn told reporters in Lanz that nothing is decided.",
    "Caro told Mara Tollin that it is over.",
    "She arrived in time for the press.",
    "He posted the letter to the Post Office on Monday.",
)


@pytest.mark.parametrize("sentence", OUTLETS)
def test_an_outlet_that_was_told_or_reported_is_known_by_its_name(sentence: str) -> None:
    (found,) = repeats_in(Document(id="d", text=sentence))
    assert (found.outlet, found.cited_only) == OUTLETS[sentence]


@pytest.mark.parametrize("sentence", NOBODY)
def test_who_is_no_outlet_is_none(sentence: str) -> None:
    assert list(repeats_in(Document(id="d", text=sentence))) == []


def test_an_outlet_that_speaks_of_itself_repeats_nobody() -> None:
    text = "Ada Fenn told the Halden Post that she would resign."
    assert list(repeats_in(Document(id="d", text=text, outlet="The Halden Post"))) == []


def test_who_first_reported_the_sentence_before_is_told_of_it() -> None:
    text = "Venn will go to Lanz. The plan was first reported by Politico. Caro will stay."
    found = [text[one.start : one.end] for one in repeats_in(Document(id="d", text=text))]
    assert found == ["Venn will go to Lanz.", "The plan was first reported by Politico."]


def test_an_agency_is_one_whatever_it_is_called() -> None:
    assert plain_outlet("AP") == plain_outlet("The Associated Press")
    assert plain_outlet("The Halden Post") == plain_outlet("Halden Post")
    assert outlet_of("Halden Post Office") == "Halden Post"
    assert outlet_of("Ada Fenn") is None


def met(world: World, name: str, day: str, sentence: str, **options: object) -> str:
    envelope = {"valid": "2031-05-04", "basis": options.pop("basis", "outlet")}
    page = world.page(name, day, **options)
    page.contact(sentence, "Ada Fenn", "Otto Brandt", **envelope)
    return world.claim(page, 0)


def of(world: World, claim: str) -> KnownFact:
    return next(f for f in facts(world.view()).facts if claim in {c.claim for c in f.citations})


def test_two_that_repeat_one_outlets_report_are_one_origin_and_one_source() -> None:
    world = World()
    one = met(
        world, "a", "2031-05-05", "Ada Fenn met Otto Brandt, the Halden Post reported.", outlet="Courier"
    )
    met(world, "b", "2031-05-06", "The Halden Post said Ada Fenn met Otto Brandt.", outlet="Herald")
    fact = of(world, one)
    assert (fact.documents, fact.origins, fact.sources, fact.credibility.grade) == (2, 1, 1, 3)
    assert [c.traced for c in fact.citations] == [
        "repeats the Halden Post, outside this archive",
        "repeats The Halden Post, outside this archive",
    ]


def test_it_is_traced_to_the_outlets_own_report_where_that_is_here() -> None:
    world = World()
    one = met(
        world, "a", "2031-05-05", "Ada Fenn met Otto Brandt, the Halden Post reported.", outlet="Courier"
    )
    met(
        world,
        "b",
        "2031-05-06",
        "Otto Brandt and Ada Fenn met, according to the Halden Post.",
        outlet="Herald",
    )
    met(world, "own", "2031-05-04", "We saw Ada Fenn and Otto Brandt when they met.", outlet="Halden Post")
    fact = of(world, one)
    own = world.pages[2].id
    assert (fact.documents, fact.origins, fact.sources) == (3, 1, 1)
    assert {c.origin for c in fact.citations} == {own}
    assert [c.first_said for c in fact.citations] == [None, own, own]
    assert "repeats the Halden Post, in this archive" in "\n".join(why(world.view(), one).lines())


def test_an_own_report_beside_a_repeated_one_stays_a_second_origin() -> None:
    world = World()
    one = met(
        world, "a", "2031-05-05", "Ada Fenn met Otto Brandt, the Halden Post reported.", outlet="Courier"
    )
    met(world, "b", "2031-05-06", "Ada Fenn was seen as she met Otto Brandt.", outlet="Herald")
    fact = of(world, one)
    assert (fact.origins, fact.sources, fact.credibility.grade) == (2, 2, 1)


def test_two_texts_credited_to_one_agency_are_one_origin() -> None:
    world = World()
    one = met(world, "a", "2031-05-05", "Ada Fenn met Otto Brandt.", outlet="Courier", credit="Reuters")
    met(world, "b", "2031-05-06", "Otto Brandt met Ada Fenn.", outlet="Herald", credit="Reuters")
    fact = of(world, one)
    assert (fact.documents, fact.origins, fact.sources) == (2, 1, 1)


def test_what_the_writer_adds_to_what_an_outlet_was_told_is_his_own() -> None:
    world = World()
    page = world.page("a", "2031-05-05", outlet="Courier")
    page.tenure("Ada Fenn, the premier, told CNN that it is over.", "Ada Fenn", "premier")
    page.statement('Ada Fenn told CNN: "It is over."', "Ada Fenn", basis="on_record")
    view = world.view()
    traced = [why(view, world.claim(page, n)).supports[0].traced for n in (0, 1)]
    assert traced == [None, "repeats CNN, outside this archive"]


def test_an_outlets_own_report_that_a_reader_may_not_see_is_outside_their_archive() -> None:
    from backchannel.model.labels import Label

    world = World()
    one = met(
        world, "a", "2031-05-05", "Ada Fenn met Otto Brandt, the Halden Post reported.", outlet="Courier"
    )
    secret = Label(2, frozenset({"harbour"}))
    met(world, "own", "2031-05-04", "Ada Fenn and Otto Brandt met.", outlet="Halden Post", label=secret)
    hidden, missing = world.view(), world.view(without=["own"])
    assert why(hidden, one).to_json() == why(missing, one).to_json()
