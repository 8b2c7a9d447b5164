"""Three shapes of a way in, with invented people: a close tie, a former holder, a letter without answer."""

from __future__ import annotations

from .world import Page, World

DAY = "2031-05-05"
ISSUE = "river permits"


def three_ways() -> tuple[World, Page, Page]:
    """A desk of Canada's, its first report and a second version of it that tells more."""
    world = World(side="CA")
    first = world.page("sentinel", "2031-05-04", outlet="The Sentinel")
    first.says("A row over river permits has grown.")
    first.tenure(
        "Nora Vale is chief of staff to the prime minister.",
        "Nora Vale",
        "chief of staff to Prime Minister",
        country="CA",
    )
    first.tenure(
        "Prime Minister Ilse Brandt was not in the room.", "Ilse Brandt", "prime minister", country="CA"
    )
    first.tenure("President Omar Quist signed nothing.", "Omar Quist", "president", country="US")
    first.tie(
        "Over the lumber talks Vale and Tom Reyes grew into friends who trust each other.",
        "Nora Vale",
        "close_to",
        "Tom Reyes",
        detail="friends who trust each other",
        origin="lumber talks",
    )
    first.contact(
        "The two message each other most weeks.", "Nora Vale", "Tom Reyes", mode="text", frequency="often"
    )
    first.tie("Reyes is married to Quist's daughter.", "Tom Reyes", "kin", "Omar Quist", detail="son-in-law")
    first.tie(
        "It is said that Quist listens to him.",
        "Tom Reyes",
        "influence_over",
        "Omar Quist",
        directed=True,
        modality="hedged",
    )
    first.tenure("Premier Hal Orr of Ontario is angry.", "Hal Orr", "premier", country="CA-ON")
    first.tenure(
        "Trade Representative Vic Tam has his letter.", "Vic Tam", "trade representative", country="US"
    )
    first.contact("Orr wrote to Tam about it.", "Hal Orr", "Vic Tam", mode="letter", one_way=True)
    first.contact(
        "Brandt hopes to have Quist on the line soon.",
        "Ilse Brandt",
        "Omar Quist",
        mode="call",
        modality="expected",
    )
    first.tenure("Jo Lund is the new ambassador.", "Jo Lund", "ambassador to the United States", country="CA")
    first.contact(
        "An official says Lund deals with the Quist team.",
        "Jo Lund",
        "the Quist team",
        point_of_contact=True,
        basis="anonymous",
    )
    second = world.copy_of(first, "sentinel, later", "2031-05-04", outlet="The Sentinel")
    second.tenure(
        "Ed Moss was ambassador before her.",
        "Ed Moss",
        "ambassador to Washington",
        country="CA",
        standing="former",
    )
    second.contact(
        "Moss spoke with Pia Ohm all through the talks.",
        "Ed Moss",
        "Pia Ohm",
        mode="spoke",
        frequency="often",
    )
    second.tie("Ohm is among those Quist hears.", "Pia Ohm", "influence_over", "Omar Quist", directed=True)
    second.tenure(
        "Ohm runs the White House staff.",
        "Pia Ohm",
        "chief of staff",
        country="US",
        organisation="White House",
    )
    second.tie(
        "So is Tam, one official says.",
        "Vic Tam",
        "influence_over",
        "Omar Quist",
        directed=True,
        basis="anonymous",
    )
    return world, first, second
