"""What a change of words means: its kind, its rank and its reason."""

from __future__ import annotations

import math
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.resolve.differences import differences
from backchannel.resolve.meaning import Change, changes

FIRST = "The board of Port Velda meets every spring.\n"
LAST = "\nNobody outside the board is invited to the meeting."


def only(before: str, after: str) -> Change:
    found = changes(f"{FIRST}{before}{LAST}", f"{FIRST}{after}{LAST}")
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("The board will pay the fee.", "The board will not pay the fee.", "negation"),
        ("The ban is no longer in force.", "The ban is in force.", "negation"),
        ("A truce is likely.", "A truce is unlikely.", "negation"),
        ("They do pay the fee.", "They don’t pay the fee.", "negation"),
        ("La taxe est due.", "La taxe n’est due.", "negation"),
        ("Head of the board: Anneke Vorstad", "Head of the board: Ilmar Tesk", "post"),
        ("Deputy head: Ilmar Tesk", "Deputy head: vacant", "post"),
        ("Ilmar Tesk, acting envoy, left.", "Ilmar Tesk, envoy, left.", "post"),
        ("The ship belongs to Vorstad now.", "The ship belongs to Tesk now.", "name"),
        ("A duty of 10 percent applies.", "A duty of 25 percent applies.", "number"),
        ("It costs two crowns a day.", "It costs three crowns a day.", "number"),
        ("The ban ends on 3 March.", "The ban ends on 9 March.", "date"),
        ("The ban ends on Monday.", "The ban ends on Friday.", "date"),
        ("It was signed in 2029 there.", "It was signed in 2031 there.", "date"),
        ("Exporters must file a plan.", "Exporters should file a plan.", "softened"),
        ("Exporters may file a plan.", "Exporters must file a plan.", "hardened"),
        ("They inspect all ships.", "They inspect some ships.", "softened"),
        ("The island noted the ban.", "The island condemned the ban.", "hardened"),
        ("The island demands a truce.", "The island suggests a truce.", "softened"),
        ("They expect a truce.", "They promise a truce.", "hardened"),
        ("They support the plan.", "They strongly support the plan.", "hardened"),
        ("The alleged smuggler fled.", "The smuggler fled.", "hardened"),
        ("The fleet returns immediately.", "The fleet returns soon.", "softened"),
        ("Les exportateurs doivent payer.", "Les exportateurs devraient payer.", "softened"),
        ("The ship carries salt fish.", "The ship carries dried fish.", "reworded"),
        ("The board recieved a letter.", "The board received a letter.", "typo"),
        ("Ask ffor the list.", "Ask for the list.", "typo"),
        ("They met, and left.", "They met and left.", "signs"),
        ("They met the Board there.", "They met the board there.", "signs"),
    ],
)
def test_a_change_is_of_its_kind(before: str, after: str, kind: str) -> None:
    assert only(before, after).kind == kind


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("They block imports of salt.", "They block exports of salt."),
        ("It is worth a million there.", "It is worth a billion there."),
        ("This is a legal act there.", "This is an illegal act there."),
        ("He is now there.", "He is not there."),
    ],
)
def test_another_word_of_nearly_the_same_letters_is_no_typo(before: str, after: str) -> None:
    assert only(before, after).rank < 9


def test_may_is_a_month_where_a_day_or_a_capital_says_so() -> None:
    assert only("The ban ends on 3 May.", "The ban ends on 3 June.").kind == "date"
    assert only("They may leave.", "They must leave.").kind == "hardened"


def test_the_reason_quotes_the_words() -> None:
    assert only("A duty of 10 percent.", "A duty of 25 percent.").why == "a number: “10” → “25”, more"
    assert only("They must pay.", "They may pay.").why == "weaker (what binds): “must” → “may”"
    assert only("They will pay.", "They will not pay.").why == "the contrary: “not” is new"


def test_a_sentence_added_or_dropped_tells_what_is_in_it() -> None:
    text = "The talks go on."
    more = f"{text} Envoy Ilmar Tesk offers 40 ships in June."
    added, dropped = only(text, more), only(more, text)
    assert (added.kind, dropped.kind) == ("added", "dropped")
    assert added.rank == dropped.rank == 4
    assert set(added.touches) == {"post", "name", "number", "date"}
    assert "Tesk" in added.why
    assert only(text, f"{text} The weather is fine there.").rank == 7


def test_a_moved_paragraph_is_one_change_and_said_to_be_that() -> None:
    one = "The first quay is closed to all ships of the island."
    two = "The second quay is open to ships with a licence."
    three = "The third quay is being built by the harbour office."
    found = changes("\n".join((one, two, three)), "\n".join((three, one, two)))
    assert [change.kind for change in found] == ["moved"]
    before, after = "\n".join((one, two, three)), "\n".join((three, one, two))
    assert before[found[0].before.start : found[0].before.end] == three
    assert after[found[0].after.start : found[0].after.end] == three


def test_what_changes_the_sense_stands_before_what_is_only_long() -> None:
    before = "The quay is open.\nShips pay the fee.\nThe board recieved a letter."
    after = (
        "The quay is open. It lies at the end of the old road, where the wind is mild and the view is wide.\n"
        "Ships pay no fee.\nThe board received a letter."
    )
    assert [change.kind for change in changes(before, after)] == ["negation", "added", "typo"]


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The board must meet.",
            "The board may meet.",
            "Head of the board: Anneke Vorstad\n",
            "Head of the board: Ilmar Tesk\n",
            "It costs 10 crowns on 3 May.",
            "It costs 12 crowns on 3 May.",
            "Nobody is invited to the long talks.",
            "Everybody was asked to come to the quay at noon.\n",
        ]
    ),
    max_size=8,
).map(" ".join)
TURNED = {"hardened": "softened", "softened": "hardened", "added": "dropped", "dropped": "added"}


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_places_are_inside_and_every_difference_is_covered(before: str, after: str) -> None:
    found = changes(before, after)
    for side, text in (("before", before), ("after", after)):
        covered = [0] * len(text)
        for change in found:
            span = getattr(change, side)
            assert 0 <= span.start <= span.end <= len(text)
            for at in range(span.start, span.end):
                covered[at] += 1
        assert max(covered, default=0) <= 1
        for one in differences(before, after):
            span = getattr(one, side)
            assert all(covered[at] for at in range(span.start, span.end) if text[at].isalnum())


@settings(max_examples=150, deadline=None)
@given(SENTENCES, SENTENCES)
def test_of_one_exchange_the_way_back_is_the_contrary(before: str, after: str) -> None:
    there, back = changes(before, after), changes(after, before)
    if len(there) == len(back) == 1:
        assert back[0].kind == TURNED.get(there[0].kind, there[0].kind)
        assert back[0].rank == there[0].rank


def _seconds(times: int) -> float:
    before = "\n".join(f"Head of quay {n}: Anneke Vorstad must pay {n} crowns." for n in range(times))
    after = "\n".join(f"Head of quay {n}: Ilmar Tesk may pay {n + 1} crowns." for n in range(0, times, 2))
    start = process_time()
    changes(before, after)
    return process_time() - start


def test_twice_the_text_takes_about_twice_the_time() -> None:
    short = long = math.inf
    for _ in range(8):
        short, long = min(short, _seconds(300)), min(long, _seconds(600))
        if long <= 3 * short:
            return
    pytest.fail(f"{long:.3f} s after {short:.3f} s")
