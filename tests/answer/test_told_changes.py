"""Changes as lines to read."""

from __future__ import annotations

from backchannel.answer.told_changes import change_lines, summary, told_changes
from backchannel.resolve.meaning import changes


def told(before: str, after: str) -> list[str]:
    return change_lines(told_changes(before, after, changes(before, after)), width=80)


def test_a_change_stands_in_its_sentence_with_its_places() -> None:
    assert told("Ships must pay now.", "Ships may pay now.") == [
        "What changes the sense (1)",
        "  softened · weaker (what binds): “must” → “may”                   at 6–10 → 6–9",
        "      Ships [must → may] pay now.",
    ]


def test_what_came_and_what_went_are_marked() -> None:
    assert told("They agree.", "They never agree.")[-1] == "      They [+ never] agree."
    assert told("They fully agree.", "They agree.")[-1] == "      They [− fully] agree."


def test_a_long_exchange_is_two_quotes_cut_to_three_lines() -> None:
    before, after = (" ".join(f"{word}{n}" for n in range(60)) for word in ("salt", "fish"))
    lines = told(f"{before}.", f"{after}.")
    assert [line[:6] for line in lines[-6:]] == ["    − ", "      ", "      ", "    + ", "      ", "      "]
    assert lines[-1].endswith(" …”")
    assert max(len(line) for line in lines) <= 80


def test_the_same_exchange_in_several_places_is_told_once() -> None:
    before = "The Tern sails.\nThe Tern returns.\nThe Tern is sold."
    lines = told(before, before.replace("Tern", "Gull"))
    assert [line for line in lines if "3 places" in line]
    assert sum("→ Gull]" in line for line in lines) == 1


def test_what_says_nothing_anew_stands_last_and_is_counted_past_some() -> None:
    before = "\n".join(f"Quay {n} is opend by the board of harbour {n}." for n in range(9))
    lines = told(f"Ships pay.\n{before}", f"Ships do not pay.\n{before.replace('opend', 'opened')}")
    assert lines[0] == "What changes the sense (1)"
    assert "What says nothing anew (9)" in lines


def test_the_summary_counts_by_kind_in_order_of_rank() -> None:
    before, after = "Ships must pay. It is opend.", "Ships may pay. It is opened. Nobody came."
    assert summary(told_changes(before, after, changes(before, after))) == "1 softened, 1 added, 1 typo"
    assert summary(()) == "no change"


def test_a_moved_and_reworded_sentence_is_told_once_with_its_words_marked() -> None:
    quay = "The long quay of Port Velda is open to all ships of the island."
    other = "Nobody knows when the storm on the western sea will end."
    reworded = quay.replace("all ships", "all boats")
    lines = told(f"{quay}\n{other}\nIt rains.", f"{other}\nIt rains.\n{reworded}")
    assert lines[1].startswith("  reworded · moved, and in it other words")
    assert " ".join(line.strip() for line in lines[2:]) == quay.replace("ships", "[ships → boats]")


def test_a_capital_is_marked_too() -> None:
    assert told("They met the board.", "They met the Board.")[-1] == "      They met the [board → Board]."
