"""Fetching a page: politely, within limits, from public addresses only."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backchannel.fetch.manners import Pace
from backchannel.fetch.reaching import Reach
from backchannel.fetch.web import Fetcher, Limits
from backchannel.model.errors import (
    AddressRefused,
    AnswerTooLarge,
    BadStatus,
    NetworkIsOff,
    NotReached,
    RobotsRefused,
    TypeNotRead,
)
from backchannel.settings import FETCH_BYTES, FETCH_HOST_SECONDS
from tests.page_server import Answer, Site, redirect, site

TEXT = {"Content-Type": "text/html"}
UNHURRIED = Pace(wait=lambda seconds: None)


@pytest.fixture
def page() -> Iterator[Site]:
    with site() as served:
        served.pages["/"] = "<p>The port is open.</p>"
        yield served


def fetcher(*sites: Site, seconds: float = 5.0, pace: Pace | None = None) -> Fetcher:
    allowed = frozenset(each.place for each in sites)
    return Fetcher(
        network=True,
        version="0",
        reach=Reach(allowed),
        pace=pace or UNHURRIED,
        limits=Limits(seconds=seconds),
    )


def test_a_page_comes_with_its_bytes_and_the_headers_that_matter(page: Site) -> None:
    page.pages["/"] = (200, {"Content-Type": "text/html", "ETag": '"7"', "Set-Cookie": "a=b"}, b"<p>Open")
    received = fetcher(page).get(page.url())
    assert (received.status, received.body, received.media_type) == (200, b"<p>Open", "text/html")
    assert received.headers["etag"] == '"7"'
    assert "set-cookie" not in received.headers


def test_nothing_is_asked_while_the_network_is_off(page: Site, connected: list[str]) -> None:
    off = Fetcher(network=False, version="0", reach=Reach(frozenset({page.place})))
    with pytest.raises(NetworkIsOff, match="BC712"):
        off.get(page.url())
    assert connected == []


def test_it_says_what_it_is_and_nothing_about_who_asks(page: Site) -> None:
    page.pages["/a"] = (302, {"Location": "/b", "Set-Cookie": "seen=1"}, b"")
    page.pages["/b"] = "<p>b</p>"
    fetcher(page).get(page.url("/a"))
    for _, headers in page.requests:
        assert headers["user-agent"].startswith("backchannel/0 ")
        assert not {"cookie", "referer", "authorization", "from"} & headers.keys()


def test_a_proxy_of_the_environment_is_not_asked(page: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://192.0.2.7:3128")
    assert fetcher(page).get(page.url()).status == 200


def test_a_page_that_did_not_change_comes_without_a_body(page: Site) -> None:
    def answer(headers: dict[str, str]) -> Answer:
        if headers.get("if-none-match") == '"7"':
            return 304, {"ETag": '"7"'}, b""
        return 200, TEXT | {"ETag": '"7"', "Last-Modified": "Mon, 05 May 2031 08:00:00 GMT"}, b"<p>Open"

    page.pages["/"] = answer
    mine = fetcher(page)
    first = mine.get(page.url())
    again = mine.get(page.url(), headers=first.headers)
    assert (again.unchanged, again.body) == (True, b"")
    assert page.requests[-1][1]["if-modified-since"] == "Mon, 05 May 2031 08:00:00 GMT"


def test_unchanged_is_no_answer_where_it_was_not_asked_for(page: Site) -> None:
    page.pages["/"] = (304, {}, b"")
    with pytest.raises(BadStatus):
        fetcher(page).get(page.url())


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_told(page: Site, status: int) -> None:
    page.pages["/old"] = redirect("/new#top", status)
    page.pages["/new"] = "<p>new</p>"
    received = fetcher(page).get(page.url("/old"))
    assert (received.asked, received.address) == (page.url("/old"), page.url("/new"))


def test_redirects_come_to_an_end(page: Site) -> None:
    page.pages["*"] = redirect("/again")
    with pytest.raises(NotReached, match="more than 5 redirects"):
        fetcher(page).get(page.url("/x"))


@pytest.mark.parametrize(
    "leads", ["http://127.0.0.2/", "http://169.254.169.254/latest", "http://[::1]/", "ftp://a.example/"]
)
def test_a_redirect_into_the_house_is_refused(page: Site, leads: str, connected: list[str]) -> None:
    page.pages["/out"] = redirect(leads)
    with pytest.raises(AddressRefused, match="BC801"):
        fetcher(page).get(page.url("/out"))
    assert set(connected) == {"127.0.0.1"}


def test_a_redirect_to_another_port_of_this_machine_is_refused(page: Site) -> None:
    with site() as other:
        page.pages["/out"] = redirect(other.url())
        with pytest.raises(AddressRefused):
            fetcher(page).get(page.url("/out"))
        assert other.requests == []


@pytest.mark.parametrize("figures", ["127.0.0.1", "10.0.0.7", "::1", "fe80::1%lo", "169.254.169.254"])
def test_a_name_that_leads_into_the_house_is_refused_before_a_connection(
    figures: str, connected: list[str]
) -> None:
    led = Fetcher(
        network=True, version="0", reach=Reach(resolve=lambda host, port: ["93.184.216.34", figures])
    )
    with pytest.raises(AddressRefused, match="BC801"):
        led.get("http://pages.example/")
    assert connected == []


def test_a_name_that_changes_its_mind_is_connected_to_what_was_looked_at(
    connected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second answer of a rebinding name is never asked for: the connection is by figures."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    tried: list[str] = []

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    led = Fetcher(network=True, version="0", reach=Reach(resolve=lambda host, port: next(answers)))
    with pytest.raises(NotReached):
        led.get("http://pages.example/")
    assert tried == ["93.184.216.34"]
    with pytest.raises(AddressRefused):
        led.get("http://pages.example/")
    assert tried == ["93.184.216.34"]


def test_the_other_end_is_looked_at_before_anything_is_sent(
    page: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "getpeername", lambda self: ("10.0.0.9", 80))
    with pytest.raises(AddressRefused, match="led to"):
        fetcher(page).get(page.url())
    assert page.requests == []


def test_only_the_ports_of_the_web_are_asked() -> None:
    led = Fetcher(network=True, version="0", reach=Reach(resolve=lambda host, port: ["93.184.216.34"]))
    with pytest.raises(AddressRefused, match="port 22"):
        led.get("http://pages.example:22/")


def test_a_page_over_the_limit_is_given_up(page: Site) -> None:
    page.pages["/stated"] = (200, TEXT | {"Content-Length": str(FETCH_BYTES + 1)}, b"x")
    page.pages["/packed"] = (200, TEXT | {"Content-Encoding": "gzip"}, gzip.compress(bytes(FETCH_BYTES + 1)))
    for path in ("/stated", "/packed"):
        with pytest.raises(AnswerTooLarge, match="BC805"):
            fetcher(page, seconds=20).get(page.url(path))


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_packed_page_is_unpacked(page: Site, encoding: str) -> None:
    pack: Callable[[bytes], bytes] = gzip.compress if encoding == "gzip" else zlib.compress
    page.pages["/"] = (200, TEXT | {"Content-Encoding": encoding}, pack(b"<p>Open" * 50_000))
    assert fetcher(page).get(page.url()).body == b"<p>Open" * 50_000


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Encoding": "gzip"}, b"no gzip"),
        ({"Content-Encoding": "gzip"}, gzip.compress(b"x" * 999)[:-9]),
        ({"Content-Encoding": "br"}, b"x"),
        ({"Content-Length": "100"}, b"x"),
    ],
)
def test_a_damaged_answer_is_none(page: Site, headers: dict[str, str], body: bytes) -> None:
    page.pages["/"] = (200, TEXT | headers, body)
    with pytest.raises(NotReached, match="BC802"):
        fetcher(page, seconds=1.0).get(page.url())


@pytest.mark.parametrize("media_type", ["image/png", "application/zip", "video/mp4", "text/css"])
def test_what_is_no_text_is_not_read(page: Site, media_type: str) -> None:
    page.pages["/"] = (200, {"Content-Type": media_type}, b"x")
    with pytest.raises(TypeNotRead, match="BC806"):
        fetcher(page).get(page.url())


def test_a_page_that_drips_ends_when_its_time_is_over(page: Site) -> None:
    def slow(headers: dict[str, str]) -> Answer:
        time.sleep(0.7)
        return 200, TEXT, b"late"

    page.pages["/"] = slow
    before = time.monotonic()
    with pytest.raises(NotReached, match="too long"):
        fetcher(page, seconds=0.3).get(page.url())
    assert time.monotonic() - before < 0.6


def test_what_robots_txt_asks_not_to_read_is_not_read(page: Site) -> None:
    rules = "User-agent: *\nDisallow: /private\n\nUser-agent: backchannel\nDisallow: /own\n"
    page.pages["/robots.txt"] = (200, {"Content-Type": "text/plain"}, rules.encode())
    page.pages["*"] = "<p>x</p>"
    mine = fetcher(page)
    with pytest.raises(RobotsRefused, match="BC804"):
        mine.get(page.url("/own"))
    assert mine.get(page.url("/private")).status == 200
    assert [path for path, _ in page.requests].count("/robots.txt") == 1


def test_robots_txt_is_asked_at_each_hop(page: Site) -> None:
    with site() as other:
        other.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /\n")
        page.pages["/"] = redirect(other.url("/x"))
        with pytest.raises(RobotsRefused):
            fetcher(page, other).get(page.url())
        assert other.paths() == []


def test_a_site_that_cannot_say_its_rules_is_left_alone(page: Site) -> None:
    page.pages["/robots.txt"] = (503, {}, b"")
    with pytest.raises(RobotsRefused):
        fetcher(page).get(page.url())
    assert page.paths() == []


def test_rules_made_to_take_for_ever_do_not(page: Site) -> None:
    page.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /" + b"*a" * 200 + b"b\n")
    page.pages["*"] = "<p>x</p>"
    before = time.monotonic()
    fetcher(page).get(page.url("/" + "a" * 1_500))
    assert time.monotonic() - before < 1.0


def test_a_host_is_not_hurried() -> None:
    waited: list[float] = []
    pace = Pace(clock=lambda: 100.0, wait=waited.append)
    with site() as page:
        page.pages["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 11\n")
        page.pages["*"] = "<p>x</p>"
        mine = fetcher(page, pace=pace)
        for path in ("/a", "/b", "/c"):
            mine.get(page.url(path))
    with site() as other:
        other.pages["*"] = "<p>x</p>"
        mine = fetcher(other, pace=Pace(clock=lambda: 100.0, wait=waited.append))
        for path in ("/a", "/b"):
            mine.get(other.url(path))
    assert waited == [11.0, 11.0, FETCH_HOST_SECONDS]


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": "Mon, 05 May 2031 09:00:00 GMT", "Date": "Mon, 05 May 2031 08:00:00 GMT"}, 3600),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "9" * 30}, 30 * 24 * 3600),
        ({}, None),
    ],
)
def test_a_site_says_how_long_it_wants_to_be_left_alone(
    page: Site, asked: dict[str, str], seconds: int | None
) -> None:
    page.pages["/"] = (429, asked, b"")
    with pytest.raises(BadStatus) as raised:
        fetcher(page).get(page.url())
    assert (raised.value.status, raised.value.retry_seconds) == (429, seconds)


def test_a_certificate_must_be_that_of_the_name(tmp_path: Path) -> None:
    """The connection goes to figures, the certificate is looked up for the name."""
    made = _certificate(tmp_path, "pages.example")
    with _secured(made) as port:
        for host, trusted, fits in (
            ("pages.example", True, True),
            ("other.example", True, False),
            ("pages.example", False, False),
        ):
            place = f"{host}:{port}"
            led = Fetcher(
                network=True,
                version="0",
                reach=Reach(frozenset({place}), resolve=lambda host, port: ["127.0.0.1"]),
                pace=UNHURRIED,
                trust=ssl.create_default_context(cafile=str(made)) if trusted else None,
            )
            if fits:
                assert led.get(f"https://{place}/").body == b"<p>Open"
            else:
                with pytest.raises(NotReached, match="certificate"):
                    led.get(f"https://{place}/")


def test_a_redirect_may_not_leave_https(tmp_path: Path) -> None:
    made = _certificate(tmp_path, "pages.example")
    with _secured(made, redirect_to="http://pages.example/") as port:
        led = Fetcher(
            network=True,
            version="0",
            reach=Reach(frozenset({f"pages.example:{port}"}), resolve=lambda host, port: ["127.0.0.1"]),
            trust=ssl.create_default_context(cafile=str(made)),
        )
        with pytest.raises(AddressRefused, match="from https to http"):
            led.get(f"https://pages.example:{port}/")


def _certificate(folder: Path, name: str) -> Path:
    """A certificate of that name with its key, in one file."""
    file = folder / "made.pem"
    asked = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    told = ["-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}"]
    try:
        done = subprocess.run([*asked, *told, "-keyout", "-", "-out", "-"], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl to make a certificate with")
    file.write_bytes(done.stdout)
    return file


def _secured(made: Path, redirect_to: str | None = None) -> _Secured:
    return _Secured(made, redirect_to)


class _Secured:
    """A site behind TLS: the plain one, with its listening socket wrapped."""

    def __init__(self, made: Path, redirect_to: str | None) -> None:
        import threading
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = b"" if redirect_to or self.path == "/robots.txt" else b"<p>Open"
                status = 404 if self.path == "/robots.txt" else 302 if redirect_to else 200
                self.send_response(status)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Length", str(len(body)))
                if redirect_to:
                    self.send_header("Location", redirect_to)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has above
                return

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(made)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.handle_error = lambda *a: None  # type: ignore[method-assign]
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    def __enter__(self) -> int:
        self._thread.start()
        return int(self._server.server_address[1])

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
