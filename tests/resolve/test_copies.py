"""Which documents are one report."""

from __future__ import annotations

from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.resolve.copies import relation, relations
from backchannel.resolve.fingerprints import Fingerprint, fingerprint

from .respun import ARTICLE, OWN_REPORT, RESPUN
from .texts import BUDGET, FERRY, FERRY_ELSEWHERE, document, garbled, with_furniture

READOUT = """Premier Ines Caro of Sudria spoke today with {who} of {land}. The two leaders discussed
the safety of shipping in the northern straits and the need to keep trade flowing
between their countries. They welcomed progress toward an agreement on inspections and
agreed that their teams would remain in close contact in the weeks ahead. The Premier
thanked {name} for the hospitality shown to stranded passengers and looked forward to a
visit in the summer.
"""


def kind(left: str, right: str, **rest: bool) -> str | None:
    found = relation(fingerprint(document("a", left)), fingerprint(document("b", right, **rest)))
    return found.relation if found else None


def test_a_reprint_wrapped_anew_is_a_copy() -> None:
    assert kind(FERRY, " ".join(FERRY.split())) == "copy"


def test_a_short_cut_of_a_report_is_a_copy() -> None:
    assert kind(FERRY, "\n\n".join(FERRY.split("\n\n")[:2])) == "copy"


def test_an_updated_report_is_a_version() -> None:
    report = " ".join(FERRY.split())
    updated = report.replace("fell 11 per cent in early trading", "closed 14 per cent lower")
    updated = updated.replace("was due to meet the minister on Tuesday", "left the talks without a word")
    later = (
        "\nLate in the evening two ships were cleared to carry medicine under escort of the coast guard.\n"
    )
    assert kind(FERRY, updated + later) == "version"


def test_a_garbled_copy_is_known_by_names_and_their_order() -> None:
    assert kind(FERRY, garbled(FERRY), garbled=True) == "garbled_copy"


def test_a_respun_copy_that_reads_well_is_known_by_the_names_of_both() -> None:
    assert kind(ARTICLE, RESPUN) == "garbled_copy"
    assert kind(ARTICLE, OWN_REPORT) == kind(RESPUN, OWN_REPORT) == "same_story"


def test_a_report_that_takes_two_paragraphs_over_is_a_copy_in_part() -> None:
    taken = ARTICLE.split("\n\n")[3:5]
    assert kind(ARTICLE, "\n\n".join((OWN_REPORT, *taken))) == "part_copy"


def test_one_paragraph_of_background_makes_no_copy() -> None:
    assert kind(ARTICLE, f"{OWN_REPORT}\n{ARTICLE.split(chr(10) * 2)[4][:120]}") == "same_story"


def test_two_writers_on_one_event_are_one_story_and_no_copies() -> None:
    assert kind(FERRY, FERRY_ELSEWHERE) == "same_story"
    assert kind(FERRY, FERRY_ELSEWHERE, garbled=True) == "same_story"


def test_another_event_is_nothing() -> None:
    assert kind(FERRY, BUDGET) is None


def test_a_shared_quotation_makes_no_copy() -> None:
    speech = f"“{' '.join(BUDGET.split())}”"
    assert (
        kind(f"Orla Venn spoke in Brugg. {speech}", f"Critics answered the speech on Friday. {speech}")
        != "copy"
    )


def test_a_box_of_the_outlet_makes_no_copy() -> None:
    box = "\n".join(
        f"Read our letter number {n}, sent to every reader before breakfast, free." for n in range(40)
    )
    left = fingerprint(with_furniture("a", FERRY, box))
    right = fingerprint(with_furniture("b", BUDGET, box))
    assert relation(left, right) is None


def test_readouts_of_one_mould_are_no_copies() -> None:
    first = READOUT.format(who="King Haldor Moe", land="Westmark", name="King Haldor")
    second = READOUT.format(who="President Nadia Brisk", land="Ostrova", name="President Brisk")
    assert kind(first, second) in (None, "same_story")


def test_a_notice_of_the_next_year_in_the_same_words_is_no_copy() -> None:
    first = document("a", FERRY, day=2)
    second = msgspec.structs.replace(document("b", FERRY.replace("2019", "2020")), published=date(2032, 5, 2))
    assert relation(fingerprint(first), fingerprint(second)) is None


def test_a_short_form_of_words_is_no_copy() -> None:
    assert (
        kind(
            "The harbour board of Brugg met on Monday and will meet again.",
            "The harbour board of Lanz met on Monday and will meet again.",
        )
        != "copy"
    )


def test_reasons_are_given() -> None:
    found = relation(fingerprint(document("a", FERRY)), fingerprint(document("b", FERRY)))
    assert found is not None
    assert found.reasons == ("100% of the shorter one's own words", "100% of names and numbers")
    assert (found.by, found.score) == ("copies.v2", 1.0)


def test_relations_come_in_the_order_of_the_known_and_leave_out_the_rest() -> None:
    known = [fingerprint(document(i, t)) for i, t in (("x", BUDGET), ("c", FERRY), ("e", FERRY_ELSEWHERE))]
    found = relations(document("new", FERRY), known)
    assert [(r.right, r.relation) for r in found] == [("c", "copy"), ("e", "same_story")]


def test_a_document_is_no_copy_of_itself() -> None:
    assert relations(document("a", FERRY), [fingerprint(document("a", FERRY))]) == []


def test_a_fingerprint_survives_json_and_message_pack() -> None:
    made = fingerprint(document("a", FERRY, day=4, outlet="The Halden Post"))
    assert msgspec.json.decode(msgspec.json.encode(made), type=Fingerprint) == made
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=Fingerprint) == made
    assert len(msgspec.msgpack.encode(made)) < 5000


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_are_compared_alike_both_ways(left: str, right: str) -> None:
    a, b = fingerprint(document("a", left)), fingerprint(document("b", right))
    one, other = relation(a, b), relation(b, a)
    assert (one and (one.relation, one.score)) == (other and (other.relation, other.score))
