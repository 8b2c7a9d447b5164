"""What is taken of an answer, and what is refused with which code."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.extract.backends.answers import Checked, Refused, checked, place_of
from backchannel.extract.backends.questions import questions
from backchannel.settings import BACKEND_FACTS_A_SENTENCE, BACKEND_WORDS_CHARACTERS

from .obeying import CARRIER, KINDS, triggered, whole

BEFORE = "It rained. "


def check(kind: str, facts: object) -> list[Checked | Refused]:
    (question,) = questions(triggered(BEFORE + CARRIER, kind), ())
    return list(checked(question, facts))


def code(kind: str, **changed: Any) -> str:
    (found,) = check(kind, [whole(kind, **changed)])
    return found.code if isinstance(found, Refused) else ""


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_the_sentence_are_taken_with_their_places(kind: str) -> None:
    (found,) = check(kind, [whole(kind)])
    assert isinstance(found, Checked)
    for name, places in found.places.items():
        told = whole(kind)[name]
        words = told if isinstance(told, list) else [told]
        assert [(BEFORE + CARRIER)[start:end] for start, end in places] == words


@pytest.mark.parametrize(
    "words",
    [
        "Halden Officials",
        "Halden  officials",
        "Halden official",
        "alden officials",
        "It rained",
        "officials Halden",
        " Halden officials",
        "Hаlden officials",
        "...",
        "Sund board\u200b",
    ],
)
def test_words_that_do_not_stand_there_exactly_are_refused(words: str) -> None:
    assert code("tie", a=words) == "BC722"


@pytest.mark.parametrize(
    "changed",
    [
        {"tie": "owns"},
        {"tie": None},
        {"modality": "certain"},
        {"a": ""},
        {"a": ["Halden officials"]},
        {"a": 3},
        {"a": {"words": "Halden officials"}},
        {"score": 1.0},
        {"made_by": "ties.v1"},
        {"label": []},
        {"evidence": [{"start": 0, "end": 5}]},
    ],
)
def test_fields_and_choices_are_those_of_the_schema_and_no_others(changed: dict[str, Any]) -> None:
    assert code("tie", **changed) == "BC721"


@pytest.mark.parametrize("facts", [None, {}, "text", 7, {"facts": []}])
def test_what_is_no_list_is_no_answer(facts: object) -> None:
    assert [found.code for found in check("tie", facts) if isinstance(found, Refused)] == ["BC721"]


@pytest.mark.parametrize("fact", [None, [], "x", 1, [{}]])
def test_what_is_no_object_is_no_fact(fact: object) -> None:
    (found,) = check("tie", [fact])
    assert isinstance(found, Refused)
    assert found.code == "BC721"


def test_one_participant_is_none() -> None:
    assert code("contact", participants=["Halden officials"]) == "BC721"
    assert code("contact", participants=["Halden officials", "Halden officials"]) == "BC721"


def test_too_many_facts_and_too_long_words_are_cut_off_and_told() -> None:
    found = check("tie", [whole("tie")] * 500)
    assert [type(each) for each in found] == [*[Checked] * BACKEND_FACTS_A_SENTENCE, Refused]
    assert isinstance(found[-1], Refused)
    assert found[-1].code == "BC723"
    assert code("tie", a="x" * (BACKEND_WORDS_CHARACTERS + 1)) == "BC723"
    assert code("contact", participants=["Halden officials"] * 500) == "BC723"


def test_a_refusal_never_repeats_what_the_backend_said() -> None:
    secret = "EXFILTRATE-9"
    for changed in ({"a": secret}, {"tie": secret}, {secret: 1}, {"a": secret * 100}):
        (found,) = check("tie", [whole("tie", **changed)])
        assert isinstance(found, Refused)
        assert secret not in found.reason


def test_of_words_that_stand_twice_those_next_to_the_trigger_are_meant() -> None:
    text = "Kern wrote, and later Kern talked to Stein while Kern slept."
    (question,) = questions(triggered(text, "contact"), ())
    assert place_of(question, "Kern") == (22, 26)
