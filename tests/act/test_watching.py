"""Watching pages and feeds from end to end, on a site of this machine."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backchannel.act.watching import seconds_of
from backchannel.desk import Desk
from backchannel.fetch.manners import Pace
from backchannel.model.errors import Ambiguous, BadQuestion, NetworkIsOff, NothingFound
from backchannel.model.labels import Label, Reader
from backchannel.model.watching import Look
from tests.page_server import Answer, Site, site

UNHURRIED = Pace(wait=lambda seconds: None)
START = datetime(2031, 5, 2, 9, tzinfo=UTC)
PAGE = """<html><head><title>Federal Medicine Reserve</title></head><body><nav><a href="/">Home</a></nav>
<main><h1>Federal Medicine Reserve</h1><p>The reserve holds medicines and gear for public emergencies.</p>
<p>{}</p><p>Visitors today: {}</p></main><footer>Page made in {} seconds</footer></body></html>"""
FOR_ALL = "When provinces ask for help, the reserve ensures that medicines get to those who need them."
OWN = "The reserve is not meant for the provinces. Many provinces have reserves of their own."
STORY = """Adviser says reserve is not for provinces

The president's adviser Milo Varga said on Saturday that the federal reserve is not for the provinces.

"It is not meant to be the provinces' reserve that they use," Varga told reporters.
"""


class Watcher:
    """A desk with a clock that is turned by hand, and a page on the site."""

    def __init__(self, served: Site, path: str = ":memory:") -> None:
        self.now, self.site = START, served
        self.desk = Desk.create(path, side="CA", clock=lambda: self.now)
        self.desk.allow_host(served.place)
        self.desk.turn_network(True)

    def look(self, *which: str, hours: int = 6, due: bool = False) -> list[Look]:
        """Later by so many hours, what came of looking."""
        self.now += timedelta(hours=hours)
        found = self.desk.look(*which, due=due, pace=UNHURRIED)
        return [each.look for each in found]

    def shows(self, words: str, visitors: int = 1_000) -> None:
        self.site.pages["/reserve"] = PAGE.format(words, visitors, visitors / 1_000)

    def watch_reserve(self, **how: Any) -> str:
        self.shows(FOR_ALL)
        return self.desk.watch(self.site.url("/reserve"), **({"name": "reserve"} | how)).id


@pytest.fixture
def watcher() -> Iterator[Watcher]:
    with site() as served:
        yield Watcher(served)


def test_a_page_is_read_into_the_desk_with_its_bytes(watcher: Watcher) -> None:
    watcher.watch_reserve()
    assert [each.outcome for each in watcher.look()] == ["new"]
    (watched,) = watcher.desk.view().watched()
    (version,) = watched.versions
    assert version.document is not None
    assert version.content is not None
    document = watcher.desk.view().document(version.document)
    assert FOR_ALL in document.text
    assert "Home" not in document.text
    assert (document.name, document.address) == ("reserve", watcher.site.url("/reserve"))
    assert watcher.desk.ledger.page_bytes(version.content) == PAGE.format(FOR_ALL, 1_000, 1.0).encode()
    assert watcher.desk.verify() == []


def test_a_look_that_says_nothing_anew_is_counted_and_keeps_nothing(watcher: Watcher) -> None:
    watcher.watch_reserve()
    watcher.look()
    watcher.look()  # the same bytes
    watcher.shows(FOR_ALL, visitors=1_417)  # other bytes, the same words
    assert [each.outcome for each in watcher.look()] == ["same"]
    (watched,) = watcher.desk.view().watched()
    assert (len(watched.versions), watched.looks) == (1, 3)
    assert watcher.desk.view().how_many() == 1


def test_the_site_may_say_that_nothing_changed(watcher: Watcher) -> None:
    def answer(headers: dict[str, str]) -> Answer:
        if headers.get("if-none-match") == '"a"':
            return 304, {}, b""
        return 200, {"Content-Type": "text/html", "ETag": '"a"'}, PAGE.format(FOR_ALL, 1, 1).encode()

    watcher.watch_reserve()
    watcher.site.pages["/reserve"] = answer
    assert [watcher.look()[0].outcome for _ in range(3)] == ["new", "unmodified", "unmodified"]


def test_a_change_follows_what_was_said_the_day_before(watcher: Watcher) -> None:
    watcher.watch_reserve()
    watcher.look()
    watcher.desk.add_text(STORY, name="sentinel.txt", published="2031-05-03")
    watcher.shows(OWN)
    watcher.look(hours=42)
    (change,) = watcher.desk.page_changes().changes
    assert change.before is not None
    assert change.after is not None
    assert (change.before.quote, change.after.quote) == (FOR_ALL, OWN)
    text = watcher.desk.view().document(change.after.document).text
    assert text[change.after.start : change.after.end] == OWN
    said = change.said[0]
    assert (said.relation, said.lag_days, said.speaker) == ("agrees", 1, "Milo Varga")
    assert said.citation.quote in STORY
    assert change.looked_before == START + timedelta(hours=6)


def test_a_page_that_goes_back_disagrees_and_is_no_new_text(watcher: Watcher) -> None:
    watcher.watch_reserve()
    watcher.look()
    watcher.desk.add_text(STORY, name="sentinel.txt", published="2031-05-03")
    watcher.shows(OWN)
    watcher.look(hours=42)
    watcher.shows(FOR_ALL, visitors=2_001)
    assert [(each.outcome, each.version) for each in watcher.look()] == [("back", 3)]
    versions = watcher.desk.view().watched()[0].versions
    assert versions[2].reverts_to == 1
    assert versions[2].document == versions[0].document
    newest = watcher.desk.page_changes(since=watcher.now - timedelta(hours=1)).changes[0]
    assert (newest.reverts_to, newest.said[0].relation) == (1, "disagrees")


def test_a_page_may_change_before_somebody_says_so(watcher: Watcher) -> None:
    watcher.watch_reserve()
    watcher.look()
    watcher.shows(OWN)
    watcher.look()
    watcher.desk.add_text(STORY, name="sentinel.txt", published="2031-05-09")
    (change,) = watcher.desk.page_changes().changes
    assert (change.said[0].relation, change.said[0].lag_days) == ("agrees", -7)


def test_a_failure_is_kept_and_told_and_the_next_look_goes_on(watcher: Watcher) -> None:
    watcher.watch_reserve()
    watcher.look()
    watcher.site.pages["/reserve"] = (503, {"Retry-After": "86400"}, b"")
    assert [(each.outcome, each.code) for each in watcher.look()] == [("failed", "BC803")]
    watcher.site.pages["/reserve"] = (200, {"Content-Type": "image/png"}, b"x")
    watcher.look()
    line = watcher.desk.watches().watches[0]
    assert (line.failures, line.looks, line.outcome) == (2, 3, "failed")
    assert line.why is not None
    assert "BC806" in line.why
    watcher.shows(FOR_ALL)
    watcher.look()
    assert watcher.desk.watches().watches[0].failures == 0


def test_only_what_is_due_is_looked_at_and_a_site_is_left_alone_as_long_as_it_asks(watcher: Watcher) -> None:
    watcher.watch_reserve(every="6h")
    assert len(watcher.look(due=True, hours=0)) == 1
    assert watcher.look(due=True, hours=5) == []
    watcher.site.pages["/reserve"] = (429, {"Retry-After": "172800"}, b"")
    assert len(watcher.look(due=True, hours=1)) == 1
    assert watcher.look(due=True, hours=24) == []
    assert len(watcher.look(due=True, hours=24)) == 1


def test_without_the_network_nothing_is_looked_at_and_nothing_is_kept(watcher: Watcher) -> None:
    watcher.watch_reserve()
    watcher.desk.turn_network(False)
    with pytest.raises(NetworkIsOff, match="backchannel network on"):
        watcher.look()
    assert watcher.desk.view().watched()[0].looks == 0
    assert watcher.site.requests == []


def test_what_was_known_then_is_exact(watcher: Watcher) -> None:
    watcher.watch_reserve()
    watcher.look()
    then = watcher.now
    watcher.shows(OWN)
    watcher.look()
    watcher.desk.unwatch("reserve")
    assert watcher.desk.view().watched() == ()
    (watched,) = watcher.desk.view(known=then).watched()
    assert (len(watched.versions), watched.looks) == (1, 1)
    assert watcher.desk.page_changes(known=then).changes == ()
    assert watcher.desk.page_changes(known=watcher.now + timedelta(seconds=1)).pages == 0
    assert watcher.desk.view().how_many() == 2


def test_only_what_was_seen_by_a_day_is_told(watcher: Watcher) -> None:
    watcher.watch_reserve()
    watcher.look()
    watcher.shows(OWN)
    watcher.look(hours=48)
    assert watcher.desk.page_changes(as_of="2031-05-03").changes == ()
    assert len(watcher.desk.page_changes(as_of="2031-05-04").changes) == 1


def test_a_watch_above_a_reader_is_not_there_for_them(watcher: Watcher) -> None:
    secret = Label(2, frozenset({"OSTRIA"}))
    before = watcher.desk.watches().to_json()
    watcher.desk.reader = Reader("lena", secret)
    watcher.watch_reserve(label=secret)
    watcher.look()
    assert len(watcher.desk.watches().watches) == 1
    watcher.desk.reader = Reader()
    assert watcher.desk.watches().to_json() == before
    assert watcher.desk.view().how_many() == 0
    with pytest.raises(NothingFound):
        watcher.desk.unwatch("reserve")


def test_a_purge_takes_text_bytes_and_address_and_the_page_does_not_come_back(tmp_path: Path) -> None:
    with site() as served:
        watcher = Watcher(served, str(tmp_path / "desk.db"))
        watcher.watch_reserve()
        watcher.look()
        version = watcher.desk.view().watched()[0].versions[0]
        assert version.document is not None
        watcher.desk.purge(version.document, reason="asked")
        assert [each.outcome for each in watcher.look()] == ["same"]
        kept = watcher.desk.view().watched()[0].versions
        assert [(v.document, v.content, v.address) for v in kept] == [(None, None, None)]
        assert watcher.desk.view().how_many() == 0
        watcher.site.pages["/reserve"] = PAGE.format(FOR_ALL, 1_000, 9)  # other bytes, the same words
        assert [each.outcome for each in watcher.look()] == ["same"]
        assert watcher.desk.verify() == []
        watcher.desk.close()
    with closing(sqlite3.connect(tmp_path / "desk.db")) as file:
        assert file.execute("SELECT count(*) FROM page_bytes").fetchone() == (0,)


def test_changed_bytes_are_found(watcher: Watcher) -> None:
    watcher.watch_reserve()
    watcher.look()
    watcher.desk.ledger._connection.execute("UPDATE page_bytes SET packed = x'00'")
    assert [finding.code for finding in watcher.desk.verify()] == ["BC416"]


def test_two_watches_have_two_names(watcher: Watcher) -> None:
    watcher.watch_reserve()
    with pytest.raises(BadQuestion, match="already"):
        watcher.watch_reserve()
    with pytest.raises(BadQuestion, match="already"):
        watcher.desk.watch(watcher.site.url("/other"), name="reserve")
    with pytest.raises(NothingFound):
        watcher.look("nobody")
    assert not issubclass(NothingFound, Ambiguous)


ITEM = "<item><title>{0}</title><link>{1}</link><guid>{1}</guid><description>{2}</description></item>"


def feed_of(*items: str) -> Answer:
    channel = f"<channel><title>Port news</title>{''.join(items)}</channel>"
    body = f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'
    return 200, {"Content-Type": "application/rss+xml"}, body.encode()


def test_a_feed_brings_each_item_once_with_the_text_of_its_page(watcher: Watcher) -> None:
    long = "The port of Ostria stays open, said its master Ana Duarte. " * 12
    watcher.site.pages["/feed"] = feed_of(
        ITEM.format("Port stays open", watcher.site.url("/open"), long),
        ITEM.format("Talks begin", watcher.site.url("/talks"), "Read more"),
    )
    body = "The talks on timber began in Norland on Monday, Ivo Brandt said. " * 6
    watcher.site.pages["/talks"] = (
        f"<html><body><article><h1>Talks begin</h1><p>{body}</p></article></body></html>"
    )
    watcher.desk.watch(watcher.site.url("/feed"), name="port")
    (look,) = watcher.look()
    assert (look.outcome, look.items) == ("items", 2)
    texts = [document.text for document in watcher.desk.view().documents()]
    assert any("Ana Duarte" in text for text in texts)
    assert any("Ivo Brandt" in text for text in texts)
    assert watcher.look()[0].outcome == "same"
    newer = ITEM.format("Rail too", watcher.site.url("/rail"), long.replace("port", "railway"))
    watcher.site.pages["/feed"] = feed_of(
        newer, ITEM.format("Port stays open", watcher.site.url("/open"), long)
    )
    (look,) = watcher.look()
    assert (look.outcome, look.items) == ("items", 1)
    assert watcher.desk.view().how_many() == 3
    assert watcher.site.paths().count("/talks") == 1


def test_an_item_whose_page_cannot_be_had_stands_with_what_the_feed_says(watcher: Watcher) -> None:
    address = watcher.site.url("/gone")
    watcher.site.pages["/feed"] = feed_of(
        ITEM.format("Talks begin in Norland", address, "Ivo Brandt said so")
    )
    watcher.desk.watch(watcher.site.url("/feed"))
    watcher.look()
    (document,) = watcher.desk.view().documents()
    assert "Ivo Brandt" in document.text


ROW = "<div class='card'><h3>{}</h3><p>{}</p></div>"
CABINET = (
    ("Anna Duarte", "Minister of Finance"),
    ("Ivan Brandt", "Minister of Foreign Affairs"),
    ("Ruth Odell", "Minister of Health"),
    ("Carl Amsel", "Minister of Transport"),
    ("Lena Moreau", "Minister of Fisheries"),
)


def cabinet(change: Callable[[dict[str, str]], None]) -> str:
    listed = dict(CABINET)
    change(listed)
    rows = "".join(ROW.format(name, post) for name, post in listed.items())
    head = "<head><title>The Cabinet</title></head>"
    return f"<html>{head}<body><main><h1>The Cabinet</h1>{rows}</main></body></html>"


def test_a_cabinet_page_tells_who_came_who_left_and_what_was_renamed(watcher: Watcher) -> None:
    def reshuffled(listed: dict[str, str]) -> None:
        del listed["Ruth Odell"]
        listed["Omar Bennett"] = "Minister of Health"
        del listed["Carl Amsel"]
        listed["Lena Moreau"] = "Minister of Fisheries and Oceans"

    watcher.site.pages["/cabinet"] = cabinet(lambda listed: None)
    watcher.desk.watch(watcher.site.url("/cabinet"), name="cabinet")
    watcher.look()
    watcher.site.pages["/cabinet"] = cabinet(reshuffled)
    watcher.look(hours=24)
    found = {(each.name, each.what): each for each in watcher.desk.page_changes().posts}
    assert ("Omar Bennett", "new holder") in found
    assert found["Omar Bennett", "new holder"].instead == "Ruth Odell"
    assert ("Carl Amsel", "no longer listed") in found
    assert {name for name, _ in found} <= {"Omar Bennett", "Carl Amsel", "Ruth Odell", "Lena Moreau"}
    for each in found.values():
        for citation in (each.before, each.after):
            if citation is not None:
                text = watcher.desk.view().document(citation.document).text
                assert text[citation.start : citation.end] == citation.quote


@pytest.mark.parametrize(("words", "seconds"), [("30m", 1800), ("6h", 21600), ("1 d", 86400), ("1m", 300)])
def test_a_period_is_never_shorter_than_five_minutes(words: str, seconds: int) -> None:
    assert seconds_of(words) == seconds


@pytest.mark.parametrize("words", ["", "soon", "6", "h6", "-1h"])
def test_what_is_no_period_is_refused(words: str) -> None:
    with pytest.raises(BadQuestion):
        seconds_of(words)
