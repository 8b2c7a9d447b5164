"""A desk of one document, served, and who asks it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from backchannel.desk import Desk
from backchannel.faces.web.app import application

from .browsing import BASE, KEY, PORT, TEXT


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served") / "desk.db"
    with Desk.create(path, side="Norway") as desk:
        desk.add_text(TEXT, name="talks.txt", published="2031-05-05")
    return path


@pytest.fixture
def path(read_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(read_once, tmp_path))


@pytest.fixture
def stranger(path: Path) -> Iterator[TestClient]:
    """A browser that did not open the address of the start."""
    with TestClient(application(path, key=KEY, port=PORT), base_url=BASE) as client:
        yield client


@pytest.fixture
def browser(stranger: TestClient) -> TestClient:
    stranger.get(f"/enter?key={KEY}")
    return stranger
