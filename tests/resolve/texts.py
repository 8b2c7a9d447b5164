"""Reports of an invented world, and what happens to reports: cutting, updating, garbling."""

from __future__ import annotations

from datetime import date
from typing import Any

from backchannel.model.sources import Document, Passage, Quality

FERRY = """Norland's transport minister Orla Venn suspended all ferry sailings to Sudria on Monday
after a survey found cracks in the hulls of four ships built at the Kessel yard in 2019.

The order, signed in Port Halden, takes 38 sailings a day out of service and strands an estimated
6,200 passengers, according to the harbour board. Freight operators said timber and fish worth 14
million crowns were waiting on the quays at Halden and Brugg.

Venn said the ships would stay in port until inspectors from the Baltic Register had examined every
weld. The Sudrian government asked for an exemption for medical cargo, which her ministry is
studying.

Shares of the operator, Halden Line, fell 11 per cent in early trading. Its chief executive, Piet
Osgard, was due to meet the minister on Tuesday. The yard declined to comment on the survey, which
was carried out in March by the engineer Mara Tollin.

Unions representing 900 deckhands demanded full pay for the length of the stoppage and threatened to
block the road tunnel under the Kettle strait. Hotels in Brugg opened their halls to stranded
families, and the army delivered blankets to the terminal during the night.
"""

FERRY_ELSEWHERE = """Thousands of travellers slept on the floors of Norland's ports after every ferry to
Sudria was called off over fears that hulls could break apart.

Inspectors discovered fractures in four vessels, all from the same shipbuilder, Kessel, the
transport ministry announced. Minister Orla Venn told reporters the fleet is going nowhere before
specialists have looked at each seam.

In Brugg, the queue of lorries reached the town hall by noon. A driver hauling herring, Tomas Reik,
feared his load would spoil. Halden Line has hired two replacement boats, but those carry cars only.

Sudria depends on the crossing for hospital supplies. Its premier, Ines Caro, spoke with Venn by
telephone and expects an answer on emergency shipments this week. Analysts doubt that Halden Line
can survive a month without income; its stock lost a tenth of its value.
"""

BUDGET = """Sudria's parliament passed a budget on Thursday that doubles spending on schools and
pays for it with a levy on granite exports, ending a dispute that had brought down two
cabinets since the spring.

Finance minister Joel Amsel called the vote a victory for villages in the interior, where one
classroom in three has no heating. The quarry owners' league said the levy of 7 per cent would close
pits in the Morrow valley and announced a complaint to the constitutional court.

The measure passed by 61 votes to 55 after three liberals broke with their leader, Karin Dolph.
Economists at the University of Lanz expect the deficit to shrink to 2.4 per cent next year. The
central bank left its rate unchanged.
"""


def document(id_: str, text: str, *, day: int | None = None, garbled: bool = False, **rest: Any) -> Document:
    """A document of May 2031, without a date where no day is given."""
    return Document(
        id=id_,
        text=text,
        published=date(2031, 5, day) if day else None,
        quality=Quality(garbled=garbled),
        **rest,
    )


def with_furniture(id_: str, text: str, box: str, **rest: Any) -> Document:
    """The text with a box that the reader marked as no part of the report."""
    return document(
        id_, f"{text}{box}", passages=(Passage(len(text), len(text) + len(box), "furniture"),), **rest
    )


def garbled(text: str) -> str:
    """Every plain word of four letters or more exchanged for another; names, numbers and order stay."""
    swapped = {"ferry": "vessel", "minister": "clergyman", "sailings": "departures"}
    words = text.split(" ")
    return " ".join(
        w if not w.isalpha() or not w.islower() or len(w) < 4 else swapped.get(w, f"{w[::-1]}") for w in words
    )
