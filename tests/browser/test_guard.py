"""What the server refuses, over a real connection: other names, other sites, forms without the token."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from backchannel.faces.web.pages import ACTIONS, PAGES
from tests.browser.served import Served, serving
from tests.browser.visitor import Visitor, token_in

POLICY_NEVER = ("unsafe-inline", "unsafe-eval", "http:", "https:", "data:", "*")
OTHER_HOSTS = (
    "canary.invalid",
    "canary.invalid:{port}",
    "127.0.0.1.canary.invalid:{port}",
    "127.0.0.1",
    "127.0.0.1:1",
    "localhost:1",
    "0.0.0.0:{port}",
    "user@127.0.0.1:{port}",
)
OTHER_ORIGINS = (
    "null",
    "http://canary.invalid",
    "http://127.0.0.1",
    "http://127.0.0.1:1",
    "https://127.0.0.1:{port}",
    "http://127.0.0.1:{port}.canary.invalid",
    "http://localhost:{port}@canary.invalid",
    "file://",
)


@pytest.fixture(scope="module")
def served(demo_desk: Path) -> Iterator[Served]:
    with serving(demo_desk) as running:
        yield running


@pytest.fixture
def client(served: Served) -> Iterator[httpx.Client]:
    with closing(Visitor(served)) as opened:
        yield opened


def addresses() -> list[str]:
    return sorted({re.sub(r"\{[^}]*\}", "x", page.path) for page in PAGES})


def test_it_listens_on_loopback_only(served: Served) -> None:
    listening = []
    for table in (Path(f"/proc/{served.pid}/net/tcp"), Path(f"/proc/{served.pid}/net/tcp6")):
        if not table.is_file():
            pytest.skip("needs the kernel's table of connections")
        rows = [line.split() for line in table.read_text().splitlines()[1:]]
        listening += [row[1] for row in rows if row[3] == "0A" and row[1].endswith(f":{served.port:04X}")]
    assert listening == [f"0100007F:{served.port:04X}"]


def test_another_name_for_this_machine_is_refused(served: Served, client: httpx.Client) -> None:
    for host in OTHER_HOSTS:
        answer = client.get("/today", headers={"host": host.format(port=served.port)})
        assert answer.status_code == 421, host
        assert "Backchannel" not in answer.text


def test_a_page_without_the_cookie_of_the_start_shows_nothing(served: Served) -> None:
    for path in addresses():
        for address in (path, f"{path}.json"):
            answer = httpx.get(served.origin + address)
            assert answer.status_code == 403, address
            assert "backchannel serve" in answer.text


def test_a_wrong_key_opens_nothing(served: Served) -> None:
    for key in ("", "x", served.address.partition("key=")[2][:-1]):
        answer = httpx.get(f"{served.origin}/enter", params={"key": key})
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_the_key_leaves_the_address_and_the_cookie_stays_with_this_site(served: Served) -> None:
    answer = httpx.get(served.address)
    assert answer.headers["location"] == "/today"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_what_another_site_asks_for_is_refused(client: httpx.Client) -> None:
    for site in ("cross-site", "same-site"):
        for path in addresses():
            assert client.get(path, headers={"sec-fetch-site": site}).status_code == 403, (site, path)


def test_every_action_refuses_other_origins_and_none_at_all(served: Served, client: httpx.Client) -> None:
    token = token_in(client.get("/today").text)
    for action in ACTIONS:
        path = re.sub(r"\{[^}]*\}", "x", action.path)
        for origin in OTHER_ORIGINS:
            answer = client.post(
                path, data={"token": token}, headers={"origin": origin.format(port=served.port)}
            )
            assert answer.status_code == 403, (path, origin)
        bare = httpx.post(served.origin + path, data={"token": token}, cookies=dict(client.cookies))
        assert bare.status_code == 403, path


def test_every_action_refuses_a_form_without_its_token(served: Served, client: httpx.Client) -> None:
    other = httpx.Client(base_url=served.origin)
    others = token_in(other.get(served.address, follow_redirects=True).text)
    for action in ACTIONS:
        path = re.sub(r"\{[^}]*\}", "x", action.path)
        for data in ({}, {"token": ""}, {"token": "x"}, {"token": others}):
            assert client.post(path, data=data).status_code == 403, (path, data)


def test_no_action_answers_to_an_address_alone(client: httpx.Client) -> None:
    shown = {re.sub(r"\{[^}]*\}", "x", page.path) for page in PAGES}
    for action in ACTIONS:
        path = re.sub(r"\{[^}]*\}", "x", action.path)
        if path not in shown:
            assert client.get(path).status_code in (404, 405), path


def test_what_was_refused_changed_nothing(client: httpx.Client) -> None:
    before = client.get("/today.json").content
    token = token_in(client.get("/today").text)
    client.post("/add", data={"token": token, "text": "A text."}, headers={"origin": "http://canary.invalid"})
    client.post("/add", data={"token": "x", "text": "A text."})
    assert client.get("/today.json").content == before


def test_every_answer_carries_the_policy_and_allows_nothing_inline(client: httpx.Client) -> None:
    answers = [
        *(client.get(path) for path in (*addresses(), "/static/desk.css", "/no-such-page", "/enter")),
        client.get("/today", headers={"host": "canary.invalid"}),
        client.post("/add", data={}),
    ]
    for answer in answers:
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert not [word for word in POLICY_NEVER if word in policy], policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in answer.headers


def test_what_a_reader_saw_stays_in_no_cache(client: httpx.Client) -> None:
    for path in addresses():
        assert client.get(path).headers["cache-control"] == "no-store", path


def test_no_page_holds_a_script_or_a_style_of_its_own(client: httpx.Client) -> None:
    for path in addresses():
        page = client.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>(?!\s*</script>)", page), path
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page), path


def test_static_files_stay_in_their_folder(client: httpx.Client) -> None:
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"):
        answer = client.get(path)
        assert answer.status_code in (400, 404), path


def test_a_form_leads_to_no_other_site(client: httpx.Client) -> None:
    token = token_in(client.get("/today").text)
    for back in (
        "//canary.invalid",
        "/\\canary.invalid",
        "/\t/canary.invalid",
        "http://canary.invalid",
        "\r\nx:y",
    ):
        for action in ACTIONS:
            path = re.sub(r"\{[^}]*\}", "x", action.path)
            answer = client.post(path, data={"token": token, "back": back, "claim": "c:x"})
            to = answer.headers.get("location", "/")
            assert re.match(r"/(?![/\\\t])", to), (path, back, to)


def test_more_than_a_form_may_hold_is_refused_before_it_is_read(served: Served) -> None:
    lines = (
        "POST /add HTTP/1.1",
        f"Host: 127.0.0.1:{served.port}",
        f"Origin: {served.origin}",
        f"Content-Length: {10**12}",
    )
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
        connection.sendall("\r\n".join((*lines, "", "")).encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 413")


def test_no_log_names_what_was_asked(served: Served, client: httpx.Client) -> None:
    token = token_in(client.get("/find").text)
    client.post("/find", data={"token": token, "words": "quiet question"}, follow_redirects=True)
    client.get("/no-such-page/quiet-question")
    assert "quiet" not in "".join(served.said)
