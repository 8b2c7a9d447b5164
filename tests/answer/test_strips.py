"""Strips: who is on whose side, what each holds or held, what proves each step, and what is open."""

from __future__ import annotations

from backchannel.answer.route_answer import RoutesAnswer
from backchannel.answer.routes import routes

from .shapes import DAY, ISSUE, three_ways
from .world import World


def answer() -> RoutesAnswer:
    return routes(three_ways()[0].view(DAY), to="Omar Quist", about=ISSUE)


def test_a_strip_reads_from_ours_to_the_target_with_posts_and_sides() -> None:
    lines = answer().lines(width=100)
    assert "1  [Nora Vale] → Tom Reyes → (Omar Quist) · fair" in lines
    assert "   [Nora Vale]  chief of staff to Prime Minister (Canada; as of 2031-05-04)" in lines
    assert "   Tom Reyes  no post known" in lines


def test_a_former_holder_is_marked_so_beside_the_name() -> None:
    assert "   [Ed Moss]  former ambassador to Washington (Canada)" in answer().lines()


def test_an_inferred_country_says_so() -> None:
    world = World()
    page = world.page("a", DAY)
    page.tenure("Minister Ana Bell.", "Ana Bell", "trade minister", country="CA", country_inferred=True)
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    page.contact("Bell met Quist.", "Ana Bell", "Omar Quist")
    lines = routes(world.view(DAY), to="Omar Quist").lines()
    assert "   [Ana Bell]  trade minister (Canada, inferred)" in lines


def test_each_step_tells_its_own_documents_and_origins() -> None:
    step = next(line for line in answer().lines(width=110) if "close relationship with" in line)
    assert step.endswith("strong · 2 docs · 1 origin ◐")


def test_one_quote_a_step_is_shown_on_one_line_and_all_in_full_where_asked_for() -> None:
    short, full = answer().lines(width=88), answer().lines(width=88, evidence=True)
    assert "    │   “Over the lumber talks Vale and Tom Reyes grew into…” The Sentinel, 2031-05-04" in short
    assert not any("It is said that Quist listens" in line for line in short)
    whole = " ".join(" ".join(full).replace("│", "").split())
    assert "“Over the lumber talks Vale and Tom Reyes grew into friends who trust each other.”" in whole
    assert "“It is said that Quist listens to him.”" in whole


def test_no_line_is_wider_than_asked_for() -> None:
    for width in (80, 100, 120):
        for lines in (answer().lines(width=width), answer().lines(width=width, explain=True)):
            assert max(map(len, lines)) <= width


def test_a_variant_shows_only_what_its_route_does_not() -> None:
    lines = answer().lines(width=110)
    start = next(n for n, line in enumerate(lines) if line.startswith("   or: [Ilse Brandt] → [Nora Vale]"))
    assert lines[start + 1].startswith("       [Ilse Brandt]  prime minister (Canada")
    assert lines[start + 2].startswith("    │ Ilse Brandt → Nora Vale: ")
    assert lines[start + 4] == ""


def test_what_is_no_way_in_stands_apart() -> None:
    lines = answer().lines()
    assert lines.index("Not a way in, or not yet:") < lines.index("   expected: Ilse Brandt, Omar Quist")


def test_where_there_is_no_route_the_gap_is_told() -> None:
    world = World()
    page = world.page("a", DAY)
    page.tenure("Minister Ana Bell.", "Ana Bell", "trade minister", country="CA")
    page.tenure("President Omar Quist.", "Omar Quist", "president", country="US")
    lines = routes(world.view(DAY), to="Omar Quist").lines()
    assert "No route in what you can see." in lines
    assert any("would close the gap" in line for line in lines)
