"""What two short texts are to each other: one fact, a contradiction, a change, a plan kept, or nothing."""

from __future__ import annotations

import pytest

from backchannel.model.times import Period

from ..world import World
from .cases import figure, flow, measure, met, post, said, tie, told, two

P = Period
DUTY = "duties on ferry parts"

CASES: dict[str, tuple[World, str]] = {
    "a day and a week that holds it": (
        two(
            met("Vale met Quist on May 4.", valid="2031-05-04"), met("They met this week.", valid="2031-W18")
        ),
        "one fact",
    ),
    "met is a way of holding talks": (
        two(
            met("Vale met Quist on May 4.", valid="2031-05-04"),
            met("Talks on May 4.", mode="talks", valid="2031-05-04"),
        ),
        "one fact",
    ),
    "a call of Sunday and a meeting of that week": (
        two(
            met("Vale spoke with Quist on May 4.", mode="spoke", valid="2031-05-04"),
            met("Vale met Quist at the summit."),
        ),
        "neither",
    ),
    "who met did not only call": (
        two(
            met("Vale met Quist on May 4.", valid="2031-05-04"),
            met("A call on May 4.", mode="call", valid="2031-05-04"),
        ),
        "neither",
    ),
    "two months are two events": (
        two(met("They met in March.", valid="2031-03"), met("They met in May.", valid="2031-05")),
        "neither",
    ),
    "two reports of one week without a day": (
        two(met("Vale met Quist."), met("Vale and Quist have met.")),
        "one fact",
    ),
    "two reports a month apart without a day": (
        two(met("Vale met Quist."), met("Vale met Quist again."), days=("2031-05-05", "2031-06-05")),
        "neither",
    ),
    "a report without any day proves no dated event": (
        two(
            met("Vale met Quist on May 4.", valid="2031-05-04"),
            met("Vale met Quist."),
            days=("2031-05-05", None),
        ),
        "neither",
    ),
    "a hedge is no contradiction": (
        two(
            met("Vale met Quist on May 4.", valid="2031-05-04"),
            met("Vale reportedly met Quist.", modality="hedged"),
        ),
        "one fact",
    ),
    "denied of the same day": (
        two(
            met("They met on May 4.", valid="2031-05-04"),
            met("They did not meet.", valid="2031-05-04", modality="denied"),
        ),
        "contradiction: denied",
    ),
    "a denial of other days": (
        two(
            met("They met on May 4.", valid="2031-05-04"),
            met("They did not meet in June.", valid="2031-06", modality="denied"),
        ),
        "neither",
    ),
    "not since that day is true of a meeting on that day": (
        two(
            met("They met on May 4.", valid="2031-05-04"),
            met("Not since May 4.", valid="2031-05-04/", modality="denied"),
        ),
        "neither",
    ),
    "who did not meet may have called": (
        two(met("They spoke by phone.", mode="call"), met("They did not meet.", modality="denied")),
        "neither",
    ),
    "who did not speak did not meet": (
        two(met("They met."), met("They have not spoken.", mode="spoke", modality="denied")),
        "contradiction: denied",
    ),
    "two cities on one day": (
        two(
            met("In Paris.", valid="2031-05-04", place="Paris"),
            met("In Tokyo.", valid="2031-05-04", place="Tokyo"),
        ),
        "contradiction: two_places",
    ),
    "a house and its city": (
        two(
            met("In the White House.", valid="2031-05-04", place="the White House"),
            met("In Washington.", valid="2031-05-04", place="Washington"),
        ),
        "one fact",
    ),
    "two places of two days": (
        two(
            met("In Paris.", valid="2031-05-04", place="Paris"),
            met("In Tokyo.", valid="2031-05-20", place="Tokyo"),
        ),
        "neither",
    ),
    "two days in one place are two meetings": (
        two(
            met("In Paris on May 3.", valid="2031-05-03", place="Paris"),
            met("In Paris on May 4.", valid="2031-05-04", place="Paris"),
        ),
        "neither",
    ),
    "two days of calls are two calls": (
        two(
            met("A call on May 3.", mode="call", valid="2031-05-03"),
            met("A call on May 4.", mode="call", valid="2031-05-04"),
        ),
        "neither",
    ),
    "their first meeting on two days": (
        two(
            met("Their first meeting, on May 3.", valid="2031-05-03"),
            met("They first met on May 4.", valid="2031-05-04"),
        ),
        "contradiction: two_dates",
    ),
    "planned and then held": (
        two(
            met("They will meet on May 8.", valid="2031-05-08", modality="planned"),
            met("They met.", valid="2031-05-08"),
            days=("2031-05-05", "2031-05-09"),
        ),
        "came_about",
    ),
    "planned and then not held": (
        two(
            met("They will meet on May 8.", valid="2031-05-08", modality="planned"),
            met("They did not meet.", valid="2031-05-08", modality="denied"),
            days=("2031-05-05", "2031-05-09"),
        ),
        "did_not",
    ),
    "a plan is no proof of what was before it": (
        two(
            met("They met on May 4.", valid="2031-05-04"),
            met("They will meet.", modality="planned"),
            days=("2031-05-05", "2031-05-06"),
        ),
        "neither",
    ),
    "nearly a round number": (
        two(figure("500 a day.", "500"), figure("Nearly 500 a day.", "500", "nearly")),
        "one fact",
    ),
    "a number and its rounding": (
        two(figure("487 a day.", "487"), figure("About 500 a day.", "500", "about")),
        "one fact",
    ),
    "two numbers": (
        two(figure("500 a day.", "500"), figure("800 a day.", "800")),
        "contradiction: two_amounts",
    ),
    "two bounds are two accounts": (
        two(figure("More than 500.", "500", "more than"), figure("More than 4,000.", "4000", "more than")),
        "neither",
    ),
    "a bound leaves room": (
        two(figure("620 a day.", "620"), figure("More than 500.", "500", "more than")),
        "neither",
    ),
    "a bound that is broken": (
        two(figure("420 a day.", "420"), figure("More than 500.", "500", "more than")),
        "contradiction: two_amounts",
    ),
    "a figure of another year": (
        two(figure("500 in 2029.", "500", valid=P("2029")), figure("800 in 2030.", "800", valid=P("2030"))),
        "neither",
    ),
    "two amounts of a flow": (
        two(flow("90 tonnes.", "90"), flow("40 tonnes.", "40")),
        "contradiction: two_amounts",
    ),
    "two holders of a post on one day": (
        two(
            post("Prime Minister Hal Orr.", "Hal Orr", "prime minister", country="GB"),
            post("Prime Minister Ann Roe.", "Ann Roe", "prime minister", country="GB"),
            days=("2031-05-05", "2031-05-05"),
        ),
        "contradiction: two_holders",
    ),
    "one holder after the other": (
        two(
            post("Prime Minister Hal Orr.", "Hal Orr", "prime minister", country="GB"),
            post("Prime Minister Ann Roe.", "Ann Roe", "prime minister", country="GB"),
        ),
        "neither",
    ),
    "a post that many hold": (
        two(
            post("Senator Hal Orr.", "Hal Orr", "senator", country="US"),
            post("Senator Ann Roe.", "Ann Roe", "senator", country="US"),
            days=("2031-05-05", "2031-05-05"),
        ),
        "neither",
    ),
    "a post with and without its country": (
        two(
            post("Premier Hal Orr.", "Hal Orr", "premier"),
            post("Ontario's premier, Hal Orr.", "Hal Orr", "premier", country="CA-ON"),
        ),
        "one fact",
    ),
    "a post begun on two days": (
        two(
            post("Envoy since March 3.", "Hal Orr", "ambassador", country="GB", valid="2031-03-03/.."),
            post("Envoy since April 9.", "Hal Orr", "ambassador", country="GB", valid="2031-04-09/.."),
        ),
        "contradiction: two_dates",
    ),
    "imposed on cars and on salt": (
        two(
            measure("Duties on cars.", "impose", "duties on cars", "in_force", rate="25%"),
            measure("Duties on salt.", "impose", "duties on salt", "in_force", rate="10%"),
            days=("2031-05-05", "2031-05-05"),
        ),
        "neither",
    ),
    "two rates in reports of one day": (
        two(
            measure("A duty of 25%.", "impose", DUTY, "in_force", rate="25%"),
            measure("A duty of 10%.", "impose", DUTY, "in_force", rate="10%"),
            days=("2031-05-05", "2031-05-05"),
        ),
        "contradiction: two_rates",
    ),
    "two rates in reports of two months": (
        two(
            measure("A duty of 25%.", "impose", DUTY, "in_force", rate="25%"),
            measure("A duty of 10%.", "impose", DUTY, "in_force", rate="10%"),
            days=("2031-05-05", "2031-07-05"),
        ),
        "neither",
    ),
    "in force and suspended in reports of one day": (
        two(
            measure("The duty holds.", "impose", DUTY, "in_force"),
            measure("The duty is suspended.", "suspend", DUTY, "suspended"),
            days=("2031-05-05", "2031-05-05"),
        ),
        "contradiction: two_stages",
    ),
    "will impose, then paused": (
        two(
            measure("Will impose a duty.", "impose", DUTY, "planned"),
            measure("Paused the duty.", "pause", DUTY, "suspended"),
            days=("2031-05-03", "2031-05-09"),
        ),
        "change",
    ),
    "threatened, then imposed": (
        two(
            measure("Threatens a duty.", "impose", DUTY, "threatened"),
            measure("Imposed the duty.", "impose", DUTY, "in_force"),
            days=("2031-05-03", "2031-05-09"),
        ),
        "came_about",
    ),
    "will retaliate, then will not": (
        two(
            measure("Will retaliate.", "retaliate", None, "planned"),
            measure("Will not.", "retaliate", None, "refused", modality="denied"),
            days=("2031-05-03", "2031-05-09"),
        ),
        "change",
    ),
    "supported, then opposed": (
        two(
            said('"We support the ferry levy in the harbour," said Vale.'),
            said('"We oppose the ferry levy in the harbour," Vale said.'),
        ),
        "change",
    ),
    "supported and opposed in reports of one day": (
        two(
            said('"We support the ferry levy in the harbour," said Vale.'),
            said('"We oppose the ferry levy in the harbour," Vale said.'),
            days=("2031-05-05", "2031-05-05"),
        ),
        "contradiction: two_positions",
    ),
    "one supports, another opposes": (
        two(
            said('"We support the ferry levy in the harbour," said Vale.'),
            said('"We oppose the ferry levy in the harbour," said Orr.', "Hal Orr"),
        ),
        "neither",
    ),
    "for one thing and against another": (
        two(
            said('"We support the ferry levy in the harbour," said Vale.'),
            said('"We oppose new schools on the hill," said Vale.'),
        ),
        "neither",
    ),
    "the same words twice": (
        two(
            said('"The ferry levy will not stand in this harbour," said Vale.'),
            said('Vale: "The ferry levy will not stand in this harbour"'),
        ),
        "one fact",
    ),
    "a tie told twice, years apart": (
        two(
            tie("Vale and Quist are close.", "close_to"),
            tie("They are close.", "close_to"),
            days=("2029-05-05", "2031-05-05"),
        ),
        "one fact",
    ),
    "a daughter is no wife": (
        two(
            tie("Vale, his daughter.", "kin", detail="daughter"), tie("Vale, his wife.", "kin", detail="wife")
        ),
        "neither",
    ),
    "a tie denied in the same weeks": (
        two(
            tie("Vale works for Quist.", "works_for", directed=True),
            tie("Vale does not work for Quist.", "works_for", directed=True, modality="denied"),
        ),
        "contradiction: denied",
    ),
    "a tie that is no longer": (
        two(
            tie("Vale works for Quist.", "works_for", directed=True),
            tie("Vale no longer works for Quist.", "works_for", directed=True, modality="denied"),
            days=("2031-05-05", "2031-06-05"),
        ),
        "superseded: no_longer",
    ),
    "a tie denied years later": (
        two(
            tie("Vale works for Quist.", "works_for", directed=True),
            tie("Vale does not work for Quist.", "works_for", directed=True, modality="denied"),
            days=("2029-05-05", "2031-06-05"),
        ),
        "neither",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_two_texts_are_to_each_other(name: str) -> None:
    world, expected = CASES[name]
    assert told(world) == expected
