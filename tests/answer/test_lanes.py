"""The columns of a timeline: what one of ours does is ours, what they say is said."""

from __future__ import annotations

from backchannel.answer.timeline import timeline
from backchannel.model.facts import Measure
from backchannel.model.times import Period

from .world import World


def test_an_event_stands_in_the_column_of_who_acts() -> None:
    made = World(side="CA")
    page = made.page("a", "2031-05-04")
    page.tenure("Fisheries minister Nora Vale of Canada.", "Nora Vale", "fisheries minister", country="CA")
    page.contact("Vale met Quist.", "Nora Vale", "Omar Quist", valid="2031-05-01")
    page.contact("Quist met Orr.", "Omar Quist", "Hal Orr", valid="2031-05-02")
    page.statement('"No salmon without permits," said Vale.', "Nora Vale", valid="2031-05-03")
    ban = Measure(issuer=page.ref("Omar Quist"), act="ban", object="salmon")
    page.fact("Quist banned salmon.", ban, valid=Period("2031-05-04"))
    own = Measure(issuer=page.ref("Nora Vale"), act="tax", object="salmon")
    page.fact("Vale taxed salmon.", own, valid=Period("2031-05-05"))
    nobody = Measure(issuer=None, act="lift", object="salmon")
    page.fact("The ban was lifted.", nobody, valid=Period("2031-05-06"))
    events = timeline(made.view(), who=None, about=None).events
    lanes = [event.lane for event in events if event.kind != "tenure"]
    assert lanes == ["ours", "did", "said", "measure", "ours", "measure"]
