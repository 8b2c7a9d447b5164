"""Find: words stay out of addresses, facets narrow, what is typed is completed."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from starlette.testclient import TestClient

from backchannel.answer.query import OPERATORS
from backchannel.desk import Desk

from .browsing import answered, send

SHEET = re.compile(r'href="(/find/[\w-]+\.csv)"')


def options(browser: TestClient, words: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = answered(browser, "/find/typed", words=words).json()["options"]
    return found


def test_facets_count_what_is_found_and_carry_the_narrower_words(browser: TestClient) -> None:
    shown = send(browser, "/find", words="timber")
    assert 'value="timber kind:contact"' in shown
    assert 'value="timber after:2030 before:2032"' in shown
    assert 'value="timber modality:asserted"' in shown


def test_an_operator_is_shown_as_what_narrows_and_can_be_taken_away(browser: TestClient) -> None:
    shown = send(browser, "/find", words="timber kind:contact")
    assert '<button name="words" value="timber"><code>kind:contact</code>' in shown
    assert "<h2>Passages" not in shown


def test_an_operator_that_cannot_be_leaves_the_words_in_the_box(browser: TestClient) -> None:
    answer = answered(browser, "/find", words="timber before:soon")
    assert answer.status_code == 400
    assert 'value="timber before:soon"' in answer.text
    assert "BC503" in answer.text


def test_the_page_keeps_what_was_asked_last_until_it_is_begun_anew(browser: TestClient) -> None:
    send(browser, "/find", words="timber")
    assert 'value="timber" type="search"' in browser.get("/find").text
    assert 'value="" type="search"' in browser.get("/find?new").text


def test_nothing_found_offers_names_spelt_nearly_so_and_the_inside_of_documents(browser: TestClient) -> None:
    shown = send(browser, "/find", words="Hagin")
    assert '<button name="words" value="Piet Hagen">' in shown
    assert 'value="Hagin kind:document"' in shown


def test_what_is_typed_is_completed_with_operators_values_and_names(browser: TestClient) -> None:
    assert [o["label"] for o in options(browser, "")] == [f"{name}:" for name in OPERATORS]
    assert options(browser, "timber sai")[0]["words"] == "timber said-by:"
    assert options(browser, "said-by:pie")[0]["words"] == 'said-by:"Piet Hagen" '
    assert "kind:contact" in [o["label"] for o in options(browser, "kind:con")]
    hagen = next(o for o in options(browser, "hag") if o["label"] == "Piet Hagen")
    assert "Piet Hagen" in browser.get(hagen["to"]).text


def test_titles_are_completed_with_the_page_of_their_document(browser: TestClient, path: Path) -> None:
    text = "Ferry dues rise\n\nBergen, 2031-05-06. The dues rise in June, said Orla Vane."
    with Desk.open(path) as desk:
        desk.add_text(text, name="dues.txt")
    found = [o for o in options(browser, "ferry") if o.get("to", "").startswith("/read/")]
    assert [o["label"] for o in found] == ["Ferry dues rise"]


def test_a_view_is_kept_under_its_name(browser: TestClient) -> None:
    shown = send(browser, "/find/keep", words="timber kind:contact", name="Talks on timber")
    assert "Kept as a view" in shown
    assert '<button name="words" value="timber kind:contact">Talks on timber</button>' in shown


def test_the_table_has_every_row_and_no_formula(browser: TestClient, path: Path) -> None:
    with Desk.open(path) as desk:
        desk.add_text('Piet Hagen said: "=1+1 timber is timber."', name="sum.txt", published="2031-05-06")
    sheet = SHEET.search(send(browser, "/find", words="timber"))
    assert sheet is not None
    answer = browser.get(sheet[1])
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))))
    assert rows[0] == ["what", "kind", "words", "quote", "source", "origins"]
    assert len(rows) > 3
    assert not any(cell.startswith(("=", "@", "+")) for row in rows for cell in row)


def test_the_citation_has_words_and_documents(browser: TestClient) -> None:
    shown = send(browser, "/find", words="timber")
    assert re.search(
        r"Search for timber; as of 2031-05-05\.\n- .*“Orla Vane, .*” \(talks\.txt, 2031-05-05, ", shown
    )
