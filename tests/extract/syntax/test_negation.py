"""What is told as not so. The people and events of the sentences are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backchannel.extract.syntax.negation import (
    is_affirmed,
    is_denied,
    is_negated,
    is_no_longer,
    is_no_predicate,
    is_none,
    is_not_so,
    joined_to,
)

from ..reading_aloud import parsed_text

if TYPE_CHECKING:
    from spacy.tokens import Token


def word(text: str, of: str) -> Token:
    """The first token of a text that reads so."""
    return next(t for t in parsed_text(text).tokens if t.text == of)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Marta Lind did not meet Jorge Sala.", "meet"),
        ("Marta Lind never met Jorge Sala.", "met"),
        ("Marta Lind no longer speaks with Jorge Sala.", "speaks"),
        ("Denmark no longer imposes tariffs on tea.", "imposes"),
        ("Denmark imposed no tariffs on tea.", "imposed"),
        ("No tariffs were imposed on tea.", "imposed"),
        ("Neither Marta Lind nor Jorge Sala met the envoy.", "met"),
        ("Neither side met the envoy.", "met"),
        ("Nobody met the envoy.", "met"),
        ("None of the envoys met Jorge Sala.", "met"),
        ("Denmark shipped none of the masks to Kenya.", "shipped"),
        ("Marta Lind is neither a minister nor a mayor.", "is"),
        ("Marta Lind never met or spoke to Jorge Sala.", "spoke"),
        ("Marta Lind nearly met Jorge Sala.", "met"),
    ],
)
def test_a_clause_is_negated_by_its_own_words(text: str, verb: str) -> None:
    assert is_negated(word(text, verb))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Marta Lind met Jorge Sala.", "met"),
        ("Marta Lind is not only a minister but also a mayor.", "is"),
        ("No 10 called Jorge Sala.", "called"),
        ("Denmark imposed tariffs on tea, though nobody asked.", "imposed"),
        ("Denmark sent nothing but rice to Kenya.", "sent"),
        ("Marta Lind met Jorge Sala and made no promises.", "met"),
        ("Marta Lind, who has no children, met Jorge Sala.", "met"),
        ("Denmark nearly doubled its tariffs on tea.", "doubled"),
        ("Marta Lind almost certainly met Jorge Sala.", "met"),
    ],
)
def test_what_is_no_negation_of_the_clause(text: str, verb: str) -> None:
    assert not is_negated(word(text, verb))


def test_an_object_that_is_none_negates_only_where_it_counts() -> None:
    told = word("Marta Lind told Jorge Sala nothing.", "told")
    assert is_negated(told)
    assert not is_negated(told, by_object=False)


@pytest.mark.parametrize(
    "text",
    [
        "Marta Lind is no longer minister.",
        "Marta Lind is not minister any more.",
        "Marta Lind is not minister anymore.",
        "Marta Lind is not the minister of trade any longer.",
    ],
)
def test_what_is_no_longer_so_was_so(text: str) -> None:
    assert is_no_longer(word(text, "is"))
    assert not is_no_longer(word("Marta Lind is not minister.", "is"))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Marta Lind denied that she had met Jorge Sala.", "met"),
        ("Marta Lind denied having met Jorge Sala.", "met"),
        ("Marta Lind denied ever meeting Jorge Sala.", "meeting"),
        ("Marta Lind denied wanting to meet Jorge Sala.", "meet"),
        ("Marta Lind denied reports that she had met Jorge Sala.", "met"),
        ("Marta Lind dismissed claims that she had met Jorge Sala.", "met"),
        ("Marta Lind refused to meet Jorge Sala.", "meet"),
        ("Marta Lind failed to be confirmed as envoy.", "confirmed"),
        ("Marta Lind has yet to meet Jorge Sala.", "meet"),
        ("Marta Lind ruled out meeting Jorge Sala.", "meeting"),
        ("Marta Lind left without having met Jorge Sala.", "met"),
        ("Instead of meeting Jorge Sala, Marta Lind flew home.", "meeting"),
        ("Marta Lind flew home rather than meet Jorge Sala.", "meet"),
        ("Marta Lind was prevented from meeting Jorge Sala.", "meeting"),
        ("Denmark refrained from imposing tariffs on tea.", "imposing"),
        ("Denmark backed away from imposing tariffs on tea.", "imposing"),
        ("Denmark is far from imposing tariffs on tea.", "imposing"),
        ("Denmark stopped short of imposing tariffs on tea.", "imposing"),
        ("Denmark decided against imposing tariffs on tea.", "imposing"),
        ("Denmark dropped its plan to impose tariffs on tea.", "impose"),
        ("Denmark issued no order banning tea.", "banning"),
        ("Marta Lind has stopped talking to Jorge Sala.", "talking"),
        ("It is not true that Marta Lind met Jorge Sala.", "met"),
        ("It is false that Marta Lind met Jorge Sala.", "met"),
        ("It is not the case that Marta Lind met Jorge Sala.", "met"),
        ("There is no evidence that Marta Lind met Jorge Sala.", "met"),
        ("Marta Lind was wrongly reported to have met Jorge Sala.", "met"),
    ],
)
def test_a_clause_is_denied_by_the_words_above_it(text: str, verb: str) -> None:
    assert is_denied(word(text, verb))
    assert is_not_so(word(text, verb))


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Marta Lind did not deny that she had met Jorge Sala.", "met"),
        ("There is no doubt that Marta Lind met Jorge Sala.", "met"),
        ("Marta Lind met Jorge Sala without telling her staff.", "met"),
        ("Marta Lind could not avoid meeting Jorge Sala.", "meeting"),
        ("Nothing prevented Marta Lind from meeting Jorge Sala.", "meeting"),
        ("Marta Lind dismissed the aide who had met Jorge Sala.", "met"),
        ("Marta Lind rejected the offer, meeting Jorge Sala instead.", "meeting"),
        ("Marta Lind denied the report and met Jorge Sala.", "met"),
        ("Marta Lind said that she had met Jorge Sala.", "met"),
    ],
)
def test_what_stands_near_a_denial_is_not_denied(text: str, verb: str) -> None:
    assert not is_denied(word(text, verb))


def test_what_somebody_did_not_hesitate_to_do_was_done() -> None:
    assert is_affirmed(
        *(word("Marta Lind did not hesitate to call Jorge Sala.", w) for w in ("call", "hesitate"))
    )
    assert not is_affirmed(
        *(word("Marta Lind did not want to call Jorge Sala.", w) for w in ("call", "want"))
    )


def test_no_friend_is_none_and_not_a_friend_says_it_of_nobody() -> None:
    assert is_none(word("Marta Lind is no friend of Jorge Sala.", "friend"))
    for text in (
        "Marta Lind is no friend of Jorge Sala.",
        "Marta Lind is not a friend of Jorge Sala.",
        "Marta Lind denied being a friend of Jorge Sala.",
        "Marta Lind, never a friend of Jorge Sala, voted against it.",
    ):
        assert is_no_predicate(word(text, "friend")), text
    assert not is_no_predicate(word("Marta Lind, a friend of Jorge Sala, denied the report.", "friend"))
    assert not is_no_predicate(word("Marta Lind did not meet her friend Jorge Sala.", "friend"))


def test_what_stands_behind_a_not_is_left_out_of_a_list() -> None:
    text = "Marta Lind met Jorge Sala and Bo Ek, but not Anna Kern."
    assert [t.text for t in joined_to(word(text, "Sala"))] == ["Ek"]
