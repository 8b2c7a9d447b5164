"""A GLiNER-family model from a local folder, by the interface of the package `gliner`."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from backchannel.extract.backends.gliner import LABELS, Gliner, load_gliner
from backchannel.extract.backends.schemas import schemas
from backchannel.model.errors import BackendNotInstalled
from tests.extract.reading_aloud import told

from .obeying import CARRIER, answered, codes, triggered


class GLiNER:
    """The same two methods as the package's class, over spans that a test gives."""

    spans: tuple[tuple[str, str, float], ...] = ()
    loaded: tuple[str, dict[str, Any]] = ("", {})

    @classmethod
    def from_pretrained(cls, model_id: str, **options: Any) -> GLiNER:
        if "broken" in model_id:
            raise FileNotFoundError("gliner_config.json")
        cls.loaded = (model_id, options)
        return cls()

    def predict_entities(
        self,
        text: str,
        labels: list[str],
        flat_ner: bool = True,
        threshold: float = 0.5,
        multi_label: bool = False,
    ) -> list[dict[str, Any]]:
        return [
            {"start": text.find(words), "end": 0, "text": words, "label": label, "score": score}
            for words, label, score in self.spans
            if score >= threshold
        ]


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> type[GLiNER]:
    module = ModuleType("gliner")
    module.GLiNER = GLiNER  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gliner", module)
    return GLiNER


@pytest.fixture
def loaded(package: type[GLiNER], tmp_path: Path) -> Gliner:
    return load_gliner(tmp_path)


def test_it_is_loaded_from_the_folder_and_from_nowhere_else(
    loaded: Gliner, package: type[GLiNER], tmp_path: Path
) -> None:
    assert package.loaded == (str(tmp_path), {"local_files_only": True})
    assert loaded.made_by == f"gliner.v1:{tmp_path.name}"
    assert loaded.is_local


def test_what_is_missing_is_told_with_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gliner", None)
    with pytest.raises(BackendNotInstalled, match=r"backchannel\[gliner\]"):
        load_gliner(tmp_path)
    with pytest.raises(BackendNotInstalled, match="no folder"):
        load_gliner(tmp_path / "none")


def test_a_folder_without_a_model_is_told(package: type[GLiNER], tmp_path: Path) -> None:
    (tmp_path / "broken").mkdir()
    with pytest.raises(BackendNotInstalled, match="FileNotFoundError"):
        load_gliner(tmp_path / "broken")


def test_spans_become_a_hedged_proposal(loaded: Gliner, monkeypatch: pytest.MonkeyPatch) -> None:
    party = "person or body that took part"
    monkeypatch.setattr(
        GLiNER,
        "spans",
        (("the Sund board", party, 0.7), ("Halden officials", party, 0.9), ("hours", party, 0.2)),
    )
    parsed = triggered(CARRIER, "contact")
    (draft,) = answered(parsed, loaded.facts).proposals
    assert told(parsed, draft) == (
        "contact | participants=Halden officials + Sund board | mode=other | modality=hedged"
    )


def test_too_few_spans_are_no_fact(loaded: Gliner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GLiNER, "spans", (("the Sund board", "supplier", 0.7),))
    found = answered(triggered(CARRIER, "flow"), loaded.facts)
    assert (found.proposals, found.refused) == ((), ())


@pytest.mark.parametrize(
    ("spans", "code"),
    [
        ((("Kern", "supplier", 1.0), ("Stein", "receiver", 1.0), ("gold", "goods supplied", 1.0)), "BC722"),
        ((("Halden officials", "spy", 1.0),), "BC721"),
    ],
)
def test_spans_that_are_not_in_the_text_or_were_not_asked_for_are_refused(
    loaded: Gliner, monkeypatch: pytest.MonkeyPatch, spans: Any, code: str
) -> None:
    monkeypatch.setattr(GLiNER, "spans", spans)
    found = answered(triggered(CARRIER, "flow"), loaded.facts)
    assert (found.proposals, codes(found)) == ((), [code])


def test_its_labels_are_roles_of_the_kinds_it_is_asked_for() -> None:
    for kind, labels in LABELS.items():
        roles = {role.name: role for role in schemas()[kind]}
        assert set(labels.values()) <= set(roles)
        needed = {name for name, role in roles.items() if role.needed and role.form != "choice"}
        assert needed <= set(labels.values())
