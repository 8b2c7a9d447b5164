"""`watch` on the command line, on a site of this machine."""

from __future__ import annotations

import json
from pathlib import Path

from tests.page_server import Site, site

from .conftest import Run

PAGE = "<html><head><title>Port</title></head><body><main><h1>The port</h1><p>{}</p></main></body></html>"
BEFORE, AFTER = "The port of Ostria is open on all days.", "The port of Ostria is not open on Sundays."


def made(run: Run, served: Site, path: Path) -> None:
    served.pages["/port"] = PAGE.format(BEFORE)
    assert run("init", path)[0] == 0
    run("network", "on", "--allow", served.place, "--desk", path)
    assert run("watch", "add", served.url("/port"), "--every", "1h", "--name", "port", "--desk", path)[0] == 0


def test_a_page_is_watched_looked_at_and_its_change_shown(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with site() as served:
        made(run, served, path)
        assert run("watch", "run", "--model", "rules", "--desk", path)[0] == 0
        assert run("watch", "run", "--due", "--desk", path)[1] == "[]\n"
        served.pages["/port"] = PAGE.format(AFTER)
        status, out, _ = run("watch", "run", "port", "--model", "rules", "--desk", path, "--nl")
        assert (status, json.loads(out)["outcome"]) == (0, "new")
    _, out, _ = run("watch", "changes", "--desk", path)
    (change,) = json.loads(out)["changes"]
    assert (change["before"]["quote"], change["after"]["quote"], change["kind"]) == (
        BEFORE,
        AFTER,
        "negation",
    )
    assert json.loads(run("watch", "--desk", path)[1])["watches"][0]["versions"] == 2
    assert len(json.loads(run("watch", "show", "port", "--desk", path)[1])["versions"]) == 2
    assert "negation" in run("today", "--desk", path)[1]
    assert run("watch", "remove", "port", "--desk", path)[0] == 0
    assert run("watch", "show", "port", "--desk", path)[0] == 4


def test_a_look_in_vain_is_told_and_ends_with_1(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with site() as served:
        made(run, served, path)
        served.pages["/port"] = (500, {}, b"")
        status, out, _ = run("watch", "run", "--desk", path, "--nl")
    assert status == 1
    assert json.loads(out)["code"] == "BC803"


def test_nothing_is_looked_at_while_the_network_is_off(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with site() as served:
        made(run, served, path)
        run("network", "off", "--desk", path)
        status, _, err = run("watch", "run", "--desk", path)
        assert status == 3
        assert "backchannel network on" in err
        assert run("watch", "add", "http://10.0.0.1/", "--desk", path)[0] == 3
        assert served.requests == []


OPML = """<opml version="2.0"><body><outline text="News">
<outline text="Harbour" xmlUrl="https://harbour.example/feed"/>
<outline text="Harbour" xmlUrl="https://quay.example/feed"/>
<outline text="Again" xmlUrl="https://harbour.example/feed"/>
<outline text="Inside" xmlUrl="http://127.0.0.1/feed"/>
</outline></body></opml>"""


def test_every_feed_of_a_list_is_watched_and_what_is_left_is_told(run: Run, tmp_path: Path) -> None:
    path, listed = tmp_path / "desk.db", tmp_path / "feeds.opml"
    listed.write_text(OPML)
    run("init", path)
    status, out, err = run("watch", "add", listed, "--every", "1h", "--desk", path)
    assert status == 1
    assert [(one["name"], one["address"], one["every_seconds"]) for one in json.loads(out)] == [
        ("Harbour", "https://harbour.example/feed", 3600),
        (None, "https://quay.example/feed", 3600),
    ]
    assert "it is watched already" in err
    assert "127.0.0.1" in err
    assert len(json.loads(run("watch", "list", "--desk", path)[1])["watches"]) == 2


def test_a_file_that_is_no_list_is_refused(run: Run, tmp_path: Path) -> None:
    path, note = tmp_path / "desk.db", tmp_path / "note.txt"
    note.write_text("Ada Fenn met Otto Brandt.")
    run("init", path)
    status, _, err = run("watch", "add", note, "--desk", path)
    assert status == 1
    assert "no list of feeds" in err
