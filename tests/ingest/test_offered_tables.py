"""Tables of posts, ties and people offer what they say, row by row, and nobody takes it unseen."""

from __future__ import annotations

from pathlib import Path

from backchannel.desk import Desk
from backchannel.model.facts import Attribute, Tenure, Tie
from tests.ledger.worlds import a_desk, ticking
from tests.read.files_made import workbook

POSTS = (
    "Name,Position,Country,Since,Source\nIlan Marden,minister of trade,Canada,2029-11,Gazette\n=1+1,x,,,\n"
)
TIES = (
    "person,with,relation,since,through\n"
    "Ilan Marden,Søren Østergård,friend,2019,harbour talks\n"
    "Ilan Marden,Port Board of Halden,member of,,\n"
    "Ilan Marden,Otto Brandt,sort of,,\n"
)
PEOPLE = "name;e-mail;party\nOtto Brandt;otto@ports.example;Harbour Party\n;nobody@x.example;\n"


def desk_with(tmp_path: Path, **files: str | bytes) -> Desk:
    desk = Desk(a_desk(ticking()), clock=ticking())
    for name, inside in files.items():
        path = tmp_path / name.replace("_", ".")
        path.write_bytes(inside if isinstance(inside, bytes) else inside.encode())
        desk.add(path)
    return desk


def test_a_row_of_posts_is_offered_and_no_fact_until_somebody_says_yes(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, posts_csv=POSTS)
    view = desk.view()
    assert view.claims("tenure") == ()
    (claim,) = view.proposals()
    assert isinstance(claim.fact, Tenure)
    assert (claim.fact.post, claim.fact.country, claim.cited) == ("minister of trade", "CA", "Gazette")
    assert claim.valid is not None
    assert claim.valid.edtf == "2029-11/"
    assert claim.evidence[0].quote == "Ilan Marden,minister of trade,Canada,2029-11,Gazette"
    assert claim.made_by == "tables.v1"


def test_ties_are_told_with_what_the_row_says_of_them_and_bad_rows_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text(TIES, "utf8")
    desk = Desk(a_desk(ticking()), clock=ticking())
    report = desk.add(path)
    friend, member = (claim.fact for claim in desk.view().proposals())
    assert isinstance(friend, Tie)
    assert isinstance(member, Tie)
    assert (friend.tie, friend.detail, friend.origin, friend.directed) == (
        "close_to",
        "friend",
        "harbour talks",
        False,
    )
    assert (member.tie, member.directed) == ("member_of", True)
    ((_, notice),) = [n for n in report.notices if "BC109" in n[1]]
    assert "line 4" in notice
    assert "'sort of' is no tie" in notice


def test_people_come_with_their_details(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, people_csv=PEOPLE)
    facts = [claim.fact for claim in desk.view().proposals()]
    assert [(f.name, f.value) for f in facts if isinstance(f, Attribute)] == [
        ("e-mail", "otto@ports.example"),
        ("party", "Harbour Party"),
    ]


def test_a_sheet_of_a_workbook_is_a_table_too(tmp_path: Path) -> None:
    rows = [line.split(",") for line in POSTS.splitlines()[:2]]
    desk = desk_with(tmp_path, all_xlsx=workbook({"Posts": rows, "Note": [["only", "words"]]}))
    (claim,) = desk.view().proposals()
    assert isinstance(claim.fact, Tenure)
    assert len(desk.view().documents()) == 2


def test_any_other_table_is_a_text_that_can_be_searched(tmp_path: Path) -> None:
    desk = desk_with(tmp_path, tonnes_csv="port,tonnes\nHalden,400\n")
    (document,) = desk.view().documents()
    assert document.reader == "text.v1"
