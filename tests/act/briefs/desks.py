"""Desks with something to brief about: river permits, on which Brandt's side wants to reach Quist."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from backchannel.act.briefs.briefs import Briefs
from backchannel.act.briefs.sheet import BriefSheet
from backchannel.act.briefs.wanted import Wanted
from backchannel.desk import Desk
from backchannel.model.facts import Flow, Measure
from backchannel.model.labels import OPEN, Label, Reader
from tests.answer.shapes import DAY, ISSUE, three_ways
from tests.answer.world import World

ASKED = Wanted(template="ca-minister", issue=ISSUE, as_of=date.fromisoformat(DAY))


def a_world() -> World:
    """Of Quist and Vale, with measures, statements, a flow and an expectation, in two documents."""
    made, first, second = three_ways()
    quist, vale = first.ref("Omar Quist"), first.ref("Nora Vale")
    suspended = Measure(issuer=quist, act="suspend", object="river permits", stage="announced")
    first.fact("Quist has suspended all river permits.", suspended)
    raised = Measure(issuer=quist, act="raise", object="river permits", stage="threatened")
    first.fact("He may charge for river permits.", raised, modality="hedged")
    first.statement('"We need the river permits back," Brandt said.', "Ilse Brandt")
    second.statement('"No river permits for anyone," said Quist.', "Omar Quist", basis="on_record")
    logs = Flow(
        givers=(vale,), receivers=(quist,), goods="logs", amount=Decimal(900), unit="rafts", per="month"
    )
    first.fact("Some 900 rafts of logs go south each month under river permits.", logs)
    second.contact("Vale met Quist on river permits.", "Nora Vale", "Omar Quist", place="Lenz")
    return made


def a_desk(world: World | None = None, *, clearance: Label = OPEN, name: str = "lena") -> Desk:
    return Desk((world or a_world()).ledger(), reader=Reader(name, clearance))


def a_brief(wanted: Wanted = ASKED, desk: Desk | None = None) -> tuple[Briefs, BriefSheet]:
    briefs = (desk or a_desk()).briefs
    return briefs, briefs.new(wanted)


def texts(sheet: BriefSheet, section: str) -> list[str | None]:
    return [line.text for line in sheet.every_line if line.section == section]


def codes(sheet: BriefSheet) -> dict[int, list[str]]:
    """What is in the way, by the id of the line."""
    return {line.id: [flag.code for flag in line.flags] for line in sheet.in_the_way}
