"""Relations of documents → independent reports."""

from __future__ import annotations

from backchannel.model.reports import DocumentRelation, Relation, reports, standing


def relation(
    left: str, right: str, said: Relation, *, by: str = "copies.v1", score: float = 0.9
) -> DocumentRelation:
    return DocumentRelation(left=left, right=right, relation=said, score=score, reasons=(), by=by)


def test_copies_versions_and_garbled_copies_are_one_report() -> None:
    said = [relation("b", "a", "copy"), relation("b", "c", "version"), relation("d", "a", "garbled_copy")]
    assert set(reports("abcd", said).values()) == {"a"}


def test_one_story_is_not_one_report() -> None:
    assert reports("ab", [relation("a", "b", "same_story")]) == {"a": "a", "b": "b"}


def test_a_digest_of_two_reports_does_not_make_them_one() -> None:
    said = [
        relation("a", "digest", "copy", score=0.9),
        relation("b", "digest", "copy", score=0.8),
        relation("a", "b", "same_story"),
    ]
    assert reports(["a", "b", "digest"], said) == {"a": "a", "b": "b", "digest": "a"}


def test_a_person_parts_what_the_program_joined() -> None:
    said = [relation("a", "b", "copy"), relation("b", "a", "different", by="lena")]
    assert reports("ab", said) == {"a": "a", "b": "b"}


def test_the_key_says_which_document_stands_for_the_report() -> None:
    day = {"a": "2031-05-03", "b": "2031-05-02"}
    assert reports("ab", [relation("a", "b", "copy")], key=day.__getitem__) == {"a": "b", "b": "b"}


def test_a_cut_and_a_garbled_copy_of_one_report_are_one_report() -> None:
    said = [
        relation("cut", "whole", "copy"),
        relation("other words", "whole", "garbled_copy"),
        relation("cut", "other words", "same_story"),
    ]
    assert set(reports(["cut", "other words", "whole"], said).values()) == {"cut"}


def test_a_person_parts_a_cut_from_a_garbled_copy() -> None:
    said = [
        relation("cut", "whole", "copy"),
        relation("other words", "whole", "garbled_copy"),
        relation("cut", "other words", "different", by="lena"),
    ]
    found = reports(["cut", "other words", "whole"], said)
    assert found["cut"] != found["other words"]


def test_what_holds_of_a_pair_is_the_persons_word_whatever_the_order() -> None:
    said = [relation("a", "b", "part_copy"), relation("b", "a", "different", by="lena")]
    for order in (said, said[::-1]):
        assert [one.relation for one in standing(order)] == ["different"]
