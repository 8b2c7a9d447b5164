"""A registry of posts: strict about rows, their words under every fact, an anchor of who is who."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from backchannel.desk import Desk
from backchannel.extract.language_model import Model
from backchannel.ingest.pipeline import add
from backchannel.ingest.post_registry import import_registry, registry
from backchannel.ingest.post_rows import post_table
from backchannel.ingest.rereading import reread
from backchannel.ingest.sources import items
from backchannel.model.errors import BadTable
from backchannel.model.facts import Attribute, Tenure
from backchannel.model.sources import Document
from backchannel.read.reading import read_text
from tests.ledger.worlds import a_desk, ticking

TABLE = """id,Holder,Post,Country,Organisation,From,To,Source,Phone
11,"Marden, Ilan",minister of trade,Canada,Department of Trade,1961-03,1965,"Almanac, p. 3",+1 555 0100
12,Ilan Marden,minister of trade,CA,Department of Trade,2019-11-20,present,Gazette,+1 555 0199
13,Søren Østergård,minister of fisheries,Norway,,2030-01,,Gazette,
"""
STORY = (
    "Canadian Trade Minister Ilan Marden said on Tuesday that Canada would open its harbours. "
    "Norwegian Fisheries Minister Soren Ostergard met Marden in Oslo.\n"
)


def imported(text: str = TABLE) -> Desk:
    desk = Desk(a_desk(ticking()), clock=ticking())
    import_registry(desk.ledger, registry(text.encode(), name="cabinets.csv"))
    return desk


def test_each_row_is_a_tenure_with_its_own_words_period_and_source() -> None:
    desk = imported()
    first, second, third = desk.view().claims("tenure")
    assert isinstance(first.fact, Tenure)
    assert (first.fact.post, first.fact.country, first.fact.standing) == ("minister of trade", "CA", "former")
    assert first.evidence[0].quote.startswith('11,"Marden, Ilan",minister of trade,Canada')
    assert [c.valid.edtf for c in (first, second, third) if c.valid is not None] == [
        "1961-03/1965",
        "2019-11-20/..",
        "2030-01/",
    ]
    assert (first.cited, first.basis) == ("Almanac, p. 3", "document")
    assert first.valid_words is not None
    assert first.valid_words.quote == "1961-03,1965"
    assert desk.verify() == []


def test_rows_of_one_name_and_other_numbers_or_times_are_two_people() -> None:
    for text in (TABLE, "\n".join(line.partition(",")[2] for line in TABLE.splitlines())):
        desk = imported(text)
        one, other = desk.view().named("Ilan Marden", "person")
        assert desk.view().canonical(one.id) != desk.view().canonical(other.id)
        assert [j.verdict for j in desk.view().judgements(one.id)] == ["different"]


def test_rows_of_one_name_and_of_times_that_touch_are_one_person() -> None:
    text = "holder,post,from,to\nAna Duarte,envoy,2011,2015\nANA DUARTE,minister of trade,2015,\n"
    assert len(imported(text).view().named("Ana Duarte", "person")) == 1


def test_whoever_a_text_names_with_the_post_of_a_row_is_that_person(model: Model) -> None:
    desk = imported()
    story = read_text(STORY, name="story.txt", published=date(2031, 5, 6))
    add(desk.ledger, [("story.txt", story)], model=model)
    view = desk.view()
    (minister,) = [k for k in view.named("Ilan Marden") if len(k.refs) == 2]
    periods = {c.valid.edtf for c in view.claims_of(minister.id, "tenure") if c.valid is not None}
    assert periods == {"2019-11-20/.."}
    (fisheries,) = view.named("Soren Ostergard", "person")
    assert len(fisheries.refs) == 2


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (",envoy,CA,,", "holder", "BC109"),
        ("Ana Duarte,,CA,,", "post", "BC109"),
        ("=HYPERLINK(A1),envoy,CA,,", "holder", "BC109"),
        ("Minister,envoy,CA,,", "holder", "BC109"),
        ("Ana Duarte,envoy,Atlantis,,", "country", "BC109"),
        ("Ana Duarte,envoy,CA,05/06/2020,", "from", "BC301"),
        ("Ana Duarte,envoy,CA,2020,2019", "to", "BC301"),
        ("Ana Duarte,envoy,CA,2020-13,", "from", "BC301"),
        ("Ana Duarte,envoy,CA,,,,more", "", "BC109"),
    ],
)
def test_a_row_that_cannot_be_read_is_told_with_its_place_and_code(row: str, column: str, code: str) -> None:
    read = post_table(f"holder,post,country,from,to\nIvo Brandt,envoy,CA,,\n{row}\n", where="t.csv")
    assert [(p.line, p.column, p.code) for p in read.problems] == [(3, column, code)]
    assert len(read.rows) == 1


def test_of_a_table_with_a_wrong_row_nothing_is_imported() -> None:
    desk = imported("holder,post,from\nIvo Brandt,envoy,2020\nAna Duarte,envoy,soon\n")
    assert desk.view().documents() == ()


def test_a_dry_run_changes_nothing_and_counts_the_same() -> None:
    desk = Desk(a_desk(ticking()), clock=ticking())
    made = registry(TABLE.encode(), name="cabinets.csv")
    before = list(desk.ledger.dump())
    dry = import_registry(desk.ledger, made, dry_run=True)
    assert list(desk.ledger.dump()) == before
    real = import_registry(desk.ledger, made)
    assert (dry.rows, dry.holders, dry.facts) == (real.rows, real.holders, real.facts) == (3, 3, 8)
    assert (dry.imported, real.imported) == (False, True)
    assert import_registry(desk.ledger, made).known_already


def test_a_table_without_a_column_of_posts_is_refused() -> None:
    with pytest.raises(BadTable, match="'post'"):
        registry(b"holder,country\nAna Duarte,CA\n", name="t.csv")


def test_formulas_in_other_cells_are_words() -> None:
    desk = imported("holder,post,source,phone\nAna Duarte,envoy,=1+1,+1 555 0100\n")
    (claim,) = desk.view().claims("tenure")
    (phone,) = desk.view().claims("attribute")
    assert claim.cited == "=1+1"
    assert isinstance(phone.fact, Attribute)
    assert (phone.fact.name, phone.fact.value) == ("phone", "+1 555 0100")


def test_a_table_of_posts_among_other_files_is_read_row_by_row_for_review(tmp_path: Path) -> None:
    (tmp_path / "cabinets.csv").write_text(TABLE, "utf8")
    (tmp_path / "prices.csv").write_text("good,price\ntimber,12\n", "utf8")
    found = dict(items([tmp_path], today=None))
    readers = {Path(name).name: item.reader for name, item in found.items() if isinstance(item, Document)}
    assert readers == {"cabinets.csv": "table.v1", "prices.csv": "text.v1"}


def test_a_registry_is_not_read_again_as_if_it_were_a_report(model: Model) -> None:
    desk = imported()
    before = list(desk.ledger.dump())
    reread(desk.ledger, [d.id for d in desk.view().documents()], model=model, told=lambda *_: None)
    assert list(desk.ledger.dump()) == before
