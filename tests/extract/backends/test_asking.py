"""Asking about a document: nothing is lost, whatever the backend does."""

from __future__ import annotations

from msgspec.structs import replace

from backchannel.extract.backends.asking import asked
from backchannel.extract.backends.questions import Question
from backchannel.extract.parsed import Parsed
from backchannel.model.errors import BadAnswer, NoAnswer
from backchannel.model.labels import Label
from backchannel.settings import BACKEND_FAILURES, BACKEND_SENTENCE_CHARACTERS, BACKEND_SENTENCES

from .obeying import CARRIER, Scripted, codes, triggered, whole


def labelled(parsed: Parsed) -> Parsed:
    parsed.document = replace(parsed.document, label=Label(1))
    return parsed


def silent(_: Question) -> object:
    raise NoAnswer("the endpoint gave no answer")


def test_a_labelled_document_is_not_sent_beyond_this_machine() -> None:
    far = Scripted(lambda _: [whole("tie")], is_local=False)
    found = asked(labelled(triggered(CARRIER, "tie")), (), far)
    assert (far.seen, found.sentences, found.proposals, codes(found)) == ([], 0, (), ["BC713"])


def test_a_labelled_document_may_be_asked_about_on_this_machine_and_an_open_one_anywhere() -> None:
    near = Scripted(lambda _: [whole("tie")])
    assert len(asked(labelled(triggered(CARRIER, "tie")), (), near).proposals) == 1
    far = Scripted(lambda _: [whole("tie")], is_local=False)
    assert len(asked(triggered(CARRIER, "tie"), (), far).proposals) == 1


def test_a_failure_is_told_with_its_code_and_the_next_sentence_is_asked_about() -> None:
    def broken_once(question: Question) -> object:
        if "Halden" in question.sentence:
            raise BadAnswer("the answer is no JSON")
        return [whole("tie", a="Kern", b="Stein")]

    found = asked(triggered(f"{CARRIER} Kern talked to Stein.", "tie"), (), Scripted(broken_once))
    assert (found.sentences, len(found.proposals), codes(found)) == (2, 1, ["BC721"])


def test_a_backend_that_is_silent_is_left_alone() -> None:
    backend = Scripted(silent)
    found = asked(triggered(" ".join(f"Kern talked in hall {n}." for n in range(9)), "tie"), (), backend)
    assert len(backend.seen) == BACKEND_FAILURES
    assert codes(found) == ["BC720"] * BACKEND_FAILURES + ["BC723"]
    assert f"{9 - BACKEND_FAILURES} more" in found.refused[-1].reason


def test_so_many_sentences_are_sent_and_no_more() -> None:
    backend = Scripted(lambda _: [])
    text = " ".join(f"Kern talked in hall {n}." for n in range(BACKEND_SENTENCES + 5))
    found = asked(triggered(text, "tie"), (), backend)
    assert found.sentences == len(backend.seen) == BACKEND_SENTENCES
    assert codes(found) == ["BC723"]


def test_a_sentence_without_end_is_not_sent() -> None:
    backend = Scripted(lambda _: [])
    text = "Kern talked about " + "ferries and " * (BACKEND_SENTENCE_CHARACTERS // 10) + "more"
    found = asked(triggered(text, "tie"), (), backend)
    assert (backend.seen, codes(found)) == ([], ["BC723"])


def test_a_kind_that_a_backend_cannot_tell_is_not_asked_for() -> None:
    backend = Scripted(lambda _: [])
    backend.kinds = frozenset(["flow"])
    assert asked(triggered(CARRIER, "tie"), (), backend).sentences == 0
    assert backend.seen == []


def test_the_same_answer_twice_is_one_proposal() -> None:
    found = asked(triggered(CARRIER, "tie"), (), Scripted(lambda _: [whole("tie"), whole("tie")]))
    assert len(found.proposals) == 1
