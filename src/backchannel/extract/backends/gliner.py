"""A GLiNER-family model from a local folder: it marks spans for labels, and labels are roles.

It names spans and nothing else, so it is asked only for kinds whose needed roles are all words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct

from ...model.errors import BackendNotInstalled, BadAnswer
from .questions import Question
from .schemas import schemas

NAME = "gliner.v1"
THRESHOLD = 0.5
LABELS: dict[str, dict[str, str]] = {
    "tenure": {"person who holds a post": "holder", "post or office": "post"},
    "contact": {"person or body that took part": "participants", "subject of the talks": "about"},
    "flow": {"supplier": "givers", "receiver": "receivers", "goods supplied": "goods"},
}
"""Labels asked for, and the role that each stands for."""
CHOSEN: dict[str, dict[str, str]] = {
    "tenure": {"standing": "current", "modality": "hedged"},
    "contact": {"mode": "other", "modality": "hedged"},
    "flow": {"modality": "hedged"},
}
"""What a span cannot tell: never more than hedged."""


class Spans(Protocol):
    """What the package `gliner` gives: spans of a text by label, with `text`, `label` and `score`."""

    def predict_entities(self, text: str, labels: list[str], *, threshold: float) -> list[dict[str, Any]]: ...


class Gliner(Struct, frozen=True):
    """A loaded model and its name."""

    model: str
    spans: Spans
    is_local: bool = True
    kinds: frozenset[str] = frozenset(LABELS)

    @property
    def made_by(self) -> str:
        return f"{NAME}:{self.model}"

    def facts(self, question: Question) -> object:
        """One fact of the best spans, or none. Raises: BadAnswer where the model fails on the sentence."""
        roles = LABELS[question.kind]
        try:
            found = self.spans.predict_entities(question.sentence, list(roles), threshold=THRESHOLD)
            best = sorted(found, key=lambda span: -float(span["score"]))
            told = [(roles[span["label"]], span["text"]) for span in best]
        except Exception as error:  # a model's own faults must not stop the document
            raise BadAnswer(f"the model failed on a sentence ({type(error).__name__})") from error
        return _fact(question, told)


def _fact(question: Question, told: list[tuple[str, str]]) -> list[dict[str, Any]]:
    fact: dict[str, Any] = dict(CHOSEN[question.kind])
    for role in schemas()[question.kind]:
        words = list(dict.fromkeys(text for name, text in told if name == role.name))
        if role.form != "choice" and words:
            fact[role.name] = words if role.is_list else words[0]
    missing = any(role.needed and role.name not in fact for role in schemas()[question.kind])
    return [] if missing else [fact]


def load_gliner(folder: Path) -> Gliner:
    """The model in a local folder; nothing is fetched. Raises: BackendNotInstalled."""
    if not folder.is_dir():
        raise BackendNotInstalled(
            f"there is no folder {folder}", remedy="give the folder of a model that was saved on this machine"
        )
    try:
        from gliner import GLiNER
    except ImportError as error:
        raise BackendNotInstalled(
            "the package gliner is not installed", remedy="pip install 'backchannel[gliner]'"
        ) from error
    try:
        spans = GLiNER.from_pretrained(str(folder), local_files_only=True)
    except Exception as error:  # whatever its loaders raise for a folder that holds no model
        raise BackendNotInstalled(
            f"no model could be loaded ({type(error).__name__})", where=str(folder), remedy="save it again"
        ) from error
    return Gliner(folder.name, spans)
