from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backchannel.answer.references import references, referred
from backchannel.answer.routes import routes
from backchannel.answer.timeline import timeline
from backchannel.answer.unnamed import Meant, unnamed
from backchannel.answer.who import who
from backchannel.answer.why import why
from backchannel.desk import Desk
from backchannel.model.claims import Review
from backchannel.model.entities import Judgement
from backchannel.model.facts import Contact
from backchannel.model.labels import Label
from backchannel.model.times import Period

from .world import World

POST = "Norway's prime minister"
MET = "Mara Quist met Norway's prime minister."


def meeting(day: str = "2031-04-10", words: str = POST, sentence: str = MET) -> World:
    """Kari Lunde led Norway in April and May; one page tells of a meeting with the post alone."""
    world = World()
    for name, reported in (("april", "2031-04-01"), ("may", "2031-05-01")):
        page = world.page(name, reported)
        page.tenure("Kari Lunde is Norway's prime minister.", "Kari Lunde", "prime minister", country="NO")
    page = world.page("talks", day)
    page.tenure("Mara Quist is Canada's ambassador.", "Mara Quist", "ambassador to Norway", country="CA")
    meet(world, "talks", words, sentence)
    return world


def meet(world: World, name: str, words: str, sentence: str) -> None:
    page = next(p for p in world.pages if p.name == name)
    who_met = (page.ref("Mara Quist"), page.ref(words, "post"))
    page.fact(sentence, Contact(participants=who_met, mode="met"))


def only(world: World) -> Meant:
    found = unnamed(world.view()).found
    assert len(found) == 1
    return found[0]


def test_a_post_means_whoever_surely_held_it_on_the_day_of_the_document() -> None:
    meant = only(meeting())
    assert (meant.name, meant.day and meant.day.isoformat()) == ("Kari Lunde", "2031-04-10")
    assert [c.published and c.published.isoformat() for c in meant.premises] == ["2031-04-01", "2031-05-01"]


@pytest.mark.parametrize("day", ["2031-03-20", "2031-06-01", "2035-01-01"])
def test_beyond_what_is_proved_it_stays_open_with_who_it_may_be(day: str) -> None:
    meant = only(meeting(day))
    assert meant.name is None
    assert day == "2035-01-01" or [name for name, _ in meant.candidates] == ["Kari Lunde"]


@pytest.mark.parametrize(
    "words", ["the prime minister", "the former prime minister of Norway", "then Norwegian prime minister"]
)
def test_without_a_country_or_of_another_time_nobody_is_meant(words: str) -> None:
    assert only(meeting(words=words)).name is None


def test_two_who_may_be_meant_leave_it_open() -> None:
    world = meeting()
    other = world.page("rival", "2031-04-10")
    other.tenure("Bo Vik is Norway's prime minister.", "Bo Vik", "prime minister", country="NO")
    meant = only(world)
    assert meant.name is None


def test_an_event_of_another_day_means_the_holder_of_that_day() -> None:
    world = meeting()
    world.page("old", "2029-01-01").tenure(
        "Bo Vik is Norway's prime minister.", "Bo Vik", "prime minister", country="NO"
    )
    assert only(world).name == "Kari Lunde"
    talks = next(p for p in world.pages if p.name == "talks")
    start, end, fact, envelope = talks.facts[-1]
    talks.facts[-1] = (start, end, fact, envelope | {"valid": Period("2029-01-01")})
    assert only(world).name == "Bo Vik"


def test_an_envoys_destination_stands_behind_the_words() -> None:
    world = World()
    page = world.page("a", "2031-04-10")
    page.tenure("Jo Lund is Canada's ambassador.", "Jo Lund", "ambassador to Norway", country="CA")
    talks = world.page("talks", "2031-04-10")
    meet(world, "talks", "Canadian ambassador", "Mara Quist met the Canadian ambassador to Norway on Monday.")
    assert only(world).name == "Jo Lund"
    assert only(world).words == "Canadian ambassador to Norway"
    assert talks.name == "talks"


def test_another_countrys_holder_is_no_candidate() -> None:
    world = World()
    page = world.page("a", "2031-04-10")
    page.tenure("Jo Lund is Canada's ambassador to Norway.", "Jo Lund", "ambassador to Norway", country="CA")
    page.tenure("Ambassador Jo Lund spoke.", "Jo Lund", "ambassador")
    page.tenure("Mara Quist is a trade envoy.", "Mara Quist", "trade envoy")
    meet(world, "a", "Germany's ambassador", "Mara Quist met Germany's ambassador.")
    assert only(world).candidates == ()


def test_dossier_timeline_and_routes_get_the_contact_and_say_that_it_is_inferred() -> None:
    view = meeting().view("2031-05-01")
    dossier = who(view, "Kari Lunde")
    told = "Mara Quist, Kari Lunde (as “Norway's prime minister”, inferred): met"
    assert [line.words for line in dossier.contacts] == [told]
    assert dossier.contacts[0].origins == 1
    assert told in [event.words for event in timeline(view, who="Kari Lunde").events]
    hop = routes(view, to="Kari Lunde").routes[0].hops[0]
    assert "inferred" in hop.detail
    assert (hop.documents, hop.origins) == (1, 1)
    assert hop.pieces[0].said < 0.7
    assert {c.quote for c in hop.citations} == {MET, "Kari Lunde is Norway's prime minister."}
    answer = why(view, "Mara Quist -> Kari Lunde")
    assert [c.quote for c in answer.supports] == [MET]
    assert answer.origins == 1
    assert {c.quote for c in answer.who_is_meant} == {"Kari Lunde is Norway's prime minister."}
    assert "Who is meant by the post, inferred from" in answer.lines()


def test_the_claims_stay_as_they_were_written() -> None:
    view = meeting().view()
    post = references(view)[0].ref
    assert view.canonical(post) == post
    assert view.entity(post).kind == "post"
    assert referred(view).entity(post).kind == "person"
    assert referred(referred(view)) is not view
    assert referred(World().view()).claims() == ()


def test_whoever_may_not_see_the_proof_is_not_told_who_is_meant() -> None:
    world = meeting()
    for page in world.pages:
        if page.name in ("april", "may"):
            page.options = {"label": Label(level=2)}
    assert only(world).name is None
    assert only(world).candidates == ()


TEXTS = (
    ("2031-04-01", "OSLO — Norwegian Prime Minister Kari Lunde opened the port."),
    ("2031-04-10", "OSLO — Mara Quist met the Norwegian prime minister on Thursday."),
    ("2031-05-01", "OSLO — Norwegian Prime Minister Kari Lunde spoke to reporters."),
)


@pytest.fixture
def desk() -> Desk:
    instants = iter(datetime(2031, 6, 1, 0, minute, tzinfo=UTC) for minute in range(60))
    desk = Desk.create(":memory:", side="CA", clock=lambda: next(instants))
    for day, text in TEXTS:
        desk.add_text(text, name=day, published=day)
    return desk


def meant_by_desk(desk: Desk) -> list[str | None]:
    return [m.name for m in desk.unnamed().found]


def test_what_is_meant_comes_with_the_reports_and_goes_with_them(desk: Desk) -> None:
    assert meant_by_desk(desk) == ["Kari Lunde"]
    premise = unnamed(desk.view()).found[0].premises[0].claim
    desk.ledger.review(
        Review(claim=premise, verdict="rejected", by="lena", at=datetime(2031, 6, 2, tzinfo=UTC))
    )
    assert meant_by_desk(desk) == [None]


def test_before_the_proof_was_known_nobody_was_meant(desk: Desk) -> None:
    third = max(c.known.begin for c in desk.view().claims("tenure"))
    before = next(c for c in desk.view().claims("contact") if c.known.begin < third).known.begin
    assert [m.name for m in unnamed(desk.view(known=before)).found] == [None]


def test_a_person_can_say_that_it_is_somebody_else(desk: Desk) -> None:
    one = desk.unnamed().found[0]
    said = Judgement(
        left=one.ref, right=str(one.id), verdict="different", score=1, reasons=("no",), by="lena"
    )
    desk.ledger.judge(said)
    found = desk.unnamed().found[0]
    assert (found.name, found.contested) == (None, "Kari Lunde")
    assert desk.who("Kari Lunde").contacts == ()
