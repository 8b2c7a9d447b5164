"""Posting to an endpoint: only where the user said, only once, never for ever."""

from __future__ import annotations

import socket
import threading
import time
from typing import Any

import pytest
from msgspec.structs import replace

from backchannel.fetch.endpoint import Endpoint, endpoint, is_loopback
from backchannel.model.errors import BackchannelError, BadQuestion, NetworkIsOff, NoAnswer
from backchannel.settings import BACKEND_ANSWER_BYTES
from tests.scripted_server import serving


def test_a_body_goes_there_and_the_answer_comes_back(connected: list[str]) -> None:
    with serving(lambda body: (200, b'{"seen": true}', {})) as server:
        found = endpoint(server.address, path="/chat/completions", key="k-1")
        assert found.post(b'{"a": 1}') == b'{"seen": true}'
    assert server.requests == [{"a": 1}]
    assert server.headers[0]["path"] == "/v1/chat/completions"
    assert server.headers[0]["Authorization"] == "Bearer k-1"
    assert set(connected) == {"127.0.0.1"}


@pytest.mark.parametrize(
    "address",
    [
        "http://192.0.2.7/v1",
        "https://192.0.2.7/v1",
        "http://models.example/v1",
        "https://localhost.example/v1",
        "http://127.0.0.1.example/v1",
        "http://[2001:db8::1]/v1",
        "http://0.0.0.0:80/v1",
        "http://2130706433/v1",
        "http://0x7f.1/v1",
        "http://[::ffff:192.0.2.7]/v1",
    ],
)
def test_beyond_this_machine_is_refused_before_anything_is_looked_up(
    address: str, connected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: pytest.fail("a name was looked up"))
    with pytest.raises(NetworkIsOff, match="BC712"):
        endpoint(address)
    assert connected == []


def test_with_the_network_on_only_https_goes_beyond_this_machine(connected: list[str]) -> None:
    with pytest.raises(NetworkIsOff, match="https"):
        endpoint("http://models.example/v1", network=True)
    assert not endpoint("https://models.example/v1", network=True).is_local
    assert connected == []


def test_a_local_name_that_leads_elsewhere_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda body: (200, b"{}", {})) as server:
        monkeypatch.setattr("backchannel.fetch.endpoint.is_loopback", lambda host: False)
        found = endpoint(f"http://localhost:{server.port}/v1")
        with pytest.raises(NetworkIsOff, match="nothing was sent"):
            found.post(b"{}")
    assert server.requests == []


@pytest.mark.parametrize(
    "address",
    ["", "ftp://127.0.0.1/", "http://", "http://u:p@127.0.0.1/", "http://127.0.0.1:x/", "file:///etc"],
)
def test_what_is_no_endpoint_is_refused(address: str) -> None:
    with pytest.raises(BadQuestion):
        endpoint(address)


def test_a_redirect_is_not_followed(connected: list[str]) -> None:
    answer = (307, b"", {"Location": "http://192.0.2.7/"})
    with serving(lambda body: answer) as server, pytest.raises(NoAnswer, match="307"):
        endpoint(server.address).post(b"{}")
    assert len(server.requests) == 1
    assert set(connected) == {"127.0.0.1"}


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.7:8080")
    with serving(lambda body: (200, b"{}", {})) as server:
        assert endpoint(server.address).post(b"{}") == b"{}"


@pytest.mark.parametrize("status", [201, 400, 401, 404, 429, 500, 503])
def test_another_status_is_no_answer_and_its_words_are_not_told(status: int) -> None:
    with serving(lambda body: (status, b"EXFILTRATE", {})) as server, pytest.raises(NoAnswer) as raised:
        endpoint(server.address, key="k-secret").post(b"{}")
    assert str(status) in str(raised.value)
    assert "EXFILTRATE" not in str(raised.value)
    assert "k-secret" not in str(raised.value)


@pytest.mark.parametrize("declared", [True, False])
def test_an_answer_without_end_is_cut_off(declared: bool) -> None:
    body = b"x" * (BACKEND_ANSWER_BYTES + 10)
    headers = {"Content-Length": str(len(body) if declared else 10**9)}
    with serving(lambda asked: (200, body, headers)) as server, pytest.raises(NoAnswer):
        replace(endpoint(server.address), seconds=2.0).post(b"{}")


def test_nobody_listening_is_no_answer() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NoAnswer, match="BC720"):
        Endpoint("http", "127.0.0.1", port, "/v1").post(b"{}")


def test_a_slow_answer_ends_when_its_time_is_over() -> None:
    def slow(body: dict[str, Any]) -> tuple[int, bytes, dict[str, str]]:
        time.sleep(0.6)
        return 200, b"{}", {}

    with serving(slow) as server:
        before = time.monotonic()
        with pytest.raises(NoAnswer, match="too long"):
            replace(endpoint(server.address), seconds=0.1).post(b"{}")
        assert time.monotonic() - before < 0.5


def test_an_answer_that_drips_ends_when_its_time_is_over() -> None:
    """Each byte comes in time, the whole never does."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip() -> None:
            peer, _ = listening.accept()
            with peer:
                peer.recv(65536)
                peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
                try:
                    for _ in range(40):
                        peer.sendall(b" ")
                        time.sleep(0.05)
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        before = time.monotonic()
        with pytest.raises(NoAnswer):
            Endpoint("http", "127.0.0.1", listening.getsockname()[1], "/", seconds=0.3).post(b"{}")
        assert time.monotonic() - before < 1.5
        thread.join()


def test_a_key_with_a_line_end_puts_no_header_in() -> None:
    with serving(lambda body: (200, b"{}", {})) as server, pytest.raises(BackchannelError):
        endpoint(server.address, key="k\r\nX-Evil: 1").post(b"{}")
    assert server.requests == []


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("128.0.0.1", False),
        ("10.0.0.1", False),
        ("::", False),
        ("localhost", False),
    ],
)
def test_loopback_is_told_by_figures(host: str, is_own: bool) -> None:
    assert is_loopback(host) is is_own
