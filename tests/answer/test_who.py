from __future__ import annotations

import msgspec
import pytest

from backchannel.answer.who import Dossier, who
from backchannel.model.errors import Ambiguous, NothingFound

from .shapes import DAY, three_ways
from .world import World


def test_a_dossier_has_posts_ties_contacts_and_their_words() -> None:
    dossier = who(three_ways()[0].view(DAY), "Nora Vale")
    assert (dossier.name, dossier.side) == ("Nora Vale", "ours")
    assert [(p.post, p.state) for p in dossier.posts] == [
        ("chief of staff to Prime Minister (Canada)", "last_known")
    ]
    assert [line.words for line in dossier.ties] == [
        "Nora Vale is close to Tom Reyes (friends who trust each other; lumber talks)"
    ]
    assert [line.words for line in dossier.contacts] == ["Nora Vale, Tom Reyes: exchanged messages (often)"]
    assert dossier.ties[0].citations[0].quote.startswith("Over the lumber talks")


def test_copies_are_one_line_with_one_origin() -> None:
    line = who(three_ways()[0].view(DAY), "Nora Vale").ties[0]
    assert (line.origins, line.glyph, len(line.citations)) == (1, "◐", 2)


def test_a_surname_and_a_post_name_somebody() -> None:
    view = three_ways()[0].view(DAY)
    assert who(view, "Vale").name == "Nora Vale"
    assert who(view, "prime minister of Canada").name == "Ilse Brandt"


def test_what_is_of_a_later_day_is_left_out_and_counted() -> None:
    world, _, _ = three_ways()
    world.page("later", "2032-01-01").contact("Vale met Quist.", "Nora Vale", "Omar Quist")
    dossier = who(world.view(DAY), "Nora Vale")
    assert dossier.later == 1
    assert all("Omar Quist" not in line.words for line in dossier.contacts)


def test_long_sections_are_cut_and_say_so() -> None:
    world = World()
    page = world.page("a", "2031-05-04")
    for number in range(5):
        page.contact(f"Vale met Guest {number}.", "Nora Vale", f"Guest {number}")
    dossier = who(world.view(DAY), "Nora Vale", at_most=2)
    assert (len(dossier.contacts), dossier.more["contacts"]) == (2, 3)
    assert "  and 3 more contacts" in dossier.lines()


def test_a_dossier_reads_by_section_with_the_words_under_each_fact() -> None:
    lines = who(three_ways()[0].view(DAY), "Nora Vale").lines(width=100)
    assert lines[0] == "Nora Vale (person, ours) as of 2031-05-05"
    posts = lines.index("Posts")
    assert lines[posts + 1] == (
        "  chief of staff to Prime Minister (Canada): last known, reported 2031-05-04"
    )
    assert lines[posts + 2] == (
        "      “Nora Vale is chief of staff to the prime minister.” The Sentinel, 2031-05-04"
    )
    assert max(map(len, lines)) <= 100


def test_words_of_a_coming_holder_do_not_name_the_post_that_is_held() -> None:
    world = World()
    world.page("a", "2031-05-04").tenure("President Quist.", "Omar Quist", "president", country="US")
    later = world.page("b", "2034-05-04")
    later.tenure("President-elect Quist.", "Omar Quist", "president-elect", country="US", standing="incoming")
    assert [p.post for p in who(world.view("2031-05-04"), "Omar Quist").posts] == [
        "president (United States)"
    ]


def test_two_of_one_surname_are_ambiguous_and_nobody_is_not_found() -> None:
    world = World()
    page = world.page("a", "2031-05-04")
    page.contact("Nora Vale met Otto Vale.", "Nora Vale", "Otto Vale")
    with pytest.raises(Ambiguous, match="Nora Vale, Otto Vale"):
        who(world.view(DAY), "Vale")
    with pytest.raises(NothingFound):
        who(world.view(DAY), "Xaver")


def test_a_dossier_survives_json() -> None:
    dossier = who(three_ways()[0].view(DAY), "Omar Quist")
    assert msgspec.json.decode(dossier.to_json(), type=Dossier) == dossier
