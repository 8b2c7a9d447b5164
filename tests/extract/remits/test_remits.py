from __future__ import annotations

import pytest

from backchannel.extract.remits.remits import remits
from backchannel.model.facts import Remit

from ..reading_aloud import entities, parsed_text


def found(text: str) -> list[str]:
    """ "body role issue", with the modality where it is not asserted."""
    parsed = parsed_text(text)
    known, lines = entities(parsed), []
    for draft in remits(parsed):
        assert isinstance(draft.fact, Remit)
        assert all(e.stands_in(parsed.document) for e in draft.evidence)
        known |= entities(parsed)
        fact = draft.fact
        words = f"{known[fact.body].caption} {fact.role} {fact.issue}"
        lines.append(words if draft.modality == "asserted" else f"{words} [{draft.modality}]")
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The decision on quotas rests with the fisheries minister.", "fisheries minister decides quotas"),
        ("The choice of supplier lies with Ana Souza.", "Ana Souza decides supplier"),
        ("The decision is up to the president.", "president decides decision"),
        ("The cabinet will decide whether to lift the ban.", "cabinet decides whether to lift the ban"),
        ("The prime minister decides on retaliation.", "prime minister decides retaliation"),
        ("Mara Quist, who oversees export controls, spoke.", "Mara Quist decides export controls"),
        ("Export permits are overseen by Otto Brandt.", "Otto Brandt decides Export permits"),
        ("Lena Roth is in charge of border policy.", "Lena Roth decides border policy"),
        ("Ola Dahl is responsible for tariffs.", "Ola Dahl decides tariffs"),
        ("The president has the power to impose tariffs.", "president decides tariffs"),
        ("Quebec has jurisdiction over hydro exports.", "Quebec decides hydro exports"),
        ("The White House has the final say on exemptions.", "White House decides exemptions"),
    ],
)
def test_who_decides_is_told_in_many_ways(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Senate must approve the treaty.", "Senate vetoes treaty"),
        ("Any change must be approved by the Storting.", "Storting vetoes change"),
        ("Any deal needs the approval of Congress.", "Congress vetoes deal"),
        ("Congress can veto the order.", "Congress vetoes order"),
        ("Parliament has the authority to block the sale.", "Parliament vetoes sale"),
        ("Hungary could block the sanctions package.", "Hungary vetoes sanctions package [hedged]"),
        ("The king has no power to veto laws.", "king vetoes laws [denied]"),
    ],
)
def test_whoever_must_approve_or_can_block_has_a_veto(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The softwood file is led by Jo Lind.", "Jo Lind drafts softwood file"),
        ("Jo Lind leads the negotiations on lumber.", "Jo Lind drafts negotiations on lumber"),
        ("Ola Dahl is drafting the retaliation list.", "Ola Dahl drafts retaliation list"),
        ("Peter Voss advises the chancellor on energy.", "Peter Voss advises energy"),
    ],
)
def test_drafting_and_advising_are_less_than_deciding(text: str, expected: str) -> None:
    assert found(text) == [expected]


def test_a_remit_denied_is_told_as_denied() -> None:
    assert found("The Treasury does not decide on tariffs.") == ["Treasury decides tariffs [denied]"]


def test_the_name_behind_a_charge_is_who_has_it() -> None:
    text = "Ola Dahl is the trade minister. The minister responsible for timber, Kari Holm, met him."
    assert found(text) == ["Kari Holm decides timber"]


@pytest.mark.parametrize(
    "text",
    [
        "The company is responsible for the crash.",
        "Ana Souza is largely responsible for the surge.",
        "Ed Moss oversaw export controls.",
        "Before that Ed Moss was the officer in charge of customs.",
        "The president vetoed the bill.",
        "The Senate approved the treaty.",
        "Who decides on quotas?",
        "Jo Lind leads the party.",
        "Jo Lind would be better at handling the file.",
        "Residents must approve the plan.",
        "A minister must approve the plan.",
        "Otto Brandt oversees a team of 15.",
        "Ana Souza has to decide how far to go.",
    ],
)
def test_acts_blame_the_past_and_questions_are_no_remits(text: str) -> None:
    assert found(text) == []


def test_what_is_missing_is_told() -> None:
    parsed = parsed_text("It oversees border crossings, and Ana Souza decides on it.")
    parsed.near_facts.clear()
    assert list(remits(parsed)) == []
    assert [(n.kind, n.lacks) for n in parsed.near_facts] == [
        ("remit", "who it is"),
        ("remit", "what it is about"),
    ]


def test_the_quote_is_the_clause_and_no_more() -> None:
    parsed = parsed_text("Rain fell in Oslo, but the Senate must approve the treaty by May.")
    assert [d.evidence[0].quote for d in remits(parsed)] == ["the Senate must approve the treaty by May"]
    parsed = parsed_text("The minister responsible for timber, Kari Holm, met Jo Lind in Bergen.")
    assert [d.evidence[0].quote for d in remits(parsed)] == ["The minister responsible for timber, Kari Holm"]
