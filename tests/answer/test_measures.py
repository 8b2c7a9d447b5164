"""Chains of measures over invented official texts and news of several countries, through a real desk."""

from __future__ import annotations

import pytest

from backchannel.answer.measures import Chain, Measures
from backchannel.desk import Desk
from backchannel.model.errors import NothingFound

CHILE = """EXECUTIVE ORDER No. 21 of May 4, 2021

By the authority vested in me as President by the Constitution and the laws of Chile, including section \
12 of the Border Levies Act, I hereby order:

Section 1. All tin that is a product of Peru shall be subject to an additional duty of 25 percent, effective \
12:01 a.m. on June 4, 2021.

OTTO LIND
"""
CHILE_LATER = """EXECUTIVE ORDER No. 30 of September 1, 2021

By the authority vested in me as President by the Constitution and the laws of Chile, I hereby order:

Section 1. The duties imposed by Executive Order 21 of May 4, 2021, are suspended. \

Section 2. This Order takes effect on September 10, 2021.

OTTO LIND
"""
CANADA = """SOR/2021-66

Her Excellency the Governor General in Council, on the recommendation of the Minister of Finance, makes the \
annexed Order.

1. This Order amends SOR/2020-12.

2. This Order comes into force on June 9, 2021.
"""
PERU = """DECREE No. 45/2021

The Minister of Trade of Peru,

In exercise of the powers conferred by Law 30112, hereby decrees:

Article 1. The quota on anchovy exports established by Decree 12/2020 is extended until 30 June 2022.
"""
NEWS = """President Otto Lind of Chile signed Executive Order 30 on Wednesday. The order suspends the duties \
imposed by Executive Order 21.
"""
TARIFF = "Norway imposed a 15 per cent tariff on Chilean copper."
SUSPENSION = "Norway suspended the tariff on Chilean copper."


def desk(*texts: tuple[str, str]) -> Desk:
    made = Desk.create(":memory:")
    for number, (day, text) in enumerate(texts):
        made.add_text(text, name=f"{number}.txt", published=day)
    return made


def official() -> Desk:
    return desk(
        ("2021-05-04", CHILE),
        ("2021-06-01", CANADA),
        ("2021-06-02", PERU),
        ("2021-09-01", CHILE_LATER),
        ("2021-09-02", NEWS),
    )


def told(answer: Measures) -> list[tuple[str, str, str | None]]:
    """(who acts, how, on what) of every link."""
    found = []
    for chain in answer.chains:
        names = {step.id: step.name for step in chain.steps}
        found += [(names[k.source], k.relation, k.target and names[k.target]) for k in chain.links]
    return sorted(found, key=str)


def states(answer: Measures) -> dict[str, str]:
    return {step.name: step.state.words for chain in answer.chains for step in chain.steps}


def chain_of(answer: Measures, name: str) -> Chain:
    return next(chain for chain in answer.chains if name in [step.name for step in chain.steps])


def test_links_tie_measures_of_several_documents_by_the_acts_they_name() -> None:
    assert told(official().measures(as_of="2021-10-01")) == [
        ("Decree 45/2021", "extends", "Decree 12/2020"),
        ("Executive Order 30", "suspends", "Executive Order 21"),
        ("SOR/2021-66", "amends", "SOR/2020-12"),
    ]


def test_a_chain_stands_in_the_order_in_which_it_was_made_with_the_words_of_every_report() -> None:
    chain = chain_of(official().measures(as_of="2021-10-01"), "Executive Order 21")
    assert [step.name for step in chain.steps] == ["Executive Order 21", "Executive Order 30"]
    assert sorted(c.quote for c in chain.links[0].citations) == [
        "The duties imposed by Executive Order 21 of May 4, 2021, are suspended",
        "suspends the duties imposed by Executive Order 21",
    ]
    assert not chain.links[0].inferred
    first = chain.steps[0]
    assert (first.issuer, first.targets) == ("OTTO LIND", ("Peru",))
    assert [line.happened for line in first.measures] == ["2021-06-04/.."]


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2021-05-20", "takes effect on 2021-06-04"),
        ("2021-07-01", "in force since 2021-06-04"),
        ("2021-09-05", "in force since 2021-06-04"),
        ("2021-09-20", "suspended since 2021-09-10 by Executive Order 30"),
    ],
)
def test_the_state_of_a_measure_is_that_of_the_day_asked_for(day: str, state: str) -> None:
    assert states(desk(("2021-05-04", CHILE), ("2021-09-01", CHILE_LATER)).measures(as_of=day))[
        "Executive Order 21"
    ] == (state)


def test_an_act_suspended_for_some_goods_stays_in_force() -> None:
    part = CHILE_LATER.replace("May 4, 2021, are", "May 4, 2021, with respect to ingots, are")
    part = part.replace("The duties imposed", "The duties on ingots imposed")
    answer = desk(("2021-05-04", CHILE), ("2021-09-01", part)).measures(as_of="2021-10-01")
    (link,) = [k for chain in answer.chains for k in chain.links]
    assert (link.relation, link.is_part) == ("suspends", True)
    assert states(answer)["Executive Order 21"] == "in force since 2021-06-04"


def test_an_act_of_which_there_is_no_text_is_an_open_end() -> None:
    steps = {s.name: s for s in chain_of(official().measures(), "SOR/2020-12").steps}
    assert steps["SOR/2020-12"].measures == ()
    assert steps["SOR/2020-12"].state.words == "only named"


def test_without_its_sentence_there_is_no_link() -> None:
    kept = CHILE_LATER.replace(
        "The duties imposed by Executive Order 21 of May 4, 2021, are suspended.", "Wool."
    )
    assert told(desk(("2021-05-04", CHILE), ("2021-09-01", kept)).measures()) == []


def test_a_number_that_two_countries_use_ties_nothing_without_the_country() -> None:
    namesake = CHILE.replace("laws of Chile", "laws of Ghana").replace("OTTO LIND", "AMA BOADU")
    both = desk(("2021-05-04", CHILE), ("2021-05-04", namesake), ("2021-09-01", CHILE_LATER)).measures()
    chains = [c for c in both.chains if "Executive Order 21" in [s.name for s in c.steps]]
    assert sorted(len(chain.steps) for chain in chains) == [1, 2]
    tied = next(chain for chain in chains if len(chain.steps) == 2)
    assert {step.issuer for step in tied.steps} == {"OTTO LIND"}


def test_the_tariff_is_the_only_one_on_those_goods_and_marked_as_inferred() -> None:
    answer = desk(("2021-05-04", TARIFF), ("2021-06-04", SUSPENSION)).measures()
    (link,) = [k for chain in answer.chains for k in chain.links]
    assert (link.relation, link.inferred, len(link.premises)) == ("suspends", True, 2)
    assert states(answer)[
        "Norway: impose 15 per cent tariff Chilean copper 15 per cent → Chile (in force)"
    ] == ("suspended since 2021-06-04")


@pytest.mark.parametrize(
    "earlier",
    [
        ("Norway imposed a 15 per cent tariff on Chilean salmon.",),
        ("Finland imposed a 15 per cent tariff on Chilean copper.",),
        ("Norway imposed a 15 per cent tariff on Peruvian copper.",),
        (TARIFF, "Norway imposed a 40 per cent tariff on Chilean copper."),
        (),
    ],
)
def test_likeness_makes_no_link(earlier: tuple[str, ...]) -> None:
    texts = [(f"2021-05-0{n + 1}", text) for n, text in enumerate(earlier)]
    answer = desk(*texts, ("2021-06-04", SUSPENSION)).measures()
    (link,) = [k for chain in answer.chains for k in chain.links]
    assert (link.target, link.inferred) == (None, False)


def test_issuer_and_issue_choose_the_chains() -> None:
    whole = official()
    assert {s.name for c in whole.measures(issuer="Peru").chains for s in c.steps} == {
        "Decree 45/2021",
        "Decree 12/2020",
    }
    assert {s.name for c in whole.measures("tin").chains for s in c.steps} == {
        "Executive Order 21",
        "Executive Order 30",
    }
    with pytest.raises(NothingFound):
        whole.measures(issuer="Nobody Atall")


def test_lines_show_state_measure_link_and_quote() -> None:
    answer = desk(("2021-05-04", CHILE), ("2021-09-01", CHILE_LATER)).measures(as_of="2021-10-01")
    lines = answer.lines()
    assert lines[0].startswith("2021-05-04  Executive Order 21 · OTTO LIND")
    assert any("→ suspends Executive Order 21" in line for line in lines)
    assert any("“The duties imposed by Executive Order 21" in line for line in lines)
