"""The vault: backup and drill, the switch, imports, and deletion for good."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backchannel.desk import Desk
from tests.page_server import site

from .browsing import answered, send

CSV = "name,post,country,from,until\nOrla Vane,trade minister,Norway,2029-01-01,\n"


def test_a_backup_is_made_beside_the_desk_and_tried(browser: TestClient, path: Path) -> None:
    assert "is a whole copy" in send(browser, "/vault/backup")
    made = list(path.parent.glob("*.backup.db"))
    assert len(made) == 1
    with Desk.open(made[0], readonly=True) as copy, Desk.open(path, readonly=True) as desk:
        assert [d.id for d in copy.view().documents()] == [d.id for d in desk.view().documents()]
        assert desk.safety().last_drill is not None


def test_the_network_is_off_until_somebody_turns_it_on(browser: TestClient, path: Path) -> None:
    assert browser.get("/vault.json").json()["safety"]["network"] is False
    send(browser, "/vault/network", network="on")
    assert browser.get("/vault.json").json()["safety"]["network"] is True


def test_a_document_is_deleted_for_good_and_not_without_a_reason(
    browser: TestClient,
    path: Path,
) -> None:
    document = browser.get("/read.json").json()["documents"][0]["id"]
    browser.get(f"/read/{document}")  # what readers hold must not keep the bytes
    assert "1 facts" not in browser.get(f"/delete/{document}").text
    send(browser, "/delete", document=document, reason="asked to")
    assert browser.get("/read.json").json()["total"] == 0
    assert b"Piet Hagen" not in path.read_bytes()


def test_a_desk_that_is_whole_says_so(browser: TestClient) -> None:
    assert "Every quote stands" in browser.get("/vault/check").text


def test_a_table_of_posts_is_imported(browser: TestClient) -> None:
    sent = {"table": ("cabinet.csv", CSV.encode(), "text/csv")}
    assert "1 rows" in send(browser, "/vault/posts", files=sent, published="2031-01-01")


PAGE = "<html><head><title>Port</title></head><body><main><h1>The port</h1><p>{}</p></main></body></html>"


def test_a_page_is_watched_looked_at_and_its_change_stands_on_today(browser: TestClient, path: Path) -> None:
    with site() as served:
        served.pages["/port"] = PAGE.format("The port of Ostria is open on all days.")
        with Desk.open(path) as desk:
            desk.allow_host(served.place)
            desk.turn_network(True)
        assert "port is watched." in send(
            browser, "/vault/watch", page=served.url("/port"), name="port", every="6h"
        )
        (watch,) = browser.get("/vault.json").json()["watches"]
        send(browser, "/vault/look", watch=watch["id"])
        served.pages["/port"] = PAGE.format("The port of Ostria is not open on Sundays.")
        assert "says something else than before" in send(browser, "/vault/look", watch=watch["id"])
        assert "port says the same." in send(browser, "/vault/look", watch=watch["id"])
    assert "The port of Ostria is not open on Sundays." in browser.get("/today").text
    assert "watched no more" in send(browser, "/vault/unwatch", watch=watch["id"])
    assert browser.get("/vault.json").json()["watches"] == []


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "http://10.0.0.7/", "file:///etc", "x", ""])
def test_what_is_no_public_address_is_not_watched(browser: TestClient, address: str) -> None:
    assert answered(browser, "/vault/watch", page=address).status_code in (400, 403)
    assert browser.get("/vault.json").json()["watches"] == []
